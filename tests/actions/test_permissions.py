"""Closing a group for a while: the strictest of several holds, and what was before comes back, once."""

from datetime import datetime

import pytest

from bot.actions import permissions
from bot.content import Content
from bot.domain.outgoing import Permit, Probe
from bot.domain.permissions import NOTHING, TEXT, USUAL, left_by
from bot.storage.database import Database
from tests.actions.entrance import SECOND, Entrance
from tests.actions.scene import NOON

OWN = (*USUAL, "can_pin_messages")
SILENT, TEXT_ONLY = left_by(OWN, [NOTHING]), left_by(OWN, [TEXT])


@pytest.fixture
async def group(database: Database, content: Content) -> Entrance:
    return await Entrance.furnished(database, content)


async def close(group: Entrance, name: str, what: tuple[str, ...], now: datetime = NOON) -> None:
    async with group.database.begin() as uow:
        await permissions.close_to(uow, group.community, now, name, what)


async def restore(group: Entrance, name: str, now: datetime = NOON) -> bool:
    async with group.database.begin() as uow:
        return await permissions.restore(uow, group.community, now, name) is not None


async def delivered(group: Entrance) -> list[tuple[str, ...]]:
    return [tuple(each.what) for each in await group.deliver(NOON + SECOND, OWN)]


async def test_what_was_before_is_asked_kept_and_brought_back(group: Entrance) -> None:
    await close(group, "calm", TEXT)
    assert await delivered(group) == [TEXT_ONLY]
    assert await restore(group, "calm")
    assert await delivered(group) == [OWN]
    assert await group.measures() == {}


async def test_of_two_the_strictest_holds_and_the_last_opens(group: Entrance) -> None:
    await close(group, "calm", TEXT)
    await delivered(group)
    await close(group, "night", NOTHING)
    assert await delivered(group) == [SILENT]
    await restore(group, "night")
    assert await delivered(group) == [TEXT_ONLY]
    await restore(group, "calm")
    assert await delivered(group) == [OWN]


async def test_what_ends_before_telegram_was_asked_changes_nothing(group: Entrance) -> None:
    await close(group, "night", NOTHING)
    await restore(group, "night")
    assert await delivered(group) == []
    assert await group.measures() == {}


async def test_two_that_begin_together_ask_for_one_original(group: Entrance) -> None:
    await close(group, "night", NOTHING)
    await close(group, "calm", TEXT)
    assert (await delivered(group))[-1] == SILENT
    await restore(group, "night")
    await restore(group, "calm")
    assert (await delivered(group))[-1] == OWN


async def test_an_order_that_waits_is_taken_back_by_the_next(group: Entrance) -> None:
    await close(group, "night", NOTHING)
    await delivered(group)
    await restore(group, "night")
    await close(group, "night", NOTHING)
    await restore(group, "night")
    assert await delivered(group) == [OWN]


async def test_closing_again_before_it_was_opened_remembers_the_first_original(group: Entrance) -> None:
    await close(group, "night", NOTHING)
    await delivered(group)
    await restore(group, "night")
    await close(group, "night", TEXT)
    assert await delivered(group) == [TEXT_ONLY]
    await restore(group, "night")
    assert await delivered(group) == [OWN]


async def test_ending_what_does_not_hold_is_nothing(group: Entrance) -> None:
    assert not await restore(group, "night")
    assert await group.acts(Permit) == await group.acts(Probe) == []
