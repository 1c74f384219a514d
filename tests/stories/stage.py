"""A whole Steward in front of a whole sandbox, over the real wire, in virtual time.

The clocks of both stand still until a story moves them; `settle` waits until everything said so far has
been heard, acted on and answered.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from sqlalchemy import select

from bot.app import App
from bot.clock import SetClock
from bot.config import SHIPPED_CONTENT, load_settings
from bot.content import load_content
from bot.domain.pacing import Pace
from bot.storage.database import Database
from bot.storage.tables import outbox
from sandbox.clock import Clock
from sandbox.server import Sandbox
from tests.intake.guards import shipped

TOKEN = "42:STORY-TOKEN"
BOT = 42
OWNER = 1001
GROUP = -1001000000001
OPS = -1001000000002
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Monday, ten in the morning in Shanghai."""
CONTENT = SHIPPED_CONTENT


class Stage:
    """One story's world: `say`, `press`, `join` as anybody; `seen` is what somebody sees."""

    def __init__(
        self, box: Sandbox, url: str, http: ClientSession, build: Callable[[], App], clock: SetClock
    ) -> None:
        self.box = box
        self.url = url
        self.http = http
        self.app = build()
        self.clock = clock
        self._build = build

    def begin(self, group: asyncio.TaskGroup) -> None:
        """The bot runs."""
        self._group, self._stop = group, asyncio.Event()
        self._running = group.create_task(self.app.run(self._stop))

    async def end(self) -> None:
        """The bot stops."""
        self._stop.set()
        await asyncio.wait({self._running}, timeout=15)

    async def restart(self, **away: float) -> None:
        """The bot stops, is away for a while, and another one goes on with the same rows."""
        await self.end()
        self.clock.advance(**away)
        await self.post("clock", set=int(self.clock.now().timestamp()))
        self.app = self._build()
        self.begin(self._group)
        await self.pass_time()

    async def post(self, path: str, **body: Any) -> Any:
        """A control call that must succeed."""
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            done = await answer.json()
            assert answer.status == 200, done
            return done

    async def get(self, path: str, **query: Any) -> Any:
        """What a control read answers."""
        async with self.http.get(f"{self.url}/sandbox/{path}", params=query) as answer:
            return await answer.json()

    async def say(self, user: int, text: str, chat: int = GROUP, **more: Any) -> Any:
        """Somebody writes."""
        return await self.post("say", chat=chat, user=user, text=text, **more)

    async def join(self, *users: int, chat: int = GROUP) -> None:
        """People come into the group; those nobody knows yet are made."""
        known = {user["id"] for user in (await self.get("state"))["users"]}
        for user in users:
            if user not in known:
                await self.post("users", id=user, first_name=f"Name{user}")
        await self.post(f"chats/{chat}/join", users=list(users))

    async def settle(self) -> None:
        """Until all that was said is acted on and all answers are out."""
        async with asyncio.timeout(30):
            while True:
                pending = (await self.get("pending"))["bots"][str(BOT)]["pending"]
                if not pending and not await self._waiting():
                    return
                await asyncio.sleep(0.01)

    async def _waiting(self) -> bool:
        due = (outbox.c.state == "waiting") & (outbox.c.not_before <= self.clock.now())
        async with self.app.database.engine.connect() as connection:
            looking = await connection.execution_options(reads=True)
            open_ = select(outbox.c.id).where(due | (outbox.c.state == "sending")).limit(1)
            return (await looking.execute(open_)).first() is not None

    async def pass_time(self, **delta: float) -> None:
        """Let time go by for both sides; what the clock makes due is done."""
        await self.settle()
        self.clock.advance(**delta)
        await self.post("clock", set=int(self.clock.now().timestamp()))
        await self.app.heartbeat.tick()
        await self.app.delivery.sweep()
        self.app.delivery.wake()
        await self.settle()

    async def until(self, at: datetime, step: timedelta = timedelta(hours=1)) -> None:
        """Let time go by in steps, up to an instant."""
        while self.clock.now() < at:
            await self.pass_time(seconds=min(step, at - self.clock.now()).total_seconds())

    async def seen(self, user: int, chat: int = GROUP) -> list[dict[str, Any]]:
        """The messages of a chat as somebody sees them."""
        found = await self.get("messages", chat=str(chat), **{"as": str(user)})
        messages: list[dict[str, Any]] = found["messages"]
        return messages

    async def heard(self, user: int, chat: int = GROUP) -> list[str]:
        """The texts of the bot that somebody sees in a chat."""
        return [each["text"] for each in await self.seen(user, chat) if each["from"]["id"] == BOT]

    async def last(self, user: int, chat: int = GROUP) -> dict[str, Any]:
        """The bot's last message that somebody sees in a chat."""
        return [each for each in await self.seen(user, chat) if each["from"]["id"] == BOT][-1]

    async def press(self, user: int, message: dict[str, Any], data: str, chat: int = GROUP) -> Any:
        """Press a button whose data starts so; returns the toast."""
        buttons = [button for row in message["buttons"] for button in row]
        full = next(each["data"] for each in buttons if (each["data"] or "").startswith(data))
        where = (
            {"ephemeral": message["ephemeral_message_id"]}
            if message["ephemeral"]
            else {"message": message["message_id"]}
        )
        pressed = await self.post("press", chat=chat, user=user, data=full, wait=5, **where)
        await self.settle()
        return pressed["answer"]

    @property
    def database(self) -> Database:
        """For reading back what was stored."""
        return self.app.database


async def _furnish(stage: Stage, language: str) -> None:
    await stage.post("bots", token=TOKEN, username="steward_bot", first_name="Steward")
    for user, name in ((OWNER, "Olga"), (1002, "Ann"), (1003, "Bo"), (1004, "Chen")):
        await stage.post("users", id=user, first_name=name, username=name.lower(), language_code=language)
    for chat, title in ((GROUP, "Readers"), (OPS, "Operators")):
        members = [1002, 1003, 1004] if chat == GROUP else []
        await stage.post("chats", id=chat, type="supergroup", title=title, owner=OWNER, members=members)
        await stage.post(f"chats/{chat}/bot", bot=BOT, by=OWNER, admin=True)


@asynccontextmanager
async def staged(
    database_url: str,
    *,
    language: str = "en",
    timezone: str = "Asia/Shanghai",
    declared: bool = True,
    folder: Path | None = None,
) -> AsyncIterator[Stage]:
    """A running bot in a furnished sandbox: one group, its operators' chat, an owner and three members."""
    box = Sandbox(Clock("manual", int(START.timestamp())), seed=1)
    clock = SetClock(START)
    async with box.running() as url, ClientSession() as http:
        community = {"chat_id": GROUP, "ops_chat_id": OPS, "language": language, "timezone": timezone}
        settings = load_settings(None, {}).model_validate(
            {
                "telegram": {"token": TOKEN, "api_server": url},
                "database": {"url": database_url},
                "owners": {"ids": [OWNER]},
                "content": {"path": folder or CONTENT},
                "defaults": {"language": language, "timezone": timezone},
                "communities": [community] if declared else [],
            }
        )
        chosen = folder or CONTENT
        content = shipped() if chosen == SHIPPED_CONTENT else load_content(chosen)
        stage = Stage(box, url, http, lambda: App(settings, content, clock=clock, pace=Pace.off()), clock)
        await _furnish(stage, language)
        async with asyncio.TaskGroup() as group:
            stage.begin(group)
            try:
                await stage.settle()
                yield stage
            finally:
                await stage.end()
        assert box.journal.violations == 0
