"""What staff order on a card, as it is carried out: against whom, for how many points, warned or not."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.actions.sanctions import Order
from bot.content import Content
from bot.domain.community import Member, Person, channel_as_member, is_channel
from bot.domain.incident import Incident
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.storage.uow import UnitOfWork


async def target(uow: UnitOfWork, each: Incident, kind: Kind) -> Member:
    """Whom it is done to. A channel has no row and can only be banned; refuses all else."""
    if not is_channel(each.user_id):
        return await uow.members.ensure(each.community_id, Person(each.user_id, ""))
    if kind is not Kind.BAN:
        raise Refusal("button-too-old")
    return channel_as_member(each.community_id, each.user_id)


async def weighed(
    uow: UnitOfWork, content: Content, now: datetime, orders: Sequence[Order], counted: Collection[Incident],
    erased: Collection[int],
) -> list[Order]:  # fmt: skip
    """With the points that have not been given for it yet; `counted` is all that is on these cards.

    Whoever was told of something a moment ago is not warned again: it only goes on their record.
    """
    followed = await uow.sanctions.of_incidents([one.id for one in counted])
    about = {order.incident.id for order in orders if order.incident is not None}
    paid: Counter[int] = Counter()
    for one in counted:
        given = sum(each.points for each in followed.get(one.id, []) if each.undone_at is None)
        paid[one.card_id if one.card_id in about else one.id] += given
    told = await _told(uow, content, now, orders)
    return [
        replace(
            order, points=_points(content, each, paid[each.id]),
            deleted=each.id in erased or each.erased,
            kind=Kind.NOTE if order.target.user_id in told else order.kind,
        )
        for order in orders
        if (each := order.incident) is not None
    ]  # fmt: skip


def _points(content: Content, each: Incident, paid: int) -> int:
    """What is left to give; a channel has no points."""
    worth = content.ladder.points.get(each.severity, 0)
    return 0 if is_channel(each.user_id) else max(0, worth - paid)


async def _told(uow: UnitOfWork, content: Content, now: datetime, orders: Sequence[Order]) -> set[int]:
    """Those to be warned who have hardly read what they were told of last."""
    people = {(each.community.id, each.target.user_id) for each in orders if each.kind is Kind.WARN}
    given = await uow.sanctions.counting(people) if people else {}
    return {user for (_, user), some in given.items() if content.ladder.told_lately(some, now)}
