"""A busy town in front of the bot: groups full of people, and an exact account of what they did."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from aiohttp import ClientSession

from sandbox.clock import Clock
from sandbox.server import Sandbox

TOKEN = "42:CRASH-TEST-TOKEN"
BOT, OWNER, OPS = 42, 1001, -1001000000099
GROUPS = (-1001000000001, -1001000000002, -1001000000003, -1001000000004)
PEOPLE = 60
"""In each group."""
SECRET = "behind-the-curtain"
ASKED = ("/checkin", "/checkin", "/points")
"""What one person asks for, once in a life: the second check-in is one too many."""

Who = tuple[int, int]
"""A chat and a user."""


@dataclass
class Account:
    """What was done, by whom; the truth that the bot's rows are held against.

    `talked`: those who said more than commands; `liked`: chat, giver and author of each reaction; `whispers`:
    personal answers wanted besides those of `asked`.
    """

    messages: Counter[Who] = field(default_factory=Counter)
    talked: set[Who] = field(default_factory=set)
    reactions: Counter[Who] = field(default_factory=Counter)
    liked: list[tuple[int, int, int]] = field(default_factory=list)
    asked: Counter[Who] = field(default_factory=Counter)
    whispers: Counter[Who] = field(default_factory=Counter)
    joined: set[Who] = field(default_factory=set)
    undecodable: set[int] = field(default_factory=set)
    unbearable: set[int] = field(default_factory=set)

    @property
    def poison(self) -> set[int]:
        """The ids of the updates that can only be buried."""
        return self.undecodable | self.unbearable


def noon_zone(now: datetime) -> str:
    """A time zone where it is about midday: no day ends and no job is due while a test runs."""
    ahead = 12 - now.astimezone(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


class Town:
    """`wave` lets people do a good deal at once; `account` is what they have done in all."""

    reactions = 3
    """In each wave."""

    def __init__(self, box: Sandbox, url: str, http: ClientSession, seed: int) -> None:
        self.box = box
        self.url = url
        self.account = Account()
        self.began = datetime.now(UTC)  # noqa: TID251 - processes have real time only
        self.timezone = noon_zone(self.began)
        self._http = http
        self._random = Random(seed)
        self._shy = [(chat, user) for chat in GROUPS for user in residents(chat)]
        self._random.shuffle(self._shy)
        self._newcomer = 900_000
        self._said: list[tuple[int, int, int]] = []

    async def post(self, path: str, **body: Any) -> Any:
        """A control call that must succeed."""
        async with self._http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            done = await answer.json()
            assert answer.status == 200, done
            return done

    async def furnish(self) -> None:
        """Groups with people, operators, an owner who can be written to."""
        await self.post("bots", token=TOKEN, username="steward_bot")
        everybody = [OWNER, *(user for chat in GROUPS for user in residents(chat))]
        orders = [{"path": "users", "id": user, "first_name": f"N{user}"} for user in everybody]
        for chat in (*GROUPS, OPS):
            members = list(residents(chat)) if chat != OPS else []
            made = {"id": chat, "type": "supergroup", "title": f"T{chat}", "owner": OWNER, "members": members}
            orders.append({"path": "chats"} | made)
            orders.append({"path": f"chats/{chat}/bot", "bot": BOT, "by": OWNER, "admin": True})
        await self._all(orders)
        await self.post("say", chat=OWNER, user=OWNER, text="/start", bot=BOT)

    async def wave(self, talk: int = 120, asking: int = 8) -> None:
        """A hundred things and more happen: talk, requests, somebody new, reactions, poison, repeats."""
        orders = [self._talk() for _ in range(talk)]
        orders += [order for who in self._next(asking) for order in self._requests(who)]
        self._random.shuffle(orders)
        done = await self._all([*orders, *self._arrival()])
        self._said = [
            (each["chat"]["id"], each["message_id"], each["from"]["id"]) for each in done if each.get("text")
        ]
        await self._react()
        await self._poison()

    def _talk(self) -> dict[str, Any]:
        chat = self._random.choice(GROUPS)
        user = self._random.choice(residents(chat))
        self.account.messages[chat, user] += 1
        self.account.talked.add((chat, user))
        return {"path": "say", "chat": chat, "user": user, "text": f"So much to say: {self._random.random()}"}

    def _next(self, many: int) -> list[Who]:
        taken, self._shy = self._shy[:many], self._shy[many:]
        return taken

    def _requests(self, who: Who) -> list[dict[str, Any]]:
        self.account.asked[who] += len(ASKED)
        self.account.messages[who] += len(ASKED)
        return [{"path": "say", "chat": who[0], "user": who[1], "text": text} for text in ASKED]

    def _arrival(self) -> list[dict[str, Any]]:
        self._newcomer += 1
        who = self._random.choice(GROUPS), self._newcomer
        self.account.joined.add(who)
        return [
            {"path": "users", "id": who[1], "first_name": "New"},
            {"path": f"chats/{who[0]}/join", "user": who[1]},
            *self._requests(who),
        ]

    async def _react(self) -> None:
        orders = []
        for chat, message, author in self._random.sample(self._said, self.reactions):
            user = self._random.choice(residents(chat))
            self.account.reactions[chat, user] += 1
            self.account.liked.append((chat, user, author))
            orders.append({"path": "react", "chat": chat, "message": message, "user": user, "emoji": ["👍"]})
        await self._all(orders)

    async def _poison(self) -> None:
        broken = await self.post("updates", bot=BOT, raw={"message": {"chat": "nowhere"}})
        self.account.undecodable.add(broken["update_id"])
        chat = self._random.choice(GROUPS)
        user = self._random.choice(residents(chat))
        bad = await self.post("updates", bot=BOT, raw={"message": _unbearable(chat, user)})
        self.account.messages[chat, user] += 1
        self.account.unbearable.add(bad["update_id"])
        await self._repeat()

    async def _repeat(self) -> None:
        """Some of what the bot has confirmed comes once more."""
        confirmed = sorted(self.confirmed())
        for again in self._random.sample(confirmed, min(4, len(confirmed))):
            await self.post("updates", bot=BOT, again=again)

    async def _all(self, orders: list[dict[str, Any]]) -> list[Any]:
        done = await self.post("batch", do=orders)
        assert done["errors"] == 0, done
        results: list[Any] = done["results"]
        return results

    @property
    def minutes(self) -> int:
        """How long this has been going on."""
        gone = datetime.now(UTC) - self.began  # noqa: TID251 - as above
        return int(gone.total_seconds()) // 60

    def updates(self) -> set[int]:
        """The ids of all updates that the bot was, or will be, given."""
        return set(self.box.mailbox(BOT).queue._recent)

    def confirmed(self) -> set[int]:
        """The ids of those that the bot need not be given again."""
        return self.updates() - {item.update_id for item in self.box.mailbox(BOT).queue.waiting()}

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.box.mailbox(BOT).queue.waiting())

    def calls(self, method: str, since: int = 0) -> list[Any]:
        """The bot's successful calls."""
        found = self.box.journal.select(since, method, None, "request")
        return [entry for entry in found if entry.status == 200]

    async def called(self, method: str, since: int, times: int = 1, *, idle: bool = False) -> None:
        """Wait for so many such calls after a line of the journal; with `idle` until nothing is pending."""
        async with asyncio.timeout(60):
            while True:
                if self._times(method, since) >= times or (idle and not self.pending):
                    return
                await asyncio.sleep(0.005)

    def _times(self, method: str, since: int) -> int:
        new = takewhile(lambda entry: entry.n > since, reversed(self.box.journal._entries))
        return sum((entry.method, entry.status) == (method, 200) for entry in new)

    @property
    def now(self) -> int:
        """The last line of the journal."""
        return self.box.journal._last

    def config(self, path: Path, database: str, webhook: str = "") -> Path:
        """Write a configuration for this town."""
        communities = "".join(
            f'[[communities]]\nchat_id = {chat}\nops_chat_id = {OPS}\nlanguage = "en"\n' for chat in GROUPS
        )
        path.write_text(
            f'[telegram]\ntoken = "{TOKEN}"\napi_server = "{self.url}"\n{webhook}'
            f'[database]\nurl = "{database}"\n[owners]\nids = [{OWNER}]\n'
            f'[defaults]\ntimezone = "{self.timezone}"\n{communities}'
        )
        return path


def residents(chat: int) -> range:
    """Who has been in a group from the start."""
    first = -chat % 1000 * 1000
    return range(first, first + PEOPLE)


def _unbearable(chat: int, user: int) -> dict[str, Any]:
    """A message that can be heard but not handled: what follows the text is no list of entities."""
    sender = {"id": user, "is_bot": False, "first_name": f"N{user}"}
    where = {"id": chat, "type": "supergroup", "title": f"T{chat}"}
    now = int(datetime.now(UTC).timestamp())  # noqa: TID251 - as above
    message = {"message_id": 1, "date": now, "chat": where, "from": sender}
    return message | {"text": "/points", "entities": "none"}


Kind = TypeVar("Kind", bound=Town)


@asynccontextmanager
async def built(seed: int, kind: type[Kind]) -> AsyncIterator[Kind]:
    """A furnished town on a Telegram of its own, which sends again what was not confirmed."""
    box = Sandbox(Clock("real"), seed=seed, retry_seconds=0.05)
    async with box.running() as url, ClientSession() as http:
        made = kind(box, url, http, seed)
        await made.furnish()
        yield made


def town(seed: int) -> AbstractAsyncContextManager[Town]:
    """One where people only talk, ask, come and react."""
    return built(seed, Town)
