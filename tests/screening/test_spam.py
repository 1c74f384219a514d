"""The spam model: silent until it knows enough, then right, explained, and the same wherever it is made."""

import random
import time
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spam import LEAST_HARMLESS, LEAST_SPAM, Example, pack
from bot.screening.spam import SpamModel, features, train
from bot.screening.spam_features import NUMBERS, traits

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
OFFERS = "日结兼职", "高价收卡", "全网最低价", "稳赚不赔", "代开发票", "招代理"
CONTACTS = "加微信 {}", "私聊我 {}", "看名字 {}", "飞机号 {}"
TALK = "今天读到第{}章", "我家的猫{}岁了", "晚上{}点开会吗", "这本书有{}页", "谢谢你推荐的书", "昨天走了{}步"
TAILS = "", "哈哈", "，不错", "吧", "。", "呢", "，你们觉得呢"
SPAM = "急招日结兼职，加微信 wk83921"
HARMLESS = "昨天读到第 8 章，你们觉得呢"


def name(number: int) -> str:
    """Digits are all alike to the model: what tells the messages apart are people's names."""
    return f"阿{chr(0x4E00 + number)}"


def spam_texts(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [
        f"{name(number)}{chance.choice(OFFERS)}{chance.choice(('，', ' ', '！'))}"
        f"{chance.choice(CONTACTS).format(f'wk{chance.randrange(10_000, 99_999)}')}"
        for number in range(count)
    ]


def harmless_texts(count: int, seed: int = 2) -> list[str]:
    chance = random.Random(seed)
    return [
        f"{name(number)}{chance.choice(TALK).format(chance.randrange(1, 60))}{chance.choice(TAILS)}"
        for number in range(count)
    ]


def decided(texts: Sequence[str], *, spam: bool, first: int = 0) -> list[Example]:
    return [
        Example.of(features(text), MONDAY + timedelta(minutes=first + minute), spam=spam)
        for minute, text in enumerate(texts)
    ]


def examples(spam: int = 100, harmless: int = 200) -> list[Example]:
    return decided(spam_texts(spam), spam=True) + decided(harmless_texts(harmless), spam=False)


@cache
def model() -> SpamModel:
    return train(examples())


def test_nothing_is_said_before_there_are_enough_examples_of_both_kinds() -> None:
    few_spam = train(examples(LEAST_SPAM - 1))
    few_harmless = train(examples(100, LEAST_HARMLESS - 1))
    enough = train(examples(LEAST_SPAM, LEAST_HARMLESS))

    assert (few_spam.ready, few_harmless.ready, enough.ready) == (False, False, True)
    assert few_spam.judge(SPAM) is None
    assert few_harmless.judge(SPAM) is None
    assert enough.judge(SPAM) is not None


def test_a_model_that_knows_nothing_has_no_opinion() -> None:
    empty = train([])

    assert not empty.ready
    assert empty.score(SPAM) == 0.5
    assert empty.judge(SPAM) is None


def test_unseen_spam_is_flagged_and_unseen_talk_is_not() -> None:
    spam = spam_texts(100, seed=11)
    talk = harmless_texts(300, seed=12)

    assert sum(model().judge(text) is not None for text in spam) >= 90
    assert sum(model().judge(text) is not None for text in talk) <= 6


def test_a_verdict_is_only_a_flag_and_counts_what_it_rests_upon() -> None:
    verdict = model().judge(SPAM)

    assert verdict is not None
    assert verdict.line < verdict.probability <= 1
    assert (verdict.spam, verdict.harmless) == (100, 200)
    assert not verdict.hit.certain


def test_reasons_name_the_parts_of_the_original_text_that_weighed_most() -> None:
    text = "请问一下：高价收卡 加Ｖ信 ＷＫ８３９２１"
    reasons = model().reasons(text)

    assert 1 <= len(reasons) <= 4
    assert [each.weight for each in reasons] == sorted((each.weight for each in reasons), reverse=True)
    assert all(text[each.start : each.end] == each.what for each in reasons if not each.is_shape)
    assert all(each.weight > 0 and text[each.start : each.end].strip() for each in reasons)
    places = sorted((each.start, each.end) for each in reasons)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_reasons_in_the_tail_of_a_long_text_stand_where_they_are() -> None:
    text = "读书" * 200 + "加微信 wk83921"

    assert any(
        each.start >= 400 and text[each.start : each.end] == each.what for each in model().reasons(text)
    )


def test_the_order_of_the_examples_does_not_matter() -> None:
    mixed = examples()
    random.Random(3).shuffle(mixed)

    other = train(mixed)

    assert other.line == model().line
    assert [other.score(text) for text in (SPAM, HARMLESS)] == [
        model().score(text) for text in (SPAM, HARMLESS)
    ]


def test_a_message_confirmed_a_thousand_times_counts_once() -> None:
    flood = decided([SPAM] * 1_000, spam=True, first=500)

    once, often = train(examples() + flood[:1]), train(examples() + flood)

    assert (often.spam, often.harmless) == (101, 200)
    assert often.score(HARMLESS) == once.score(HARMLESS)


def test_copies_with_other_numbers_are_one_message() -> None:
    assert train(decided([f"加微信 wk{number}" for number in range(100, 999)], spam=True)).spam == 1


def test_the_last_decision_about_a_message_holds() -> None:
    first = decided([HARMLESS], spam=True)
    pardon = decided([HARMLESS], spam=False, first=9_000)

    assert (train(pardon + first).spam, train(pardon + first).harmless) == (0, 1)


def test_an_example_learned_in_passing_moves_the_next_model_and_not_this_one() -> None:
    text = "新开的影院送票，找小王"
    before = model().score(text)

    after = model().learned(Example.of(features(text), MONDAY, spam=True))

    assert after.score(text) > before
    assert (after.spam, after.harmless) == (101, 200)
    assert model().score(text) == before


def test_an_erased_example_leaves_nothing_behind() -> None:
    secret = decided(["我的猫叫阿福"], spam=True, first=700)

    assert train([each for each in examples() + secret if each not in secret]).score("阿福") == model().score(
        "阿福"
    )


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ＷＫ８３", "wk11"),
        ("W\u200bK83", "wk83"),
        ("wk۸۳", "wk83"),
        ("Café", "CAFE"),
        ("Cafe\u0301", "café"),
    ],
)
def test_width_case_digits_accents_and_invisible_signs_are_read_alike(written: str, plain: str) -> None:
    def letters(text: str) -> set[str]:
        return {each.run for each in traits(text) if not each.is_shape}

    assert letters(written) == letters(plain)


@given(st.text(max_size=200))
def test_what_is_explained_is_what_was_weighed(text: str) -> None:
    found = list(traits(text))

    assert {each.feature for each in found} == set(features(text))
    assert all(0 <= each.start <= each.end <= len(text) for each in found)


@given(st.text(max_size=60))
def test_features_are_small_numbers_in_order_and_survive_being_stored(text: str) -> None:
    found = features(text)

    assert list(found) == sorted(set(found))
    assert all(0 <= each < NUMBERS for each in found)
    assert tuple(Example.of(found, MONDAY, spam=True).features) == found


def test_features_never_change_because_they_are_stored() -> None:
    assert crc32(pack(features("加微 a1"))) == 3_401_929_690


def test_a_message_of_nothing_but_combining_marks_costs_no_more_than_another() -> None:
    marks, plain = "\u0301" * 4_096, "读书会" * 1_300

    assert _cost(marks) < 5 * _cost(plain)


def _cost(text: str) -> float:
    model().score(text)
    began = time.process_time()
    for _ in range(50):
        model().score(text)
    return time.process_time() - began


def test_a_model_is_made_within_ten_megabytes() -> None:
    known = examples()
    tracemalloc.start()
    try:
        made = train(known)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert made.ready
    assert most < 10 * 2**20
