"""`/compare`: all groups that somebody runs, side by side; for the owner, or in their operators' chat."""

from bot.actions.compare import asked
from bot.actions.summary import DAYS
from bot.desk import Call
from bot.domain.outgoing import Button, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_entry import on_offer
from handlers.staff_scene import disclose, require_a_reader
from handlers.stats import PERIODS

PRESS = "compare"
"""The action of the buttons: the period."""
SHOWN = 20


async def compare(call: Call) -> None:
    """`/compare`, `/compare day`, `/compare month`."""
    require_a_reader(call)
    kind = PERIODS.get(call.args.strip().casefold() or "week")
    if kind is None:
        raise Refusal("compare-which-period")
    await _show(call, kind)


async def press(call: Call) -> None:
    """Another period."""
    if call.args not in DAYS:
        raise Refusal("button-too-old")
    await _show(call, call.args)


async def _show(call: Call, kind: str) -> None:
    """What somebody sees here is what they run from here: looked at anew at each press."""
    communities = await on_offer(call)
    if len(communities) == 1:
        raise Refusal("compare-only-one")
    more = max(0, len(communities) - SHOWN)
    shown = communities[:SHOWN]
    text = asked(call.desk.now, shown, kind, more)
    await disclose(call, Screen(text, _periods(kind), reckon="compare"))


def _periods(kind: str) -> Rows:
    return (
        tuple(
            Button(
                Text(f"button-stats-{each}", {"here": "yes" if each == kind else "no"}),
                pack_press(PRESS, each),
            )
            for each in DAYS
        ),
    )
