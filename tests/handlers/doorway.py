"""Intake and router as the bot has them, in front of a few handlers of the test's own; nothing is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update as FullUpdate
from sqlalchemy import select

from bot.actions import dialogue
from bot.clock import SetClock
from bot.content import Content
from bot.desk import Call, Desk
from bot.domain.outgoing import Say
from bot.domain.packing import unpack
from bot.domain.refusal import Refusal
from bot.intake.batch import Identity, Intake
from bot.intake.events import handler
from bot.intake.hear import Ear
from bot.intake.slim import Update
from bot.storage.database import Database
from bot.storage.tables import dead_update, outbox
from bot.storage.tables import dialogue as questions
from handlers.router import Handler, Listener, router
from tests.intake.guards import guard
from tests.intake.mail import BOT, NOON, OWNER


@dataclass
class Doorway:
    """`/ask` asks for a name, `/award` (which operators have too) for an age; `heard` is what came of it.

    Whoever answers "no" is refused.
    """

    database: Database
    content: Content
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    heard: list[tuple[str, str, int, dict[str, Any]]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    async def ask(self, call: Call) -> None:
        await dialogue.ask(call, "name", {"why": call.args})

    async def other(self, call: Call) -> None:
        await dialogue.ask(call, "age")

    async def note(self, call: Call) -> None:
        self.heard.append(("/note", call.args, call.person.user_id, {}))

    async def name(self, call: Call, data: dict[str, Any]) -> None:
        if call.args == "no":
            raise Refusal("already-done")
        self.calls.append(call)
        self.heard.append(("name", call.args, call.person.user_id, data))

    async def age(self, call: Call, data: dict[str, Any]) -> None:
        self.heard.append(("age", call.args, call.person.user_id, data))

    async def take(self, *raws: bytes) -> None:
        """Each in a batch of its own; none may die."""
        async with Bot(f"{BOT}:DOORWAY-TEST") as bot:
            for raw in raws:
                await self._intake(bot).take([raw])
        async with self.database.read() as uow:
            assert (await uow.connection.execute(select(dead_update.c.error))).scalars().all() == []

    def _intake(self, bot: Bot) -> Intake:
        commands: Mapping[str, Handler] = {
            "ask": self.ask, "award": self.other, "note": self.note, "help": self.note,
        }  # fmt: skip
        dialogues: Mapping[str, Listener] = {"name": self.name, "age": self.age}
        dispatcher = Dispatcher()
        dispatcher.include_router(router(commands, {}, dialogues))

        async def talk(desk: Desk, update: Update, raw: bytes) -> None:
            del update
            full = FullUpdate.model_validate_json(raw, context={"bot": bot})
            await dispatcher.feed_update(bot, full, desk=desk)

        who = Identity(BOT, "steward_bot", frozenset({OWNER}))
        ear = Ear(frozenset(commands), {}, who.username, guard())
        return Intake(self.database, self.content, self.clock, who, ear, handler(talk), lambda _: None)

    async def open(self) -> set[tuple[int, int, str]]:
        """The open questions as (chat, user, kind)."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(questions))
            return {(row.chat_id, row.user_id, row.kind) for row in rows}

    async def said(self) -> list[str]:
        """The keys of what is to be said."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(outbox.c.payload).order_by(outbox.c.id))
            acts = [unpack(row.payload) for row in rows]
        return [act.text.key for act in acts if isinstance(act, Say)]
