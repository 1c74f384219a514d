from typing import Any

import pytest

from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, BEN, OWNER, Stage

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def failure(stage: Stage, method: str, **params: Any) -> str:
    with pytest.raises(ApiError) as caught:
        stage.call(method, **params)
    return caught.value.description


def test_an_unknown_chat_is_not_found(stage: Stage) -> None:
    assert failure(stage, "sendMessage", chat_id=-5, text="x") == "Bad Request: chat not found"


def test_a_stranger_cannot_be_written_to_until_they_start_the_bot(stage: Stage) -> None:
    said = failure(stage, "sendMessage", chat_id=ANN, text="x")
    assert said == "Forbidden: bot can't initiate conversation with a user"
    stage.act("say", chat=ANN, user=ANN, text="/start")
    assert stage.call("sendMessage", chat_id=ANN, text="x")["chat"]["type"] == "private"


def test_a_blocked_bot_is_told_and_refused(stage: Stage) -> None:
    stage.act("say", chat=ANN, user=ANN, text="/start")
    stage.act("block", user=ANN)
    assert stage.last("my_chat_member")["new_chat_member"]["status"] == "kicked"
    said = failure(stage, "sendMessage", chat_id=ANN, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    stage.act("block", user=ANN, off=True)
    assert stage.last("my_chat_member")["new_chat_member"]["status"] == "member"
    stage.call("sendMessage", chat_id=ANN, text="x")


def test_a_kicked_bot_is_refused_for_every_call(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/bot", chat=chat, bot=100, status="kicked")
    wanted = "Forbidden: bot was kicked from the supergroup chat"
    assert failure(stage, "sendMessage", chat_id=chat, text="x") == wanted
    assert failure(stage, "getChat", chat_id=chat) == wanted


def test_a_bot_that_left_is_no_member(stage: Stage) -> None:
    chat = stage.group()
    stage.call("leaveChat", chat_id=chat)
    said = failure(stage, "sendMessage", chat_id=chat, text="x")
    assert said == "Forbidden: bot is not a member of the supergroup chat"


def test_an_upgraded_group_names_its_new_id(stage: Stage) -> None:
    old = stage.group("group")
    new = stage.act("chats/migrate", chat=old)["chat"]
    with pytest.raises(ApiError) as caught:
        stage.call("sendMessage", chat_id=old, text="x")
    assert caught.value.description.endswith("group chat was upgraded to a supergroup chat")
    assert caught.value.parameters == {"migrate_to_chat_id": new}


def test_a_reply_to_nothing_fails_unless_allowed(stage: Stage) -> None:
    chat = stage.group()
    lost = {"message_id": 99}
    said = failure(stage, "sendMessage", chat_id=chat, text="x", reply_parameters=lost)
    assert said == "Bad Request: message to be replied not found"
    bold = {**lost, "allow_sending_without_reply": True}
    sent = stage.call("sendMessage", chat_id=chat, text="x", reply_parameters=bold)
    assert "reply_to_message" not in sent


def test_a_reply_shows_the_message_without_its_own_reply(stage: Stage) -> None:
    chat = stage.group()
    first = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    second = stage.act("say", chat=chat, user=BEN, text="two", reply_to=first)["message_id"]
    third = stage.act("say", chat=chat, user=ANN, text="three", reply_to=second)
    assert third["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in third["reply_to_message"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "message text is empty"),
        (" \u200b ", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
    ],
)
def test_a_text_has_a_length(stage: Stage, text: str, problem: str) -> None:
    chat = stage.group()
    assert failure(stage, "sendMessage", chat_id=chat, text=text) == f"Bad Request: {problem}"


def test_a_text_of_4096_emoji_is_not_too_long(stage: Stage) -> None:
    chat = stage.group()
    assert stage.call("sendMessage", chat_id=chat, text="😀" * 4096)["message_id"] == 2


def test_button_data_is_counted_in_bytes(stage: Stage) -> None:
    chat = stage.group()

    def keys(data: str) -> dict[str, object]:
        return {"inline_keyboard": [[{"text": "Go", "callback_data": data}]]}

    stage.call("sendMessage", chat_id=chat, text="x", reply_markup=keys("签" * 21 + "x"))
    said = failure(stage, "sendMessage", chat_id=chat, text="x", reply_markup=keys("签" * 22))
    assert said == "Bad Request: BUTTON_DATA_INVALID"


def test_a_button_must_do_something(stage: Stage) -> None:
    chat = stage.group()
    keys = {"inline_keyboard": [[{"text": "Go"}]]}
    said = failure(stage, "sendMessage", chat_id=chat, text="x", reply_markup=keys)
    assert said.endswith("Text buttons are unallowed in the inline keyboard")


def test_a_group_that_forbids_texts_forbids_them_to_an_ordinary_bot(stage: Stage) -> None:
    chat = stage.group(admin=False, permissions={"can_send_messages": False})
    said = failure(stage, "sendMessage", chat_id=chat, text="x")
    assert said == "Bad Request: not enough rights to send text messages to the chat"


def test_a_channel_takes_posts_only_from_its_administrators(stage: Stage) -> None:
    channel = stage.group("channel", admin={"can_delete_messages": True})
    said = failure(stage, "sendMessage", chat_id=channel, text="x")
    assert said == "Bad Request: need administrator rights in the channel chat"
    with pytest.raises(Refused, match="may not post in Tea house"):
        stage.act("post", chat=channel, user=ANN, text="x")


def test_a_post_of_a_linked_channel_appears_in_its_group(stage: Stage) -> None:
    channel, group = stage.group("channel"), stage.group()
    stage.act("chats/link", chat=group, channel=channel)
    stage.act("post", chat=channel, user=OWNER, text="news")
    assert stage.last("channel_post")["sender_chat"]["id"] == channel
    repeated = stage.last("message")
    assert repeated["is_automatic_forward"] is True
    assert repeated["from"]["id"] == 777000
    assert repeated["forward_origin"]["type"] == "channel"


def test_an_anonymous_administrator_writes_as_the_chat(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/admin", chat=chat, user=ANN, anonymous=True, title="Boss")
    said = stage.act("say", chat=chat, user=ANN, text="hush")
    assert said["from"]["id"] == 1087968824
    assert said["sender_chat"]["id"] == chat
    assert said["author_signature"] == "Boss"


def test_an_album_shares_a_group_id_and_one_caption(stage: Stage) -> None:
    chat = stage.group()
    stage.act("say", chat=chat, user=ANN, photo=True, caption="look", album=3)
    shown = [payload for _, kind, payload in stage.heard if kind == "message"]
    assert len({wire["media_group_id"] for wire in shown}) == 1
    assert ["caption" in wire for wire in shown] == [True, False, False]


def test_a_late_message_carries_its_own_date(stage: Stage) -> None:
    chat = stage.group()
    assert stage.act("say", chat=chat, user=ANN, text="late", at=1_700_000_000)["date"] == 1_700_000_000


def test_a_forward_keeps_its_first_origin(stage: Stage) -> None:
    chat = stage.group()
    first = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    second = stage.act("say", chat=chat, user=BEN, forward_from={"chat": chat, "message": first})
    assert second["forward_origin"]["sender_user"]["id"] == ANN
    third = stage.call("forwardMessage", chat_id=chat, from_chat_id=chat, message_id=second["message_id"])
    assert third["forward_origin"] == second["forward_origin"]
    copy = stage.call("copyMessage", chat_id=chat, from_chat_id=chat, message_id=first)
    assert stage.world.chats[chat].posts[copy["message_id"]].wire["text"] == "one"


def test_a_quote_must_be_part_of_the_message(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="green tea")["message_id"]
    reply = {"message_id": said, "quote": "tea"}
    sent = stage.call("sendMessage", chat_id=chat, text="yes", reply_parameters=reply)
    assert sent["quote"] == {"text": "tea", "position": 6, "is_manual": True}
    wrong = {"message_id": said, "quote": "coffee"}
    problem = failure(stage, "sendMessage", chat_id=chat, text="x", reply_parameters=wrong)
    assert problem == "Bad Request: QUOTE_TEXT_INVALID"


def test_a_person_cannot_send_nothing(stage: Stage) -> None:
    chat = stage.group()
    with pytest.raises(Refused, match="needs something to show"):
        stage.act("say", chat=chat, user=ANN, text=" \u200b")
    with pytest.raises(Refused, match="say needs a text"):
        stage.act("say", chat=chat, user=ANN)
    with pytest.raises(Refused, match="say does not know colour"):
        stage.act("say", chat=chat, user=ANN, text="x", colour="red")


def test_chatter_is_kept_plain(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="  good morning\n")
    assert said["text"] == "good morning"
    assert "entities" not in said


def test_a_rich_message_keeps_its_words(stage: Stage) -> None:
    chat = stage.group()
    rich = {"html": "<h1>Board</h1><table><tr><td>Ann</td><td>5</td></tr></table>"}
    sent = stage.call("sendRichMessage", chat_id=chat, rich_message=rich)
    assert [block["text"] for block in sent["rich_message"]["blocks"]] == ["Board", "Ann | 5"]
