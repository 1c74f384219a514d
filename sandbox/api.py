"""One Bot API call from its name and raw parameters to its answer, faults and limits included."""

import asyncio
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import StreamReader

from sandbox.bodies import Raw, read_body
from sandbox.box import Box, BrokenSchemaError, encode
from sandbox.chats import Bot
from sandbox.errors import ApiError
from sandbox.faults import AFTER, Fault
from sandbox.methods import METHODS
from sandbox.own_methods import OWN, Done
from sandbox.params import read_params
from sandbox.schema import Method

NOT_IN_ANSWERS = {"setwebhook", "deletewebhook", "close", "logout"}
OK = 200


@dataclass(slots=True)
class Answer:
    """What goes back: an HTTP status and a body, or (`broken`) a connection that is reset."""

    status: int = OK
    body: bytes = b""
    broken: bool = False


@dataclass(slots=True)
class Call:
    """One call on its way; what is known of it grows."""

    bot: Bot
    name: str
    raw: Raw
    params: dict[str, Any] = field(default_factory=dict)
    fault: Fault | None = None


async def answer(box: Box, token: str, name: str, raw: Raw) -> Answer:
    """Carry out a call; never raises for anything a bot may have got wrong."""
    try:
        bot = box.world.bot(token)
    except ApiError as no:
        return refusal(no)
    call = Call(bot, name, raw)
    try:
        done = await _perform(box, call)
        result = Answer(body=_envelope(done))
    except ApiError as no:
        result, done = refusal(no), Done(b"", note=no.description)
    _note(box, call, result.status, done)
    return await _spoil(call.fault, result)


async def answer_in_webhook(box: Box, token: str, headers: Mapping[str, str], content: StreamReader) -> None:
    """Carry out the call a webhook may have answered an update with; its result goes nowhere."""
    try:
        raw = await read_body(headers, content)
    except ApiError:
        return
    name = str(raw.pop("method", ""))
    if name and not name.lower().startswith("get") and name.lower() not in NOT_IN_ANSWERS:
        await answer(box, token, name, raw)


def refusal(no: ApiError) -> Answer:
    """The answer to a call that was refused."""
    told: dict[str, Any] = {"ok": False, "error_code": no.code, "description": no.description}
    if no.parameters:
        told["parameters"] = no.parameters
    return Answer(no.code, encode(told))


async def _perform(box: Box, call: Call) -> Done:
    method = box.schema.method(call.name)
    if method is None:
        raise ApiError(404, "Not Found")
    call.name = method.name
    call.params, odd = read_params(method, call.raw)
    for text in odd:
        box.journal.violation(text, bot=call.bot.id, method=method.name)
    chat = call.params.get("chat_id")
    call.fault = box.faults.strike(method.name, chat)
    if call.fault:
        _note_fault(box, call, call.fault)
        if call.fault.kind not in AFTER:
            raise call.fault.error()
    box.limits.check(call.bot.id, method.name, call.params)
    return await _run(box, call, method)


async def _run(box: Box, call: Call, method: Method) -> Done:
    async def answered(headers: Mapping[str, str], content: StreamReader) -> None:
        await answer_in_webhook(box, call.bot.token, headers, content)

    if method.name in OWN:
        return await OWN[method.name](box, box.mailbox(call.bot.id), call.params, answered)
    if method.name not in METHODS:
        raise ApiError(400, "Bad Request: method is not supported by the sandbox")
    try:
        result = METHODS[method.name](box.world, call.bot, call.params)
        if (problem := method.result(result)) is not None:
            box.broke(f"result of {method.name}: {problem}", call.bot.id, method.name)
        box.sound()
    except ApiError:
        raise
    except BrokenSchemaError as wrong:
        raise ApiError(500, f"Internal Server Error: the sandbox broke the schema: {wrong}") from wrong
    except Exception as wrong:
        box.journal.violation(traceback.format_exc(), bot=call.bot.id, method=method.name)
        raise ApiError(500, f"Internal Server Error: the sandbox failed: {wrong!r}") from wrong
    return Done(encode(result))


def _envelope(done: Done) -> bytes:
    told = b',"description":' + encode(done.description) if done.description else b""
    return b'{"ok":true,"result":' + done.result + told + b"}"


def _note(box: Box, call: Call, status: int, done: Done) -> None:
    entry = box.journal.add("request")
    entry.bot, entry.method, entry.params = call.bot.id, call.name, call.params
    entry.chat, entry.status, entry.text = call.params.get("chat_id"), status, done.note
    if done.result and done.note is None:
        entry.result = done.result


def _note_fault(box: Box, call: Call, fault: Fault) -> None:
    entry = box.journal.add("fault")
    entry.bot, entry.method, entry.text = call.bot.id, call.name, fault.kind
    entry.chat = call.params.get("chat_id")


async def _spoil(fault: Fault | None, result: Answer) -> Answer:
    match fault.kind if fault else None:
        case "reset" | "lost":
            return Answer(broken=True)
        case "garbled":
            return Answer(body=b"<html><body>Bad Gateway</body></html>")
        case "slow" if fault:
            await asyncio.sleep(fault.seconds)
    return result
