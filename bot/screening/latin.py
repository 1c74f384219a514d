"""Words of alphabets with spaces, and their disguises: leet, repeated letters, a * in place of a letter.

A folded text becomes rows of tokens, each with its place; a row is looked through as one line with a space
around each token, so that whole words are found by their spaces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Final, NamedTuple

from bot.screening.letters import LEET, WILD
from bot.screening.normal import LETTERS, ROUGH, ROUGHER, SPACE, TOKENS, solid
from bot.screening.strings import Strings
from bot.screening.vocabulary import Vocabulary

SHORTEST: Final = 3
"""Letters of a word that is looked for in disguise, at least: shorter ones are met by chance."""
_MOST_REPEATED, _MOST_VARIANTS = 100, 32
_MENTION = 6
_A = f"[{LETTERS}]"
_TOKEN = re.compile(f"[{LETTERS}0-9$@*|+!]+")
SIGNS = re.compile(r"[0-9$@*|+!\t]")
"""Is there anything but letters and pauses? Only then are there leet and most kinds of gaps."""
_LEET = re.compile(f"{_A}(?:[0-9$@*|+]|!{_A})|[0-9$@*|+!]{_A}")
_PARTED = re.compile(f"{_A}[\t*|+$@!]{{1,3}}[{LETTERS}0-9]|[0-9]\t+{_A}")
_WILD = re.compile(f"[{LETTERS}0-9$@][*]|[*][{LETTERS}0-9$@]|[{LETTERS}0-9$@]@[{LETTERS}0-9$@]")
_SINGLE = re.compile(" . . ")
_REPEATED = re.compile(r"([a-z])\1\1")


class Odd(NamedTuple):
    """What there is in a text that may hide a Latin word."""

    leet: bool
    parted: bool
    repeated: bool


class Token(NamedTuple):
    """A roughened word of the text and its place in the folded text."""

    text: str
    start: int
    end: int


Row = list[Token]
_APART = Token(",", 0, 0)
"""Between tokens that are alternatives, not neighbours."""


def line_of(tokens: list[str]) -> str:
    """Plain tokens as the line that is looked through."""
    return f" {' '.join(tokens)} ".translate(ROUGH)


def patterns_of(folded: str, *, whole: bool) -> set[str]:
    """What to look for in such lines to find a word: as it is, and as it stands among leet."""
    signs = {sign for sign in folded if not sign.isspace()}
    lines = [" ".join(token.text for token in _leet(folded))]
    if signs and signs.isdisjoint("$@*|+!"):
        tokens = TOKENS.findall(folded)
        lines += (separator.join(tokens).translate(ROUGH) for separator in (" ", ""))
    return {f" {line} " if whole else line for line in lines if line}


def oddities(folded: str, line: str, *, has_signs: bool) -> Odd | None:
    """What may hide a word; None for most texts.

    `line` is `line_of` its tokens, `has_signs` what `SIGNS` said.
    """
    single = _SINGLE.search(line) is not None
    repeated = _REPEATED.search(line) is not None
    if not has_signs:
        return Odd(leet=False, parted=single, repeated=repeated) if single or repeated else None
    leet, parted = _LEET.search(folded) is not None, _PARTED.search(folded) is not None
    return Odd(leet, single or parted, repeated) if single or repeated or leet or parted else None


def plain_row(folded: str) -> Row:
    """The tokens as they stand."""
    return [Token(found[0].translate(ROUGH), found.start(), found.end()) for found in TOKENS.finditer(folded)]


def leet_line(folded: str) -> str:
    """The line in which digits and signs are letters too."""
    return f" {' '.join([token.strip('*|+!') for token in _TOKEN.findall(folded)])} ".translate(ROUGHER)


def odd_rows(odd: Odd, folded: str) -> Iterator[Row]:
    """What the text reads when disguises are undone."""
    if odd.leet:
        yield _leet(folded)
    if odd.repeated:
        yield _repeated(folded)


def search(strings: Strings, row: Row) -> Iterator[tuple[int, int, int]]:
    """(owner, start, end) for all that is in the row; places are those of the folded text."""
    line = f" {' '.join(token.text for token in row)} "
    found = strings.find(line)
    if not found:
        return
    starts, at = [], 1
    for token in row:
        starts.append(at)
        at += len(token.text) + 1
    for owners, start, end in found:
        first, last = (start + 1, end - 2) if line[start] == SPACE else (start, end - 1)
        begin, close = _place(row, starts, first), _place(row, starts, last, close=True)
        for owner in owners:
            yield owner, begin, close


def _place(row: Row, starts: list[int], at: int, *, close: bool = False) -> int:
    """The place in the text of a place in the line."""
    number = bisect_right(starts, at) - 1
    token = row[number]
    if len(token.text) != token.end - token.start:
        return token.end if close else token.start
    return token.start + at - starts[number] + close


def fits(word: str, met: str) -> bool:
    """Whether a folded word can be meant by a folded piece of text, letter by letter."""
    wanted = "".join(word.split())
    signs = "".join(met.split())
    return any(_same(wanted, each) for each in (signs, signs.replace(WILD, ""), solid(signs)))


def _same(wanted: str, met: str) -> bool:
    if len(wanted) == len(met):
        pairs = zip(wanted, met, strict=True)
        return all(b in (a, WILD) or b in LEET.get(a, "") for a, b in pairs)
    return len(met) > len(wanted) and _once(wanted.translate(ROUGHER)) == _once(met.translate(ROUGHER))


def _once(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _leet(folded: str) -> Row:
    """Tokens in which digits and signs are letters too."""
    row = []
    for found in _TOKEN.finditer(folded):
        token, start = found[0], found.start()
        if token[0] == "@" and len(token) >= _MENTION:
            continue
        trimmed = token.lstrip("*|+!")
        start += len(token) - len(trimmed)
        if trimmed := trimmed.rstrip("*|+!"):
            row.append(Token(trimmed.translate(ROUGHER), start, start + len(trimmed)))
    return row


def may_be_wild(folded: str) -> bool:
    """Whether there is a `*` beside a letter, or an @ between two."""
    return _WILD.search(folded) is not None


def wild_rows(folded: str, vocabulary: Vocabulary) -> list[Row]:
    """The leet tokens with the words that those with a `*`, or an @ that may be an o, can be."""
    meant: dict[int, tuple[Token, list[str]]] = {}
    for token in _wild(folded):
        if words := vocabulary.readings(token.text):
            meant |= dict.fromkeys(range(token.start, token.end), (token, words))
    if not meant:
        return []
    most = max(len(words) for _, words in meant.values())
    return [[_meant(token, meant, number) for token in _leet(folded)] for number in range(most)]


def _meant(token: Token, meant: Mapping[int, tuple[Token, list[str]]], number: int) -> Token:
    if token.start not in meant:
        return token
    whole, words = meant[token.start]
    return Token(words[min(number, len(words) - 1)].translate(ROUGHER), whole.start, whole.end)


def _wild(folded: str) -> Row:
    """Tokens with a sign that may be several letters, as they are folded; `*so*` is emphasis."""
    row = []
    for found in _TOKEN.finditer(folded):
        token, start = found[0], found.start()
        if WILD not in token and "@" not in token[1:]:
            continue
        if token[0] == token[-1] == WILD and (stripped := token.strip(WILD)):
            start, token = start + token.index(stripped), stripped
        row.append(Token(token, start, start + len(token)))
    return row


def _repeated(folded: str) -> Row:
    """Words with a letter three times or more in a row, with each such run as one letter and as two."""
    row: Row = []
    for token in islice((token for token in _leet(folded) if _REPEATED.search(token.text)), _MOST_REPEATED):
        runs = [found[0] for found in re.finditer(r"(.)\1*", token.text)]
        choices = [(run[0], run[0] * 2) if len(run) > 1 else (run,) for run in runs]
        for variant in islice(product(*choices), _MOST_VARIANTS):
            row += (Token("".join(variant), token.start, token.end), _APART)
    return row
