"""Hands for the stories about staff commands: giving them, and looking at what they did."""

from typing import Any

from sqlalchemy import select

from bot.storage.tables import audit, sanction
from tests.stories.stage import GROUP, OWNER, Stage

ANN, BO, CHEN = 1002, 1003, 1004
AS_THE_GROUP: dict[str, Any] = {"as": "anonymous"}


async def order(
    stage: Stage, written: str, user: int = OWNER, chat: int = GROUP, **more: Any
) -> dict[str, Any]:
    """Somebody writes a command; the bot's last message that they see."""
    await stage.say(user, written, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def meet(stage: Stage) -> None:
    """Everybody has said something, so that the bot knows their names."""
    for user in (ANN, BO, CHEN):
        await stage.say(user, "hi")
    await stage.settle()


async def status(stage: Stage, user: int, chat: int = GROUP) -> str:
    """What Telegram says somebody is in the group."""
    members = await stage.get("chats/members", chat=chat)
    return next(str(each["status"]) for each in members if each["id"] == user)


async def given(stage: Stage) -> list[tuple[int, str, int | None, bool]]:
    """The sanctions: whom, what, for how long, whether taken back."""
    async with stage.database.read() as uow:
        found = await uow.connection.execute(select(sanction).order_by(sanction.c.id))
        return [(row.user_id, row.kind, row.seconds, row.undone_at is not None) for row in found]


async def deeds(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        return list((await uow.connection.execute(select(audit.c.action).order_by(audit.c.id))).scalars())
