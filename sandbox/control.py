"""The control API: what a test, a demo or the page asks of the sandbox under /sandbox/.

README.md documents every call. Acts of people are the world's (`people.ACTIONS`); here are the
rest: time, faults, limits, the journal, raw updates and looking at things.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from sandbox import people
from sandbox.box import Box, BrokenSchemaError
from sandbox.clock import moment
from sandbox.control_bodies import Body, check_body, needed
from sandbox.control_reads import READS
from sandbox.control_updates import bot_id, put_update
from sandbox.errors import ApiError, Refused

LONGEST_WAIT = 60.0
BREATHE_EVERY = 100
TALKS = frozenset(
    {
        *("messages", "commands", "say", "edit", "delete", "press", "forge"),
        *("vote", "close_poll", "react", "seen", "chats/pin"),
    }
)
"""What may name a `bot` beside a person's id as `chat`, when several bots talk in private."""


class ControlError(Exception):
    """Why a control call fails: an HTTP status and one plain sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def control(box: Box, verb: str, path: str, body: Body) -> Any:  # noqa: ANN401 - any JSON
    """Answer one control call; `path` is what follows /sandbox/. Raises `ControlError`."""
    try:
        path, body = _chat_from_path(path.strip("/"), body)
        if path in TALKS and body.get("bot") and not str(body.get("chat", "-")).startswith("-"):
            body = _without(body, "bot") | {"chat": bot_id(box, body["bot"])}
        if verb == "GET":
            return await _get(box, path, body)
        if verb == "DELETE":
            return _delete(box, path)
        return await _post(box, path, body)
    except (Refused, ApiError, ValueError, msgspec.ValidationError) as no:
        raise ControlError(400, str(no)) from no
    except BrokenSchemaError as wrong:
        raise ControlError(500, f"the sandbox broke the Bot API schema: {wrong}") from wrong
    except ControlError:
        raise
    except Exception as wrong:
        box.journal.violation(traceback.format_exc(), method=path)
        raise ControlError(500, f"the sandbox failed: {wrong!r}") from wrong


def _chat_from_path(path: str, body: Body) -> tuple[str, Body]:
    head, _, rest = path.partition("/")
    chat, _, action = rest.partition("/")
    if head == "chats" and action:
        if not chat.lstrip("-").isdigit():
            raise ControlError(400, f"{chat!r} is not a chat id")
        return f"chats/{action}", body | {"chat": int(chat)}
    return path, body


async def _get(box: Box, path: str, query: Body) -> object:
    if path not in READS:
        raise ControlError(404, f"there is nothing to read at /sandbox/{path}")
    return await READS[path](box, query)


def _delete(box: Box, path: str) -> object:
    if path == "faults":
        box.faults.clear()
    elif path == "journal":
        box.journal.clear()
    else:
        raise ControlError(404, f"there is nothing to clear at /sandbox/{path}")
    return {"ok": True}


async def _post(box: Box, path: str, body: Body) -> object:
    check_body(body)
    if path in POSTS:
        return await POSTS[path](box, body)
    if path not in people.ACTIONS:
        raise ControlError(404, f"nothing can be done at /sandbox/{path}")
    seconds = 0.0
    if path in {"press", "forge"}:
        seconds = min(body.get("wait") or 0.0, LONGEST_WAIT)
        body = _without(body, "wait")
    done = people.act(box.world, path, body)
    box.sound()
    if path in {"bots", "users", "chats"}:
        box.watch.changed()
    return await _answered_press(box, done, seconds) if seconds else done


async def _answered_press(box: Box, done: Any, seconds: float) -> object:  # noqa: ANN401
    query_id = done["callback_query_id"]
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (answer := people.answer_of(box.world, query_id)) is None and loop.time() < end:
        await box.watch.next_change(end - loop.time())
    return done | {"answer": answer}


async def _reset(box: Box, _: Body) -> object:
    box.reset()
    return {"ok": True}


async def _batch(box: Box, body: Body) -> object:
    results: list[object] = []
    errors = 0
    for number, item in enumerate(needed(body, "do"), 1):
        try:
            results.append(await control(box, "POST", needed(item, "path"), _without(item, "path")))
        except ControlError as no:
            if no.status >= 500:  # noqa: PLR2004 - the sandbox's own fault must not pass unseen
                raise
            errors += 1
            results.append({"error": str(no)})
        if number % BREATHE_EVERY == 0:
            await asyncio.sleep(0)
    return {"results": results, "errors": errors}


def _without(body: Body, name: str) -> Body:
    return {key: value for key, value in body.items() if key != name}


async def _clock(box: Box, body: Body) -> object:
    clock = box.clock
    if unknown := set(body) - {"mode", "set", "advance", "days", "tz"}:
        raise ControlError(400, f"the clock has no {', '.join(sorted(unknown))}")
    if body.get("tz"):
        clock.show_in(body["tz"])
    if (mode := body.get("mode")) is not None:
        if mode not in {"real", "manual"}:
            raise ControlError(400, "mode must be real or manual")
        clock.switch(mode)
    if body.get("set") is not None:
        clock.set(moment(body["set"]))
    clock.advance(body.get("advance") or 0)
    clock.next_days(body.get("days") or 0)
    box.world.tick()
    box.sound()
    box.watch.changed()
    return clock.reading()


async def _fault(box: Box, body: Body) -> object:
    return {"id": box.faults.add(body).id}


async def _limits(box: Box, body: Body) -> object:
    return box.limits.change(body)


async def _updates(box: Box, body: Body) -> object:
    return put_update(box, body)


POSTS: dict[str, Callable[[Box, Body], Awaitable[object]]] = {
    "reset": _reset,
    "batch": _batch,
    "clock": _clock,
    "faults": _fault,
    "limits": _limits,
    "updates": _updates,
}
