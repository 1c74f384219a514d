"""The composition root: the one place that builds every object, and the order of start and stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from socket import gethostname
from urllib.parse import urlsplit

import aiohttp
import structlog
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update as FullUpdate

from bot.actions import registration
from bot.actions.sent import ON_SENT
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.content import Content
from bot.delivery.papers import MAKERS
from bot.delivery.post import Delivery
from bot.delivery.session import Session
from bot.delivery.telegram import Telegram
from bot.desk import Desk
from bot.domain.community import Defaults
from bot.domain.pacing import Limits, Pace
from bot.guard import Guard
from bot.intake.batch import Handle, Identity, Intake
from bot.intake.events import handler
from bot.intake.hear import Ear
from bot.intake.line import Line
from bot.intake.opening import Me, Opening, introduce
from bot.intake.polling import Polling
from bot.intake.slim import Update
from bot.intake.webhook import Webhook
from bot.menu import menu
from bot.pictures.studio import Studio
from bot.spam_school import SpamSchool
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.tasks import Errands, Part, outlasting, together
from bot.words_watch import WordsWatch
from handlers.router import router
from handlers.table import BUTTONS, COMMANDS, DIALOGUES
from scheduled.heartbeat import Heartbeat

LAST_SECONDS = 3.0
"""How long a stop waits for answers under way."""

log = structlog.get_logger()


class App:
    """Everything that runs, built from settings, content and a clock; nothing starts before `run`."""

    def __init__(
        self, settings: Settings, content: Content, *, clock: Clock | None = None, pace: Pace | None = None,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.content = content
        self.clock = clock or SystemClock()
        self.database = Database(settings.database.url.get_secret_value())
        server = TelegramAPIServer.from_base(settings.telegram.api_server)
        self.bot = Bot(settings.require_token(), session=Session(api=server))
        self.telegram = Telegram(self.bot, content.texts, menu(content))
        self.errands = Errands()
        self.studio = Studio()
        self.delivery = Delivery(
            self.database,
            self.telegram,
            content,
            self.clock,
            pace or Pace(Limits()),
            _owner(settings),
            ON_SENT,
            MAKERS,
            draw=self.studio.draw,
        )
        self.heartbeat = Heartbeat(self.database, content, self.clock, self.delivery.wake)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["App"]:
        """Database migrated, communities of the configuration declared; closed again at the end."""
        try:
            await migrate(self.database)
            await self._declare()
            yield self
        finally:
            await self.errands.finish(LAST_SECONDS)
            await self.studio.close()
            await self.bot.session.close()
            await self.database.close()

    async def _declare(self) -> None:
        now = self.clock.now()
        async with self.database.begin() as uow:
            for declared in self.settings.communities:
                await registration.declare(uow, now, declared.values)
            await uow.communities.owned_by(self.settings.owners.ids)
            await registration.menus(uow, self.content, now)
            await uow.votes.settle_anew(now)

    def intake(self, me: Me) -> Intake:
        """The intake of the bot that `me` is."""
        defaults = Defaults(**self.settings.defaults.model_dump())
        who = Identity(me.id, me.username, frozenset(self.settings.owners.ids), defaults)
        guard = Guard(self.content, who.username)
        self.school = SpamSchool(self.database, guard, self.clock)
        self.words = WordsWatch(self.database, self.content, guard, self.clock, self.delivery.wake)
        ear = Ear(frozenset(COMMANDS), self.content.phrases, who.username, guard)
        return Intake(self.database, self.content, self.clock, who, ear, handler(self._talk()), self._after)

    def _talk(self) -> Handle:
        doors = router(COMMANDS, BUTTONS, DIALOGUES)  # no dispatcher around it: its context is kept in rows

        async def talk(desk: Desk, update: Update, raw: bytes) -> None:
            del update
            full = FullUpdate.model_validate_json(raw, context={"bot": self.bot})
            await doors.propagate_event(full.event_type, full.event, desk=desk)

        return talk

    def _after(self, desk: Desk) -> None:
        """What may happen only once the batch is durable."""
        if desk.uow.outbox.woken:
            self.delivery.wake()
        for toast in desk.toasts:
            text = self.content.texts.plain(toast.language, toast.text) if toast.text else ""
            self.errands.start(self.telegram.answer_press(toast.press_id, text, alert=toast.alert))

    async def run(
        self, stop: asyncio.Event, *others: Part, led: bool = False, opening: Opening | None = None
    ) -> None:
        """Work until `stop` is set, then finish the batch at hand and what is on its way out.

        `others` work beside it. If they lead, only they let the heart beat (`heartbeat.tick`) and messages go
        (`delivery.drain`), so that what they do can be repeated exactly: the demo does. With an `opening`
        the first words with Telegram have been said.
        """
        async with self.opened(), aiohttp.ClientSession() as session:
            line = Line(session, self.settings.telegram.api_server, self.settings.require_token())
            opening = opening or await introduce(line, self.settings.telegram, stop)
            if opening is None:
                return
            intake = self.intake(opening.me)
            source = self._source(opening, intake)
            log.info("steward runs", bot=opening.me.username, mode=self.settings.telegram.mode)
            if led:
                await together(stop, source.run, *others)
            else:
                caught_up = source.caught_up if isinstance(source, Polling) else None
                beat: Part = partial(self.heartbeat.run, caught_up=caught_up)
                own = source.run, beat, intake.run, self.school.run, self.words.run, *others
                await outlasting(stop, self.delivery.run, *own)
            log.info("steward has stopped")

    def _source(self, opening: Opening, intake: Intake) -> Polling | Webhook:
        telegram = self.settings.telegram
        if telegram.mode == "polling":
            return Polling(opening.feed, intake)
        path = urlsplit(str(telegram.webhook.url)).path or "/"
        return Webhook(telegram.webhook, path, intake)


def _owner(settings: Settings) -> str:
    """By which name this process's parcels go, also after a restart: there is one poller, many listeners."""
    hook = settings.telegram.webhook
    return "polling" if settings.telegram.mode == "polling" else f"{gethostname()}:{hook.port}"[-32:]
