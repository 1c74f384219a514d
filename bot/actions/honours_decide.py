"""Deciding: titles are granted, swapped or skipped, by operators or by the clock; then the group is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot.actions import audit, tags
from bot.actions.honours_line import kept_from
from bot.actions.honours_notice import rewrite
from bot.actions.honours_told import announce
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    HELD,
    NOBODY,
    PASSED,
    SKIP,
    SKIPPED,
    SWAP,
    Honour,
    Nominee,
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
        own = content.of(community)
        if own.honours.rules.unasked == SKIP:
            for each in await _held(uow, community, period, now):
                await uow.honours.move(each.id, [HELD], state=SKIPPED)
            await rewrite(uow, own, now, community, period)
        else:
            await grant_all(uow, own, now, community, period, audit.BOT, due=now)


async def grant_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str, by: int, *,
    due: datetime | None = None,
) -> int:  # fmt: skip
    """Grant all titles of a period that are still held; returns how many. The caller holds the lock.

    With `due` only those whose time has come by then: one that was put back waits for its own.

    Whoever has left or been sanctioned since gives way to the next in line.
    """
    granted = []
    for each in await _held(uow, community, period, due):
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


async def _held(
    uow: UnitOfWork, community: Community, period: str, due: datetime | None = None
) -> list[Honour]:
    found = await uow.honours.of_period(community.id, period)
    return [each for each in found if each.state == HELD and (due is None or each.announce_at <= due)]


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
    kept = await kept_from(uow, now, community, each, line)
    for one in line:
        if one.user_id not in kept:
            return one
        if not one.why:
            await uow.honours.bar(each, one.user_id, kept[one.user_id])
    return None


def key_of(each: Honour) -> str:
    """The ledger's key for what a title was worth."""
    return f"{KIND}:{each.id}:{each.user_id}"


async def _reward(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Honour
) -> None:
    user_id, points = each.user_id or 0, int(each.rule.get("points", 0))
    if points:
        reason = content.texts.plain(community.language, Text(f"honour-title-{each.title}"))
        entry = Entry(user_id, points, KIND, key_of(each), reason, ref=f"honour:{each.id}")
        await uow.ledger.record(community.id, entry, community.day_of(now), now)
    tag = content.honours.tag(each.title, community.language)
    if tag and each.until is not None and each.until > now:
        await tags.wear(uow, now, community, user_id, tag, HONOUR, each.until)
