"""Telegram's limits on sending: so many a second in all and in a chat, so many a minute in a group.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

import msgspec

from sandbox.errors import ApiError

SECOND, MINUTE = 1.0, 60.0
COUNTED = ("send", "forward", "copy")
FREE = {"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"}


@dataclass(frozen=True, slots=True)
class Rules:
    """How much is allowed. `chat_burst` messages in `chat_burst` seconds make 1/s with bursts."""

    on: bool = False
    per_second: int = 30
    chat_burst: int = 3
    group_per_minute: int = 20
    virtual: bool = False


class Limits:
    """Counts what each bot sends and says when it must wait.

    Seconds are real ones unless `virtual` is set, because a bot paces itself in real time.
    """

    def __init__(self, virtual: Callable[[], float], *, on: bool = False) -> None:
        self._virtual = virtual
        self.rules = Rules(on=on)
        self._sent: defaultdict[tuple[object, ...], deque[float]] = defaultdict(deque)

    def change(self, body: dict[str, Any]) -> Rules:
        """Change the rules; `ValueError` with a plain sentence for a name they do not have."""
        if unknown := set(body) - {field.name for field in fields(Rules)}:
            raise ValueError(f"limits have no {', '.join(sorted(unknown))}")
        self.rules = msgspec.convert(asdict(self.rules) | body, Rules)
        self._sent.clear()
        return self.rules

    def check(self, bot: int, method: str, params: dict[str, Any]) -> None:
        """Count a call; `ApiError` 429 with `retry_after` whole seconds if it is one too many."""
        if not self.rules.on or not method.startswith(COUNTED) or method in FREE:
            return
        now = self._virtual() if self.rules.virtual else time.monotonic()
        windows = self._windows(bot, params.get("chat_id"))
        wait = max(self._wait(key, most, span, now) for key, most, span in windows)
        if wait > 0:
            seconds = math.ceil(wait)
            text = f"Too Many Requests: retry after {seconds}"
            raise ApiError(429, text, {"retry_after": seconds})
        count = len(params.get("message_ids") or params.get("media") or "1")
        for key, _, _ in windows:
            self._sent[key].extend([now] * count)

    def _windows(self, bot: int, chat: object) -> list[tuple[tuple[object, ...], int, float]]:
        rules = self.rules
        windows: list[tuple[tuple[object, ...], int, float]] = [
            ((bot,), rules.per_second, SECOND),
            ((bot, chat), rules.chat_burst, SECOND * rules.chat_burst),
        ]
        if isinstance(chat, str) or (isinstance(chat, int) and chat < 0):
            windows.append(((bot, chat, "group"), rules.group_per_minute, MINUTE))
        return windows

    def _wait(self, key: tuple[object, ...], most: int, span: float, now: float) -> float:
        sent = self._sent[key]
        while sent and sent[0] <= now - span:
            sent.popleft()
        return 0.0 if len(sent) < most else sent[len(sent) - most] + span - now
