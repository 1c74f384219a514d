"""What a line of the audit log adds to the deed, in the reader's words rather than in those of the rows."""

from collections.abc import Mapping
from datetime import date

from bot.content import Content
from bot.domain.outgoing import Param, Text
from bot.domain.zones import zone_label
from bot.storage.audit import Deed

_LENGTH = 40
"""Characters of a reason that are shown; the file has all."""


def told(content: Content, deed: Deed) -> Param:
    """Why, or what was chosen; "" if there is nothing to add."""
    written = " ".join(str(deed.details.get("reason", "")).split())
    first, _, rest = written.partition(" ")
    match deed.action:
        case "setting":
            return _setting(content, first, rest)
        case "gate-set":
            return _gate(content, first, rest)
        case "raid-set":
            joins, _, seconds = first.partition("/")
            return Text("raid-line", {"state": rest, "joins": joins, "seconds": seconds})
        case "ops-topic":
            return ""
    return _dated(written if len(written) <= _LENGTH else f"{written[: _LENGTH - 1]}…")


def _setting(content: Content, name: str, value: str) -> Param:
    """A switch, or one of the choices of `/settings` and `/setup`."""
    keys = (f"settings-{name}", f"setup-change-{name}")
    what: Param = next((Text(key) for key in keys if content.texts.has(key)), name)
    if value in {"on", "off"}:
        return Text(f"settings-{value}", {"what": what})
    labels: Mapping[str, Param] = {
        "language": Text(f"language-name-{value}"), "kind": Text(f"setup-kind-{value}"),
        "pack": Text(content.pack(value).title), "zone": zone_label(value), "hour": f"{value:0>2}:00",
    }  # fmt: skip
    return Text("audit-chosen", {"what": what, "to": labels[name]}) if name in labels else what


def _gate(content: Content, first: str, rest: str) -> Param:
    """The gate on, off, with another question; what a wrong answer or silence leads to; its own questions."""
    kind, after = f"gate-kind-{first}", f"gate-after-{rest}"
    if first != "off" and content.texts.has(kind):
        return Text(kind)
    if content.texts.has(after):
        return Text("audit-chosen", {"what": Text(f"gate-set-{first}"), "to": Text(after)})
    asks = first == "question"
    what = Text("gate-set-asks" if asks else "gate-set-kind")
    return Text("settings-off" if "off" in {first, rest} else "settings-on", {"what": what})


def _dated(written: str) -> Param:
    """The same, a day at its end as people write days."""
    words, _, last = written.rpartition(" ")
    try:
        day = date.fromisoformat(last)
    except ValueError:
        return written
    return Text("audit-chosen", {"what": words, "to": day}) if words else day
