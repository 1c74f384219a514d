"""Odd writing: scripts within a word, spaced and unseen letters, emoji."""

from dataclasses import replace

import pytest

from bot.domain.screening import How
from bot.domain.screening_rules import Kind, MixedRule
from bot.screening.letters import plain_letters, skeleton, visible
from bot.screening.scripts import emoji_count, mixed_hits, mixed_words, spaced_letters

RULE = MixedRule(words=2, spaced=8, invisible=2, emoji=10)


def kinds(text: str, rule: MixedRule = RULE) -> list[str]:
    return [hit.category for hit in mixed_hits(text, rule)]


@pytest.mark.parametrize(
    "word", ["pаypаl", "hеllo", "зapaботoк", "Cкидка", "OТВЕТCТВЕHHЫЕ", "раypal", "𝐇айди"]
)
def test_a_word_of_two_scripts_is_met(word: str) -> None:
    assert mixed_words(f"so {word} then") == [(3, 3 + len(word))]


def test_a_foreign_ending_alone_may_as_well_be_grammar() -> None:
    assert mixed_words("написал на pythonе с pythonом") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain words",
        "простые слова",
        "好的 OK，用Python写",
        "IT-специалист",
        "APIшка и PHPшник",
        "ρgh и 5Ω",
        "5µm μm Δt λx",
        "git'ом, Docker-контейнер",
        "一只cat和二只dog",
        "порадовалиnДо этого",
        "Ελλάδα and Greece",
        "café naïve Straße",
    ],
)
def test_languages_side_by_side_are_none(text: str) -> None:
    assert mixed_words(text) == []


def test_one_such_word_is_none_yet_and_two_are_shown_to_staff() -> None:
    assert kinds("hеllo dear friends") == []
    (hit,) = mixed_hits("hеllo wоrld", RULE)
    assert (hit.category, hit.how, hit.certain, hit.what) == (Kind.MIXED, How.LOOKALIKE, False, "hеllo")


@pytest.mark.parametrize(
    "text", ["п р и в е т", "m o n e y today", "f.r.e.e.m", "w*i*n*b*i*g", "get r-i-c-h-e-r"]
)
def test_letters_that_stand_one_by_one_are_met(text: str) -> None:
    assert len(spaced_letters(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a b c d e f g",
        "n o o o o o",
        "A B",
        "i a m ok",
        "U.S.A.",
        "生 日 快 乐 呀",
        "a - b - c - d",
        "1 2 3 4 5 6",
        "x-y-z",
    ],
)
def test_lists_of_letters_and_drawn_out_ones_are_none(text: str) -> None:
    assert spaced_letters(text) == []


def test_spaced_letters_are_counted_over_the_whole_message() -> None:
    assert kinds("f r e e it is") == []
    assert kinds("f r e e m o n e y") == [Kind.SPACED]


@pytest.mark.parametrize("text", ["F\u2068ast t\u2068ake", "加\u200b微\u200b信", "п\u00adри\u00adвет"])
def test_unseen_characters_between_letters_are_met(text: str) -> None:
    assert kinds(text) == [Kind.INVISIBLE]


@pytest.mark.parametrize(
    "text",
    [
        "nice\ufeff",
        "👨\u200d👩\u200d👧 ok ❤\ufe0f",
        "\u200eשלום\u200f",
        "می\u200cخواهم می\u200cروم",
        "a\u200bb",
    ],
)
def test_unseen_characters_elsewhere_are_usual(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("words only 12 #1", 0),
        ("好 👋", 1),
        ("1️⃣2️⃣", 2),
        ("👨‍👩‍👦", 3),
        ("🇨🇳", 1),
        ("❗️➡️✅⚡️☀️", 5),
        ("🏳️‍🌈", 2),
    ],
)
def test_emoji_are_counted_each_for_itself(text: str, count: int) -> None:
    assert emoji_count(text) == count


def test_many_emoji_are_noted_and_nothing_more() -> None:
    assert kinds("🎉" * 9) == []
    assert [(hit.category, hit.severity, hit.certain) for hit in mixed_hits("🎉" * 10, RULE)] == [
        (Kind.EMOJI, 1, False)
    ]


@pytest.mark.parametrize("text", ["hеllo wоrld", "f r e e m o n e y", "a\u200bb c\u200bd", "🎉" * 40])
def test_zero_switches_a_part_off(text: str) -> None:
    assert kinds(text)
    assert kinds(text, replace(RULE, words=0, spaced=0, invisible=0, emoji=0)) == []


def test_what_is_seen_is_what_remains() -> None:
    assert visible("https://\u2062ex\u200bample.com") == "https://example.com"
    assert plain_letters("Ｐаура\u0301ӏ") == "paypal"
    assert skeleton("Adm1n_ Ann") == skeleton("ＡDMIN Аnn") != skeleton("Admin Anna")
