"""Before the curtain rises: the bot, all people, the operators' chat and the groups."""

from collections.abc import Sequence

from bot.demo.cast import LOUNGE_ID, OPS_CHAT_ID, OWNER_ID, Group, Words
from bot.demo.stage import Stage

TOKEN = "777000777:DEMO-NO-SECRET"  # noqa: S105 - the sandbox takes any
BOT_ID = 777000777
_OPS_RIGHTS = {"can_manage_topics": True, "can_pin_messages": True, "can_delete_messages": True}


async def furnish(stage: Stage, groups: Sequence[Group], words: Words) -> None:
    """Make everything there is on the first morning."""
    await stage.post("bots", token=TOKEN, username="steward_demo_bot", first_name="群管家 Steward")
    await stage.post("users", id=OWNER_ID, first_name=words("owner"), username="demo_owner")
    people = [
        {
            "path": "users", "id": person.user_id, "first_name": person.name, "username": person.username,
            "language_code": group.language,
        }
        for group in groups
        for person in (*group.people, *group.strangers)
    ]  # fmt: skip
    await stage.post("batch", do=people)
    await _operators(stage, groups, words)
    await _lounge(stage, groups, words)
    for group in groups:
        await _group(stage, group)


async def _operators(stage: Stage, groups: Sequence[Group], words: Words) -> None:
    staff = [person.user_id for group in groups for person in group.moderators]
    await stage.post(
        "chats", id=OPS_CHAT_ID, type="supergroup", title=words("operators"), owner=OWNER_ID,
        members=staff, is_forum=True,
    )  # fmt: skip
    await stage.post(f"chats/{OPS_CHAT_ID}/topics", name=words("duty"))
    await stage.post(f"chats/{OPS_CHAT_ID}/bot", bot=BOT_ID, by=OWNER_ID, admin=_OPS_RIGHTS)


async def _lounge(stage: Stage, groups: Sequence[Group], words: Words) -> None:
    staff = [person.user_id for group in groups for person in group.moderators]
    await stage.post(
        "chats", id=LOUNGE_ID, type="supergroup", title=words("lounge"), owner=OWNER_ID, members=staff
    )
    for user_id in staff:
        await stage.post(f"chats/{LOUNGE_ID}/admin", user=user_id)
    await stage.post(f"chats/{LOUNGE_ID}/bot", bot=BOT_ID, by=OWNER_ID, admin=True)


async def _group(stage: Stage, group: Group) -> None:
    members = [person.user_id for person in group.founders]
    await stage.post(
        "chats", id=group.chat_id, type="supergroup", title=group.title, owner=OWNER_ID, members=members
    )
    for person in group.moderators:
        await stage.post(f"chats/{group.chat_id}/admin", user=person.user_id)
    await stage.post(f"chats/{group.chat_id}/bot", bot=BOT_ID, by=OWNER_ID, admin=True)
