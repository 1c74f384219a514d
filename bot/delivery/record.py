"""Writing down what came of sending, and what follows from it: a group of results in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.actions import sent as consequences
from bot.actions.sent import ON_FAILED, OnSent
from bot.content import Content
from bot.delivery.doors import Doors
from bot.delivery.outcome import (
    Closed,
    Expelled,
    Moved,
    Outcome,
    Powerless,
    Refused,
    TooFast,
    Unauthorized,
    Unavailable,
    Unreached,
    Unsure,
)
from bot.delivery.reasons import NOBODY
from bot.delivery.telegram_call import UNKNOWN
from bot.domain.outgoing import Ban, Mute, Say
from bot.storage.database import Database, is_outage
from bot.storage.parcel import Mark, Parcel, Sent
from bot.storage.uow import UnitOfWork

STEP_ASIDE = 8
"""After so many failed attempts a row waits by itself and no longer holds up the others of its chat."""
PATIENCE = timedelta(hours=24)
"""Telegram out of order for longer: what waited is no longer worth sending."""
REASON = 500

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Claimed:
    """A parcel taken for sending at `at`.

    `known` is what the community's row says about ephemeral messages; `fresh` whether the parcel answers
    something young enough to be answered by one in any case.
    """

    parcel: Parcel
    at: datetime
    known: bool | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a parcel."""

    claimed: Claimed
    outcome: Outcome

    @property
    def parcel(self) -> Parcel:
        """The parcel."""
        return self.claimed.parcel


def backoff(attempts: int) -> float:
    """Seconds to wait after so many attempts: 1, 2, 4 ... 60."""
    return min(60.0, 2.0 ** (max(attempts, 1) - 1))


def mark_of(result: Result, now: datetime) -> Mark:
    """What the row says afterwards."""
    parcel, outcome = result.parcel, result.outcome
    if isinstance(outcome, Closed | Refused) and isinstance(parcel.outgoing, Say) and parcel.outgoing.instead:
        outcome = Sent(note=f"said otherwise: {_reason(outcome)}")
    match outcome:
        case Sent():
            return _done(parcel, outcome, now)
        case Unsure() if not parcel.repeat:
            return _done(parcel, Sent(note=f"{UNKNOWN}: {outcome.reason}"), now)
        case TooFast() | Moved() | Unauthorized():  # not this row's fault
            return Mark(parcel.id, "waiting", parcel.attempts - 1, now, error=_reason(outcome))
        case Unreached() if now - parcel.created_at < PATIENCE:
            return Mark(parcel.id, "waiting", parcel.attempts - 1, now, error=_reason(outcome))
        case Unavailable() | Unsure() if now - parcel.created_at < PATIENCE:
            late = backoff(parcel.attempts) if parcel.attempts >= STEP_ASIDE else 0
            later = now + timedelta(seconds=late)
            return Mark(parcel.id, "waiting", parcel.attempts, later, error=_reason(outcome))
    return Mark(parcel.id, "failed", parcel.attempts, now, now, _reason(outcome))


def _done(parcel: Parcel, sent: Sent, now: datetime) -> Mark:
    over = now + timedelta(seconds=sent.lifetime) if sent.lifetime and sent.message_id else None
    return Mark(
        parcel.id, "sent", parcel.attempts, now, now, sent.note[:REASON],
        sent.message_id or None, sent.receiver_id or None, over, sent.also,
    )  # fmt: skip


def _reason(outcome: Outcome) -> str:
    reason = getattr(outcome, "reason", "")
    return f"{type(outcome).__name__}: {reason}"[:REASON] if reason else repr(outcome)[:REASON]


def _community(result: Result) -> int:
    return result.parcel.community_id or 0


class Recorder:
    """Writes results down; `count` is how many messages it has recorded as sent."""

    def __init__(
        self, database: Database, content: Content, doors: Doors, on_sent: Mapping[str, OnSent]
    ) -> None:
        self._database = database
        self._content = content
        self._doors = doors
        self._on_sent = on_sent
        self.count = 0

    async def settle(self, uow: UnitOfWork, results: Sequence[Result], now: datetime) -> None:
        """Everything about these results, in the caller's transaction."""
        marks = {result.parcel.id: mark_of(result, now) for result in results}
        await uow.outbox.mark(marks.values())
        for result in sorted(results, key=_community):  # the order in which intake locks them
            await self._follow(uow, result, now)
            mark = marks[result.parcel.id]
            on_failed = ON_FAILED.get(result.parcel.on_sent) if mark.state == "failed" else None
            if on_failed is not None:
                content = await self._content_of(uow, result.parcel)
                await on_failed(uow, content, now, result.parcel, mark.error)

    async def settle_each(self, results: Sequence[Result], now: datetime) -> None:
        """The same, one transaction each: used when one of them cannot be dealt with.

        Of a result whose consequences fail, at least the row's state is written, with the error.
        """
        for result in results:
            try:
                async with self._database.begin() as uow:
                    await self.settle(uow, [result], now)
            except Exception as error:  # whatever an action did, the others go on
                if is_outage(error):
                    raise
                log.exception("what follows from a sent message failed", row=result.parcel.id)
                async with self._database.begin() as uow:
                    await uow.outbox.mark([mark_of(result, now)])
                    await uow.outbox.change([result.parcel.id], error=f"consequence: {error!r}"[:REASON])

    async def _follow(self, uow: UnitOfWork, result: Result, now: datetime) -> None:
        parcel = result.parcel
        match result.outcome:
            case Sent() as sent:
                await self._after(uow, result, sent, now)
                if isinstance(parcel.outgoing, Mute | Ban) and NOBODY.search(sent.note):
                    await consequences.unenforced(uow, now, parcel, sent.note)
            case Refused(reason) if isinstance(parcel.outgoing, Mute | Ban):
                await consequences.unenforced(uow, now, parcel, reason)
            case Closed() | Refused() if isinstance(parcel.outgoing, Say) and parcel.outgoing.instead:
                say = parcel.outgoing.instead
                await uow.outbox.put(say, now, community_id=parcel.community_id)
            case Closed() if parcel.chat_id > 0:
                await consequences.closed(uow, now, parcel.chat_id)
            case Expelled(reason):
                await consequences.expelled(uow, now, parcel.chat_id, reason)
            case Moved(new):
                await consequences.moved(uow, now, parcel.chat_id, new)
            case Powerless(right, _):
                await consequences.powerless(uow, now, parcel.chat_id, right)

    async def _after(self, uow: UnitOfWork, result: Result, sent: Sent, now: datetime) -> None:
        parcel = result.parcel
        if isinstance(parcel.outgoing, Say) and parcel.outgoing.slot and sent.message_id:
            await uow.outbox.vacate(parcel.chat_id, parcel.outgoing.slot, parcel.id, now)
        if sent.whisper is not None and parcel.community_id is not None:
            await self._learn(uow, result, took=sent.whisper, now=now)
        if (action := self._on_sent.get(parcel.on_sent)) is not None:
            await action(uow, await self._content_of(uow, parcel), now, parcel, sent)

    async def _content_of(self, uow: UnitOfWork, parcel: Parcel) -> Content:
        """With the numbers of the community that the parcel is about."""
        if parcel.community_id is None or not self._content.variants:
            return self._content
        return self._content.of(await uow.communities.get(parcel.community_id))

    async def _learn(self, uow: UnitOfWork, result: Result, *, took: bool, now: datetime) -> None:
        claimed, parcel = result.claimed, result.parcel
        says = self._doors.learn(parcel.chat_id, known=claimed.known, took=took, fresh=claimed.fresh, now=now)
        if says is not claimed.known and parcel.community_id is not None:
            await uow.communities.change(parcel.community_id, ephemeral=says)
