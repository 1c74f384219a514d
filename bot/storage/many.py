"""Asking about many keys in one statement, whose text stays the same however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    Dialect,
    FromClause,
    String,
    Text,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.types import TypeEngine

WHOLE, WORD, DAY = BigInteger(), String(), Date()


def among(
    dialect: Dialect, column: ColumnElement[Any], name: str, kind: TypeEngine[Any] = WHOLE
) -> ColumnElement[bool]:
    """Whether a column is among the values of the parameter `name`; give them by `listed`."""
    if dialect.name == "sqlite":
        each = func.json_each(bindparam(name, type_=Text)).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(bindparam(name, type_=ARRAY(kind)))


def listed(dialect: Dialect, values: Sequence[int] | Sequence[str] | Sequence[date]) -> object:
    """The values of such a parameter."""
    return in_json(values) if dialect.name == "sqlite" else list(values)


def in_json(values: Sequence[object]) -> str:
    """A list as SQLite's JSON functions read it; days as in their columns."""
    return msgspec.json.encode(values).decode()


def keyed(dialect: Dialect, **kinds: TypeEngine[Any]) -> tuple[FromClause, Mapping[str, ColumnElement[Any]]]:
    """Keys of several columns as rows to join with, and their columns by name; fill them by `keys`.

    Begin the join with them, so that each is found by an index: the table may have any number of rows.
    """
    if dialect.name == "sqlite":
        each = func.json_each(bindparam("keys", type_=Text)).table_valued("value")
        parts = (
            func.json_extract(each.c.value, f"$[{place}]").label(name) for place, name in enumerate(kinds)
        )
        taken_apart = select(*parts).cte("keys").prefix_with("MATERIALIZED")  # once, not at each mention
        return taken_apart, {name: taken_apart.c[name] for name in kinds}
    arrays = [bindparam(f"keys_{name}", type_=ARRAY(kind)) for name, kind in kinds.items()]
    each = func.unnest(*arrays).table_valued(*kinds).render_derived(name="keys")
    return each, {name: each.c[name] for name in kinds}


def keys(dialect: Dialect, rows: Iterable[Sequence[Any]], *names: str) -> dict[str, object]:
    """The parameters of such keys; `names` are those of `keyed`, in their order."""
    if dialect.name == "sqlite":
        return {"keys": in_json(list(rows))}
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {f"keys_{name}": list(column) for name, column in zip(names, columns, strict=True)}
