"""Writes a made-up export as Telegram Desktop would, with every kind of message that matters."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

Raw = dict[str, Any]

CHAT = 1_234_567
GROUP = -1_000_000_000_000 - CHAT
BEGIN = datetime(2026, 3, 1, 8, tzinfo=UTC)
ZONE = timedelta(hours=8)
BOT, CHANNEL = 900, "channel77"


def when(at: datetime) -> Raw:
    """An instant as the file has it: the wall clock of whoever exported, and Unix time as text."""
    return {"date": f"{at + ZONE:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp()))}


@dataclass
class Script:
    """Messages one after the other, a minute apart unless told otherwise."""

    at: datetime = BEGIN
    number: int = 0
    messages: list[Raw] = field(default_factory=list)

    def say(self, user: int | str, name: str | None, /, **more: Any) -> Raw:
        key = user if isinstance(user, str) else f"user{user}"
        return self.put(type="message", **{"from": name, "from_id": key, "text": "hello", **more})

    def tell(self, action: str, user: int | str, name: str | None, /, **more: Any) -> Raw:
        key = user if isinstance(user, str) else f"user{user}"
        return self.put(type="service", actor=name, actor_id=key, action=action, text="", **more)

    def put(self, **raw: Any) -> Raw:
        self.number += 1
        self.at += timedelta(minutes=1)
        made = {"id": self.number, **when(self.at), **raw}
        self.messages.append(made)
        return made


def reaction(*givers: tuple[int, str | None, datetime], count: int = 0) -> Raw:
    """One emoji's reactions; `count` where there are more than are told."""
    recent = [
        {"from": name, "from_id": f"user{user}", "date": f"{at + ZONE:%Y-%m-%dT%H:%M:%S}"}
        for user, name, at in givers
    ]
    return {"type": "emoji", "count": max(count, len(givers)), "emoji": "👍", "recent": recent}


def everything() -> list[Raw]:
    """All kinds that occur, small enough to count by hand (tests/history/test_importing.py does)."""
    script = Script()
    script.tell("create_group", 1, "Ann", title="Readers", members=["Ann", "Bo", "Nobody Known"])
    script.tell("migrate_from_group", CHANNEL, "Readers", title="Readers")
    script.tell("join_group_by_link", 3, "Cy", inviter="Ann")
    script.tell("join_group_by_request", 4, "Dee")
    script.tell("invite_members", 5, "Eve", members=["Eve"])
    script.tell("invite_members", 1, "Ann", members=["Bot", None])
    first = script.say(1, "Ann", text=["look ", {"type": "link", "text": "https://example.org"}])
    script.say(2, "Bo", reply_to_message_id=first["id"])
    script.say(3, "Cy", photo="(File not included)", text="")
    script.say(3, "Cy", file="x.ogg", media_type="voice_message", text="")
    script.say(4, "Dee", poll={"question": "?", "answers": []}, text="")
    script.say(5, "Eve", forwarded_from="Somebody", edited_unixtime="1", edited="2026-03-02T00:00:00")
    script.say(5, "Eve", via_bot="@gif", media_type="animation", file="x.mp4", text="")
    script.say(6, None)
    script.say(7, "Deleted Account")
    script.say(CHANNEL, "Readers")
    script.say(BOT, "Bot", inline_bot_buttons=[[{"type": "callback", "text": "+"}]])
    script.say(BOT, "Bot")
    topic = script.tell("topic_created", 1, "Ann", title="Poems")
    script.say(2, "Bo", reply_to_message_id=topic["id"])
    loved = script.say(1, "Ann")
    loved["reactions"] = [
        reaction((2, "Bo", script.at), (3, "Cy", script.at + timedelta(days=1)), count=4),
        reaction((1, "Ann", script.at)),
    ]
    script.put(type="unsupported", date=None, date_unixtime=None)
    script.messages[-1] = {"id": script.number, "type": "unsupported"}
    script.tell("pin_message", 1, "Ann", message_id=first["id"])
    script.tell("remove_members", 5, "Eve", members=["Eve"])
    script.tell("remove_members", 1, "Ann", members=["Bo"])
    script.tell("remove_members", 1, "Ann", members=["Nobody Known"])
    script.tell("join_group_by_link", 2, "Bo", inviter="Ann")
    return script.messages


def lively(count: int, people: int, begin: datetime = BEGIN, seed: int = 3) -> Iterator[Raw]:
    """Any number of messages of so many people, 40 seconds apart; each person joins first."""
    chance = random.Random(seed)
    met: set[int] = set()
    for number in range(1, count + 1):
        at, user = begin + timedelta(seconds=40 * number), 1000 + chance.randrange(people)
        who = {"id": number, **when(at)}
        if user not in met:
            met.add(user)
            named = {"actor": f"Reader {user}", "actor_id": f"user{user}", "inviter": "Ann", "text": ""}
            yield {**who, "type": "service", "action": "join_group_by_link", **named}
            continue
        said: Raw = {"from": f"Reader {user}", "from_id": f"user{user}", "text": "a word or two " * 8}
        if number % 3 == 0:
            said["reply_to_message_id"] = number - 1
        if number % 5 == 0:
            giver = 1000 + chance.randrange(people)
            said["reactions"] = [reaction((giver, f"Reader {giver}", at))]
        yield {**who, "type": "message", **said, "text_entities": []}


def write(
    path: Path, messages: Any, *, chat: int = CHAT, kind: str = "private_supergroup", name: str = "Readers"
) -> Path:
    """One chat's export; the messages may be an iterator of any length."""
    with path.open("w", encoding="utf-8") as file:
        _chat(file, {"name": name, "type": kind, "id": chat}, messages)
    return path


def write_account(path: Path, chats: list[tuple[Raw, Any]]) -> Path:
    """A whole account's export."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '{"about": "Here is the data", "personal_information": {"user_id": 5},\n "chats": {"list": ['
        )
        for place, (head, messages) in enumerate(chats):
            file.write("," if place else "")
            _chat(file, head, messages)
        file.write(' ]}, "left_chats": {"about": "", "list": []}}')
    return path


def _chat(file: Any, head: Raw, messages: Any) -> None:
    file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "messages": [')
    for place, each in enumerate(messages):
        file.write((",\n  " if place else "\n  ") + json.dumps(each, ensure_ascii=False))
    file.write("\n ]\n}")
