"""Texts: a key, its parameters and a language become Telegram HTML.

The words come from `content/texts` (Fluent); nothing here is shown to anybody. What people wrote is
escaped on its way in, so a rendered text is always safe to send as HTML. Knows neither files nor Telegram.
"""

import logging
import re
from collections.abc import Mapping
from datetime import date
from html import escape, unescape
from typing import Any

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentFloat, FluentInt, NumberFormatOptions
from fluent.syntax import ast as ftl

from bot.domain.outgoing import OTHERWISE, Drawing, Html, Listing, Mention, Param, Text
from bot.texts_safety import without_direction_tricks, written_name

log = logging.getLogger(__name__)

_TAG = re.compile(r"</?[a-z][^>]*>")
_REMEMBERED = 4096
"""How many rendered texts are remembered."""
_SHORT = 40
"""Characters of the longest word in a text that is worth remembering: a name, a reason, a signed number."""
_REPEATED = frozenset({int, bool, date})
_LONGEST_PART = 2000
"""Fluent refuses values over 2500 characters; longer ones are put in afterwards."""


class _Whole(FluentInt):
    """An integer without a mark between its thousands."""

    default_number_format_options = NumberFormatOptions(useGrouping=False)


class Texts:
    """The messages of every language; `default` is the one to fall back to."""

    def __init__(self, resources: Mapping[str, ftl.Resource], default: str = "zh") -> None:
        self._bundles = {language: _bundle(language, body) for language, body in resources.items()}
        self._default = default
        self._remembered: dict[tuple[object, ...], str] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have texts."""
        return tuple(self._bundles)

    def has(self, key: str) -> bool:
        """Whether the key exists in some language."""
        return any(bundle.has_message(key) for bundle in self._bundles.values())

    def language(self, code: str) -> str:
        """The language of ours for a language code such as "en-GB"; the default when we lack it."""
        short = code.lower().replace("_", "-").split("-")[0]
        return short if short in self._bundles else self._default

    def render(self, language: str, text: Text) -> str:
        """The text as Telegram HTML.

        Never raises: a key or parameter that is missing is logged, and the default language's text is
        taken instead; without that, as much as there is. What says the same again and again (labels, days,
        lines of a statement) is remembered: Fluent takes 0.1 ms for a line.
        """
        told = _told(text)
        if told is None:
            return self._render(language, text)
        known = (language, told)
        found = self._remembered.get(known)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[known] = self._render(language, text)
        return found

    def _render(self, language: str, text: Text) -> str:
        own = self.language(language)
        rendered, complete = self._format(own, text)
        if not complete and own != self._default:
            other, better = self._format(self._default, text)
            rendered = other if better or not rendered else rendered
        return rendered or escape(str(text.params.get(OTHERWISE, text.key)), quote=False)

    def plain(self, language: str, text: Text) -> str:
        """The text without mark-up, for buttons and answers to presses."""
        return unescape(_TAG.sub("", self.render(language, text)))

    def shown(self, language: str, drawing: Drawing) -> dict[str, object]:
        """What a drawing shows, with every text in it, however deep, in plain words."""
        return {name: self._shown(language, value) for name, value in drawing.args.items()}

    def _shown(self, language: str, value: object) -> object:
        match value:
            case Text():
                return self.plain(language, value)
            case dict():
                return {name: self._shown(language, each) for name, each in value.items()}
            case list() | tuple():
                return [self._shown(language, each) for each in value]
        return value

    def _format(self, language: str, text: Text) -> tuple[str, bool]:
        bundle = self._bundles.get(language)
        if bundle is None or not bundle.has_message(text.key):
            if OTHERWISE not in text.params:
                log.error("text %s is missing in %s", text.key, language)
            return "", False
        late: dict[str, str] = {}
        values: dict[str, Any] = {}
        for name, param in text.params.items():
            value = self._value(language, param)
            if isinstance(value, str) and len(value) > _LONGEST_PART:
                late[_stand_in(len(late))] = value
                value = _stand_in(len(late) - 1)
            values[name] = value
        rendered, errors = _pattern(bundle, text.key, values)
        for mark, value in late.items():
            rendered = rendered.replace(mark, value)
        if errors:
            log.error("text %s in %s: %s", text.key, language, "; ".join(map(str, errors)))
        return rendered, not errors

    def _value(self, language: str, param: Param) -> str | FluentInt | FluentFloat:
        if isinstance(param, int):
            return _Whole(param)
        if isinstance(param, float):
            return FluentFloat(param, useGrouping=False)
        return self._markup(language, param)

    def _markup(self, language: str, param: str | date | Mention | Html | Text | Listing) -> str:
        match param:
            case str():
                return escape(without_direction_tricks(param), quote=False)
            case Mention():
                return _mention(param)
            case Html():
                return param.markup
            case Text():
                return self.render(language, param)
            case Listing():
                return self._listing(language, param)
            case date():
                parts: dict[str, Param] = {"month": param.month, "day": param.day}
                return self.render(language, Text("date-short", parts))

    def _listing(self, language: str, listing: Listing) -> str:
        join = "\n" if listing.style == "lines" else self.render(language, Text("list-separator"))
        return join.join(str(self._value(language, item)) for item in listing.items)


def _told(text: Text, depth: int = 1) -> tuple[object, ...] | None:
    """What a text is remembered by: all that it says.

    None if it names or quotes people at length, or is made of many others: those are remembered each.
    """
    parts: list[object] = [text.key]
    for name, value in text.params.items():
        kind = type(value)
        if kind is Text:
            inner = _told(value, depth - 1) if depth else None  # type: ignore[arg-type]
            if inner is None:
                return None
            parts += (name, inner)
        elif kind in _REPEATED or (kind is str and len(value) <= _SHORT):  # type: ignore[arg-type]
            parts += (name, kind, value)
        else:
            return None
    return tuple(parts)


def _bundle(language: str, resource: ftl.Resource) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _pattern(bundle: FluentBundle, key: str, values: dict[str, Any]) -> tuple[str, list[Exception]]:
    value = bundle.get_message(key).value
    if value is None:
        return "", [LookupError("it has no value")]
    try:
        rendered, errors = bundle.format_pattern(value, values)
    except Exception as error:  # noqa: BLE001 - whatever a text does, the person gets an answer
        return "", [error]
    return str(rendered), errors


def _mention(mention: Mention) -> str:
    name = escape(written_name(mention.name) or str(mention.user_id), quote=False)
    if mention.user_id <= 0:  # a chat that speaks for itself has no profile to link to
        return name
    return f'<a href="tg://user?id={mention.user_id}">{name}</a>'


def _stand_in(number: int) -> str:
    return f"\ue000{number}\ue001"
