"""Reads `content/texts` (Fluent) and finds what is wrong: in one file, and between the languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.content_markup import Fault, faults, visible_length
from bot.problems import Problem, shown_path, suggestion
from bot.toml_file import unreadable

LANGUAGES = ("zh", "en")
_FUNCTIONS = ("NUMBER", "DATETIME")
_DESCRIPTION = "command-"
_DESCRIPTION_LENGTH = 256
_FILLED_LENGTH = 2400
"""Fluent gives up at 2500 characters in one piece of a text that has placeholders."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message or term and where it stands."""

    file: str
    line: int
    node: ftl.Message | ftl.Term

    def problem(self, what: str, fix: str) -> Problem:
        """A problem of this entry."""
        return Problem(self.file, self.line, self.node.id.name, what, fix)


Entries = dict[str, Entry]
"""By key; terms with their dash."""


def read_texts(folder: Path) -> tuple[dict[str, Entries], list[Problem]]:
    """Every entry by language and key, and all that is wrong with them."""
    problems: list[Problem] = []
    texts = {language: _read_language(folder / language, problems) for language in LANGUAGES}
    for language, entries in texts.items():
        for entry in entries.values():
            problems += [entry.problem(*fault) for fault in _entry_faults(entry, entries)]
        problems += _missing(texts, language, folder)
    problems += _differing(texts)
    return texts, problems


def resource(entries: Entries, more: Sequence[ftl.Message] = ()) -> ftl.Resource:
    """The entries as Fluent takes them, with messages from elsewhere."""
    return ftl.Resource([*(entry.node for entry in entries.values()), *more])


def _read_language(folder: Path, problems: list[Problem]) -> Entries:
    entries: Entries = {}
    for path in sorted(folder.glob("*.ftl")):
        try:
            source = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(unreadable(shown_path(path), error))
            continue
        _read_source(shown_path(path), source, entries, problems)
    if not entries and not problems:
        problems.append(Problem(shown_path(folder), 0, "", "has no texts", "add *.ftl files"))
    return entries


def _read_source(file: str, source: str, entries: Entries, problems: list[Problem]) -> None:
    for node in FluentParser().parse(source).body:
        if isinstance(node, ftl.Junk):
            problems.append(_syntax_problem(file, source, node))
        if not isinstance(node, ftl.Message | ftl.Term):
            continue
        entry = Entry(file, _line(source, node.id), node)
        key = _key(node)
        if key in entries:
            first = entries[key]
            what = f"is written twice, first in {first.file}:{first.line}"
            problems.append(entry.problem(what, "keep one of the two"))
        entries.setdefault(key, entry)


def _key(node: ftl.Message | ftl.Term) -> str:
    return f"-{node.id.name}" if isinstance(node, ftl.Term) else node.id.name


def _line(source: str, node: ftl.SyntaxNode) -> int:
    return source.count("\n", 0, node.span.start) + 1 if node.span else 0


def _syntax_problem(file: str, source: str, junk: ftl.Junk) -> Problem:
    note = junk.annotations[0]
    content = (junk.content or "").split("\n", 1)[0].strip()
    what = f"cannot be read from `{content[:40]}` on: {note.message}"
    fix = "write `key = text`, indent further lines, close every brace"
    return Problem(file, _line(source, note), "", what, fix)


def placeholders(entry: Entry) -> frozenset[str]:
    """The names that a text wants to be filled in."""
    return frozenset(node.id.name for node in _nodes(entry.node) if isinstance(node, ftl.VariableReference))


def _nodes(value: ftl.BaseNode) -> Iterator[ftl.BaseNode]:
    """The node and all within it. Written as a loop: there are a hundred thousand of them."""
    waiting: list[ftl.BaseNode] = [value]
    while waiting:
        node = waiting.pop()
        yield node
        for part in vars(node).values():
            if isinstance(part, list):
                waiting += part
            elif isinstance(part, ftl.SyntaxNode):
                waiting.append(part)


def _unknown_names(node: ftl.Message | ftl.Term, entries: Entries) -> Iterator[Fault]:
    for inner in _nodes(node):
        if isinstance(inner, ftl.FunctionReference) and inner.id.name not in _FUNCTIONS:
            name = inner.id.name
            yield f"uses the unknown function {name}()", suggestion(name, _FUNCTIONS)
        elif isinstance(inner, ftl.MessageReference | ftl.TermReference):
            dash = "-" if isinstance(inner, ftl.TermReference) else ""
            name = dash + inner.id.name
            if name not in entries:
                yield f"refers to {{ {name} }}, which does not exist", suggestion(name, entries)


def _entry_faults(entry: Entry, entries: Entries) -> Iterator[Fault]:
    node = entry.node
    if node.value is None or node.attributes:
        yield "has a part with a dot", "attributes are not used: make it a text of its own"
        return
    yield from _unknown_names(node, entries)
    wordings = _wordings(node.value)
    yield from dict.fromkeys(fault for wording in wordings for fault in faults(wording))
    if placeholders(entry) and max(map(visible_length, wordings)) > _FILLED_LENGTH:
        yield "is too long", f"use at most {_FILLED_LENGTH} characters in a text with placeholders"
    if node.id.name.startswith(_DESCRIPTION):
        yield from _description_faults(wordings[0])


def _description_faults(wording: str) -> Iterator[Fault]:
    if len(wording) > _DESCRIPTION_LENGTH:
        yield "is too long", f"a command's description has at most {_DESCRIPTION_LENGTH} characters"
    if "<" in wording:
        yield "has mark-up", "a command's description is plain text"


def _wordings(pattern: ftl.Pattern) -> list[str]:
    """The text with its default variants, then once more for each other variant."""
    pieces = [_element_wordings(element) for element in pattern.elements]
    default = [options[0] for options in pieces]
    others = (
        [*default[:place], option, *default[place + 1 :]]
        for place, options in enumerate(pieces)
        for option in options[1:]
    )
    return ["".join(parts) for parts in (default, *others)]


def _element_wordings(element: ftl.TextElement | ftl.Placeable) -> list[str]:
    if isinstance(element, ftl.TextElement):
        return [element.value]
    expression = element.expression
    if isinstance(expression, ftl.Placeable):
        return _element_wordings(expression)
    if isinstance(expression, ftl.StringLiteral):
        return [expression.parse()["value"]]
    if isinstance(expression, ftl.SelectExpression):
        variants = sorted(expression.variants, key=lambda variant: not variant.default)
        return [wording for variant in variants for wording in _wordings(variant.value)]
    return ["https://x"]  # any value; it may stand in a link


def _missing(texts: Mapping[str, Entries], language: str, folder: Path) -> Iterator[Problem]:
    for other, entries in texts.items():
        for key in sorted(entries.keys() - texts[language].keys()):
            there = Path(entries[key].file).name
            if not key.startswith("-"):
                what = f"is missing in the language {language}"
                fix = f"add it; {other} has it in {entries[key].file}:{entries[key].line}"
                yield Problem(shown_path(folder / language / there), 0, key, what, fix)


def _differing(texts: Mapping[str, Entries]) -> Iterator[Problem]:
    first, *others = LANGUAGES
    for key, entry in texts[first].items():
        wanted = placeholders(entry)
        for other in (texts[language][key] for language in others if key in texts[language]):
            has = placeholders(other)
            if has != wanted and not key.startswith("-"):
                odd = ", ".join(f"{{ ${name} }}" for name in sorted(has ^ wanted))
                what = f"has {odd} in one language only"
                yield other.problem(what, f"use the same placeholders as {entry.file}:{entry.line}")
