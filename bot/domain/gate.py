"""The gate: what newcomers are asked before they may come in, or write. Pure; chance comes in."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from bot.domain.community import Person
from bot.domain.raid import RaidRules

GATE = "gate"
"""The setting's name."""
DOOR = timedelta(minutes=5)
"""So long Telegram lets us write to somebody who asks to join."""
QUESTIONS_AT_MOST, QUESTION_LENGTH, WORDS_AT_MOST, WORD_LENGTH = 10, 500, 20, 40


class Kind(StrEnum):
    """What is asked; `own`: the group's own questions, answered in people's own words."""

    BUTTON = "button"
    SUM = "sum"
    PICTURE = "picture"
    OWN = "own"


class After(StrEnum):
    """What a wrong answer, or silence, leads to. `later`: turned away, may knock again after a while."""

    DECLINE = "decline"
    LATER = "later"
    QUEUE = "queue"
    BAN = "ban"


class Where(StrEnum):
    """Where somebody is asked: in private before they are let in, or muted in the group."""

    PRIVATE = "private"
    GROUP = "group"


class State(StrEnum):
    """Of somebody who knocks. `gone`: what was decided is taken back."""

    ASKED = "asked"
    PASSED = "passed"
    FAILED = "failed"
    SILENT = "silent"
    QUEUED = "queued"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Picture:
    """An emoji and what it is called, by language."""

    sign: str
    names: Mapping[str, str]


PICTURES: Mapping[str, Picture] = {
    "cat": Picture("🐱", {"zh": "猫", "en": "cat"}),
    "dog": Picture("🐶", {"zh": "狗", "en": "dog"}),
}
"""To go on with where the content has none."""


@dataclass(frozen=True, slots=True)
class GateRules:
    """Numbers of `content/gate.toml`: seconds to answer, wrong tries, what follows, and the pictures."""

    seconds: int = 300
    tries: int = 2
    options: int = 6
    again_minutes: int = 60
    ban_hours: int = 24
    kind: Kind = Kind.BUTTON
    wrong: After = After.LATER
    silent: After = After.DECLINE
    pictures: Mapping[str, Picture] = field(default_factory=lambda: PICTURES)
    raid: RaidRules = field(default_factory=RaidRules)
    night_late_minutes: int = 60

    @property
    def patience(self) -> timedelta:
        """How long an answer is waited for."""
        return timedelta(seconds=self.seconds)

    @property
    def again(self) -> timedelta:
        """How long somebody who was turned away until later has to wait."""
        return timedelta(minutes=self.again_minutes)

    @property
    def ban(self) -> timedelta:
        """How long a ban at the gate lasts."""
        return timedelta(hours=self.ban_hours)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A group's own question; any of `words` in the answer is right, without words staff decide."""

    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """What a community has set."""

    on: bool
    kind: Kind
    wrong: After
    silent: After
    questions: tuple[OwnQuestion, ...] = ()

    def as_row(self) -> dict[str, object]:
        """As the setting keeps it."""
        questions = [{"text": each.text, "words": list(each.words)} for each in self.questions]
        return {
            "on": self.on, "kind": self.kind, "wrong": self.wrong, "silent": self.silent,
            "questions": questions,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `options` are the buttons' labels and `right` is one's place; `facts` fill the text."""

    kind: Kind
    options: tuple[str, ...] = ()
    right: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    def as_row(self) -> dict[str, object]:
        """As a knock's row keeps it."""
        return {
            "options": list(self.options), "right": self.right, "facts": dict(self.facts),
            "words": list(self.words),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came into a group; `by` brought them in (0: nobody), `message_id` is what the group saw.

    Two messages tell of each: only the first is `fresh`.
    """

    community_id: int
    person: Person
    at: datetime
    by: int = 0
    message_id: int = 0
    fresh: bool = True


def gate_in(row: Any, rules: GateRules) -> Gate:  # noqa: ANN401 - any JSON
    """What a setting says; off until somebody has switched it on."""
    if not isinstance(row, dict):
        return Gate(on=False, kind=rules.kind, wrong=rules.wrong, silent=rules.silent)
    questions = tuple(OwnQuestion(each["text"], tuple(each["words"])) for each in row.get("questions", ()))
    return Gate(
        bool(row.get("on")), Kind(row.get("kind", rules.kind)), After(row.get("wrong", rules.wrong)),
        After(row.get("silent", rules.silent)), questions,
    )  # fmt: skip


def question_in(kind: str, row: Mapping[str, Any]) -> Question:
    """A question as a knock's row keeps it."""
    options, words = tuple(row.get("options", ())), tuple(row.get("words", ()))
    return Question(Kind(kind), options, row.get("right", 0), row.get("facts", {}), words)


def ask(gate: Gate, rules: GateRules, dice: Random) -> Question:
    """Something to ask; of a group's own questions any one. One without questions has a button only."""
    if gate.kind is Kind.SUM:
        return _sum(rules, dice)
    if gate.kind is Kind.PICTURE:
        return _picture(rules, dice)
    if gate.kind is Kind.OWN and gate.questions:
        own = dice.choice(gate.questions)
        return Question(Kind.OWN, facts={"text": own.text}, words=own.words)
    return Question(Kind.BUTTON)


def _sum(rules: GateRules, dice: Random) -> Question:
    one, two = dice.randint(1, 9), dice.randint(1, 9)
    others = [number for number in range(2, 19) if number != one + two]
    shown = [one + two, *dice.sample(others, rules.options - 1)]
    dice.shuffle(shown)
    facts = {"one": one, "two": two}
    return Question(Kind.SUM, tuple(map(str, shown)), shown.index(one + two), facts)


def _picture(rules: GateRules, dice: Random) -> Question:
    shown = dice.sample(sorted(rules.pictures), min(rules.options, len(rules.pictures)))
    wanted = dice.choice(shown)
    signs = tuple(rules.pictures[name].sign for name in shown)
    return Question(Kind.PICTURE, signs, shown.index(wanted), {"name": dict(rules.pictures[wanted].names)})


def is_right(words: Collection[str], answer: str) -> bool:
    """Whether an answer has one of the words in it, however it is written."""
    said = _folded(answer)
    return any(_folded(word) in said for word in words)


def _folded(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).casefold().split())


def read_question(written: str) -> OwnQuestion | None:
    """A question, and the words one of which is right: "What brings you here? | tea, coffee".

    None for no question, one that is too long, or too many words.
    """
    text, _, rest = written.partition("|")
    text = text.strip()
    words = _words(rest)
    fits = len(words) <= WORDS_AT_MOST and all(len(word) <= WORD_LENGTH for word in words)
    return OwnQuestion(text, tuple(words)) if 0 < len(text) <= QUESTION_LENGTH and fits else None


def _words(written: str) -> Sequence[str]:
    for sign in "，、;；\n":
        written = written.replace(sign, ",")
    return [word for each in written.split(",") if (word := " ".join(each.split()))]
