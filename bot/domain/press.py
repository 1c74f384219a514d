"""What a button carries: an action, what it refers to, and for whom it is; at most 64 bytes.

People can send any data with a modified app, so nothing here grants a right: who may act, and whether it
still makes sense, is checked when the press takes effect.
"""

from dataclasses import dataclass

LONGEST = 64


@dataclass(frozen=True, slots=True)
class Press:
    """`action` names the handler, `ref` the row meant; `owner` is who may press (0: anybody)."""

    action: str
    ref: str = ""
    owner: int = 0


def pack_press(action: str, ref: str | int = "", owner: int = 0) -> str:
    """The data of a button. Raises ValueError for more than 64 bytes or a colon inside a part."""
    data = f"{action}:{ref}:{owner or ''}"
    if data.count(":") != 2 or len(data.encode()) > LONGEST:  # noqa: PLR2004 - three parts
        raise ValueError(f"button data {data!r} is malformed or longer than {LONGEST} bytes")
    return data


def read_press(data: str) -> Press | None:
    """The inverse; None for anything that no button of ours carries."""
    parts = data.split(":")
    if len(data.encode(errors="replace")) > LONGEST:
        return None
    if len(parts) != 3 or not (parts[2].isdecimal() or parts[2] == ""):  # noqa: PLR2004
        return None
    return Press(parts[0], parts[1], int(parts[2] or 0))
