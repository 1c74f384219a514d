"""Opening a vote, and ending one before its time."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions import audit, honours, votes_ballots
from bot.actions.votes_choices import period_after, with_choices
from bot.content import Content
from bot.domain.community import Community, Person
from bot.domain.outgoing import ClosePoll, Erase, Lane, Param, Place, Poll, Say, Text
from bot.domain.refusal import Refusal
from bot.domain.vote import CANCELLED, CLOSING, OPEN, OPENING, Vote
from bot.domain.votes import HONOUR, THEME, TOPIC, Draft, Wish, pledge
from bot.domain.votes_line import check
from bot.domain.votes_until import closing_time
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork


async def draft(
    uow: UnitOfWork,
    content: Content,
    community: Community,
    wish: Wish,
    now: datetime,
    also: Person | None = None,
) -> Draft:
    """What somebody wants to ask as a vote that could be opened now; `also` is one more person to honour.

    Refuses with what is wrong and how it would work.
    """
    at = closes_at(content, community, wish.until, now)
    question, options = wish.question, wish.options
    if wish.decides == HONOUR and also is not None and not also.bot:
        await uow.members.ensure(community.id, also)
        options = (*options, str(also.user_id))
    if wish.decides in {THEME, TOPIC} and not question:
        question = content.texts.plain(community.language, Text(f"vote-{wish.decides}-question"))
    made = Draft(question, options, at, wish.multi, wish.hidden, wish.decides)
    if made.decides:
        made = await with_choices(uow, content, community, made)
    if made.decides == HONOUR:
        await _require_free(uow, content, community, made, now)
    check(replace(wish, question=made.question, options=made.options))
    return made


async def _require_free(
    uow: UnitOfWork, content: Content, community: Community, made: Draft, now: datetime
) -> None:
    """Who could not get a title cannot be voted into one; why not is nobody else's business."""
    barred = await honours.barred_from_votes(
        uow, content, now, community, [int(each) for each in made.choices]
    )
    for shown, choice in zip(made.options, made.choices, strict=True):
        if int(choice) in barred:
            raise Refusal("vote-barred-member", option=shown, days=content.honours.rules.rest_days)


def closes_at(content: Content, community: Community, written: str, now: datetime) -> datetime:
    """When a vote closes that is to be open until then; refuses what is unclear, too soon or too late."""
    rules = content.votes
    if not written:
        return now + timedelta(hours=rules.open_hours)
    at = closing_time(written, now, community.timezone)
    if at is None:
        raise Refusal("vote-until-usage", written=written[:40])
    if at < now + rules.shortest:
        raise Refusal("vote-too-short", minutes=rules.shortest_minutes)
    if at > now + rules.longest:
        raise Refusal("vote-too-long", days=rules.longest_days)
    return at


async def open_vote(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, wanted: Draft, by: int, key: str,
    topic: int | None = None,
) -> int:  # fmt: skip
    """Put the question to the group; `key` names the request. Refuses with "already-done" the second time."""
    vote_id = await uow.votes.make(
        community.id,
        wanted,
        now,
        state=OPENING,
        asked_by=by,
        key=key,
        ties=content.votes.ties,
        thread_id=topic,
    )
    if vote_id is None:
        raise Refusal("already-done")
    vote = await uow.votes.get(vote_id)
    assert vote is not None  # noqa: S101 - made above
    await audit.record(uow, community, now, by, "vote-open", ref=f"vote:{vote_id}")
    await send_poll(uow, community, vote, now)
    return vote_id


async def send_poll(uow: UnitOfWork, community: Community, vote: Vote, now: datetime) -> None:
    """The poll itself. Better twice after a crash than never: only the one that is known counts."""
    poll = Poll(
        Place(community.chat_id, vote.thread_id), community.language,
        Text("vote-question", {"text": vote.question}),
        tuple(Text("vote-option", {"text": option}) for option in vote.options),
        vote.multi, vote.hidden, vote.closes_at.isoformat(),
    )  # fmt: skip
    await uow.outbox.put(
        poll, now, community_id=community.id, lane=Lane.POST, key=poll_key(vote.id), repeat=True,
        on_sent="vote_opened",
    )  # fmt: skip


def poll_key(vote_id: int) -> str:
    """Under which a vote's poll stands in the outbox."""
    return f"vote:{vote_id}:poll"


async def opened(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The poll is in the group: from now on people vote, and who comes later does not count."""
    vote_id, poll_id = int((parcel.key or "").split(":")[1]), str(result.data.get("poll_id") or "")
    community_id = parcel.community_id
    if community_id is None or not poll_id:
        return
    await uow.communities.lock([community_id])
    vote = await uow.votes.move(
        vote_id, [OPENING], state=OPEN, opened_at=now, poll_id=poll_id, message_id=result.message_id
    )
    if vote is None:  # taken back meanwhile
        await uow.outbox.put(Erase(parcel.chat_id, (result.message_id,)), now, community_id=community_id)
        return
    community = await uow.communities.get(community_id)
    say = Say(
        Place(community.chat_id, vote.thread_id),
        community.language,
        await _announcement(uow, content, community, vote),
    )
    key = f"vote:{vote.id}:announced"
    await uow.outbox.put(say, now, community_id=community_id, lane=Lane.POST, key=key, repeat=True)
    await votes_ballots.adopt(uow, content, now, community, vote)


async def _announcement(uow: UnitOfWork, content: Content, community: Community, vote: Vote) -> Text:
    seed = pledge(await uow.votes.seed(vote.id)) if vote.ties == "lot" else ""
    params: dict[str, Param] = {
        "vote": vote.id, "until": when(community, vote.closes_at), "points": content.votes.points,
        "ties": vote.ties, "hash": seed, "decides": vote.decides or "nothing",
        "multi": "yes" if vote.multi else "no",
    }  # fmt: skip
    return Text("vote-opened", params)


def when(community: Community, at: datetime) -> Text:
    """An instant on the community's wall clock."""
    wall = at.astimezone(ZoneInfo(community.timezone))
    return Text("vote-when", {"day": wall.date(), "time": f"{wall:%H:%M}"})


async def close_early(uow: UnitOfWork, now: datetime, community: Community, by: int, vote: Vote) -> None:
    """Let the vote end now; what was voted so far is counted. Refuses with "vote-not-open"."""
    if vote.community_id != community.id or not await close(uow, community, vote.id, now):
        raise Refusal("vote-not-open", vote=vote.id)
    await audit.record(uow, community, now, by, "vote-close", ref=f"vote:{vote.id}")


async def close(uow: UnitOfWork, community: Community, vote_id: int, now: datetime) -> bool:
    """Nobody can vote any more; the count follows when the last ballots have come in.

    False if that was so already.
    """
    vote = await uow.votes.move(vote_id, [OPEN], state=CLOSING, closed_at=now)
    if vote is None:
        return False
    if now < vote.closes_at:  # what comes next is another day or week than was planned
        await uow.votes.move(vote_id, [CLOSING], period=period_after(community, vote.decides, now))
    await _stop_poll(uow, community, vote, now)
    return True


async def _stop_poll(uow: UnitOfWork, community: Community, vote: Vote, now: datetime) -> None:
    if vote.message_id:
        await uow.outbox.put(
            ClosePoll(community.chat_id, vote.message_id), now, community_id=community.id,
            key=f"vote:{vote.id}:close",
        )  # fmt: skip


async def cancel(uow: UnitOfWork, now: datetime, community: Community, by: int, vote: Vote) -> None:
    """Take the vote back: nothing is counted, and the group is told. Refuses with "vote-not-open"."""
    gone = None
    if vote.community_id == community.id:
        gone = await uow.votes.move(vote.id, [OPENING, OPEN], state=CANCELLED, closed_at=now)
    if gone is None:
        raise Refusal("vote-not-open", vote=vote.id)
    await audit.record(uow, community, now, by, "vote-cancel", ref=f"vote:{vote.id}")
    if not gone.message_id:  # not in the group as yet
        await uow.outbox.withdraw(community.chat_id, poll_key(vote.id))
        return
    await _stop_poll(uow, community, gone, now)
    say = Say(
        Place(community.chat_id, gone.thread_id),
        community.language,
        Text("vote-cancelled", {"question": gone.question}),
    )
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, key=f"vote:{vote.id}:cancelled")
