"""Being valued by others: their reactions and thanks, worth points that two friends alone cannot farm."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.content import Content
from bot.domain.community import Community, Member
from bot.domain.hearing import Heard, Reacted
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork

THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Valued:
    """Somebody showed somebody else that they valued something."""

    giver: int
    receiver: int
    ref: str = ""

    def key(self, day: date) -> str:
        """One for each pair and day, whichever way it was shown."""
        return f"{THANKS}:{day}:{self.giver}:{self.receiver}"


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All reactions of a batch: kept as they are now, and paid to those whose messages they are on."""
    by_community: dict[int, list[Reacted]] = defaultdict(list)
    for each in batch.reactions:
        by_community[each.community_id].append(each)
    for community_id, reactions in by_community.items():
        authors = await uow.talk.authors(community_id, sorted({each.message_id for each in reactions}))
        await uow.talk.react((each, authors.get(each.message_id, 0)) for each in reactions)
        given = [each for each in reactions if each.now > each.before and each.message_id in authors]
        days: dict[date, list[Valued]] = defaultdict(list)
        for each in given:
            one = Valued(each.user_id, authors[each.message_id], str(each.message_id))
            days[communities[community_id].day_of(each.at)].append(one)
        for day, shown in days.items():
            await value(uow, content, now, community_id, day, shown)


async def value(
    uow: UnitOfWork, content: Content, now: datetime, community_id: int, day: date, shown: Iterable[Valued]
) -> set[str]:
    """Pay what a local day's appreciation is worth; returns the keys that were paid.

    Not for oneself, once for each pair and day, and for nobody more than the day's cap. The caller holds the
    community's lock.
    """
    each = {one.key(day): one for one in shown if one.giver != one.receiver}
    if not each:
        return set()
    received = Counter(one.receiver for one in each.values())
    before = await uow.talk.paid(community_id, day, sorted(received))
    fresh = await uow.ledger.unpaid(community_id, sorted(each))
    entries = _entries(
        [each[key] for key in fresh], {user: found[0] for user, found in before.items()}, day, content
    )
    paid = await uow.ledger.record_many(community_id, entries, day, now)
    thanked = Counter(each[key].receiver for key in paid)
    await uow.talk.thanked(
        community_id, day, {user: (count, thanked[user]) for user, count in received.items()}
    )
    return paid


def _entries(shown: Sequence[Valued], thanked: Mapping[int, int], day: date, content: Content) -> list[Entry]:
    """As many of them as each receiver's day still has room for."""
    rules = content.points
    most = rules.thanks_per_day // rules.thanks_points if rules.thanks_points else 0
    room = Counter({one.receiver: most - thanked.get(one.receiver, 0) for one in shown})
    entries: list[Entry] = []
    for one in shown:
        if room[one.receiver] > 0:
            room[one.receiver] -= 1
            entry = Entry(one.receiver, rules.thanks_points, THANKS, one.key(day), "", one.giver, one.ref)
            entries.append(entry)
    return entries


async def thank(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, giver: Member, receiver: Member,
    at: datetime, ref: str = "",
) -> int:  # fmt: skip
    """Thank a member; returns the points they got, 0 if their day is full.

    Refuses with "thanks-not-yourself" or "thanks-already" the second time in a day.
    """
    if giver.user_id == receiver.user_id:
        raise Refusal("thanks-not-yourself")
    day, shown = community.day_of(at), Valued(giver.user_id, receiver.user_id, ref)
    if not await uow.ledger.unpaid(community.id, [shown.key(day)]):
        raise Refusal("thanks-already")
    paid = await value(uow, content, now, community.id, day, [shown])
    return content.points.thanks_points if paid else 0
