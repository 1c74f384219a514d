"""Everything that can be pressed in the panel, pressed: no button of it is dead, no text lacks anything."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import update

from bot.actions import koc_path
from bot.domain.giveaway import Prize, Rule, as_json
from bot.domain.koc import KEEP
from bot.storage.challenge_proof import Proved
from bot.storage.giveaway_draw import Round
from bot.storage.tables import challenge
from bot.storage.uow import UnitOfWork
from handlers.panel import SECTIONS
from tests.bad_input.ground import unharmed
from tests.stories.panel_hands import ANN, again, datas, forge, orders, panel
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

SECTION_KEYS = "panel|settings|schedule|vote|topic|order|challenge|giveaway|share|honours|koc|summary|health"
PLACEHOLDER = re.compile(rf"\{{ ?\$|\b({SECTION_KEYS})-[a-z-]+\b")
ALIKE = re.compile(r"\.(?:hour\.(?!0:|23:)|zone\.(?!Asia/Shanghai|America/Los_Angeles|typed)|page\.[2-9])")
"""One of many buttons that differ in a value only."""


async def walk(stage: Stage, user: int, chat: int) -> set[str]:
    """Press all there is, and all that appears by that; returns what was pressed."""
    start = await panel(stage, user, chat)
    waiting, pressed = datas(start), set[str]()
    while waiting:
        data = waiting.pop(0)
        if data in pressed or ALIKE.search(data):
            continue
        pressed.add(data)
        assert data.startswith("panel:"), data
        assert len(data.encode()) <= 64
        toast = await forge(stage, user, start, data, chat)
        assert "no longer of use" not in toast, data
        shown = await again(stage, user, start, chat)
        assert not PLACEHOLDER.search(shown["text"] + toast), (data, shown["text"])
        assert shown["buttons"], f"{data!r} leads to a dead end"
        waiting = datas(shown) + waiting
    return pressed


@asynccontextmanager
async def quiet_log(caplog: pytest.LogCaptureFixture) -> AsyncIterator[None]:
    """Nothing is logged as an error, a text that lacks something least of all."""
    with caplog.at_level(logging.ERROR):
        yield
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


async def furnish(stage: Stage) -> None:
    """Something of everything, so that each section has all of its buttons."""
    for line in (
        "/vote Tea or coffee? | Tea | Coffee --until 8h",
        "/challenge Walk | 7 days | #walk",
        "/giveaway A book | a good book | 1 winner --until 8h",
    ):
        await stage.say(OWNER, line)
    await stage.say(ANN, "hello")
    for number in range(2):
        await stage.say(ANN, f"My scarf number {number} #share")
    await stage.say(ANN, "/vote Cake? | Yes | No --until 8h")
    await stage.settle()
    await orders(stage, 3)
    async with stage.database.begin() as uow:
        community = (await uow.communities.by_chats([GROUP]))[GROUP]
        await uow.communities.lock([community.id])
        await games(uow, community.id, stage.clock.now())
        await koc_path.act(uow, stage.app.content, stage.clock.now(), community, ANN, KEEP, OWNER)


async def games(uow: UnitOfWork, home: int, now: datetime) -> None:
    """A challenge in which Ann has proved something, and a giveaway that she has just won."""
    running = update(challenge).values(state="running", begins_at=now).returning(challenge.c.id)
    number = (await uow.connection.execute(running)).scalar_one()
    await uow.challenges.prove([Proved(home, number, ANN, now.date(), 1, now)])
    made = await uow.giveaways.add(home, {
        "state": "drawn", "title": "Tea", "prize": as_json(Prize("points", 5)), "winners": 1, "seed": "5e",
        "rule": as_json(Rule()), "commitment": "", "made_by": OWNER, "opened_at": now, "closes_at": now,
        "drawn_at": now,
    })  # fmt: skip
    await uow.giveaways.record(home, made or 0, Round(1, "5e", 1, 1, now), [ANN], [ANN])


@pytest.mark.parametrize(("language", "chat"), [("en", GROUP), ("zh", OPS)])
async def test_every_button_of_every_section_leads_somewhere(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, language: str, chat: int
) -> None:
    async with staged(sqlite_url, language=language) as stage, quiet_log(caplog):
        await furnish(stage)
        pressed = await walk(stage, OWNER, chat)
        paths = [data.split(":")[1].split(".") for data in pressed]
        assert {path[1] for path in paths} == {*SECTIONS, "menu"}
        deeds = {(path[1], path[2]) for path in paths if len(path) > 2}
        assert {("vote", "cancel"), ("challenge", "cancel"), ("giveaway", "cancel")} <= deeds
        assert {("vote", "approve"), ("giveaway", "again"), ("giveaway", "codes")} <= deeds
        assert {("challenge", "strike"), ("shop", "stock"), ("shop", "approve"), ("shop", "reopen")} <= deeds
        assert {("shop", "done"), ("shop", "refuse"), ("challenge", "start"), ("post", "write")} <= deeds
        assert {
            ("share", "1"),
            ("koc", "open"),
            ("koc", "invite"),
            ("koc", "note"),
            ("stats", "month"),
        } <= deeds
        await unharmed(stage)
