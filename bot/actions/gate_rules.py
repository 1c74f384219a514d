"""What a community wants of its gate, of raid mode: changed here, each change in the audit log."""

from dataclasses import replace
from datetime import datetime

from bot.actions import audit, raid
from bot.content import Content
from bot.domain.community import Community
from bot.domain.gate import GATE, QUESTIONS_AT_MOST, After, Gate, Kind, OwnQuestion, gate_in
from bot.domain.raid import RAID, Rate
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork

WRONG, SILENT = "wrong", "silent"


async def gate_of(uow: UnitOfWork, content: Content, community: Community) -> Gate:
    """What this community has set."""
    return gate_in(await uow.settings.get(community.id, GATE), content.gate)


async def change_by_word(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, word: str
) -> Gate:
    """Switch it "on", "off", or to what is asked, which switches it on as well.

    Refuses with "gate-needs-question" where there is no question of the group's own.
    """
    gate = await gate_of(uow, content, community)
    kind = gate.kind if word in {"on", "off"} else Kind(word)
    wanted = replace(gate, on=word != "off", kind=kind)
    if wanted.on and kind is Kind.OWN and not gate.questions:
        raise Refusal("gate-needs-question")
    return await _put(uow, now, community, by, wanted, word)


async def choose_after(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, what: str, after: After
) -> Gate:
    """What a wrong answer (`WRONG`) or silence leads to."""
    gate = await gate_of(uow, content, community)
    wanted = replace(gate, wrong=after) if what == WRONG else replace(gate, silent=after)
    return await _put(uow, now, community, by, wanted, f"{what} {after}")


async def add_question(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, question: OwnQuestion
) -> Gate:
    """One more question of the group's own; refuses with "gate-questions-full"."""
    gate = await gate_of(uow, content, community)
    if len(gate.questions) >= QUESTIONS_AT_MOST:
        raise Refusal("gate-questions-full", most=QUESTIONS_AT_MOST)
    wanted = replace(gate, questions=(*gate.questions, question))
    return await _put(uow, now, community, by, wanted, "question")


async def drop_question(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, place: int
) -> Gate:
    """Without the question at this place (from 0); a gate of own questions without any is open."""
    gate = await gate_of(uow, content, community)
    if place >= len(gate.questions):
        raise Refusal("button-too-old")
    left = gate.questions[:place] + gate.questions[place + 1 :]
    wanted = replace(gate, questions=left, on=gate.on and (gate.kind is not Kind.OWN or bool(left)))
    return await _put(uow, now, community, by, wanted, "question off")


async def change_rate(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int,
    *, rate: Rate | None = None, on: bool | None = None,
) -> Rate:  # fmt: skip
    """What counts as a raid here, and whether raid mode answers it."""
    known = await raid.rate_of(uow, content, community)
    wanted = Rate(rate.joins, rate.seconds, known.on) if rate else known
    wanted = wanted if on is None else replace(wanted, on=on)
    await uow.settings.put(community.id, RAID, wanted.as_row())
    reason = f"{wanted.joins}/{wanted.seconds} {'on' if wanted.on else 'off'}"
    await audit.record(uow, community, now, by, "raid-set", reason=reason)
    return wanted


async def _put(
    uow: UnitOfWork, now: datetime, community: Community, by: int, wanted: Gate, reason: str
) -> Gate:
    await uow.settings.put(community.id, GATE, wanted.as_row())
    await audit.record(uow, community, now, by, "gate-set", reason=reason)
    return wanted
