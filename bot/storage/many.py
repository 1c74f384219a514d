"""Asking about many keys in one statement, whose text stays the same however many there are."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Dialect, Text, any_, bindparam, func, select
from sqlalchemy.types import TypeEngine

_WHOLE = BigInteger()


def among(
    dialect: Dialect, column: ColumnElement[Any], name: str, kind: TypeEngine[Any] = _WHOLE
) -> ColumnElement[bool]:
    """Whether a column is among the values of the parameter `name`; give them by `listed`."""
    if dialect.name == "sqlite":
        each = func.json_each(bindparam(name, type_=Text)).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(bindparam(name, type_=ARRAY(kind)))


def listed(dialect: Dialect, values: Sequence[int] | Sequence[str]) -> object:
    """The values of such a parameter."""
    return json.dumps(values) if dialect.name == "sqlite" else list(values)
