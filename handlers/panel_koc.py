"""The panel's section for the KOC path: the board, and whoever is on it."""

from collections.abc import Sequence

from bot.actions.koc_screens import board
from bot.desk import Call
from bot.domain.outgoing import Rows
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.koc_person import done, person_in
from handlers.panel_screen import back, home, taken_in

KOC = "koc"


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The board, or what a button of it or of a person leads to."""
    community = home(call)
    match list(path):
        case [] | ["board", _, _]:
            found = await board(call.uow, community)
            return Screen(found.text, (*_rows(call, found), back(call)))
        case [verb, whom, more]:
            user_id = person_in(whom)
            made = await done(call, community, verb, user_id, more)
            found = made or await _person(call, user_id)
            return Screen(found.text, _rows(call, found) or (back(call, KOC),))
    raise Refusal("button-too-old")


async def _person(call: Call, user_id: int) -> Screen:
    found = await done(call, home(call), "open", user_id, "")
    if found is None:
        raise Refusal("button-too-old")
    return found


def _rows(call: Call, screen: Screen) -> Rows:
    return taken_in(call, KOC, screen.buttons, f"{home(call).id}.")
