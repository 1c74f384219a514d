"""Pacing, by virtual time."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pacing import Limits, Pace

GROUP, PERSON = -100, 7


def test_a_chat_gets_one_message_a_second() -> None:
    pace = Pace(Limits())
    assert pace.ready_at(PERSON, 0) == 0
    pace.sent(PERSON, 0)
    assert pace.ready_at(PERSON, 0.25) == 0.75
    assert pace.full_chats(0.25) == {PERSON}
    assert pace.full_chats(1) == set()


def test_a_group_gets_twenty_a_minute_and_a_person_more() -> None:
    pace = Pace(Limits())
    for second in range(20):
        pace.sent(GROUP, second)
        pace.sent(PERSON, second)
    assert pace.ready_at(PERSON, 20) == 0
    assert pace.ready_at(GROUP, 20) == 40
    assert pace.ready_at(GROUP, 60) == 0


def test_all_chats_together_get_thirty_a_second() -> None:
    pace = Pace(Limits())
    for chat in range(1, 31):
        pace.sent(chat, 0.5)
    assert pace.room(1) == 0
    assert pace.ready_at(99, 1) == 0.5
    assert pace.room(1.5) == 30


def test_a_shut_chat_waits_until_its_time_and_the_longer_wait_counts() -> None:
    pace = Pace(Limits())
    pace.shut(GROUP, 30)
    pace.shut(GROUP, 10)
    assert pace.ready_at(GROUP, 0) == 30
    assert pace.shut_chats(29) == {GROUP}
    assert pace.shut_chats(30) == set()


def test_a_pause_is_for_everybody() -> None:
    pace = Pace.off()
    pace.pause(5)
    assert (pace.room(4), pace.room(5)) == (0, None)
    assert pace.ready_at(PERSON, 4) == 1


def test_without_limits_only_shut_chats_wait() -> None:
    pace = Pace.off()
    for _ in range(100):
        pace.sent(GROUP, 0)
    assert pace.ready_at(GROUP, 0) == 0
    pace.shut(GROUP, 3)
    assert pace.ready_at(GROUP, 0) == 3


def test_what_is_long_ago_is_forgotten() -> None:
    pace = Pace(Limits())
    for number in range(10_000):
        pace.sent(number, number)
    assert len(pace._chats) <= 61
    assert len(pace._all) <= 30


@given(st.lists(st.tuples(st.sampled_from([-1, -2, 1, 2, 3]), st.floats(0, 3)), max_size=120))
def test_no_limit_is_ever_exceeded(wishes: list[tuple[int, float]]) -> None:
    pace, now, sent = Pace(Limits(second=5, chat_second=1, group_minute=4)), 0.0, list[tuple[int, float]]()
    for chat, pause in wishes:
        now += pause
        now += pace.ready_at(chat, now)
        assert pace.room(now) != 0
        pace.sent(chat, now)
        sent.append((chat, now))
    for _, start in sent:
        second = Counter(chat for chat, at in sent if start <= at < start + 0.999)
        minute = Counter(chat for chat, at in sent if start <= at < start + 59.999)
        assert second.total() <= 5
        assert all(count <= 1 for count in second.values())
        assert all(count <= 4 for chat, count in minute.items() if chat < 0)
