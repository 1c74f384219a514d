"""A group that people join, speak in and leave, as the welcome ritual's tests see it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.actions import membership, welcome
from bot.actions.checkin import check_in
from bot.actions.welcome_greeting import greet_waiting
from bot.actions.welcome_reminder import remind
from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.community import Community, Member, Person, State
from bot.domain.hearing import Answer, Ballot, Heard, Reacted, Spoken
from bot.domain.outgoing import Place, Say, Whisper
from bot.storage.database import Database
from bot.storage.ledger import Line
from bot.storage.tables import code, movement, outbox

START = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
"""Noon in Shanghai."""
CHAT, OPS = -100, -900
SECOND, MINUTE, HOUR, DAY = (
    timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1),
)  # fmt: skip
SHIPPED = load_content(SHIPPED_CONTENT)
STRICT = 30
"""So many joins within a minute are no raid yet, here."""


def person(user_id: int) -> Person:
    return Person(user_id, f"Name{user_id}")


def say(heard: Heard, home: Community, user: int, at: datetime) -> None:
    """A message of somebody, as the ear hears it."""
    heard.message(home, person(user), at, media=False, reply=False)
    heard.spoken.append(Spoken(home.id, 100 + user, user, at, 5))


class Group:
    """One community and its operators' chat."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.content: Content = SHIPPED
        self.rules(raid_joins=STRICT)
        self.homes: dict[int, Community] = {}

    def rules(self, **changes: object) -> None:
        """Other numbers than those shipped."""
        self.content = replace(self.content, welcome=replace(self.content.welcome, **changes))  # type: ignore[arg-type]

    async def register(self, number: int = 1, **changes: object) -> Community:
        values: dict[str, object] = {
            "chat_id": CHAT * number, "title": "Readers", "kind": "interest", "language": "en",
            "timezone": "Asia/Shanghai", "rollover_hour": 4, "ops_chat_id": OPS, "pack": "general",
            "state": State.ACTIVE, "registered_at": START - DAY,
        }  # fmt: skip
        async with self.database.begin() as uow:
            made = await uow.communities.register({**values, **changes})
        self.homes[number] = made
        return made

    @property
    def community(self) -> Community:
        return self.homes[1]

    async def join(self, *users: int, at: datetime = START, home: int = 1) -> None:
        """As the chat's service message or the member's change of state tells it."""
        async with self.database.begin() as uow:
            for user in users:
                await welcome.arrive(uow, self.content, at, self.homes[home], person(user), at)

    async def leave(self, *users: int, at: datetime) -> None:
        async with self.database.begin() as uow:
            for user in users:
                await membership.left(uow, self.community, person(user), at)

    async def sweep(self, at: datetime) -> None:
        """What the clock does every other second."""
        async with self.database.begin() as uow:
            await greet_waiting(uow, self.content, at)

    async def speak(self, *users: int, at: datetime, processed: datetime | None = None) -> None:
        """A batch in which people say something; it may be taken in later."""
        heard = Heard()
        for user in users:
            say(heard, self.community, user, at)
        await self.take_in(heard, processed or at)

    async def take_in(self, heard: Heard, now: datetime) -> None:
        async with self.database.begin() as uow:
            await uow.activity.flush(heard)
            await welcome.heard(uow, self.content, now, {self.community.id: self.community}, heard)

    async def react(self, *users: int, at: datetime, now: int = 1, before: int = 0) -> None:
        """A batch in which people have `now` reactions to a message of the bot, and had `before`."""
        heard, home = Heard(), self.community
        for user in users:
            heard.reactions.append(Reacted(home.id, 5, user, now, before, at))
            if now > before:
                heard.reaction(home, person(user), at, now - before)
        await self.take_in(heard, at)

    async def vote(self, *users: int, at: datetime) -> None:
        """A batch in which people take part in a vote, and say nothing."""
        heard, home = Heard(), self.community
        for user in users:
            heard.person(home, person(user), home.day_of(at))
            heard.ballots.append(Ballot(home.id, 1, person(user), (0,), at))
        await self.take_in(heard, at)

    async def answer(self, *users: int, at: datetime, processed: datetime | None = None) -> None:
        """A batch in which people answer a topic of the bot."""
        heard, home = Heard(), self.community
        for user in users:
            say(heard, home, user, at)
            heard.answers.append(Answer(home.id, 1, user, 100 + user, at))
        await self.take_in(heard, processed or at)

    async def check_in(self, user: int, at: datetime) -> None:
        async with self.database.begin() as uow:
            member = await uow.members.ensure(self.community.id, person(user))
            await check_in(uow, self.content, at, self.community, member, at)

    async def evening(self, days: int) -> None:
        """The slot of the reminders, seven in the evening, so many days after the start."""
        slot = START + days * DAY + 7 * HOUR
        async with self.database.begin() as uow:
            await remind(uow, self.content, slot, self.community, slot)

    async def change(self, user: int, **values: object) -> None:
        async with self.database.begin() as uow:
            await uow.members.ensure(self.community.id, person(user))
            await uow.members.change(self.community.id, user, **values)

    async def open_private_chat(self, *users: int) -> None:
        async with self.database.begin() as uow:
            for user in users:
                await uow.members.open_contact(user, "en", START)

    async def member(self, user: int) -> Member:
        async with self.database.read() as uow:
            found = await uow.members.get(self.community.id, user)
        assert found is not None
        return found

    async def entries(self, user: int, *kinds: str, home: int = 1) -> list[Line]:
        async with self.database.read() as uow:
            lines = await uow.ledger.last(self.homes[home].id, user, 100)
        return [line for line in lines if line.kind in (kinds or ("gift", "task"))]

    async def tasks(self, user: int) -> set[str]:
        async with self.database.read() as uow:
            return (await uow.welcome.tasks(self.community.id, [user]))[user]

    async def movements(self) -> list[tuple[int, str]]:
        columns = (movement.c.user_id, movement.c.kind)
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(*columns).order_by(movement.c.at, movement.c.id))
            return [(row.user_id, row.kind) for row in rows]

    async def waiting(self) -> int:
        """How many wait for a greeting."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(movement.c.id).where(movement.c.greeted.is_(False)))
            return len(rows.all())

    async def codes(self) -> dict[int, str]:
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(code.c.user_id, code.c.code))
            return {row.user_id: row.code for row in rows}

    async def said(self) -> list[Say]:
        """Everything put into the outbox, in order."""
        async with self.database.begin() as uow:
            ids = list((await uow.connection.execute(select(outbox.c.id).order_by(outbox.c.id))).scalars())
            await uow.outbox.change(ids, state="waiting")
            parcels = await uow.outbox.claim(ids, "test", START)
        outgoing = [parcel.outgoing for parcel in sorted(parcels, key=lambda parcel: parcel.id)]
        return [act for act in outgoing if isinstance(act, Say)]

    async def in_group(self) -> list[Say]:
        return [say for say in await self.said() if say.to == Place(CHAT)]

    async def to_operators(self) -> list[Say]:
        return [say for say in await self.said() if say.to.chat_id == OPS]

    async def whispered(self) -> list[tuple[int, Say]]:
        return [(say.to.user_id, say) for say in await self.said() if isinstance(say.to, Whisper)]

    async def in_private(self, user: int) -> list[Say]:
        return [say for say in await self.said() if say.to == Place(user)]

    def read(self, say: Say) -> str:
        """What people read, without mark-up."""
        return self.content.texts.plain(say.language, say.text)


def seconds(*after: float) -> list[datetime]:
    return [START + timedelta(seconds=each) for each in after]


def pressed(say: Say) -> Sequence[str]:
    """What the buttons carry."""
    return [button.data or "" for row in say.buttons for button in row]


def names(users: Iterable[int]) -> list[str]:
    return [f"Name{user}" for user in users]
