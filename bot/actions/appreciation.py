"""Being valued by others: their reactions and thanks, worth points that two friends alone cannot farm."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.content import Content
from bot.domain.community import Community, Member
from bot.domain.hearing import Heard, Reacted
from bot.domain.outgoing import Mention
from bot.domain.points import Due, Entry
from bot.domain.refusal import Refusal
from bot.storage.ledger import Key
from bot.storage.talk import MemberDay
from bot.storage.uow import UnitOfWork

THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Valued:
    """On a local day somebody showed somebody else that they valued something."""

    community_id: int
    day: date
    giver: int
    receiver: int
    ref: str = ""

    @property
    def key(self) -> Key:
        """One for each pair and day, whichever way it was shown."""
        return self.community_id, f"{THANKS}:{self.day}:{self.giver}:{self.receiver}"

    @property
    def whose_day(self) -> MemberDay:
        """The day of the receiver that it counts for."""
        return self.community_id, self.day, self.receiver

    def due(self, points: int) -> Due:
        """What it is worth."""
        entry = Entry(self.receiver, points, THANKS, self.key[1], "", self.giver, self.ref)
        return Due(self.community_id, self.day, entry)


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All reactions of a batch: kept as they are now, and paid to those whose messages they are on."""
    del now
    if not batch.reactions:
        return
    authors = await uow.talk.authors({(each.community_id, each.message_id) for each in batch.reactions})
    shown: list[Valued] = []
    whose: list[tuple[Reacted, int]] = []
    for each in batch.reactions:
        author = authors.get((each.community_id, each.message_id), 0)
        whose.append((each, author))
        if author and each.now > each.before:
            day = communities[each.community_id].day_of(each.at)
            shown.append(Valued(each.community_id, day, each.user_id, author, str(each.message_id)))
    await uow.talk.react(whose)
    await value(uow, content, shown)


async def value(uow: UnitOfWork, content: Content, shown: Iterable[Valued]) -> set[Key]:
    """Write down who valued whom, and owe people what that is worth; returns the keys that earn points.

    Not for oneself nor to those who have left, once for each pair and day. The day's cap is on points: what
    comes after it is an entry of nothing, because honours, badges and KOC count people. The caller holds the
    communities' locks.
    """
    others = [one for one in shown if one.giver != one.receiver]
    each = {one.key: one for one in reversed(others)}  # of several the first
    if not each:
        return set()
    received = Counter(one.whose_day for one in others)
    before = await uow.talk.paid(received)
    fresh = [each[key] for key in await uow.ledger.unpaid(list(reversed(each)))]
    rules = content.points
    most = rules.thanks_per_day // rules.thanks_points if rules.thanks_points else 0
    room = {day: most - so_far.thanked for day, so_far in before.items()}
    dues: list[Due] = []
    for one in fresh:
        if one.whose_day in room:
            points = rules.thanks_points if room[one.whose_day] > 0 else 0
            room[one.whose_day] -= 1
            dues.append(one.due(points))
    uow.ledger.owe(dues)
    paid = {(due.community_id, due.entry.key) for due in dues if due.entry.amount}
    thanked = Counter(each[key].whose_day for key in paid)
    await uow.talk.thanked({day: (count, thanked[day]) for day, count in received.items()})
    return paid


async def thank(
    uow: UnitOfWork, content: Content, community: Community, giver: Member, receiver: Member, at: datetime,
    ref: str = "",
) -> int:  # fmt: skip
    """Thank a member; returns the points they got, 0 if their day is full.

    Refuses with "thanks-not-yourself", "award-left" or "thanks-already" the second time in a day.
    """
    if giver.user_id == receiver.user_id:
        raise Refusal("thanks-not-yourself")
    if receiver.left_at is not None:
        raise Refusal("award-left", name=Mention(receiver.user_id, receiver.name))
    shown = Valued(community.id, community.day_of(at), giver.user_id, receiver.user_id, ref)
    if not await uow.ledger.unpaid([shown.key]):
        raise Refusal("thanks-already")
    paid = await value(uow, content, [shown])
    return content.points.thanks_points if paid else 0
