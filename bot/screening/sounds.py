"""How Chinese words sound: texts and words as toneless syllables, so that homophones and typed pinyin meet.

Every word of a lexicon that is looked for by sound is a row of syllables; characters with several sounds
make several rows. A text is read with the usual sound of each character; Latin letters stay what they are,
which is why typed pinyin needs nothing more.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice, product
from string import ascii_lowercase
from typing import Final

from bot.screening.normal import is_letter
from bot.screening.tables import other_sounds, usual_sounds

MOST_ROWS: Final = 4
"""Ways to say one word that are looked for."""
_FIGURES = dict(
    zip("0123456789", ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"), strict=True)
)


@cache
def _voice() -> dict[int, str]:
    letters = {letter: letter for letter in ascii_lowercase}  # what is missing in a table is slow
    return {ord(sign): sound for sign, sound in ({**letters, **usual_sounds(), **_FIGURES}).items()}


def spoken(solid: str) -> str:
    """A folded text without gaps as its syllables, one after the other."""
    return solid.translate(_voice())


def syllables(solid: str) -> list[str]:
    """The same character by character."""
    voice = _voice()
    return [voice.get(ord(sign), sign) for sign in solid]


def rows_of(solid: str) -> list[tuple[str, ...]]:
    """The ways to say a word; none for one that is not all Chinese characters and numerals."""
    choices = [_sounds(sign) for sign in solid]
    return list(islice(product(*choices), MOST_ROWS)) if choices and all(choices) else []


def _sounds(sign: str) -> tuple[str, ...]:
    usual = _voice().get(ord(sign))
    return (usual, *other_sounds().get(sign, ())) if usual and usual != sign else ()


def follows(row: Sequence[str], folded: str, inside: Sequence[int]) -> bool:
    """Whether the characters of `folded` at the places `inside` are these syllables, each whole.

    A Chinese character is one syllable; a typed syllable has no gap within it, and no letter goes on where
    the word begins or ends.
    """
    at = 0
    for syllable in row:
        if at >= len(inside):
            return False
        sign = folded[inside[at]]
        if not is_letter(sign):
            if syllable not in _sounds(sign):
                return False
            at += 1
            continue
        last = at + len(syllable)
        typed = inside[at:last]
        if "".join(folded[place] for place in typed) != syllable or typed[-1] - typed[0] != len(typed) - 1:
            return False
        at = last
    return at == len(inside) and not _goes_on(folded, inside[0], -1) and not _goes_on(folded, inside[-1], 1)


def _goes_on(folded: str, place: int, step: int) -> bool:
    """Whether letters stand on both sides of the word's edge."""
    beyond = place + step
    return is_letter(folded[place]) and 0 <= beyond < len(folded) and is_letter(folded[beyond])
