"""The panel's screen for night mode: from when until when, what may be sent then, and tonight."""

from collections.abc import Sequence
from typing import Any

from bot.actions import dialogue, night
from bot.actions.night import clock, night_of, other_what
from bot.desk import Call
from bot.domain.night import NIGHT as MEASURE
from bot.domain.night import NIGHT_OFF, Night, night_at, read_night
from bot.domain.outgoing import Button, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_entry import enter
from handlers.panel_screen import back, home, in_rows, show, way

GATE, NIGHT = "gate", "night"
TYPED = "night_times"
"""The question whose answer is from when until when."""
SPANS = ("22:00-07:00", "23:00-07:00", "00:00-06:00")
"""What is offered."""


async def night_line(call: Call) -> Text:
    """How it stands, in a line."""
    found = await night_of(call.uow, home(call))
    if found is None:
        return Text("night-line-off")
    held = await call.uow.measures.get(home(call).id, MEASURE)
    return Text("night-line", {"span": str(found), "what": found.what, "now": "yes" if held else "no"})


async def night_screen(call: Call, path: Sequence[str]) -> Screen:
    """How it stands, after what was asked of it was done."""
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    match list(path):
        case []:
            pass
        case ["off"]:
            await night.set_night(uow, now, home(call), by, None)
        case ["typed"]:
            await dialogue.ask(call, TYPED)
            return Screen(Text("night-write"), (back(call, GATE, NIGHT),))
        case ["what"]:
            await _change_what(call)
        case ["skip"]:
            await night.skip(uow, content, now, home(call), by)
        case ["resume"]:
            await night.resume(uow, content, now, home(call), by)
        case ["set", written]:
            await _set(call, read_night(f"{written[:2]}:{written[2:7]}:{written[7:]}"))
        case _:
            raise Refusal("button-too-old")
    return await _screen(call)


async def typed(call: Call, data: dict[str, Any]) -> None:
    """From when until when, in words."""
    del data
    await enter(call, home(call).id)
    wanted = read_night(call.args)
    if wanted is None:
        raise Refusal("night-usage")
    await _set(call, wanted)
    await show(call, await _screen(call))


async def _set(call: Call, wanted: Night | None) -> None:
    if wanted is None:
        raise Refusal("button-too-old")
    await night.set_night(call.uow, call.desk.now, home(call), call.person.user_id, wanted)


async def _change_what(call: Call) -> None:
    found = await night_of(call.uow, home(call))
    await _set(call, other_what(found) if found else None)


async def _screen(call: Call) -> Screen:
    found = await night_of(call.uow, home(call))
    spans = [
        way(call, Text("night-span", {"span": span}), GATE, NIGHT, "set", span.replace(":", ""))
        for span in SPANS
    ]
    rows = [*in_rows(spans, 3), (way(call, "night-other", GATE, NIGHT, "typed"),)]
    if found is not None:
        what = way(call, Text("night-what-button", {"what": found.what}), GATE, NIGHT, "what")
        rows += [(what, way(call, "night-turn-off", GATE, NIGHT, "off"))]
        rows += await _tonight(call, found)
    text = Text("night-state", {"line": await night_line(call)})
    return Screen(text, (*rows, back(call, GATE)))


async def _tonight(call: Call, found: Night) -> list[tuple[Button, ...]]:
    tonight = night_at(found, home(call).timezone, call.desk.now)
    if tonight is None:
        return []
    skipped = await call.uow.measures.get(home(call).id, NIGHT_OFF)
    what = "resume" if skipped else "skip"
    until = clock(home(call), tonight[1])
    return [(way(call, Text(f"night-button-{what}", {"until": until}), GATE, NIGHT, what),)]
