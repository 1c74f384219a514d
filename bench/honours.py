"""A year of a group of 500 with cliques, spammers and quiet helpers: who is honoured, and is it borne out.

Rows are written as the intake would have left them; the elections are the bot's own.
"""

import asyncio
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from bench.report import is_full
from bot.actions import badges, honours, honours_decide, honours_proof
from bot.actions.in_parts import Part
from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.community import Community
from bot.domain.honours import ANNOUNCED, NOBODY, Honour, spans_ended
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables import activity, badge, checkin, ledger, member, sanction

MEMBERS, WEEKS = 500, 52
FIRST = date(2026, 1, 5)
"""A Monday."""
FRIENDS = (1, 2)
"""Two who like each other all day, every day, and write most of all."""
CLIQUES = (tuple(range(10, 16)), tuple(range(20, 28)))
"""Six and eight who like all that the others of them write."""
SPAMMERS = tuple(range(40, 50))
"""They write much and have accounts that like them, until they are muted, again and again."""
HELPERS = tuple(range(60, 90))
"""They write little, nearly all of it answers, and different people thank them."""
QUIET = (9, 22, 35)
"""Weeks in which nearly nobody is there, but friends and cliques go on."""
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Year:
    """What came of it."""

    given: list[Honour] = field(default_factory=list)
    nobody: list[Honour] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    elections: list[float] = field(default_factory=list)
    badges: int = 0
    badge_seconds: float = 0.0

    @property
    def winners(self) -> Counter[int]:
        """How many titles each of them has."""
        return Counter(each.user_id or 0 for each in self.given)

    @property
    def shortest_rest(self) -> int:
        """The fewest days between two titles of one person."""
        days: dict[int, list[date]] = {}
        for each in self.given:
            days.setdefault(each.user_id or 0, []).append(each.last_day)
        return min(
            (
                (later - sooner).days
                for each in days.values()
                for sooner, later in zip(sorted(each), sorted(each)[1:], strict=False)
            ),
            default=999,
        )


def report() -> str:
    """The year in a table."""
    weeks = WEEKS if is_full() else WEEKS // 4
    with tempfile.TemporaryDirectory() as folder:
        year = asyncio.run(lived(f"sqlite+aiosqlite:///{Path(folder) / 'year.db'}", weeks=weeks))
    won = year.winners
    clique = sum(won[user] for each in CLIQUES for user in each)
    lived_through = [week for week in QUIET if week < weeks]
    quiet = sum(1 for each in year.nobody if each.period in _quiet_periods())
    slowest = max(year.elections) * 1000
    return (
        f"- {MEMBERS} members, {weeks} weeks: {len(year.given)} titles to {len(won)} people,"
        f" {sum(won[user] for user in HELPERS)} of them to quiet helpers\n"
        f"- two friends: {sum(won[user] for user in FRIENDS)}; cliques: {clique};"
        f" spammers: {sum(won[user] for user in SPAMMERS)}\n"
        f"- fewest days between two titles of one person: {year.shortest_rest}\n"
        f"- titles that nobody got in the {len(lived_through)} quiet weeks: {quiet} of"
        f" {3 * len(lived_through)}\n"
        f"- grants that rows do not bear out: {len(year.faults)}\n"
        f"- slowest election: {slowest:.0f} ms; {year.badges} badges in {year.badge_seconds * 1000:.0f} ms"
    )


def _quiet_periods() -> set[str]:
    return {f"2026-W{week + 2:02d}" for week in QUIET}


async def lived(url: str, *, members: int = MEMBERS, weeks: int = WEEKS, seed: int = 7) -> Year:
    """The year, in a fresh database; every grant is checked at its end."""
    database, content = Database(url), load_content(SHIPPED_CONTENT)
    try:
        await migrate(database)
        async with database.begin() as uow:
            community = await uow.communities.register(_COMMUNITY)
        await _settle_in(database, community, members)
        return await _live(database, content, community, members, weeks, random.Random(seed))
    finally:
        await database.close()


_COMMUNITY: dict[str, object] = {
    "chat_id": -1001, "title": "Year", "kind": "interest", "language": "en", "timezone": "UTC",
    "rollover_hour": 0, "pack": "general", "state": "active",
    "registered_at": datetime(2025, 1, 1, tzinfo=UTC), "ops_chat_id": -1002,
}  # fmt: skip


async def _settle_in(database: Database, community: Community, members: int) -> None:
    rows = [
        {
            "community_id": community.id, "user_id": user, "name": f"Name{user}", "status": "member",
            # each week a few are new
            "first_day": FIRST - 90 * _DAY if user < members * 4 // 5 else FIRST + (user % 50) * 7 * _DAY,
        }
        for user in range(1, members + 1)
    ]  # fmt: skip
    async with database.begin() as uow:
        await uow.connection.execute(insert(member), rows)


async def _live(
    database: Database, content: Content, community: Community, members: int, weeks: int, dice: random.Random
) -> Year:
    year = Year()
    for week in range(weeks):
        await _week(database, community, members, week, dice)
        for day in range(7):
            morning = datetime.combine(FIRST + (week * 7 + day + 1) * _DAY, datetime.min.time(), UTC)
            await _elect(database, content, community, morning, year)
    async with database.begin() as uow:
        started = time.perf_counter()
        end = datetime.combine(FIRST + weeks * 7 * _DAY, datetime.min.time(), UTC)
        left: Part | None = badges.grant
        while left is not None:
            left = await left(uow, content, end, community, end)
        year.badge_seconds = time.perf_counter() - started
        year.badges = len((await uow.connection.execute(select(badge.c.badge))).all())
        for period in {each.period for each in year.given + year.nobody}:
            year.faults += await honours_proof.faults(uow, community, period)
    return year


async def _elect(
    database: Database, content: Content, community: Community, morning: datetime, year: Year
) -> None:
    """What the clock does in the morning and, since nobody answers, in the evening."""
    slot, evening = morning + timedelta(hours=9, minutes=30), morning + timedelta(hours=18)
    if slot.weekday() and slot.day != 1:
        return
    async with database.begin() as uow:
        started = time.perf_counter()
        await honours.elect_due(uow, content, slot, community, slot)
        year.elections.append(time.perf_counter() - started)
    async with database.begin() as uow:
        held = {each.period for each in await uow.honours.held(community.id)}
        await honours_decide.sweep(uow, content, evening)
        found = [each for period in held for each in await uow.honours.of_period(community.id, period)]
    known = {each.id for each in year.given + year.nobody}
    year.given += [each for each in found if each.state == ANNOUNCED and each.id not in known]
    async with database.read() as uow:
        for _, span in spans_ended(slot.date()):
            year.nobody += [
                each for each in await uow.honours.of_period(community.id, span.name) if each.state == NOBODY
            ]


async def _week(
    database: Database, community: Community, members: int, week: int, dice: random.Random
) -> None:
    thanks: list[tuple[int, int, int, int]] = []  # day, giver, receiver, message
    wrote: dict[tuple[int, int], tuple[int, int]] = {}
    checked: list[tuple[int, int]] = []
    for day in range(7):
        number = week * 7 + day
        thanks += _friendship(number, dice)
        wrote |= {(number, user): (40, 4) for user in (*FRIENDS, *CLIQUES[0], *CLIQUES[1], *SPAMMERS)}
        if week not in QUIET:
            thanks += _life(number, members, dice)
            wrote |= {(number, user): (3, 3) for user in HELPERS if dice.random() < 0.7}
            wrote |= {(number, user): (6, 1) for user in range(100, members) if dice.random() < 0.3}
        checked += [(number, user) for user in range(1, members, 5) if user % 3 or dice.random() < 0.8]
    await _write(database, community, thanks, wrote, checked, week)


def _friendship(day: int, dice: random.Random) -> list[tuple[int, int, int, int]]:
    """Two friends, two cliques, and the spammers' own admirers."""
    pairs = [FRIENDS, FRIENDS[::-1]]
    pairs += [(giver, to) for each in CLIQUES for giver in each for to in each if giver != to]
    pairs += [(giver, to) for giver in SPAMMERS for to in SPAMMERS if giver != to and dice.random() < 0.4]
    return [(day, giver, to, day * 1000 + to) for giver, to in pairs]


def _life(day: int, members: int, dice: random.Random) -> list[tuple[int, int, int, int]]:
    """Whoever was helped says so; what is good is liked by whoever comes by; spam too has its readers."""
    found = []
    for receiver, chance in (
        *((user, 0.5) for user in HELPERS),
        *((user, 0.06) for user in range(100, members)),
        *((user, 0.3) for user in SPAMMERS),
    ):
        if dice.random() < chance:
            some = (dice.randint(100, members) for _ in range(dice.randint(1, 3)))
            found += [(day, giver, receiver, day * 1000 + receiver) for giver in some]
    return found


async def _write(
    database: Database, community: Community, thanks: list[tuple[int, int, int, int]],
    wrote: dict[tuple[int, int], tuple[int, int]], checked: list[tuple[int, int]], week: int,
) -> None:  # fmt: skip
    own = {"community_id": community.id}
    entries = {
        f"thanks:{FIRST + day * _DAY}:{giver}:{to}": {
            **own, "user_id": to, "amount": 2, "kind": "thanks", "actor": giver, "ref": str(message),
            "key": f"thanks:{FIRST + day * _DAY}:{giver}:{to}", "local_date": FIRST + day * _DAY,
            "at": _noon(day),
        }
        for day, giver, to, message in thanks
        if giver != to
    }  # fmt: skip
    days = [
        {**own, "local_date": FIRST + day * _DAY, "user_id": user, "messages": said, "replies": replies}
        for (day, user), (said, replies) in wrote.items()
    ]
    stamps = [
        {
            **own, "user_id": user, "local_date": FIRST + day * _DAY, "kind": "normal", "points": 10,
            "at": _noon(day),
        }
        for day, user in checked
    ]  # fmt: skip
    muted = [
        {**own, "user_id": user, "kind": "mute", "points": 10, "by_id": 0, "at": _noon(week * 7 + user % 7)}
        for user in SPAMMERS
    ]
    async with database.begin() as uow:
        for table, rows in ((ledger, list(entries.values())), (activity, days), (checkin, stamps)):
            await uow.connection.execute(insert(table), rows)
        await uow.connection.execute(insert(sanction), muted)


def _noon(day: int) -> datetime:
    return datetime.combine(FIRST + day * _DAY, datetime.min.time(), UTC) + timedelta(hours=12)
