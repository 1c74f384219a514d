"""`content/words/`: a file of words for each category, and the allow-list; see docs/screening-words.md."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.problems import Problem, shown_path
from bot.screening.lexicon import Lexicon, Word, WordFault, read_word, with_options, written
from bot.toml_file import unreadable

ALLOWED, WARNINGS = NO_CATEGORIES = "allow.txt", "warn.txt"
CATEGORY = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_COMMENT, _DIRECTIVE = "#", "! "

Stamp = tuple[tuple[str, int, int], ...]
"""How a folder of words looks from outside: name, time of change and size of each file."""


def stamp_of(folder: Path) -> Stamp:
    """Another one as soon as a file of the folder was changed; empty when it cannot be looked into."""
    try:
        found = [(each.name, each.stat()) for each in folder.glob("*.txt")]
    except OSError:  # gone in between, or out of reach
        return ()
    return tuple(sorted((name, about.st_mtime_ns, about.st_size) for name, about in found))


def read_lexicon(folder: Path) -> tuple[Lexicon, list[Problem]]:
    """All words of a folder, its allow-list and the phrases of warnings; and what is wrong, by line.

    A folder that is not there is an empty lexicon.
    """
    words: list[Word] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.txt")):
        if path.name in NO_CATEGORIES:
            continue
        if not CATEGORY.fullmatch(path.stem):
            what, fix = "is no name of a category", "use a-z, 0-9, - and _, beginning with a letter"
            problems.append(Problem(shown_path(path), 0, "", what, fix))
        found, wrong = read_words(path)
        words += found
        problems += wrong
    allowed, wrong = read_phrases(folder / ALLOWED)
    warnings, amiss = read_phrases(folder / WARNINGS)
    lexicon = Lexicon(tuple(words), allowed, warnings)
    return lexicon, [*problems, *wrong, *amiss, *_contradictions(lexicon, folder / ALLOWED)]


def _contradictions(lexicon: Lexicon, path: Path) -> Iterator[Problem]:
    """Words that the allow-list takes away altogether."""
    phrases = {Word(phrase).key for phrase in lexicon.allowed}
    for word in lexicon.words:
        if phrases and word.key in phrases:
            what = f"allows {word.text}, which is a word of {word.category}"
            yield Problem(shown_path(path), 0, "", what, "keep it in one of the two")


def read_words(path: Path) -> tuple[list[Word], list[Problem]]:
    """The words of one file; its name is their category."""
    words: list[Word] = []
    problems: list[Problem] = []
    otherwise = Word("", path.stem)
    for number, line in _lines(path, problems):
        try:
            if line.startswith(_DIRECTIVE):
                otherwise = directed(otherwise, line)
            else:
                words.append(read_word(line, otherwise))
        except WordFault as fault:
            problems.append(Problem(shown_path(path), number, "", fault.what, fault.fix))
    return words, problems


def directed(otherwise: Word, line: str) -> Word:
    """What lines below `! severity 3`, `! pinyin` or `! no pinyin` say unless they say otherwise.

    Raises WordFault.
    """
    options = line.removeprefix(_DIRECTIVE).strip()
    options = re.sub(r"\bseverity[ =]+", "severity=", options)
    return with_options(otherwise, re.sub(r"\bno pinyin\b", "no-pinyin", options))


def read_phrases(path: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """The phrases of the allow-list, or of warnings."""
    phrases: list[str] = []
    problems: list[Problem] = []
    if not path.is_file():
        return (), []
    for number, line in _lines(path, problems):
        try:
            phrases.append(_phrase(line))
        except WordFault as fault:
            problems.append(Problem(shown_path(path), number, "", fault.what, fault.fix))
    return tuple(phrases), problems


def _phrase(line: str) -> str:
    word = read_word(line, Word(""))
    if word != replace(Word(""), text=word.text):
        raise WordFault("has options", "a phrase of this file has none")
    return word.text


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Number and text of each line that says something."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(unreadable(shown_path(path), error))
        return
    yield from _numbered(text)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that says something."""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith(_COMMENT):
            yield number, stripped


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing a list in: words, and (line, fault) of what is no word."""

    added: tuple[Word, ...]
    known: tuple[Word, ...]
    refused: tuple[tuple[int, WordFault], ...]


def bring(text: str, lexicon: Lexicon, path: Path, severity: int) -> Brought:
    """Append to the file the words of a list that the lexicon does not have; makes the file if there is none.

    Lines may have options of their own. Raises OSError.
    """
    seen = {word.key for word in lexicon.words}
    added: list[Word] = []
    known: list[Word] = []
    refused: list[tuple[int, WordFault]] = []
    for number, line in _numbered(text):
        try:
            word = read_word(line, Word("", path.stem, severity))
        except WordFault as fault:
            refused.append((number, fault))
            continue
        (known if word.key in seen else added).append(word)
        seen.add(word.key)
    if added:
        _append(path, added, severity)
    return Brought(tuple(added), tuple(known), tuple(refused))


def _append(path: Path, words: Iterable[Word], severity: int) -> None:
    """All at once: a bot that is running reads the file as soon as it is another one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = f"# Brought in with `steward words import`.\n! severity {severity}\n"
    if path.exists():
        before = path.read_text(encoding="utf-8-sig")
    otherwise = Word("", path.stem, severity)
    lines = [] if before.endswith("\n") or not before else [""]
    if _in_force(before, path.stem) != otherwise:
        lines.append(f"! severity {severity}")
    lines += (written(word, otherwise) for word in words)
    made = path.with_suffix(".new")
    made.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
    made.replace(path)


def _in_force(text: str, category: str) -> Word:
    """What the directives of a file say at its end."""
    otherwise = Word("", category)
    for _, line in _numbered(text):
        if line.startswith(_DIRECTIVE):
            otherwise = directed(otherwise, line)
    return otherwise
