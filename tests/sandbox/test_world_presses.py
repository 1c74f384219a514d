from typing import Any

import pytest

from sandbox.errors import ApiError, Refused
from sandbox.people import answer_of
from tests.sandbox.stage import ANN, BEN, Stage

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(stage: Stage, chat: int) -> int:
    sent = stage.call("sendMessage", chat_id=chat, text="x", reply_markup=KEYS)
    return int(sent["message_id"])


def press(stage: Stage, chat: int, message: int, **more: Any) -> str:
    pressed = stage.act("press", chat=chat, message=message, user=ANN, **more)
    return str(pressed["callback_query_id"])


def test_a_press_reaches_the_bot_and_its_answer_comes_back(stage: Stage) -> None:
    chat = stage.group()
    query = press(stage, chat, keyboard(stage, chat), button="Go")
    event = stage.last("callback_query")
    assert (event["id"], event["data"], event["from"]["id"]) == (query, "go", ANN)
    assert answer_of(stage.world, query) is None
    stage.call("answerCallbackQuery", callback_query_id=query, text="done", show_alert=True)
    answer = answer_of(stage.world, query)
    assert answer == {"text": "done", "show_alert": True, "url": None}
    assert stage.changed[-1] == chat


def test_a_button_that_is_not_there_cannot_be_pressed(stage: Stage) -> None:
    chat = stage.group()
    message = keyboard(stage, chat)
    with pytest.raises(Refused, match=r"no button 'stop' \(its buttons: Go\)"):
        press(stage, chat, message, data="stop")
    stage.call("editMessageReplyMarkup", chat_id=chat, message_id=message)
    with pytest.raises(Refused, match="its buttons: none"):
        press(stage, chat, message, data="go")


def test_a_forged_press_arrives_all_the_same(stage: Stage) -> None:
    chat = stage.group()
    message = keyboard(stage, chat)
    stage.act("forge", chat=chat, message=message, user=BEN, data="evil")
    assert stage.last("callback_query")["data"] == "evil"


def test_a_late_or_unknown_answer_is_refused(stage: Stage) -> None:
    chat = stage.group()
    query = press(stage, chat, keyboard(stage, chat), data="go")
    with pytest.raises(ApiError, match="query is too old"):
        stage.call("answerCallbackQuery", callback_query_id="1")
    stage.clock.advance(61)
    with pytest.raises(ApiError) as caught:
        stage.call("answerCallbackQuery", callback_query_id=query)
    assert caught.value.description == TOO_OLD


def test_an_answer_has_at_most_200_characters(stage: Stage) -> None:
    chat = stage.group()
    query = press(stage, chat, keyboard(stage, chat), data="go")
    with pytest.raises(ApiError, match="MESSAGE_TOO_LONG"):
        stage.call("answerCallbackQuery", callback_query_id=query, text="x" * 201)


def test_only_the_bot_that_put_the_keyboard_hears_the_press(stage: Stage) -> None:
    chat = stage.group()
    stage.act("bots", token="200:xyz", username="other_bot")
    stage.act("chats/bot", chat=chat, bot=200)
    message = keyboard(stage, chat)
    stage.heard.clear()
    press(stage, chat, message)
    assert [bot for bot, _, _ in stage.heard] == [100]


def test_one_must_be_in_the_chat_to_press(stage: Stage) -> None:
    chat = stage.group()
    message = keyboard(stage, chat)
    stage.act("chats/leave", chat=chat, user=ANN)
    with pytest.raises(Refused, match="is not a member"):
        press(stage, chat, message)


def test_a_button_shows_only_what_it_does(stage: Stage) -> None:
    chat = stage.group()
    both = {"text": "x", "url": "https://a.com", "callback_data": "go"}
    keys = {"inline_keyboard": [[both], []]}
    sent = stage.call("sendMessage", chat_id=chat, text="x", reply_markup=keys)
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "x", "url": "https://a.com"}]]}
