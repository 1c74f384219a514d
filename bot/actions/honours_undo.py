"""Taking back what was decided about a title: one that was announced, a skip, or passing somebody over."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.actions import audit, tags
from bot.actions.honours_decide import key_of
from bot.actions.honours_line import kept_from
from bot.actions.honours_notice import rewrite
from bot.actions.honours_told import take_down
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import ANNOUNCED, HELD, PASSED, REVOKED, RULE, SKIPPED, SWAP, VOTE, Honour
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.tags import HONOUR
from bot.domain.votes import HONOUR as VOTED
from bot.storage.uow import UnitOfWork


async def revoke(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Honour, by: int
) -> None:
    """A title that was announced is taken back, with its points and its tag; the group reads that it was.

    The points go by a counter-entry of their own day. Refuses with "honours-decided" what is not announced.
    """
    if not await uow.honours.move(each.id, [ANNOUNCED], state=REVOKED, revoked_at=now):
        raise Refusal("honours-decided")
    revoked = replace(each, state=REVOKED, revoked_at=now)
    points = await _take_points(uow, now, community, each, by)
    await _take_tag(uow, content, now, community, each)
    await take_down(uow, now, community, revoked)
    await audit.record(
        uow, community, now, by, "honour-undo", each.user_id, f"honour:{each.id}", title=each.title,
        points=points,
    )  # fmt: skip
    await rewrite(uow, content, now, community, each.period)


async def _take_points(uow: UnitOfWork, now: datetime, community: Community, each: Honour, by: int) -> int:
    """Returns how many; 0 if there were none, or they had been taken back by themselves."""
    key = f"{VOTED}:{each.rule['vote']}:{each.user_id}" if each.how == VOTE else key_of(each)
    line = await uow.ledger.under(community.id, key)
    if line is None or not line.amount:
        return 0
    ref = str(line.id)
    entry = Entry(line.user_id, -line.amount, "undo", f"undo:{line.id}", line.reason, by, ref)
    made = await uow.ledger.record(community.id, entry, line.local_date, now)
    return line.amount if made is not None else 0


async def _take_tag(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Honour
) -> None:
    """Unless a later honour has put another one in its place.

    What it said is not known where the community's pack has no such title (any more).
    """
    if each.user_id is None or each.until is None:
        return
    tag = content.honours.tag(each.title, community.language) or None
    if await uow.tags.until(community.id, each.user_id, HONOUR, tag) == each.until:
        await tags.take_back(uow, now, community, each.user_id, HONOUR)


async def back(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Honour, by: int
) -> None:
    """A title that was skipped waits again, or goes back to whoever was passed over last.

    There is as much time to look as after a preview. Refuses with "honours-decided", or "honours-not-back"
    if somebody who was passed over cannot have it any more.
    """
    if each.state == HELD and each.how == SWAP:
        to = await _pass_back(uow, now, community, each)
        found = await uow.honours.nominees(each.id)
        how = SWAP if any(one.why == PASSED for one in found) else RULE
        moved = await uow.honours.move(each.id, [HELD], user_id=to, how=how)
    else:
        to = each.user_id or 0
        due = max(each.announce_at, now + timedelta(hours=content.honours.rules.notice_hours))
        moved = await uow.honours.move(each.id, [SKIPPED], state=HELD, announce_at=due, decided_by=0)
    if not moved:
        raise Refusal("honours-decided")
    ref = f"honour:{each.id}"
    await audit.record(uow, community, now, by, "honour-back", to, ref, title=each.title)


async def _pass_back(uow: UnitOfWork, now: datetime, community: Community, each: Honour) -> int:
    """Who was passed over last stands in line again; returns who that is."""
    passed = [one for one in await uow.honours.nominees(each.id) if one.why == PASSED]
    if not passed:
        raise Refusal("honours-decided")
    last = replace(passed[-1], why="")
    if await kept_from(uow, now, community, each, [last]):
        raise Refusal("honours-not-back")
    await uow.honours.bar(each, last.user_id, "")
    return last.user_id
