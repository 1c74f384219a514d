from typing import Any

import pytest

from sandbox import views
from sandbox.chats import Json
from sandbox.errors import ApiError, Refused
from sandbox.formatting import formatted
from tests.sandbox.stage import ANN, BEN, OWNER, Stage


def said(stage: Stage, chat: int, text: str = "tea", **more: Any) -> int:
    return int(stage.act("say", chat=chat, user=ANN, text=text, **more)["message_id"])


def words_of(stage: Stage, chat: int, message: int) -> Json:
    wire = stage.world.chats[chat].posts[message].wire
    assert isinstance(wire, dict)
    return wire


def test_several_messages_are_forwarded_and_copied_in_order(stage: Stage) -> None:
    chat = stage.group()
    first, second = said(stage, chat, "one"), said(stage, chat, "two")
    where = {"chat_id": chat, "from_chat_id": chat}
    ids = stage.call("forwardMessages", **where, message_ids=[first, second, 99])
    assert [words_of(stage, chat, i["message_id"])["text"] for i in ids] == ["one", "two"]
    ids = stage.call("copyMessages", **where, message_ids=[first, second])
    assert "forward_origin" not in words_of(stage, chat, ids[0]["message_id"])
    with pytest.raises(ApiError, match="strictly increasing order"):
        stage.call("copyMessages", **where, message_ids=[second, first])


def test_protected_and_service_messages_are_not_forwarded(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendMessage", chat_id=chat, text="secret", protect_content=True)
    assert sent["has_protected_content"] is True
    for message in (sent["message_id"], 1):
        with pytest.raises(ApiError, match="the message can't be forwarded"):
            stage.call("forwardMessage", chat_id=chat, from_chat_id=chat, message_id=message)
    with pytest.raises(ApiError, match="message to forward not found"):
        stage.call("forwardMessage", chat_id=chat, from_chat_id=chat, message_id=99)


def test_a_copy_takes_a_new_caption(stage: Stage) -> None:
    chat = stage.group()
    picture = stage.act("say", chat=chat, user=ANN, photo=True, caption="old")["message_id"]
    where = {"chat_id": chat, "from_chat_id": chat, "message_id": picture}
    copy = stage.call("copyMessage", **where, caption="<i>new</i>", parse_mode="HTML")
    assert words_of(stage, chat, copy["message_id"])["caption"] == "new"


def test_a_forwarded_channel_post_names_its_channel(stage: Stage) -> None:
    channel, chat = stage.group("channel"), stage.group()
    post = stage.act("post", chat=channel, user=OWNER, text="news")["message_id"]
    wire = stage.act("say", chat=chat, user=ANN, forward_from={"chat": channel, "message": post})
    assert wire["forward_origin"]["chat"]["id"] == channel


def test_places_contacts_and_throws_are_sent(stage: Stage) -> None:
    chat = stage.group()
    stage.call("sendLocation", chat_id=chat, latitude=31.2, longitude=121.5)
    stage.call("sendContact", chat_id=chat, phone_number="+1", first_name="A")
    assert 1 <= stage.call("sendDice", chat_id=chat, emoji="🏀")["dice"]["value"] <= 5
    with pytest.raises(ApiError, match="invalid location"):
        stage.call("sendLocation", chat_id=chat, latitude=91, longitude=0)
    with pytest.raises(ApiError, match="wrong parameter action"):
        stage.call("sendChatAction", chat_id=chat, action="dancing")
    assert stage.call("sendChatAction", chat_id=chat, action="typing") is True


def test_everything_is_unpinned_and_a_reaction_taken_away(stage: Stage) -> None:
    chat = stage.group()
    message = said(stage, chat)
    stage.act("chats/pin", chat=chat, message=message, by=OWNER)
    assert stage.last("message")["pinned_message"]["message_id"] == message
    stage.call("unpinAllChatMessages", chat_id=chat)
    assert "pinned_message" not in stage.call("getChat", chat_id=chat)
    stage.act("react", chat=chat, message=message, user=BEN, emoji=["👎"])
    stage.call("deleteMessageReaction", chat_id=chat, message_id=message, user_id=BEN)
    assert stage.last("message_reaction")["new_reaction"] == []


def test_a_rich_message_is_edited_and_says_something(stage: Stage) -> None:
    chat = stage.group()
    cells = [[{"text": ["A", {"type": "bold", "text": "nn"}]}, {"text": "5"}]]
    rich = {"blocks": [{"type": "table", "cells": cells}, {"type": "paragraph", "text": "end"}]}
    sent = stage.call("sendRichMessage", chat_id=chat, rich_message=rich)
    assert [block["text"] for block in sent["rich_message"]["blocks"]] == ["Ann | 5", "end"]
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    edited = stage.call("editMessageText", **where, rich_message={"markdown": "# hi"})
    assert edited["rich_message"]["blocks"] == [{"type": "paragraph", "text": "# hi"}]
    assert views.messages(stage.world, chat, ANN)["messages"][-1]["text"] == "# hi"
    with pytest.raises(ApiError, match="must be non-empty"):
        stage.call("sendRichMessage", chat_id=chat, rich_message={"html": "<p> </p>"})


def test_a_description_is_kept_and_must_change(stage: Stage) -> None:
    chat = stage.group()
    stage.call("setChatDescription", chat_id=chat, description="leaves")
    assert stage.call("getChat", chat_id=chat)["description"] == "leaves"
    with pytest.raises(ApiError, match="chat description is not modified"):
        stage.call("setChatDescription", chat_id=chat, description="leaves ")


def test_a_private_chat_has_two_members_and_no_administrators(stage: Stage) -> None:
    stage.act("say", chat=ANN, user=ANN, text="/start")
    assert stage.call("getChatMemberCount", chat_id=ANN) == 2
    assert stage.call("getChatMember", chat_id=ANN, user_id=ANN)["status"] == "member"
    with pytest.raises(ApiError, match="no administrators in the private chat"):
        stage.call("getChatAdministrators", chat_id=ANN)
    with pytest.raises(ApiError, match="can't leave private chats"):
        stage.call("leaveChat", chat_id=ANN)


def test_a_chat_is_found_by_its_name(stage: Stage) -> None:
    chat = stage.group(username="teahouse")
    assert stage.call("getChat", chat_id="@TeaHouse")["id"] == chat
    assert stage.call("sendMessage", chat_id=str(chat), text="x")["chat"]["id"] == chat
    for name in ("@nowhere", "house", ""):
        with pytest.raises(ApiError, match=r"chat not found|chat_id is empty"):
            stage.call("getChat", chat_id=name)


def test_a_renamed_person_is_renamed_everywhere(stage: Stage) -> None:
    chat = stage.group()
    stage.act("say", chat=ANN, user=ANN, text="/start")
    stage.act("users", id=ANN, first_name="Anna", username="anna")
    assert stage.act("say", chat=chat, user=ANN, text="x")["from"]["first_name"] == "Anna"
    assert stage.call("getChat", chat_id=ANN)["username"] == "anna"


def test_an_owner_demotes_and_unbans(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/admin", chat=chat, user=ANN)
    stage.act("chats/admin", chat=chat, user=ANN, off=True)
    assert stage.last("chat_member")["new_chat_member"]["status"] == "member"
    stage.act("chats/ban", chat=chat, user=ANN, by=OWNER)
    stage.act("chats/unban", chat=chat, user=ANN, by=OWNER)
    assert stage.last("chat_member")["new_chat_member"]["status"] == "left"
    with pytest.raises(Refused, match="is not banned"):
        stage.act("chats/unban", chat=chat, user=ANN, by=OWNER)


def test_a_title_by_hand_is_told_to_bots(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/title", chat=chat, title="Coffee house", by=OWNER)
    assert stage.last("message")["new_chat_title"] == "Coffee house"
    with pytest.raises(Refused, match="has no right can_change_info"):
        stage.act("chats/title", chat=chat, title="x", by=ANN)


def test_a_service_message_tells_who_did_what_to_whom(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/kick", chat=chat, user=ANN, by=OWNER)
    shown = views.messages(stage.world, chat, BEN)["messages"][-1]
    assert shown["service"] == "Olga removed Ann"
    assert shown["event"] == {"kind": "kick", "by": "Olga", "who": ["Ann"], "text": ""}


def test_somebody_writes_as_their_channel(stage: Stage) -> None:
    channel, chat = stage.group("channel"), stage.group()
    wire = stage.act("say", **{"chat": chat, "user": OWNER, "text": "x", "as": channel})
    assert (wire["from"]["id"], wire["sender_chat"]["id"]) == (136817688, channel)
    with pytest.raises(Refused, match="only administrators of a supergroup"):
        stage.act("say", **{"chat": chat, "user": ANN, "text": "x", "as": "anonymous"})


@pytest.mark.parametrize(
    ("text", "mode", "kind"),
    [
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "HTML", "custom_emoji"),
        ('<tg-time unix="99" format="wDT">then</tg-time>', "HTML", "date_time"),
        ("![👍](tg://emoji?id=5)", "MarkdownV2", "custom_emoji"),
        ("![then](tg://time?unix=99&format=r)", "MarkdownV2", "date_time"),
        ("<blockquote expandable>x</blockquote>", "HTML", "expandable_blockquote"),
        ("[you](tg://user?id=7)", "MarkdownV2", "text_mention"),
        (">a\n>b||", "MarkdownV2", "expandable_blockquote"),
    ],
)
def test_rarer_marks_are_read(text: str, mode: str, kind: str) -> None:
    _, entities = formatted(text, mode, None, {})
    assert [entity["type"] for entity in entities] == [kind]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("example.com", "http://example.com/"),
        ("https://a.com/x", "https://a.com/x"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("nodot", None),
        ("javascript:alert(1)", None),
        ("http://[", None),
    ],
)
def test_addresses_are_kept_as_telegram_keeps_them(url: str, kept: str | None) -> None:
    _, entities = formatted(f'<a href="{url}">x</a>', "HTML", None, {})
    assert [entity.get("url") for entity in entities] == ([kept] if kept else [])


def test_a_button_to_nowhere_is_refused(stage: Stage) -> None:
    chat = stage.group()
    keys = {"inline_keyboard": [[{"text": "x", "url": "javascript:alert(1)"}]]}
    with pytest.raises(ApiError, match="BUTTON_URL_INVALID"):
        stage.call("sendMessage", chat_id=chat, text="x", reply_markup=keys)
