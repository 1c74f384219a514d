"""Contestant: a bare aiogram echo. It stores nothing; without `answer` it does not even say anything."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, TelegramObject


def bot_of(server: str) -> Bot:
    """A bot of the feeder."""
    return Bot("42:bench", session=AiohttpSession(api=TelegramAPIServer.from_base(server)))


async def run(server: str, *, answer: bool) -> None:
    """Poll as aiogram does."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        echoed = message.answer(message.text or message.caption or "...")
        if answer:
            await echoed

    @dispatcher.message_reaction()
    @dispatcher.poll_answer()
    async def ignore(event: TelegramObject) -> None:
        del event

    kinds = ["message", "message_reaction", "poll_answer"]
    await dispatcher.start_polling(bot_of(server), allowed_updates=kinds)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], answer=sys.argv[2:] == ["answer"]))
