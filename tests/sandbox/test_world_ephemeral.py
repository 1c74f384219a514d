from typing import Any

import pytest

from sandbox import views
from sandbox.chats import Json
from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, BEN, Stage

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
COMMANDS = [
    {"command": "points", "description": "Your points", "is_ephemeral": True},
    {"command": "rank", "description": "The board"},
]


def whisper(stage: Stage, chat: int, text: str = "only you", **more: Any) -> Json:
    receiver = {"receiver_user_id": ANN, **more.pop("asked", {})}
    sent = stage.call("sendMessage", chat_id=chat, text=text, ephemeral_message_parameters=receiver, **more)
    assert isinstance(sent, dict)
    return sent


def seen_by(stage: Stage, chat: int, user: int | None) -> list[str]:
    shown = views.messages(stage.world, chat, user)["messages"]
    return [one["text"] for one in shown if not one["service"]]


def unseen_command(stage: Stage, chat: int) -> Json:
    stage.call("setMyCommands", commands=COMMANDS)
    said = stage.act("say", chat=chat, user=ANN, text="/points", ephemeral="auto")
    assert isinstance(said, dict)
    return said


def test_only_its_receiver_sees_an_ephemeral_message(stage: Stage) -> None:
    chat = stage.group()
    sent = whisper(stage, chat)
    assert (sent["message_id"], sent["ephemeral_message_id"]) == (0, 1)
    assert sent["receiver_user"]["id"] == ANN
    assert seen_by(stage, chat, ANN) == ["only you"]
    assert seen_by(stage, chat, BEN) == seen_by(stage, chat, None) == []


def test_an_ephemeral_command_is_heard_by_the_bot_alone(stage: Stage) -> None:
    chat = stage.group()
    said = unseen_command(stage, chat)
    heard = stage.last("message")
    assert heard == said
    assert (heard["message_id"], heard["receiver_user"]["id"]) == (0, 100)
    assert seen_by(stage, chat, BEN) == []
    assert seen_by(stage, chat, ANN) == ["/points"]


def test_a_reply_to_an_ephemeral_message_is_heard_by_its_bot_alone(stage: Stage) -> None:
    chat = stage.group()
    number = whisper(stage, chat)["ephemeral_message_id"]
    said = stage.act("say", chat=chat, user=ANN, text="Walk", reply_to_ephemeral=number)
    assert stage.last("message") == said
    assert (said["message_id"], said["ephemeral_message_id"], said["text"]) == (0, number + 1, "Walk")
    assert seen_by(stage, chat, BEN) == []
    assert seen_by(stage, chat, ANN) == ["only you", "Walk"]
    with pytest.raises(Refused, match="sees no ephemeral message"):
        stage.act("say", chat=chat, user=BEN, text="Walk", reply_to_ephemeral=number)


def test_an_ordinary_command_is_typed_in_the_open(stage: Stage) -> None:
    chat = stage.group()
    stage.call("setMyCommands", commands=COMMANDS)
    said = stage.act("say", chat=chat, user=ANN, text="/rank", ephemeral="auto")
    assert said["message_id"] > 0
    with pytest.raises(Refused, match="no bot here has registered /rank"):
        stage.act("say", chat=chat, user=ANN, text="/rank", ephemeral=True)


def test_an_ordinary_bot_answers_an_unseen_command_within_fifteen_seconds(stage: Stage) -> None:
    chat = stage.group(admin=False)
    said = unseen_command(stage, chat)
    reply = {"ephemeral_message_id": said["ephemeral_message_id"]}
    stage.clock.advance(15)
    assert whisper(stage, chat, reply_parameters=reply)["ephemeral_message_id"] == 2
    stage.clock.advance(1)
    with pytest.raises(ApiError, match="message to be replied not found"):
        whisper(stage, chat, reply_parameters=reply)


def test_an_ordinary_bot_needs_an_occasion(stage: Stage) -> None:
    chat = stage.group(admin=False)
    with pytest.raises(ApiError, match="CHAT_ADMIN_REQUIRED"):
        whisper(stage, chat)
    message = stage.call("sendMessage", chat_id=chat, text="x", reply_markup=KEYS)["message_id"]
    pressed = stage.act("press", chat=chat, message=message, user=ANN)
    asked = {"callback_query_id": pressed["callback_query_id"]}
    whisper(stage, chat, asked=asked)
    stage.clock.advance(16)
    with pytest.raises(ApiError, match="query is too old"):
        whisper(stage, chat, asked=asked)


def test_an_answer_can_stand_in_place_of_the_pressed_message(stage: Stage) -> None:
    chat = stage.group()
    message = stage.call("sendMessage", chat_id=chat, text="menu", reply_markup=KEYS)["message_id"]
    pressed = stage.act("press", chat=chat, message=message, user=ANN)
    asked = {
        "callback_query_id": pressed["callback_query_id"],
        "replace_callback_query_message": True,
    }
    sent = whisper(stage, chat, "answer", asked=asked)
    assert seen_by(stage, chat, ANN) == ["answer"]
    assert seen_by(stage, chat, BEN) == ["menu"]
    where = {"chat_id": chat, "receiver_user_id": ANN}
    where["ephemeral_message_id"] = sent["ephemeral_message_id"]
    stage.call("deleteEphemeralMessage", **where)
    assert seen_by(stage, chat, ANN) == ["menu"]


def test_its_buttons_work_and_it_is_edited_by_its_own_methods(stage: Stage) -> None:
    chat = stage.group()
    sent = whisper(stage, chat, reply_markup=KEYS)
    number = sent["ephemeral_message_id"]
    stage.act("press", chat=chat, ephemeral=number, user=ANN, data="go")
    assert stage.last("callback_query")["message"] == sent
    with pytest.raises(Refused, match="sees no ephemeral message"):
        stage.act("press", chat=chat, ephemeral=number, user=BEN, data="go")
    where = {"chat_id": chat, "receiver_user_id": ANN, "ephemeral_message_id": number}
    assert stage.call("editEphemeralMessageText", **where, text="new") is True
    assert seen_by(stage, chat, ANN) == ["new"]
    assert stage.call("editEphemeralMessageReplyMarkup", **where, reply_markup=KEYS) is True
    assert stage.call("deleteEphemeralMessage", **where) is True
    with pytest.raises(ApiError, match="MESSAGE_ID_INVALID"):
        stage.call("deleteEphemeralMessage", **where)


@pytest.mark.parametrize(
    ("receiver", "problem"),
    [(100, "USER_IS_BOT"), (9999, "PEER_ID_INVALID"), (1004, "USER_NOT_PARTICIPANT")],
)
def test_not_everybody_can_receive_one(stage: Stage, receiver: int, problem: str) -> None:
    chat = stage.group()
    stage.act("users", first_name="Nina", id=1004)
    with pytest.raises(ApiError, match=problem):
        whisper(stage, chat, asked={"receiver_user_id": receiver})


def test_there_are_none_in_private_chats(stage: Stage) -> None:
    stage.act("say", chat=ANN, user=ANN, text="/start")
    with pytest.raises(ApiError, match="PEER_ID_INVALID"):
        whisper(stage, ANN)


def test_a_muted_member_cannot_type_commands_either(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/restrict", chat=chat, user=ANN, by=1001)
    with pytest.raises(Refused, match="may not send text messages"):
        unseen_command(stage, chat)
