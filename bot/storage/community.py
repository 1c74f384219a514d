"""Communities, the chats they had before, and the people who operate them."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import Dialect, Executable, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import Community, State
from bot.storage.many import among, listed
from bot.storage.renumber import renumber, renumber_cards
from bot.storage.swift import ask
from bot.storage.tables import community, former_chat, operator, owner
from bot.storage.upsert import add

NO_TOPICS: dict[str, None] = dict.fromkeys(("topic_alerts", "topic_reports", "topic_queue"))

_FIELDS = [community.c[name] for name in Community.__dataclass_fields__]


@cache
def _by_chats(dialect: Dialect) -> Executable:
    return select(*_FIELDS).where(among(dialect, community.c.chat_id, "chats"))


@cache
def _around(dialect: Dialect) -> Executable:
    here = among(dialect, community.c.chat_id, "chats") | among(dialect, community.c.ops_chat_id, "chats")
    return select(*_FIELDS).where(here).order_by(community.c.id)


def _read(row: Row[tuple[object, ...]]) -> Community:
    return Community(**row._asdict())


class CommunityRows:
    """Rows of `community`, `former_chat` and `operator`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_chats(self, chat_ids: Collection[int]) -> dict[int, Community]:
        """The communities of these chats, by chat id; chats of nobody are left out."""
        if not chat_ids:
            return {}
        dialect = self._connection.dialect
        asked = {"chats": listed(dialect, sorted(chat_ids))}
        rows = await ask(self._connection, _by_chats(dialect), asked)
        return {row.chat_id: _read(row) for row in rows}

    async def around(
        self, chat_ids: Collection[int]
    ) -> tuple[dict[int, Community], dict[int, list[Community]]]:
        """What these chats are to us: communities by chat id, and those operated from a chat by its id.

        An operators' chat that waits for its first community has an empty list.
        """
        homes: dict[int, Community] = {}
        ops: dict[int, list[Community]] = {}
        if chat_ids:
            dialect = self._connection.dialect
            asked = {"chats": listed(dialect, sorted(chat_ids))}
            rows = await ask(self._connection, _around(dialect), asked)
            for found in map(_read, rows):
                if found.chat_id in chat_ids:
                    homes[found.chat_id] = found
                if found.ops_chat_id in chat_ids:
                    ops.setdefault(found.ops_chat_id or 0, []).append(found)
        if unknown := set(chat_ids) - homes.keys() - ops.keys():
            ops |= {chat_id: [] for chat_id in await self._without_community(unknown)}
        return homes, ops

    async def _without_community(self, chat_ids: Collection[int]) -> set[int]:
        """Which of these are operators' chats that nothing is operated from as yet."""
        rows = await self._connection.execute(
            select(operator.c.chat_id).distinct().where(operator.c.chat_id.in_(chat_ids))
        )
        return set(rows.scalars())

    async def get(self, community_id: int) -> Community:
        """One community; raises NoResultFound for an unknown id."""
        rows = await self._connection.execute(select(*_FIELDS).where(community.c.id == community_id))
        return _read(rows.one())

    async def all(self, state: str | None = None) -> list[Community]:
        """All communities, or those in one state, by id."""
        statement = select(*_FIELDS).order_by(community.c.id)
        if state is not None:
            statement = statement.where(community.c.state == state)
        return [_read(row) for row in await self._connection.execute(statement)]

    async def register(self, values: dict[str, object]) -> Community:
        """Add a community (its chat is the key); one that is there already keeps its settings."""
        statement = add(self._connection, community).values(values).on_conflict_do_nothing()
        await self._connection.execute(statement)
        rows = await self._connection.execute(
            select(*_FIELDS).where(community.c.chat_id == values["chat_id"])
        )
        return _read(rows.one())

    async def change(self, community_id: int, **values: object) -> None:
        """Set columns of one community."""
        await self._connection.execute(update(community).where(community.c.id == community_id).values(values))

    async def lock(self, community_ids: Collection[int]) -> None:
        """Be the only one to decide in these communities until the commit (PostgreSQL; sorted)."""
        if community_ids and self._connection.dialect.name != "sqlite":
            await self._connection.execute(
                select(community.c.id)
                .where(community.c.id.in_(community_ids))
                .order_by(community.c.id)
                .with_for_update()
            )

    async def migrate(self, old: int, new: int, at: datetime) -> bool:
        """The chat `old` is now `new`: everything stays. False if `old` belongs to nobody (any more).

        If `new` was registered meanwhile (in the configuration, say), the community of `old` takes its place:
        that one has the history.
        """
        found = await self.by_chats([old, new])
        if old not in found or (new in found and await self._has_been(found[new].id, old)):
            return False  # the news comes twice, from either chat
        former = {"community_id": found[old].id, "chat_id": old, "at": at}
        await self._connection.execute(
            add(self._connection, former_chat).values(former).on_conflict_do_nothing()
        )
        if new in found:
            await self.change(found[new].id, chat_id=0, ops_chat_id=None, state=State.LEFT)
        await self.change(found[old].id, chat_id=new)
        if new in found:
            await self.change(found[new].id, chat_id=old)
        await renumber(self._connection, found[old].id)
        return True

    async def _has_been(self, community_id: int, chat_id: int) -> bool:
        mine = (former_chat.c.community_id == community_id) & (former_chat.c.chat_id == chat_id)
        found = await self._connection.execute(select(former_chat.c.chat_id).where(mine))
        return found.first() is not None

    async def move_ops(self, old: int, new: int) -> None:
        """The operators' chat `old` is now `new`."""
        await renumber_cards(self._connection, old)
        moved = update(community).where(community.c.ops_chat_id == old).values(ops_chat_id=new)
        await self._connection.execute(moved)
        there = select(operator.c.user_id).where(operator.c.chat_id == new)
        known = operator.delete().where(operator.c.chat_id == old, operator.c.user_id.in_(there))
        await self._connection.execute(known)
        people = update(operator).where(operator.c.chat_id == old).values(chat_id=new)
        await self._connection.execute(people)

    async def rights(self, community_id: int) -> list[str]:
        """What the bot is and may do in the chat (see `bot.domain.rights.held`); empty if never asked."""
        rows = await self._connection.execute(
            select(community.c.rights).where(community.c.id == community_id)
        )
        return list(rows.scalar_one_or_none() or [])

    async def ops_chats_of(self, user_id: int) -> list[int]:
        """The operators' chats that a person is in."""
        rows = await self._connection.execute(
            select(operator.c.chat_id).where(operator.c.user_id == user_id).order_by(operator.c.chat_id)
        )
        return list(rows.scalars())

    async def close_ops(self, chat_id: int) -> None:
        """This chat is no operators' chat any more."""
        left = update(community).where(community.c.ops_chat_id == chat_id)
        await self._connection.execute(left.values(ops_chat_id=None, **NO_TOPICS))
        await self._connection.execute(operator.delete().where(operator.c.chat_id == chat_id))

    async def owned_by(self, user_ids: Collection[int]) -> None:
        """These own the instance, and nobody else."""
        if set(user_ids) != await self.owners():
            await self._connection.execute(delete(owner))
            for user_id in sorted(user_ids):
                made = add(self._connection, owner).values(user_id=user_id)
                await self._connection.execute(made.on_conflict_do_nothing())

    async def owners(self) -> set[int]:
        """Who owns the instance."""
        return set((await self._connection.execute(select(owner.c.user_id))).scalars())

    async def add_operator(self, chat_id: int, user_id: int) -> None:
        """Remember that somebody is in an operators' chat."""
        await self._connection.execute(
            add(self._connection, operator).values(chat_id=chat_id, user_id=user_id).on_conflict_do_nothing()
        )

    async def remove_operator(self, chat_id: int, user_id: int) -> None:
        """Forget somebody who left an operators' chat."""
        await self._connection.execute(
            operator.delete().where(operator.c.chat_id == chat_id, operator.c.user_id == user_id)
        )

    async def is_operator(self, user_id: int, chat_id: int | None = None) -> bool:
        """Whether a person is in this operators' chat (None: in any)."""
        statement = select(operator.c.user_id).where(operator.c.user_id == user_id).limit(1)
        if chat_id is not None:
            statement = statement.where(operator.c.chat_id == chat_id)
        return (await self._connection.execute(statement)).first() is not None
