"""One batch = one transaction: hear all, act on what is meant for us, remember the ids, commit.

Nothing is acknowledged before the commit. A batch that cannot be committed is done again one update at a
time; what cannot take effect even then is kept in `dead_update` and told to the operators.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import structlog

from bot.actions import arrivals, ladder, levels
from bot.actions.registration import tell_of_dead
from bot.clock import Clock
from bot.content import Content
from bot.desk import Desk
from bot.domain.community import Community, Defaults
from bot.domain.hearing import Heard
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.intake.backlog import joined, oldest
from bot.intake.contact import open_contact
from bot.intake.follow import FOLLOWERS
from bot.intake.hear import Ear
from bot.intake.mending import NUL, UNREADABLE, mended
from bot.intake.slim import Update, decode, update_id_of
from bot.storage.database import Database, is_outage
from bot.storage.uow import UnitOfWork
from bot.storage.update import Dead
from bot.tasks import rest

Handle = Callable[[Desk, Update, bytes], Awaitable[None]]
"""Acts on one update that is meant for us, inside the batch's transaction."""

RETRY_SECONDS = 2.0

log = structlog.get_logger()


class Arrived(NamedTuple):
    """One update as it came, and what could be read of it (an error where nothing could)."""

    raw: bytes
    update: Update | None
    error: str = ""

    @property
    def update_id(self) -> int | None:
        """The id, also of an update that could not be understood, if it has one."""
        return self.update.update_id if self.update else update_id_of(self.raw)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is, who owns it, and what it gives a new community."""

    bot_id: int
    username: str
    owners: frozenset[int]
    defaults: Defaults = field(default_factory=Defaults)


def read(raw: bytes) -> Arrived:
    """Decode one update; never raises, so that one bad update never blocks the others."""
    if NUL in raw:
        raw = mended(raw)
    try:
        return Arrived(raw, decode(raw))
    except UNREADABLE as error:
        better = mended(raw)
        return Arrived(raw, None, f"cannot be decoded: {error}") if better == raw else read(better)


class Intake:
    """Turns raw updates into rows."""

    def __init__(
        self, database: Database, content: Content, clock: Clock, who: Identity, ear: Ear, handle: Handle,
        after: Callable[[Desk], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._content = content
        self._clock = clock
        self._who = who
        self._ear = ear
        self._handle = handle
        self._after = after

    async def take(self, raws: Sequence[bytes]) -> None:
        """Make these updates take effect, once each; returns when that is durable.

        Raises only when the database is away (`is_outage`): then nothing took effect and nothing may be
        acknowledged.
        """
        arrived = [read(raw) for raw in raws]
        try:
            await self._commit(arrived)
        except Exception as error:
            if is_outage(error):
                raise
            log.warning("batch failed, one by one now", updates=len(arrived), error=repr(error))
            for each in arrived:
                await self._alone(each)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: now and then, take in again the dead updates that an operator asked to retry."""
        while not stop.is_set():
            await rest(stop, RETRY_SECONDS)
            try:
                await self.retry_dead()
            except Exception as error:
                if not is_outage(error):
                    raise

    async def retry_dead(self) -> None:
        """Take in again what was asked for; what fails again is dead again, with its new error."""
        async with self._database.begin() as uow:
            asked = await uow.updates.asked_again()
            desk = await self._desk(uow, [read(dead.raw) for _, dead in asked])
            await uow.communities.lock([community.id for community in desk.communities.values()])
            for dead_id, dead in asked:
                await self._retry(desk, dead_id, dead)
        self._after(desk)

    async def _retry(self, desk: Desk, dead_id: int, dead: Dead) -> None:
        try:
            async with desk.uow.savepoint():
                await self._once_more(desk, dead)
        except Exception as error:
            if is_outage(error):
                raise
            await desk.uow.updates.settle(dead_id, "dead", traceback.format_exc())
        else:
            await desk.uow.updates.settle(dead_id, "done")

    async def _once_more(self, desk: Desk, dead: Dead) -> None:
        update, heard = decode(dead.raw), Heard(posts=desk.watching.posts)
        await self._ear.guard.refresh(desk.uow, desk.communities.values())
        await open_contact(desk, update)
        addressed = self._ear.hear(update, desk.communities, heard, desk.watching, desk.now)
        if not dead.was_heard:
            await desk.uow.activity.flush(heard)
        if addressed:
            with suppress(Refusal):  # by now it may be too late, or done
                async with desk.uow.savepoint():
                    await self._handle(desk, update, dead.raw)
            await ladder.named(desk)
            await arrivals.settle(desk)
        if not dead.was_heard:
            await self._follow(desk, heard)
        await levels.settle(desk.uow, self._content, desk.now)

    async def _alone(self, arrived: Arrived) -> None:
        try:
            await self._commit([arrived])
        except Exception as error:
            if is_outage(error):
                raise
            await self._give_up(Arrived(arrived.raw, None, traceback.format_exc()))

    async def _give_up(self, arrived: Arrived) -> None:
        """Keep what cannot take effect; what cannot even be kept must not block the others."""
        try:
            await self._commit([arrived])
        except Exception as error:
            if is_outage(error):
                raise
            log.critical("an update is lost", update_id=arrived.update_id, error=arrived.error)

    async def _commit(self, arrived: Sequence[Arrived]) -> None:
        async with self._database.begin() as uow:
            desk = await self._take_in(uow, arrived)
        self._after(desk)

    async def _take_in(self, uow: UnitOfWork, arrived: Sequence[Arrived]) -> Desk:
        now = self._clock.now()
        ids = [each.update_id for each in arrived]
        fresh = await uow.updates.claim(self._who.bot_id, (id_ for id_ in ids if id_ is not None), now)
        desk = await self._desk(uow, arrived)
        await self._ear.guard.refresh(uow, desk.communities.values())
        heard = desk.heard = Heard(posts=desk.watching.posts)
        addressed: list[tuple[Update, bytes]] = []
        for each, id_ in zip(arrived, ids, strict=True):
            if id_ is not None and id_ not in fresh:
                continue
            fresh.discard(id_ or 0)
            if each.update is None:
                await self._bury(desk, Dead(id_, None, each.raw, each.error))
            elif self._ear.hear(each.update, desk.communities, heard, desk.watching, now):
                addressed.append((each.update, each.raw))
        if addressed or heard.has_effects:
            await uow.communities.lock([community.id for community in desk.communities.values()])
        await uow.activity.flush(heard)
        for update, raw in addressed:
            await self._act(desk, update, raw)
        await ladder.named(desk)
        await arrivals.settle(desk)
        await self._follow(desk, heard)
        await levels.settle(uow, self._content, now)
        return desk

    async def _follow(self, desk: Desk, heard: Heard) -> None:
        """What each feature makes of what was heard, once the batch's joins have taken effect.

        Communities that share their numbers are followed up together: nearly always that is all of them.
        """
        groups: dict[str, dict[int, Community]] = {"": {}}
        for each in desk.communities.values():
            numbers = each.pack if each.pack in self._content.variants else ""
            groups.setdefault(numbers, {})[each.id] = each
        for numbers, communities in groups.items():
            part = heard if len(groups) == 1 else heard.among(communities, strays=not numbers)
            content = self._content.variants.get(numbers, self._content)
            for follow in FOLLOWERS:
                await follow(desk.uow, content, desk.now, communities, part)

    async def _desk(self, uow: UnitOfWork, arrived: Sequence[Arrived]) -> Desk:
        updates = [each.update for each in arrived if each.update]
        found = await uow.watching.polls([each.poll_answer.poll_id for each in updates if each.poll_answer])
        groups = {each.chat_id for each in updates if each.chat_id is not None and each.chat_id < 0}
        groups |= {chat_id for _, _, chat_id in found.values()}
        homes, ops = await uow.communities.around(groups)
        now, who = self._clock.now(), self._who
        polls = {poll: (community, vote) for poll, (community, vote, _) in found.items()}
        ids = [community.id for community in homes.values()]
        longest = self._ear.guard.new_for_at_most
        watching = await uow.watching.look(ids, groups, polls, now, oldest(updates), longest)
        watching.joined.update(joined(updates, homes))
        return Desk(
            uow, self._content, now, who.bot_id, who.username, who.owners, homes, ops, who.defaults, watching,
            guard=self._ear.guard,
        )  # fmt: skip

    async def _act(self, desk: Desk, update: Update, raw: bytes) -> None:
        desk.call = None
        await open_contact(desk, update)
        try:
            async with desk.uow.savepoint():
                await self._handle(desk, update, raw)
        except Refusal as refusal:
            await self._say(desk, refusal.text)
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("update failed", update_id=update.update_id, chat_id=update.chat_id)
            await self._bury(desk, Dead(update.update_id, update.chat_id, raw, traceback.format_exc()))
            await self._say(desk, Text("something-went-wrong"))

    async def _say(self, desk: Desk, text: Text) -> None:
        call = desk.call
        if call is None:
            return
        if call.press_id:
            call.toast(text, alert=True)
        else:
            await call.answer(text)

    async def _bury(self, desk: Desk, dead: Dead) -> None:
        dead_id = await desk.uow.updates.bury(self._who.bot_id, dead, desk.now)
        log.error("update is dead", dead_id=dead_id, update_id=dead.update_id, chat_id=dead.chat_id)
        await tell_of_dead(desk, dead_id, dead)
