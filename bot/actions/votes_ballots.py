"""What people vote: every answer goes into the journal as it came, with whether it counts and why not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

from bot.actions import welcome
from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Ballot, Heard
from bot.domain.points import Due, Entry
from bot.domain.vote import CANCELLED, CLOSED, Vote
from bot.domain.votes import NEWCOMER, STALE, why_not
from bot.domain.welcome import REACT
from bot.storage.ballot import Line
from bot.storage.uow import UnitOfWork

VOTE = "vote"
"""The kind of a ledger entry for taking part."""


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All poll answers of a batch; those to polls of unknown id are kept until it is known."""
    del now
    if batch.strays:
        await uow.ballots.keep(batch.strays)
    if not batch.ballots:
        return
    await _note(uow, content, communities, batch.ballots)


async def adopt(uow: UnitOfWork, content: Content, now: datetime, community: Community, vote: Vote) -> None:
    """Take in the answers that came before the poll's id was known.

    Who has voted since meant that: their earlier answer stays in the journal without counting.
    """
    strays = await uow.ballots.take(vote.poll_id or "")
    if not strays:
        return
    for person in {stray.person.user_id: stray.person for stray in strays}.values():
        await uow.members.ensure(community.id, person)
    latest = await uow.ballots.latest(vote.id, {stray.person.user_id for stray in strays})
    ballots = [Ballot(community.id, vote.id, each.person, each.options, each.at) for each in strays]
    later = {
        user for user, at in latest.items() if any(b.person.user_id == user and b.at <= at for b in ballots)
    }
    lines = await _note(uow, content, {community.id: community}, ballots, later)
    await uow.ledger.settle(now)
    await _first_steps(uow, content, community, lines)


async def adopt_found(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """The same for answers that were being written down while the id was."""
    for vote_id in await uow.ballots.found():
        vote = await uow.votes.get(vote_id)
        if vote is not None:
            await uow.communities.lock([vote.community_id])
            community = await uow.communities.get(vote.community_id)
            await adopt(uow, content.of(community), now, community, vote)


async def _note(
    uow: UnitOfWork, content: Content, communities: Mapping[int, Community], ballots: Sequence[Ballot],
    stale: Iterable[int] = (),
) -> list[Line]:  # fmt: skip
    votes = await uow.ballots.votes({ballot.vote_id for ballot in ballots})
    people = await uow.ballots.people({(ballot.community_id, ballot.person.user_id) for ballot in ballots})
    lines = []
    for ballot in ballots:
        user = ballot.person.user_id
        state, opened_at = votes[ballot.vote_id]
        joined_at, left_at = people.get((ballot.community_id, user), (None, None))
        why = why_not(
            closed=state in {CLOSED, CANCELLED},
            joined_at=joined_at,
            left=left_at is not None,
            opened_at=opened_at,
        )
        why = why or (STALE if user in stale else "")
        lines.append(Line(ballot.community_id, ballot.vote_id, user, ballot.options, why, ballot.at))
    await uow.ballots.write(lines)
    _pay(uow, content, communities, lines)
    return lines


def _pay(
    uow: UnitOfWork, content: Content, communities: Mapping[int, Community], lines: Sequence[Line]
) -> None:
    """For taking part, once a vote: who takes the ballot back keeps it."""
    points = content.votes.points
    for line in lines:
        if points and line.options and not line.why:
            key = f"{VOTE}:{line.vote_id}:{line.user_id}"
            entry = Entry(line.user_id, points, VOTE, key, ref=str(line.vote_id))
            day = communities[line.community_id].day_of(line.at)
            uow.ledger.owe([Due(line.community_id, day, entry)])


async def _first_steps(
    uow: UnitOfWork, content: Content, community: Community, lines: Sequence[Line]
) -> None:
    """To vote is a newcomer's task, also where the ballot does not count since they came after the start."""
    users = sorted({line.user_id for line in lines if line.options and line.why in {"", NEWCOMER}})
    if not users:
        return
    at = min(line.at for line in lines)
    since = datetime.combine(
        community.day_of(at) - timedelta(days=content.welcome.path_days + 1), time(), UTC
    )
    people = [(community.id, user) for user in users]
    for new in await uow.welcome.newcomers_without(REACT, people, since):
        await welcome.complete(uow, content, community, new.user_id, REACT, at)
