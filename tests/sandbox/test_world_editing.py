from typing import Any

import pytest

from sandbox.errors import ApiError, Refused
from tests.sandbox.stage import ANN, BEN, OWNER, Stage

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
HOUR = 3600


def failure(stage: Stage, method: str, **params: Any) -> str:
    with pytest.raises(ApiError) as caught:
        stage.call(method, **params)
    return caught.value.description


def test_an_edit_changes_text_and_takes_the_keyboard_away(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="one", reply_markup=KEYS)
    edited = stage.call("editMessageText", chat_id=chat, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    assert edited["edit_date"] == stage.clock.now()
    assert sent["text"] == "one", "what was sent before must not change"


def test_an_edit_must_change_something(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="one", reply_markup=KEYS)
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    said = failure(stage, "editMessageText", **where, text="one", reply_markup=KEYS)
    assert said.startswith("Bad Request: message is not modified: specified new message content")
    stage.call("editMessageReplyMarkup", **where)
    assert failure(stage, "editMessageReplyMarkup", **where).startswith(
        "Bad Request: message is not modified"
    )


def test_only_own_messages_can_be_edited(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    where = {"chat_id": chat, "text": "two"}
    problem = failure(stage, "editMessageText", message_id=said, **where)
    assert problem == "Bad Request: message can't be edited"
    problem = failure(stage, "editMessageText", message_id=77, **where)
    assert problem == "Bad Request: message to edit not found"


def test_a_long_edit_fails_in_the_servers_words(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="one")["message_id"]
    said = failure(stage, "editMessageText", chat_id=chat, message_id=sent, text="x" * 4097)
    assert said == "Bad Request: MESSAGE_TOO_LONG"
    said = failure(stage, "editMessageCaption", chat_id=chat, message_id=sent, caption="x")
    assert said == "Bad Request: there is no caption in the message to edit"


def test_a_persons_edit_is_told(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    stage.act("edit", chat=chat, message=said, user=ANN, text="two #tea")
    edited = stage.last("edited_message")
    assert (edited["text"], edited["entities"][0]["type"]) == ("two #tea", "hashtag")
    with pytest.raises(Refused, match="was not written by user"):
        stage.act("edit", chat=chat, message=said, user=BEN, text="three")


def test_others_messages_are_deleted_only_with_the_right(stage: Stage) -> None:
    chat = stage.group(admin={"can_pin_messages": True})
    said = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    problem = failure(stage, "deleteMessage", chat_id=chat, message_id=said)
    assert problem == "Bad Request: message can't be deleted"
    stage.act("chats/bot", chat=chat, bot=100, admin=True)
    assert stage.call("deleteMessage", chat_id=chat, message_id=said) is True
    problem = failure(stage, "deleteMessage", chat_id=chat, message_id=said)
    assert problem == "Bad Request: message to delete not found"


def test_nothing_older_than_two_days_is_deleted(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="one")["message_id"]
    stage.clock.advance(48 * HOUR - 1)
    fresh = stage.call("sendMessage", chat_id=chat, text="two")["message_id"]
    stage.clock.advance(1)
    problem = failure(stage, "deleteMessages", chat_id=chat, message_ids=[sent, fresh])
    assert problem == "Bad Request: message can't be deleted"
    assert fresh in stage.world.chats[chat].posts
    assert stage.call("deleteMessages", chat_id=chat, message_ids=[fresh, 999]) is True


def test_a_member_deletes_their_own_and_an_owner_any(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    with pytest.raises(Refused, match="may not delete"):
        stage.act("delete", chat=chat, message=said, user=BEN)
    stage.act("delete", chat=chat, messages=[said], user=OWNER)
    assert said not in stage.world.chats[chat].posts


def test_a_pin_is_announced_and_shown_by_get_chat(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="rules")["message_id"]
    stage.call("pinChatMessage", chat_id=chat, message_id=sent)
    assert stage.last("message")["pinned_message"]["text"] == "rules"
    assert stage.call("getChat", chat_id=chat)["pinned_message"]["message_id"] == sent
    stage.call("unpinChatMessage", chat_id=chat)
    assert "pinned_message" not in stage.call("getChat", chat_id=chat)
    problem = failure(stage, "unpinChatMessage", chat_id=chat)
    assert problem == "Bad Request: message to unpin not found"


def test_pinning_needs_the_right(stage: Stage) -> None:
    chat = stage.group(admin=False)
    sent = stage.call("sendMessage", chat_id=chat, text="rules")["message_id"]
    problem = failure(stage, "pinChatMessage", chat_id=chat, message_id=sent)
    assert problem == "Bad Request: not enough rights to manage pinned messages in the chat"


def test_a_bot_sets_one_known_reaction_and_nobody_is_told(stage: Stage) -> None:
    chat = stage.group()
    said = stage.act("say", chat=chat, user=ANN, text="one")["message_id"]
    stage.heard.clear()
    where = {"chat_id": chat, "message_id": said}
    stage.call("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🔥"}])
    assert stage.kinds() == []
    odd = [{"type": "emoji", "emoji": "🧋"}]
    assert failure(stage, "setMessageReaction", **where, reaction=odd).endswith("REACTION_INVALID")
