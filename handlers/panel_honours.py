"""The panel's section for honours: who was honoured lately, and what waits for a decision."""

from collections.abc import Sequence

from bot.desk import Call
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers import honours
from handlers.panel_screen import back, home, number_in, taken_in

HONOURS = "honours"


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The latest, or all of that after something was decided."""
    match list(path):
        case []:
            pass
        case [deed, number]:
            each = await call.uow.honours.get(number_in(number))
            if each is None or each.community_id != home(call).id:
                raise Refusal("button-too-old")
            if (asked := await honours.do(call, deed, home(call), each)) is not None:
                return Screen(asked[0], taken_in(call, HONOURS, asked[1]))
        case _:
            raise Refusal("button-too-old")
    return await _state(call)


async def _state(call: Call) -> Screen:
    community = home(call)
    previews = await honours.screens(call, community)
    text = Text("panel-honours-state", {
        "lately": await honours.lately(call, community), "held": len(previews),
        "previews": Listing(tuple(text for text, _ in previews), "lines"),
    })  # fmt: skip
    rows = [row for _, buttons in previews for row in taken_in(call, HONOURS, buttons)]
    return Screen(text, (*rows, back(call)))
