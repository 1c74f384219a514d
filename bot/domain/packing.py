"""What the bot can say and do as plain JSON, to be kept in a row, and back."""

from dataclasses import fields
from datetime import date

from bot.domain.outgoing import (
    Admit,
    Ban,
    Button,
    ClosePoll,
    Drawing,
    Edit,
    Erase,
    Html,
    Listing,
    Mention,
    Menu,
    Mute,
    Outgoing,
    Paper,
    Permit,
    Pin,
    Place,
    Poll,
    Probe,
    Say,
    Tag,
    Text,
    Unban,
    Whisper,
)  # fmt: skip
from bot.domain.outgoing_reach import Census, Forward, Invite

_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Mention, Html, Text, Listing, Button, Place, Whisper, Drawing, Say, Edit, Erase, Paper, Probe, Menu,
        Poll, ClosePoll, Pin, Tag, Mute, Ban, Unban, Admit, Permit, Forward, Invite, Census,
    )
}  # fmt: skip


_FIELDS = {
    kind: tuple((item.name, {} if item.default_factory is dict else item.default) for item in fields(kind))
    for kind in _KINDS.values()
}
"""Of each kind the fields and what they are unless said otherwise (`MISSING` if they must be said)."""
_PLAIN = frozenset({str, int, float, bool, type(None)})


def kind_of(outgoing: Outgoing) -> str:
    """The name under which an outgoing act is kept and shown, e.g. "say"."""
    return type(outgoing).__name__.lower()


def pack(value: object) -> object:
    """Any value of this module as plain JSON types; dataclasses carry their name under "$".

    Fields that say what they would say anyway are left out.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind in _FIELDS:
        packed: dict[str, object] = {"$": kind.__name__}
        for name, usual in _FIELDS[kind]:
            item = getattr(value, name)
            if item is not usual and item != usual:
                packed[name] = item if type(item) in _PLAIN else pack(item)
        return packed
    if isinstance(value, date):
        return {"$": "date", "iso": value.isoformat()}
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value


def unpack(value: object) -> object:
    """The inverse of `pack`; lists come back as tuples. Raises KeyError for an unknown kind."""
    if isinstance(value, list):
        return tuple(unpack(item) for item in value)
    if not isinstance(value, dict):
        return value
    plain = {key: item if type(item) in _PLAIN else unpack(item) for key, item in value.items() if key != "$"}
    name = value.get("$")
    if name is None:
        return plain
    if name == "date":
        return date.fromisoformat(str(value["iso"]))
    return _KINDS[name](**plain)
