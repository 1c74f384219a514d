"""The gate: whoever wants in is asked something, in private before or muted in the group after.

What was asked and until when stands in `knock`; what follows is in `bot.actions.gate_outcome`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Any

from bot.actions import newcomers, raid
from bot.actions.gate_outcome import hold_for_staff, let_in, turn_away
from bot.actions.gate_question import asking, say_question, turn_of
from bot.actions.gate_rules import gate_of
from bot.content import Content
from bot.domain import gate as rules
from bot.domain.community import Community, Person, State
from bot.domain.gate import DOOR, Arrival, Gate, Kind, Where, is_right, question_in
from bot.domain.outgoing import Admit, Lane, Place, Say, Text
from bot.domain.refusal import Refusal
from bot.storage.dialogue import Asked
from bot.storage.knock import Knock
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

ANSWER = "gate"
"""The dialogue in which somebody answers in their own words."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks to be let in. `chat_id` is where they can be asked, `query_id` answers at once."""

    person: Person
    at: datetime
    chat_id: int
    query_id: str = ""


async def knocked(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, request: Request
) -> None:
    """Somebody asks to join: they are asked, or wait for staff, or for their time.

    Nothing happens where the gate is open: then administrators decide, as ever.
    """
    gate = await gate_of(uow, content, community)
    if community.state != State.ACTIVE or not gate.on:
        return
    known = await uow.knocks.get(community.id, request.person.user_id)
    if known is not None and _again_at(known, now) is not None:
        await _not_yet(uow, now, community, request, known)
        return
    await _leave_open(uow, now, community, request)
    if known is not None and known.state == rules.State.QUEUED:
        return
    knock = asking(content, community, request.person, Where.PRIVATE, request.chat_id, now)
    until = request.at + min(DOOR, content.gate.patience)
    knock = replace(knock, asked_at=request.at, expires_at=until, query_id=request.query_id)
    await uow.knocks.put([knock])
    if await raid.watch(uow, content, now, community, request.at) is not None:
        await uow.knocks.move(community.id, [knock.user_id], [knock.state], state=rules.State.QUEUED)
    elif now >= until:
        await hold_for_staff(uow, now, community, knock, "late")
    else:
        await _ask(uow, content, now, community, gate, knock)


async def met(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, came: Sequence[Arrival]
) -> None:
    """People are in the group: whoever did not come through the gate may write once they have answered."""
    gate = await gate_of(uow, content, community)
    fresh = {each.person.user_id: each.person for each in came if each.fresh}
    if not gate.on or not fresh:
        return
    known = await uow.knocks.of(community.id, fresh)
    through = {user for user, knock in known.items() if _is_through(knock, now)}
    await uow.knocks.move(
        community.id, through, [rules.State.ASKED, rules.State.QUEUED], state=rules.State.PASSED,
        expires_at=None, decided_at=now,
    )  # fmt: skip
    strangers = [person for user, person in sorted(fresh.items()) if user not in through]
    await newcomers.mute(uow, community, now, [person.user_id for person in strangers], None)
    for person in strangers:
        knock = asking(content, community, person, Where.GROUP, community.chat_id, now)
        await uow.knocks.put([knock])
        await _ask(uow, content, now, community, gate, knock)


async def press(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, turn: str,
    place: int,
) -> Knock:  # fmt: skip
    """An answer by button: let in, asked something else, or turned away; the knock as it is then.

    `turn` is which question it answers. Refuses with "gate-over" what is no more asked.
    """
    knock = await _open_knock(uow, now, community, user_id)
    question = question_in(knock.kind, knock.question)
    if turn != turn_of(knock) or question.kind is Kind.OWN:
        raise Refusal("gate-over")
    if question.kind is Kind.BUTTON or place == question.right:
        return await let_in(uow, now, community, knock)
    return await _wrong(uow, content, now, community, knock)


async def answer(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, said: str,
    chat_id: int,
) -> Knock:  # fmt: skip
    """An answer in words, given in private, to one of the group's own questions; refuses with "gate-over"."""
    knock = await _open_knock(uow, now, community, user_id)
    question = question_in(knock.kind, knock.question)
    if question.kind is not Kind.OWN:
        raise Refusal("gate-over")
    if not question.words:
        return await hold_for_staff(uow, now, community, knock, "own", said)
    if is_right(question.words, said):
        return await let_in(uow, now, community, knock)
    knock = await _wrong(uow, content, now, community, knock)
    if knock.state == rules.State.ASKED and knock.kind == Kind.OWN:
        await _wait_for_words(uow, community, knock, chat_id)
    return knock


async def ask_again(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, chat_id: int
) -> None:
    """Somebody muted in the group comes to answer in private; refuses with "gate-over"."""
    knock = await _open_knock(uow, now, community, user_id)
    await say_question(uow, content, now, community, knock, Place(chat_id))
    await _wait_for_words(uow, community, knock, chat_id)


async def asked(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The question is in the group: their time to answer begins only now."""
    del result
    user_id = int((parcel.key or "").split(":")[2])
    community_id = parcel.community_id
    if community_id is None:
        return
    knock = await uow.knocks.get(community_id, user_id)
    if knock is not None and knock.tries == 0 and knock.question.get("where") == Where.GROUP:
        until = now + content.gate.patience
        await uow.knocks.move(community_id, [user_id], [rules.State.ASKED], expires_at=until)


async def unasked(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, reason: str) -> None:
    """They could not be asked: no fault of theirs, so staff decide."""
    del content, reason
    if parcel.community_id is None:
        return
    await uow.communities.lock([parcel.community_id])
    community = await uow.communities.get(parcel.community_id)
    knock = await uow.knocks.get(community.id, int((parcel.key or "").split(":")[2]))
    if knock is not None and knock.state == rules.State.ASKED:
        await hold_for_staff(uow, now, community, knock, "unreached")


async def _ask(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, gate: Gate, knock: Knock
) -> Knock:
    """Put a new question to them."""
    question = rules.ask(gate, content.gate, SystemRandom())
    row: Mapping[str, Any] = {**knock.question, **question.as_row()}
    [put] = await uow.knocks.move(
        community.id, [knock.user_id], [rules.State.ASKED], kind=question.kind, question=dict(row),
        tries=knock.tries,
    )  # fmt: skip
    if not knock.tries:
        await say_question(uow, content, now, community, put)
        if question.kind is Kind.OWN and row["where"] == Where.PRIVATE:
            await _wait_for_words(uow, community, put, row["chat"])
    return put


async def _wait_for_words(uow: UnitOfWork, community: Community, knock: Knock, chat_id: int) -> None:
    until = knock.expires_at or knock.asked_at
    await uow.dialogues.ask(chat_id, knock.user_id, Asked(community.id, ANSWER, {}), until)


async def _wrong(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, knock: Knock
) -> Knock:
    gate = await gate_of(uow, content, community)
    knock = replace(knock, tries=knock.tries + 1)
    if knock.tries >= content.gate.tries:
        return await turn_away(uow, content, now, community, knock, gate.wrong, rules.State.FAILED)
    return await _ask(uow, content, now, community, gate, knock)


async def _open_knock(uow: UnitOfWork, now: datetime, community: Community, user_id: int) -> Knock:
    knock = await uow.knocks.get(community.id, user_id)
    open_ = knock is not None and knock.state == rules.State.ASKED
    if knock is None or not open_ or (knock.expires_at is not None and knock.expires_at <= now):
        raise Refusal("gate-over")
    return knock


async def _leave_open(uow: UnitOfWork, now: datetime, community: Community, request: Request) -> None:
    """Telegram wants to hear something within ten seconds."""
    if request.query_id:
        user_id, query = request.person.user_id, request.query_id
        admit = Admit(community.chat_id, user_id, yes=False, query_id=query, queue=True)
        await uow.outbox.put(admit, now, community_id=community.id, lane=Lane.HARM)


async def _not_yet(
    uow: UnitOfWork, now: datetime, community: Community, request: Request, known: Knock
) -> None:
    admit = Admit(community.chat_id, request.person.user_id, yes=False, query_id=request.query_id)
    again = _again_at(known, now)
    minutes = max(1, round((again - now) / timedelta(minutes=1))) if again else 1
    text = Text("gate-not-yet", {"community": community.title, "minutes": minutes})
    say = Say(Place(request.chat_id), str(known.question.get("language", community.language)), text)
    await uow.outbox.put(say, now, community_id=community.id)
    await uow.outbox.put(admit, now, community_id=community.id)


def _again_at(knock: Knock, now: datetime) -> datetime | None:
    """Until when somebody who was turned away has to wait; None if they need not."""
    if knock.state not in {rules.State.FAILED, rules.State.SILENT} or not knock.question.get("again"):
        return None
    again = datetime.fromisoformat(str(knock.question["again"]))
    return again if again > now else None


def _is_through(knock: Knock, now: datetime) -> bool:
    """Whether they were let in just now, by us or by an administrator while they were asked."""
    if knock.question.get("where") != Where.PRIVATE:
        return False
    if knock.state == rules.State.PASSED:
        return knock.decided_at is not None and knock.decided_at > now - timedelta(days=1)
    return knock.state in {rules.State.ASKED, rules.State.QUEUED}
