"""Titles given and nearly given: rows of `honour` and `nominee`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, and_, select, update

from bot.domain.community import STAFF as ADMINISTRATORS
from bot.domain.community import State
from bot.domain.honours import ANNOUNCED, HELD, REVOKED, SKIPPED, Figures, Honour, Nominee, figures_as_row
from bot.storage.honours_facts import FactRows
from bot.storage.tables import community, honour, member, nominee, operator
from bot.storage.upsert import add

_FIELDS = [honour.c[name] for name in Honour.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class Won:
    """A title somebody has: its id, its period's last day and since when."""

    title: str
    last_day: date
    at: datetime


def _read(row: Row[tuple[object, ...]]) -> Honour:
    return Honour(**row._asdict())


class HonourRows(FactRows):
    """Rows of `honour` and `nominee`, and by inheritance the facts they follow from."""

    async def add(self, community_id: int, values: Mapping[str, object]) -> int | None:
        """A title of a period; None if there is one already."""
        made = add(self._connection, honour).values({**values, "community_id": community_id})
        statement = made.on_conflict_do_nothing().returning(honour.c.id)
        new: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        return new

    async def line_up(self, community_id: int, honour_id: int, line: Sequence[Nominee]) -> None:
        """Keep who came near a title."""
        rows = [
            {
                "community_id": community_id, "honour_id": honour_id, "user_id": each.user_id,
                "place": each.place, "score": each.score, "figures": figures_as_row(each.figures),
                "why": each.why,
            }
            for each in line
        ]  # fmt: skip
        if rows:
            await self._connection.execute(add(self._connection, nominee), rows)

    async def get(self, honour_id: int) -> Honour | None:
        """One title of one period."""
        rows = await self._connection.execute(select(*_FIELDS).where(honour.c.id == honour_id))
        row = rows.one_or_none()
        return _read(row) if row is not None else None

    async def of_period(self, community_id: int, period: str) -> list[Honour]:
        """All titles of a period, in the order in which they were elected."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(honour.c.community_id == community_id, honour.c.period == period)
            .order_by(honour.c.id)
        )
        return [_read(row) for row in rows]

    async def held(self, community_id: int) -> list[Honour]:
        """Those that wait for the operators."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(honour.c.community_id == community_id, honour.c.state == HELD)
            .order_by(honour.c.id)
        )
        return [_read(row) for row in rows]

    async def due(self, now: datetime) -> list[Honour]:
        """Those whose time to be announced has come, in communities at work that are not calm."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .join_from(honour, community, community.c.id == honour.c.community_id)
            .where(
                honour.c.state == HELD,
                honour.c.announce_at <= now,
                community.c.state == State.ACTIVE,
                community.c.calm.is_(False),
            )
            .order_by(honour.c.community_id, honour.c.id)
        )
        return [_read(row) for row in rows]

    async def nominees(self, honour_id: int) -> list[Nominee]:
        """Who came near a title, the first first."""
        rows = await self._connection.execute(
            select(nominee.c.user_id, nominee.c.place, nominee.c.score, nominee.c.figures, nominee.c.why)
            .join_from(nominee, honour, _same)
            .where(nominee.c.honour_id == honour_id)
            .order_by(nominee.c.place)
        )
        return [Nominee(row.user_id, row.place, row.score, Figures(**row.figures), row.why) for row in rows]

    async def bar(self, each: Honour, user_id: int, why: str) -> None:
        """Write down what keeps a nominee from a title."""
        mine = (nominee.c.community_id == each.community_id) & (nominee.c.honour_id == each.id)
        await self._connection.execute(
            update(nominee).where(mine, nominee.c.user_id == user_id).values(why=why)
        )

    async def move(self, honour_id: int, states: Collection[str], **values: object) -> bool:
        """Set columns if it is in one of these states; of several who try at once one succeeds."""
        changed = update(honour).where(honour.c.id == honour_id, honour.c.state.in_(states))
        done = await self._connection.execute(changed.values(values).returning(honour.c.id))
        return done.one_or_none() is not None

    async def noticed(self, community_id: int, period: str, message_id: int) -> None:
        """The preview of a period stands in the operators' chat."""
        mine = (honour.c.community_id == community_id) & (honour.c.period == period)
        await self._connection.execute(update(honour).where(mine).values(notice_id=message_id))

    async def told(self, honour_ids: Collection[int], message_id: int) -> None:
        """The group's message with the card of these titles."""
        await self._connection.execute(
            update(honour).where(honour.c.id.in_(honour_ids)).values(card_id=message_id)
        )

    async def periods_since(self, community_id: int, since: datetime) -> list[str]:
        """Periods with titles that wait, or were due since then and granted or skipped; earliest first."""
        decided = honour.c.state.in_((ANNOUNCED, SKIPPED)) & (honour.c.announce_at >= since)
        rows = await self._connection.execute(
            select(honour.c.period)
            .where(honour.c.community_id == community_id, (honour.c.state == HELD) | decided)
            .order_by(honour.c.id)
        )
        return list(dict.fromkeys(rows.scalars()))

    async def recent(self, community_id: int, limit: int) -> list[Honour]:
        """The titles told last, the latest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(honour.c.community_id == community_id, honour.c.state == ANNOUNCED)
            .order_by(honour.c.last_day.desc(), honour.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def won(self, community_id: int, user_id: int, limit: int) -> list[Won]:
        """A member's titles, the latest first."""
        rows = await self._connection.execute(
            select(honour.c.title, honour.c.last_day, honour.c.announced_at)
            .where(
                honour.c.community_id == community_id,
                honour.c.user_id == user_id,
                honour.c.state == ANNOUNCED,
            )
            .order_by(honour.c.announced_at.desc(), honour.c.id)
            .limit(limit)
        )
        return [Won(*row) for row in rows]

    async def honoured(self, community_id: int, since: date, before: datetime) -> set[int]:
        """Who had a title at an instant, for a period that ended on a local day or later.

        One that was taken back later counts for that instant, so that an election can be done again.
        """
        lasted = (honour.c.state == ANNOUNCED) | (
            (honour.c.state == REVOKED) & (honour.c.revoked_at >= before)
        )
        rows = await self._connection.execute(
            select(honour.c.user_id).where(
                honour.c.community_id == community_id,
                lasted,
                honour.c.user_id.is_not(None),
                honour.c.last_day >= since,
                honour.c.announced_at < before,
            )
        )
        return set(rows.scalars())

    async def absent(self, community_id: int, user_ids: Collection[int]) -> set[int]:
        """Which of these people are not in the group."""
        rows = await self._connection.execute(
            select(member.c.user_id).where(
                member.c.community_id == community_id,
                member.c.user_id.in_(user_ids),
                member.c.left_at.is_(None),
                member.c.user_id > 0,
            )
        )
        return set(user_ids) - set(rows.scalars())

    async def running_it(self, community_id: int, ops_chat_id: int | None) -> set[int]:
        """Who administers the group, or is in its operators' chat."""
        admins = select(member.c.user_id).where(
            member.c.community_id == community_id, member.c.status.in_(ADMINISTRATORS)
        )
        operators = select(operator.c.user_id).where(operator.c.chat_id == ops_chat_id)
        found = await self._connection.execute(admins.union(operators))
        return set(found.scalars())


_same = and_(nominee.c.honour_id == honour.c.id, nominee.c.community_id == honour.c.community_id)
