"""What a moderator cannot do to a moderator, an owner, the bot, or a chat; a member to nobody."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.menu import STAFF_ONLY
from handlers.table import COMMANDS
from tests.attacks.presses import harm, rows
from tests.bad_input.ground import text
from tests.stories.door import calls
from tests.stories.panel_hands import forge
from tests.stories.staff_hands import AS_THE_GROUP, meet
from tests.stories.stage import BOT, GROUP, OWNER, Stage, staged

ANN, BO, CHEN = 1002, 1003, 1004
UNTOUCHABLE = (OWNER, CHEN, BO, BOT, 1087968824, 136817688, 777000)
"""The last three are Telegram's own: whoever speaks as the group, as a channel, and Telegram itself."""
CHANNEL = -1001000000099
AGAINST = ("warn", "mute", "ban", "kick", "note", "trust")
TAKING_BACK = ("unmute", "unban", "untrust")
UNDONE = ("restrictChatMember", "banChatMember", "unbanChatMember", "banChatSenderChat", "deleteMessage")
LINES = ("", f"{BO}", "@bo x", f"{BO} 2h x", "on", "off", "1", "add x", "20 x", "close 1", "cancel 1", "all")
"""After a command of staff, written by a member."""


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Stage]:
    """Bo and Chen are moderators, the owner owns, Ann owns a channel that may speak here."""
    async with staged(sqlite_url) as stage:
        await meet(stage)
        for user in (BO, CHEN):
            await stage.post(f"chats/{GROUP}/admin", user=user, by=OWNER)
        await stage.post("chats", id=CHANNEL, type="channel", title="Ads", owner=ANN, members=[])
        await stage.say(OWNER, "I am here")
        await stage.settle()
        yield stage


async def said_by_each(stage: Stage) -> dict[str, int]:
    """A message of each whom nobody may act against."""
    said: dict[str, Any] = {
        "owner": await stage.say(OWNER, "mine"),
        "moderator": await stage.say(CHEN, "and mine"),
        "channel": await stage.say(ANN, "an advert", **{"as": CHANNEL}),
        "anonymous": await stage.say(CHEN, "as the group", **AS_THE_GROUP),
    }
    await stage.say(BO, "/rules")
    await stage.say(OWNER, "/vote Tea? | Yes | No")
    await stage.settle()
    poll = [each for each in await stage.seen(OWNER) if each["from"]["id"] == BOT and each.get("poll")][-1]
    return {name: each["message_id"] for name, each in said.items()} | {"bot": poll["message_id"]}


async def test_a_moderator_does_nothing_to_those_who_look_after_the_group(scene: Stage) -> None:
    said = await said_by_each(scene)
    before = {method: len(await calls(scene, method)) for method in UNDONE}
    kept = await rows(scene, but=(BO,))
    for command in (*AGAINST, *TAKING_BACK):
        for reason in ("", "2h x") if command in {"mute", "ban"} else ("x",):
            line: dict[str, Any] = {"path": "say", "chat": GROUP, "user": BO}
            under = [
                line | {"text": f"/{command} {reason}".strip(), "reply_to": each} for each in said.values()
            ]
            named = [line | {"text": f"/{command} {who} {reason}".strip()} for who in UNTOUCHABLE]
            await scene.post("batch", do=[*under, *named])
        await scene.settle()
    assert await harm(scene) == []
    assert {method: len(await calls(scene, method)) for method in UNDONE} == before
    after = await rows(scene, but=(BO,))
    assert (after["sanction"], after["audit"]) == ([], kept["audit"])
    assert [row[4] for row in kept["audit"]] == ["vote-open"]


async def test_nor_by_a_button_however_it_is_forged(scene: Stage) -> None:
    await scene.say(BO, "/warn @ann spam")
    await scene.settle()
    under = await scene.last(BO)
    for who in (OWNER, CHEN, BO, BOT, 1087968824):
        for verb in ("trust", "untrust"):
            assert await forge(scene, BO, under, f"staff:{verb}.1.{who}:")
    kept = await rows(scene, but=(BO,))
    assert [row[2] for row in kept["sanction"]] == [ANN]
    assert await harm(scene) == []


async def test_a_member_does_nothing_by_a_command_of_staff(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await meet(stage)
        before = await rows(stage, but=(ANN,))
        for command in sorted(STAFF_ONLY & set(COMMANDS)):
            in_private = [f"/{command} {line}".strip() for line in LINES]
            do = [{"path": "say", "chat": ANN, "user": ANN, "text": written} for written in in_private]
            here = {"path": "say", "chat": GROUP, "user": ANN, "text": in_private[1]}
            await stage.post("batch", do=[*do, here])
            stage.clock.advance(seconds=20)  # or it would be a flood
            await stage.post("clock", set=int(stage.clock.now().timestamp()))
        await stage.settle()
        assert await harm(stage) == []
        after = await rows(stage, but=(ANN,))
        changed = {name for name in before if before[name] != after[name]}
        assert changed <= {"community", "rung", "ledger_day", "activity_hour"}, "what talking changes"
        assert (await stage.heard(ANN, ANN)).count(await text(stage, "not-staff")) > len(STAFF_ONLY)
