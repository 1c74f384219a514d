"""The same text again and again."""

from dataclasses import replace

import pytest

from bot.domain.screening import Hit, Mode, Rule
from bot.domain.screening_rules import CopyRule, Kind, RuleBook
from bot.screening.recent import Recent

TEXT = "Join my channel for free signals today"
BOOK = replace(RuleBook(), copies=CopyRule(times=3, minutes=10, members=4, shared_length=20)).with_mode(
    Rule.FLOOD, Mode.OFF
)


def hear(*said: tuple[int, float, str], book: RuleBook = BOOK) -> list[tuple[Hit, ...]]:
    recent = Recent()
    return [recent.heard(1, user, at, text, book) for user, at, text in said]


def test_the_third_copy_within_the_time_and_each_after_it_is_a_hit() -> None:
    hits = hear(*((7, at, TEXT) for at in (0, 100, 200, 300)))
    assert list(map(bool, hits)) == [False, False, True, True]
    assert [(hit.category, hit.what, hit.certain) for hit in hits[2]] == [(Kind.COPIES, "3", True)]


def test_copies_that_are_far_apart_are_none() -> None:
    assert not any(hear(*((7, at, TEXT) for at in (0, 400, 800, 1200))))


@pytest.mark.parametrize(
    "other",
    [TEXT.upper(), f"  {TEXT} !!!", TEXT.replace(" ", "  "), f"🔥{TEXT}🔥🔥", f"{TEXT[:9]}\u200b{TEXT[9:]}"],
)
def test_case_spaces_signs_and_emoji_do_not_make_it_another_text(other: str) -> None:
    assert hear((7, 0, TEXT), (7, 1, other), (7, 2, TEXT))[-1]


def test_another_number_makes_it_another_text() -> None:
    assert not any(hear(*((7, at, f"I walked {at} steps today, all alone") for at in range(5))))


@pytest.mark.parametrize(
    "text", ["好的好的好的", "ok ok ok ok !!!!!!!!", "/leaderboard@some_bot", "", "🎉" * 40]
)
def test_short_texts_emoji_and_commands_may_come_again(text: str) -> None:
    assert not any(hear(*((7, at, text) for at in range(6))))


def test_length_counts_characters_not_bytes() -> None:
    eleven, twelve = "今天的天气真的是不错呀", "今天的天气真的是不错呀哦"
    assert not any(hear(*((7, at, eleven) for at in range(4))))
    assert hear(*((7, at, twelve) for at in range(3)))[-1]


def test_a_text_from_many_members_is_shown_to_staff() -> None:
    hits = hear(*((user, user, TEXT) for user in range(5)))
    assert list(map(bool, hits)) == [False, False, False, True, True]
    assert [(hit.category, hit.what, hit.certain) for hit in hits[3]] == [(Kind.SHARED_COPIES, "4", False)]


def test_what_many_copy_for_fun_is_short_and_so_none() -> None:
    assert not any(hear(*((user, user, "保持队形保持队形保持队形") for user in range(9))))


def test_two_who_say_the_same_twice_have_not_said_it_three_times() -> None:
    assert not any(hear(*((user, at, TEXT) for at, user in enumerate((7, 8, 7, 8)))))


def test_a_forgotten_member_begins_anew_and_others_do_not() -> None:
    recent = Recent()
    for user in (7, 7, 8, 8):
        recent.heard(1, user, 0, TEXT, BOOK)
    recent.forget(7)
    assert not recent.heard(1, 7, 1, TEXT, BOOK)
    assert recent.heard(1, 8, 1, TEXT, BOOK)


def test_half_a_character_is_no_error() -> None:
    assert not hear((7, 0, "a text with half of an emoji \ud83d in it"))[0]


def test_off_says_nothing() -> None:
    assert not any(hear(*((7, at, TEXT) for at in range(5)), book=BOOK.with_mode(Rule.COPIES, Mode.OFF)))


def test_a_message_that_is_heard_again_is_no_copy_of_itself() -> None:
    recent = Recent()
    text = "the very same long sentence of one and the same message"
    assert [recent.heard(1, 2, 1000.0, text, RuleBook(), message_id=7) for _ in range(20)] == [()] * 20
