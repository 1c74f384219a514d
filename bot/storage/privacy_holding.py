"""One table's rows about people, and what exporting and erasing them means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Table, select

from bot.storage.tables import community


@dataclass(frozen=True, slots=True)
class Holding:
    """One table's rows about people; `whose` is the column with their user id.

    Erasing puts the pseudonym there and overwrites the `blank` columns, or with `drop` deletes the rows.
    `hidden` columns are not exported: they are ours, or somebody else's.
    """

    name: str
    table: Table
    whose: str = "user_id"
    drop: bool = False
    blank: Mapping[str, object] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def of(self, user_id: int) -> ColumnElement[bool]:
        """The rows of a person. Naming the communities lets the tables' keys find them."""
        mine = self.table.c[self.whose] == user_id
        if "community_id" in self.table.primary_key.columns:
            mine &= self.table.c.community_id.in_(select(community.c.id))
        return mine
