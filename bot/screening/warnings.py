"""Who warns of something writes the words for it: staff are shown it, nobody is punished, no owner woken."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.incident import ALARMED
from bot.domain.screening import Hit
from bot.screening.normal import plain
from bot.screening.tables import simplified

WARNED_OF: Final = frozenset({"fraud", "illegal", "gambling"})
"""The categories that people warn each other of; nobody insults or threatens as a warning."""


class Warnings:
    """The phrases of those who warn; Latin ones only where they stand by themselves."""

    def __init__(self, phrases: Sequence[str]) -> None:
        each = "|".join(map(_pattern, phrases))
        self._phrases = re.compile(each) if each else None
        self._simplified = str.maketrans(dict(simplified()))

    def spared(self, text: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits; those that the writer seems to warn of are not certain, and not the gravest."""
        if self._phrases is None or not any(map(_matters, hits)):
            return hits
        if self._phrases.search(plain(text).replace("’", "'").translate(self._simplified)) is None:
            return hits
        return tuple(_as_warning(hit) if hit.category in WARNED_OF else hit for hit in hits)


def _matters(hit: Hit) -> bool:
    return hit.category in WARNED_OF and (hit.certain or hit.severity > ALARMED)


def _as_warning(hit: Hit) -> Hit:
    return replace(hit, flag=True, severity=min(hit.severity, ALARMED))


def _pattern(phrase: str) -> str:
    written = re.escape(plain(phrase))
    return rf"\b{written}\b" if phrase.isascii() else written


NO_WARNINGS: Final = Warnings(())
