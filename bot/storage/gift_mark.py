"""Whom a community had before they were forgotten, so that a newcomer's gift stays one for ever.

A mark is HMAC-SHA256 of "community:user" in hexadecimal, keyed by a random secret of this database: it can be
compared with somebody who comes, and leads back to nobody without the database.
"""

import hmac
import secrets
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import gift_mark, member, secret
from bot.storage.upsert import add

_KEY = "gift_mark"


async def leave_marks(connection: AsyncConnection, user_id: int) -> None:
    """Mark somebody in each community that knows them; to be called while their rows carry the user id."""
    made = add(connection, secret).values(name=_KEY, value=secrets.token_hex(32))
    await connection.execute(made.on_conflict_do_nothing())
    key = await _key(connection)
    found = await connection.execute(select(member.c.community_id).where(member.c.user_id == user_id))
    rows = [{"community_id": each, "mark": _mark(key, each, user_id)} for each in found.scalars()]
    if rows:
        await connection.execute(add(connection, gift_mark).on_conflict_do_nothing(), rows)


async def marked(connection: AsyncConnection, community_id: int, user_ids: Collection[int]) -> set[int]:
    """Which of these people a community had before they were forgotten."""
    key = await _key(connection)
    if not key:
        return set()
    people = {_mark(key, community_id, user_id): user_id for user_id in user_ids}
    found = await connection.execute(
        select(gift_mark.c.mark).where(gift_mark.c.community_id == community_id, gift_mark.c.mark.in_(people))
    )
    return {people[mark] for mark in found.scalars()}


async def _key(connection: AsyncConnection) -> str:
    """Empty while nobody has been forgotten."""
    found = await connection.execute(select(secret.c.value).where(secret.c.name == _KEY))
    return found.scalar_one_or_none() or ""


def _mark(key: str, community_id: int, user_id: int) -> str:
    return hmac.new(bytes.fromhex(key), f"{community_id}:{user_id}".encode(), "sha256").hexdigest()
