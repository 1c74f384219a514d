"""Entries of the ledger in words: for their member, and for staff who look at somebody's points."""

from datetime import date

from bot.actions.points import Statement
from bot.desk import Call
from bot.domain.outgoing import Mention, Param, Text
from bot.domain.points import parts_of
from bot.storage.ledger import Line
from handlers.checkin import told_parts


def entry_line(call: Call, line: Line, found: Statement) -> Text:
    """One entry: the day, how much, and what for."""
    taken = found.taken.get(line.id)
    what = (
        _what(call, line, found)
        if taken is None
        else Text("ledger-undo", {"what": _what(call, taken, found)})
    )
    return Text("points-entry", {"day": line.local_date, "amount": f"{line.amount:+d}", "what": what})


def _what(call: Call, line: Line, found: Statement) -> Text:
    kind, has = f"ledger-{line.kind}", call.content.texts.has
    giver = found.givers.get(line.actor)
    params: dict[str, Param] = {
        "reason": told_parts(parts_of(line.reason)) if line.kind == "checkin" else line.reason,
        "days": parts_of(line.reason).get("days", 0),
        "day": _day(line.ref) or line.local_date,
        "by": Mention(0, giver) if giver else "",
        "task": Text(task) if has(task := f"welcome-task-{line.ref}") else line.ref,
        "item": Text(title) if has(title := f"shop-item-{line.ref}-title") else line.ref,
        "given": "yes" if giver else "no",
        "told": "yes" if line.reason else "no",
        "what": line.reason,
    }
    return Text(kind if has(kind) else "ledger-other", params)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
