"""A text as it is looked through: what is made of it depends on what kinds of signs are in it.

Most texts are harmless, so this is where the time goes, and the usual kinds of text have short ways of their
own: Chinese without letters, and what is all ASCII once it is folded.
"""

from typing import NamedTuple

from bot.screening import latin, sounds
from bot.screening.normal import GAPLESS, LETTER, ROUGH_WORDS, SOLID, TOKENS, fold, usual_solid


class Forms(NamedTuple):
    """The forms of a text; see `bot.screening.normal`.

    `folded` is empty where it was not needed. `line` has the Latin words; where `figures`, there may be some
    in the text, but there are none in the line. `odd` tells what may hide a Latin word.
    """

    folded: str
    solid: str
    said: str
    line: str
    odd: latin.Odd | None
    figures: bool

    def whole_line(self) -> str:
        """The line with its figures."""
        return latin.line_of(TOKENS.findall(self.folded)) if self.figures else self.line


def forms_of(text: str) -> Forms:
    """The forms that the text is looked through in."""
    if not text.isascii() and (bare := usual_solid(text)) is not None:
        return Forms("", bare, sounds.spoken(bare), "", None, False)  # noqa: FBT003 - by name it takes longer
    folded = fold(text)
    if folded.isascii():
        return _of_ascii(folded)
    has_signs = latin.SIGNS.search(folded) is not None
    bare = "".join(SOLID.findall(folded) if has_signs else folded.split())
    said = sounds.spoken(bare)
    if LETTER.search(folded) is None:
        return Forms(folded, bare, said, "", None, False)  # noqa: FBT003 - as above
    line = latin.line_of(TOKENS.findall(folded))
    odd = latin.oddities(folded, line, has_signs=has_signs)
    return Forms(folded, bare, said, line, odd, False)  # noqa: FBT003 - as above


def _of_ascii(folded: str) -> Forms:
    """By tables of ASCII, which are read as fast as the text is copied."""
    if latin.SIGNS.search(folded) is None:
        words = folded.split()
        bare, line = "".join(words), latin.line_of(words)
        return Forms(folded, bare, bare, line, latin.oddities(folded, line, has_signs=False), False)  # noqa: FBT003
    bare = folded.translate(GAPLESS)
    line = f" {' '.join(folded.translate(ROUGH_WORDS).split())} "
    odd = latin.oddities(folded, line, has_signs=True)
    return Forms(folded, bare, bare, line, odd, True)  # noqa: FBT003 - as above
