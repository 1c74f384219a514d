"""What the stories of the gate, of raids and of nights need: people's standing, and a door that asks."""

from typing import Any

from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage

NEW = 3001


async def standing(stage: Stage, user: int, chat: int = GROUP) -> str:
    """How somebody stands in a chat, "left" if they are not there."""
    found = await stage.get(f"chats/{chat}/members")
    return next((each["status"] for each in found if each["id"] == user), "left")


async def crowd(stage: Stage, users: range) -> None:
    """So many people whom nobody knows."""
    made = [{"path": "users", "id": user, "first_name": f"Name{user}"} for user in users]
    await stage.post("batch", do=made)


async def come(stage: Stage, users: range, **more: Any) -> None:
    """They walk in together."""
    await stage.post(f"chats/{GROUP}/join", users=list(users), **more)


async def calls(stage: Stage, method: str) -> list[dict[str, Any]]:
    """The parameters of all calls of a method so far."""
    found = await stage.get("journal", method=method)
    return [each["params"] for each in found["entries"] if each["kind"] == "request"]


async def told(stage: Stage, part: str, user: int = OWNER, chat: int = OPS) -> list[dict[str, Any]]:
    """The bot's messages with this in them that somebody sees."""
    found = await stage.seen(user, chat)
    return [each for each in found if each["from"]["id"] == BOT and part in each["text"]]


async def staff_say(stage: Stage, text: str, chat: int = OPS) -> dict[str, Any]:
    """The owner commands something; the bot's last word on it."""
    await stage.say(OWNER, text, chat)
    await stage.settle()
    return await stage.last(OWNER, chat)


async def knock(stage: Stage, user: int, chat: int = GROUP, *, query: bool = False) -> None:
    """Somebody asks to be let in."""
    known = {each["id"] for each in (await stage.get("state"))["users"]}
    if user not in known:
        await stage.post("users", id=user, first_name=f"Name{user}", language_code="en")
    await stage.post(f"chats/{chat}/request", user=user, query=query)
    await stage.settle()


def labels(message: dict[str, Any]) -> list[str]:
    """What stands on a message's buttons."""
    return [button["text"] for row in message["buttons"] or [] for button in row]
