"""Who came in with a batch: counted for raids, kept quiet while one lasts, asked at the gate otherwise.

Runs once for a batch, when its joins have taken effect and while its communities are locked.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from bot.actions import gate, raid
from bot.desk import Desk
from bot.domain.community import Community, State
from bot.domain.gate import Arrival
from bot.domain.raid import RAID


async def settle(desk: Desk) -> None:
    """What follows for those who came; staff and this bot may bring in whom they want."""
    groups: dict[int, list[Arrival]] = defaultdict(list)
    for each in desk.arrivals:
        groups[each.community_id].append(each)
    desk.arrivals.clear()
    homes = {community.id: community for community in desk.communities.values()}
    for community_id, came in sorted(groups.items()):
        community = homes.get(community_id)
        if community is not None and community.state == State.ACTIVE:
            await _came(desk, community, came)


async def _came(desk: Desk, community: Community, came: Sequence[Arrival]) -> None:
    uow, content, now = desk.uow, desk.content.of(community), desk.now
    strangers = _strangers(came, await _hosts(desk, community, came))
    held = before = await uow.measures.get(community.id, RAID)
    if any(each.fresh for each in strangers):
        held = await raid.watch(uow, content, now, community, max(each.at for each in strangers))
    if held is None:
        await gate.met(uow, content, now, community, strangers)
        return
    if before is not None:
        await raid.keep_quiet(uow, content, now, community, strangers)
    await raid.hide(uow, now, community, came)


async def _hosts(desk: Desk, community: Community, came: Sequence[Arrival]) -> Collection[int]:
    if not any(each.by for each in came):
        return ()
    return {desk.bot_id, *(member.user_id for member in await desk.uow.members.staff(community.id))}


def _strangers(came: Sequence[Arrival], hosts: Collection[int]) -> list[Arrival]:
    """Those whom nobody of ours has brought in; by us only whoever has come through the gate is let in."""
    brought = {each.person.user_id for each in came if each.by in hosts}
    return [each for each in came if each.person.user_id not in brought]
