"""How fast Telegram may be written to, by the limits its documentation names.

Pure: every instant is an argument, in seconds of a clock that never goes back (`time.monotonic`).
"""

from collections import OrderedDict, deque
from dataclasses import dataclass
from math import inf

MINUTE = 60.0
SECOND = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages a second in all, a second in one chat, and a minute in one group."""

    second: int = 30
    chat_second: int = 1
    group_minute: int = 20


class Pace:
    """Remembers what was sent in the last minute, and which chats asked for silence; None: no limits."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits
        self._all: deque[float] = deque(maxlen=limits.second if limits else 0)
        self._chats: OrderedDict[int, deque[float]] = OrderedDict()
        self._shut: dict[int, float] = {}
        self._paused = -inf

    @classmethod
    def off(cls) -> "Pace":
        """A pace without limits (the demo's days pass in seconds); what is shut stays shut."""
        return cls(None)

    def sent(self, chat_id: int, at: float) -> None:
        """Something goes to this chat now."""
        if self._limits is None:
            return
        self._forget(at)
        self._all.append(at)
        times = self._chats.setdefault(chat_id, deque(maxlen=max(self._share(chat_id))))
        times.append(at)
        self._chats.move_to_end(chat_id)

    def shut(self, chat_id: int, until: float) -> None:
        """Nothing to this chat before `until`: it said so (429), or sending there went wrong."""
        self._shut[chat_id] = max(until, self._shut.get(chat_id, until))

    def pause(self, until: float) -> None:
        """Nothing to anybody before `until`: Telegram cannot be reached."""
        self._paused = max(until, self._paused)

    def is_paused(self, at: float) -> bool:
        """Whether nobody gets anything now."""
        return at < self._paused

    def ready_at(self, chat_id: int, at: float) -> float:
        """Seconds to wait before the next message to this chat; 0 when it may go now."""
        free = max(self._all_free(), self._shut.get(chat_id, -inf), self._chat_free(chat_id))
        return max(0.0, free - at)

    def room(self, at: float) -> int | None:
        """How many messages may go now in all; None for any number."""
        if self.is_paused(at):
            return 0
        if self._limits is None:
            return None
        return self._limits.second - sum(at - past < SECOND for past in self._all)

    def shut_chats(self, at: float) -> set[int]:
        """The chats that take nothing at all now."""
        self._shut = {chat: until for chat, until in self._shut.items() if until > at}
        return set(self._shut)

    def full_chats(self, at: float) -> set[int]:
        """The chats that have had their share of messages for now."""
        return {chat for chat in self._chats if self._chat_free(chat) > at}

    def _all_free(self) -> float:
        full = self._limits is not None and len(self._all) == self._limits.second
        return max(self._paused, self._all[0] + SECOND if full else -inf)

    def _chat_free(self, chat_id: int) -> float:
        times = self._chats.get(chat_id)
        if times is None or self._limits is None:
            return -inf
        second, minute = self._share(chat_id)
        free = times[-second] + SECOND if len(times) >= second else -inf
        return max(free, times[-minute] + MINUTE) if minute and len(times) >= minute else free

    def _share(self, chat_id: int) -> tuple[int, int]:
        """What a chat may get: a second, a minute (0: any number); groups have negative ids."""
        limits = self._limits or Limits()
        return limits.chat_second, limits.group_minute if chat_id < 0 else 0

    def _forget(self, at: float) -> None:
        while self._chats:
            chat, times = next(iter(self._chats.items()))
            if at - times[-1] < MINUTE:
                return
            del self._chats[chat]
