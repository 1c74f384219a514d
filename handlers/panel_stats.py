"""The panel's sections for figures: those of a period, with picture and table, and the state of the group."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.summary import DAYS
from bot.desk import Call
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_screen import back, home, taken_in
from handlers.stats import deliver, figures, state

STATS, HEALTH, WEEK, MONTH = "stats", "health", "week", "month"


async def stats(call: Call, path: Sequence[str]) -> Screen:
    """A period's figures; "picture" and "table" come in a message of their own."""
    kind, what = (*(path or [WEEK]), "")[:2]
    if kind not in DAYS:
        raise Refusal("button-too-old")
    if what:
        await deliver(call, home(call), kind, what)
    found = figures(call, home(call), kind)
    buttons = (*taken_in(call, STATS, found.buttons, f"{home(call).id}."), back(call))
    return replace(found, buttons=buttons)


async def health(call: Call, path: Sequence[str]) -> Screen:
    """A period against the goals."""
    kind, *more = path or [MONTH]
    if more:
        raise Refusal("button-too-old")
    found = state(call, home(call), kind)
    buttons = (*taken_in(call, HEALTH, found.buttons, f"{home(call).id}.{HEALTH}."), back(call))
    return replace(found, buttons=buttons)
