"""Words of alphabets with spaces, and their disguises: leet, repeated letters, a * in place of a letter.

A folded text becomes rows of tokens, each with its place; a row is looked through as one line with a space
around each token, so that whole words are found by their spaces.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice, product
from string import ascii_lowercase
from typing import Final, NamedTuple

from bot.screening.letters import LEET, WILD
from bot.screening.normal import LETTERS, ROUGH, ROUGHER, SPACE, TOKENS, WORDS, solid
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
NO_NAME: Final = f"(?!(?<![{LETTERS}0-9$@*|+!]@)[{LETTERS}0-9$@*|+!]{{5}})"
"""After an @: what begins with it is no name of a member."""
_LEET = re.compile(f"[0-9$*|+!](?:(?={_A})|(?<={_A}[0-9$*|+]))|@(?:(?<={_A}@)|(?={_A}){NO_NAME})")
_PARTED = re.compile(
    f"[\t*|+$@!](?:(?<={_A}.)[\t*|+$@!]{{0,2}}[{LETTERS}0-9]|(?<=[0-9]\t)\t*{_A})", re.DOTALL
)
_WILD = re.compile(f"[*](?:(?<=[{LETTERS}0-9$@].)|[{LETTERS}0-9$@])|@(?<=[{LETTERS}0-9$@].)[{LETTERS}0-9$@]")
_EDGE_SIGN = re.compile(f"[|+!](?=[{LETTERS}0-9$@|+!])(?<!\\S.)|[|+](?<=[{LETTERS}0-9$@].)(?!\\S)", re.DOTALL)
"""A sign at the edge of a word that may be its first or last letter: leet tokens come without it."""
"""These four begin with the sign, not with the letter before it: letters are everywhere."""
_WORD = re.compile(f"{_A}+")
_TELLING = 5
_SINGLE = re.compile(" [^ ] {1,3}[^ ] ")
_REPEATED = re.compile(r"([a-z])\1\1")
_TRIPLES = Strings({letter * 3: (0,) for letter in ascii_lowercase})
_AROUND = re.compile("[*|+!]")
_RUN = re.compile(r"(.)\1*")


class Odd(NamedTuple):
    """What there is in a text that may hide a Latin word; `single` letters are a way to be `parted`."""

    leet: bool
    parted: bool
    repeated: bool
    single: bool


class Token(NamedTuple):
    """A roughened word of the text and its place in the folded text."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """Tokens as the line that is looked through, and for each its place in the folded text."""

    line: str
    places: list[tuple[int, int]]


_APART = Token(",", 0, 0)
"""Between tokens that are alternatives, not neighbours."""


def _row(tokens: list[Token]) -> Row:
    line = " ".join([token.text for token in tokens])
    return Row(f" {line} ", [(token.start, token.end) for token in tokens])


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


def without_figures(pattern: str) -> str:
    """A pattern as it is in a line without figures; empty where too few letters are left to tell much."""
    bare = " ".join(_WORD.findall(pattern))
    return f" {bare} " if len(bare) >= _TELLING and pattern[0] == pattern[-1] == SPACE else ""


def oddities(folded: str, line: str, *, has_signs: bool) -> Odd | None:
    """What may hide a word; None for most texts.

    `line` is `line_of` its tokens, `has_signs` what `SIGNS` said.
    """
    repeated = _TRIPLES.are_in(folded)  # as written: in the line the l and i of `million` are one letter
    if not has_signs:
        single = _SINGLE.search(line) is not None
        return Odd(False, single, repeated, single) if single or repeated else None  # noqa: FBT003
    words = f" {folded.translate(WORDS)} " if folded.isascii() else line
    single = _SINGLE.search(words) is not None
    leet = _LEET.search(folded) is not None
    parted = single or _PARTED.search(folded) is not None or (leet and _EDGE_SIGN.search(folded) is not None)
    return Odd(leet, parted, repeated, single) if repeated or leet or parted else None


def plain_row(folded: str, line: str) -> Row:
    """The tokens as they stand, whose line that is."""
    return Row(line, [found.span() for found in TOKENS.finditer(folded)])


def leet_line(folded: str) -> str:
    """The line in which digits and signs are letters too."""
    tokens = folded.split() if folded.isascii() else _TOKEN.findall(folded)
    if _AROUND.search(folded):
        tokens = [token.strip("*|+!") for token in tokens]
    return f" {' '.join(tokens)} ".translate(ROUGHER)


def leet_row(folded: str) -> Row:
    """The tokens in which digits and signs are letters too."""
    return _row(_leet(folded))


def search(strings: Strings, row: Row) -> Iterator[tuple[int, int, int]]:
    """(owner, start, end) for all that is in the row; places are those of the folded text."""
    line = row.line
    for owners, start, end in strings.find(line):
        first, last = (start + 1, end - 2) if line[start] == SPACE else (start, end - 1)
        begin, close = _place(row, first), _place(row, last, close=True)
        for owner in owners:
            yield owner, begin, close


def _place(row: Row, at: int, *, close: bool = False) -> int:
    """The place in the text of a place in the line."""
    line = row.line
    first = line.rfind(SPACE, 0, at) + 1
    start, end = row.places[line.count(SPACE, 0, first) - 1]
    if line.index(SPACE, first) - first != end - start:
        return end if close else start
    return start + at - first + close


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


def _leet(folded: str) -> list[Token]:
    """Tokens in which digits and signs are letters too."""
    return [token for found in _TOKEN.finditer(folded) if (token := _leet_token(found))]


def _leet_token(found: re.Match[str]) -> Token | None:
    token, start = found[0], found.start()
    if token[0] == "@" and len(token) >= _MENTION:
        return None
    trimmed = token.lstrip("*|+!")
    start += len(token) - len(trimmed)
    trimmed = trimmed.rstrip("*|+!")
    return Token(trimmed.translate(ROUGHER), start, start + len(trimmed)) if trimmed else None


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
    return [_row([_meant(token, meant, number) for token in _leet(folded)]) for number in range(most)]


def _meant(token: Token, meant: Mapping[int, tuple[Token, list[str]]], number: int) -> Token:
    if token.start not in meant:
        return token
    whole, words = meant[token.start]
    return Token(words[min(number, len(words) - 1)].translate(ROUGHER), whole.start, whole.end)


def _wild(folded: str) -> list[Token]:
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


def repeated_row(folded: str) -> Row:
    """Words with a letter three times or more in a row, with each such run as one letter and as two."""
    row: list[Token] = []
    for token in islice(_repetitive(folded), _MOST_REPEATED):
        runs = [found[0] for found in _RUN.finditer(token.text)]
        choices = [(run[0], run[0] * 2) if len(run) > 1 else (run,) for run in runs]
        for variant in islice(product(*choices), _MOST_VARIANTS):
            row += (Token("".join(variant), token.start, token.end), _APART)
    return _row(row)


def _repetitive(folded: str) -> Iterator[Token]:
    """The leet tokens with such runs; the others are not even made."""
    end = 0
    for run in _REPEATED.finditer(folded.translate(ROUGHER)):
        if run.start() < end:
            continue
        start = run.start()
        while start > end and _TOKEN.match(folded, start - 1):
            start -= 1
        if found := _TOKEN.match(folded, start):
            end, token = found.end(), _leet_token(found)
            if token and _REPEATED.search(token.text):
                yield token
