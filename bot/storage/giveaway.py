"""Giveaways and who has entered them."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update

from bot.domain.checkin import NORMAL
from bot.domain.community import State
from bot.domain.giveaway import DRAWN, OPEN, Giveaway, prize_of, rule_of
from bot.domain.points import SPENDING
from bot.storage.giveaway_draw import DrawRows
from bot.storage.tables import checkin, community, giveaway, giveaway_entry, ledger, member
from bot.storage.upsert import add

_FIELDS = [giveaway.c[name] for name in Giveaway.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Giveaway:
    values: dict[str, Any] = row._asdict()
    parts = {"prize": prize_of(values["prize"]), "rule": rule_of(values["rule"])}
    return Giveaway(**{**values, **parts})


class GiveawayRows(DrawRows):
    """Rows of `giveaway` and `giveaway_entry`, and by inheritance of its draws and codes."""

    async def add(self, community_id: int, values: Mapping[str, object]) -> int | None:
        """A new giveaway's id; None if the request with this `key` has made one already."""
        made = add(self._connection, giveaway).values({**values, "community_id": community_id})
        statement = made.on_conflict_do_nothing(index_elements=[giveaway.c.key]).returning(giveaway.c.id)
        new: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        return new

    async def get(self, giveaway_id: int) -> Giveaway | None:
        """One giveaway."""
        rows = await self._connection.execute(select(*_FIELDS).where(giveaway.c.id == giveaway_id))
        row = rows.one_or_none()
        return _read(row) if row is not None else None

    async def open(self, community_id: int) -> list[Giveaway]:
        """Those of a community that one can enter, the first to close first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(giveaway.c.state == OPEN, giveaway.c.community_id == community_id)
            .order_by(giveaway.c.closes_at, giveaway.c.id)
        )
        return [_read(row) for row in rows]

    async def drawn(self, community_id: int, since: datetime, limit: int) -> list[Giveaway]:
        """Those of a community that were drawn since an instant, the latest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                giveaway.c.state == DRAWN, giveaway.c.community_id == community_id,
                giveaway.c.drawn_at >= since,
            )
            .order_by(giveaway.c.drawn_at.desc(), giveaway.c.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [_read(row) for row in rows]

    async def to_draw(self, before: datetime) -> list[Giveaway]:
        """Those that had closed by an instant, in communities that the bot is in."""
        return await self._due(giveaway.c.closes_at <= before)

    async def to_show(self, now: datetime, pause: timedelta) -> list[Giveaway]:
        """Those whose announcement has named too few people for so long."""
        return await self._due((giveaway.c.stale_since <= now - pause) & giveaway.c.message_id.is_not(None))

    async def _due(self, which: ColumnElement[bool]) -> list[Giveaway]:
        rows = await self._connection.execute(
            select(*_FIELDS)
            .join_from(giveaway, community, community.c.id == giveaway.c.community_id)
            .where(giveaway.c.state == OPEN, which, community.c.state == State.ACTIVE)
            .order_by(giveaway.c.id)
        )
        return [_read(row) for row in rows]

    async def move(self, giveaway_id: int, states: Collection[str], **values: object) -> bool:
        """Set columns if it is in one of these states; of several who try at once one succeeds."""
        changed = update(giveaway).where(giveaway.c.id == giveaway_id, giveaway.c.state.in_(states))
        done = await self._connection.execute(changed.values(values).returning(giveaway.c.id))
        return done.one_or_none() is not None

    async def change(self, giveaway_id: int, **values: object) -> None:
        """Set columns of one giveaway."""
        await self._connection.execute(update(giveaway).where(giveaway.c.id == giveaway_id).values(values))

    async def enter(self, each: Giveaway, user_id: int, now: datetime) -> bool:
        """Somebody enters; False if they had."""
        statement = add(self._connection, giveaway_entry).values(
            community_id=each.community_id, giveaway_id=each.id, user_id=user_id, entered_at=now
        )
        made = statement.on_conflict_do_nothing().returning(giveaway_entry.c.user_id)
        new = (await self._connection.execute(made)).one_or_none() is not None
        if new:
            await self.change(each.id, stale_since=func.coalesce(giveaway.c.stale_since, now))
        return new

    async def has_entered(self, each: Giveaway, user_id: int) -> bool:
        """Whether somebody takes part."""
        rows = await self._connection.execute(
            select(giveaway_entry.c.user_id).where(*_of(each), giveaway_entry.c.user_id == user_id)
        )
        return rows.one_or_none() is not None

    async def entered(self, each: Giveaway) -> int:
        """How many have entered."""
        total = await self._connection.execute(
            select(func.count()).select_from(giveaway_entry).where(*_of(each))
        )
        return int(total.scalar_one())

    async def present(self, each: Giveaway) -> list[int]:
        """Who has entered and is in the group now, by user id."""
        here = (member.c.community_id == giveaway_entry.c.community_id) & (
            member.c.user_id == giveaway_entry.c.user_id
        )
        rows = await self._connection.execute(
            select(giveaway_entry.c.user_id)
            .join_from(giveaway_entry, member, here)
            .where(*_of(each), member.c.left_at.is_(None))
            .order_by(giveaway_entry.c.user_id)
        )
        return list(rows.scalars())

    async def past(self, community_id: int, user_id: int, at: datetime) -> tuple[int, int]:
        """What somebody had by an instant, whatever came later: points ever earned, check-ins."""
        earned = select(func.coalesce(func.sum(ledger.c.amount), 0)).where(
            ledger.c.community_id == community_id,
            ledger.c.user_id == user_id,
            ledger.c.kind.not_in(sorted(SPENDING)),
            ledger.c.at <= at,
        )
        days = (
            select(func.count())
            .select_from(checkin)
            .where(
                checkin.c.community_id == community_id,
                checkin.c.user_id == user_id,
                checkin.c.kind == NORMAL,
                checkin.c.at <= at,
            )
        )
        found = await self._connection.execute(
            select(earned.scalar_subquery().label("earned"), days.scalar_subquery().label("days"))
        )
        row = found.one()
        return int(row.earned), int(row.days)

    async def first_day(self, community_id: int, user_id: int) -> Any:  # noqa: ANN401 - a date or None
        """The local day on which somebody was first heard of, None if never."""
        rows = await self._connection.execute(
            select(member.c.first_day).where(
                member.c.community_id == community_id, member.c.user_id == user_id
            )
        )
        return rows.scalar_one_or_none()


def _of(each: Giveaway) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return giveaway_entry.c.community_id == each.community_id, giveaway_entry.c.giveaway_id == each.id
