"""Whose panel somebody may open, and from where: checked anew at every press and every answer."""

from bot.actions.panel import communities_of
from bot.desk import Call
from bot.domain.community import Community, State
from bot.domain.refusal import Refusal
from handlers.panel_screen import home, in_ops


async def on_offer(call: Call) -> list[Community]:
    """The communities whose panel can be opened from here, at least one; refuses who may open none.

    In a group its own, in an operators' chat those operated from it, in private all that the caller acts
    for, the one they were last active in first.
    """
    if call.private:
        found = await communities_of(call.uow, call.desk.owners, call.person.user_id)
        found.sort(key=lambda each: each != call.community)
        if not found:
            raise Refusal("not-staff" if call.community is not None else "no-community-yet")
        return found
    here = call.desk.ops[call.chat_id] if in_ops(call) else [home(call)]
    if not here:
        raise Refusal("panel-nothing-here")
    await call.require_staff()
    at_work = [each for each in here if each.state == State.ACTIVE]
    if not at_work:
        raise Refusal("panel-not-yet")
    return at_work


async def require_staff_here(call: Call) -> None:
    """Refuse others than staff; in private only the row says of which group they have to be."""
    if not call.private:
        await call.require_staff()


async def enter(call: Call, community_id: int) -> Community:
    """Go on for this community alone; refuses what is not on offer here, and who may not act for it."""
    community = next((each for each in await on_offer(call) if each.id == community_id), None)
    if community is None:
        raise Refusal("button-too-old")
    await call.uow.communities.lock([community.id])  # the batch has locked those of its groups only
    call.community, call.chosen = community, True
    call.member = await call.uow.members.get(community.id, call.person.user_id)
    await call.require_staff()
    call.turn_to(community)
    return community


def changed(call: Call, fresh: Community) -> None:
    """What follows in the same batch must know the community as it is now."""
    call.community = fresh
    call.turn_to(fresh)
    if fresh.chat_id in call.desk.communities:
        call.desk.communities[fresh.chat_id] = fresh
    for operated in call.desk.ops.values():
        operated[:] = [fresh if each.id == fresh.id else each for each in operated]
