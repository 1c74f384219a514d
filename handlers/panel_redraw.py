"""Drawing a giveaway again from the panel: whose win falls away, asked twice, and whether points go back."""

from collections.abc import Sequence
from datetime import timedelta

from bot.actions import giveaway as subject
from bot.actions import giveaway_draw
from bot.desk import Call
from bot.domain.giveaway import POINTS, Giveaway
from bot.domain.outgoing import Button, Listing, Mention, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.storage.giveaway_draw import Win
from handlers.games import number_in
from handlers.panel_screen import back, home, in_rows, way

GIVEAWAY, AGAIN, ALL = "giveaway", "again", "all"
POINTS_STAY, POINTS_BACK = "stay", "back"
RECENT, SHOWN, WINNERS = timedelta(days=7), 5, 20
"""How long after its draw a giveaway is offered here, how many of them, and how many winners by name."""


async def offered(call: Call) -> list[Button]:
    """A button for each giveaway that was drawn lately and has a winner who could fall away."""
    since = call.desk.now - RECENT
    drawn = await call.uow.giveaways.drawn(home(call).id, since, SHOWN)
    return [
        way(call, Text("panel-redraw", {"title": each.title}), GIVEAWAY, AGAIN, each.id)
        for each in drawn
        if await _winners(call, each)
    ]


async def screen(call: Call, path: Sequence[str]) -> Screen | None:
    """The next question; None once it was drawn again."""
    number, *rest = path
    each = await subject.find(call.uow, home(call), number_in(number))
    match rest:
        case []:
            return await _whose(call, each)
        case [who]:
            return await _sure(call, each, who)
        case [who, ("stay" | "back") as points]:
            only = None if who == ALL else number_in(who)
            await giveaway_draw.redraw(
                call.uow, call.desk.now, home(call), each.id, call.person.user_id, only,
                back=points == POINTS_BACK,
            )  # fmt: skip
            return None
        case _:
            raise Refusal("button-too-old")


async def _winners(call: Call, each: Giveaway) -> list[Win]:
    wins = await call.uow.giveaways.wins(each.id)
    return [win for win in wins if not win.withdrawn]


async def _whose(call: Call, each: Giveaway) -> Screen:
    wins = (await _winners(call, each))[:WINNERS]
    if not wins:
        raise Refusal("giveaway-no-winner", title=each.title)
    names = Listing(tuple(Mention(max(0, win.user_id), win.name) for win in wins))
    ones = [
        way(call, Text("panel-redraw-one", {"name": win.name}), GIVEAWAY, AGAIN, each.id, win.user_id)
        for win in wins
        if win.user_id > 0
    ]
    everybody = way(call, "panel-redraw-all", GIVEAWAY, AGAIN, each.id, ALL)
    text = Text("panel-redraw-whose", {"title": each.title, "names": names})
    return Screen(text, (*in_rows(ones, 2), (everybody,), back(call, GIVEAWAY)))


async def _sure(call: Call, each: Giveaway, who: str) -> Screen:
    wins = await _winners(call, each)
    gone = wins if who == ALL else [win for win in wins if win.user_id == number_in(who)]
    if not gone:
        raise Refusal("giveaway-no-winner", title=each.title)
    names = Listing(tuple(Mention(0, win.name) for win in gone[:WINNERS]))
    ways = [way(call, "panel-redraw-yes", GIVEAWAY, AGAIN, each.id, who, POINTS_STAY)]
    if each.prize.kind == POINTS:
        taken = Text("panel-redraw-yes-back", {"points": each.prize.amount})
        ways.append(way(call, taken, GIVEAWAY, AGAIN, each.id, who, POINTS_BACK))
    text = Text("panel-redraw-sure", {"title": each.title, "names": names})
    return Screen(text, (*in_rows(ways, 1), back(call, GIVEAWAY, AGAIN, each.id)))
