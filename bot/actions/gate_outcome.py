"""What comes of knocking: in, away, or before the staff; and what becomes of those who never answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot.actions import audit, newcomers
from bot.actions.gate_question import STAFF
from bot.actions.gate_rules import gate_of
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import QUEUE, Community
from bot.domain.gate import After, Kind, State, Where
from bot.domain.outgoing import Admit, Ban, Button, Lane, Mention, Text, Unban
from bot.domain.press import pack_press
from bot.domain.raid import stamp
from bot.domain.setup import name_of
from bot.storage.knock import Knock
from bot.storage.uow import UnitOfWork

ANSWER_SHOWN = 500
YES, NO, UNDO = "yes", "no", "undo"


async def let_in(uow: UnitOfWork, now: datetime, community: Community, knock: Knock) -> Knock:
    """They have answered well."""
    [passed] = await _settle(uow, now, community, [knock.user_id], State.ASKED, State.PASSED) or [knock]
    await _open_door(uow, now, community, [passed])
    await audit.record(uow, community, now, audit.BOT, "gate-passed", knock.user_id)
    return passed


async def turn_away(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, knock: Knock,
    after: After, state: State,
) -> Knock:  # fmt: skip
    """They have not: what the community wants done then."""
    if after is After.QUEUE:
        return await hold_for_staff(uow, now, community, knock, state)
    again = (now + content.gate.again).isoformat() if after is After.LATER else ""
    question = {**knock.question, "again": again, "after": after}
    [settled] = await _settle(
        uow, now, community, [knock.user_id], State.ASKED, state, question=question, tries=knock.tries
    ) or [knock]
    away = {After.LATER: content.gate.again, After.BAN: content.gate.ban}.get(after, newcomers.KICK)
    if _in_group(knock):
        await newcomers.send_out(uow, community, now, [knock.user_id], away)
    else:
        await _decline(uow, now, community, [knock])
        if after is After.BAN:
            ban = Ban(community.chat_id, knock.user_id, (now + away).isoformat())
            await uow.outbox.put(ban, now, community_id=community.id, lane=Lane.HARM)
    await audit.record(uow, community, now, audit.BOT, f"gate-{state}", knock.user_id, after=after)
    return settled


async def hold_for_staff(
    uow: UnitOfWork, now: datetime, community: Community, knock: Knock, why: str, said: str = ""
) -> Knock:
    """Staff decide; they see a silent card. `why`: failed, silent, own, late, unreached."""
    held = await _settle(uow, now, community, [knock.user_id], State.ASKED, State.QUEUED, tries=knock.tries)
    if not held:
        return knock
    text = Text(
        "gate-card",
        {
            "community": name_of(community), "name": mention(knock), "why": why,
            "answer": said[:ANSWER_SHOWN], "has_answer": "yes" if said else "no",
        },
    )  # fmt: skip
    buttons = (tuple(_button(community, knock.user_id, verb) for verb in (YES, NO)),)
    key = f"gate:{community.id}:{knock.user_id}:card:{stamp(now)}"
    await tell_operators(uow, community, text, now, key=key, silent=True, buttons=buttons, topic=QUEUE)
    return held[0]


async def decide(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_ids: Sequence[int], by: int,
    *, yes: bool,
) -> list[Knock]:  # fmt: skip
    """Staff have decided about those who wait; returns whom it was still to be decided about."""
    state = State.PASSED if yes else State.FAILED
    decided = await _settle(uow, now, community, user_ids, State.QUEUED, state, decided_by=by)
    if yes:
        await _open_door(uow, now, community, decided)
    else:
        await _decline(uow, now, community, [each for each in decided if not _in_group(each)])
        outside = [each.user_id for each in decided if _in_group(each)]
        await newcomers.send_out(uow, community, now, outside, content.gate.again)
    action = "gate-let-in" if yes else "gate-declined"
    await uow.audit.add([audit.line(community, now, by, action, each.user_id) for each in decided])
    return decided


async def let_in_by_hand(uow: UnitOfWork, now: datetime, community: Community, user_id: int, by: int) -> None:
    """Staff have let somebody write who was to answer in the group first: they need not any more."""
    known = await uow.knocks.get(community.id, user_id)
    waits = known is not None and _in_group(known) and known.state in {State.ASKED, State.QUEUED}
    if known is not None and waits:
        await _settle(uow, now, community, [user_id], State(known.state), State.PASSED, decided_by=by)
        await audit.record(uow, community, now, by, "gate-let-in", user_id)


async def undo(uow: UnitOfWork, now: datetime, community: Community, user_id: int, by: int) -> Knock | None:
    """What staff decided is taken back: who was let in has to leave, everybody may knock again. Once."""
    known = await uow.knocks.get(community.id, user_id)
    if known is None or not known.decided_by:
        return None
    states = [State.PASSED, State.FAILED]
    if not await uow.knocks.move(community.id, [user_id], states, state=State.GONE, decided_at=now):
        return None
    act = Unban(community.chat_id, user_id, kick=known.state == State.PASSED)
    await uow.outbox.put(act, now, community_id=community.id, lane=Lane.HARM)
    await audit.record(uow, community, now, by, "gate-undo", user_id)
    return known


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Whose time is over without an answer; harmless to repeat, also by several replicas."""
    for community_id, due in groupby(await uow.knocks.due(now), key=lambda each: each.community_id):
        await uow.communities.lock([community_id])
        community = await uow.communities.get(community_id)
        numbers = content.of(community)
        gate = await gate_of(uow, numbers, community)
        still = await uow.knocks.of(community_id, [each.user_id for each in due])
        for knock in still.values():
            if knock.state == State.ASKED and knock.expires_at is not None and knock.expires_at <= now:
                await turn_away(uow, numbers, now, community, knock, gate.silent, State.SILENT)


def _button(community: Community, user_id: int, verb: str) -> Button:
    return Button(Text(f"gate-staff-{verb}"), pack_press(STAFF, f"{community.id}.{user_id}.{verb}"))


def undo_button(community: Community, user_id: int) -> Button:
    """Takes the staff's decision back."""
    return replace(_button(community, user_id, UNDO), label=Text("button-undo"))


def mention(knock: Knock) -> Mention:
    """Whom a card is about."""
    return Mention(knock.user_id, str(knock.question.get("name", "")))


def _in_group(knock: Knock) -> bool:
    return knock.question.get("where") == Where.GROUP


async def _settle(
    uow: UnitOfWork, now: datetime, community: Community, user_ids: Sequence[int], before: State,
    state: State, **values: object,
) -> list[Knock]:  # fmt: skip
    """Move those who are still in a state to another; what they were asked is forgotten."""
    values = {"expires_at": None, **({} if state is State.QUEUED else {"decided_at": now}), **values}
    moved = await uow.knocks.move(community.id, user_ids, [before], state=state, **values)
    for each in moved:
        if each.kind == Kind.OWN:
            chat = each.user_id if _in_group(each) else int(each.question["chat"])
            await uow.dialogues.end(chat, each.user_id)
    return moved


async def _open_door(uow: UnitOfWork, now: datetime, community: Community, knocks: Sequence[Knock]) -> None:
    inside = [each.user_id for each in knocks if _in_group(each)]
    acts = [Admit(community.chat_id, each.user_id, yes=True) for each in knocks if not _in_group(each)]
    await uow.outbox.put_many(acts, now, community_id=community.id)
    if inside:
        await newcomers.set_free(uow, community, now, inside)


async def _decline(uow: UnitOfWork, now: datetime, community: Community, knocks: Sequence[Knock]) -> None:
    acts = [Admit(community.chat_id, each.user_id, yes=False) for each in knocks]
    await uow.outbox.put_many(acts, now, community_id=community.id)
