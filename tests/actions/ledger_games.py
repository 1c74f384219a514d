"""Steps of a ledger's life in which people play and vote: challenges, giveaways, proposals, the clock."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.actions import (
    challenge,
    challenge_proof,
    challenge_run,
    giveaway,
    giveaway_draw,
    votes,
    votes_proposal,
    votes_result,
)
from bot.domain.challenge import BADGE, Plan
from bot.domain.giveaway import POINTS, Draft, Prize
from bot.domain.hearing import Ballot, Heard, Proof
from bot.domain.outgoing import Place, Poll, Text
from bot.domain.proof import HASHTAG
from bot.domain.votes import HONOUR
from bot.domain.votes import Draft as Question
from bot.intake.follow import FOLLOWERS
from bot.storage.parcel import Parcel, Sent
from bot.storage.tables import giveaway as giveaways
from bot.storage.tables import proof, vote
from bot.storage.uow import UnitOfWork
from tests.actions.ledger_life import HOUR, STAFF, Life

REWARD, PRIZE, WINNERS = 30, 35, 2
NAMELESS = Text("nothing")


async def begin_challenge(life: Life, uow: UnitOfWork) -> None:
    """Two days from tomorrow on, of which one will do."""
    tomorrow, key = life.home.day_of(life.now) + timedelta(days=1), life.key()
    plan = Plan(f"Read {key}", 2, 1, HASHTAG, "read", REWARD, BADGE, tomorrow)
    await challenge.start(uow, life.content, life.now, life.home, plan, STAFF.user_id, f"{life.number}:{key}")


async def sign_up(life: Life, uow: UnitOfWork, each: int) -> None:
    for one in await uow.challenges.alive(life.home.id):
        member = await life.member(uow, each)
        await challenge.join(uow, life.now, life.home, member, one.id, "")


async def prove(life: Life, uow: UnitOfWork, each: int) -> None:
    """A message that looks like a proof of whatever runs."""
    message, person = int(life.key()), life.person(each)
    alive = await uow.challenges.alive(life.home.id)
    proofs = [Proof(life.home.id, one.id, person.user_id, message, life.now) for one in alive]
    await _heard(life, uow, Heard(proofs=proofs))


async def strike(life: Life, uow: UnitOfWork, number: int, *, back: bool) -> None:
    """Of all proofs one does not count, or counts after all."""
    found = await _ids(life, uow, proof.c.message_id)
    message = found[number % len(found)] if found else 0
    if back:
        await challenge_proof.unstrike(uow, life.now, life.home, STAFF.user_id, message)
    else:
        await challenge_proof.strike(uow, life.now, life.home, message, STAFF.user_id)


async def begin_giveaway(life: Life, uow: UnitOfWork) -> None:
    """Points for two, in an hour."""
    draft = Draft("A prize", Prize(POINTS, PRIZE), WINNERS, life.now + HOUR)
    key = f"{life.number}:{life.key()}"
    await giveaway.start(uow, life.content, life.now, life.home, draft, STAFF.user_id, key)


async def enter(life: Life, uow: UnitOfWork, each: int) -> None:
    for one in await uow.giveaways.open(life.home.id):
        await giveaway.enter(uow, life.content, life.now, life.home, await life.member(uow, each), one.id)


async def redraw(life: Life, uow: UnitOfWork, number: int, *, back: bool) -> None:
    """Of all giveaways one is drawn again."""
    found = await _ids(life, uow, giveaways.c.id)
    if found:
        one = found[number % len(found)]
        await giveaway_draw.redraw(uow, life.now, life.home, one, STAFF.user_id, back=back)


async def propose(life: Life, uow: UnitOfWork, each: int, *, honour: bool) -> None:
    """Somebody would like to ask the group something, maybe which of two people to honour."""
    choices = tuple(str(life.person(one).user_id) for one in (0, 1)) if honour else ()
    draft = Question(
        "Which?", ("One", "The other"), life.now + 2 * HOUR, decides=HONOUR if honour else "", choices=choices
    )
    await life.member(uow, each)
    person, key = life.person(each), f"{life.number}:{life.key()}"
    await votes_proposal.propose(uow, life.content, life.now, life.home, person, draft, key)


async def approve(life: Life, uow: UnitOfWork, number: int) -> None:
    """Staff let a vote through, proposed or not, and the poll is in the group."""
    found = await _ids(life, uow, vote.c.id)
    one = await uow.votes.get(found[number % len(found)]) if found else None
    if one is None:
        return
    made = await votes_proposal.approve(uow, life.content, life.now, life.home, one, STAFF.user_id)
    poll = Poll(Place(life.home.chat_id), "en", NAMELESS, (NAMELESS, NAMELESS))
    parcel = Parcel(
        1, life.home.id, life.home.chat_id, 2, "poll", poll, repeat=True, on_sent="vote_opened", attempts=1,
        created_at=life.now, key=votes.poll_key(made.id),
    )  # fmt: skip
    sent = Sent(int(life.key()), data={"poll_id": f"v{made.id}"})
    await votes.opened(uow, life.content, life.now, parcel, sent)


async def cast(life: Life, uow: UnitOfWork, each: int, *options: int) -> None:
    """A ballot in every vote there is, open or over."""
    heard, person = Heard(), life.person(each)
    heard.person(life.home, person, life.home.day_of(life.now))
    for number in await _ids(life, uow, vote.c.id):
        one = await uow.votes.get(number)
        if one is not None and one.poll_id:
            heard.ballots.append(Ballot(life.home.id, number, person, options, life.now))
    await uow.activity.flush(heard)
    await _heard(life, uow, heard)


async def sweep(life: Life, uow: UnitOfWork) -> None:
    """The clock asks what is due."""
    for act in (challenge_run.sweep, giveaway_draw.sweep, votes_result.sweep):
        await act(uow, life.content, life.now)


async def _heard(life: Life, uow: UnitOfWork, heard: Heard) -> None:
    for follow in FOLLOWERS:
        await follow(uow, life.content, life.now, {life.home.id: life.home}, heard)


async def _ids(life: Life, uow: UnitOfWork, column: Any) -> list[int]:
    mine = select(column).where(column.table.c.community_id == life.home.id).order_by(column)
    return list((await uow.connection.execute(mine)).scalars())
