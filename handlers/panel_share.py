"""The panel's section for shares: what waits to be looked at, one of them, and what becomes of it."""

from collections.abc import Sequence

from bot.actions import dialogue
from bot.actions import shares as subject
from bot.actions.shares_notice import card, queue_row
from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.domain.shares import APPROVED, DECLINED, FEATURED, WAITING, Share
from handlers.panel_screen import back, home, number_in, taken_in, way
from handlers.share import DECLINING, SHARE, SHOWN


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The shares that wait, or one of them, also after something was decided about it."""
    match list(path):
        case []:
            return await _queue(call)
        case [number, verb]:
            _, each = await subject.find(call.uow, [home(call)], number_in(number))
            return await _answer(call, each, verb)
    raise Refusal("button-too-old")


async def _answer(call: Call, each: Share, verb: str) -> Screen:
    uow, content, now = call.uow, call.content, call.desk.now
    if verb == DECLINED:
        return await _ask_why(call, each)
    if verb in {"without", "back"}:
        await dialogue.end(call)
    if verb == "undo":
        each = await subject.undo(uow, content, now, home(call), each, call.person)
    elif verb in {APPROVED, FEATURED, "without"}:
        to = DECLINED if verb == "without" else verb
        each = await subject.decide(uow, content, now, home(call), each, to, call.person)
    elif verb not in {"show", "back"}:
        raise Refusal("button-too-old")
    text, buttons = await card(uow, content, home(call), each)
    return Screen(text, (*taken_in(call, SHARE, buttons), back(call, SHARE)))


async def _queue(call: Call) -> Screen:
    community = home(call)
    waiting = await call.uow.shares.waiting([community.id], SHOWN)
    names = await call.uow.members.names(community.id, [each.user_id for each in waiting])
    rows = tuple(queue_row(each, names.get(each.user_id, "")) for each in waiting)
    text = Text("panel-share-state", {"count": len(waiting)})
    return Screen(text, (*taken_in(call, SHARE, rows), back(call)))


async def _ask_why(call: Call, each: Share) -> Screen:
    if each.state != WAITING:
        raise Refusal("share-decided")
    data = {
        "share": each.id, "message": call.pressed_message, "ephemeral": call.pressed_ephemeral,
        "panel": True,
    }  # fmt: skip
    await dialogue.ask(call, DECLINING, data)
    without = way(call, "button-share-without", SHARE, each.id, "without")
    return Screen(Text("share-why", {"share": each.id}), ((without,), back(call, SHARE, each.id, "back")))
