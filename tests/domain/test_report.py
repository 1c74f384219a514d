"""Who loses the right to report, and when they have it back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.report import CONFIRMED, PARDONED, Decided, ReportRules, barred_until, is_barred

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)
RULES = ReportRules()


def decided(verdicts: str, every: timedelta = DAY) -> list[Decided]:
    """What came of somebody's reports, the newest first: `x` was wrong, `v` right."""
    kinds = {"x": PARDONED, "v": CONFIRMED}
    return [Decided(kinds[each], NOW - every * place) for place, each in enumerate(verdicts)]


@pytest.mark.parametrize("verdicts", ["", "xx", "xxvvv", "vvvvvxxxxx", "xvvxv"])
def test_whoever_is_wrong_now_and_then_may_go_on(verdicts: str) -> None:
    assert barred_until(decided(verdicts), RULES) is None


@pytest.mark.parametrize(("verdicts", "since"), [("xxx", 0), ("xvxvx", 0), ("vvxxx", 2), ("vxxxv", 1)])
def test_three_wrong_ones_of_the_last_five_cost_thirty_days_from_the_last(verdicts: str, since: int) -> None:
    until = NOW - DAY * since + 30 * DAY
    assert barred_until(decided(verdicts), RULES) == until
    assert is_barred(decided(verdicts), RULES, until - timedelta(seconds=1))
    assert not is_barred(decided(verdicts), RULES, until)


def test_being_right_after_coming_back_is_no_new_offence() -> None:
    before = decided("xxx")
    back = NOW + 31 * DAY
    assert not is_barred([Decided(CONFIRMED, back), *before], RULES, back)
    assert is_barred([Decided(PARDONED, back), *before], RULES, back)


@given(st.text("xv", max_size=12), st.integers(0, 60))
def test_only_the_last_five_count_and_only_for_thirty_days(verdicts: str, later: int) -> None:
    found, now = decided(verdicts), NOW + later * DAY
    assert is_barred(found, RULES, now) == is_barred(found[:5], RULES, now)
    if later >= 30:
        assert not is_barred(found, RULES, now)
