"""Plays Telegram on loopback: hands out prepared updates, takes any answer, and notes when and at what cost.

A process of its own, so that what it does is no part of what is measured:

    python -m bench.feeder '{"warm": 1000, "counted": 10000, "one_in": 20, "lively": false, "answers": 550}'

It prints its port, reads the contestant's process id, and prints the figures once all counted updates are
acknowledged and all answers have come.
"""

import asyncio
import json
import re
import sys
import time
from typing import Any

from bench.cost import cpu_seconds
from bench.traffic import FIRST_UPDATE, Mix, updates

BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
HOLD = 1.0
"""Seconds that a getUpdates waits when there are no updates (any more)."""
_GROUP = {"id": -1, "type": "supergroup", "title": "Readers"}
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)
_OFFSET = re.compile(rb'offset"?\s*[=:]\s*"?(\d+)')
_LIMIT = re.compile(rb'limit"?\s*[=:]\s*"?(\d+)')
_CHAT = re.compile(rb'chat_id"?[=:](-?\d+)')
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_METHOD = re.compile(rb"/bot[^/]+/(\w+)")


class Feeder:
    """The updates, and what is known of the contestant's progress."""

    def __init__(self, prepared: list[bytes], warm: int, answers: int) -> None:
        self._prepared = prepared
        self._warm = warm
        self._answers_due = answers
        self._answers = 0
        self._answered_at = 0.0
        self._marks: dict[str, tuple[float, float]] = {}
        self.pid = 0
        self.done = asyncio.Event()

    def fetch(self, offset: int, limit: int) -> bytes | None:
        """The answer to getUpdates; None when there is nothing (more)."""
        at = max(0, offset - FIRST_UPDATE)
        if at >= self._warm and "start" not in self._marks:
            self._mark("start")
        if at >= len(self._prepared):
            if "acknowledged" not in self._marks:
                self._mark("acknowledged")
                self._look()
            return None
        return b'{"ok":true,"result":[' + b",".join(self._prepared[at : at + limit]) + b"]}"

    def answered(self) -> None:
        """One message came."""
        self._answers += 1
        self._answered_at = time.perf_counter()
        self._look()

    def _look(self) -> None:
        if self._answers >= self._answers_due and "acknowledged" in self._marks:
            self._mark("answered")
            self.done.set()

    def _mark(self, name: str) -> None:
        self._marks[name] = time.perf_counter(), cpu_seconds(self.pid)

    def figures(self) -> dict[str, float]:
        """Seconds of the counted part until all was acknowledged, and answered; CPU seconds for all of it."""
        (start, cpu), (acknowledged, _) = self._marks["start"], self._marks["acknowledged"]
        last, cpu_at_end = self._marks["answered"]
        return {
            "acknowledged": acknowledged - start,
            "answered": max(acknowledged, last) - start,
            "cpu": cpu_at_end - cpu,
            "updates": len(self._prepared) - self._warm,
            "answers": self._answers,
        }


class Wire(asyncio.Protocol):
    """As much HTTP as the clients of a Bot API need."""

    def __init__(self, feeder: Feeder) -> None:
        self._feeder = feeder
        self._buffer = b""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - asyncio leaves the type open
        """A client is there."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = _LENGTH.search(head)
            size = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < size:
                return
            body, self._buffer = self._buffer[end + 4 : size], self._buffer[size:]
            method = _METHOD.search(head)
            self._answer(method[1].decode() if method else "", body)

    def _answer(self, method: str, body: bytes) -> None:
        if method != "getUpdates":
            self._send(_result(self._feeder, method, body))
            return
        offset, limit = _OFFSET.search(body), _LIMIT.search(body)
        found = self._feeder.fetch(int(offset[1]) if offset else 0, int(limit[1]) if limit else 100)
        if found is not None:
            self._send(found)
        else:
            asyncio.get_running_loop().call_later(HOLD, self._send, b'{"ok":true,"result":[]}')

    def _send(self, body: bytes) -> None:
        if not self._transport.is_closing():
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(head.encode() + body)


def _result(feeder: Feeder, method: str, body: bytes) -> bytes:
    found: object = True
    if method == "getMe":
        found = BOT
    elif method == "getChatMember":
        found = {"user": BOT, "status": "member"}
    elif method == "getChatAdministrators":
        found = []
    elif method == "getChat":
        found = {**_GROUP, "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    elif method == "sendMessage":
        feeder.answered()
        found = _sent(body)
    return json.dumps({"ok": True, "result": found}).encode()


def _sent(body: bytes) -> dict[str, object]:
    chat = _CHAT.search(body)
    where = _GROUP | {"id": int(chat[1]) if chat else 0}
    private = {"ephemeral_message_id": 77} if b"ephemeral_message_parameters" in body else {}
    message_id = 0 if private else 4711
    text = {"text": "canned"}
    return {"message_id": message_id, "date": 1_790_000_000, "chat": where, "from": BOT} | text | private


async def serve(warm: int, counted: int, one_in: int, answers: int, *, lively: bool) -> None:
    """Serve one contestant."""
    prepared = list(updates(Mix(warm + counted, one_in, lively), int(time.time())))
    feeder = Feeder(prepared, warm, answers)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Wire(feeder), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    feeder.pid = int(await asyncio.to_thread(sys.stdin.readline))
    await feeder.done.wait()
    print(json.dumps(feeder.figures()), flush=True)
    await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    asyncio.run(serve(**json.loads(sys.argv[1])))
