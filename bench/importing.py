"""Taking in the export of a group: messages a second, and memory, which must not grow with the file.

python -m bench.importing
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bench.cost import resident_mib
from bench.report import is_full, table

NUMBER = 1_234_567
CHAT = -1_000_000_000_000 - NUMBER
BEGIN = datetime(2023, 1, 1, tzinfo=UTC)
_WORDS = "so we read the second chapter again and liked it more than before, has anybody a better copy "


@dataclass(frozen=True, slots=True)
class Import:
    """A file's size in MB and messages, seconds it took, and MiB resident at the most."""

    megabytes: float
    messages: int
    seconds: float
    peak: float


FULL, SMALL = (200_000, 2_000_000), (5_000, 50_000)
"""Messages of a file, and of one ten times as large, of as many members."""
MEMBERS = 20_000


def write(path: Path, messages: int, members: int) -> None:
    """A made-up export, the oldest message three years back."""
    with path.open("w", encoding="utf-8") as file:
        head = {"name": "Readers", "type": "private_supergroup", "id": NUMBER}
        file.write(json.dumps(head)[:-1] + ', "messages": [')
        file.writelines(
            f"{',' if place else ''}\n  {each}" for place, each in enumerate(_said(messages, members))
        )
        file.write("\n ]\n}")


def _said(messages: int, members: int) -> Iterator[str]:
    chance, between = Random(7), timedelta(days=1000) / messages
    for number in range(1, messages + 1):
        at, user = BEGIN + number * between, 10_000_000 + int(members * chance.random() ** 2)
        times = f'"date": "{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": "{at.timestamp():.0f}"'
        if number % 50 == 0:
            yield (
                f'{{"id": {number}, "type": "service", {times}, "actor": "Reader {user}",'
                f' "actor_id": "user{user}", "action": "join_group_by_link", "inviter": "Group",'
                ' "text": "", "text_entities": []}'
            )
            continue
        text = _WORDS * chance.randrange(1, 5)
        more = f' "reply_to_message_id": {number - 1},' if number % 3 == 0 else ""
        yield (
            f'{{"id": {number}, "type": "message", {times}, "from": "Reader {user}",'
            f' "from_id": "user{user}",{more}'
            f' "text": "{text}", "text_entities": [{{"type": "plain", "text": "{text}"}}]}}'
        )


def measure(messages: int, members: int, url: str = "") -> Import:
    """Take such a file in, in a process of its own; into a fresh SQLite file unless `url` is given."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "result.json"
        write(path, messages, members)
        address = url or f"sqlite+aiosqlite:///{Path(folder) / 'steward.db'}"
        environment = {**os.environ, "STEWARD_DATABASE__URL": address, "BOT_TOKEN": ""}
        command = [sys.executable, "-m", "bench.importing", str(path)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)  # noqa: S603 - ours
        found = json.loads(done.stdout)
        return Import(path.stat().st_size / 1e6, found["messages"], found["seconds"], found["peak"])


async def take_in(path: Path) -> Import:
    """Take the file in, in this process."""
    from bot.cli.importing_run import Wish, bring_in  # noqa: PLC0415 - only the process that is measured
    from bot.storage.database import Database  # noqa: PLC0415
    from bot.storage.migrate import migrate  # noqa: PLC0415

    database = Database(os.environ["STEWARD_DATABASE__URL"])
    await migrate(database)
    async with database.begin() as uow:
        await uow.communities.register({
            "chat_id": CHAT, "title": "Readers", "kind": "interest", "language": "en", "timezone": "UTC",
            "rollover_hour": 0, "pack": "general", "state": "active", "registered_at": BEGIN,
        })  # fmt: skip
    await database.close()
    megabytes, began = path.stat().st_size / 1e6, time.perf_counter()  # noqa: ASYNC240 - nobody waits
    _, outcome = await bring_in(Wish(path, CHAT, frozenset()), None)
    seconds = time.perf_counter() - began
    return Import(megabytes, outcome.messages, seconds, resident_mib(what="VmHWM"))


def report() -> str:
    """The table."""
    head = (f"{MEMBERS:,} members", "messages", "seconds", "messages a second", "MiB at the most")
    rows = []
    for messages in FULL if is_full() else SMALL:
        found = measure(messages, MEMBERS)
        size, speed = f"{found.megabytes:,.0f} MB", f"{found.messages / found.seconds:,.0f}"
        rows.append((size, f"{found.messages:,}", f"{found.seconds:.1f}", speed, f"{found.peak:.0f}"))
    return table(head, rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(asyncio.run(take_in(Path(sys.argv[1]))))))
    else:
        print(report())
