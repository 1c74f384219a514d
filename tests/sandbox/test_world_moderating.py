from typing import Any

import pytest

from sandbox.errors import ApiError, Refused
from sandbox.rights import PERMISSIONS
from tests.sandbox.stage import ANN, BEN, OWNER, Stage

HOUR = 3600
ALL = dict.fromkeys(PERMISSIONS, True)


def failure(stage: Stage, method: str, **params: Any) -> str:
    with pytest.raises(ApiError) as caught:
        stage.call(method, **params)
    return caught.value.description.removeprefix("Bad Request: ")


def mute(stage: Stage, chat: int, seconds: int = 0) -> None:
    until = stage.clock.now() + seconds if seconds else 0
    stage.call(
        "restrictChatMember",
        chat_id=chat,
        user_id=ANN,
        permissions={"can_send_messages": False},
        until_date=until,
    )


def test_a_muted_member_cannot_write_until_the_time_is_over(stage: Stage) -> None:
    chat = stage.group()
    mute(stage, chat, HOUR)
    assert stage.last("chat_member")["new_chat_member"]["until_date"] == stage.clock.now() + HOUR
    with pytest.raises(Refused, match="may not send text messages"):
        stage.act("say", chat=chat, user=ANN, text="let me")
    stage.heard.clear()
    stage.clock.advance(HOUR)
    stage.act("say", chat=chat, user=ANN, text="thanks")
    assert stage.kinds() == ["message"], "the end of a restriction is not told"
    assert stage.call("getChatMember", chat_id=chat, user_id=ANN)["status"] == "member"


def test_a_restriction_of_a_few_seconds_lasts_for_ever(stage: Stage) -> None:
    chat = stage.group()
    mute(stage, chat, 20)
    assert stage.call("getChatMember", chat_id=chat, user_id=ANN)["until_date"] == 0


def test_all_permissions_lift_a_restriction(stage: Stage) -> None:
    chat = stage.group()
    mute(stage, chat)
    stage.call("restrictChatMember", chat_id=chat, user_id=ANN, permissions=ALL)
    assert stage.last("chat_member")["new_chat_member"]["status"] == "member"


def test_a_restriction_survives_leaving_and_coming_back(stage: Stage) -> None:
    chat = stage.group()
    mute(stage, chat)
    stage.act("chats/leave", chat=chat, user=ANN)
    assert stage.call("getChatMember", chat_id=chat, user_id=ANN)["is_member"] is False
    stage.act("chats/join", chat=chat, user=ANN)
    with pytest.raises(Refused, match="may not send"):
        stage.act("say", chat=chat, user=ANN, text="x")


def test_text_may_be_allowed_while_pictures_are_not(stage: Stage) -> None:
    chat = stage.group()
    stage.call("restrictChatMember", chat_id=chat, user_id=ANN, permissions={"can_send_messages": True})
    stage.act("say", chat=chat, user=ANN, text="only words")
    with pytest.raises(Refused, match="may not send photos"):
        stage.act("say", chat=chat, user=ANN, photo=True)


def test_a_ban_shows_and_keeps_out_until_it_is_lifted(stage: Stage) -> None:
    chat = stage.group()
    stage.call("banChatMember", chat_id=chat, user_id=ANN)
    assert stage.last("chat_member")["new_chat_member"] == {
        "user": stage.world.users[ANN],
        "status": "kicked",
        "until_date": 0,
    }
    assert stage.last("message")["left_chat_member"]["id"] == ANN
    with pytest.raises(Refused, match="is banned from"):
        stage.act("chats/join", chat=chat, user=ANN)
    stage.call("unbanChatMember", chat_id=chat, user_id=ANN, only_if_banned=True)
    stage.act("chats/join", chat=chat, user=ANN)


def test_a_timed_ban_ends(stage: Stage) -> None:
    chat = stage.group()
    stage.call("banChatMember", chat_id=chat, user_id=ANN, until_date=stage.clock.now() + HOUR)
    stage.clock.advance(HOUR + 1)
    stage.act("chats/join", chat=chat, user=ANN)


def test_unban_sends_a_member_out_unless_told_otherwise(stage: Stage) -> None:
    chat = stage.group()
    where = {"chat_id": chat, "user_id": ANN}
    stage.call("unbanChatMember", **where, only_if_banned=True)
    assert stage.call("getChatMember", **where)["status"] == "member"
    stage.call("unbanChatMember", **where)
    assert stage.call("getChatMember", **where)["status"] == "left"


@pytest.mark.parametrize(
    ("user", "problem"),
    [
        (OWNER, "can't remove chat owner"),
        (BEN, "user is an administrator of the chat"),
        (100, "can't restrict self"),
        (4711, "user not found"),
        (0, "invalid user_id specified"),
    ],
)
def test_some_people_cannot_be_banned(stage: Stage, user: int, problem: str) -> None:
    chat = stage.group()
    stage.act("chats/admin", chat=chat, user=BEN)
    assert failure(stage, "banChatMember", chat_id=chat, user_id=user) == problem


def test_restricting_needs_the_right_and_a_supergroup(stage: Stage) -> None:
    chat = stage.group(admin={"can_delete_messages": True})
    wanted = "not enough rights to restrict/unrestrict chat member"
    assert failure(stage, "banChatMember", chat_id=chat, user_id=ANN) == wanted
    small = stage.group("group")
    said = failure(stage, "restrictChatMember", chat_id=small, user_id=ANN, permissions={})
    assert said == "method is available only for supergroups"


def test_a_basic_group_keeps_no_list_of_the_banned(stage: Stage) -> None:
    chat = stage.group("group")
    stage.call("banChatMember", chat_id=chat, user_id=ANN)
    assert stage.call("getChatMember", chat_id=chat, user_id=ANN)["status"] == "left"


def test_a_bot_grants_only_rights_it_holds(stage: Stage) -> None:
    chat = stage.group(admin={"can_promote_members": True, "can_delete_messages": True})
    where = {"chat_id": chat, "user_id": ANN}
    stage.call("promoteChatMember", **where, can_delete_messages=True)
    standing = stage.call("getChatMember", **where)
    assert (standing["status"], standing["can_be_edited"]) == ("administrator", True)
    stage.call("setChatAdministratorCustomTitle", **where, custom_title="Helper")
    assert stage.call("getChatMember", **where)["custom_title"] == "Helper"
    assert failure(stage, "promoteChatMember", **where, can_pin_messages=True) == "RIGHT_FORBIDDEN"
    stage.call("promoteChatMember", **where)
    assert stage.call("getChatMember", **where)["status"] == "member"


def test_a_tag_has_at_most_sixteen_characters_and_no_emoji(stage: Stage) -> None:
    chat = stage.group()
    where = {"chat_id": chat, "user_id": ANN}
    stage.call("setChatMemberTag", **where, tag="活跃之星")
    assert stage.call("getChatMember", **where)["tag"] == "活跃之星"
    assert stage.act("say", chat=chat, user=ANN, text="x")["sender_tag"] == "活跃之星"
    assert failure(stage, "setChatMemberTag", **where, tag="x" * 17) == "TAG_INVALID"
    assert failure(stage, "setChatMemberTag", **where, tag="⭐") == "TAG_EMOJI_NOT_ALLOWED"
    stage.call("setChatMemberTag", **where, tag="")
    assert "tag" not in stage.call("getChatMember", **where)


def test_tagging_needs_its_right(stage: Stage) -> None:
    chat = stage.group(admin={"can_delete_messages": True})
    said = failure(stage, "setChatMemberTag", chat_id=chat, user_id=ANN, tag="x")
    assert said == "CHAT_ADMIN_REQUIRED"


def test_a_human_administrator_moderates_and_the_bot_hears_who(stage: Stage) -> None:
    chat = stage.group()
    stage.act("chats/restrict", chat=chat, user=ANN, by=OWNER)
    assert stage.last("chat_member")["from"]["id"] == OWNER
    stage.act("chats/kick", chat=chat, user=ANN, by=OWNER)
    assert stage.last("chat_member")["new_chat_member"]["status"] == "left"
    with pytest.raises(Refused, match="has no right can_restrict_members"):
        stage.act("chats/ban", chat=chat, user=ANN, by=BEN)


def test_default_permissions_bind_members_not_administrators(stage: Stage) -> None:
    chat = stage.group()
    stage.call("setChatPermissions", chat_id=chat, permissions={"can_send_messages": True})
    with pytest.raises(Refused, match="may not send stickers"):
        stage.act("say", chat=chat, user=ANN, sticker=True)
    stage.act("say", chat=chat, user=OWNER, sticker=True)
    said = failure(stage, "setChatPermissions", chat_id=chat, permissions={"can_send_messages": True})
    assert said == "CHAT_NOT_MODIFIED"


def test_a_wider_permission_implies_the_narrower(stage: Stage) -> None:
    chat = stage.group()
    stage.call("restrictChatMember", chat_id=chat, user_id=ANN, permissions={"can_send_other_messages": True})
    standing = stage.call("getChatMember", chat_id=chat, user_id=ANN)
    assert standing["can_send_photos"] is True
    assert standing["can_send_polls"] is False
    assert standing["can_react_to_messages"] is False


def test_administrators_are_listed_without_other_bots(stage: Stage) -> None:
    chat = stage.group()
    stage.act("bots", token="200:xyz", username="other_bot")
    stage.act("chats/bot", chat=chat, bot=200, admin=True)
    found = stage.call("getChatAdministrators", chat_id=chat)
    assert [one["user"]["id"] for one in found] == [OWNER, 100]
    assert len(stage.call("getChatAdministrators", chat_id=chat, return_bots=True)) == 3


def test_a_title_is_announced_once(stage: Stage) -> None:
    chat = stage.group()
    stage.call("setChatTitle", chat_id=chat, title="  Tea   room ")
    assert stage.last("message")["new_chat_title"] == "Tea room"
    stage.heard.clear()
    stage.call("setChatTitle", chat_id=chat, title="Tea room")
    assert stage.kinds() == []
    assert stage.act("say", chat=chat, user=ANN, text="x")["chat"]["title"] == "Tea room"


def test_a_banned_channel_is_not_written_as_until_it_may_again(stage: Stage) -> None:
    channel, chat = stage.group("channel"), stage.group()
    ban = {"chat_id": chat, "sender_chat_id": channel}
    stage.call("banChatSenderChat", **ban)
    with pytest.raises(Refused, match="may not write here"):
        stage.act("say", **{"chat": chat, "user": OWNER, "text": "x", "as": channel})
    stage.call("unbanChatSenderChat", **ban)
    stage.act("say", **{"chat": chat, "user": OWNER, "text": "x", "as": channel})
    assert failure(stage, "banChatSenderChat", chat_id=chat, sender_chat_id=chat) == "PARTICIPANT_ID_INVALID"
