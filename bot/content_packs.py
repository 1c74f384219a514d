"""Content packs: what a kind of community says in its own words, as texts under keys of their own.

A pack `general` gives the texts `pack-general-title`, `pack-general-greeting` and `pack-general-rules`, so
actions name them by key like any other text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import ast as ftl
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.content_markdown import telegram_html
from bot.content_markup import Fault, faults, visible_length
from bot.content_pictures import picture_faults
from bot.content_rules import LocalText
from bot.problems import Problem, ProblemsError, shown_path, suggestion
from bot.toml_file import TomlFile, findings, unreadable

GENERAL_CALENDAR = "calendar.toml"
GENERAL_TOPICS = ("general",)
"""What a pack has that names none of its own."""

GREETING_PLACEHOLDERS = ("members", "community", "topic_today")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_BRACES = re.compile(r"\{\s*([^{}]*?)\s*\}")
_GREETING_LENGTH = 2000
"""Leaves room for the names."""


class _PackFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: LocalText
    greeting: LocalText = {}
    rules: LocalText = {}
    picture: str = ""
    calendar: str = GENERAL_CALENDAR
    topics: tuple[str, ...] = GENERAL_TOPICS


@dataclass(frozen=True, slots=True)
class Pack:
    """A content pack: the keys of its texts, and the picture (in the content folder) of its greeting.

    `calendar` is a file of the content folder, `topics` are the names of files in its `topics/`.
    """

    name: str
    picture: str = ""
    calendar: str = GENERAL_CALENDAR
    topics: tuple[str, ...] = GENERAL_TOPICS

    @property
    def title(self) -> str:
        """The key of what the pack is called."""
        return f"pack-{self.name}-title"

    @property
    def greeting(self) -> str:
        """The key of the greeting; it may use $members, $community and $topic_today."""
        return f"pack-{self.name}-greeting"

    @property
    def rules(self) -> str:
        """The key of the group's rules."""
        return f"pack-{self.name}-rules"


Wordings = Mapping[str, str]
"""Language -> text."""


def read_pack(
    path: Path, folder: Path, greeting: Wordings, rules: Wordings
) -> tuple[Pack, dict[str, list[ftl.Message]]]:
    """A pack and its texts by language; what it leaves out is taken from `greeting` and `rules` (HTML).

    `folder` is the content folder, from which its paths count. Raises ProblemsError.
    """
    file = TomlFile.read(path)
    try:
        given = _PackFile.model_validate(file.data)
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _PackFile)) from None
    if not _NAME.fullmatch(path.stem):
        fix = "name the file with small letters a-z, digits and dashes, at most 32"
        raise ProblemsError([Problem(file.name, 0, "", "has a name that cannot be used", fix)])
    pack = Pack(path.stem, given.picture, given.calendar, given.topics)
    own_rules, problems = _own_rules(file, folder, given)
    parts: dict[str, Wordings] = {
        pack.title: {language: telegram_html(title) for language, title in given.title.items()},
        pack.greeting: dict(greeting) | dict(given.greeting.items()),
        pack.rules: {**rules, **own_rules},
    }
    problems += _problems(file, folder, given)
    if problems:
        raise ProblemsError(problems)
    return pack, _messages(parts)


def greeting_faults(greeting: str) -> Iterator[Fault]:
    """What is wrong with a greeting: placeholders and mark-up."""
    for name in sorted(set(_BRACES.findall(greeting)) - set(GREETING_PLACEHOLDERS)):
        yield f"has the unknown placeholder {{{name}}}", suggestion(name, GREETING_PLACEHOLDERS)
    without = _BRACES.sub("x", greeting)
    if "{" in without or "}" in without:
        yield "has a brace without its partner", "write placeholders as {members}"
    if visible_length(without) > _GREETING_LENGTH:
        yield "is too long", f"use at most {_GREETING_LENGTH} characters"
    yield from faults(without)


def read_rules_text(path: Path) -> tuple[str, list[Problem]]:
    """A Markdown file as Telegram HTML, with what is wrong with it."""
    name = shown_path(path)
    try:
        html = telegram_html(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        return "", [unreadable(name, error)]
    return html, [Problem(name, 0, "", what, fix) for what, fix in faults(html)]


def _own_rules(file: TomlFile, folder: Path, given: _PackFile) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for language, written in given.rules.items():
        if (folder / written).is_file():
            texts[language], found = read_rules_text(folder / written)
            problems += found
        else:
            what, fix = f"names {written}, which is not there", "paths count from the content folder"
            problems.append(file.problem(("rules", language), what, fix))
    return texts, problems


def _problems(file: TomlFile, folder: Path, given: _PackFile) -> Iterator[Problem]:
    for language in ("zh", "en"):
        if not given.title.get(language):
            yield file.problem(("title", language), "is missing", f"add {language} = ... to [title]")
    for language, greeting in given.greeting.items():
        for fault in greeting_faults(greeting):
            yield file.problem(("greeting", language), *fault)
    for fault in picture_faults(folder, given.picture):
        yield file.problem(("picture",), *fault)


def _messages(parts: Mapping[str, Wordings]) -> dict[str, list[ftl.Message]]:
    messages: dict[str, list[ftl.Message]] = {}
    for key, wordings in parts.items():
        for language, html in wordings.items():
            fill = key.endswith("-greeting")
            plain: list[ftl.TextElement | ftl.Placeable] = [ftl.TextElement(html.strip())]
            pattern = _filled(html.strip()) if fill else plain
            message = ftl.Message(ftl.Identifier(key), ftl.Pattern(pattern))
            messages.setdefault(language, []).append(message)
    return messages


def _filled(template: str) -> list[ftl.TextElement | ftl.Placeable]:
    """The template's words and {placeholders} by turns, as Fluent has them."""
    pieces = _BRACES.split(template)
    return [
        ftl.Placeable(ftl.VariableReference(ftl.Identifier(piece))) if place % 2 else ftl.TextElement(piece)
        for place, piece in enumerate(pieces)
        if piece
    ]
