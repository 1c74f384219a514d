"""Things that go wrong on purpose, as often as asked."""

import random
from dataclasses import dataclass, fields, replace
from typing import Any

import msgspec

from sandbox.errors import ApiError

BEFORE = ("429", "500", "502", "error", "reset")
AFTER = ("lost", "garbled", "slow")
_TEXTS = {"500": "Internal Server Error", "502": "Bad Gateway"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule. `times` -1 means for ever; the first `after` matching calls are left alone.

    Kinds before the call is done: `429`, `500`, `502`, `error` (any code) and `reset` (connection
    broken). Kinds after it is done: `lost` (connection broken), `garbled` (an answer that is not
    JSON) and `slow` (answered `seconds` real seconds late).
    """

    id: int
    kind: str
    method: str = "*"
    chat: int | str | None = None
    code: int = 400
    description: str = "Bad Request: fault injected"
    retry_after: int = 1
    seconds: float = 1.0
    times: int = 1
    probability: float = 1.0
    after: int = 0

    def error(self) -> ApiError:
        """What a call is refused with by a fault of the first group."""
        if self.kind == "429":
            text = f"Too Many Requests: retry after {self.retry_after}"
            return ApiError(429, text, {"retry_after": self.retry_after})
        if self.kind in _TEXTS:
            return ApiError(int(self.kind), _TEXTS[self.kind])
        return ApiError(self.code, self.description)

    def concerns(self, method: str, chat: object) -> bool:
        """Whether the rule speaks about this call."""
        here = self.chat is None or str(self.chat) == str(chat)
        return here and (self.method == "*" or self.method.lower() == method.lower())


class Faults:
    """The rules in force; chance comes from one seeded generator, so runs repeat."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._rules: dict[int, Fault] = {}
        self._last = 0

    def add(self, body: dict[str, Any]) -> Fault:
        """A rule from a control request; `ValueError` with a plain sentence if it is wrong."""
        if body.get("kind") not in (*BEFORE, *AFTER):
            raise ValueError(f"kind must be one of {', '.join((*BEFORE, *AFTER))}")
        if unknown := set(body) - {field.name for field in fields(Fault) if field.name != "id"}:
            raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
        rule = msgspec.convert(body | {"id": self._last + 1}, Fault)
        self._last = rule.id
        self._rules[rule.id] = rule
        return rule

    def rules(self) -> list[Fault]:
        """All rules that may still strike, in order."""
        return list(self._rules.values())

    def clear(self) -> None:
        """Forget every rule."""
        self._rules.clear()

    def strike(self, method: str, chat: object) -> Fault | None:
        """The first rule that strikes this call, used up by one; None if the call is spared."""
        for rule in self.rules():
            if rule.concerns(method, chat) and self._strikes(rule):
                return rule
        return None

    def _strikes(self, rule: Fault) -> bool:
        if rule.after > 0:
            self._rules[rule.id] = replace(rule, after=rule.after - 1)
            return False
        if self._random.random() >= rule.probability:
            return False
        if rule.times == 1:
            del self._rules[rule.id]
        elif rule.times > 1:
            self._rules[rule.id] = replace(rule, times=rule.times - 1)
        return True
