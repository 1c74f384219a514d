import pytest

from sandbox import schema
from sandbox.errors import ApiError
from sandbox.params import Params, read_params
from sandbox.upload import Upload


def read(method: str, **raw: object) -> tuple[Params, list[str]]:
    known = schema.load().method(method)
    assert known is not None
    return read_params(known, raw)


def test_form_texts_become_the_types_of_the_schema() -> None:
    params, odd = read(
        "sendMessage",
        chat_id="-100123",
        text="5",
        disable_notification="True",
        reply_markup='{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
        message_thread_id="3",
    )
    assert params == {
        "chat_id": -100123,
        "text": "5",
        "disable_notification": True,
        "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
        "message_thread_id": 3,
    }
    assert odd == []


def test_a_username_stays_text_and_null_counts_as_absent() -> None:
    params, _ = read("sendMessage", chat_id="@here", text="x", parse_mode=None)
    assert params == {"chat_id": "@here", "text": "x"}


def test_an_unknown_parameter_is_odd_but_let_through() -> None:
    params, odd = read("sendMessage", chat_id=1, text="x", colour="red")
    assert "colour" not in params
    assert odd == ["sendMessage has no parameter colour"]


def test_an_unknown_field_deep_inside_is_odd_but_let_through() -> None:
    _, odd = read("sendMessage", chat_id=1, text="x", reply_parameters={"message_id": 1, "y": 2})
    assert odd == ["parameter reply_parameters.y is not a field of ReplyParameters"]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1}, "message text is empty"),
        ({"chat_id": 1, "text": "x", "message_thread_id": "z"}, "message_thread_id must be Integer"),
        ({"chat_id": 1, "text": "x", "entities": "[{"}, "can't parse entities JSON object"),
        (
            {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": True}},
            "reply_parameters.message_id must be Integer",
        ),
    ],
)
def test_a_wrong_request_is_refused_as_telegram_would(raw: dict[str, object], told: str) -> None:
    with pytest.raises(ApiError, match="Bad Request") as no:
        read("sendMessage", **raw)
    assert told in no.value.description


def test_poll_options_may_be_plain_texts() -> None:
    params, odd = read("sendPoll", chat_id=1, question="?", options='["a",{"text":"b"}]')
    assert params["options"] == [{"text": "a"}, {"text": "b"}]
    assert odd == []


def test_files_come_under_attach_however_they_were_named() -> None:
    file = Upload("a.png", "image/png", b"x")
    params, odd = read("sendPhoto", chat_id=1, photo="attach://k", k=file)
    assert params["attach"] == {"k": file}
    direct, _ = read("sendPhoto", chat_id=1, photo=file)
    assert direct["photo"] == "attach://photo"
    assert direct["attach"] == {"photo": file}
    assert odd == []
