"""Presses by the hundred, and what they leave behind."""

import asyncio
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select

from bot.domain.press import read_press
from bot.storage.tables import dead_update, metadata, outbox
from handlers.table import BUTTONS
from tests.attacks.town import Town
from tests.bad_input.ground import WIRE
from tests.stories.panel_hands import address
from tests.stories.stage import Stage

BATCH = 500
IMPOSSIBLE = ("999999999", "2147483648", "999999999999", "9223372036854775808", "9" * 40, "-1", "²", "")
"""In place of a row's number: of no row, beyond what databases hold, what only looks like a number."""
GARBAGE = (
    "", ".", "...", "x", "x.x.x", "open", "0.open", "-1", "²", "\0", "🙂" * 8, "'; DROP TABLE member; --",
    "<b>\u202e", "9" * 40,
)  # fmt: skip
"""What no button says after its action."""


async def press_all(town: Town, user: int, datas: Iterable[str], chat: int) -> dict[str, str]:
    """Send all of them from under one message; what each was answered. Fails if one was not."""
    stage, under = town.stage, await town.under(user, chat)
    answers: dict[str, str] = {}
    wanted = sorted(set(datas))
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        do = [{"path": "forge", "chat": chat, "user": user, "data": data, **address(under)} for data in part]
        made = (await stage.post("batch", do=do))["results"]
        asked = {
            data: stage.box.world.queries[each["callback_query_id"]]
            for data, each in zip(part, made, strict=True)
        }
        await stage.settle()
        for query in asked.values():
            for _ in range(1000):
                if query.answer is None:
                    await asyncio.sleep(0.02)
            assert query.answer is not None, "a button waited for its answer in vain"
        answers |= {data: str((query.answer or {}).get("text") or "") for data, query in asked.items()}
    return answers


def whose(data: str, owner: int | str) -> str:
    """The same button, meant for somebody else."""
    return f"{data.rpartition(':')[0]}:{owner}"


def shapes(shown: Collection[str]) -> list[str]:
    """One button of each kind: those that differ in a number only are alike."""
    return list({re.sub(r"\d+", "#", data.rpartition(":")[0]): data for data in sorted(shown)}.values())


def cut_short(data: str) -> Iterator[str]:
    """The data with its end missing, and the ref with its end missing."""
    yield from (data[:end] for end in range(0, len(data), 7))
    press = read_press(data)
    assert press is not None
    yield from (f"{press.action}:{press.ref[:end]}:" for end in range(len(press.ref)))


def with_other_numbers(data: str, numbers: Collection[str]) -> Iterator[str]:
    """The data with each of its numbers replaced."""
    press = read_press(data)
    assert press is not None
    parts = press.ref.split(".")
    for place, part in enumerate(parts):
        if part.isdecimal():
            for number in numbers:
                yield f"{press.action}:{'.'.join((*parts[:place], number, *parts[place + 1 :]))}:"


def garbage() -> Iterator[str]:
    """Every action there is, and a few that there are not, with nonsense."""
    yield from (
        f"{action}:{ref}:" for action in (*BUTTONS, "", "start", "Panel", "__init__") for ref in GARBAGE
    )
    yield from (f"{action}::{owner}" for action in BUTTONS for owner in ("x", "²"))


async def rows(
    stage: Stage, *, but: Collection[int] = (), elsewhere: int = 0
) -> dict[str, list[tuple[Any, ...]]]:
    """Every row, without those of some people and those of one community."""
    left: dict[str, list[tuple[Any, ...]]] = {}
    async with stage.database.read() as uow:
        for table in metadata.sorted_tables:
            if table.name in WIRE:
                continue
            found = await uow.connection.execute(select(table))
            left[table.name] = sorted(
                (
                    tuple(row)
                    for row in found
                    if getattr(row, "user_id", None) not in but
                    and (not elsewhere or getattr(row, "community_id", 0) != elsewhere)
                ),
                key=repr,
            )
    return left


async def harm(stage: Stage) -> list[str]:
    """The mistakes of ours that anything has led to: updates set aside, answers that could not be sent."""
    await stage.settle()
    async with stage.database.read() as uow:
        dead = await uow.connection.execute(select(dead_update.c.error))
        failed = await uow.connection.execute(select(outbox.c.error).where(outbox.c.state == "failed"))
        return [*map(str, dead.scalars()), *map(str, failed.scalars())]
