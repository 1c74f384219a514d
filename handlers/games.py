"""What challenges and giveaways have in common: for which community, by which request, about which row."""

from collections.abc import Sequence

from bot.desk import Call
from bot.domain.community import Community, Member
from bot.domain.outgoing import Button, Listing, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.panel_entry import enter

LIFETIME = 120
"""Seconds that an answer with buttons stays where it could not be made ephemeral."""
_DIGITS = 12
_KEY = 64
"""Characters that a request's key may have."""


def community_meant(call: Call) -> Community:
    """The community that this is about; refuses with "game-which" where it could be one of several."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    operated = operated_here(call)
    if len(operated) > 1:
        raise Refusal("game-which", communities=Listing(tuple(name_of(each) for each in operated)))
    return call.community


def operated_here(call: Call) -> list[Community]:
    """The communities that the caller acts for from here: in an operators' chat it may be several."""
    if call.community is None:
        return []
    operated = [] if call.chosen else call.desk.ops.get(call.chat_id, [])
    return operated if call.chat_id != call.community.chat_id and operated else [call.community]


async def of_row(call: Call, community_id: int) -> Community:
    """The community of a row that a button names, for staff who may act for it from here.

    In private that is any of theirs, also where they were last active in another one.
    """
    if call.private and community_id:
        return await enter(call, community_id)
    await call.require_staff()
    for community in operated_here(call):
        if community.id == community_id:
            call.turn_to(community)
            return community
    raise Refusal(unknown(call))


async def member_of_row(call: Call, community_id: int) -> tuple[Community, Member]:
    """The community of a row and the caller's place in it, also where they were last active in another one.

    Refuses those who are not in it, and in a group what belongs to another.
    """
    if call.community is not None and call.community.id == community_id:
        return call.at_home
    member = await call.uow.members.get(community_id, call.person.user_id) if call.private else None
    if member is None or member.left_at is not None:
        raise Refusal("button-too-old")
    await call.uow.communities.lock([community_id])  # the batch has locked those of its groups only
    community = await call.uow.communities.get(community_id)
    call.turn_to(community)
    return community, member


async def ask_again(call: Call, action: str, number: int, question: Text) -> None:
    """Calling something off is told to the whole group, so it is asked twice."""
    yes = Button(Text("panel-call-off"), pack_press(action, f"off.{number}"))
    no = Button(Text("button-back"), pack_press(action, f"keep.{number}"))
    if call.press_id:
        await call.edit(question, ((yes,), (no,)))
    else:
        await call.answer(question, ((yes,), (no,)), LIFETIME)


def unknown(call: Call) -> str:
    """What is said about a row that is not there: of an old button, or a number that somebody wrote."""
    return "button-too-old" if call.press_id else "game-unknown"


def request_key(call: Call, what: str) -> str:
    """Names this request, so that hearing it twice does it once."""
    if call.press_id:
        return f"{what}:{call.press_id}"[-_KEY:]
    message = call.message_id or call.ephemeral_id
    return f"{what}:{call.chat_id}:{message}:{int(call.sent_at.timestamp())}"[-_KEY:]


def apart(parts: Sequence[Text]) -> Listing:
    """Several things below each other with a blank line between them."""
    return Listing(tuple(each for part in parts for each in ("", part))[1:], "lines")


def number_in(written: str, otherwise: str = "button-too-old") -> int:
    """The id of a row that a button or a command names; refuses what is none."""
    if not (written.isascii() and written.isdecimal() and len(written) <= _DIGITS):
        raise Refusal(otherwise)
    return int(written)
