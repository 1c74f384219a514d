"""`/award` and its undo: points that staff give for a reason."""

from collections.abc import Sequence

from bot.actions import award as giving
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Listing, Mention, Text
from bot.domain.points import REASON_LENGTH, read_award
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.games import number_in
from handlers.panel_entry import enter, on_offer, require_staff_here

LIFETIME = 3600
"""Seconds that the undo button stays where the answer could not be made ephemeral."""


async def award(call: Call) -> None:
    """Give a member points: "@name 20 why", "id 20 why", or in a reply "20 why"."""
    await call.require_staff()
    community = _only_community(call)
    wish = read_award(call.args, reply=call.target is not None)
    if wish is None:
        raise Refusal("award-usage")
    if not wish.reason:
        raise Refusal("award-needs-reason")
    if len(wish.reason) > REASON_LENGTH:
        raise Refusal("award-reason-too-long", most=REASON_LENGTH)
    named, replied = wish.named, call.target
    if replied is not None and not named and call.chat_id != community.chat_id:
        named = str(replied.user_id)  # somebody in the operators' chat need not be in the group
    member = await giving.member_meant(call.uow, community, named, replied)
    key = f"{call.chat_id}:{call.message_id or call.ephemeral_id}:{int(call.sent_at.timestamp())}"
    done = await giving.award(
        call.uow, call.content, call.desk.now, community, call.person, member, wish, key, call.sent_at
    )
    name = Mention(0, done.member.name)
    text = Text("award-done", {"name": name, "points": wish.amount, "balance": done.balance})
    undo = Button(Text("button-undo"), pack_press("undo", done.entry_id))
    await call.answer(text, ((undo,),), LIFETIME)


async def undo(call: Call) -> None:
    """Take an award back."""
    await require_staff_here(call)
    entry = number_in(call.args)
    communities = await on_offer(call) if call.private else _communities(call)
    community = await giving.community_of(call.uow, communities, entry)
    if community is None:
        raise Refusal("button-too-old")
    if call.private:  # they may have been active in another group since
        await enter(call, community.id)
    line = await giving.undo(call.uow, call.desk.now, community, call.person, entry)
    names = await call.uow.members.names(community.id, [line.user_id])
    name = Mention(0, names.get(line.user_id, ""))
    await call.edit(Text("award-undone", {"name": name, "points": line.amount}))


def _communities(call: Call) -> Sequence[Community]:
    """Those that the caller acts for from here: an operators' chat may be that of several.

    An anonymous administrator, and operators who are no members, act for a community as well.
    """
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    operated = call.desk.ops.get(call.chat_id, [])
    return operated if call.chat_id != call.community.chat_id and operated else [call.community]


def _only_community(call: Call) -> Community:
    """The one that is meant; refuses with "award-which" where it could be one of several."""
    communities = _communities(call)
    if len(communities) > 1:
        raise Refusal("award-which", communities=Listing(tuple(name_of(each) for each in communities)))
    return communities[0]
