"""What the tests of delivery have in hand: a post office, its sandbox, and ways to look at both."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from aiohttp import ClientSession
from fluent.syntax import FluentParser

from bot.actions.sent import ON_SENT, OnSent
from bot.clock import SetClock
from bot.config import SHIPPED_CONTENT
from bot.content import DEFAULT_PACK, Content, load_content
from bot.content_packs import Pack
from bot.delivery.courier import Draw, Maker
from bot.delivery.post import Delivery
from bot.delivery.telegram import Telegram
from bot.domain.outgoing import Lane, Outgoing, Place, Say, Text, Whisper
from bot.domain.pacing import Pace
from bot.storage.database import Database
from bot.texts import Texts

TOKEN = "42:delivery-test"
GROUP, OPS, ANN, BEN = -100500, -100600, 2, 3
WORDS = """
say = { $words }
bold = <b>{ $words }</b>
broken = <b>{ $words }
button = Press
setup-bot-left = I am no longer in { $community }
post-failed = { $day } failed: { $reason }
delivery-lacks-right = In { $community } I lack { $right }
"""


@cache
def content_of() -> Content:
    """The shipped content's rules with a handful of texts of the tests' own."""
    texts = Texts({"en": FluentParser().parse(WORDS)}, default="en")
    packs = {DEFAULT_PACK: Pack("general")}
    return replace(load_content(SHIPPED_CONTENT), texts=texts, phrases={}, rules={}, packs=packs)


def say(words: str, chat_id: int = GROUP, **more: Any) -> Say:
    return Say(Place(chat_id), "en", Text("say", {"words": words}), **more)


def whisper(words: str, user_id: int = ANN, **to: Any) -> Say:
    return Say(Whisper(GROUP, user_id, **to), "en", Text("say", {"words": words}))


class Ticks:
    """Real time, by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Office:
    """`delivery` is made at first use; `restarted` makes another, as a new process would."""

    database: Database
    telegram: Telegram
    content: Content
    clock: SetClock
    http: ClientSession
    url: str
    pace: Pace = field(default_factory=Pace.off)
    ticks: Ticks = field(default_factory=Ticks)
    on_sent: dict[str, OnSent] = field(default_factory=lambda: dict(ON_SENT))
    makers: dict[str, Maker] = field(default_factory=dict)
    draw: Draw | None = None
    _delivery: Delivery | None = None

    @property
    def delivery(self) -> Delivery:
        if self._delivery is None:
            self._delivery = self.restarted()
        return self._delivery

    def restarted(self, owner: str = "one") -> Delivery:
        return Delivery(
            self.database, self.telegram, self.content, self.clock, self.pace, owner, self.on_sent,
            self.makers, ticks=self.ticks, draw=self.draw,
        )  # fmt: skip

    async def put(self, *outgoing: Outgoing, lane: Lane = Lane.ANSWER, **options: Any) -> None:
        """Into the outbox, in a transaction, for the community."""
        async with self.database.begin() as uow:
            for each in outgoing:
                await uow.outbox.put(each, self.clock.now(), community_id=1, lane=lane, **options)

    async def send(self, *outgoing: Outgoing, **options: Any) -> int:
        """Into the outbox and out of it."""
        await self.put(*outgoing, **options)
        return await self.delivery.drain()

    async def later(self, seconds: float) -> int:
        """Some time passes, by both clocks; then whatever can be sent is."""
        self.clock.advance(seconds=seconds)
        self.ticks.at += seconds
        return await self.delivery.drain()

    async def rows(self) -> list[dict[str, Any]]:
        """The outbox, seen through a session of its own."""
        async with self.database.read() as uow:
            found = await uow.connection.exec_driver_sql("SELECT * FROM outbox ORDER BY id")
            return [dict(row._mapping) for row in found]

    async def states(self) -> list[str]:
        return [row["state"] for row in await self.rows()]

    async def community(self) -> Any:
        async with self.database.read() as uow:
            return await uow.communities.get(1)

    async def control(self, path: str, **body: Any) -> Any:
        """An order to the sandbox."""
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            done = await answer.json()
            assert answer.status == 200, done
            return done

    async def look(self, path: str, **query: Any) -> Any:
        async with self.http.get(f"{self.url}/sandbox/{path}", params=query) as answer:
            return await answer.json()

    async def fault(self, kind: str, **more: Any) -> None:
        await self.control("faults", kind=kind, **more)

    async def no_more_faults(self) -> None:
        async with self.http.delete(f"{self.url}/sandbox/faults") as answer:
            assert answer.status == 200

    async def shown(self, user: int = ANN, chat: int = GROUP) -> list[dict[str, Any]]:
        """The bot's messages in a chat as somebody sees them."""
        found = (await self.look("messages", chat=chat, **{"as": user}))["messages"]
        return [
            message
            for message in found
            if message["from"] and message["from"]["is_bot"] and not message.get("service")
        ]

    async def seen(self, user: int = ANN, chat: int = GROUP) -> list[str]:
        """Their texts; those of ephemeral ones begin with a "~"."""
        return [
            f"{'~' if message.get('ephemeral') else ''}{message['text']}"
            for message in await self.shown(user, chat)
        ]

    async def requests(self, method: str = "") -> list[dict[str, Any]]:
        """What was asked of the Bot API."""
        journal = await self.look("journal", kind="request", method=method)
        return [entry["params"] for entry in journal["entries"]]
