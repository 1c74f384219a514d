"""The buttons of the KOC path: a step, a talk, who is in charge, the reserve; each by who may act there."""

from typing import Any

from bot.actions import dialogue, koc_path
from bot.actions import koc as subject
from bot.actions.koc_notice import proposal
from bot.actions.koc_screens import board, hands, person, reserve
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.koc import BY_STAFF
from bot.domain.outgoing import Mention, Place, Say, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.games import number_in, request_key
from handlers.koc import noted
from handlers.panel_entry import enter
from handlers.panel_screen import in_ops

NOTING = "koc-note"
"""The question what came of a talk."""
_PARTS = 4
_PROPOSED = "p"


async def press(call: Call) -> None:
    """`<community>.<verb>.<person>.<more>`: see `bot.actions.koc_notice.way`."""
    parts = call.args.split(".")
    if len(parts) != _PARTS:
        raise Refusal("button-too-old")
    first, verb, whom, more = parts
    screen = await done(call, await enter(call, number_in(first)), verb, person_in(whom), more)
    if screen is not None:
        await call.edit(screen.text, screen.buttons)


async def done(call: Call, community: Community, verb: str, user_id: int, more: str) -> Screen | None:
    """Do what a button asks for; what its message shows then, None if it stays as it is."""
    by, now = call.person.user_id, call.desk.now
    if verb in BY_STAFF:
        return await _step(call, community, user_id, verb, more)
    if verb == "note":
        await _ask(call, community, user_id)
        return None
    if verb == "unpay":
        name, points = await subject.take_pay_back(call.uow, now, community, user_id, number_in(more), by)
        return Screen(Text("koc-pay-undone", {"name": name, "points": points}), ())
    if verb == "undo":
        await subject.undo(call.uow, now, community, user_id, by)
    elif verb == "give":
        await subject.hand_over(call.uow, now, community, user_id, person_in(more), by)
    else:
        return await _screen(call, community, verb, user_id)
    return await _open(call, community, user_id)


async def _screen(call: Call, community: Community, verb: str, user_id: int) -> Screen:
    today = community.day_of(call.desk.now)
    match verb:
        case "board":
            return await board(call.uow, community)
        case "open":
            return await _open(call, community, user_id)
        case "call":
            by = call.person.user_id
            await subject.call_reserve(call.uow, call.desk.now, community, user_id, by)
            return await reserve(call.uow, call.content, community, user_id, today, by)
        case "hand":
            return await hands(call.uow, community, user_id, call.person.user_id)
    raise Refusal("button-too-old")


async def _open(call: Call, community: Community, user_id: int) -> Screen:
    today = community.day_of(call.desk.now)
    if await call.uow.members.get(community.id, user_id) is None:
        raise Refusal("button-too-old")
    return await person(call.uow, call.content, community, user_id, today)


async def _step(call: Call, community: Community, user_id: int, move: str, where: str) -> Screen:
    """A step; the message it was pressed in goes on: a proposal as such, all else as the person's screen."""
    member = await call.uow.members.get(community.id, user_id)
    if member is None or member.left_at is not None:
        raise Refusal("koc-has-left")
    by, now = call.person.user_id, call.desk.now
    before = await call.uow.koc.get(community.id, user_id)
    await koc_path.act(call.uow, call.content, now, community, user_id, move, by)
    if where.startswith(_PROPOSED) and before is not None and before.proposed_on is not None:
        return Screen(*await proposal(call.uow, call.content, community, before.proposed_on))
    return await _open(call, community, user_id)


async def _ask(call: Call, community: Community, user_id: int) -> None:
    await dialogue.ask(call, NOTING, {"user": user_id})
    names = await call.uow.members.names(community.id, [user_id])
    text = Text("koc-ask-note", {"name": Mention(0, names.get(user_id, "") or "…")})
    seen = call.private or in_ops(call)
    to = Place(call.chat_id, call.topic) if seen else call.audience
    say = Say(to, call.language, text, lifetime=0 if seen else 600, secret=not seen)
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)


async def note_written(call: Call, data: dict[str, Any]) -> None:
    """What came of a talk, in somebody's words."""
    await call.require_staff()
    if call.community is None:
        raise Refusal("button-too-old")
    call.turn_to(call.community)
    await noted(call, call.community, int(data["user"]), call.args, request_key(call, "koc-note"))


def person_in(written: str) -> int:
    """An account's id out of a button."""
    if not (written.isascii() and written.isdecimal() and len(written) <= 16):  # noqa: PLR2004 - 52 bits
        raise Refusal("button-too-old")
    return int(written)
