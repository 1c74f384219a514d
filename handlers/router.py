"""The one router: a guard decides whether a message is a request, a dict finds its handler.

Falling through routers with a filter for each command costs seven times as much (DESIGN, section 3).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Call, Desk, Toast
from bot.domain.outgoing import Text
from bot.domain.press import Press, read_press
from bot.domain.refusal import Refusal
from handlers.door import call_of_answer, call_of_message, call_of_press

_UNKNOWN = Press("")
"""What a button carries that is not, or no more, one of ours."""

Handler = Callable[[Call], Awaitable[None]]


Listener = Callable[[Call, dict[str, Any]], Awaitable[None]]
"""Reads the answer to a question (`call.args`), with what was kept when it was asked."""


def router(
    commands: Mapping[str, Handler], buttons: Mapping[str, Handler],
    dialogues: Mapping[str, Listener] | None = None,
) -> Router:  # fmt: skip
    """A router over these commands, button actions and questions."""
    made = Router(name="steward")
    names = frozenset(commands)

    @made.message()
    async def on_message(message: Message, desk: Desk) -> None:
        if not await _answered(message, desk, dialogues or {}):
            call = await call_of_message(message, desk, names)
            if call is not None:
                await commands[call.name](call)

    @made.callback_query()
    async def on_press(press: CallbackQuery, desk: Desk) -> None:
        await _press(press, desk, buttons)

    return made


async def _answered(message: Message, desk: Desk, dialogues: Mapping[str, Listener]) -> bool:
    """Whether it was the answer to a question of ours."""
    found = await call_of_answer(message, desk)
    if found is None:
        return False
    call, asked = found
    listen = dialogues.get(asked.kind)
    if listen is None:
        return False
    await desk.uow.dialogues.end(call.chat_id, call.person.user_id)  # a refusal leaves it open
    await listen(call, asked.data)
    return True


async def _press(press: CallbackQuery, desk: Desk, buttons: Mapping[str, Handler]) -> None:
    """Every press is answered, since its button waits for that."""
    call = await call_of_press(press, read_press(press.data or "") or _UNKNOWN, desk)
    if call is None:
        desk.toasts.append(Toast(press.id, desk.defaults.language, Text("button-too-old")))
        return
    act = buttons.get(call.name)
    if act is None:
        raise Refusal("button-too-old")
    await act(call)
    if all(toast.press_id != press.id for toast in desk.toasts):
        desk.toasts.append(_silent(call))


def _silent(call: Call) -> Toast:
    return Toast(call.press_id, call.language)
