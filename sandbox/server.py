"""The HTTP server: bot calls, file downloads, the control API and the chat page on one port."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec
from aiohttp import ClientSession, DummyCookieJar, TCPConnector, web

from sandbox import views
from sandbox.api import Answer, answer, refusal
from sandbox.bodies import read_body
from sandbox.box import Box, encode
from sandbox.control import ControlError, control
from sandbox.errors import ApiError, Refused
from sandbox.page_files import FILE_HEADERS, inline, page_file

JSON = "application/json"
TICK_SECONDS = 1.0
Respond = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
RESET_NOT_CLOSE = struct.pack("ii", 1, 0)


class Sandbox(Box):
    """A Telegram in a box that can be started inside a test or a program.

    `async with Sandbox().running() as url:` listens until the block ends; `world` is the state
    behind it.
    """

    @asynccontextmanager
    async def running(self, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
        """Listen; gives the address, such as http://127.0.0.1:8081. Port 0 means any free one."""
        http = ClientSession(connector=TCPConnector(limit=0), cookie_jar=DummyCookieJar())
        server = web.Server(self.handle, handler_cancellation=True, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await runner.setup()
        try:
            async with http:
                self.http = http
                self.tasks.start(self._tick())
                site = web.TCPSite(runner, host, port)
                await site.start()
                yield f"http://{host}:{runner.addresses[0][1]}"
        finally:
            self.http = None
            self._release()
            await runner.cleanup()
            await self.tasks.stop()

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one HTTP request."""
        try:
            for start, respond in self._routes.items():
                if request.path.startswith(start):
                    return await respond(request)
        except ApiError as no:
            return _reply(refusal(no))
        except Refused as no:
            return web.json_response({"error": str(no)}, status=404)
        return page_file(request.path)

    @property
    def _routes(self) -> dict[str, Respond]:
        return {
            "/bot": self._bot_call,
            "/file/bot": self._bot_file,
            "/sandbox/files/": self._shown_file,
            "/sandbox/": self._control,
        }

    async def _bot_call(self, request: web.BaseRequest) -> web.StreamResponse:
        token, _, name = request.path.removeprefix("/bot").partition("/")
        raw: dict[str, Any] = dict(request.query) if request.query_string else {}
        raw |= await read_body(request.headers, request.content)
        result = await answer(self, token, name, raw)
        return _reset(request) if result.broken else _reply(result)

    async def _shown_file(self, request: web.BaseRequest) -> web.StreamResponse:
        data, kind = views.file(self.world, request.path.removeprefix("/sandbox/files/"))
        return web.Response(body=data, headers=FILE_HEADERS | inline(kind))

    async def _bot_file(self, request: web.BaseRequest) -> web.StreamResponse:
        token, _, file_path = request.path.removeprefix("/file/bot").partition("/")
        self.world.bot(token)
        file = self.world.files.by_path(file_path)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _control(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path.removeprefix("/sandbox/")
        try:
            _same_origin(request)
            body: dict[str, Any] = dict(request.query)
            if request.method != "GET":
                body |= await _json_object(request)
            done = await control(self, request.method, path, body)
        except ControlError as no:
            return web.json_response({"error": str(no)}, status=no.status)
        return web.Response(body=encode(done), content_type=JSON)

    def _release(self) -> None:
        for mailbox in self.mailboxes.values():
            mailbox.polling.release()
        self.watch.changed()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self.world.tick()


def _reply(result: Answer) -> web.Response:
    return web.Response(body=result.body, status=result.status, content_type=JSON)


def _reset(request: web.BaseRequest) -> web.Response:
    transport = request.transport
    if transport is not None:
        connection: socket.socket = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_NOT_CLOSE)
        transport.abort()
    return web.Response()


async def _json_object(request: web.BaseRequest) -> dict[str, Any]:
    data = await request.content.read()
    try:
        body = msgspec.json.decode(data or b"{}")
    except msgspec.DecodeError as wrong:
        raise ControlError(400, f"the body is not JSON: {wrong}") from wrong
    if not isinstance(body, dict):
        raise ControlError(400, "the body must be a JSON object")
    return body


def _same_origin(request: web.BaseRequest) -> None:
    """Keep other web pages open in the same browser from playing with the sandbox."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ControlError(403, "the sandbox takes orders from its own page only")
