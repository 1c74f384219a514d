"""What a Telegram server would send on a busy day: the same updates in each run, as bytes ready to go."""

import json
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

MEMBERS = 1000
TOPIC, POLL, OPTIONS = 77, "bench-poll", 4
"""In every group: the message of today's topic; before the chat's id, the poll's; what there is to choose."""
_REACTIONS, _BALLOTS, _ANSWERS = 0.2 / 0.95, 0.05 / 0.95, 0.05 / 0.95
_RECENT = 500
PACE = 200
"""Updates a second by the messages' own dates: each of a thousand members says something every seven seconds.

More would be a flood by the shipped rules, and every message an incident.
"""
GROUPS = tuple(-1_001_000_000_000 - number for number in range(20))
FIRST_UPDATE = 500_000_001
SAID = "/checkin", "签到", "check in", "/points", "积分", "/points@bench_bot"
"""What the five in a hundred ask for: half of them check in, half look at their points."""
TALK = (
    "早上好呀,今天大家都读到第几章了?",
    "I finished the second part last night, the ending surprised me more than I expected it to.",
    "这个周末有没有人一起去图书馆?我可以带两本多余的书过去,顺便聊聊上次没说完的话题。",
    "哈哈哈哈",
    "Does anybody know whether the new edition has the maps as well? https://example.org/maps",
    "同意楼上",
    "谢谢分享!我昨天也试了一下,确实比以前那个方法省事很多。",
    "ok",
    "Shall we move the meeting to Thursday 19:30? @reader_7 cannot come on Wednesday.",
    "👍👍",
)
_NAMES = "王小明", "Ann", "李雷", "Bo", "陈静", "Chen", "张伟", "Dora", "刘洋", "Emil"


@dataclass(frozen=True, slots=True)
class Mix:
    """How many updates, one in how many is a command (0: none), and whether people do more than talk.

    In a `lively` group 20 of 100 updates are reactions, 5 answers to today's topic, 5 ballots.
    """

    updates: int
    one_in: int = 20
    lively: bool = False

    @property
    def commands(self) -> int:
        """How many of them want an answer."""
        return self.updates // self.one_in if self.one_in else 0


def updates(mix: Mix, sent_at: int, seed: int = 7, members: int = MEMBERS) -> Iterator[bytes]:
    """The updates in order, with message dates up to `sent_at` (Unix seconds)."""
    chance = random.Random(seed)
    recent: deque[dict[str, Any]] = deque(maxlen=_RECENT)
    for number in range(mix.updates):
        message = _message(chance, number, sent_at - (mix.updates - number) // PACE, members)
        wanted = mix.one_in and number % mix.one_in == mix.one_in - 1
        if mix.lively and not wanted and recent:
            kind = chance.random()
            if kind < _REACTIONS + _BALLOTS:
                other = _reaction(chance, recent, message) if kind < _REACTIONS else _ballot(chance, message)
                yield json.dumps({"update_id": FIRST_UPDATE + number, **other}).encode()
                continue
            if kind < _REACTIONS + _BALLOTS + _ANSWERS:
                message["reply_to_message"] = _topic(message)
        recent.append(message)
        if wanted:
            message |= _request(chance.choice(SAID))
        else:
            message |= _talk(chance, number, message["chat"], message["date"])
        yield json.dumps({"update_id": FIRST_UPDATE + number, "message": message}).encode()


def _topic(message: dict[str, Any]) -> dict[str, object]:
    """Today's topic, which the bot has posted."""
    bot = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
    return {
        "message_id": TOPIC, "date": message["date"], "chat": message["chat"], "from": bot,
        "text": "Which book would you give to a friend today?",
    }  # fmt: skip


def _reaction(
    chance: random.Random, recent: Sequence[dict[str, Any]], message: dict[str, Any]
) -> dict[str, object]:
    """Somebody of the same group likes something that was said lately."""
    liked = chance.choice(recent)
    group = GROUPS.index(liked["chat"]["id"])
    member = group + len(GROUPS) * chance.randrange(MEMBERS // len(GROUPS))
    return {
        "message_reaction": {
            "chat": liked["chat"], "message_id": liked["message_id"], "date": message["date"],
            "user": _person(member), "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "\N{THUMBS UP SIGN}"}],
        }
    }  # fmt: skip


def _ballot(chance: random.Random, message: dict[str, Any]) -> dict[str, object]:
    """A member votes in the open poll of their group, or changes their mind."""
    option = chance.randrange(OPTIONS)
    poll = f"{POLL}{message['chat']['id']}"
    return {
        "poll_answer": {
            "poll_id": poll, "user": message["from"], "option_ids": [option],
            "option_persistent_ids": [f"o{option}"],
        }
    }  # fmt: skip


def _message(chance: random.Random, number: int, at: int, members: int) -> dict[str, Any]:
    member = chance.randrange(members)
    chat = {
        "id": GROUPS[member % len(GROUPS)],
        "type": "supergroup",
        "title": "Readers",
        "username": "readers",
    }
    return {"message_id": 1000 + number, "from": _person(member), "chat": chat, "date": at}


def _person(member: int) -> dict[str, object]:
    person: dict[str, object] = {
        "id": 10_000_000 + member,
        "is_bot": False,
        "first_name": f"{_NAMES[member % len(_NAMES)]} {member}",
        "username": f"reader_{member}",
    }
    return person | ({"language_code": "zh-hans"} if member % 3 else {"language_code": "en"})


def _request(text: str) -> dict[str, object]:
    if not text.startswith("/"):
        return {"text": text}
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}


def _talk(chance: random.Random, number: int, chat: object, at: object) -> dict[str, object]:
    kind = chance.random()
    if kind < 0.04:
        return {"sticker": _file(number) | {"type": "regular", "width": 512, "height": 512, "emoji": "👍"}
                | {"is_animated": False, "is_video": False}}  # fmt: skip
    if kind < 0.1:
        sizes = [_file(number * 3 + each) | {"width": 90 << each, "height": 67 << each} for each in range(3)]
        return {"photo": sizes, "caption": f"{chance.choice(TALK)} {number}"}
    said: dict[str, object] = {
        "text": f"{chance.choice(TALK)} {number}"
    }  # nobody says the same over and over
    said |= _links(str(said["text"]))
    if kind > 0.8:
        said["reply_to_message"] = {
            "message_id": 900 + number, "date": at, "chat": chat, "from": _person(number % 97),
            "text": chance.choice(TALK),
        }  # fmt: skip
    return said


def _links(text: str) -> dict[str, object]:
    entities = []
    for kind, mark in (("url", "https://"), ("mention", "@")):
        before, found, after = text.partition(mark)
        if found:
            word = mark + after.split(maxsplit=1)[0]
            entities.append({"type": kind, "offset": len(before), "length": len(word)})
    return {"entities": entities} if entities else {}


def _file(number: int) -> dict[str, object]:
    return {
        "file_id": f"AgACAgIAAxkBAAIB{number:048d}",
        "file_unique_id": f"AQAD{number:012d}",
        "file_size": 21_000,
    }
