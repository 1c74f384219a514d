"""A group's weeks before the bot came, as Telegram Desktop exports them; `bring_in` takes them in as such.

So the demo's figures have something to be held against, and people are known for longer than the bot is.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.importing_run import Wish, take_in
from bot.demo.cast import Group, Person
from bot.demo.plan import DAWN, DUSK, HABITS, Plan
from bot.storage.database import Database

DAYS = 56
"""How long the groups were there before."""
_AS_CHANNEL = -1_000_000_000_000
_GROWING = 0.6
"""Of the founders so many were there from the beginning; the others came in turn."""
_TALK = 4
"""Messages in a talk."""
_REPLIES, _LIKED, _PICTURES = 0.35, 0.3, 0.05

Raw = dict[str, Any]


async def bring_in(database: Database, group: Group, seed: int, first_day: date, folder: Path) -> None:
    """Take in what was said before a day, as `steward import telegram-export` does."""
    file = folder / f"history-{group.language}.json"
    file.write_text(json.dumps(export(group, seed, first_day), ensure_ascii=False), encoding="utf-8")
    await take_in(database, Wish(file, group.chat_id, frozenset(), quiet=True))


def export(group: Group, seed: int, first_day: date) -> Raw:
    """The `result.json` of the weeks before a day. The same seed, the same past."""
    messages = sorted(
        _weeks(group, Plan(group, seed), first_day), key=lambda each: int(each["date_unixtime"])
    )
    for number, each in enumerate(messages, start=1):
        each["id"] = number
        if each.pop("answers", False) and number > 1:
            each["reply_to_message_id"] = number - 1
    return {
        "name": group.title, "type": "private_supergroup", "id": _AS_CHANNEL - group.chat_id,
        "messages": messages,
    }  # fmt: skip


def _weeks(group: Group, plan: Plan, first_day: date) -> Iterator[Raw]:
    early = round(len(group.founders) * _GROWING)
    for number in range(DAYS):
        day, chance = first_day - timedelta(days=DAYS - number), plan.chance("past", number)
        here = group.founders[: early + (len(group.founders) - early) * number // (DAYS - 1)]
        before = early + (len(group.founders) - early) * max(number - 1, 0) // (DAYS - 1)
        for person in here[before:] if number else here:
            at = _instant(group, day, chance.randint(DAWN - 1800, DAWN))
            yield {**_who(person, at, "actor"), "type": "service", "action": "join_group_by_link"}
        talk = [HABITS[person.part].talk for person in here]
        for _ in range(group.remarks_a_day + group.talks_a_day * _TALK):
            [speaker] = chance.choices(here, talk)
            at = _instant(group, day, chance.randint(DAWN, DUSK))
            message = {**_who(speaker, at, "from"), "type": "message", "text": "…"}
            if chance.random() < _PICTURES:
                message["photo"] = "(File not included. Change data exporting settings to download.)"
            if chance.random() < _LIKED:
                givers = chance.sample(here, min(len(here), chance.randint(1, 3)))
                message["reactions"] = [_reactions(at, [each for each in givers if each != speaker])]
            yield message | {"answers": chance.random() < _REPLIES}


def _who(person: Person, at: datetime, role: str) -> Raw:
    return {
        "date": f"{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp())),
        role: person.name, f"{role}_id": f"user{person.user_id}",
    }  # fmt: skip


def _reactions(at: datetime, givers: list[Person]) -> Mapping[str, object]:
    later = f"{at + timedelta(minutes=3):%Y-%m-%dT%H:%M:%S}"
    recent = [{"from": each.name, "from_id": f"user{each.user_id}", "date": later} for each in givers]
    return {"type": "emoji", "count": len(recent), "emoji": "👍", "recent": recent}


def _instant(group: Group, day: date, second: int) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(group.timezone))
    return midnight + timedelta(seconds=second)
