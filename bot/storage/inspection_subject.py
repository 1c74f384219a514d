"""What `steward inspect` can be asked: kinds of rows, and which of them are wanted."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.statistics import StatisticsRules
from bot.storage.tables import community

Found = list[dict[str, Any]]
"""Rows by field; every one has a `chat_id`."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows are wanted: of these chats and this person (None: of all), the last `limit` (None: all).

    `rules` are what measures go by, by the name of a pack (None: those that ship), `to` is their last day
    (None: today).
    """

    now: datetime
    chat_ids: frozenset[int] | None = None
    user_id: int | None = None
    limit: int | None = None
    rules: Callable[[str], StatisticsRules] | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of rows: how to select them, and which columns order them, say their chat and their person.

    `added` are fields that `add_to` works out from other rows.
    """

    statement: Select[Any]
    order: Sequence[ColumnElement[Any]]
    chat: ColumnElement[int]
    user: ColumnElement[int] | None = None
    added: tuple[str, ...] = ()
    add_to: Callable[[AsyncConnection, Question, Found], Awaitable[None]] | None = None

    @property
    def fields(self) -> list[str]:
        """The names of its fields."""
        return [*self.statement.selected_columns.keys(), *self.added]


def of_community(table: Table, *names: str) -> Select[Any]:
    """Columns of a community's table, with the chat's id before them."""
    columns = [table.c[name] for name in names]
    return select(community.c.chat_id, *columns).join_from(
        table, community, community.c.id == table.c.community_id
    )
