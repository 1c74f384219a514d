"""Cases: members' complaints, numbered in each community."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.complaint import CLOSED, UNCLOSED, UNSOLVED, Grade
from bot.storage.swift import ask_all
from bot.storage.tables import complaint


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint. `attention` is 1 to 4; the time until `deadline` runs from `runs_from`.

    `reasons` are the phrases it was recognised by, `evidence` what was written, as long as that is kept.
    `soothed`: the member knows that there is a case. `satisfied` is what they said in the end, if anything.
    """

    id: int
    community_id: int
    number: int
    user_id: int
    message_id: int | None
    source: str
    grade: Grade
    reasons: Sequence[str]
    evidence: str | None
    state: str
    attention: int
    owner_id: int | None
    opened_at: datetime
    deadline: datetime
    runs_from: datetime
    next_climb_at: datetime | None
    soothed: bool
    taken_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    solution: str
    satisfied: bool | None
    notice_id: int | None


_FIELDS = [complaint.c[name] for name in Case.__dataclass_fields__]


_GROWN = ("grade", "reasons", "evidence", "soothed", "deadline", "attention", "next_climb_at")
_GROW = (
    update(complaint)
    .where(complaint.c.id == bindparam("row_id"))
    .values({name: bindparam(f"new_{name}") for name in _GROWN})
)


def _read(row: Row[tuple[object, ...]]) -> Case:
    values = row._asdict()
    return Case(**values | {"grade": Grade(values["grade"])})


class ComplaintRows:
    """Rows of `complaint`; whoever opens or moves one holds the community's lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, case_id: int) -> Case | None:
        """A case by its id."""
        rows = await self._connection.execute(select(*_FIELDS).where(complaint.c.id == case_id))
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def numbered(self, community_id: int, number: int) -> Case | None:
        """A case by its number in a community."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(complaint.c.community_id == community_id, complaint.c.number == number)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def unsolved_of(self, community_id: int, user_ids: Collection[int]) -> dict[int, Case]:
        """The latest case that waits for a solution of each of these members, if there is one."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                complaint.c.community_id == community_id,
                complaint.c.user_id.in_(user_ids),
                complaint.c.state.in_(UNSOLVED),
            )
            .order_by(complaint.c.number)
        )
        return {case.user_id: case for case in map(_read, rows)}

    async def add(self, community_id: int, cases: Sequence[Mapping[str, object]]) -> list[Case]:
        """Open cases, numbered in their order: columns by name, without id, community and number."""
        highest = await self._connection.execute(
            select(func.max(complaint.c.number)).where(complaint.c.community_id == community_id)
        )
        first = (highest.scalar_one_or_none() or 0) + 1
        rows = [
            {**values, "community_id": community_id, "number": number}
            for number, values in enumerate(cases, first)
        ]
        made = await self._connection.execute(insert(complaint).values(rows).returning(*_FIELDS))
        return sorted(map(_read, made), key=lambda case: case.number)

    async def change(self, case: Case, **values: object) -> Case:
        """Set columns of a case."""
        rows = await self._connection.execute(
            update(complaint).where(complaint.c.id == case.id).values(values).returning(*_FIELDS)
        )
        return _read(rows.one())

    async def rewrite(self, cases: Collection[Case]) -> None:
        """Write down what more of the same has changed in these (`_GROWN`), all in one statement."""
        rows = [
            {"row_id": case.id, **{f"new_{name}": getattr(case, name) for name in _GROWN}} for case in cases
        ]
        if rows:
            await ask_all(self._connection, _GROW, rows)

    async def between(self, community_id: int, first: int, last: int) -> list[Case]:
        """The cases of a community with these numbers and those in between."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(complaint.c.community_id == community_id, complaint.c.number.between(first, last))
            .order_by(complaint.c.number)
        )
        return [_read(row) for row in rows]

    async def move(self, case: Case, states: Collection[str], **values: object) -> Case | None:
        """Set columns of a case that is in one of these states; None if it is not (any more)."""
        rows = await self._connection.execute(
            update(complaint)
            .where(complaint.c.id == case.id, complaint.c.state.in_(states))
            .values(values)
            .returning(*_FIELDS)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def due(self, now: datetime) -> list[Case]:
        """The cases that the clock has to look at, by id."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(complaint.c.next_climb_at <= now, complaint.c.state != CLOSED)
            .order_by(complaint.c.id)
        )
        return [_read(row) for row in rows]

    async def open(self, community_id: int, limit: int) -> list[Case]:
        """What is not closed, what is due first before the rest."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(complaint.c.community_id == community_id, complaint.c.state.in_(UNCLOSED))
            .order_by(complaint.c.deadline, complaint.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def count_open(self, community_id: int) -> int:
        """How many wait for a solution."""
        found = await self._connection.execute(
            select(func.count()).where(
                complaint.c.community_id == community_id, complaint.c.state.in_(UNSOLVED)
            )
        )
        return int(found.scalar_one())

    async def of_member(self, community_id: int, user_id: int, limit: int) -> list[Case]:
        """A member's latest cases that they know of, the newest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                complaint.c.community_id == community_id,
                complaint.c.user_id == user_id,
                or_(complaint.c.soothed, complaint.c.taken_at.is_not(None)),
            )
            .order_by(complaint.c.number.desc())
            .limit(limit)
        )
        return [_read(row) for row in rows]
