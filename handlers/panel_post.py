"""The panel's section for an announcement: written as an answer, looked at once more, sent."""

from collections.abc import Sequence
from typing import Any

from bot.actions import dialogue, panel
from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_entry import enter
from handlers.panel_screen import back, home, show, way

POST, ANNOUNCEMENT = "post", "announcement"
"""The section, and the question whose answer is the announcement."""
WRITE, SEND, PIN, CANCEL = "write", "send", "pin", "cancel"


async def section(call: Call, path: Sequence[str]) -> Screen:
    """What can be done here, or the next step of it."""
    match list(path):
        case []:
            return _offer(call)
        case ["write"]:
            await dialogue.ask(call, ANNOUNCEMENT)
            return Screen(Text("panel-post-write"), (back(call, POST, CANCEL),))
        case ["send" | "pin" as how]:
            return await _send(call, pin=how == PIN)
        case ["cancel"]:
            await dialogue.end(call)
            return _offer(call)
    raise Refusal("button-too-old")


async def written(call: Call, data: dict[str, Any]) -> None:
    """The announcement, or other words in place of it: shown as the group would see it."""
    del data
    await enter(call, home(call).id)
    await show(call, await preview(call, call.args))


async def preview(call: Call, words: str) -> Screen:
    """Words as the group would see them, to be sent or put differently.

    They are kept as what the open question knows, so they are gone after ten minutes.
    """
    await dialogue.ask(call, ANNOUNCEMENT, {"text": words})
    buttons = (
        (way(call, "panel-post-send", POST, SEND), way(call, "panel-post-pin", POST, PIN)),
        (way(call, "button-cancel", POST, CANCEL),),
    )
    return Screen(Text("panel-post-preview", {"text": words}), buttons)


def _offer(call: Call) -> Screen:
    return Screen(Text("panel-post-state"), ((way(call, "panel-post-new", POST, WRITE),), back(call)))


async def _send(call: Call, *, pin: bool) -> Screen:
    draft = await call.uow.dialogues.open(call.chat_id, call.person.user_id, call.desk.now)
    community = home(call)
    text = draft.data.get("text") if draft is not None and draft.kind == ANNOUNCEMENT else None
    if draft is None or not text or draft.community_id != community.id:
        return Screen(Text("panel-post-gone"), _offer(call).buttons)
    await dialogue.end(call)
    await panel.announce(
        call.uow, call.desk.now, community, call.person.user_id, str(text), call.press_id, pin=pin
    )
    return Screen(Text("panel-post-sent"), _offer(call).buttons)
