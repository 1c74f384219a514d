"""Webhook: updates gathered for a few milliseconds into the same batches; 200 only after the commit."""

import asyncio
import hmac

import structlog
from aiohttp import web

from bot.config import Webhook as WebhookSettings
from bot.intake.batch import Intake
from bot.problems import Problem, ProblemsError
from bot.storage.database import is_outage

GATHER_SECONDS = 0.005
BATCH = 100
LARGEST_BODY = 4 * 1024 * 1024
GOODBYE_SECONDS = 2.0
"""How long a stop waits for callers that have not finished speaking."""
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

log = structlog.get_logger()

Waiting = tuple[bytes, "asyncio.Future[bool]"]


class Webhook:
    """An HTTP server for Telegram's calls; any number of replicas may run on PostgreSQL."""

    def __init__(self, settings: WebhookSettings, path: str, intake: Intake) -> None:
        self._settings = settings
        self._secret = settings.secret.get_secret_value().encode() if settings.secret else b""
        self._path = path
        self._intake = intake
        self._queue: asyncio.Queue[Waiting] = asyncio.Queue()
        self._stopping = False

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; what was accepted is finished and answered."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_post(self._path, self._receive)
        application.router.add_get("/healthz", _healthy)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=GOODBYE_SECONDS)
        await runner.setup()
        try:
            await self._listen(runner)
            async with asyncio.TaskGroup() as group:
                worker = group.create_task(self._work())
                await stop.wait()
                self._stopping = True
                await self._queue.join()
                worker.cancel()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        """Raises ProblemsError where that cannot be."""
        host, port = self._settings.host, self._settings.port
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            what = f"cannot listen on {host}:{port} ({(error.strerror or str(error)).lower()})"
            fix = "stop the program that has the port, or correct host and port"
            raise ProblemsError([Problem("config.toml", 0, "telegram.webhook", what, fix)]) from error

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        body = await request.read()
        if self._stopping:  # asked last: from here to the queue there is no waiting
            return web.Response(status=503, headers={"Retry-After": "1"})
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait((body, done))
        return web.Response() if await done else web.Response(status=503)

    async def _work(self) -> None:
        while True:
            batch = [await self._queue.get()]
            await asyncio.sleep(GATHER_SECONDS)
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            taken = await self._take([raw for raw, _ in batch])
            for _, done in batch:
                if not done.done():
                    done.set_result(taken)
                self._queue.task_done()

    async def _take(self, raws: list[bytes]) -> bool:
        try:
            await self._intake.take(raws)
        except Exception as error:
            if not is_outage(error):
                log.exception("batch failed")
            else:
                log.warning("the database is away, nothing is acknowledged", error=repr(error))
            return False
        return True


async def _healthy(request: web.Request) -> web.Response:
    del request
    return web.Response(text="ok")
