"""Members: who is in a community, what they are called, what they chose."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import Dialect, Executable, Row, bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import STAFF, Member, Person
from bot.storage.many import WHOLE, among, keyed, keys, listed
from bot.storage.swift import ask
from bot.storage.tables import community, contact, member, operator, owner
from bot.storage.upsert import add

_FIELDS = [member.c[name] for name in Member.__dataclass_fields__]

_GET = select(*_FIELDS).where(
    member.c.community_id == bindparam("community"), member.c.user_id == bindparam("user")
)


@cache
def _among(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    here = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    return select(*_FIELDS).select_from(each.join(member, here))


@cache
def _names(dialect: Dialect) -> Executable:
    return select(member.c.user_id, member.c.name).where(
        member.c.community_id == bindparam("community"), among(dialect, member.c.user_id, "users")
    )


def _read(row: Row[tuple[object, ...]]) -> Member:
    return Member(**row._asdict())


class MemberRows:
    """Rows of `member` and `contact`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, community_id: int, user_id: int) -> Member | None:
        """One member, None if never seen."""
        rows = await ask(self._connection, _GET, {"community": community_id, "user": user_id})
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def among(self, people: Collection[tuple[int, int]]) -> dict[tuple[int, int], Member]:
        """These members, as (community id, user id), as far as they were ever seen."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(people), "community", "user")
        rows = await ask(self._connection, _among(dialect), asked)
        return {(row.community_id, row.user_id): _read(row) for row in rows}

    async def ensure(self, community_id: int, person: Person) -> Member:
        """The member's row, made if they were never seen."""
        found = await self.get(community_id, person.user_id)
        if found is not None:
            return found
        await self._connection.execute(
            add(self._connection, member)
            .values(
                community_id=community_id,
                user_id=person.user_id,
                name=person.name,
                username=person.username,
            )
            .on_conflict_do_nothing()
        )
        made = await self.get(community_id, person.user_id)
        if made is None:
            raise LookupError(f"member {person.user_id} of community {community_id} vanished")
        return made

    async def by_username(self, community_id: int, username: str) -> Member | None:
        """The member with this @name (case does not matter), None if there is none."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                member.c.community_id == community_id,
                func.lower(member.c.username) == username.lower().lstrip("@"),
            )
            .limit(1)
        )
        row = rows.first()
        return None if row is None else _read(row)

    async def names(self, community_id: int, user_ids: Collection[int]) -> dict[int, str]:
        """The names of these members."""
        dialect = self._connection.dialect
        asked = {"community": community_id, "users": listed(dialect, list(user_ids))}
        rows = await ask(self._connection, _names(dialect), asked)
        return {row.user_id: row.name for row in rows}

    async def of_user(self, user_id: int) -> list[Member]:
        """A person's memberships, the one they were last active in first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(member.c.user_id == user_id)
            .order_by(member.c.last_day.desc().nulls_last(), member.c.community_id)
        )
        return [_read(row) for row in rows]

    async def change(self, community_id: int, user_id: int, **values: object) -> None:
        """Set columns of one member."""
        await self._connection.execute(
            update(member)
            .where(member.c.community_id == community_id, member.c.user_id == user_id)
            .values(values)
        )

    async def wanting_reminder(self, community_id: int) -> set[int]:
        """Members who asked for the evening reminder and are here."""
        rows = await self._connection.execute(
            select(member.c.user_id).where(
                member.c.community_id == community_id,
                member.c.reminder.is_(True),
                member.c.left_at.is_(None),
            )
        )
        return set(rows.scalars())

    async def staff(self, community_id: int) -> list[Member]:
        """Who administers the chat, as far as that is known."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                member.c.community_id == community_id, member.c.status.in_(STAFF), member.c.left_at.is_(None)
            )
            .order_by(member.c.user_id)
        )
        return [_read(row) for row in rows]

    async def staff_among(self, community_id: int, user_ids: Collection[int]) -> set[int]:
        """Which of these people look after the community: administrators, operators, owners."""
        operates = exists().where(
            community.c.id == member.c.community_id, operator.c.chat_id == community.c.ops_chat_id,
            operator.c.user_id == member.c.user_id,
        )  # fmt: skip
        owns = exists().where(owner.c.user_id == member.c.user_id)
        rows = await self._connection.execute(
            select(member.c.user_id).where(
                member.c.community_id == community_id, member.c.user_id.in_(user_ids),
                or_(member.c.status.in_(STAFF), operates, owns),
            )
        )  # fmt: skip
        return set(rows.scalars())

    async def set_staff(self, community_id: int, roles: dict[int, str]) -> None:
        """Replace who administers the chat: user id -> "creator" or "administrator"."""
        await self._connection.execute(
            update(member)
            .where(
                member.c.community_id == community_id,
                member.c.status.in_(STAFF),
                member.c.user_id.not_in(roles),
            )
            .values(status="member")
        )
        rows = [
            {"community_id": community_id, "user_id": user, "status": status}
            for user, status in sorted(roles.items())
        ]
        if rows:
            statement = add(self._connection, member)
            await self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[member.c.community_id, member.c.user_id],
                    set_={"status": statement.excluded.status},
                ),
                rows,
            )

    async def open_contact(self, user_id: int, language: str, now: datetime) -> None:
        """Remember that a person opened (or re-opened) a private chat with the bot."""
        statement = add(self._connection, contact).values(user_id=user_id, language=language, opened_at=now)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[contact.c.user_id], set_={"blocked_at": None})
        )

    async def close_contact(self, user_id: int, now: datetime) -> None:
        """Remember that a person blocked the bot."""
        await self._connection.execute(
            update(contact).where(contact.c.user_id == user_id).values(blocked_at=now)
        )

    async def open_contacts(self, user_ids: Collection[int]) -> set[int]:
        """Which of these people may be written to in private."""
        rows = await self._connection.execute(
            select(contact.c.user_id).where(contact.c.user_id.in_(user_ids), contact.c.blocked_at.is_(None))
        )
        return set(rows.scalars())
