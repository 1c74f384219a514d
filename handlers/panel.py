"""`/panel` and `/settings`: everything staff do, by buttons, in one message that only they see."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from handlers import (
    panel_challenge,
    panel_gate,
    panel_giveaway,
    panel_honours,
    panel_koc,
    panel_post,
    panel_share,
    panel_shop,
    panel_stats,
    panel_vote,
    rules,
    schedule,
    settings,
    topics,
)
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import MENU, PANEL, SETTINGS, home, in_ops, in_rows, number_in, show, way
from handlers.setup import OPEN, ask_who

CHOOSE = "choose"
"""The screen on which one of several communities is chosen."""
ON_OFFER = 50

Section = Callable[[Call, Sequence[str]], Awaitable[Screen]]
"""What a section shows: of itself, or when something is asked of it."""

SECTIONS: Mapping[str, Section] = {
    "post": panel_post.section,
    "vote": panel_vote.section,
    "topic": topics.section,
    "challenge": panel_challenge.section,
    "giveaway": panel_giveaway.section,
    "schedule": schedule.section,
    "shop": panel_shop.section,
    "share": panel_share.section,
    "honours": panel_honours.section,
    "koc": panel_koc.section,
    "stats": panel_stats.stats,
    "health": panel_stats.health,
    rules.SCREENING: rules.section,
    panel_gate.GATE: panel_gate.section,
    SETTINGS: settings.section,
}
"""In the order of the menu."""


async def panel(call: Call) -> None:
    """Open the menu."""
    await _open(call, MENU)


async def settings_(call: Call) -> None:
    """Open the panel where it is about settings; also the button of who asked anonymously."""
    await _open(call, SETTINGS)


async def started(call: Call) -> None:
    """The link from a group that cannot hide the panel: its number follows the word."""
    await enter(call, number_in(call.args.rpartition("-")[2]))
    call.args = ""
    await show(call, await _screen(call, [MENU]))


async def press(call: Call) -> None:
    """A button of the panel."""
    first, *path = call.args.split(".")
    if call.args == OPEN:
        await _open(call, MENU)
    elif call.args == CHOOSE:
        await show(call, _choice(call, await on_offer(call)))
    else:
        await enter(call, number_in(first))
        await show(call, await _screen(call, path))


async def _open(call: Call, where: str) -> None:
    """In a message of its own: for the one community that is meant, or ask for which."""
    call.args = ""
    if call.person.anonymous:
        await ask_who(call)
        return
    found = await on_offer(call)
    if len(found) > 1 and (in_ops(call) or found[0] != call.community):
        await show(call, _choice(call, found))
        return
    await enter(call, found[0].id)
    await show(call, await _screen(call, [where]))


async def _screen(call: Call, path: Sequence[str]) -> Screen:
    section, *rest = path or [MENU]
    if section == MENU:
        return await _menu(call)
    if section not in SECTIONS:
        raise Refusal("button-too-old")
    return await SECTIONS[section](call, rest)


async def _menu(call: Call) -> Screen:
    buttons = in_rows([way(call, f"panel-{name}", name) for name in SECTIONS], 2)
    if (call.private or in_ops(call)) and len(await on_offer(call)) > 1:
        owner = 0 if in_ops(call) else call.person.user_id
        buttons = (*buttons, (Button(Text("panel-other"), pack_press(PANEL, CHOOSE, owner)),))
    key = "panel-menu-ops" if in_ops(call) else "panel-menu"
    return Screen(Text(key, {"community": name_of(home(call))}), buttons)


def _choice(call: Call, found: Sequence[Community]) -> Screen:
    buttons = []
    for each in found[:ON_OFFER]:
        call.community = each
        buttons.append((way(call, Text("panel-community", {"community": name_of(each)}), MENU),))
    return Screen(Text("panel-which"), tuple(buttons))
