"""A registered community without any history, and looks at its rows."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from bot.domain.community import Community, Person
from bot.domain.hearing import Heard, Spoken
from bot.storage.database import Database
from bot.storage.tables import activity, activity_hour, imported, live_since, member, movement
from bot.storage.uow import UnitOfWork
from tests.cli.conftest import Steward, steward
from tests.history.export import BEGIN, GROUP

__all__ = ["steward"]

T = TypeVar("T")

TABLES = (activity, activity_hour, member, movement, imported, live_since)


class Group:
    """The community, and what happens in it or is seen of it."""

    def __init__(self, url: str, chat_id: int = GROUP) -> None:
        self.url = url
        self.community = self.do(lambda uow: _register(uow, chat_id))

    def do(self, work: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """One transaction on a connection of its own."""

        async def run() -> T:
            database = Database(self.url)
            try:
                async with database.begin() as uow:
                    return await work(uow)
            finally:
                await database.close()

        return asyncio.run(run())

    def rows(self) -> dict[str, Sequence[dict[str, Any]]]:
        """All rows an import may touch."""

        async def look(uow: UnitOfWork) -> dict[str, Sequence[dict[str, Any]]]:
            found: dict[str, Sequence[dict[str, Any]]] = {}
            for table in TABLES:
                rows = await uow.connection.execute(select(table).order_by(*table.primary_key.columns))
                found[table.name] = [row._asdict() for row in rows]
            return found

        return self.do(look)

    def table(self, name: str, *columns: str) -> list[tuple[Any, ...]]:
        """Some columns of a table's rows, by its primary key."""
        return [tuple(row[column] for column in columns) for row in self.rows()[name]]

    def hears(self, user: int, at: datetime, message_id: int = 10**6, name: str = "Live") -> None:
        """The bot itself hears a message."""

        async def hear(uow: UnitOfWork) -> None:
            heard = Heard()
            heard.message(self.community, Person(user, name, "live"), at, media=False, reply=False)
            await uow.activity.flush(heard)
            await uow.talk.note([Spoken(self.community.id, message_id, user, at, 9)])

        self.do(hear)


async def _register(uow: UnitOfWork, chat_id: int) -> Community:
    return await uow.communities.register(
        {
            "chat_id": chat_id, "title": "Readers", "kind": "interest", "language": "en",
            "timezone": "Asia/Shanghai", "rollover_hour": 4, "pack": "general", "state": "active",
            "registered_at": BEGIN + timedelta(days=30),
        }
    )  # fmt: skip


@pytest.fixture
def group(database_url: str, steward: Steward, monkeypatch: pytest.MonkeyPatch) -> Group:
    """A community of the configured database."""
    del steward
    monkeypatch.setenv("STEWARD_DATABASE__URL", re.sub("@/", "@localhost/", database_url))
    return Group(database_url)
