"""Contestant: the design most bots have. Routers with filters, one ORM transaction an update, direct answers.

It does less than Steward (no streaks, no leaderboards, no exactly-once) and is kept simple on purpose; its
database is as durable (SQLite, WAL, synchronous=FULL), and updates go one after the other, since tasks of
their own would only queue for the database's lock.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from aiogram import BaseMiddleware, Dispatcher, F, Router
from aiogram.filters import Command
from aiogram.types import Message, TelegramObject
from sqlalchemy import ColumnElement, Connection, and_, event, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bench.bare import bot_of
from bench.screen import flagged


class Table(DeclarativeBase):
    """The tables below."""


class Member(Table):
    """Somebody in a group."""

    __tablename__ = "member"
    chat_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    messages: Mapped[int] = mapped_column(default=0)


class Activity(Table):
    """A member's day."""

    __tablename__ = "activity"
    chat_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(primary_key=True)
    messages: Mapped[int] = mapped_column(default=0)


class Entry(Table):
    """Points, and what for."""

    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    user_id: Mapped[int] = mapped_column(index=True)
    day: Mapped[date]
    amount: Mapped[int]


class Transaction(BaseMiddleware):
    """A session for each update, committed when its handler has returned."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,  # as aiogram names it
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - as aiogram has it
        """Count the message, then let its handler act."""
        async with self._sessions() as session, session.begin():
            if isinstance(event, Message):
                await _count(session, event)
            data["session"] = session
            return await handler(event, data)


async def _count(session: AsyncSession, message: Message) -> None:
    if message.from_user is None:
        return
    chat, user, day = message.chat.id, message.from_user.id, message.date.date()
    member = await session.get(Member, (chat, user))
    if member is None:
        member = Member(chat_id=chat, user_id=user, name="", messages=0)
        session.add(member)
    member.name = message.from_user.full_name
    member.messages += 1
    today = await session.get(Activity, (chat, day, user))
    if today is None:
        today = Activity(chat_id=chat, day=day, user_id=user, messages=0)
        session.add(today)
    today.messages += 1


def _mine(message: Message) -> ColumnElement[bool]:
    user = message.from_user.id if message.from_user else 0
    return and_(Entry.chat_id == message.chat.id, Entry.user_id == user)


async def check_in(message: Message, session: AsyncSession) -> None:
    """Once a day, ten points."""
    today = message.date.date()
    done = await session.execute(select(Entry.id).where(_mine(message), Entry.day == today))
    if done.first() is not None or message.from_user is None:
        await message.answer("You have checked in today.")
        return
    session.add(Entry(chat_id=message.chat.id, user_id=message.from_user.id, day=today, amount=10))
    await message.answer("Checked in: 10 points.")


async def points(message: Message, session: AsyncSession) -> None:
    """The sum."""
    total = await session.execute(select(func.sum(Entry.amount)).where(_mine(message)))
    await message.answer(f"You have {total.scalar_one() or 0} points.")


async def talk(message: Message) -> None:
    """Whatever else is said is screened."""
    if flagged(message.text or message.caption or ""):
        await message.answer("Please mind your words.")


def routers() -> list[Router]:
    """A router a feature, as tutorials have it."""
    first, second, rest = Router(), Router(), Router()
    first.message.register(check_in, Command("checkin"))
    first.message.register(check_in, F.text.lower().in_({"签到", "打卡", "check in"}))
    second.message.register(points, Command("points"))
    second.message.register(points, F.text.lower().in_({"积分", "my points"}))
    rest.message.register(talk)
    return [first, second, rest]


def _settings(connection: Any, _: object) -> None:  # noqa: ANN401 - a DB-API connection
    for each in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {each}")


def _tables(connection: Connection) -> None:
    Table.metadata.create_all(connection)


async def run(server: str, path: str) -> None:
    """Poll as aiogram does."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
    event.listen(engine.sync_engine, "connect", _settings)
    async with engine.begin() as connection:
        await connection.run_sync(_tables)
    dispatcher = Dispatcher()
    dispatcher.message.outer_middleware(Transaction(async_sessionmaker(engine, expire_on_commit=False)))
    dispatcher.include_routers(*routers())
    await dispatcher.start_polling(bot_of(server), allowed_updates=["message"], handle_as_tasks=False)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:3]))
