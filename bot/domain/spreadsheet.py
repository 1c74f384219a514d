"""Cells of a table for a spreadsheet: what it would take for a formula is text."""

from typing import TypeVar

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also the wide ones, which some spreadsheets read like the narrow ones."""

_BLANK = " \u00a0\u200b\ufeff"
"""Some look for a formula behind it."""

Value = TypeVar("Value")


def cell(value: Value) -> Value | str:
    """The value, with an apostrophe before a text that begins like a formula. Numbers stay numbers.

    People choose their names and titles; a name like `=HYPERLINK(...)` must not come alive on whoever opens
    the file.
    """
    if isinstance(value, str) and value.lstrip(_BLANK).startswith(_FORMULA):
        return f"'{value}"
    return value
