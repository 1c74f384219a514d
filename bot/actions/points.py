"""Looking at points: the balance and where it comes from, the leaderboard, one's own figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.actions.talk import MESSAGE
from bot.actions.welcome_gift import find_code
from bot.content import Content
from bot.domain.checkin import NORMAL, Streak, streak
from bot.domain.checkin_calendar import month_marks
from bot.domain.community import Community, Member
from bot.domain.levels import Standing, level_at
from bot.domain.points import UNDO, current_period
from bot.storage.honours import Won
from bot.storage.ledger import LAST_ID, Line
from bot.storage.uow import UnitOfWork

HONOURS_SHOWN = 3

Place = tuple[int, int]
"""(place from 1, points)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The balance, the latest entries (newest first) and the names of those who gave them.

    `taken` has for each entry that took another one back that other one; `undone` are the ids of those that
    were taken back.
    """

    balance: int
    lines: list[Line]
    givers: dict[int, str]
    taken: dict[int, Line]
    undone: set[int]


@dataclass(frozen=True, slots=True)
class Board:
    """The top of a leaderboard as (name, points), and one's own place, None without points."""

    period: str
    top: list[tuple[str, int]]
    own: Place | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A member in numbers. `since` is the first local day known of, `week` the place this week.

    `code` is the gift code they were given, empty if none; `marks` are the days of this month as
    `bot.domain.checkin_calendar` marks them, the first day first; `badges` their ids, the latest first, and
    `honours` their latest titles.
    """

    balance: int
    streak: Streak
    checkins: int
    since: date | None
    week: Place | None
    code: str
    standing: Standing
    marks: tuple[str, ...]
    badges: tuple[str, ...]
    honours: tuple[Won, ...] = ()


async def statement(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, shown: int | None = None,
    before: int = LAST_ID,
) -> Statement:  # fmt: skip
    """A member's balance and so many (None: as configured) of their last entries before this one."""
    shown = content.points.entries_shown if shown is None else shown
    last = await uow.ledger.last(community.id, user_id, shown * (content.points.messages_per_day + 1), before)
    taken = await _taken(uow, community, last)
    lines = _together(last, taken)[:shown]
    actors = {line.actor for line in (*lines, *taken.values())} - {0, user_id}
    names = await uow.members.names(community.id, actors) if actors else {}
    balance = await uow.ledger.balance(community.id, user_id)
    return Statement(balance, lines, names, taken, await _undone(uow, community, lines))


async def _taken(uow: UnitOfWork, community: Community, lines: Sequence[Line]) -> dict[int, Line]:
    back = {line.id: int(line.ref) for line in lines if line.kind == UNDO and line.ref.isdecimal()}
    known = {line.id: line for line in await uow.ledger.among(community.id, back.values())} if back else {}
    return {undo: known[entry] for undo, entry in back.items() if entry in known}


async def _undone(uow: UnitOfWork, community: Community, lines: Sequence[Line]) -> set[int]:
    keys = {(community.id, f"{UNDO}:{line.id}"): line.id for line in lines}
    stands = set(await uow.ledger.unpaid(list(keys)))
    return {entry for key, entry in keys.items() if key not in stands}


def _together(lines: Iterable[Line], taken: Mapping[int, Line]) -> list[Line]:
    """Points for talking one day as one line, where the latest of them stands; so if they were taken back."""
    found: list[Line] = []
    place: dict[tuple[str, date], int] = {}
    for line in lines:
        talked = taken.get(line.id, line).kind == MESSAGE
        at = place.setdefault((line.kind, line.local_date), len(found)) if talked else len(found)
        if at < len(found):
            found[at] = replace(found[at], amount=found[at].amount + line.amount)
        else:
            found.append(line)
    return found


async def board(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, name: str, today: date
) -> Board:
    """The leaderboard of "week", "month" or "all" as of `today`."""
    period = current_period(name, today)
    top = await uow.ledger.board(community.id, period, content.points.rank_shown)
    own = await uow.ledger.place(community.id, period, user_id)
    return Board(name, [(each, points) for _, each, points in top], own)


async def figures(
    uow: UnitOfWork, content: Content, community: Community, member: Member, today: date
) -> Figures:
    """A member's own figures as of `today`."""
    history = await uow.checkins.history(community.id, member.user_id)
    joined = community.day_of(member.joined_at) if member.joined_at else None
    return Figures(
        await uow.ledger.balance(community.id, member.user_id),
        streak(history, today, content.checkin),
        sum(kind == NORMAL for kind in history.values()),
        joined or min(history, default=None),
        await uow.ledger.place(community.id, current_period("week", today), member.user_id),
        await find_code(uow, community, member.user_id),
        level_at(await uow.ledger.earned(community.id, member.user_id), content.levels),
        month_marks(history, today),
        await _badges(uow, content, community, member.user_id),
        tuple(await uow.honours.won(community.id, member.user_id, HONOURS_SHOWN)),
    )


async def _badges(uow: UnitOfWork, content: Content, community: Community, user_id: int) -> tuple[str, ...]:
    """Those that still have a name: the content that named one may be gone."""
    found = await uow.badges.of(community.id, user_id)
    return tuple(each.badge for each in reversed(found) if content.texts.has(f"badge-{each.badge}"))
