"""What follows from talk: whose messages they are, and a point now and then for those who say something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Heard, Spoken
from bot.domain.points import Entry, worth_paying
from bot.storage.uow import UnitOfWork

MESSAGE = "message"


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All that people said in a batch."""
    if not batch.spoken:
        return
    await uow.talk.note(batch.spoken)
    for (community_id, day), messages in _by_day(batch.spoken, content, communities).items():
        await _pay(uow, content, now, community_id, day, messages)


def _by_day(
    spoken: Iterable[Spoken], content: Content, communities: Mapping[int, Community]
) -> dict[tuple[int, date], dict[int, list[datetime]]]:
    """When members wrote something long enough, by community and local day."""
    found: dict[tuple[int, date], dict[int, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    for each in spoken:
        if each.length >= content.points.message_length:
            day = communities[each.community_id].day_of(each.at)
            found[each.community_id, day][each.user_id].append(each.at)
    return found


async def _pay(
    uow: UnitOfWork, content: Content, now: datetime, community_id: int, day: date,
    messages: Mapping[int, list[datetime]],
) -> None:  # fmt: skip
    rules = content.points
    before = await uow.talk.paid(community_id, day, sorted(messages))
    entries: list[Entry] = []
    paid: dict[int, tuple[int, datetime]] = {}
    for user, times in messages.items():
        _, count, last = before.get(user, (0, 0, None))
        worth = worth_paying(times, count, last, rules)
        if worth:
            paid[user] = len(worth), worth[-1]
        for number in range(count + 1, count + len(worth) + 1):
            key = f"{MESSAGE}:{day}:{number}:{user}"
            entries.append(Entry(user, rules.message_points, MESSAGE, key, ref=str(day)))
    if paid and rules.message_points:
        await uow.ledger.record_many(community_id, entries, day, now)
        await uow.talk.talked(community_id, day, paid)
