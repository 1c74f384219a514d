"""What an export adds is what the bot's own intake would have counted of the same messages."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bench.steward import app_of
from bot.intake.opening import Me
from bot.storage.database import Database
from tests.cli.conftest import Steward
from tests.history.conftest import Group
from tests.history.export import GROUP, Raw, lively, write

IMPORT = ("import", "telegram-export")
COLUMNS = ("local_date", "user_id", "messages", "media", "replies", "reactions", "received")


def updates(messages: list[Raw]) -> list[bytes]:
    """What Telegram would have sent: messages, who joined, and reactions one by one."""
    made: list[dict[str, Any]] = []
    for raw in messages:
        chat = {"id": GROUP, "type": "supergroup", "title": "Readers"}
        date = int(raw["date_unixtime"])
        if raw["type"] == "service":
            user = person(raw["actor_id"], raw["actor"])
            told = {"chat": chat, "date": date, "from": user, "message_id": raw["id"]}
            made.append({"message": {**told, "new_chat_members": [user]}})
            continue
        said = {"message_id": raw["id"], "chat": chat, "date": date, "text": raw["text"]}
        if "reply_to_message_id" in raw:
            replied = {"message_id": raw["reply_to_message_id"], "chat": chat, "date": date, "text": "x"}
            said["reply_to_message"] = replied
        made.append({"message": {**said, "from": person(raw["from_id"], raw["from"])}})
        made += [
            {
                "message_reaction": {
                    "chat": chat, "message_id": raw["id"], "date": date, "old_reaction": [],
                    "new_reaction": [{"type": "emoji", "emoji": "👍"}],
                    "user": person(one["from_id"], one["from"]),
                }
            }
            for each in raw.get("reactions", ()) for one in each["recent"]
        ]  # fmt: skip
    return [json.dumps({"update_id": number, **each}).encode() for number, each in enumerate(made, start=1)]


def person(key: str, name: str) -> Raw:
    return {"id": int(key.removeprefix("user")), "is_bot": False, "first_name": name}


def test_an_import_counts_as_the_bot_does(
    steward: Steward, tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = datetime(2026, 11, 20, 16, tzinfo=UTC)
    messages = list(lively(300, 25, begin))
    live = Group(f"sqlite+aiosqlite:///{copy(sqlite_url, tmp_path)}")
    asyncio.run(hear(live, messages))
    monkeypatch.setenv("STEWARD_DATABASE__URL", sqlite_url)
    later = Group(sqlite_url)
    steward(*IMPORT, write(tmp_path / "result.json", messages), "--chat", GROUP)
    assert later.table("activity", *COLUMNS) == live.table("activity", *COLUMNS)
    assert later.rows()["activity_hour"] == live.rows()["activity_hour"]
    moves = ("user_id", "kind", "at", "local_date")
    assert sorted(later.table("movement", *moves)) == sorted(live.table("movement", *moves))
    people = ("user_id", "name", "first_day", "last_day", "joined_at", "left_at", "status")
    assert later.table("member", *people) == live.table("member", *people)


def copy(url: str, folder: Path) -> Path:
    """The empty database once more."""
    made = folder / "live.db"
    made.write_bytes(Path(Database(url).url.database or "").read_bytes())
    return made


async def hear(group: Group, messages: list[Raw]) -> None:
    """Put the messages through the bot's own intake."""
    app = app_of("http://127.0.0.1:9", group.url)
    async with app.opened():
        intake = app.intake(Me(42, "bench_bot"))
        sent = updates(messages)
        for start in range(0, len(sent), 50):
            await intake.take(sent[start : start + 50])
