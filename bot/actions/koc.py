"""The KOC path: taking a step, taking it back, and what goes with it: talks, pay, who is in charge.

The caller holds the community's lock. What people read of it is said by `bot.actions.koc_notice`.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.actions import audit
from bot.content import Content
from bot.domain.calendar import instant
from bot.domain.community import Community
from bot.domain.koc import (
    FINAL,
    INVITED,
    LOSE,
    REGULAR,
    SERVING,
    Figures,
    Standing,
    settled,
    step,
)
from bot.domain.outgoing import Mention
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.storage.koc import Step
from bot.storage.uow import UnitOfWork

BOT = audit.BOT
NOTE_LENGTH = 2000
_DAYS = (
    "since", "proposed_on", "not_before", "below_since", "interview_on", "reminded_on", "ready_on",
    "alarm_on",
)  # fmt: skip
_KEPT = ("state", *_DAYS, "figures", "usual")


async def look(
    uow: UnitOfWork, content: Content, community: Community, user_ids: Collection[int], today: date
) -> dict[int, Figures]:
    """What the days before today came to for these people."""
    since, until = content.koc.window(today)
    since_at = instant(since, time(community.rollover_hour), community.timezone)
    return await uow.koc.figures(community.id, user_ids, since, until, since_at)


async def standing(uow: UnitOfWork, community: Community, user_id: int, today: date) -> Standing:
    """Where somebody stands; who was never on the path is a regular."""
    found = await uow.koc.get(community.id, user_id)
    return found if found is not None else Standing(community.id, user_id, REGULAR, today)


async def take(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, move: str,
    by_id: int = BOT, found: Figures | None = None,
) -> Standing:  # fmt: skip
    """A step on the path, written down with the figures behind it. Refuses with "koc-not-from-here"."""
    today = community.day_of(now)
    before = await standing(uow, community, user_id, today)
    to = step(before.state, move)
    if to is None:
        raise Refusal("koc-not-from-here")
    if found is None:
        found = (await look(uow, content, community, [user_id], today))[user_id]
    values = settled(to, today, content.koc) | {"figures": found.kept()}
    if to == INVITED and by_id != BOT and before.in_charge is None:
        values["in_charge"] = by_id
    await uow.koc.put(community.id, user_id, **values)
    await uow.koc.add_step(community.id, user_id, move, to, _kept(before), by_id, now)
    ref = f"koc:{user_id}"
    await audit.record(uow, community, now, by_id, f"koc-{move}", user_id, ref, **found.kept())
    return await standing(uow, community, user_id, today)


async def undo(uow: UnitOfWork, now: datetime, community: Community, user_id: int, by_id: int) -> Step:
    """Take somebody's last step back: all is as it was before, and who had lost their place has it anew.

    Refuses with "koc-nothing-to-undo"; what people did themselves stays.
    """
    last = next(iter(await uow.koc.steps(community.id, user_id, 1)), None)
    if last is None or last.move in FINAL or not await uow.koc.undo_step(last.id, by_id, now):
        raise Refusal("koc-nothing-to-undo")
    values = _restored(last.before)
    if last.move == LOSE:
        values["below_since"] = None
    await uow.koc.change(community.id, user_id, **values)
    await audit.record(uow, community, now, by_id, "koc-undo", user_id, f"koc:{user_id}", move=last.move)
    return last


def _kept(before: Standing) -> dict[str, Any]:
    """A row as JSON."""
    values = {name: getattr(before, name) for name in _KEPT}
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()
    } | {"figures": dict(before.figures)}


def _restored(kept: dict[str, Any] | Any) -> dict[str, object]:  # noqa: ANN401 - any JSON
    return {
        name: date.fromisoformat(value) if name in _DAYS and value else value for name, value in kept.items()
    }


async def note(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, text: str,
    by_id: int, key: str,
) -> date | None:  # fmt: skip
    """Write a talk down; the next is due in so many days. Returns when, None for who is not on duty.

    Refuses with "koc-note-empty", "koc-note-too-long" or "already-done".
    """
    words, today = text.strip(), community.day_of(now)
    if not words:
        raise Refusal("koc-note-empty")
    if len(words) > NOTE_LENGTH:
        raise Refusal("koc-note-too-long", length=len(words), most=NOTE_LENGTH)
    if not await uow.koc.note(community.id, user_id, by_id, words, today, now, key):
        raise Refusal("already-done")
    await audit.record(uow, community, now, by_id, "koc-note", user_id, f"koc:{user_id}")
    before = await standing(uow, community, user_id, today)
    if before.state not in SERVING:
        return None
    due = today + timedelta(days=content.koc.interview_days)
    await uow.koc.change(community.id, user_id, interview_on=due, reminded_on=None)
    return due


async def call_reserve(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, by_id: int
) -> None:
    """Write down that somebody looks for who could step in. Refuses for who is not on the path."""
    if await uow.koc.get(community.id, user_id) is None:
        raise Refusal("koc-not-from-here")
    await audit.record(uow, community, now, by_id, "koc-call", user_id, f"koc:{user_id}")


async def hand_over(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, to: int, by_id: int
) -> None:
    """Somebody else is in charge. Refuses with "koc-not-staff" who does not act for the community."""
    if to != by_id and to not in await uow.koc.staff(community.id, community.ops_chat_id):
        raise Refusal("koc-not-staff")
    if await uow.koc.get(community.id, user_id) is None:
        raise Refusal("koc-not-from-here")
    await uow.koc.change(community.id, user_id, in_charge=to)
    await audit.record(uow, community, now, by_id, "koc-hand", user_id, f"koc:{user_id}")


async def pay(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, points: int,
    why: str, by_id: int, key: str,
) -> int:  # fmt: skip
    """What somebody on the path has earned, as an entry of the ledger; its id.

    Refuses with "koc-not-on-duty", "koc-pay-too-much" or "already-done".
    """
    today = community.day_of(now)
    if (await standing(uow, community, user_id, today)).state not in SERVING:
        raise Refusal("koc-not-on-duty")
    if user_id == by_id:
        raise Refusal("award-not-to-yourself")
    if not 0 < points <= content.koc.pay_at_most:
        raise Refusal("koc-pay-too-much", most=content.koc.pay_at_most)
    entry = Entry(user_id, points, "koc_pay", f"koc_pay:{key}", why, by_id)
    made = await uow.ledger.record(community.id, entry, today, now)
    if made is None:
        raise Refusal("already-done")
    await audit.record(uow, community, now, by_id, "koc-pay", user_id, f"koc:{user_id}", points=points)
    return made


async def take_pay_back(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, entry_id: int, by_id: int
) -> tuple[Mention, int]:
    """What they were paid was a mistake. Refuses with "button-too-old" or "already-done"."""
    line = await uow.ledger.get(community.id, entry_id)
    if line is None or (line.kind, line.user_id) != ("koc_pay", user_id):
        raise Refusal("button-too-old")
    counter = Entry(line.user_id, -line.amount, "koc_back", f"undo:{entry_id}", line.reason, by_id)
    if await uow.ledger.record(community.id, counter, line.local_date, now) is None:
        raise Refusal("already-done")
    ref = f"koc:{line.user_id}"
    await audit.record(uow, community, now, by_id, "koc-unpay", line.user_id, ref, points=line.amount)
    names = await uow.members.names(community.id, [line.user_id])
    return Mention(0, names.get(line.user_id, "")), line.amount
