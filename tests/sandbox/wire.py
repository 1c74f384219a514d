"""A running sandbox with a plain HTTP client in front of it, for the tests of the wire."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession

from sandbox.clock import Clock
from sandbox.server import Sandbox

TOKEN = "42:wire-test"
START = 1_800_000_000


class Wire:
    """Calls the Bot API and the control API of one sandbox."""

    def __init__(self, box: Sandbox, url: str, http: ClientSession) -> None:
        self.box = box
        self.url = url
        self.http = http

    async def bot(self, method: str, **params: Any) -> Any:
        """The whole answer to a bot call with a JSON body."""
        async with self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as answer:
            return await answer.json()

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What getUpdates brings."""
        found: list[dict[str, Any]] = (await self.bot("getUpdates", **params))["result"]
        return found

    async def post(self, path: str, **body: Any) -> Any:
        """A control call that must succeed."""
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            done = await answer.json()
            assert answer.status == 200, done
            return done

    async def refused(self, path: str, **body: Any) -> tuple[int, str]:
        """A control call that must fail: status and sentence."""
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            return answer.status, (await answer.json())["error"]

    async def get(self, path: str, **query: Any) -> Any:
        """What a control read answers."""
        async with self.http.get(f"{self.url}/sandbox/{path}", params=query) as answer:
            return await answer.json()

    async def say(self, *texts: str) -> None:
        """The person with id 7 writes to the bot in private."""
        for text in texts:
            await self.post("say", chat=7, user=7, text=text)


@asynccontextmanager
async def wired(**options: Any) -> AsyncIterator[Wire]:
    """A sandbox at a fixed time with one bot and one person who has opened the chat with it."""
    box = Sandbox(Clock("manual", START), **options)
    async with box.running() as url, ClientSession() as http:
        wire = Wire(box, url, http)
        await wire.post("bots", token=TOKEN, username="wire_bot", first_name="Wire")
        await wire.post("users", id=7, first_name="Ann")
        yield wire


async def until(true: Callable[[], bool]) -> None:
    """Let everything else run until something has come true."""
    async with asyncio.timeout(5):
        while True:
            if true():
                return
            await asyncio.sleep(0)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    """The texts of message updates."""
    return [update["message"]["text"] for update in updates]
