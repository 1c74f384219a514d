"""The dialogue of `/setup`: five screens with buttons. What is chosen stands in the community's row.

A button carries the row's stamp, so that the buttons of an earlier dialogue are known for what they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.community import KINDS, Community, State
from bot.domain.outgoing import Button, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.zones import ZONES, zone_label

KIND, LANGUAGE, ZONE, OPS, PACK = "kind", "language", "zone", "ops", "pack"
STEPS = (KIND, LANGUAGE, ZONE, OPS, PACK)
GO, DONE, PANEL, RIGHTS, CLOSE = "go", "done", "panel", "rights", "close"
"""`go` leads to a step or to one of the others; a step's name sets its value."""
LATER, NONE = "later", "none"
"""Answers about the operators' chat."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: languages; packs (name -> key of the title); the person's operators' chats."""

    languages: Sequence[str]
    packs: Mapping[str, str]
    ops: Sequence[int]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message with its buttons; `reckon` as with `Say`."""

    text: Text
    buttons: Rows = ()
    reckon: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a button asks for: `verb` is `go` or a step, `value` where to or what."""

    stamp: str
    verb: str
    value: str


@dataclass(frozen=True, slots=True)
class _Option:
    label: Text
    value: str
    chosen: bool = False


def stamp_of(community: Community) -> str:
    """Changes whenever a dialogue begins (`bot.actions.setup.begin`) or ends, even within a second."""
    phase = "s" if community.state == State.SETUP else ""
    return f"{int(community.registered_at.timestamp()):x}{phase}"


def read_order(ref: str) -> Order:
    """What stands in a button; empty parts for anything that no button of ours carries."""
    stamp, _, rest = ref.partition(".")
    verb, _, value = rest.partition(".")
    return Order(stamp, verb, value)


def after(step: str) -> str:
    """The step that follows, `DONE` after the last."""
    return (*STEPS[1:], DONE)[STEPS.index(step)]


def step_screen(step: str, community: Community, choices: Choices) -> Screen:
    """One question, the present answer marked."""
    options = [_button(community, step, option) for option in _options(step, community, choices)]
    wide = 1 if step == OPS else 2
    rows = [tuple(options[start : start + wide]) for start in range(0, len(options), wide)]
    first_time = community.state == State.SETUP
    number = STEPS.index(step) + 1
    progress: Param = Text("setup-progress", {"step": number, "of": len(STEPS)}) if first_time else ""
    params: dict[str, Param] = {"progress": progress, "now": answer(step, community, choices)}
    way = _way(step) if first_time else (_Option(Text("button-back"), PANEL),)
    return Screen(Text(f"setup-step-{step}", params), (*rows, _row(community, way)))


def panel(community: Community, choices: Choices, key: str = "setup-panel", **params: Param) -> Screen:
    """All answers, a button to change each, and the rights."""
    text = Text(key, {"community": name_of(community), "summary": summary(community, choices), **params})
    steps = [_Option(Text(f"setup-change-{step}"), step) for step in STEPS]
    rest = [_Option(Text("setup-check"), RIGHTS), _Option(Text("button-close"), CLOSE)]
    rows = (steps[:3], steps[3:], rest)
    return Screen(text, tuple(_row(community, row) for row in rows))


def resumed(community: Community) -> Screen:
    """The dialogue goes on in another chat, from the first step, with the answers so far."""
    way = _Option(Text("setup-resume"), STEPS[0])
    return Screen(Text("setup-moved"), (_row(community, (way,)),))


def summary(community: Community, choices: Choices) -> Text:
    """All answers, a line each."""
    return Text("setup-summary", {step: answer(step, community, choices) for step in STEPS})


def answer(step: str, community: Community, choices: Choices) -> Param:
    """What the community has chosen, as people read it."""
    if step == ZONE:
        return zone_label(community.timezone)
    if step == OPS:
        return Text("setup-ops-none" if community.ops_chat_id is None else "setup-ops-there")
    if step == PACK:
        title = choices.packs.get(community.pack)
        return Text(title) if title else community.pack
    return _value_label(step, community.kind if step == KIND else community.language)


def rights_of(community: Community) -> Text:
    """What the bot lacks in a community; its `$rights` are filled in once Telegram has told."""
    return Text("setup-rights", {"community": name_of(community), "rights": Text("setup-rights-asking")})


def name_of(community: Community) -> str:
    """Its title, or its id while that is not known."""
    return community.title or str(community.chat_id)


def _options(step: str, community: Community, choices: Choices) -> Iterator[_Option]:
    if step == OPS:
        yield from _ops_options(community, choices.ops)
    elif step == PACK:
        yield from (_Option(Text(key), name, name == community.pack) for name, key in choices.packs.items())
    elif step == ZONE:
        yield from (_Option(zone_label(zone), zone, zone == community.timezone) for zone in ZONES)
    else:
        values, chosen = (KINDS, community.kind) if step == KIND else (choices.languages, community.language)
        yield from (_Option(_value_label(step, value), value, value == chosen) for value in values)


def _value_label(step: str, value: str) -> Text:
    return Text(f"setup-kind-{value}" if step == KIND else f"language-name-{value}")


def _ops_options(community: Community, chats: Sequence[int]) -> Iterator[_Option]:
    """Everybody in the group sees these, so the chats go without the names of what is operated there."""
    for chat_id in chats:
        one = Text("setup-ops-one", {"end": str(chat_id)[-4:]})
        label = Text("setup-ops-ours") if len(chats) == 1 else one
        yield _Option(label, str(chat_id), chat_id == community.ops_chat_id)
    yield _Option(Text("setup-ops-later"), LATER)
    yield _Option(Text("setup-ops-without"), NONE)


def _way(step: str) -> Sequence[_Option]:
    place = STEPS.index(step)
    back = [_Option(Text("button-back"), STEPS[place - 1])] if place else []
    forward = after(step)
    return [*back, _Option(Text("setup-finish" if forward == DONE else "setup-next"), forward)]


def _row(community: Community, ways: Sequence[_Option]) -> tuple[Button, ...]:
    return tuple(_button(community, GO, way) for way in ways)


def _button(community: Community, verb: str, option: _Option) -> Button:
    label = Text("setup-chosen", {"label": option.label}) if option.chosen else option.label
    return Button(label, pack_press("setup", f"{stamp_of(community)}.{verb}.{option.value}"))
