"""`steward run` as a process of its own, in front of servers that are not as they should be."""

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from bot.storage.database import Database
from bot.storage.migrate import migrate
from sandbox.clock import Clock
from sandbox.server import Sandbox
from tests.bad_input.table import TOKEN

SECRET = TOKEN.partition(":")[2]
UP = "steward runs"


@dataclass(frozen=True)
class Ended:
    """How a process went."""

    code: int
    said: str


def free_port() -> int:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port: int = closed.getsockname()[1]
        return port


async def run(folder: Path, env: dict[str, str], *, until: str = "") -> Ended:
    """`steward run` to its end; with `until` it is told to stop as soon as it has said that."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=folder, env=clean | {"BOT_TOKEN": TOKEN} | env,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    said = b""
    try:
        async with asyncio.timeout(30):
            while line := await process.stderr.readline():
                said += line
                if until and until in line.decode():
                    process.send_signal(signal.SIGTERM)
                    until = ""
            ended = Ended(await process.wait(), said.decode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert "Traceback" not in ended.said
    assert SECRET not in ended.said
    return ended


@asynccontextmanager
async def telegram() -> AsyncIterator[dict[str, str]]:
    """A sandbox; the variables that lead to it."""
    async with Sandbox(Clock("manual", 1_800_000_000), seed=1).running() as url:
        yield {"STEWARD_TELEGRAM__API_SERVER": url}


@asynccontextmanager
async def answering(status: int, body: str) -> AsyncIterator[dict[str, str]]:
    """A server that answers everything alike."""

    async def answer(request: web.Request) -> web.Response:
        del request
        return web.Response(status=status, text=body, content_type="application/json")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield {"STEWARD_TELEGRAM__API_SERVER": f"http://127.0.0.1:{port}"}
    await runner.cleanup()


@pytest.mark.parametrize("code", [401, 404])
async def test_a_token_that_telegram_refuses_ends_it_with_one_sentence(tmp_path: Path, code: int) -> None:
    async with answering(code, f'{{"ok": false, "error_code": {code}, "description": "No"}}') as env:
        ended = await run(tmp_path, env)
    assert ended.code == 1
    assert "copy it again from @BotFather into BOT_TOKEN" in ended.said
    assert len(ended.said.splitlines()) == 1


@pytest.mark.parametrize("body", ["<html>502</html>", '{"ok": false, "error_code": 502}', "[]", ""])
async def test_a_server_that_talks_nonsense_is_asked_again_until_the_stop(tmp_path: Path, body: str) -> None:
    async with answering(502, body) as env:
        ended = await run(tmp_path, env, until="Telegram cannot be asked, trying again")
    assert ended.code == 0


async def test_an_unreachable_server_is_asked_again_until_the_stop(tmp_path: Path) -> None:
    env = {"STEWARD_TELEGRAM__API_SERVER": f"http://127.0.0.1:{free_port()}"}
    ended = await run(tmp_path, env, until="Telegram cannot be asked, trying again")
    assert ended.code == 0
    assert not (tmp_path / "data").exists()


async def test_a_database_in_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with telegram() as env:
        ended = await run(tmp_path, env | {"STEWARD_DATABASE__URL": "sqlite:///file/below/steward.db"})
    assert ended.code == 1
    assert "file" in ended.said
    assert "correct the path" in ended.said


async def test_a_database_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("nothing but words " * 100)
    async with telegram() as env:
        ended = await run(tmp_path, env | {"STEWARD_DATABASE__URL": "sqlite:///words.db"})
    assert ended.code == 1
    assert "file is not a database" in ended.said
    assert (tmp_path / "words.db").read_text() == "nothing but words " * 100


async def test_a_database_newer_than_the_code_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "steward.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await migrate(database)
    await database.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
    connection.close()
    async with telegram() as env:
        ended = await run(tmp_path, env | {"STEWARD_DATABASE__URL": f"sqlite:///{file}"})
    assert ended.code == 1
    assert "9999_future" in ended.said


async def test_a_database_server_that_is_not_there(tmp_path: Path) -> None:
    url = f"postgresql://joe:{SECRET}@127.0.0.1:{free_port()}/steward"
    async with telegram() as env:
        ended = await run(tmp_path, env | {"STEWARD_DATABASE__URL": url})
    assert ended.code == 1
    assert "the database cannot be reached" in ended.said


@pytest.mark.parametrize(
    ("state", "message", "mend"),
    [
        ("28P01", 'password authentication failed for user "joe"', "correct user and password"),
        ("28000", 'no pg_hba.conf entry for host "127.0.0.1"', "or let this machine in"),
        ("3D000", 'database "steward" does not exist', "create it, or correct the address"),
        ("53300", "sorry, too many clients already", "let the server take more connections"),
        ("57P03", "the database system is starting up", "check the address"),
    ],
)
async def test_a_database_server_that_refuses_us(tmp_path: Path, state: str, message: str, mend: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(8)  # the question whether to encrypt
        writer.write(b"N")
        await reader.read(1000)
        fields = f"SFATAL\0VFATAL\0C{state}\0M{message}\0\0".encode()
        writer.write(b"E" + (len(fields) + 4).to_bytes(4, "big") + fields)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    url = f"postgresql://joe:{SECRET}@127.0.0.1:{port}/steward"
    async with server, telegram() as env:
        ended = await run(tmp_path, env | {"STEWARD_DATABASE__URL": url})
    assert ended.code == 1
    assert message in ended.said
    assert mend in ended.said


@pytest.mark.parametrize(
    ("host", "port", "why"),
    [("127.0.0.1", 0, "in use"), ("192.0.2.1", 8080, "cannot assign"), ("no host", 8080, "cannot listen")],
)
async def test_a_webhook_that_cannot_listen(tmp_path: Path, host: str, port: int, why: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        webhook = {
            "STEWARD_TELEGRAM__MODE": "webhook",
            "STEWARD_TELEGRAM__WEBHOOK__URL": "http://127.0.0.1:1/hook",
            "STEWARD_TELEGRAM__WEBHOOK__SECRET": "abc",
            "STEWARD_TELEGRAM__WEBHOOK__HOST": host,
            "STEWARD_TELEGRAM__WEBHOOK__PORT": str(port or taken.getsockname()[1]),
        }
        async with telegram() as env:
            ended = await run(tmp_path, env | webhook)
    assert ended.code == 1
    last = ended.said.splitlines()[-1]
    assert "telegram.webhook cannot listen on" in last
    assert why in last
    assert "correct host and port" in last


async def test_all_well_it_runs_and_stops_when_told(tmp_path: Path) -> None:
    async with telegram() as env:
        ended = await run(tmp_path, env, until=UP)
    assert ended.code == 0
    assert (tmp_path / "data" / "steward.db").exists()
