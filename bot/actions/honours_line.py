"""What keeps those who came near a title from it by now."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    LEFT,
    OTHER,
    SANCTIONED,
    Honour,
    Nominee,
    Span,
    rested_since,
    rule_of,
)
from bot.storage.uow import UnitOfWork


async def kept_from(
    uow: UnitOfWork, now: datetime, community: Community, each: Honour, line: Sequence[Nominee]
) -> dict[int, str]:
    """Why somebody cannot have a title now, by user id: what was written down, and what has come since.

    Whoever holds another title, or is about to, cannot.
    """
    found = {one.user_id: one.why for one in line if one.why}
    free = [one.user_id for one in line if not one.why]
    span = Span(each.period, each.first_day, each.last_day)
    taken = {other.user_id for other in await uow.honours.held(community.id) if other.id != each.id}
    taken |= await uow.honours.honoured(community.id, rested_since(span, rule_of(each)[1]), now)
    taken |= {
        other.user_id
        for other in await uow.honours.of_period(community.id, each.period)
        if other.state == ANNOUNCED and other.id != each.id
    }
    gone = await uow.honours.absent(community.id, free)
    barred = await uow.honours.sanctioned(community.id, span, now)
    for user_id in free:
        if why := (
            LEFT if user_id in gone
            else SANCTIONED if user_id in barred
            else OTHER if user_id in taken
            else ""
        ):  # fmt: skip
            found[user_id] = why
    return found
