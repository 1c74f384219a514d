"""Names of those who join."""

from dataclasses import replace

import pytest

from bot.domain.screening import Hit, How, Mode, Rule
from bot.domain.screening_rules import Kind, NameRule, RuleBook
from bot.screening.hosts import DomainLists
from bot.screening.rules import Rules

BOOK = replace(RuleBook(), names=NameRule(roles=frozenset({"admin", "support", "客服"})))
STAFF = ("Ann Lee", "@ann_lee", "小王")


def no_words(text: str) -> tuple[Hit, ...]:
    del text
    return ()


def found(name: str, username: str = "", book: RuleBook = BOOK) -> list[tuple[str, bool]]:
    hits = Rules(DomainLists()).names(name, username, STAFF, book, no_words)
    assert all(hit.rule is Rule.NAMES for hit in hits)
    return [(hit.category, hit.certain) for hit in hits]


@pytest.mark.parametrize(
    "name",
    ["Bob", "李雷", "Ann", "Anna Lee", "小王子", "Administer Badminton", "José", "🌸", "a.b", "D.O.T. com"],
)
def test_an_ordinary_name_is_none(name: str) -> None:
    assert found(name, "bob_77") == []


@pytest.mark.parametrize(
    "name", ["Ann Lee", "ann lee", "Аnn Lее", "ANN  LEE ✓", "Αnn Iee", "Ann_Lee.", "小王 ", "ann\u200b lee"]
)
def test_a_name_that_reads_like_that_of_staff_is_shown(name: str) -> None:
    assert found(name) == [(Kind.STAFF_NAME, False)]


def test_a_public_name_that_reads_like_that_of_staff_is_shown() -> None:
    assert found("Bob", "ann_Iee") == [(Kind.STAFF_NAME, False)]


def test_how_it_was_found_tells_a_namesake_from_a_disguise() -> None:
    hits = [Rules(DomainLists()).names(name, "", STAFF, BOOK, no_words)[0] for name in ("Ann Lee", "Аnn Lее")]
    assert [(hit.how, hit.what) for hit in hits] == [(How.EXACT, "Ann Lee"), (How.LOOKALIKE, "Ann Lee")]


@pytest.mark.parametrize("name", ["Admin", "群客服小美", "Support | Bob", "ＡＤＭＩＮ", "аdmin"])
def test_a_role_in_a_name_is_shown(name: str) -> None:
    assert found(name) == [(Kind.ROLE, False)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("visit example.com", Kind.LINK),
        ("https://a.example", Kind.LINK),
        ("@lucky_girl", Kind.CONTACT),
        ("加微信 abc12345", Kind.CONTACT),
    ],
)
def test_a_link_or_a_contact_in_a_name_is_shown(name: str, kind: Kind) -> None:
    assert found(name) == [(kind, False)]


def test_words_of_the_lexicon_keep_their_certainty() -> None:
    word = Hit(Rule.WORDS, "bad", 3, 0, 3, category="abuse")
    hits = Rules(DomainLists()).names("bad", "", (), BOOK, lambda _: (word,))
    assert [(hit.rule, hit.category, hit.severity, hit.certain) for hit in hits] == [
        (Rule.NAMES, "abuse", 3, True)
    ]


def test_parts_can_be_switched_off_and_the_whole() -> None:
    less = replace(BOOK, names=NameRule(links=False, staff=False))
    assert (
        found("Ann Lee", book=less)
        == found("visit example.com", book=less)
        == found("admin", book=less)
        == []
    )
    assert found("Ann Lee", book=BOOK.with_mode(Rule.NAMES, Mode.OFF)) == []


def test_staff_with_names_of_signs_only_are_like_nobody() -> None:
    assert Rules(DomainLists()).names("🌸", "", ("🌺", "@"), BOOK, no_words) == ()
