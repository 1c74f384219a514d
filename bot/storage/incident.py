"""What was found or reported: rows of `incident`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Executable,
    Row,
    Table,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import STAFF
from bot.domain.incident import Incident, State, Verdict
from bot.storage.many import WHOLE, among, keyed, keys, listed
from bot.storage.swift import ask
from bot.storage.tables import appeal, community, complaint, incident, member, operator, owner
from bot.storage.upsert import add

_FIELDS = [incident.c[name] for name in Incident.__dataclass_fields__]
_LISTS = ("reasons", "span")
_RAISED = (
    "rule", "category", "what", "how", "certain", "dry", "severity", "reasons", "span", "evidence", "state",
    "deadline", "next_alert_at", "closed_at",
)  # fmt: skip
"""What a message changes in its incident when, edited, it surely breaks a rule."""

Person = tuple[int, int]
"""Community, user."""


def _read(row: Row[tuple[object, ...]]) -> Incident:
    values = row._asdict()
    values |= {name: tuple(values[name]) for name in _LISTS}
    values |= {"state": State(values["state"]), "verdict": Verdict(values["verdict"])}
    return Incident(**values)


def _in(table: Table, communities: Collection[int] | None) -> ColumnElement[bool]:
    return true() if communities is None else table.c.community_id.in_(communities)


@cache
def _exempt(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    here = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    return (
        select(member.c.community_id, member.c.user_id)
        .select_from(each.join(member, here))
        .where(member.c.status.in_(STAFF) | member.c.trusted)
    )


@cache
def _staff(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    here = and_(operator.c.chat_id == community.c.ops_chat_id, operator.c.user_id == of["user"])
    return (
        select(community.c.id.label("community_id"), of["user"].label("user_id"))
        .select_from(each.join(community, community.c.id == of["community"]))
        .where(exists().where(here) | exists().where(owner.c.user_id == of["user"]))
    )


@cache
def _cards(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    whose = (incident.c.community_id == of["community"]) & (incident.c.user_id == of["user"])
    newest = (
        select(func.max(incident.c.id).label("id"))
        .select_from(each.join(incident, whose))
        .where(incident.c.card_id == incident.c.id)
        .group_by(incident.c.community_id, incident.c.user_id)
        .subquery()
    )
    return select(*_FIELDS).join_from(newest, incident, incident.c.id == newest.c.id)


@cache
def _rights(dialect: Dialect) -> Executable:
    return select(community.c.id, community.c.rights).where(among(dialect, community.c.id, "communities"))


class IncidentRows:
    """Rows of `incident`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, rows: Sequence[Mapping[str, object]]) -> list[Incident]:
        """Add these, one for each subject, and return those that are new.

        Also those that were there, unsure and undecided, and have become sure: an edited message can only
        make its incident graver.
        """
        if not rows:
            return []
        statement = add(self._connection, incident).values([dict(row) for row in rows])
        graver = statement.excluded.certain & ~incident.c.certain & (incident.c.verdict == Verdict.NONE)
        opened = statement.on_conflict_do_update(
            index_elements=[incident.c.community_id, incident.c.subject],
            set_={name: statement.excluded[name] for name in _RAISED},
            where=graver & ~statement.excluded.dry,
        ).returning(*_FIELDS)
        return sorted(map(_read, await self._connection.execute(opened)), key=lambda each: each.id)

    async def get(self, incident_id: int) -> Incident | None:
        """One incident."""
        rows = await self._connection.execute(select(*_FIELDS).where(incident.c.id == incident_id))
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def about(self, community_id: int, subject: str) -> Incident | None:
        """The incident of a message ("m:<id>") or of whatever else it is about."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(incident.c.community_id == community_id, incident.c.subject == subject)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def on_card(self, card_ids: Collection[int]) -> dict[int, list[Incident]]:
        """What is counted on these cards, by card, the oldest first."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(incident.c.card_id.in_(card_ids)).order_by(incident.c.id)
        )
        found: dict[int, list[Incident]] = {}
        for each in map(_read, rows):
            found.setdefault(each.card_id or 0, []).append(each)
        return found

    async def cards(self, people: Iterable[Person]) -> dict[Person, Incident]:
        """The newest card of each of these people."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(set(people)), "community", "user")
        rows = await ask(self._connection, _cards(dialect), asked)
        return {(row.community_id, row.user_id): _read(row) for row in rows}

    async def exempt(self, people: Iterable[Person]) -> set[Person]:
        """Which of these people screening leaves alone: staff of any kind, owners, and the trusted."""
        dialect, asked = self._connection.dialect, sorted(set(people))
        rows = await ask(self._connection, _exempt(dialect), keys(dialect, asked, "community", "user"))
        return {(row.community_id, row.user_id) for row in rows} | await self.staff_among(asked)

    async def staff_among(self, people: Iterable[Person]) -> set[Person]:
        """Which of these people are operators of the community, or own the instance."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(set(people)), "community", "user")
        rows = await ask(self._connection, _staff(dialect), asked)
        return {(row.community_id, row.user_id) for row in rows}

    async def may_delete(self, community_ids: Collection[int]) -> set[int]:
        """Where the bot may delete messages, or nobody has asked yet whether it may."""
        dialect = self._connection.dialect
        asked = {"communities": listed(dialect, sorted(community_ids))}
        rows = await ask(self._connection, _rights(dialect), asked)
        return {row.id for row in rows if not row.rights or "can_delete_messages" in row.rights}

    async def move(self, incident_id: int, states: Collection[State], **values: object) -> Incident | None:
        """Set columns if it is in one of these states; of several who try at once one succeeds."""
        changed = (
            update(incident)
            .where(incident.c.id == incident_id, incident.c.state.in_(states))
            .values(values)
            .returning(*_FIELDS)
        )
        row = (await self._connection.execute(changed)).one_or_none()
        return None if row is None else _read(row)

    async def change(self, incident_ids: Collection[int], **values: object) -> None:
        """Set columns of these."""
        await self._connection.execute(update(incident).where(incident.c.id.in_(incident_ids)).values(values))

    async def put_on_cards(self, places: Mapping[int, int]) -> None:
        """On whose card each of these is counted."""
        own = [each for each, card in places.items() if each == card]
        if own:
            shown = update(incident).where(incident.c.id.in_(own)).values(card_id=incident.c.id)
            await self._connection.execute(shown)
        for card in sorted(set(places.values())):
            shared = [each for each, on in places.items() if on == card and each != card]
            if shared:
                await self.change(shared, card_id=card)

    async def alarming(self, now: datetime) -> list[Incident]:
        """Those that people are to hear of now, the oldest first."""
        return await self._all((incident.c.next_alert_at <= now) & (incident.c.state != State.CLOSED), true())

    async def alarmed(self, each: Incident, next_at: datetime | None) -> bool:
        """Count an alert; False if somebody else has told people meanwhile."""
        done = await self._connection.execute(
            update(incident)
            .where(
                incident.c.id == each.id,
                incident.c.next_alert_at == each.next_alert_at,
                incident.c.alerts == each.alerts,
                incident.c.state == each.state,
            )
            .values(next_alert_at=next_at, alerts=incident.c.alerts + 1)
            .returning(incident.c.id)
        )
        return done.one_or_none() is not None

    async def waiting(self, community_id: int, limit: int) -> list[Incident]:
        """Those of a community that nobody has decided, the first due first; one for each card."""
        own = or_(incident.c.card_id == incident.c.id, incident.c.card_id.is_(None))
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(incident.c.community_id == community_id, incident.c.state != State.CLOSED, own)
            .order_by(incident.c.deadline.asc().nulls_last(), incident.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def crowd(self, first: int, last: int) -> list[Incident]:
        """Those with a card that came together with the first, of the same rule, up to the last."""
        head = await self.get(first)
        if head is None:
            return []
        alike = ("community_id", "rule", "dry", "at")
        same = and_(*(incident.c[name] == getattr(head, name) for name in alike))
        return await self._all(incident.c.id.between(first, last) & same, incident.c.card_id == incident.c.id)

    async def of(self, community_id: int, user_id: int, limit: int) -> list[Incident]:
        """The last ones about somebody, the newest first."""
        whose = (incident.c.community_id == community_id) & (incident.c.user_id == user_id)
        rows = await self._connection.execute(
            select(*_FIELDS).where(whose).order_by(incident.c.id.desc()).limit(limit)
        )
        return [_read(row) for row in rows]

    async def count(self, people: Iterable[Person]) -> dict[Person, int]:
        """How many incidents there were about each of these people; not the pardoned and the dry ones."""
        pairs = [
            and_(incident.c.community_id == place, incident.c.user_id == user) for place, user in set(people)
        ]
        rows = await self._connection.execute(
            select(incident.c.community_id, incident.c.user_id, func.count().label("times"))
            .where(or_(*pairs), incident.c.verdict != Verdict.PARDONED, incident.c.dry.is_(False))
            .group_by(incident.c.community_id, incident.c.user_id)
        )
        return {(row.community_id, row.user_id): row.times for row in rows}

    async def forget_evidence(self, before: datetime, communities: Collection[int] | None = None) -> None:
        """What was written so long ago is not kept; what nobody has decided since is closed.

        In these `communities`, or in all.
        """
        blank: dict[str, object] = {"evidence": None, "what": "", "reasons": [], "span": []}
        ours = {table: _in(table, communities) for table in (incident, complaint, appeal)}
        await self._blank(incident, ours[incident] & (incident.c.at < before), **blank)
        await self._blank(complaint, ours[complaint] & (complaint.c.opened_at < before), evidence=None)
        await self._blank(appeal, ours[appeal] & (appeal.c.at < before), evidence=None)
        stale = ours[incident] & (incident.c.at < before) & (incident.c.state != State.CLOSED)
        closed = {"state": State.CLOSED, "closed_at": before, "next_alert_at": None}
        await self._connection.execute(update(incident).where(stale).values(closed))

    async def _blank(self, table: Table, old: ColumnElement[bool], **values: object) -> None:
        kept = table.c.evidence.is_not(None)
        await self._connection.execute(update(table).where(old, kept).values(values))

    async def _all(self, which: ColumnElement[bool], more: ColumnElement[bool]) -> list[Incident]:
        rows = await self._connection.execute(
            select(*_FIELDS).where(which, more).order_by(incident.c.community_id, incident.c.id)
        )
        return [_read(row) for row in rows]
