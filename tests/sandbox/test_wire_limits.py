import pytest

from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.limits import Limits


@pytest.fixture
def clock() -> Clock:
    return Clock("manual", 1_000_000)


@pytest.fixture
def limits(clock: Clock) -> Limits:
    limits = Limits(clock.exact)
    limits.change({"on": True, "virtual": True})
    return limits


def accepted(limits: Limits, chat: int, tries: int) -> int:
    done = 0
    for _ in range(tries):
        try:
            limits.check(42, "sendMessage", {"chat_id": chat})
        except ApiError:
            break
        done += 1
    return done


def test_without_limits_nothing_is_refused(clock: Clock) -> None:
    assert accepted(Limits(clock.exact), -5, 500) == 500


def test_a_chat_takes_a_short_burst_and_then_one_a_second(limits: Limits, clock: Clock) -> None:
    assert accepted(limits, 7, 10) == 3
    clock.advance(3)
    assert accepted(limits, 7, 10) == 3


def test_a_group_takes_twenty_a_minute(limits: Limits, clock: Clock) -> None:
    sent = 0
    for _ in range(15):
        sent += accepted(limits, -5, 10)
        clock.advance(3)
    assert sent == 20
    clock.advance(60)
    assert accepted(limits, -5, 1) == 1


def test_thirty_a_second_in_all(limits: Limits) -> None:
    assert sum(accepted(limits, chat, 1) for chat in range(1, 50)) == 30


def test_the_refusal_names_whole_seconds_until_it_would_pass(limits: Limits, clock: Clock) -> None:
    accepted(limits, 7, 3)
    clock.advance(1.5)
    with pytest.raises(ApiError) as no:
        limits.check(42, "sendMessage", {"chat_id": 7})
    assert no.value.parameters == {"retry_after": 2}
    clock.advance(2)
    limits.check(42, "sendMessage", {"chat_id": 7})


def test_an_album_counts_each_of_its_pictures(limits: Limits) -> None:
    limits.check(42, "sendMediaGroup", {"chat_id": 7, "media": [{}, {}, {}]})
    assert accepted(limits, 7, 1) == 0


def test_reading_and_editing_are_not_counted(limits: Limits) -> None:
    accepted(limits, 7, 3)
    limits.check(42, "getChat", {"chat_id": 7})
    limits.check(42, "sendChatAction", {"chat_id": 7})


def test_a_limit_nobody_knows_is_refused(limits: Limits) -> None:
    with pytest.raises(ValueError, match="limits have no speed"):
        limits.change({"speed": 3})
