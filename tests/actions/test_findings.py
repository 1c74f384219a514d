"""Everything that screening can find has a name in every language."""

import pytest

from bot.actions.findings import category_named, how_named, rule_named, what_named
from bot.content import Content
from bot.domain.outgoing import Text
from bot.domain.report import RULE
from bot.domain.screening import Hit, How, Mode, Rule
from bot.domain.screening_rules import Kind
from bot.domain.wordlist import OWN
from bot.screening.personal import ACCOUNT, CARD, CATEGORY, IDENTITY, PHONE


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_disguise_kind_and_category_has_a_name(content: Content, language: str) -> None:
    categories = {word.category for word in content.words.words} | {CATEGORY, OWN, "imported"}
    named: list[Text | str] = [rule_named(rule) for rule in (*Rule, RULE)]
    named += [how_named(how) for how in How]
    named += [category_named(content, Rule.LINKS, kind) for kind in Kind]
    named += [category_named(content, Rule.WORDS, category) for category in categories]
    named += [
        what_named(Hit(Rule.WORDS, what, 2, 0, 1, category=CATEGORY))
        for what in (ACCOUNT, CARD, IDENTITY, PHONE)
    ]
    named += [Text(f"about-{rule}") for rule in Rule] + [Text(f"screening-mode-{mode}") for mode in Mode]
    for text in named:
        assert isinstance(text, Text)
        assert content.texts.plain(language, text) != text.key


def test_a_category_of_ones_own_is_called_as_its_file_is(content: Content) -> None:
    assert category_named(content, Rule.WORDS, "competitors") == "competitors"
    assert category_named(content, RULE, "") == rule_named(RULE)


def test_a_word_is_shown_and_a_personal_number_only_by_its_kind() -> None:
    assert what_named(Hit(Rule.WORDS, "scam", 2, 0, 4, category="fraud")) == "scam"
    assert what_named(Hit(Rule.WORDS, CARD, 2, 0, 4, category=CATEGORY)) == Text("personal-bank-card")
