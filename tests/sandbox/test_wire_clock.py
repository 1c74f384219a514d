import pytest

from sandbox.clock import Clock, moment


class Watch:
    """A real clock the test moves."""

    def __init__(self) -> None:
        self.seconds = 500.0

    def __call__(self) -> float:
        return self.seconds


def test_a_manual_clock_stands_until_it_is_moved() -> None:
    real = Watch()
    clock = Clock("manual", 100, real)
    real.seconds += 50
    assert clock.now() == 100
    clock.advance(2.5)
    assert (clock.now(), clock.now_ms()) == (102, 102_500)


def test_a_real_clock_runs_on_from_where_it_was_put() -> None:
    real = Watch()
    clock = Clock("real", 100, real)
    real.seconds += 50
    assert clock.now() == 150
    clock.set(10)
    real.seconds += 1
    assert clock.now() == 11


def test_switching_keeps_the_time_shown() -> None:
    real = Watch()
    clock = Clock("manual", 100, real)
    clock.switch("real")
    real.seconds += 5
    assert clock.now() == 105
    clock.switch("manual")
    real.seconds += 5
    assert clock.now() == 105


def test_days_are_counted() -> None:
    clock = Clock("manual", 0)
    clock.next_days(2)
    assert clock.reading() == {
        "now": 172_800,
        "iso": "1970-01-03T00:00:00+00:00",
        "mode": "manual",
        "days": 2,
        "tz": None,
    }


def test_a_moment_is_read_from_seconds_or_iso_and_means_utc_without_an_offset() -> None:
    assert moment(5) == moment("1970-01-01T00:00:05") == moment("1970-01-01T08:00:05+08:00") == 5
    with pytest.raises(ValueError, match="neither Unix seconds nor"):
        moment("tomorrow")


def test_a_zone_that_does_not_exist_is_refused() -> None:
    clock = Clock("manual", 0)
    clock.show_in("Asia/Shanghai")
    assert clock.reading()["tz"] == "Asia/Shanghai"
    with pytest.raises(ValueError, match="no time zone called 'Mars/Base'"):
        clock.show_in("Mars/Base")
