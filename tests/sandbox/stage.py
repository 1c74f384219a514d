"""A small stage for tests of the world: a bot, some people, a group; every word checked by schema."""

from typing import Any

from sandbox import schema
from sandbox.chats import Json
from sandbox.clock import Clock
from sandbox.methods import METHODS
from sandbox.people import act
from sandbox.world import World

START = 1_760_000_000
TOKEN = "100:abc"
OWNER, ANN, BEN = 1001, 1002, 1003


class Stage:
    """The world and what its bots were told, as (bot id, kind, payload)."""

    def __init__(self) -> None:
        self.clock = Clock("manual", START)
        self.heard: list[tuple[int, str, Json]] = []
        self.changed: list[int] = []
        self.world = World(self.clock, 1, self._emit, self.changed.append)
        self.bot = self.world.bot(TOKEN)
        for name in ("Olga", "Ann", "Ben"):
            self.act("users", first_name=name)

    def _emit(self, bot_id: int, kind: str, payload: Json) -> None:
        problem = schema.load().update_problem(kind, payload)
        assert problem is None, problem
        self.heard.append((bot_id, kind, payload))

    def act(self, path: str, **body: Any) -> Any:
        """A control call."""
        return act(self.world, path, body)

    def call(self, method: str, **params: Any) -> Any:
        """A Bot API call, its answer checked."""
        result = METHODS[method](self.world, self.bot, params)
        known = schema.load().method(method)
        assert known is not None
        assert known.result(result) is None, known.result(result)
        return result

    def group(self, kind: str = "supergroup", *, admin: Any = True, **more: Any) -> int:
        """A chat with the owner, Ann and Ben, and the bot as (administrator) member."""
        made = self.act("chats", type=kind, title="Tea house", owner=OWNER, members=[ANN, BEN], **more)
        self.act("chats/bot", chat=made["id"], bot=TOKEN, admin=admin)
        self.heard.clear()
        return int(made["id"])

    def kinds(self) -> list[str]:
        """The kinds of updates the bots were told since the last look."""
        kinds = [kind for _, kind, _ in self.heard]
        self.heard.clear()
        return kinds

    def last(self, kind: str) -> Json:
        """The newest update of a kind."""
        return next(payload for _, k, payload in reversed(self.heard) if k == kind)
