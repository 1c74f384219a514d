"""The panel's section for giveaways: what is open, a new one in a line, an end to one, a new draw, codes."""

from collections.abc import Sequence

from bot.actions import dialogue
from bot.actions import giveaway as subject
from bot.actions.game_notice import when
from bot.actions.giveaway import Look
from bot.actions.giveaway_notice import prize_text
from bot.desk import Call
from bot.domain.outgoing import Listing, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers import codes, panel_redraw
from handlers.giveaway import KIND
from handlers.panel_screen import back, home, in_rows, number_in, way

GIVEAWAY, NEW, SURE, CANCEL, KEEP = "giveaway", "new", "sure", "cancel", "keep"
CODES, FILL = "codes", "fill"


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The giveaways, or the next step towards one more or one less."""
    match list(path):
        case []:
            pass
        case ["keep"]:
            await dialogue.end(call)
        case ["new"]:
            await dialogue.ask(call, KIND, {"community": home(call).id})
            return Screen(Text("giveaway-ask"), (back(call, GIVEAWAY, KEEP),))
        case ["sure", number]:
            each = await subject.find(call.uow, home(call), number_in(number))
            yes = way(call, "panel-call-off", GIVEAWAY, CANCEL, each.id)
            return Screen(Text("panel-giveaway-sure", {"title": each.title}), ((yes,), back(call, GIVEAWAY)))
        case ["cancel", number]:
            await subject.cancel(call.uow, call.desk.now, home(call), call.person.user_id, number_in(number))
        case ["again", _, *_]:
            asked = await panel_redraw.screen(call, path[1:])
            if asked is not None:
                return asked
        case ["codes"]:
            return await _codes(call)
        case ["fill"]:
            return await _fill(call)
        case _:
            raise Refusal("button-too-old")
    return await _state(call)


async def _codes(call: Call) -> Screen:
    """The pools; where members read along they are not filled."""
    here = call.chat_id != home(call).chat_id
    pools = await codes.pools(call, home(call))
    text = Text("panel-codes-state", {"pools": pools, "here": "yes" if here else "no"})
    fill = ((way(call, "panel-codes-fill", GIVEAWAY, FILL),),) if here else ()
    return Screen(text, (*fill, back(call, GIVEAWAY)))


async def _fill(call: Call) -> Screen:
    if call.chat_id == home(call).chat_id:
        raise Refusal("codes-not-here")
    await dialogue.ask(call, codes.FILLING)
    return Screen(Text("panel-codes-write"), (back(call, GIVEAWAY, KEEP),))


async def _state(call: Call) -> Screen:
    looks = await subject.looks(call.uow, home(call), call.person.user_id)
    lines = tuple(_line(call, look) for look in looks)
    ends = [
        way(
            call,
            Text("giveaway-button-cancel", {"title": look.giveaway.title}),
            GIVEAWAY, SURE, look.giveaway.id,
        )
        for look in looks
    ]  # fmt: skip
    text = Text("panel-giveaway-state", {"count": len(lines), "lines": Listing(lines, "lines")})
    more = (way(call, "panel-giveaway-new", GIVEAWAY, NEW), way(call, "panel-codes", GIVEAWAY, CODES))
    return Screen(text, (*in_rows([*ends, *await panel_redraw.offered(call)], 1), more, back(call)))


def _line(call: Call, look: Look) -> Text:
    each = look.giveaway
    params: dict[str, Param] = {
        "title": each.title, "prize": prize_text(each.prize), "winners": each.winners,
        "people": look.people, "until": when(home(call), each.closes_at),
    }  # fmt: skip
    return Text("panel-giveaway-line", params)
