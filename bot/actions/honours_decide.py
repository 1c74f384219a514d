"""Deciding: titles are granted, swapped or skipped, by operators or by the clock; then the group is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot.actions import audit, tags
from bot.actions.honours_notice import announce, rewrite
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    HELD,
    LEFT,
    NOBODY,
    OTHER,
    PASSED,
    SANCTIONED,
    SKIP,
    SKIPPED,
    SWAP,
    Honour,
    Nominee,
    Span,
    rested_since,
    rule_of,
)
from bot.domain.outgoing import Text
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.tags import HONOUR
from bot.storage.uow import UnitOfWork

KIND = "title"
"""The kind of ledger entries that a title is worth."""


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """What no operator has decided about by its time; harmless to repeat."""
    due = await uow.honours.due(now)
    for (community_id, period), _ in groupby(due, key=lambda each: (each.community_id, each.period)):
        await uow.communities.lock([community_id])
        community = await uow.communities.get(community_id)
        if content.honours.rules.unasked == SKIP:
            for each in await _held(uow, community, period):
                await uow.honours.move(each.id, [HELD], state=SKIPPED)
            await rewrite(uow, content, now, community, period)
        else:
            await grant_all(uow, content, now, community, period, audit.BOT)


async def grant_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str, by: int
) -> int:
    """Grant all titles of a period that are still held; returns how many. The caller holds the lock.

    Whoever has left or been sanctioned since gives way to the next in line.
    """
    granted = []
    for each in await _held(uow, community, period):
        winner = await _standing(uow, now, community, each)
        if winner is None:
            await uow.honours.move(each.id, [HELD], state=NOBODY, user_id=None, decided_by=by)
            continue
        values = {"user_id": winner.user_id, "decided_by": by, "announced_at": now}
        if await uow.honours.move(each.id, [HELD], state=ANNOUNCED, **values):
            granted.append(replace(each, state=ANNOUNCED, user_id=winner.user_id))
            await _reward(uow, content, now, community, granted[-1])
            ref = f"honour:{each.id}"
            await audit.record(uow, community, now, by, "honour-grant", winner.user_id, ref, title=each.title)
    if granted:
        await announce(uow, now, community, granted)
    await rewrite(uow, content, now, community, period)
    return len(granted)


async def swap(uow: UnitOfWork, now: datetime, community: Community, each: Honour, by: int) -> None:
    """The next in line instead. Refuses with "honours-decided", or "honours-no-other" without one."""
    _require_held(each)
    line = await uow.honours.nominees(each.id)
    after = await _next(uow, now, community, each, [one for one in line if one.user_id != each.user_id])
    if after is None:
        raise Refusal("honours-no-other")
    if each.user_id is not None:
        await uow.honours.bar(each, each.user_id, PASSED)
    if not await uow.honours.move(each.id, [HELD], user_id=after.user_id, how=SWAP):
        raise Refusal("honours-decided")
    ref = f"honour:{each.id}"
    await audit.record(uow, community, now, by, "honour-swap", each.user_id, ref, instead=after.user_id)


async def skip(uow: UnitOfWork, now: datetime, community: Community, each: Honour, by: int) -> None:
    """Nobody gets it this time. Refuses with "honours-decided"."""
    if not await uow.honours.move(each.id, [HELD], state=SKIPPED, decided_by=by):
        raise Refusal("honours-decided")
    await audit.record(
        uow, community, now, by, "honour-skip", each.user_id, f"honour:{each.id}", title=each.title
    )


def _require_held(each: Honour) -> None:
    if each.state != HELD:
        raise Refusal("honours-decided")


async def _held(uow: UnitOfWork, community: Community, period: str) -> list[Honour]:
    return [each for each in await uow.honours.of_period(community.id, period) if each.state == HELD]


async def _standing(uow: UnitOfWork, now: datetime, community: Community, each: Honour) -> Nominee | None:
    """Who gets it now: the winner, if nothing has come between."""
    line = await uow.honours.nominees(each.id)
    chosen = [one for one in line if one.user_id == each.user_id]
    others = [one for one in line if one.user_id != each.user_id]
    return await _next(uow, now, community, each, [*chosen, *others])


async def _next(
    uow: UnitOfWork, now: datetime, community: Community, each: Honour, line: Sequence[Nominee]
) -> Nominee | None:
    """The first whom nothing keeps from it by now; what does is written down."""
    free = [one for one in line if not one.why]
    gone = await uow.honours.absent(community.id, [one.user_id for one in free])
    span = Span(each.period, each.first_day, each.last_day)
    barred = await uow.honours.sanctioned(community.id, span, now)
    taken = {other.user_id for other in await uow.honours.held(community.id) if other.id != each.id}
    taken |= await uow.honours.honoured(community.id, rested_since(span, rule_of(each)[1]), now)
    taken |= {
        other.user_id
        for other in await uow.honours.of_period(community.id, each.period)
        if other.state == ANNOUNCED
    }
    for one in free:
        why = (
            LEFT if one.user_id in gone
            else SANCTIONED if one.user_id in barred
            else OTHER if one.user_id in taken
            else ""
        )  # fmt: skip
        if not why:
            return one
        await uow.honours.bar(each, one.user_id, why)
    return None


async def _reward(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Honour
) -> None:
    user_id, points = each.user_id or 0, int(each.rule.get("points", 0))
    title = content.honours.title(each.title)
    if points:
        reason = content.texts.plain(community.language, Text(f"honour-title-{each.title}"))
        entry = Entry(user_id, points, KIND, f"{KIND}:{each.id}:{user_id}", reason, ref=f"honour:{each.id}")
        await uow.ledger.record(community.id, entry, community.day_of(now), now)
    tag = title.tag.get(community.language, "") if title else ""
    if tag and each.until is not None and each.until > now:
        await tags.wear(uow, now, community, user_id, tag, HONOUR, each.until)
