"""A whole large group votes at once: 5,000 people, a third of whom change or take back what they chose.

    python -m bench.votes

The poll answers go through the whole of intake as Telegram would deliver them, in batches of 100: decoding,
the journal, the points, the newcomers' tasks, a commit each. At the end the vote is counted, and the count
compared with one of what was sent.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.report import is_full, table
from bench.steward import app_of
from bench.traffic import FIRST_UPDATE
from bot.actions import votes_result
from bot.clock import SystemClock
from bot.domain.votes import Draft
from bot.intake.opening import Me
from bot.storage.uow import UnitOfWork

BATCH, OPTIONS, POLL = 100, 6, "bench-poll"
FIRST_USER = 10_000_000
BOUND = 60
"""Seconds in which 5,000 people may all have voted."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Ballots heard, seconds for that and for the count, and whether the count was right."""

    ballots: int
    hearing: float
    counting: float
    right: bool


def course(voters: int) -> list[tuple[int, list[int]]]:
    """(who, options) in order: everybody once, then a third again; a fifth of these take it back."""
    chance = random.Random(3)
    cast = [(voter, [chance.randrange(OPTIONS)]) for voter in range(voters)]
    again = [
        (chance.randrange(voters), [] if chance.random() < 0.2 else [chance.randrange(OPTIONS)])
        for _ in range(voters // 3)
    ]
    return cast + again


def _update(number: int, voter: int, options: list[int]) -> bytes:
    user = {
        "id": FIRST_USER + voter,
        "is_bot": False,
        "first_name": f"Voter {voter}",
        "username": f"v{voter}",
    }
    chosen = [f"o{option}" for option in options]
    answer: dict[str, Any] = {
        "poll_id": POLL, "user": user, "option_ids": options, "option_persistent_ids": chosen,
    }  # fmt: skip
    return json.dumps({"update_id": FIRST_UPDATE + number, "poll_answer": answer}).encode()


async def _open(uow: UnitOfWork) -> None:
    now = SystemClock().now()
    community = (await uow.communities.all())[0]
    names = tuple(f"Option {number}" for number in range(OPTIONS))
    draft = Draft("What next?", names, now + timedelta(days=1))
    vote_id = await uow.votes.make(
        community.id, draft, now, state="opening", asked_by=0, key="bench", ties="first"
    )
    await uow.votes.move(vote_id or 0, ["opening"], state="open", poll_id=POLL, message_id=1, opened_at=now)


async def measure(voters: int, database: str) -> Figures:
    """One vote of so many people."""
    cast = course(voters)
    updates = [_update(number, *each) for number, each in enumerate(cast)]
    app = app_of("http://127.0.0.1:9", database)
    async with app.opened():
        async with app.database.begin() as uow:
            await _open(uow)
        intake = app.intake(Me(42, "bench_bot"))
        began = time.perf_counter()
        for start in range(0, len(updates), BATCH):
            await intake.take(updates[start : start + BATCH])
        heard = time.perf_counter()
        async with app.database.begin() as uow:
            later = SystemClock().now() + timedelta(days=1)
            for seconds in (0, 600):
                await votes_result.sweep(uow, app.content, later + timedelta(seconds=seconds))
        counted = time.perf_counter()
        async with app.database.read() as uow:
            vote = await uow.votes.get(1)
    result = vote.result if vote is not None else None
    right = result is not None and result["counts"] == expected(cast)
    return Figures(len(cast), heard - began, counted - heard, right)


def expected(cast: Sequence[tuple[int, list[int]]]) -> list[int]:
    """The count, from what was sent."""
    last = dict(cast)
    return [sum(option in chosen for chosen in last.values()) for option in range(OPTIONS)]


def report() -> str:
    """The table."""
    voters = 5_000 if is_full() else 500
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(voters, f"sqlite+aiosqlite:///{Path(folder) / 'steward.db'}"))
    rows: list[list[object]] = [
        ["ballots heard", f"{figures.ballots:,}", ""],
        ["seconds until all are durable", f"{figures.hearing:.2f}", BOUND],
        ["ballots a second", f"{figures.ballots / figures.hearing:,.0f}", ""],
        ["seconds for the count", f"{figures.counting:.2f}", ""],
        ["count equals a recount of what was sent", "yes" if figures.right else "NO", "yes"],
    ]
    return table([f"{voters:,} voters, SQLite, synchronous=FULL", "", "bound"], rows)


if __name__ == "__main__":
    sys.stdout.write(report())
