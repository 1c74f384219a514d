"""The words of one calendar file on their way to being texts: checked, turned into HTML, kept by language."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

from fluent.syntax import ast as ftl

from bot.content_markdown import telegram_html
from bot.content_markup import Fault, faults, visible_length
from bot.content_texts import LANGUAGES
from bot.problems import suggestion
from bot.toml_file import Finding, Location

PLACEHOLDERS = ("community",)
LONGEST, LONGEST_WITH_PICTURE, LONGEST_TITLE = 3500, 1000, 40
"""Characters of a post, of one with a picture, and of what stands for it in a list, as people see them."""

_BRACES = re.compile(r"\{\s*([^{}]*?)\s*\}")
_TAG = re.compile(r"<[^<>]*>")
_PIECE = 2000
"""Fluent takes no longer pieces in a text with placeholders."""

Local = Mapping[Any, str]
"""Language -> words."""


class Wordbook:
    """Texts under keys that begin with `prefix`, and what is `found` wrong with them."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self.messages: dict[str, list[ftl.Message]] = {language: [] for language in LANGUAGES}
        self.found: list[Finding] = []

    def fault(self, where: Location, what: str, fix: str) -> None:
        """Note what is wrong with a key of the file."""
        self.found.append((where, what, fix))

    def label(self, where: Location, name: str, given: Local) -> str:
        """A title or a button's words; returns the key."""
        for language in LANGUAGES:
            words = given.get(language, "").strip()
            if not words:
                self.fault((*where, language), "is missing", f"add {language} = ...")
            self._add(name, language, escape(words, quote=False), filled=False)
        return self._key(name)

    def post(self, where: Location, name: str, given: Local, *, longest: int) -> tuple[str, str]:
        """A post's Markdown; returns the keys of the whole and of its first line."""
        told = {place for place, _, _ in self.found}
        for language in LANGUAGES:
            html = telegram_html(given.get(language, ""))
            for fault in () if (*where, language) in told else _post_faults(html, language, longest):
                self.fault((*where, language), *fault)
            self._add(f"post-{name}", language, html, filled=True)
            self._add(f"title-{name}", language, first_line(html), filled=True)
        return self._key(f"post-{name}"), self._key(f"title-{name}")

    def files(self, where: Location, given: Local) -> dict[str, str]:
        """What stands in the files named; those that cannot be read are found wrong."""
        read: dict[str, str] = {}
        for language, written in given.items():
            path = (self._folder / written).resolve()
            if not path.is_relative_to(self._folder.resolve()):
                self.fault(
                    (*where, language), f"names {written}, which is outside", "put it into the content"
                )
            elif not path.is_file():
                what, fix = f"names {written}, which is not there", "paths count from the content folder"
                self.fault((*where, language), what, fix)
            else:
                read[language] = self._read(where, language, path)
        return read

    def _read(self, where: Location, language: str, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            fix = "save it as text with the encoding UTF-8"
            self.fault((*where, language), f"names {path.name}, which cannot be read", fix)
            return ""

    def _key(self, name: str) -> str:
        return f"{self._prefix}-{name}"

    def _add(self, name: str, language: str, html: str, *, filled: bool) -> None:
        pattern = ftl.Pattern(list(_elements(html)) if filled else [ftl.TextElement(html)])
        self.messages[language].append(ftl.Message(ftl.Identifier(self._key(name)), pattern))


def first_line(html: str) -> str:
    """What stands for a post in a list: its first line without mark-up, as HTML, at most 40 characters."""
    words = next((line.strip() for line in unescape(_TAG.sub("", html)).splitlines() if line.strip()), "")
    if len(words) > LONGEST_TITLE:
        words = words[: LONGEST_TITLE - 1]
        words = (words[: words.rindex("{")] if words.count("{") > words.count("}") else words).strip() + "…"
    return escape(words, quote=False)


def _post_faults(html: str, language: str, longest: int) -> Iterator[Fault]:
    if not html:
        yield "is missing", f"add {language} = ... to it"
        return
    for name in sorted(set(_BRACES.findall(html)) - set(PLACEHOLDERS)):
        yield f"has the unknown placeholder {{{name}}}", suggestion(name, PLACEHOLDERS)
    without = _BRACES.sub("x", html)
    if "{" in without or "}" in without:
        yield "has a brace without its partner", "write placeholders as {community}"
    length = visible_length(without)
    if length > longest:
        yield f"is {length} characters long", f"a post like this has {longest} at most, shorten it"
    else:
        yield from faults(without)


def _elements(template: str) -> Iterator[ftl.TextElement | ftl.Placeable]:
    """Words, in pieces, and {placeholders} by turns, as Fluent has them."""
    for place, piece in enumerate(_BRACES.split(template)):
        if place % 2:
            yield ftl.Placeable(ftl.VariableReference(ftl.Identifier(piece)))
        else:
            yield from (ftl.TextElement(piece[at : at + _PIECE]) for at in range(0, len(piece), _PIECE))
