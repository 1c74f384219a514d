"""Making up for missed days (补签), and the milestones that a grown streak passes."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.content import Content
from bot.domain import checkin as rules
from bot.domain.checkin import MAKEUP, History, Streak
from bot.domain.community import Community, Member
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.storage.checkin import Day
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A day made up for: its price, the streak since, (days, points) of milestones that it brought."""

    day: date
    cost: int
    streak: Streak
    milestones: list[tuple[int, int]]
    history: History
    balance: int


async def make_up(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, member: Member, day: date,
    at: datetime,
) -> MadeUp:  # fmt: skip
    """Mend the streak by making up for a past day, for points.

    Refuses with "makeup-not-that-day", "makeup-used-up" or "makeup-too-poor".
    """
    today, cost = community.day_of(at), content.checkin.makeup_cost
    history = await uow.checkins.history(community.id, member.user_id)
    if day not in rules.makeup_days(history, today, content.checkin):
        raise Refusal("makeup-not-that-day", days=content.checkin.makeup_days_back)
    await _require_times(uow, content, community, member, today)
    balance = await uow.ledger.balance(community.id, member.user_id)
    if balance < cost:
        raise Refusal("makeup-too-poor", cost=cost, balance=balance)
    await uow.checkins.add(community.id, Day(member.user_id, day, MAKEUP, -cost), at)
    key = f"makeup:{day}:{member.user_id}"
    entry = Entry(member.user_id, -cost, "makeup", key, actor=member.user_id, ref=str(day))
    await uow.ledger.record(community.id, entry, today, now)
    after = {**history, day: MAKEUP}
    milestones = await pay_milestones(uow, content, now, community, member.user_id, history, after)
    balance = await uow.ledger.balance(community.id, member.user_id)
    return MadeUp(day, cost, rules.streak(after, today, content.checkin), milestones, after, balance)


async def days_on_offer(
    uow: UnitOfWork, content: Content, community: Community, member: Member, at: datetime
) -> list[date]:
    """The days that the member can make up for now, the latest first.

    Refuses with "makeup-nothing", "makeup-used-up" or "makeup-too-poor".
    """
    today, cost = community.day_of(at), content.checkin.makeup_cost
    history = await uow.checkins.history(community.id, member.user_id)
    found = rules.gaps(history, today, content.checkin)
    if not found:
        raise Refusal("makeup-nothing", days=content.checkin.makeup_days_back)
    await _require_times(uow, content, community, member, today)
    balance = await uow.ledger.balance(community.id, member.user_id)
    if balance < cost:
        raise Refusal("makeup-too-poor", cost=cost, balance=balance)
    return found


async def affordable(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, history: History, today: date,
    balance: int,
) -> list[date]:  # fmt: skip
    """The days worth making up for that the member has the points and the times for."""
    found = rules.gaps(history, today, content.checkin)
    if not found or balance < content.checkin.makeup_cost:
        return []
    left = await _times_left(uow, content, community, user_id, today)
    return found if left > 0 else []


async def pay_milestones(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, before: History,
    after: History,
) -> list[tuple[int, int]]:  # fmt: skip
    """Pay the milestones that the streak passes as its days become `after`; those paid for the first time."""
    day = max(after)
    old, new = (rules.streak(days, day, content.checkin) for days in (before, after))
    paid = []
    for days, points in rules.milestones_passed(old, new, content.checkin):
        key = f"milestone:{days}:{user_id}"
        bonus = Entry(user_id, points, "milestone", key, f"days={days}", ref=str(day))
        if await uow.ledger.record(community.id, bonus, day, now) is not None:
            paid.append((days, points))
    return paid


async def _require_times(
    uow: UnitOfWork, content: Content, community: Community, member: Member, today: date
) -> None:
    if await _times_left(uow, content, community, member.user_id, today) <= 0:
        raise Refusal("makeup-used-up", times=content.checkin.makeups_per_month)


async def _times_left(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, today: date
) -> int:
    used = await uow.ledger.times(community.id, user_id, "makeup", today.replace(day=1))
    return content.checkin.makeups_per_month - used
