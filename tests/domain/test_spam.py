"""Pure rules of the spam model: what is kept, what is learned from, where the line is."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.screening import Rule
from bot.domain.spam import (
    LEAST_HARMLESS,
    LEAST_SPAM,
    MOST_OF_A_KIND,
    Example,
    Reason,
    Verdict,
    is_enough,
    lessons,
    line_above,
    pack,
    unpack,
)

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def example(number: int, minute: int = 0, *, spam: bool = True) -> Example:
    return Example.of([number], MONDAY + timedelta(minutes=minute), spam=spam)


def test_features_are_stored_in_four_bytes_each_ascending() -> None:
    assert pack([258, 1]) == b"\x01\x00\x00\x00\x02\x01\x00\x00"
    assert list(unpack(pack([258, 1]))) == [1, 258]
    assert pack([]) == b""


@pytest.mark.parametrize(
    ("harmless", "rank"), [(98, None), (99, 1), (198, 1), (199, 2), (999, 10)]
)  # one in a hundred of n and the new one
def test_one_in_a_hundred_harmless_messages_may_cross_the_line(harmless: int, rank: int | None) -> None:
    scores = [float(number) for number in range(harmless)]

    assert line_above(scores) == (math.inf if rank is None else harmless - rank)


def test_the_line_can_be_told_as_soon_as_there_are_enough_harmless_examples() -> None:
    assert line_above([0.0] * LEAST_HARMLESS) < math.inf


def test_both_kinds_must_be_enough() -> None:
    assert is_enough(LEAST_SPAM, LEAST_HARMLESS)
    assert not is_enough(LEAST_SPAM - 1, LEAST_HARMLESS)
    assert not is_enough(LEAST_SPAM, LEAST_HARMLESS - 1)


def test_each_message_is_learned_once_as_it_was_last_decided() -> None:
    first, again, pardoned = example(7), example(7, 5), example(7, 9, spam=False)

    assert lessons([pardoned, first, again]) == [pardoned]


def test_the_newest_of_each_label_are_learned_oldest_first() -> None:
    spam = [example(number, number) for number in range(MOST_OF_A_KIND + 3)]
    harmless = [example(10_000, 1, spam=False)]

    assert lessons(reversed(spam + harmless)) == harmless + spam[3:]


def test_a_verdict_points_at_its_strongest_reason_and_is_never_certain() -> None:
    reasons = (Reason("加微信", 4, 7, 1.2), Reason("a0", 9, 12, 0.5, is_shape=True))

    hit = Verdict(0.973, 0.8, reasons, 60, 120).hit

    assert (hit.rule, hit.what, hit.severity, hit.start, hit.end) == (Rule.SPAM, "0.97", 2, 4, 7)
    assert not hit.certain


def test_a_verdict_without_reasons_points_nowhere() -> None:
    assert (Verdict(0.9, 0.8, (), 60, 120).hit.start, Verdict(0.9, 0.8, (), 60, 120).hit.end) == (0, 0)
