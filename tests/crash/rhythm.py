"""A livelier town: people answer a question, vote, enter a giveaway, prove a challenge's day, and shop."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.domain.community import Person
from bot.domain.points import Entry
from bot.storage.database import Database
from bot.storage.tables import challenge, entrant, giveaway, vote
from bot.storage.uow import UnitOfWork
from tests.crash.town import BOT, GROUPS, OWNER, Town, Who, residents

QUESTION = "Which book did you never finish?"
OPENING = (
    f"/topic {QUESTION}", "/vote Tea? | Green | Black | None --until 2h",
    "/giveaway A book | 10 points | 3 winners", "/challenge Read a little | 3 days | #reading",
)  # fmt: skip
BALLOTS = ((0,), (1,), (2,), ())
SOON = {chat: timedelta(seconds=6 + 3 * number) for number, chat in enumerate(GROUPS)}
"""So long after the beginning each group's vote closes."""
DRAWN = GROUPS[2:]
"""Where the giveaway closes with the vote; the others stay open."""
PURSE = 100
"""Points that everybody has to begin with."""
VOTING, ENTERING, BROWSING, PAYING = 20, 8, 2, 3
"""So many in each wave."""
EARLY = 60
"""People who know what to buy before it begins."""


@dataclass
class Deeds:
    """What was done, by whom; `ballots` in the order in which they were cast, `paid` by button."""

    answered: set[Who] = field(default_factory=set)
    proved: set[Who] = field(default_factory=set)
    entered: set[Who] = field(default_factory=set)
    paid: dict[str, Who] = field(default_factory=dict)
    ballots: dict[Who, list[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(list))


def takes_part(user: int) -> bool:
    """Whether somebody has signed up for the challenge."""
    return user % 2 == 0


class LivelyTown(Town):
    """Every wave has more in it than talk; `deeds` is what of it there was."""

    reactions = 12

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.deeds = Deeds()
        self.closing: dict[int, datetime] = {}
        self._questions: dict[int, int] = {}
        self._enter: dict[int, tuple[int, str]] = {}
        self._browsers = [*self._shy]
        self._random.shuffle(self._browsers)

    async def open(self) -> None:
        """The owner asks, and starts everything there is."""
        await self._all([
            {"path": "say", "chat": chat, "user": OWNER, "text": text} for chat in GROUPS for text in OPENING
        ])  # fmt: skip
        for chat in GROUPS:
            self.account.messages[chat, OWNER] += len(OPENING)
            self.account.whispers[chat, OWNER] += len(OPENING)

    async def browse(self) -> None:
        """Early birds look what the shop has."""
        await self._all([*self._browse(EARLY)])

    async def choose(self) -> None:
        """Of what they see each wants one thing."""
        wanted = {press["user"]: press for press in self._shuffled(self._offers("shop:"))}
        await self._all(list(wanted.values()))

    def look(self) -> None:
        """What the owner began stands in the groups."""
        for chat in GROUPS:
            for number, post in self.box.world.chats[chat].posts.items():
                if post.author == BOT and QUESTION in post.wire.get("text", ""):
                    self._questions[chat] = number
                for data in _buttons(post.wire):
                    if data.startswith("enter:"):
                        self._enter[chat] = number, data

    async def wave(self, talk: int = 70, asking: int = 8) -> None:
        """As in any town, and then people vote, enter and shop."""
        await super().wave(talk, asking)
        await self._cast()
        await self._all([*self._browse(BROWSING), *self._entries(), *self._pay()])

    def _browse(self, many: int) -> Iterator[dict[str, Any]]:
        """Some look what the shop has, each once."""
        for _ in range(many):
            who = chat, user = self._browsers.pop()
            self.account.messages[who] += 1
            self.account.whispers[who] += 1
            yield {"path": "say", "chat": chat, "user": user, "text": "/shop"}

    def _talk(self) -> dict[str, Any]:
        order, chance = super()._talk(), self._random.random()
        who = order["chat"], order["user"]
        if chance < 0.15:
            order["reply_to"] = self._questions[who[0]]
            self.deeds.answered.add(who)
        elif chance < 0.3:
            order["text"] += " #reading"
            self.deeds.proved.add(who)
        return order

    async def _cast(self) -> None:
        """Votes, changed votes and votes taken back, as long as the poll is open."""
        polls = {poll.chat.id: poll for poll in self.box.world.polls.values() if not poll.closed}
        now = {who: cast[-1] for who, cast in self.deeds.ballots.items()}
        orders: list[dict[str, Any]] = []
        for chat in self._random.choices(sorted(polls), k=VOTING) if polls else ():
            who = chat, self._random.choice(residents(chat))
            now[who] = self._random.choice([one for one in BALLOTS if one != now.get(who, ())])
            place = {"chat": chat, "message": polls[chat].message_id, "user": who[1]}
            orders.append({"path": "vote", **place, "options": list(now[who])})
        done = await self.post("batch", do=orders)
        for order, result in zip(orders, done["results"], strict=True):
            if "error" in result:
                assert "closed poll" in result["error"], result
            else:
                self.deeds.ballots[order["chat"], order["user"]].append(tuple(order["options"]))

    def _entries(self) -> Iterator[dict[str, Any]]:
        for chat in self._random.choices(GROUPS, k=ENTERING):
            user, (message, data) = self._random.choice(residents(chat)), self._enter[chat]
            self.deeds.entered.add((chat, user))
            yield {"path": "forge", "chat": chat, "user": user, "message": message, "data": data}

    def _pay(self) -> Iterator[dict[str, Any]]:
        """Some who are asked whether they mean it say so, twice."""
        asked = [each for each in self._offers("pay:") if each["data"] not in self.deeds.paid]
        for press in self._random.sample(asked, min(PAYING, len(asked))):
            self.deeds.paid[press["data"]] = press["chat"], press["user"]
            yield press
            yield press

    def _shuffled(self, presses: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
        found = list(presses)
        return self._random.sample(found, len(found))

    def _offers(self, action: str) -> Iterator[dict[str, Any]]:
        """A press for each button with this action that somebody sees."""
        for chat in GROUPS:
            for number, post in self.box.world.chats[chat].ephemerals.items():
                place = {"path": "press", "chat": chat, "user": post.receiver, "ephemeral": number}
                yield from (place | {"data": data} for data in _buttons(post.wire) if data.startswith(action))

    async def set_going(self, database: Database) -> None:
        """What takes days in life: purses are full, the challenge begins, votes and giveaways close soon."""
        now = datetime.now(UTC)  # noqa: TID251 - processes have real time only
        async with database.begin() as uow:
            for each in await uow.communities.all():
                self.closing[each.chat_id] = now + SOON[each.chat_id]
                await _prepare(uow, each.id, each.day_of(now), self.closing[each.chat_id], each.chat_id)

    async def comes_to_work(self, chat: int, database: Database) -> None:
        """A group is there since just before noon, so that from now on its post of noon is due."""
        noon = self.began.replace(minute=0, second=0, microsecond=0)
        async with database.begin() as uow:
            found = await uow.communities.by_chats([chat])
            await uow.communities.change(found[chat].id, registered_at=noon - timedelta(minutes=1))


async def _prepare(uow: UnitOfWork, number: int, today: Any, closing: datetime, chat: int) -> None:
    purses = [Entry(user, PURSE, "award", f"purse:{user}") for user in residents(chat)]
    await uow.ledger.record_many(number, purses, today, closing)
    [made] = await uow.challenges.alive(number)
    start = {"begins_at": closing - timedelta(days=1), "starts_on": today}
    await uow.connection.execute(update(challenge).where(challenge.c.id == made.id).values(start))
    joined: dict[str, Any] = {"community_id": number, "challenge_id": made.id, "at": closing}
    runners = [{**joined, "user_id": user} for user in residents(chat) if takes_part(user)]
    for each in runners:
        await uow.members.ensure(number, Person(each["user_id"], f"N{each['user_id']}"))
    await uow.connection.execute(insert(entrant), runners)
    for table in (vote, giveaway) if chat in DRAWN else (vote,):
        mine = update(table).where(table.c.community_id == number)
        await uow.connection.execute(mine.values(closes_at=closing))


def _buttons(wire: dict[str, Any]) -> list[str]:
    rows = wire.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
