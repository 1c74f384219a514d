"""Updates of every kind, in any order, through the whole of intake: none hurts, only members' words count."""

import json
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.clock import SetClock
from bot.config import load_settings
from bot.content import Content
from bot.intake.opening import Me
from bot.storage.tables import activity, activity_hour, dead_update, seen_update
from tests.actions.scene import community_of
from tests.intake.kinds import kinds, numbered
from tests.intake.mail import BOT, GROUP, NOON, OPS, OWNER

KINDS = list(kinds())


@pytest.fixture
async def app(sqlite_url: str, content: Content) -> AsyncIterator[App]:
    """The bot as it is, without a wire: nothing is sent."""
    values: dict[str, Any] = {
        "telegram": {"token": f"{BOT}:KINDS-TEST-TOKEN"},
        "database": {"url": sqlite_url},
        "owners": {"ids": [OWNER]},
    }
    settings = load_settings(None, {}).model_validate(values)
    made = App(settings, content, clock=SetClock(NOON))
    made.telegram.answer_press = _unanswered  # type: ignore[method-assign] # there is nobody to answer to
    async with made.opened():
        async with made.database.begin() as uow:
            await community_of(uow, GROUP, ops_chat_id=OPS)
        yield made


async def _unanswered(press_id: str, text: str = "", *, alert: bool = False) -> None:
    del press_id, text, alert


async def _sum(app: App, column: Any) -> int:
    async with app.database.read() as uow:
        return int(await uow.connection.scalar(select(func.coalesce(func.sum(column), 0))) or 0)


async def _dead(app: App) -> list[str]:
    async with app.database.read() as uow:
        return list((await uow.connection.execute(select(dead_update.c.error))).scalars())


@pytest.mark.parametrize(("event", "counts"), [each[1:] for each in KINDS], ids=[each[0] for each in KINDS])
async def test_only_what_a_member_says_counts(app: App, event: dict[str, Any], counts: int) -> None:
    await app.intake(Me(BOT, "steward_bot")).take([json.dumps({"update_id": 5} | event).encode()])
    assert await _dead(app) == []
    assert await _sum(app, activity.c.messages) == counts
    assert await _sum(app, activity.c.reactions) == 0
    assert await _sum(app, activity_hour.c.messages) == counts


@pytest.mark.parametrize("seed", range(5))
async def test_the_order_in_which_they_come_changes_no_count(app: App, seed: int) -> None:
    events = numbered(100, [event for _, event, _ in KINDS])
    random.Random(seed).shuffle(events)
    intake = app.intake(Me(BOT, "steward_bot"))
    for start in range(0, len(events), 7):
        await intake.take([json.dumps(each).encode() for each in events[start : start + 7]])
    assert await _dead(app) == []
    assert await _sum(app, activity.c.messages) == sum(counts for _, _, counts in KINDS)
    async with app.database.read() as uow:
        seen = await uow.connection.scalar(select(func.count()).select_from(seen_update))
    assert seen == len(KINDS)
