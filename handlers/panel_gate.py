"""The panel's section for the gate, raid mode and night mode: who comes in, and when the group sleeps."""

from collections.abc import Sequence
from typing import Any

from bot.actions import dialogue, gate_rules
from bot.actions.gate_rules import SILENT, WRONG
from bot.desk import Call
from bot.domain.gate import After, Gate, Kind, read_question
from bot.domain.outgoing import Button, Listing, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.domain.spans import said
from handlers.panel_entry import enter
from handlers.panel_night import NIGHT, night_line, night_screen
from handlers.panel_raid import RAID, raid_line, raid_screen
from handlers.panel_screen import back, home, in_rows, number_in, show, way

GATE = "gate"
"""The section, and the word in links that lead to a question in private."""
KIND, ASKS, OFF = "kind", "asks", "off"
QUESTION = "gate_question"
"""The dialogue in which a question of the group's own is written."""
SHOWN = 60


async def section(call: Call, path: Sequence[str]) -> Screen:
    """How it stands, the answers to choose from, or how it stands after one was chosen."""
    by, now, community = call.person.user_id, call.desk.now, home(call)
    match list(path):
        case []:
            pass
        case ["kind"]:
            return await _kinds(call)
        case ["kind", word] if word in {OFF, *Kind}:
            await gate_rules.change_by_word(call.uow, call.content, now, community, by, word)
        case ["wrong" | "silent" as what]:
            return await _afters(call, what)
        case ["wrong" | "silent" as what, word] if word in set(After):
            await gate_rules.choose_after(call.uow, call.content, now, community, by, what, After(word))
        case ["asks", *rest]:
            return await _asks(call, rest)
        case ["raid", *rest]:
            return await raid_screen(call, rest)
        case ["night", *rest]:
            return await night_screen(call, rest)
        case _:
            raise Refusal("button-too-old")
    return await _all(call)


async def question_written(call: Call, data: dict[str, Any]) -> None:
    """A question of the group's own, and the words one of which is right."""
    del data
    await enter(call, home(call).id)
    question = read_question(call.args)
    if question is None:
        raise Refusal("gate-ask-usage")
    by = call.person.user_id
    await gate_rules.add_question(call.uow, call.content, call.desk.now, home(call), by, question)
    await show(call, await _asks(call, []))


async def state_line(call: Call) -> Text:
    """How the gate stands, in a line."""
    return _state(await gate_rules.gate_of(call.uow, call.content, home(call)))


async def _all(call: Call) -> Screen:
    gate = await gate_rules.gate_of(call.uow, call.content, home(call))
    params: dict[str, Param] = {
        "community": name_of(home(call)), "gate": _state(gate), "raid": await raid_line(call),
        "night": await night_line(call), "wrong": _after(gate.wrong), "silent": _after(gate.silent),
        "tries": call.content.gate.tries, "time": said(call.content.gate.seconds),
    }  # fmt: skip
    names = (KIND, ASKS, WRONG, SILENT, RAID, NIGHT)
    buttons = [way(call, f"gate-set-{name}", GATE, name) for name in names]
    return Screen(Text("gate-all", params), (*in_rows(buttons, 2), back(call)))


def _state(gate: Gate) -> Text:
    return Text(f"gate-kind-{gate.kind if gate.on else OFF}")


def _after(after: After) -> Text:
    return Text(f"gate-after-{after}")


async def _kinds(call: Call) -> Screen:
    gate = await gate_rules.gate_of(call.uow, call.content, home(call))
    now = gate.kind if gate.on else OFF
    buttons = [_option(call, Text(f"gate-kind-{kind}"), kind == now, KIND, kind) for kind in (OFF, *Kind)]
    return Screen(Text("gate-which-kind"), (*in_rows(buttons, 1), back(call, GATE)))


async def _afters(call: Call, what: str) -> Screen:
    gate = await gate_rules.gate_of(call.uow, call.content, home(call))
    now = gate.wrong if what == WRONG else gate.silent
    buttons = [_option(call, _after(each), each == now, what, each) for each in After]
    rules = call.content.gate
    params: dict[str, Param] = {
        "tries": rules.tries, "time": said(rules.seconds), "again": rules.again_minutes,
        "hours": rules.ban_hours,
    }  # fmt: skip
    return Screen(Text(f"gate-which-{what}", params), (*in_rows(buttons, 1), back(call, GATE)))


def _option(call: Call, label: Text, chosen: bool, *path: str) -> Button:  # noqa: FBT001 - one of many labels
    shown = Text("setup-chosen", {"label": label}) if chosen else label
    return way(call, shown, GATE, *path)


async def _asks(call: Call, path: Sequence[str]) -> Screen:
    """The group's own questions, each with a button that takes it away."""
    match list(path):
        case ["new"]:
            await dialogue.ask(call, QUESTION)
            return Screen(Text("gate-ask-write"), (back(call, GATE, ASKS),))
        case ["drop", place]:
            by, number = call.person.user_id, number_in(place)
            await gate_rules.drop_question(call.uow, call.content, call.desk.now, home(call), by, number)
    gate = await gate_rules.gate_of(call.uow, call.content, home(call))
    lines = tuple(
        Text("gate-asks-line", {
            "place": place, "text": each.text, "words": Listing(each.words),
            "who": "words" if each.words else "staff",
        })
        for place, each in enumerate(gate.questions, start=1)
    )  # fmt: skip
    drops = [
        way(call, Text("gate-asks-drop", {"place": place}), GATE, ASKS, "drop", place - 1)
        for place in range(1, len(lines) + 1)
    ]
    text = Text("gate-asks" if lines else "gate-asks-none", {"lines": Listing(lines, "lines")})
    new = (way(call, "gate-asks-new", GATE, ASKS, "new"),)
    return Screen(text, (*in_rows(drops, 5), new, back(call, GATE)))
