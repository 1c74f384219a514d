"""What stands between Telegram and the replicas in webhook mode: passes each call on to one that is there."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from aiohttp import ClientConnectorError, ClientError, ClientSession, web

PATH = "/hook"


class Gate:
    """Round robin over the ports; 502 while nobody listens, or when somebody dies over a call."""

    def __init__(self, http: ClientSession, ports: tuple[int, ...]) -> None:
        self.ports = ports
        self._http = http
        self._turns = count()

    async def pass_on(self, request: web.Request) -> web.Response:
        """Hand one call to whoever takes it."""
        body, turn = await request.read(), next(self._turns)
        for each in range(len(self.ports)):
            port = self.ports[(turn + each) % len(self.ports)]
            try:
                async with self._http.post(
                    f"http://127.0.0.1:{port}{PATH}", data=body, headers=request.headers
                ) as answer:
                    return web.Response(status=answer.status)
            except ClientConnectorError:
                continue
            except ClientError:
                break
        return web.Response(status=502)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def gate(replicas: int) -> AsyncIterator[tuple[str, tuple[int, ...]]]:
    """The webhook's address, and the ports at which the replicas are to listen."""
    ports = tuple(free_port() for _ in range(replicas))
    async with ClientSession() as http:
        application = web.Application()
        application.router.add_post(PATH, Gate(http, ports).pass_on)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}", ports
        finally:
            await runner.cleanup()
