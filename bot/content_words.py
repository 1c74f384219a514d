"""Words that stand beside numbers in a TOML file: checked in each language, and made texts of their own."""

import unicodedata
from collections.abc import Iterator, Mapping
from html import escape

from fluent.syntax import ast as ftl

from bot.content_rules import LocalText
from bot.content_texts import LANGUAGES
from bot.domain.levels import TAG_LENGTH
from bot.toml_file import Finding, Location

Messages = Mapping[str, list[ftl.Message]]
"""Texts to be, by language."""

_OF_EMOJI = {"So", "Sk", "Cs", "Co", "Cn", "Cc", "Cf"}
"""Kinds of characters that emoji are made of."""


def plain(words: LocalText) -> dict[str, str]:
    """Words by language, as everybody else has them."""
    return dict(words.items())


def messages_of(wordings: Mapping[str, Mapping[str, str]]) -> Messages:
    """Plain wordings (key -> language -> words) as texts under these keys."""
    made: dict[str, list[ftl.Message]] = {language: [] for language in LANGUAGES}
    for key, each in wordings.items():
        for language, words in each.items():
            pattern = ftl.Pattern([ftl.TextElement(escape(words.strip(), quote=False))])
            made[language].append(ftl.Message(ftl.Identifier(key), pattern))
    return made


def wording_faults(where: Location, words: Mapping[str, str], longest: int) -> Iterator[Finding]:
    """What is wrong with words that every language must have."""
    for language in LANGUAGES:
        said = words.get(language, "").strip()
        if not said:
            yield (*where, language), "is missing", f"add {language} = ..."
        elif len(said) > longest:
            yield (*where, language), f"has {len(said)} characters", f"use at most {longest}"


def tag_faults(where: Location, tag: Mapping[str, str]) -> Iterator[Finding]:
    """What Telegram would not take for a tag."""
    yield from wording_faults(where, tag, TAG_LENGTH)
    for language, said in tag.items():
        if any(unicodedata.category(sign) in _OF_EMOJI for sign in said):
            yield (*where, language), "has an emoji", "use letters, digits and signs only"
