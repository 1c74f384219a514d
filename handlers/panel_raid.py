"""The panel's screen for raid mode: whether it acts by itself, how many are too many, and right now."""

from collections.abc import Sequence

from bot.actions import gate_rules, raid
from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.raid import RAID as MEASURE
from bot.domain.raid import Rate, read_rate
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_screen import back, home, in_rows, way

GATE, RAID = "gate", "raid"
BEGIN, END = "begin", "end"
RATES = (10, 20, 30, 50, 100)
"""People within a minute that are offered as too many."""


async def raid_line(call: Call) -> Text:
    """How it stands, in a line."""
    rate = await raid.rate_of(call.uow, call.content, home(call))
    held = await call.uow.measures.get(home(call).id, MEASURE)
    state = "now" if held else "on" if rate.on else "off"
    return Text("raid-line", {"state": state, "joins": rate.joins, "seconds": rate.seconds})


async def raid_screen(call: Call, path: Sequence[str]) -> Screen:
    """How it stands, after what was asked of it was done."""
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    match list(path):
        case []:
            pass
        case ["on" | "off" as turned]:
            await gate_rules.change_rate(uow, content, now, home(call), by, on=turned == "on")
        case ["rate", written] if (rate := read_rate(written.replace("-", "/"))) is not None:
            await gate_rules.change_rate(uow, content, now, home(call), by, rate=rate)
        case ["begin"]:
            await raid.begin_by_hand(uow, content, now, home(call), by)
        case ["end"]:
            await raid.end(uow, content, now, home(call), by)
        case _:
            raise Refusal("button-too-old")
    return await _screen(call)


async def _screen(call: Call) -> Screen:
    rate = await raid.rate_of(call.uow, call.content, home(call))
    held = await call.uow.measures.get(home(call).id, MEASURE)
    rules = call.content.gate.raid
    text = Text(
        "raid-state",
        {"line": await raid_line(call), "quiet": rules.quiet_minutes, "mute": rules.mute_minutes},
    )
    turn, now = "off" if rate.on else "on", END if held else BEGIN
    choices = [
        way(
            call,
            _rate(each, chosen=(each, 60) == (rate.joins, rate.seconds)),
            GATE,
            RAID,
            "rate",
            f"{each}-60",
        )
        for each in RATES
    ]
    first = (way(call, f"raid-turn-{turn}", GATE, RAID, turn),)
    second = (way(call, f"raid-button-{now}", GATE, RAID, now),)
    return Screen(text, (first, *in_rows(choices, 5), second, back(call, GATE)))


def _rate(joins: int, *, chosen: bool) -> Text:
    label = Text("raid-rate", {"joins": joins})
    return Text("setup-chosen", {"label": label}) if chosen else label


def rate_shown(rate: Rate) -> Text:
    """What counts as a raid, in a line."""
    return Text("raid-rate-set", {"joins": rate.joins, "seconds": rate.seconds})
