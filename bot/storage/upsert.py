"""One insert for both databases: their `ON CONFLICT` is the same, SQLAlchemy's constructs are not."""

from collections.abc import Sequence

from sqlalchemy import Dialect, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def add(where: AsyncConnection | Dialect, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """An insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    dialect = where.dialect if isinstance(where, AsyncConnection) else where
    if dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def add_to(
    where: AsyncConnection | Dialect, table: Table, *, counters: Sequence[str], replace: Sequence[str] = ()
) -> Insert:
    """An upsert that adds the `counters` to the row with the same primary key and replaces other columns."""
    statement = add(where, table)
    changes = {name: table.c[name] + statement.excluded[name] for name in counters}
    changes |= {name: statement.excluded[name] for name in replace}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changes)
