"""What follows from talk: whose messages they are, and a point now and then for those who say something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Heard, Spoken
from bot.domain.points import Due, Entry, worth_paying
from bot.domain.settings import MESSAGE_POINTS
from bot.storage.talk import MemberDay
from bot.storage.uow import UnitOfWork

MESSAGE = "message"


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All that people said in a batch."""
    del now
    if not batch.spoken:
        return
    await uow.talk.note(batch.spoken)
    rules, days = content.points, _long_enough(batch.spoken, content, communities)
    if not days or not rules.message_points:
        return
    before = await uow.talk.paid(days)
    dues: list[Due] = []
    paid: dict[MemberDay, tuple[int, datetime]] = {}
    for (community_id, day, user), so_far in before.items():
        worth = worth_paying(days[community_id, day, user], so_far.messages, so_far.last, rules)
        if worth:
            paid[community_id, day, user] = len(worth), worth[-1]
        for number in range(so_far.messages + 1, so_far.messages + len(worth) + 1):
            key = f"{MESSAGE}:{day}:{number}:{user}"
            entry = Entry(user, rules.message_points, MESSAGE, key, ref=str(day))
            dues.append(Due(community_id, day, entry))
    off = await _without_points(uow) if paid else frozenset()
    uow.ledger.owe(due for due in dues if due.community_id not in off)
    await uow.talk.talked({key: worth for key, worth in paid.items() if key[0] not in off})


async def _without_points(uow: UnitOfWork) -> frozenset[int]:
    """The communities in which talk earns nothing."""
    wanted = await uow.settings.all(MESSAGE_POINTS)
    return frozenset(community_id for community_id, on in wanted.items() if not on)


def _long_enough(
    spoken: Iterable[Spoken], content: Content, communities: Mapping[int, Community]
) -> dict[MemberDay, list[datetime]]:
    """When members wrote something long enough, by community, local day and member."""
    found: dict[MemberDay, list[datetime]] = defaultdict(list)
    for each in spoken:
        if each.length >= content.points.message_length:
            day = communities[each.community_id].day_of(each.at)
            found[each.community_id, day, each.user_id].append(each.at)
    return found
