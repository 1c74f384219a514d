"""Words to look for, as plain values, and how one is written on a line of a lexicon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.screening.normal import fold, plain, solid

LONGEST: Final = 100
"""Characters of a word, at most."""
SEVERITIES: Final = range(1, 5)
SOUND_SYLLABLES: Final = 3
"""Characters from which a Chinese word is looked for by its sound without being asked to."""
_DIVIDER = " | "


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, and how it counts.

    `severity` is 1 to 4. `exact`: only as it is written, never in disguise. `pinyin`: by its sound too; None
    leaves it to the length. `whole`: only where it stands by itself; None leaves it to the script (Latin
    whole, Chinese anywhere). `flag`: even as it is written it is only ever shown to staff.
    """

    text: str
    category: str = ""
    severity: int = 2
    exact: bool = False
    pinyin: bool | None = None
    whole: bool | None = None
    flag: bool = False

    @property
    def key(self) -> str:
        """What makes two writings the same word."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, phrases inside of which a word does not count, and phrases of those who warn of such things."""

    words: tuple[Word, ...] = ()
    allowed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class WordFault(ValueError):  # noqa: N818 - it is told to people, as a `bot.problems.Problem` is
    """A line that is no word; `what` is wrong with it, `fix` mends it.

    `kind` says the same to a program: "long", "empty", "option" or "severity"; `given` is what was written.
    """

    def __init__(self, what: str, fix: str, kind: str = "", given: str = "") -> None:
        super().__init__(f"{what}: {fix}")
        self.what, self.fix, self.kind, self.given = what, fix, kind, given


_OPTIONS: Mapping[str, Callable[[Word], Word]] = {
    "exact": lambda word: replace(word, exact=True),
    "flag": lambda word: replace(word, flag=True),
    "pinyin": lambda word: replace(word, pinyin=True),
    "no-pinyin": lambda word: replace(word, pinyin=False),
    "whole": lambda word: replace(word, whole=True),
    "inside": lambda word: replace(word, whole=False),
}
OPTIONS: Final = (*_OPTIONS, "severity=1", "severity=2", "severity=3", "severity=4")


def read_word(line: str, otherwise: Word) -> Word:
    """The word of a line `word | option option`; `otherwise` has what the line does not say.

    Raises WordFault.
    """
    text, _, options = line.partition(_DIVIDER)
    word = _like(otherwise, " ".join(text.split()))
    if options:
        word = with_options(word, options)
    if len(word.text) > LONGEST:
        raise too_long(len(word.text))
    if not solid(fold(word.text)):
        raise WordFault("has no letter or digit", "remove it", "empty")
    return word


def too_long(length: int) -> WordFault:
    """A word has so many characters, and that is too many."""
    fix = f"a word has {LONGEST} at most, one a line"
    return WordFault(f"has {length} characters", fix, "long", str(length))


def _like(other: Word, text: str) -> Word:
    """A word that counts as the other does; `dataclasses.replace` takes five times as long."""
    return Word(text, other.category, other.severity, other.exact, other.pinyin, other.whole, other.flag)


def with_options(word: Word, options: str) -> Word:
    """The word with options like "severity=3 pinyin". Raises WordFault for one that there is not."""
    for option in options.split():
        name, _, value = option.partition("=")
        if name == "severity":
            word = replace(word, severity=_severity(value))
        elif option in _OPTIONS:
            word = _OPTIONS[option](word)
        else:
            fix = f"use {', '.join(_OPTIONS)} or severity=1 to 4"
            raise WordFault(f"has the option {option}", fix, "option", option)
    return word


def written(word: Word, otherwise: Word) -> str:
    """The line that `read_word` reads as this word, with only what differs from `otherwise`."""
    options = [f"severity={word.severity}"] if word.severity != otherwise.severity else []
    for name, change in _OPTIONS.items():
        if change(word) == word and change(otherwise) != otherwise:
            options.append(name)
    return f"{word.text}{_DIVIDER}{' '.join(options)}" if options else word.text


def _severity(value: str) -> int:
    if not value.isdecimal() or int(value) not in SEVERITIES:
        what = f"has severity {value or 'without a number'}"
        raise WordFault(what, "write severity=1 to severity=4", "severity", value)
    return int(value)
