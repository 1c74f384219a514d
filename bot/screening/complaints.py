"""Recognises complaints: phrases with weights, found in one pass, and guards against taking them wrongly.

A message is a complaint when its signs add up (see `content/complaints.toml`), so that each one can be
explained by the phrases it was read from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.domain.complaint import Complaint, ComplaintRules, Grade, Phrase, Sign
from bot.screening.tables import simplified

_LOOK_BACK = 12
"""Characters before a phrase in which a negation is looked for."""

Counted = Mapping[int, Mapping[str, Phrase]]
"""The phrases that count, by the number of their sign and then by themselves."""


class _Entry(NamedTuple):
    """A phrase as the matcher numbers it; `bounded` ones are no part of a longer Latin word."""

    sign: int
    text: str
    bounded: bool


class Complaints:
    """Reads complaints out of messages, in simplified or traditional characters and in English."""

    def __init__(self, rules: ComplaintRules) -> None:
        self._rules = rules
        table = {**simplified(), "’": "'"}
        self._written = str.maketrans(table)
        self._otherwise = re.compile(f"[{''.join(table)}]")
        self._entries = tuple(_entries(rules.signs))
        self._tells = tuple(rules.signs[entry.sign].grade is not None for entry in self._entries)
        self._matcher = AhoCorasick(
            [entry.text for entry in self._entries],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def read(self, text: str) -> Complaint | None:
        """The complaint that a message is; None for one that is none."""
        folded = self._folded(text)
        found = self._matcher.find_matches_as_indexes(folded)
        tells = self._tells
        if not any(tells[number] for number, _, _ in found):
            return None
        return self._complaint(text, self._counted(folded, found))

    def _folded(self, text: str) -> str:
        """With the same places as in the text, which a few capitals would not keep."""
        small = text.lower()
        if len(small) != len(text):
            small = text
        return small.translate(self._written) if self._otherwise.search(small) else small

    def _score(self, counted: Counted) -> int:
        signs = self._rules.signs
        return sum(signs[sign].weight * min(len(texts), signs[sign].most) for sign, texts in counted.items())

    def _counted(self, folded: str, found: Iterable[tuple[int, int, int]]) -> Counted:
        counted: dict[int, dict[str, Phrase]] = {}
        for number, start, end in found:
            sign, phrase, bounded = self._entries[number]
            if bounded and not _stands_alone(folded, start, end):
                continue
            if not self._negated(folded, start):
                found_as = Phrase(self._rules.signs[sign].name, phrase, start, end)
                counted.setdefault(sign, {}).setdefault(phrase, found_as)
        return counted

    def _complaint(self, text: str, counted: Counted) -> Complaint | None:
        signs, score = self._rules.signs, self._score(counted)
        grades = [grade for sign in counted if (grade := signs[sign].grade) is not None]
        is_about = any(signs[sign].about for sign in counted)
        if not grades or not is_about or score < self._rules.threshold:
            return None
        phrases = (each for sign in counted if signs[sign].weight > 0 for each in counted[sign].values())
        shown = (Phrase(each.sign, text[each.start : each.end], each.start, each.end) for each in phrases)
        return Complaint(max(grades, key=_rank), score, tuple(sorted(shown, key=_place)))

    def _negated(self, folded: str, start: int) -> bool:
        before = folded[max(0, start - _LOOK_BACK) : start].rstrip(self._rules.degrees)
        if not before.endswith(self._rules.negations):
            return False
        return not before.endswith(self._rules.reproaches)


def _rank(grade: Grade) -> int:
    return grade.rank


def _place(phrase: Phrase) -> int:
    return phrase.start


def _entries(signs: Iterable[Sign]) -> Iterator[_Entry]:
    for number, sign in enumerate(signs):
        for phrase in sign.phrases:
            yield _Entry(number, phrase, phrase[0].isascii() and phrase[-1].isascii())


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit goes on at either end."""
    return not (_goes_on(folded[start - 1 : start]) or _goes_on(folded[end : end + 1]))


def _goes_on(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
