"""Points that staff give for a reason, and points that they take back: given by mistake, or farmed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import audit
from bot.actions.talk import MESSAGE
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.outgoing import Edit, Lane, Mention, Param, Place, Say, Text
from bot.domain.points import UNDO, UNDOABLE, Award, Entry
from bot.domain.refusal import Refusal
from bot.storage.ledger import Line
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Awarded:
    """Points that were given: the entry that an undo names, to whom, and their balance since."""

    entry_id: int
    member: Member
    balance: int


async def member_meant(uow: UnitOfWork, community: Community, named: str, replied: Person | None) -> Member:
    """The member that staff name by @name or id, or whose message they reply to.

    Refuses with "unknown-member", "award-not-to-bots", or "award-left" for one who is gone.
    """
    if named.startswith("@"):
        found = await uow.members.by_username(community.id, named)
    elif named:
        found = await uow.members.get(community.id, int(named))
    elif replied is not None and replied.bot:
        raise Refusal("award-not-to-bots")
    else:
        found = await uow.members.ensure(community.id, replied) if replied else None
    if found is None:
        raise Refusal("unknown-member")
    if found.left_at is not None:
        raise Refusal("award-left", name=Mention(found.user_id, found.name))
    return found


async def award(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, giver: Person, member: Member,
    wish: Award, key: str, at: datetime,
) -> Awarded:  # fmt: skip
    """Give points and tell the group; `key` names the request, so that it pays once.

    Refuses with "award-not-to-yourself", "award-too-many", "award-day-used-up" or "already-done".
    """
    numbers, today = content.points, community.day_of(at)
    if member.user_id == giver.user_id:
        raise Refusal("award-not-to-yourself")
    if not 0 < wish.amount <= numbers.award_at_most:
        raise Refusal("award-too-many", most=numbers.award_at_most)
    given = await uow.ledger.awarded(community.id, giver.user_id, today)
    if given + wish.amount > numbers.awards_per_day:
        left = max(0, numbers.awards_per_day - given)
        raise Refusal("award-day-used-up", most=numbers.awards_per_day, left=left)
    entry = Entry(member.user_id, wish.amount, "award", f"award:{key}", wish.reason, actor=giver.user_id)
    made = await uow.ledger.record(community.id, entry, today, now)
    if made is None:
        raise Refusal("already-done")
    await _note(uow, now, community, giver, "award", entry, made)
    await _announce(uow, community, member, wish, made, now)
    return Awarded(made, member, await uow.ledger.balance(community.id, member.user_id))


async def _announce(
    uow: UnitOfWork, community: Community, member: Member, wish: Award, entry_id: int, now: datetime
) -> None:
    params: dict[str, Param] = {
        "name": Mention(member.user_id, member.name),
        "points": wish.amount,
        "reason": wish.reason,
    }
    say = Say(Place(community.chat_id), community.language, Text("award-announced", params))
    key = _announcement(community.id, entry_id)
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, key=key, on_sent="award_announced"
    )


def _announcement(community_id: int, entry_id: int) -> str:
    return f"award:{community_id}:{entry_id}"


async def announced(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The group has been told of an award; if it was taken back meanwhile, the group is told that."""
    del content, result
    community_id, entry_id = parcel.community_id, (parcel.key or "").rpartition(":")[2]
    if community_id is None or not entry_id.isdecimal():
        return
    await uow.communities.lock([community_id])  # an undo under way ends first
    line = await uow.ledger.get(community_id, int(entry_id))
    if line is not None and await uow.ledger.has(community_id, f"undo:{entry_id}"):
        await _take_back(uow, await uow.communities.get(community_id), line, now)


async def _take_back(uow: UnitOfWork, community: Community, line: Line, now: datetime) -> None:
    """The announcement is not made, or says instead that the points were taken back."""
    message_id = await uow.outbox.withdraw(community.chat_id, _announcement(community.id, line.id))
    if not message_id:
        return
    names = await uow.members.names(community.id, [line.user_id])
    name = Mention(line.user_id, names.get(line.user_id, ""))
    text = Text("award-taken-back", {"name": name, "points": line.amount})
    edit = Edit(community.chat_id, message_id, community.language, text)
    await uow.outbox.put(edit, now, community_id=community.id)


async def community_of(uow: UnitOfWork, communities: Sequence[Community], entry_id: int) -> Community | None:
    """Which of these communities an entry of the ledger belongs to."""
    for community in communities:
        if await uow.ledger.get(community.id, entry_id) is not None:
            return community
    return None


async def undo(uow: UnitOfWork, now: datetime, community: Community, by: Person, entry_id: int) -> Line:
    """Take points back: a counter-entry of the entry's own day, so that its leaderboards are right again.

    Points for talking go with all others of that member and day. What the group was told of an award is taken
    back as well. Returns the entry, its amount all that went.
    Refuses with "button-too-old" what is not `UNDOABLE` in this community, "already-done" the second time.
    """
    line = await uow.ledger.get(community.id, entry_id)
    if line is None or line.kind not in UNDOABLE or line.amount <= 0:
        raise Refusal("button-too-old")
    amount = 0
    for each in await _going_with(uow, community, line):
        ref = str(each.id)
        counter = Entry(line.user_id, -each.amount, UNDO, f"{UNDO}:{ref}", each.reason, by.user_id, ref)
        if await uow.ledger.record(community.id, counter, line.local_date, now) is not None:
            amount += each.amount
    if not amount:
        raise Refusal("already-done")
    taken = Entry(line.user_id, -amount, line.kind, line.key, line.reason)
    action = "award-undo" if line.kind == "award" else "points-undo"
    await _note(uow, now, community, by, action, taken, entry_id)
    if line.kind == "award":
        await _take_back(uow, community, line, now)
    return replace(line, amount=amount)


async def _going_with(uow: UnitOfWork, community: Community, line: Line) -> list[Line]:
    if line.kind != MESSAGE:
        return [line]
    return await uow.ledger.of_day(community.id, line.user_id, MESSAGE, line.local_date)


async def _note(
    uow: UnitOfWork, now: datetime, community: Community, by: Person, action: str, entry: Entry, ref: int
) -> None:
    """In the audit log; `ref` is the entry that was made or taken back."""
    await audit.record(
        uow, community, now, by.user_id, action, entry.user_id, f"ledger:{ref}", points=entry.amount,
        reason=entry.reason,
    )  # fmt: skip
