"""What a community changed about the words and rules of screening, and what it is called itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.linklist import ALLOW, BAN
from bot.domain.own_names import all_names
from bot.storage.tables import community, setting, word
from bot.storage.upsert import add_to

RULES = "rules"
"""The setting with a mode for each rule that has been switched."""
LINKS = "links"
"""The setting with the domains that the community allows or bans: see `bot.domain.linklist`."""
OWN_NAMES = "own-names"
"""The setting with what the group and its channel are called, and its links: see `bot.domain.own_names`."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word on the community's own `list`: "add", "remove" (from the shipped ones) or "allow"."""

    key: str
    word: str
    list: str
    category: str = ""
    severity: int = 2
    options: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a community has changed; `modes` by the rule's name. `names` are its own."""

    words: tuple[WordChange, ...] = ()
    modes: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


_FIELDS = [word.c[name] for name in WordChange.__dataclass_fields__]


class WordRows:
    """Rows of `word`, and the rules' modes. Each change raises the community's revision."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def changes(self, community_ids: Collection[int]) -> dict[int, Changes]:
        """What each of these communities has changed, if it has."""
        words: dict[int, list[WordChange]] = {}
        rows = await self._connection.execute(
            select(word.c.community_id, *_FIELDS)
            .where(word.c.community_id.in_(community_ids))
            .order_by(word.c.community_id, word.c.key)
        )
        for row in rows:
            found = WordChange(**{name: getattr(row, name) for name in WordChange.__dataclass_fields__})
            words.setdefault(row.community_id, []).append(found)
        settings = await self._settings(community_ids)
        return {
            each: _changes(words.get(each, ()), settings.get(each, {}))
            for each in words.keys() | settings.keys()
        }

    async def _settings(self, community_ids: Collection[int]) -> dict[int, dict[str, Any]]:
        rows = await self._connection.execute(
            select(setting.c.community_id, setting.c.name, setting.c.value).where(
                setting.c.name.in_((RULES, LINKS, OWN_NAMES)), setting.c.community_id.in_(community_ids)
            )
        )
        found: dict[int, dict[str, Any]] = {}
        for row in rows:
            found.setdefault(row.community_id, {})[row.name] = row.value
        return found

    async def put(self, community_id: int, change: WordChange, by_id: int, now: datetime) -> None:
        """Keep a change; an earlier one of the same word gives way."""
        values = {name: getattr(change, name) for name in WordChange.__dataclass_fields__}
        replaced = (*(name for name in values if name != "key"), "by_id", "at")
        statement = add_to(self._connection, word, counters=(), replace=replaced)
        await self._connection.execute(
            statement.values(community_id=community_id, **values, by_id=by_id, at=now)
        )
        await self.touch(community_id)

    async def drop(self, community_id: int, key: str) -> bool:
        """Take a change back; False if there was none."""
        found = await self._connection.execute(
            delete(word).where(word.c.community_id == community_id, word.c.key == key)
        )
        if found.rowcount:
            await self.touch(community_id)
        return bool(found.rowcount)

    async def touch(self, community_id: int) -> None:
        """The community's words or rules are other ones now: every replica reads them again."""
        await self._connection.execute(
            update(community).where(community.c.id == community_id).values(revision=community.c.revision + 1)
        )


def _changes(words: Sequence[WordChange], settings: Mapping[str, Any]) -> Changes:
    links = settings.get(LINKS, {})
    return Changes(
        tuple(words), dict(settings.get(RULES, {})),
        tuple(links.get(ALLOW, ())), tuple(links.get(BAN, ())), all_names(settings.get(OWN_NAMES, {})),
    )  # fmt: skip
