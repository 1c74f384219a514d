"""The panel over the real wire: who sees it, where it appears, and that none of its buttons is dead."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from handlers.panel import SECTIONS
from tests.bad_input.ground import unharmed
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage, staged

ANN, BO = 1002, 1003
PLACEHOLDER = re.compile(r"\{ ?\$|\b(panel|settings|schedule|vote|topic|order)-[a-z-]+\b")


async def panel(
    stage: Stage, user: int = OWNER, chat: int = GROUP, command: str = "/panel"
) -> dict[str, Any]:
    """Somebody asks for it; the bot's last message that they see."""
    await stage.say(user, command, chat)
    await stage.settle()
    return await stage.last(user, chat)


def datas(message: dict[str, Any]) -> list[str]:
    """What the buttons carry."""
    return [button["data"] for row in message["buttons"] for button in row if button["data"]]


async def forge(stage: Stage, user: int, message: dict[str, Any], data: str, chat: int = GROUP) -> str:
    """Send a button's data from under a message, whether it has that button or not; the toast."""
    number = "ephemeral_message_id" if message["ephemeral"] else "message_id"
    where = {"ephemeral" if message["ephemeral"] else "message": message[number]}
    pressed = await stage.post("forge", chat=chat, user=user, data=data, wait=10, **where)
    await stage.settle()
    assert pressed["answer"] is not None, f"{data!r} was never answered"
    return str(pressed["answer"]["text"] or "")


async def walk(stage: Stage, user: int, chat: int) -> set[str]:
    """Press all there is, and all that appears by that; returns what was pressed."""
    start = await panel(stage, user, chat)
    waiting, seen = datas(start), set[str]()
    while waiting:
        data = waiting.pop(0)
        if data in seen or not data.startswith("panel:"):
            continue
        seen.add(data)
        assert len(data.encode()) <= 64
        toast = await forge(stage, user, start, data, chat)
        assert "no longer of use" not in toast, data
        shown = await _same(stage, user, start, chat)
        assert not PLACEHOLDER.search(shown["text"] + toast), (data, shown["text"])
        assert shown["buttons"], f"{data!r} leads to a dead end"
        waiting = datas(shown) + waiting
    return seen


async def _same(stage: Stage, user: int, message: dict[str, Any], chat: int) -> dict[str, Any]:
    key = "ephemeral_message_id" if message["ephemeral"] else "message_id"
    found = await stage.seen(user, chat)
    return next(each for each in found if each["from"]["id"] == BOT and each.get(key) == message[key])


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
    await stage.settle()
    await order(stage)


async def order(stage: Stage) -> int:
    """Ann has bought something that somebody must hand over."""
    async with stage.database.begin() as uow:
        [community] = await uow.communities.all()
        item = next(each.id for each in stage.app.content.shop.items if each.delivery == "manual")
        return await uow.shop.add(
            {
                "community_id": community.id, "user_id": ANN, "item": item, "key": "one", "price": 30,
                "state": "open", "local_date": stage.clock.now().date(), "at": stage.clock.now(),
            }
        )  # fmt: skip


@pytest.mark.parametrize(("language", "chat"), [("en", GROUP), ("zh", OPS), ("zh", OWNER)])
async def test_every_button_of_every_section_leads_somewhere(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, language: str, chat: int
) -> None:
    async with staged(sqlite_url, language=language) as stage, quiet_log(caplog):
        await furnish(stage)
        pressed = await walk(stage, OWNER, chat)
        sections = {data.split(":")[1].split(".")[1] for data in pressed}
        assert sections == {*SECTIONS, "menu"}
        assert {"cancel", "done", "refuse", "start", "line"} <= {
            data.split(":")[1].split(".")[2] for data in pressed if data.count(".") > 1
        }
        await unharmed(stage)
