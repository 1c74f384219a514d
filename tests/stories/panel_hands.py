"""Hands for the stories about the panel: opening it, and pressing what it has or has not."""

from typing import Any

from bot.actions import registration
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO = 1002, 1003
SECOND = -1001000000003


async def panel(
    stage: Stage, user: int = OWNER, chat: int = GROUP, command: str = "/panel"
) -> dict[str, Any]:
    """Somebody asks for it; the bot's last message that they see."""
    await stage.say(user, command, chat)
    await stage.settle()
    return await stage.last(user, chat)


def datas(message: dict[str, Any]) -> list[str]:
    """What the buttons carry."""
    return [button["data"] for row in message["buttons"] for button in row if button["data"]]


def address(message: dict[str, Any]) -> dict[str, int]:
    """How a message is named when something is pressed under it."""
    if message["ephemeral"]:
        return {"ephemeral": message["ephemeral_message_id"]}
    return {"message": message["message_id"]}


async def forge(stage: Stage, user: int, message: dict[str, Any], data: str, chat: int = GROUP) -> str:
    """Send a button's data from under a message, whether it has that button or not; the toast."""
    pressed = await stage.post("forge", chat=chat, user=user, data=data, wait=10, **address(message))
    await stage.settle()
    assert pressed["answer"] is not None, f"{data!r} was never answered"
    return str(pressed["answer"]["text"] or "")


async def again(stage: Stage, user: int, message: dict[str, Any], chat: int = GROUP) -> dict[str, Any]:
    """The same message as it is now."""
    found = [each for each in await stage.seen(user, chat) if each["from"]["id"] == BOT]
    return next(each for each in found if address(each) == address(message))


async def press(
    stage: Stage, message: dict[str, Any], path: str, user: int = OWNER, chat: int = GROUP
) -> dict[str, Any]:
    """Press the button whose path ends so; the message as it is then."""
    data = next(each for each in datas(message) if each.rpartition(":")[0].endswith(path))
    await stage.press(user, message, data, chat)
    return await again(stage, user, message, chat)


async def reply(
    stage: Stage, message: dict[str, Any], text: str, user: int = OWNER, chat: int = GROUP
) -> dict[str, Any]:
    """Answer the panel's question in words; the bot's last message then."""
    name = "reply_to_ephemeral" if message["ephemeral"] else "reply_to"
    await stage.say(user, text, chat, **{name: next(iter(address(message).values()))})
    await stage.settle()
    return await stage.last(user, chat)


async def second_community(stage: Stage, ops: int | None = OPS) -> None:
    """Another group of the same bot, with Ann as its administrator."""
    await stage.post("chats", id=SECOND, type="supergroup", title="Runners", owner=OWNER, members=[ANN])
    await stage.post(f"chats/{SECOND}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.post(f"chats/{SECOND}/admin", user=ANN, by=OWNER)
    values: dict[str, object] = {
        "chat_id": SECOND, "kind": "interest", "language": "en", "timezone": "UTC", "rollover_hour": 4,
        "pack": "general", "ops_chat_id": ops, "title": "Runners",
    }  # fmt: skip
    async with stage.database.begin() as uow:
        await registration.declare(uow, START, values)
    stage.app.delivery.wake()
    await stage.settle()


async def orders(stage: Stage, count: int) -> None:
    """Ann has bought so many things that somebody must hand over."""
    item = next(each.id for each in stage.app.content.shop.items if each.delivery == "manual")
    async with stage.database.begin() as uow:
        community = (await uow.communities.by_chats([GROUP]))[GROUP]
        for number in range(count):
            await uow.shop.add({
                "community_id": community.id, "user_id": ANN, "item": item, "key": f"o{number}", "price": 30,
                "state": "open", "local_date": stage.clock.now().date(), "at": stage.clock.now(),
            })  # fmt: skip
