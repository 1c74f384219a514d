"""Votes that members propose: staff say yes or no, and the proposer hears of it either way."""

from datetime import datetime, time, timedelta

from bot.actions import audit
from bot.actions.registration import tell_operators
from bot.actions.votes import send_poll, when
from bot.actions.votes_choices import period_after
from bot.content import Content
from bot.domain.calendar import instant
from bot.domain.community import QUEUE, Community, Person
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Say, Text, Whisper
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.vote import OPENING, PROPOSED, REFUSED, Vote
from bot.domain.votes import Draft
from bot.storage.uow import UnitOfWork

NOTICE_LIFETIME = 6 * 3600
"""Seconds that the answer to a proposer stays in the group where only they see it."""


async def propose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, person: Person, wanted: Draft,
    key: str, topic: int | None = None,
) -> int:  # fmt: skip
    """Lay a vote before staff; returns its number.

    Refuses with "vote-proposal-waiting", "vote-proposals-used-up" or "already-done".
    """
    limit = content.votes.proposals_per_day
    today = instant(community.day_of(now), time(community.rollover_hour), community.timezone)
    waiting, made = await uow.votes.proposals(community.id, person.user_id, today)
    if waiting:
        raise Refusal("vote-proposal-waiting")
    if made >= limit:
        raise Refusal("vote-proposals-used-up", most=limit)
    vote_id = await uow.votes.make(
        community.id, wanted, now, state=PROPOSED, asked_by=person.user_id, key=key,
        ties=content.votes.ties, thread_id=topic,
    )  # fmt: skip
    if vote_id is None:
        raise Refusal("already-done")
    await _ask_staff(uow, community, person, wanted, vote_id, now)
    return vote_id


async def _ask_staff(
    uow: UnitOfWork, community: Community, person: Person, wanted: Draft, vote_id: int, now: datetime
) -> None:
    params: dict[str, Param] = {
        "name": Mention(person.user_id, person.name), "vote": vote_id, "community": community.title,
        "summary": summary(community, wanted),
    }  # fmt: skip
    text, key = Text("vote-proposed", params), f"vote:{vote_id}:proposed"
    await tell_operators(uow, community, text, now, key=key, buttons=_answers(vote_id), topic=QUEUE)


def _answers(vote_id: int) -> Rows:
    words = (("approve", "button-vote-approve"), ("refuse", "button-vote-refuse"))
    return (tuple(Button(Text(label), pack_press("vote", f"{verb}.{vote_id}")) for verb, label in words),)


def summary(community: Community, wanted: Draft) -> Text:
    """A vote as it would be opened."""
    options = tuple(Text("vote-summary-option", {"text": each}) for each in wanted.options)
    params: dict[str, Param] = {
        "question": wanted.question, "until": when(community, wanted.closes_at),
        "options": Listing(options, "lines"),
        "multi": "yes" if wanted.multi else "no", "hidden": "yes" if wanted.hidden else "no",
        "decides": wanted.decides or "nothing",
    }  # fmt: skip
    return Text("vote-summary", params)


async def approve(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, vote: Vote, by: int
) -> Vote:
    """Open a proposed vote. If it would close too soon by now it is open as long as usual.

    Refuses with "already-done" when somebody else has answered.
    """
    rules = content.votes
    late = vote.closes_at < now + rules.shortest
    closes_at = now + timedelta(hours=rules.open_hours) if late else vote.closes_at
    opened = await uow.votes.move(
        vote.id, [PROPOSED], state=OPENING, approved_by=by, closes_at=closes_at, ties=rules.ties,
        period=period_after(community, vote.decides, closes_at),
    )  # fmt: skip
    if opened is None:
        raise Refusal("already-done")
    await audit.record(uow, community, now, by, "vote-approve", vote.asked_by, f"vote:{vote.id}")
    await send_poll(uow, community, opened, now)
    await _tell(uow, community, opened, Text("vote-approved", {"question": opened.question}), now)
    return opened


async def refuse(uow: UnitOfWork, now: datetime, community: Community, vote: Vote, by: int) -> Vote:
    """Turn a proposed vote down; refuses with "already-done" when somebody else has answered."""
    refused = await uow.votes.move(vote.id, [PROPOSED], state=REFUSED, approved_by=by, closed_at=now)
    if refused is None:
        raise Refusal("already-done")
    await audit.record(uow, community, now, by, "vote-refuse", vote.asked_by, f"vote:{vote.id}")
    await _tell(uow, community, refused, Text("vote-refused", {"question": refused.question}), now)
    return refused


async def _tell(uow: UnitOfWork, community: Community, vote: Vote, text: Text, now: datetime) -> None:
    """The proposer alone hears it, in the group or in private."""
    member = await uow.members.get(community.id, vote.asked_by)
    if member is None or member.left_at is not None:
        return
    to, language = Whisper(community.chat_id, member.user_id), member.language or community.language
    say = Say(to, language, text, lifetime=NOTICE_LIFETIME, secret=True)
    await uow.outbox.put(say, now, community_id=community.id, key=f"vote:{vote.id}:answered", repeat=True)
