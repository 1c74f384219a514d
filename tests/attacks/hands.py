"""How the people of the town act, and what they are called and write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.stories.panel_hands import datas, forge
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, CHEN, MOD = 1002, 1003, 1004, 1006


@dataclass(frozen=True, slots=True)
class Wording:
    """What people of the town are called and write; an attack puts its own words there."""

    names: Mapping[int, str] = field(default_factory=dict)
    title: str = ""
    word: str = "cheap followers"
    free: str = "in so many words"
    """Wherever somebody may write what they like."""


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> None:
    """Somebody writes, and is answered."""
    await stage.say(user, text, chat, **more)
    await stage.settle()


async def pressed(stage: Stage, user: int, message: dict[str, Any], start: str, chat: int = GROUP) -> None:
    """Press the first button whose data starts so; no matter what comes of it."""
    data = next(each for each in datas(message) if each.startswith(start))
    await forge(stage, user, message, data, chat)


async def answered(stage: Stage, user: int, part: str, words: str, chat: int) -> None:
    """Reply to the bot's last message with this part."""
    seen = [each for each in await stage.seen(user, chat) if part in each["text"]]
    last = seen[-1]
    where: dict[str, Any] = {"reply_to": last["message_id"]}
    if last["ephemeral"]:
        where = {"ephemeral": True, "reply_to_ephemeral": last["ephemeral_message_id"]}
    await tell(stage, user, words, chat, **where)


async def card(stage: Stage, start: str, chat: int = OPS, user: int = OWNER) -> dict[str, Any]:
    """The last message with such a button that somebody sees."""
    seen = [each for each in await stage.seen(user, chat) if each["buttons"]]
    return [each for each in seen if any(data.startswith(start) for data in datas(each))][-1]
