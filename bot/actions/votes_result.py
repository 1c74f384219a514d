"""The end of a vote: closed by the clock, counted once its last ballots are in, told, and made to hold."""

from collections.abc import Iterator
from datetime import datetime

from bot.actions import honours, honours_told, votes
from bot.actions.registration import tell_operators
from bot.actions.votes_ballots import adopt_found
from bot.actions.votes_choices import WEEK
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.outgoing import Lane, Listing, Mention, Param, Place, Say, Text
from bot.domain.points import Entry
from bot.domain.vote import CANCELLED, CLOSED, CLOSING, OPENING, Vote
from bot.domain.votes import (
    FULL,
    HONOUR,
    LATELY,
    RUSH,
    SETTLING,
    THEME,
    TOPIC,
    Outcome,
    ballots,
    bar,
    percent,
    settle,
    tally,
)
from bot.storage.uow import UnitOfWork


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Close what is due and count what has settled; harmless to repeat, also by several replicas."""
    await adopt_found(uow, content, now)
    for vote in await uow.votes.due(now):
        await uow.communities.lock([vote.community_id])
        community = await uow.communities.get(vote.community_id)
        if vote.state == OPENING:
            await _give_up(uow, community, vote, now)
        else:
            await votes.close(uow, community, vote.id, now)
    settled = await uow.votes.settling(now - SETTLING)
    rush = bool(settled) and await uow.ballots.rush(now - LATELY, FULL)
    for vote in settled:
        if not rush or vote.closed_at is None or vote.closed_at <= now - RUSH:
            await uow.communities.lock([vote.community_id])
            community = await uow.communities.get(vote.community_id)
            await _count(uow, content.of(community), now, community, vote)


async def _give_up(uow: UnitOfWork, community: Community, vote: Vote, now: datetime) -> None:
    """Its time is over and the poll never got into the group: nobody could vote."""
    if await uow.votes.move(vote.id, [OPENING], state=CANCELLED, closed_at=now) is None:
        return
    await uow.outbox.withdraw(community.chat_id, votes.poll_key(vote.id))
    text = Text("vote-never-sent", {"question": vote.question, "vote": vote.id})
    await tell_operators(uow, community, text, now, key=f"vote:{vote.id}:unsent")


async def _count(uow: UnitOfWork, content: Content, now: datetime, community: Community, vote: Vote) -> None:
    journal = await uow.ballots.journal(vote.id)
    seed = await uow.votes.seed(vote.id) if vote.ties == "lot" else ""
    electorate = await uow.ballots.electorate(community.id, vote.opened_at, set(ballots(journal)))
    outcome = settle(tally(journal, len(vote.options)), vote.ties, seed, electorate)
    if await uow.votes.move(vote.id, [CLOSING], state=CLOSED, result=_as_row(vote, outcome)) is None:
        return
    effect = await _make_it_hold(uow, content, now, community, vote, outcome)
    if community.state != State.ACTIVE:
        return
    say = Say(
        Place(community.chat_id, vote.thread_id), community.language, _told(vote, outcome, effect),
        drawing=await honours_told.chosen_card(uow, community, vote.id),
    )  # fmt: skip
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, key=f"vote:{vote.id}:result", repeat=True
    )


def _as_row(vote: Vote, outcome: Outcome) -> dict[str, object]:
    count, winner = outcome.tally, outcome.winner
    decided = winner is not None and bool(vote.choices)
    return {
        "counts": list(count.counts), "voters": count.voters, "aside": count.aside,
        "electorate": outcome.electorate, "turnout": outcome.turnout, "winner": winner,
        "tied": list(outcome.tied), "ties": vote.ties, "seed": outcome.seed,
        "choice": vote.choices[winner] if decided and winner is not None else None,
    }  # fmt: skip


async def _make_it_hold(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, vote: Vote, outcome: Outcome
) -> Text | None:
    """What follows from the outcome, and how it is told; nothing without a single ballot."""
    if outcome.winner is None or not vote.decides:
        return None
    choice, shown = vote.choices[outcome.winner], vote.options[outcome.winner]
    if vote.decides == HONOUR:
        return await _honour(uow, content, now, community, vote, int(choice))
    what = {THEME: WEEK, TOPIC: TOPIC}[vote.decides]
    await uow.votes.decide(community.id, what, vote.period, choice, vote.id, now)
    if vote.decides == THEME:
        return Text("vote-decided-theme", {"option": shown})
    return Text("vote-decided-topic", {"option": shown})


async def _honour(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, vote: Vote, user_id: int
) -> Text:
    """Points for whoever was chosen, also one who has left meanwhile: they were chosen for what they did.

    The rules of titles hold for them all the same: who came to rest since the vote began gets none.
    """
    name = Mention(user_id, (await uow.members.names(community.id, [user_id])).get(user_id, ""))
    if user_id in await honours.barred_from_votes(uow, content, now, community, [user_id]):
        return Text("vote-honour-barred", {"name": name, "days": content.honours.rules.rest_days})
    points = content.votes.honour_points
    if points and user_id > 0:
        entry = Entry(
            user_id, points, HONOUR, f"{HONOUR}:{vote.id}:{user_id}", vote.question, ref=str(vote.id)
        )
        await uow.ledger.record(community.id, entry, community.day_of(now), now)
    await honours.by_vote(uow, content, now, community, vote.id, user_id, vote.question)
    return Text("vote-decided-honour", {"name": name, "points": points})


def _told(vote: Vote, outcome: Outcome, effect: Text | None) -> Text:
    more = (*_verdict(vote, outcome), *([effect] if effect else []), *_remarks(outcome))
    params: dict[str, Param] = {
        "question": vote.question,
        "lines": Listing(tuple(_lines(vote, outcome)), "lines"),
        "more": Listing(more, "lines"),
    }
    return Text("vote-result", params)


def _lines(vote: Vote, outcome: Outcome) -> Iterator[Text]:
    """The options by votes, those with as many in the order in which they were listed."""
    count = outcome.tally
    for option in sorted(range(len(vote.options)), key=lambda option: -count.counts[option]):
        votes_given = count.counts[option]
        params: dict[str, Param] = {
            "option": vote.options[option], "votes": votes_given, "bar": bar(votes_given, count.voters),
            "percent": percent(votes_given, count.voters), "won": "yes" if option == outcome.winner else "no",
        }  # fmt: skip
        yield Text("vote-result-line", params)


def _verdict(vote: Vote, outcome: Outcome) -> Iterator[Text]:
    if outcome.winner is None:
        yield Text("vote-result-nobody")
        return
    winner = vote.options[outcome.winner]
    if not outcome.tied:
        yield Text("vote-result-winner", {"option": winner})
        return
    tied = Listing(tuple(vote.options[option] for option in outcome.tied))
    if outcome.seed:
        yield Text("vote-result-lot", {"option": winner, "tied": tied, "seed": outcome.seed, "vote": vote.id})
    else:
        yield Text("vote-result-first", {"option": winner, "tied": tied})


def _remarks(outcome: Outcome) -> Iterator[Text]:
    count = outcome.tally
    if outcome.electorate:
        share = percent(count.voters, outcome.electorate)
        yield Text(
            "vote-result-turnout", {"voters": count.voters, "members": outcome.electorate, "percent": share}
        )
    if count.aside:
        yield Text("vote-result-aside", {"people": count.aside})
