"""Sends one claimed parcel and heeds what the answer says about the pace. Touches no rows."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.actions.reckoning import RECKONERS
from bot.content import Content
from bot.content_pictures import picture_path
from bot.delivery.doors import Doors, whisper_of
from bot.delivery.letter import File
from bot.delivery.outcome import Outcome, Refused, TooFast, Unauthorized, Unavailable, Unreached, Unsure
from bot.delivery.record import STEP_ASIDE, Claimed, Result, backoff
from bot.delivery.telegram import Telegram
from bot.domain.outgoing import Ban, Drawing, Edit, Mute, Outgoing, Paper, Param, Say
from bot.domain.pacing import Pace
from bot.domain.sanctions import SHORTEST
from bot.storage.database import Database, is_outage
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

SEND_LIMIT = 100.0
"""Seconds after which sending one message counts as lost."""
MARGIN = timedelta(seconds=5)
"""What a call may take, and clocks may differ."""
TOKEN_WAIT = 60.0
"""Seconds between two tries with a token that Telegram refuses."""

Maker = Callable[[UnitOfWork, dict[str, Param]], Awaitable[tuple[str, bytes]]]
"""Makes a file's name and content when it is sent."""

Draw = Callable[[str, dict[str, object]], Awaitable[tuple[str, bytes]]]
"""Draws a picture by its name and arguments: a file's name and content."""

log = structlog.get_logger()


def _in_time(act: Mute | Ban, now: datetime) -> Mute | Ban | None:
    """A mute or ban that ends far enough ahead: Telegram takes one that ends at once for one that never does.

    None if its end has come while it waited.
    """
    until, soonest = datetime.fromisoformat(act.until), now + SHORTEST + MARGIN
    if until <= now:
        return None
    return act if until >= soonest else replace(act, until=soonest.isoformat())


class Courier:
    """Takes parcels to Telegram. `ticks` is real time in seconds, never going back.

    Pictures are named by their path in the content's folder.
    """

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        makers: Mapping[str, Maker],
        content: Content,
        doors: Doors,
        pace: Pace,
        ticks: Callable[[], float],
        draw: Draw | None = None,
    ) -> None:
        self._database = database
        self._telegram = telegram
        self._makers = makers
        self._content = content
        self._doors = doors
        self._pace = pace
        self._ticks = ticks
        self._draw = draw
        self._unreached = 0

    async def take(self, claimed: Claimed) -> Result:
        """Send it, whatever happens: every failure comes back as a result."""
        parcel = claimed.parcel
        try:
            async with asyncio.timeout(SEND_LIMIT):
                outcome = await self._send(claimed)
        except OSError as error:  # TimeoutError is one
            outcome = Unsure(repr(error))
        except Exception as error:
            log.exception("a message cannot be sent", row=parcel.id, kind=parcel.kind)
            outcome = Refused(repr(error))
        self._heed(parcel, outcome)
        return Result(claimed, outcome)

    async def _send(self, claimed: Claimed) -> Outcome:
        act, chat_id = claimed.parcel.outgoing, claimed.parcel.chat_id
        if isinstance(act, Mute | Ban) and act.until:
            timely = _in_time(act, claimed.at)
            if timely is None:
                return Sent(note="its time is over")
            act = timely
        whisper = whisper_of(claimed.parcel) is not None and self._doors.may_try(
            chat_id, known=claimed.known, fresh=claimed.fresh, now=claimed.at
        )
        try:
            if isinstance(act, Say | Edit) and act.reckon:
                act = await self._reckoned(act)
            file = await self._file(act)
        except Exception as error:
            if is_outage(error):
                return Unavailable(repr(error))
            raise
        return await self._telegram.send(act, whisper=whisper, fresh=claimed.fresh, file=file)

    async def _reckoned(self, act: Say | Edit) -> Say | Edit:
        async with self._database.read() as uow:
            text, drawing = await RECKONERS[act.reckon](uow, self._content, act.text.params)
        if isinstance(act, Say):
            return replace(act, text=text, drawing=drawing, reckon="")
        return replace(act, text=text, reckon="")

    async def _file(self, act: Outgoing) -> File | None:
        if isinstance(act, Paper):
            return await self._make(act)
        if not isinstance(act, Say):
            return None
        if act.drawing is not None and self._draw is not None:
            return await self._drawn(self._draw, act.drawing, act.language)
        return await self._picture(act.picture) if act.picture else None

    async def _drawn(self, draw: Draw, drawing: Drawing, language: str) -> File | None:
        """None if it cannot be drawn, whatever the reason: the text says the same."""
        try:
            name, body = await draw(drawing.name, self._telegram.worded(drawing.args, language))
        except Exception:
            log.exception("a picture cannot be drawn, the text goes without it", drawing=drawing.name)
            return None
        return File(name, body, picture=True)

    async def _picture(self, written: str) -> File | None:
        """None if it cannot be had: then the text goes alone, and the log says what is missing."""
        try:
            path = picture_path(self._content.folder, written)
            return File(path.name, await asyncio.to_thread(path.read_bytes), picture=True)
        except (OSError, ValueError) as error:
            log.warning(
                "a picture cannot be had, the text goes without it", picture=written, error=str(error)
            )
            return None

    async def _make(self, paper: Paper) -> File:
        async with self._database.read() as uow:
            name, body = await self._makers[paper.build](uow, paper.args)
        return File(name, body)

    def _heed(self, parcel: Parcel, outcome: Outcome) -> None:
        at = self._ticks()
        match outcome:
            case TooFast(seconds):
                self._pace.shut(parcel.chat_id, at + seconds)
            case Unauthorized(reason):
                self._pace.pause(at + TOKEN_WAIT)
                log.critical("Telegram refuses the token: set the right one and restart", reason=reason)
            case Unreached(reason):
                self._wait_for_telegram(at, reason)
            case Unavailable() | Unsure() if parcel.attempts < STEP_ASIDE:
                self._pace.shut(parcel.chat_id, at + backoff(parcel.attempts))
        if not isinstance(outcome, Unreached):
            self._unreached = 0

    def _wait_for_telegram(self, at: float, reason: str) -> None:
        """Messages that were under way together fail together; that counts once."""
        if not self._pace.is_paused(at):
            self._unreached += 1
            self._pace.pause(at + backoff(self._unreached))
            log.warning("Telegram cannot be reached", reason=reason)
