"""The panel's section for settings: switches, and choices with more answers than on and off."""

from collections.abc import Sequence
from typing import Any

from bot.actions import dialogue, settings
from bot.actions.settings import CHOICES, HOUR, LANGUAGE, PACK, ZONE
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.settings import HOURS
from bot.domain.setup import Screen, name_of
from bot.domain.zones import ZONES, zone_label, zone_like, zone_named
from handlers.panel_entry import changed, enter
from handlers.panel_screen import SETTINGS, back, home, in_rows, show, way

ON, OFF, TYPED = "on", "off", "typed"
TYPED_ZONE = "zone"
"""The question whose answer is a time zone."""
_WIDE = {LANGUAGE: 2, ZONE: 2, HOUR: 6, PACK: 2}


async def section(call: Call, path: Sequence[str]) -> Screen:
    """All settings, the answers to choose from, or all settings after one was changed."""
    match list(path):
        case []:
            pass
        case ["zone", "typed"]:
            await dialogue.ask(call, TYPED_ZONE)
            return Screen(Text("settings-type-zone"), (back(call, SETTINGS, ZONE),))
        case [what] if what in CHOICES:
            return _choice(call, what)
        case [name, "on" | "off" as turned]:
            by = call.person.user_id
            await settings.turn(call.uow, call.content, call.desk.now, home(call), by, name, on=turned == ON)
        case [what, value]:
            await _choose(call, what, value)
        case _:
            raise Refusal("button-too-old")
    return await _all(call)


async def zone_typed(call: Call, data: dict[str, Any]) -> None:
    """A time zone by its name or its city."""
    del data
    await enter(call, home(call).id)
    zone = zone_named(call.args)
    if zone is None:
        raise Refusal("settings-unknown-zone", zone=call.args[:64], close=zone_like(call.args[:64]))
    await _choose(call, ZONE, zone)
    await show(call, await _all(call))


async def _choose(call: Call, what: str, value: str) -> None:
    by = call.person.user_id
    fresh = await settings.choose(call.uow, call.content, call.desk.now, home(call), by, what, value)
    changed(call, fresh)


async def _all(call: Call) -> Screen:
    community = home(call)
    states = await settings.switches(call.uow, call.content, community)
    params: dict[str, Param] = {what: _answer(call, what, _value(community, what)) for what in CHOICES}
    text = Text("settings-all", {"community": name_of(community), **params})
    choices = [way(call, f"settings-{what}", SETTINGS, what) for what in CHOICES]
    turns = [_switch(call, name, on=on) for name, on in states.items()]
    gate = (way(call, "panel-gate", "gate"),)
    return Screen(text, (*in_rows(choices, 2), *in_rows(turns, 1), gate, back(call)))


def _switch(call: Call, name: str, *, on: bool) -> Button:
    """Says how it stands, asks for the other; by name, so that pressing twice changes nothing more."""
    label = Text("settings-on" if on else "settings-off", {"what": Text(f"settings-{name}")})
    return way(call, label, SETTINGS, name, OFF if on else ON)


def _choice(call: Call, what: str) -> Screen:
    now = _value(home(call), what)
    buttons = [_option(call, what, value, now) for value in _values(call, what)]
    more = ((way(call, "settings-zone-other", SETTINGS, ZONE, TYPED),),) if what == ZONE else ()
    text = Text(f"settings-which-{what}", {"now": _answer(call, what, now)})
    return Screen(text, (*in_rows(buttons, _WIDE[what]), *more, back(call, SETTINGS)))


def _option(call: Call, what: str, value: str, now: str) -> Button:
    label = _answer(call, what, value)
    return way(call, Text("setup-chosen", {"label": label}) if value == now else label, SETTINGS, what, value)


def _values(call: Call, what: str) -> Sequence[str]:
    offered: dict[str, Sequence[str]] = {
        LANGUAGE: call.content.texts.languages,
        ZONE: ZONES,
        HOUR: [str(hour) for hour in HOURS],
        PACK: list(call.content.packs),
    }
    return offered[what]


def _value(community: Community, what: str) -> str:
    if what == HOUR:
        return str(community.rollover_hour)
    return {LANGUAGE: community.language, ZONE: community.timezone, PACK: community.pack}[what]


def _answer(call: Call, what: str, value: str) -> Text:
    """An answer as people read it."""
    if what == ZONE:
        return zone_label(value)
    if what == HOUR:
        return Text("settings-hour-at", {"time": f"{int(value):02}:00"})
    return Text(f"language-name-{value}" if what == LANGUAGE else call.content.pack(value).title)
