"""What counts as a raid, as people write it and as rows and buttons carry it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.raid import Rate, instant_in, rate_in, read_rate, stamp


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10/60", Rate(10, 60)),
        ("10 in 60 s", Rate(10, 60)),
        ("10人60秒", Rate(10, 60)),
        ("30, 20", Rate(30, 20)),
        ("1/60", None),
        ("10/0", None),
        ("10", None),
        ("many", None),
    ],
)
def test_rates_are_read_as_people_write_them(written: str, meant: Rate | None) -> None:
    assert read_rate(written) == meant


def test_a_rate_is_read_back_and_nothing_means_the_contents() -> None:
    usual = Rate(30, 60)
    assert rate_in(Rate(10, 20, on=False).as_row(), usual) == Rate(10, 20, on=False)
    assert rate_in(None, usual) == usual


@given(st.datetimes(datetime(2020, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_an_instant_in_a_button_is_exact(at: datetime) -> None:
    assert instant_in(str(stamp(at))) == at


@pytest.mark.parametrize("written", ["", "x", "-1", "１２", "9" * 17])
def test_what_no_button_carries_is_no_instant(written: str) -> None:
    assert instant_in(written) is None
