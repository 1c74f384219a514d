"""Questions of the gate: always one right answer, kept as they were asked, read as people write."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SHIPPED_CONTENT
from bot.content_gate import read_gate
from bot.domain.gate import (
    After,
    Gate,
    Kind,
    OwnQuestion,
    ask,
    gate_in,
    is_right,
    question_in,
    read_question,
)

RULES = read_gate(SHIPPED_CONTENT / "gate.toml")
seeds = st.integers().map(Random)


def gate(kind: Kind, *questions: OwnQuestion) -> Gate:
    return Gate(on=True, kind=kind, wrong=After.LATER, silent=After.DECLINE, questions=questions)


@given(seeds)
def test_a_sum_has_its_result_once_among_different_numbers(dice: Random) -> None:
    asked = ask(gate(Kind.SUM), RULES, dice)
    assert len(set(asked.options)) == len(asked.options) == RULES.options
    assert int(asked.options[asked.right]) == asked.facts["one"] + asked.facts["two"]


@given(seeds)
def test_a_picture_is_named_and_shown_once(dice: Random) -> None:
    asked = ask(gate(Kind.PICTURE), RULES, dice)
    named = next(each for each in RULES.pictures.values() if each.names == asked.facts["name"])
    assert asked.options[asked.right] == named.sign
    assert len(set(asked.options)) == RULES.options


@given(seeds, st.sampled_from(list(Kind)))
def test_a_question_is_the_same_after_it_was_kept(dice: Random, kind: Kind) -> None:
    asked = ask(gate(kind, OwnQuestion("Why?", ("books",))), RULES, dice)
    assert question_in(asked.kind, asked.as_row()) == asked


def test_a_group_without_questions_of_its_own_asks_for_a_press() -> None:
    assert ask(gate(Kind.OWN), RULES, Random(1)).kind is Kind.BUTTON


def test_what_a_community_set_is_read_back_and_nothing_means_off() -> None:
    wanted = gate(Kind.OWN, OwnQuestion("Why?", ("books", "tea")), OwnQuestion("Who?"))
    assert gate_in(wanted.as_row(), RULES) == wanted
    assert not gate_in(None, RULES).on


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Why? | books, Tea time", OwnQuestion("Why?", ("books", "Tea time"))),
        ("怎么找到我们的？ | 朋友，书店、网上", OwnQuestion("怎么找到我们的？", ("朋友", "书店", "网上"))),
        ("Who are you?", OwnQuestion("Who are you?")),
        (" | words", None),
        ("x" * 501, None),
        ("Why? | " + "a," * 21, None),
    ],
)
def test_questions_are_read_as_people_write_them(written: str, meant: OwnQuestion | None) -> None:
    assert read_question(written) == meant


def test_a_word_in_an_answer_counts_however_it_is_written() -> None:
    assert is_right(("books",), "I love ＢＯＯＫＳ and tea")
    assert not is_right(("books",), "tea")
