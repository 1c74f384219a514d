"""Updates waiting for one bot: numbered, filtered, kept until the bot confirms them."""

import random
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.clock import Clock

Lane = tuple[str, int | str]

LIFETIME = 24 * 60 * 60
PRESS_LIFETIME = 150
REMEMBERED = 10_000
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Item:
    """One waiting update: its JSON, the virtual seconds it lives between, and its lane.

    Updates of one lane reach a webhook one at a time and in order.
    """

    update_id: int
    kind: str
    body: bytes
    since: int
    expires: int
    lane: Lane


class UpdateQueue:
    """The updates of one bot.

    `wake` is called with each new item; whoever delivers (a poll or a webhook) sets it.
    """

    def __init__(self, clock: Clock, seed: int, kinds: Iterable[str]) -> None:
        self._clock = clock
        self._kinds = frozenset(kinds)
        self._default = self._kinds - NOT_BY_DEFAULT
        self._next_id = random.Random(seed).randrange(100_000_000, 900_000_000)
        self._pending: OrderedDict[int, Item] = OrderedDict()
        self._repeats: deque[Item] = deque()
        self._recent: OrderedDict[int, Item] = OrderedDict()
        self.allowed = self._default
        self.wake: Callable[[Item], None] | None = None

    @property
    def allowed_list(self) -> list[str] | None:
        """The kinds the bot asked for, or None while it takes the default ones."""
        return None if self.allowed == self._default else sorted(self.allowed)

    def allow(self, names: Iterable[object]) -> None:
        """Take these kinds from now on; unknown names are skipped, none left means the default."""
        wanted = frozenset(str(name).lower() for name in names) & self._kinds
        self.allowed = wanted or self._default

    def number_from(self, update_id: int) -> None:
        """Let the next update have this number, as after Telegram's long silences."""
        self._next_id = update_id - 1

    def push(self, kind: str, payload: Mapping[str, Any], encoded: bytes) -> Item:
        """Queue an update of ours; the caller has asked `allowed` whether the bot takes it."""
        update_id = self._number()
        body = b'{"update_id":%d,"%s":%s}' % (update_id, kind.encode(), encoded)
        return self._add(update_id, kind, body, lane_of(kind, payload))

    def push_raw(self, encode: Callable[[int], bytes], update_id: int | None = None) -> Item:
        """Queue anything; `encode` gets the number which the bot will confirm it by."""
        number = self._number() if update_id is None else update_id
        return self._add(number, "raw", encode(number), ("raw", number))

    def repeat(self, update_id: int) -> Item:
        """Deliver an update once more, byte for byte; `LookupError` if it is not remembered."""
        item = self._recent[update_id]
        self._repeats.append(item)
        if self.wake:
            self.wake(item)
        return item

    def confirm_before(self, offset: int) -> None:
        """The bot has dealt with every update numbered below `offset`."""
        while self._pending and next(iter(self._pending)) < offset:
            self._pending.popitem(last=False)

    def confirm(self, item: Item) -> None:
        """The bot has dealt with this one."""
        if item in self._repeats:
            self._repeats.remove(item)
        else:
            self._pending.pop(item.update_id, None)

    def keep_last(self, count: int) -> None:
        """Forget all but the last `count` updates."""
        while len(self._pending) > count:
            self._pending.popitem(last=False)

    def take(self, limit: int) -> list[Item]:
        """Up to `limit` updates for a poll: repeats first (they go with this), then the oldest."""
        repeats = [self._repeats.popleft() for _ in range(min(limit, len(self._repeats)))]
        now = self._clock.now()
        alive: list[Item] = []
        dead: list[Item] = []
        for item in self._pending.values():
            if len(alive) + len(repeats) == limit:
                break
            (alive if item.expires > now else dead).append(item)
        for item in dead:
            del self._pending[item.update_id]
        return repeats + alive

    def waiting(self) -> list[Item]:
        """Everything that still has to reach the bot, oldest first."""
        now = self._clock.now()
        self._pending = OrderedDict((k, i) for k, i in self._pending.items() if i.expires > now)
        return [*self._repeats, *self._pending.values()]

    def has_waiting(self) -> bool:
        """Whether a poll would get something (or only expired updates)."""
        return bool(self._pending or self._repeats)

    def is_waiting(self, item: Item) -> bool:
        """Whether this update is unconfirmed and still alive."""
        known = item.update_id in self._pending or item in self._repeats
        return known and item.expires > self._clock.now()

    def clear(self) -> None:
        """Drop whatever waits."""
        self._pending.clear()
        self._repeats.clear()

    def _number(self) -> int:
        self._next_id += 1
        return self._next_id

    def _add(self, update_id: int, kind: str, body: bytes, lane: Lane) -> Item:
        now = self._clock.now()
        life = PRESS_LIFETIME if kind == "callback_query" else LIFETIME
        item = Item(update_id, kind, body, now, now + life, lane)
        self._pending[update_id] = self._recent[update_id] = item
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        if self.wake:
            self.wake(item)
        return item


def _chat(payload: Mapping[str, Any]) -> int:
    return int(payload["chat"]["id"])


def _sender(payload: Mapping[str, Any]) -> int:
    return int(payload["from"]["id"])


_LANES: dict[str, tuple[str, Callable[[Mapping[str, Any]], int | str]]] = {
    "callback_query": ("press", _sender),
    "chat_member": ("member", lambda payload: int(payload["new_chat_member"]["user"]["id"])),
    "chat_join_request": ("member", _sender),
    "poll": ("poll", lambda payload: str(payload["id"])),
    "poll_answer": ("poll", lambda payload: str(payload["poll_id"])),
    "message_reaction": ("reaction", _chat),
    "message_reaction_count": ("reaction", _chat),
    "my_chat_member": ("my", _chat),
}


def lane_of(kind: str, payload: Mapping[str, Any]) -> Lane:
    """The queue in which Telegram keeps an update: of a chat, of a person, or of a poll."""
    if kind in _LANES:
        name, key = _LANES[kind]
        return name, key(payload)
    return ("chat", _chat(payload)) if "chat" in payload else ("kind", kind)
