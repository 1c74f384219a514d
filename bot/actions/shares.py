"""Shares: handing one in by command or hashtag, and what staff decide about it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.actions import audit
from bot.actions.shares_notice import rewrite, show
from bot.actions.tell_member import tell_member
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.hearing import Heard, Tagged
from bot.domain.outgoing import Param, Text
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.shares import HASHTAGS, REASON_LENGTH, WAITING, Share, can_become, worth
from bot.storage.uow import UnitOfWork

PAY, BACK = "share", "share_back"
"""The kinds of the ledger's entries."""


async def submit(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, author: Member, by: Person,
    message_id: int, at: datetime,
) -> Share:  # fmt: skip
    """Put a message into the operators' queue; for one's own there is a limit a day.

    Refuses with "share-too-many", or "share-again" for a message that was shared before.
    """
    day, most = community.day_of(at), content.shares.per_day
    if by.user_id == author.user_id and not by.anonymous:
        today = await uow.shares.today(community.id, [author.user_id], day)
        if today.get(author.user_id, 0) >= most:
            raise Refusal("share-too-many", most=most)
    row = {
        "community_id": community.id, "message_id": message_id, "user_id": author.user_id,
        "shared_by": by.user_id, "local_date": day, "at": at,
    }  # fmt: skip
    made = await uow.shares.add([row])
    if not made:
        raise Refusal("share-again")
    await show(uow, content, now, community, made)
    return made[0]


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """The messages of a batch with a hashtag that stands for a share; what screening met in is none."""
    if not batch.tagged:
        return
    met = {(each.community_id, each.message_id) for each in batch.found if each.finding.hits}
    by_community: dict[int, list[Tagged]] = defaultdict(list)
    for each in batch.tagged:
        if (each.community_id, each.message_id) not in met:
            by_community[each.community_id].append(each)
    for community_id, tagged in by_community.items():
        wanted = await tags_of(uow, content, community_id)
        shares = [each for each in tagged if not wanted.isdisjoint(each.tags)]
        if shares:
            await _take(uow, content, now, communities[community_id], shares)


async def tags_of(uow: UnitOfWork, content: Content, community_id: int) -> frozenset[str]:
    """The hashtags that stand for a share in a community, without sign and capital letters."""
    chosen = await uow.settings.get(community_id, HASHTAGS, list(content.shares.hashtags))
    return frozenset(str(tag).casefold() for tag in chosen)


async def _take(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, tagged: Sequence[Tagged]
) -> None:
    """Without a word to anybody: what is more than a day's limit is talk like any other."""
    count: Counter[tuple[int, object]] = Counter()
    for day in {community.day_of(each.at) for each in tagged}:
        people = {each.user_id for each in tagged}
        for user_id, times in (await uow.shares.today(community.id, people, day)).items():
            count[user_id, day] = times
    rows: list[Mapping[str, object]] = []
    for each in sorted(tagged, key=lambda each: (each.at, each.message_id)):
        day = community.day_of(each.at)
        if count[each.user_id, day] < content.shares.per_day:
            count[each.user_id, day] += 1
            rows.append({
                "community_id": community.id, "message_id": each.message_id, "user_id": each.user_id,
                "shared_by": each.user_id, "local_date": day, "at": each.at,
            })  # fmt: skip
    await show(uow, content, now, community, await uow.shares.add(rows))


async def find(uow: UnitOfWork, communities: Sequence[Community], share_id: int) -> tuple[Community, Share]:
    """A share of one of these communities; refuses with "button-too-old" for any other."""
    for community in communities:
        found = await uow.shares.get(community.id, share_id)
        if found is not None:
            return community, found
    raise Refusal("button-too-old")


async def decide(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Share, to: str, by: Person,
    reason: str = "",
) -> Share:  # fmt: skip
    """Approve, feature or decline; the author is told and paid. Refuses with "share-decided".

    The community is locked. Featuring what was approved pays the rest.
    """
    said = " ".join(reason.split())[:REASON_LENGTH]
    if not can_become(each.state, to):
        raise Refusal("share-decided")
    done = await uow.shares.move(
        each.id, each.state, state=to, decided_by=by.user_id, decided_at=now, reason=said
    )
    if done is None:
        raise Refusal("share-decided")
    points = await _pay(uow, content, now, community, done, by)
    params: dict[str, Param] = {
        "community": community.title, "points": points, "reason": said, "told": "yes" if said else "no",
    }  # fmt: skip
    await tell_member(uow, now, community, done.user_id, Text(f"share-told-{to}", params))
    ref = f"share:{each.id}"
    await audit.record(uow, community, now, by.user_id, f"share-{to}", done.user_id, ref, points=points)
    await rewrite(uow, content, now, community, done)
    return done


async def _pay(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, done: Share, by: Person
) -> int:
    """What the decision is worth beyond what was paid before; returns it."""
    had = sum(points for _, points, _ in await uow.shares.paid(done, PAY))
    more = worth(done.state, content.shares) - had
    if more <= 0 or done.user_id <= 0:
        return 0
    key = f"{PAY}:{done.id}:{done.round}:{done.state}"
    entry = Entry(done.user_id, more, PAY, key, actor=by.user_id, ref=str(done.id))
    await uow.ledger.record(community.id, entry, community.day_of(now), now)
    return more


async def undo(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Share, by: Person
) -> Share:
    """A decision was a mistake: the share waits again, and what it paid is taken back on its own day.

    Refuses with "already-done".
    """
    paid = await uow.shares.paid(each, PAY)
    back = {"state": WAITING, "round": each.round + 1, "decided_by": None, "decided_at": None, "reason": ""}
    done = await uow.shares.move(each.id, each.state, **back) if each.state != WAITING else None
    if done is None:
        raise Refusal("already-done")
    for entry_id, points, day in paid:
        counter = Entry(each.user_id, -points, BACK, f"undo:{entry_id}", "", by.user_id, str(each.id))
        await uow.ledger.record(community.id, counter, day, now)
    points = sum(amount for _, amount, _ in paid)
    text = Text("share-told-undone", {"community": community.title, "points": points})
    await tell_member(uow, now, community, each.user_id, text)
    ref = f"share:{each.id}"
    await audit.record(uow, community, now, by.user_id, "share-undo", each.user_id, ref, points=points)
    await rewrite(uow, content, now, community, done)
    return done
