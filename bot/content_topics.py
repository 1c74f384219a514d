"""The questions of `content/topics/*.toml` and the numbers of `content/topics.toml`, checked.

A prompt `first-book` gives the text `prompt-first-book`, so actions name it by key like any other text.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fluent.syntax import ast as ftl
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.content_markdown import telegram_html
from bot.content_markup import Fault, faults, visible_length
from bot.content_packs import Pack
from bot.content_rules import LocalText, Ranges, read_rules
from bot.domain.topics import LONGEST, OWN, VOTED, Prompt, TopicRules
from bot.problems import Problem, ProblemsError, suggestion
from bot.toml_file import Finding, TomlFile, findings

TOPICS: Ranges = {
    "repeat_days": (1, 366),
    "warn_below": (0, 1000),
    "silence_minutes": (0, 1440),
    "icebreakers_a_day": (0, 2),
    "first_answer_points": (0, 1000),
    "wrapup_at_least": (1, 1000),
}
_SHORTEST_SILENCE = 20
_TIMES_AT_MOST = 2
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")


class _GivenPrompt(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    theme: str = ""
    text: LocalText


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: LocalText
    prompts: tuple[_GivenPrompt, ...]


@dataclass(frozen=True, slots=True)
class TopicFile:
    """One file of prompts as it was written, and these."""

    file: TomlFile
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """All files by name, and the words of all prompts by language; `broken` could not be used."""

    files: dict[str, TopicFile] = field(default_factory=dict)
    messages: dict[str, list[ftl.Message]] = field(
        default_factory=lambda: {language: [] for language in _LANGUAGES}
    )
    broken: set[str] = field(default_factory=set)

    def of(self, pack: Pack) -> tuple[Prompt, ...]:
        """The prompts of a pack, in the order of its files."""
        files = [self.files[name] for name in pack.topics if name in self.files]
        return tuple(prompt for each in files for prompt in each.prompts)


def read_topic_rules(path: Path) -> TopicRules:
    """The numbers; raises ProblemsError."""
    rules = read_rules(path, TopicRules, TOPICS)
    file = TomlFile.read(path)
    if found := list(_rule_faults(rules)):
        raise ProblemsError(file.problem(*finding) for finding in found)
    return rules


def read_topics(folder: Path) -> tuple[Topics, list[Problem]]:
    """All files of prompts, and what is wrong with them."""
    topics = Topics()
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found, given = _read(path)
        except ProblemsError as error:
            problems += error.problems
            topics.broken.add(path.stem)
            continue
        problems += _twice(found, topics)
        topics.files[path.stem] = found
        for language in _LANGUAGES:
            topics.messages[language].extend(_texts(given, language))
    return topics, problems


def pack_problems(
    folder: Path, packs: Mapping[str, Pack], topics: Topics, rules_of: Callable[[str], TopicRules]
) -> Iterator[Problem]:
    """Where packs and their questions do not go together. `folder` is the content folder."""
    for name, pack in packs.items():
        for fault in _pack_faults(pack, topics, rules_of(name)):
            yield TomlFile.read(folder / "packs" / f"{name}.toml").problem(("topics",), *fault)


def theme_problems(
    topics: Topics, packs: Iterable[Pack], weeks: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Prompts whose theme is no week of a pack that uses them, given the `weeks` by pack."""
    known: dict[str, set[str]] = {}
    for pack in packs:
        for name in pack.topics:
            known.setdefault(name, set()).update(weeks.get(pack.name, ()))
    for name, names in known.items():
        for place, prompt in enumerate(topics.files[name].prompts if name in topics.files else ()):
            if prompt.theme and prompt.theme not in names:
                what = f"is {prompt.theme}, which is no week in the calendars of its packs"
                fix = suggestion(prompt.theme, names) if names else "leave it out"
                yield topics.files[name].file.problem(("prompts", place, "theme"), what, fix)


def _pack_faults(pack: Pack, topics: Topics, rules: TopicRules) -> Iterator[Fault]:
    if not topics.broken.isdisjoint(pack.topics):
        return
    strange = [name for name in pack.topics if name not in topics.files]
    for name in strange:
        yield f"names {name}, which cannot be found in topics/", suggestion(name, topics.files)
    count = len(topics.of(pack))
    if not strange and count < rules.warn_below:
        what = (
            f"has {count} questions in {', '.join(pack.topics) or 'no file'}, fewer than {rules.warn_below}"
        )
        yield what, "write more, add another file, or lower `warn_below` in topics.toml"


def _rule_faults(rules: TopicRules) -> Iterator[Finding]:
    if not 1 <= len(rules.times) <= _TIMES_AT_MOST or len(set(rules.times)) < len(rules.times):
        yield ("times",), "is not one or two different times of day", 'write ["12:30"] or ["12:30", "20:00"]'
    if 0 < rules.silence_minutes < _SHORTEST_SILENCE:
        yield (
            ("silence_minutes",),
            f"is {rules.silence_minutes}",
            f"give {_SHORTEST_SILENCE} or more, or 0 for never",
        )
    if rules.active_from == rules.active_until:
        yield ("active_until",), "is the same as active_from", "give a later time"
    elif rules.breaks_ice and rules.active_hours <= rules.silence:
        yield (
            ("silence_minutes",),
            f"is {rules.silence_minutes}, as long as the active hours, so no ice-breaker can ever come",
            "give fewer minutes, or longer active hours, or 0 for never",
        )


def _read(path: Path) -> tuple[TopicFile, _Given]:
    file = TomlFile.read(path)
    try:
        given = _Given.model_validate(file.data)
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _Given)) from None
    if found := list(_file_faults(given)):
        raise ProblemsError(file.problem(*finding) for finding in found)
    return TopicFile(file, tuple(Prompt(each.id, each.theme) for each in given.prompts)), given


def _texts(given: _Given, language: Literal["zh", "en"]) -> Iterator[ftl.Message]:
    for each in given.prompts:
        words = ftl.Pattern([ftl.TextElement(telegram_html(each.text[language]))])
        yield ftl.Message(ftl.Identifier(Prompt(each.id).text), words)


def _file_faults(given: _Given) -> Iterator[Finding]:
    for language in _LANGUAGES:
        if not given.title.get(language, "").strip():
            yield ("title", language), "is missing", f"add {language} = ... to title"
    for place, prompt in enumerate(given.prompts):
        where = ("prompts", place)
        if not _ID.fullmatch(prompt.id):
            fix = "use small letters a-z, digits and dashes, at most 40"
            yield (*where, "id"), f'is "{prompt.id[:60]}"', fix
        elif prompt.id.startswith((OWN, VOTED)):
            yield (*where, "id"), f"is {prompt.id}, a name that Steward uses itself", "give it another"
        for language in _LANGUAGES:
            for fault in _text_faults(prompt.text.get(language, "")):
                yield (*where, "text", language), *fault


def _text_faults(written: str) -> Iterator[Fault]:
    if not written.strip():
        yield "is missing", "a question has words in every language: text = { zh = ..., en = ... }"
        return
    html = telegram_html(written)
    yield from faults(html)
    if (length := visible_length(html)) > LONGEST:
        yield f"is {length} characters long", f"a question has at most {LONGEST}, shorten it"


def _twice(found: TopicFile, others: Topics) -> Iterator[Problem]:
    """Ids that this file has twice, or that another file has as well."""
    known = {prompt.id: other.file.name for other in others.files.values() for prompt in other.prompts}
    for place, prompt in enumerate(found.prompts):
        if prompt.id in known:
            what = f"is {prompt.id}, which {known[prompt.id]} has already"
            yield found.file.problem(("prompts", place, "id"), what, "give it an id of its own")
        known[prompt.id] = found.file.name
