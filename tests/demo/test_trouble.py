"""What the demo does when something is not as it should be."""

import asyncio
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.demo.box import free_port, sandbox
from bot.demo.figures import broken
from bot.demo.furnish import BOT_ID, TOKEN
from bot.demo.stage import Stage, StageError
from bot.domain.outgoing import Place, Say, Text
from bot.storage.database import Database
from bot.storage.update import Dead
from sandbox.clock import Clock
from sandbox.server import Sandbox

AT = datetime(2026, 3, 2, tzinfo=UTC)
PAGE_SECONDS = 120


def test_a_port_that_is_taken_is_left_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert free_port(port) > port
    assert free_port(0) == 0


async def test_the_sandbox_ends_with_its_context() -> None:
    async with sandbox(0, AT, 1) as url, ClientSession() as http:
        assert (await Stage(http, url, BOT_ID).get("clock"))["iso"] == AT.isoformat()
    async with ClientSession() as http:
        with pytest.raises(StageError, match="does not answer"):
            await Stage(http, url, BOT_ID).get("clock")


async def test_violations_dead_updates_and_unsent_messages_count_as_broken(sqlite_url: str) -> None:
    box = Sandbox(Clock("manual", AT.timestamp()), seed=1)
    database = Database(sqlite_url)
    async with box.running() as url, ClientSession() as http:
        stage = Stage(http, url, BOT_ID)
        await stage.post("bots", token=TOKEN)
        assert await broken(database, stage, AT) == []
        box.journal.violation("a result that does not fit", method="getMe")
        async with database.begin() as uow:
            await uow.updates.bury(BOT_ID, Dead(7, None, b"{}", "ValueError: no"), AT)
            await uow.outbox.put(Say(Place(-5), "en", Text("bye")), AT)
            await uow.outbox.change([1], state="failed", error="not enough rights")
        found = await broken(database, stage, AT)
        assert len(found) == 3
        assert found[0].startswith("1 violations")
        assert "ValueError: no" in found[1]
        assert "say failed (not enough rights)" in found[2]
    await database.close()


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_the_page_answers_days_pass_on_request_and_a_signal_ends_it(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "0", stdout=PIPE, env=environment
    )
    try:
        url = (await line_with(process, "http://")).split()[-1].partition("/#")[0]
        async with ClientSession() as http:
            async with http.get(f"{url}/") as page:
                assert page.status == 200
            stage = Stage(http, url, BOT_ID)
            await line_with(process, "your turn")
            before = await stage.get("clock")
            await stage.post("clock", days=1)
            await stage.post("clock", days=1)
            await line_with(process, "It is now 2026-03-07 10:00")
            after = await stage.get("clock")
            assert after["mode"] == "real"
            assert 2 * 86_400 <= after["now"] - before["now"] < 2 * 86_400 + PAGE_SECONDS
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PAGE_SECONDS) == 0
        assert is_empty(tmp_path)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


async def line_with(process: Process, words: str) -> str:
    """The next line that holds these words."""
    assert process.stdout is not None
    end = time.monotonic() + PAGE_SECONDS
    while time.monotonic() < end:
        line = (await asyncio.wait_for(process.stdout.readline(), PAGE_SECONDS)).decode()
        assert line, f"it ended before it said {words!r}"
        if words in line:
            return line.strip()
    raise AssertionError(words)
