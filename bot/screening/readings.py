"""What stands on the screen otherwise than in the text: turned round, in flags, a letter a line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from bot.domain.screening import Hit, How

_TURNED: Final = "\u202e"
_TURN = re.compile("\u202e([^\u202c\u2069\n]*)")
"""From here on letters run from right to left, up to where that is taken back or the line ends."""
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]")
_SPELLED = re.compile("[\U0001f1e6-\U0001f1ff](?:[\\W]{0,2}[\U0001f1e6-\U0001f1ff]){2,}")
_LETTERS: Final = {0x1F1E6 + number: chr(ord("a") + number) for number in range(26)}
_LINES = re.compile(r"(?<!\w)[^\W\d_](?:\n[^\W\d_]){2,}(?!\w)")


class Reading(NamedTuple):
    """Another text of the same length; `places` are those in the original, None if they are the same."""

    text: str
    places: Sequence[int] | None
    how: How

    def of_original(self, hit: Hit) -> Hit:
        """A hit where it stands in the original: never certain, since nobody wrote it so."""
        start, end = hit.start, hit.end
        if self.places is not None:
            taken = self.places[start:end]
            start, end = min(taken), max(taken) + 1
        how = self.how if hit.how is How.EXACT else hit.how
        return replace(hit, start=start, end=end, how=how)


def otherwise(text: str) -> Reading | None:
    """The text as people read it, where that is not how it is written; None for nearly all texts."""
    lines = "\n" in text and _LINES.search(text) is not None
    if text.isascii():
        return Reading(_in_line(text), None, How.SPLIT) if lines else None
    turned, spelled = _TURNED in text, _FLAGS.search(text) is not None and _SPELLED.search(text) is not None
    if not (lines or turned or spelled):
        return None
    read = _SPELLED.sub(lambda found: found[0].translate(_LETTERS), text)
    read = _in_line(read) if lines else read
    if not turned:
        return Reading(read, None, How.LOOKALIKE if spelled else How.SPLIT)
    places = list(range(len(text)))
    for found in _TURN.finditer(text):
        start, end = found.span(1)
        places[start:end] = reversed(places[start:end])
    return Reading("".join([read[place] for place in places]), places, How.INVISIBLE)


def _in_line(text: str) -> str:
    return _LINES.sub(lambda found: found[0].replace("\n", " "), text)
