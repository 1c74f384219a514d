"""The whole state of one sandbox: the world, and everything between it and the wire."""

import random
from dataclasses import dataclass, field
from typing import Any

import msgspec
from aiohttp import ClientSession

from sandbox import schema
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.limits import Limits
from sandbox.polling import Polling
from sandbox.queues import UpdateQueue
from sandbox.tasks import Tasks
from sandbox.watch import Watch
from sandbox.webhook import Webhook
from sandbox.world import World

encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Mailbox:
    """How updates reach one bot: its queue, and the poll or the webhook that empties it."""

    queue: UpdateQueue
    polling: Polling = field(init=False)
    webhook: Webhook | None = None

    def __post_init__(self) -> None:
        self.polling = Polling(self.queue)


class BrokenSchemaError(Exception):
    """The sandbox itself was about to say something the Bot API does not know."""


class Box:
    """A world with its mailboxes, journal, faults and limits.

    `retry_seconds` is the pause before a webhook is tried a third time; it doubles from there.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        limits: bool = False,
        seed: int = 1,
        retry_seconds: float = 2.0,
    ) -> None:
        self.clock = clock or Clock()
        self.seed = seed
        self.retry_seconds = retry_seconds
        self.schema = schema.load()
        self.watch = Watch()
        self.http: ClientSession | None = None
        self.tasks = Tasks()
        self._limits_on = limits
        self.mailboxes: dict[int, Mailbox] = {}
        self._fill()

    def _fill(self) -> None:
        self.random = random.Random(self.seed)
        self.journal = Journal(self.clock)
        self.faults = Faults(self.seed)
        self.limits = Limits(self.clock.exact, on=self._limits_on)
        self.mailboxes = {}
        self.world = World(self.clock, self.seed, self.emit, self.watch.changed)
        self._broken: list[str] = []

    def reset(self) -> None:
        """Forget everything but the clock; open polls end empty-handed."""
        for mailbox in self.mailboxes.values():
            mailbox.polling.release()
            if mailbox.webhook:
                mailbox.webhook.stop()
        self._fill()
        self.watch.changed()

    def mailbox(self, bot_id: int) -> Mailbox:
        """The mailbox of a bot, made on first use."""
        if bot_id not in self.mailboxes:
            queue = UpdateQueue(self.clock, self.seed + bot_id, self.schema.kinds)
            self.mailboxes[bot_id] = Mailbox(queue)
        return self.mailboxes[bot_id]

    def emit(self, bot_id: int, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update for a bot, if it fits the schema and the bot takes its kind."""
        problem = self.schema.update_problem(kind, payload)
        if problem is not None:
            self.broke(f"update {problem}", bot_id, kind)
            return
        queue = self.mailbox(bot_id).queue
        if kind not in queue.allowed:
            return
        item = queue.push(kind, payload, encode(payload))
        entry = self.journal.add("update")
        entry.bot, entry.method, entry.update = bot_id, kind, item.body
        entry.chat = (payload.get("message") or payload).get("chat", {}).get("id")

    def broke(self, text: str, bot_id: int | None, method: str | None) -> None:
        """Note a violation of our own; the call that caused it fails at `sound`."""
        self._broken.append(text)
        self.journal.violation(text, bot=bot_id, method=method)

    def sound(self) -> None:
        """Raise `BrokenSchemaError` if anything broke since this was last asked."""
        broken, self._broken = self._broken, []
        if broken:
            raise BrokenSchemaError("; ".join(broken))
