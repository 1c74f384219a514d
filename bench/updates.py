"""Real updates of many kinds, in random orders: does anything hurt, and do only people's messages count?

`python -m bench.updates FOLDER` reads `updates.jsonl.gz` there: a line each `{"update": {...}}`, as other
projects' tests have them. The folder is no part of the project.
"""

import asyncio
import gzip
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot import logs
from bot.app import App
from bot.clock import SystemClock
from bot.config import SHIPPED_CONTENT, load_settings
from bot.content import Content, load_content
from bot.intake.opening import Me
from bot.storage.tables import activity, dead_update

Json = dict[str, Any]
ORDERS = 10
SAID = {
    "text", "animation", "audio", "document", "live_photo", "paid_media", "photo", "sticker", "story",
    "video", "video_note", "voice", "checklist", "contact", "dice", "game", "poll", "venue", "location",
    "rich_message",
}  # fmt: skip
"""What a message must have one of, to be more than a notice of something that happened."""


def read(folder: Path) -> list[Json]:
    """The updates, each with a number of its own."""
    with gzip.open(folder / "updates.jsonl.gz", "rt", encoding="utf-8") as lines:
        events = [json.loads(line)["update"] for line in lines]
    return [event | {"update_id": number} for number, event in enumerate(events, 1)]


def counts(event: Json) -> bool:
    """Whether a person says something in a group: asked of the plain JSON, apart from the bot's own way."""
    message = event.get("message") or {}
    sender = message.get("from") or {"is_bot": True}
    apart = {"sender_chat", "is_automatic_forward", "ephemeral_message_id"} & message.keys()
    group = _is_group(message.get("chat"))
    return bool(group and not sender["is_bot"] and not apart and SAID & message.keys())


def groups(events: Sequence[Json]) -> set[int]:
    """Every group that something happens in."""
    bodies = [body for event in events for body in event.values() if isinstance(body, dict)]
    bodies += [body["message"] for body in bodies if isinstance(body.get("message"), dict)]
    return {body["chat"]["id"] for body in bodies if _is_group(body.get("chat"))}


def _is_group(chat: Json | None) -> bool:
    """Other projects' tests have groups with positive ids; Telegram has none."""
    return bool(chat and chat["type"] in {"group", "supergroup"} and chat["id"] < 0)


async def run(events: Sequence[Json], content: Content, seed: int) -> tuple[int, list[str]]:
    """One order through a fresh bot: messages counted, and what died of which error."""
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder:
        values = {
            "telegram": {"token": "42:BENCH-UPDATES", "api_server": "http://127.0.0.1:9"},
            "database": {"url": f"sqlite+aiosqlite:///{folder}/steward.db"},
        }
        app = App(load_settings(None, {}).model_validate(values), content)
        async with app.opened():
            await _settle_in(app, groups(events))
            intake = app.intake(Me(42, "steward_bot"))
            for start in range(0, len(shuffled), 25):
                await intake.take([json.dumps(event).encode() for event in shuffled[start : start + 25]])
            return await _result(app)


async def _settle_in(app: App, chats: set[int]) -> None:
    now = SystemClock().now()
    async with app.database.begin() as uow:
        for chat in sorted(chats):
            await uow.communities.register(
                {
                    "chat_id": chat, "title": "", "kind": "interest", "language": "en", "timezone": "UTC",
                    "rollover_hour": 4, "pack": "general", "state": "active", "registered_at": now,
                }
            )  # fmt: skip


async def _result(app: App) -> tuple[int, list[str]]:
    async with app.database.read() as uow:
        messages = await uow.connection.scalar(select(func.sum(activity.c.messages)))
        dead = await uow.connection.execute(select(dead_update.c.update_id, dead_update.c.error))
        return int(messages or 0), [f"{row.update_id}: {row.error.splitlines()[-1]}" for row in dead]


def main(arguments: Sequence[str]) -> int:
    """Print what came of each order; 1 if anything died or was miscounted."""
    folder = Path(arguments[0]) if arguments else None
    if folder is None or not (folder / "updates.jsonl.gz").is_file():
        print("nothing to do: name a folder with updates.jsonl.gz")
        return 0
    logs.configure()
    events, content = read(folder), load_content(SHIPPED_CONTENT)
    expected, wrong = sum(map(counts, events)), 0
    for seed in range(ORDERS):
        began = time.perf_counter()
        messages, dead = asyncio.run(run(events, content, seed))
        wrong += messages != expected or bool(dead)
        took = (time.perf_counter() - began) * 1000
        found = f"{messages} of {expected} messages, {len(dead)} dead"
        print(f"order {seed}: {len(events)} updates, {found}, {took:.0f} ms")
        for each in dead:
            print(f"  {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
