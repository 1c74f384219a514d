"""Writing that is odd in itself: two scripts in one word, spaced letters, unseen ones, many emoji.

The emoji are counted as Unicode lists them, each part of a joined one for itself.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.screening import Hit, How, Rule
from bot.domain.screening_rules import Kind, MixedRule
from bot.screening.letters import INVISIBLE, looks_latin, visible

Span = tuple[int, int]

_LATIN, OTHER, STYLED = "A-Za-z\u00c0-\u024f", "\u0370-\u052f", "\U0001d400-\U0001d7cb"
_LETTER = f"{_LATIN}{OTHER}{STYLED}"
TOUCHING = re.compile(f"[{_LATIN}](?:(?=[{OTHER}])|(?<=[{OTHER}][{_LATIN}]))")
"""A Latin letter that touches a Greek or Cyrillic one."""
_WORD = re.compile(f"[{_LETTER}]{{3,}}")
_RUNS = re.compile(f"[{_LATIN}]+|[{OTHER}]+|[{STYLED}]+")
_STYLED_LETTER = re.compile(f"[{STYLED}]")
_NOT_LATIN = re.compile(f"[^{_LATIN}]+")
_LOOKS_CYRILLIC = frozenset("ABCEHIKMOPSTXYabcegijkmopstuxy")
_SPACED = re.compile(rf"(?<![^\s])[{_LETTER}](?:[ ._*-]{{1,2}}[{_LETTER}](?![^\s._*-])){{4,}}+")
_ALONE = re.compile(rf"[ ._*-][{_LETTER}][ ._*-]{{1,2}}[{_LETTER}][ ._*-]")
"""Is in every such run, and looked for faster."""
_INSIDE = re.compile(rf"(?<=[{_LETTER}\u4e00-\u9fff])[{INVISIBLE}]+(?=[{_LETTER}\u4e00-\u9fff])")
_EMOJI = re.compile(
    r"[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{1,2}|[\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
    r"|[\U0001f004\U0001f0cf\U0001f170-\U0001f251]|[\u2600-\u27bf\u231a-\u23ff\u2b05-\u2b55\u2934\u2935]"
    r"|[\u203c\u2049\u2139\u2190-\u21ff\u3030\u303d\u3297\u3299]"
)
_STEM = 3
"""Letters of one script that may be a stem of their own, as in pythonом, which only takes an ending."""


def mixed_words(text: str) -> list[Span]:
    """Words whose letters belong to two scripts, but for those that only take another language's ending."""
    if text.isascii() or not (TOUCHING.search(text) or _STYLED_LETTER.search(text)):
        return []
    return [found.span() for found in _WORD.finditer(text) if _is_mixed(found[0])]


def _is_mixed(word: str) -> bool:
    """Scripts that alternate, or one that lends the other's beginning a letter or two which look the same.

    Latin letters among others must all look like theirs: a line break that was lost leaves an `n` behind.
    """
    first, *rest = _RUNS.findall(word)
    if not rest or _STYLED_LETTER.search(word):
        return bool(rest)
    latin = _NOT_LATIN.sub("", word)
    if len(latin) * 2 <= len(word) and not _LOOKS_CYRILLIC.issuperset(latin):
        return False
    return len(rest) > 1 or (len(first) < _STEM < len(word) and (first.isascii() or _all_look_latin(first)))


def _all_look_latin(letters: str) -> bool:
    return all(map(looks_latin, letters))


def spaced_letters(text: str) -> list[Span]:
    """Runs of five single letters and more, unless they count up the alphabet or repeat one."""
    if _ALONE.search(text) is None:
        return []
    return [found.span() for found in _SPACED.finditer(text) if _spells(found[0])]


def _spells(run: str) -> bool:
    letters = [ord(each) for each in run.casefold() if each.isalpha()]
    steps = {after - before for before, after in pairwise(letters)}
    return not steps <= {0, 1} and len(set(letters)) > _STEM


def invisible_inside(text: str) -> list[Span]:
    """Where characters that nobody sees part the letters of a word."""
    return [] if text.isascii() else [found.span() for found in _INSIDE.finditer(text)]


def emoji_count(text: str) -> int:
    """How many emoji a text has."""
    return 0 if text.isascii() else sum(1 for _ in _EMOJI.finditer(visible(text)))


def mixed_hits(text: str, rule: MixedRule) -> Iterator[Hit]:
    """What is odd about the writing: staff are only shown it."""
    if rule.words and len(words := mixed_words(text)) >= rule.words:
        start, end = words[0]
        yield _hit(rule, Kind.MIXED, text[start:end], words, How.LOOKALIKE)
    if rule.spaced:
        runs = spaced_letters(text)
        if sum(sum(map(str.isalpha, text[start:end])) for start, end in runs) >= rule.spaced:
            start, end = runs[0]
            yield _hit(rule, Kind.SPACED, text[start:end], runs, How.SPLIT)
    if rule.invisible and len(gaps := invisible_inside(text)) >= rule.invisible:
        yield _hit(rule, Kind.INVISIBLE, str(len(gaps)), gaps, How.INVISIBLE)
    if rule.emoji and len(text) >= rule.emoji and (count := emoji_count(text)) >= rule.emoji:
        yield Hit(Rule.MIXED, str(count), 1, 0, len(text), category=Kind.EMOJI, flag=True)


def _hit(rule: MixedRule, kind: Kind, what: str, spans: list[Span], how: How) -> Hit:
    return Hit(Rule.MIXED, what, rule.severity, spans[0][0], spans[-1][1], how, category=kind, flag=True)
