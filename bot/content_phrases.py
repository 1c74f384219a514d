"""The words people say without a slash: `content/phrases.toml` becomes phrase -> command."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.domain.commands import COMMANDS, PHRASE_LENGTH, normalised_phrase
from bot.problems import Problem, ProblemsError, suggestion
from bot.toml_file import UNKNOWN_KEY, Finding, TomlFile


def read_phrases(path: Path) -> Mapping[str, str]:
    """Normalised phrase -> command. Raises ProblemsError."""
    file = TomlFile.read(path)
    phrases: dict[str, str] = {}
    problems: list[Problem] = []
    for command, written in file.data.items():
        problems += [file.problem(*found) for found in _findings(command, written, phrases)]
        phrases |= {normalised_phrase(phrase): command for phrase in _texts(written)}
    if problems:
        raise ProblemsError(problems)
    return phrases


def _findings(command: str, written: object, taken: Mapping[str, str]) -> Iterator[Finding]:
    where = (command,)
    if command not in COMMANDS:
        yield where, UNKNOWN_KEY, suggestion(command, COMMANDS)
    if not isinstance(written, list) or len(_texts(written)) < len(written):
        yield where, "is not a list of phrases", 'write ["签到", "check in"]'
    for phrase in _texts(written):
        normal = normalised_phrase(phrase)
        if not normal:
            yield where, f'has the phrase "{phrase}" without a letter', "remove it"
        elif len(phrase) > PHRASE_LENGTH:
            yield where, f'has the phrase "{phrase}"', f"use at most {PHRASE_LENGTH} characters"
        elif taken.get(normal, command) != command:
            what = f'has "{phrase}", which already means {taken[normal]}'
            yield where, what, "keep it in one of the two"


def _texts(written: object) -> list[str]:
    return [item for item in written if isinstance(item, str)] if isinstance(written, list) else []
