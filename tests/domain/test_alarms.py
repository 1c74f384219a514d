"""Alarms: each cause once, silent while it lasts, all-clear at its end, and raised again later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.alarms import MERGE, QUIET, SECOND, SPLIT, Alarm, Verdict, Vitals, judge
from bot.domain.statistics import Share, StatisticsRules

TODAY = date(2026, 3, 23)
DAY = timedelta(days=1)
RULES = StatisticsRules()


def group(spoke: int, members: int = 100, **changes: Any) -> Vitals:
    """A group that the bot has known for long, and has heard all week."""
    return replace(Vitals(members, Share(spoke, members), 60, 7), **changes)


def lasting(*causes: str, since: date = TODAY - DAY, **more: Any) -> list[Alarm]:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return [Alarm(number, 1, cause, since, at, **more) for number, cause in enumerate(causes, 1)]


def once(verdict: Verdict) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return verdict.told, verdict.all_clear


@pytest.mark.parametrize(
    ("cause", "bad", "still_bad", "better", "good"),
    [
        (QUIET, group(9), group(0), group(11), group(12)),
        (SECOND, group(100, 501), group(100, 700), group(100, 475), group(100, 474)),
    ],
)
def test_it_is_raised_once_silent_while_it_lasts_cleared_and_raised_again(
    cause: str, bad: Vitals, still_bad: Vitals, better: Vitals, good: Vitals
) -> None:
    assert once(judge(bad, [], TODAY, RULES)) == ((cause,), ())
    for found in (bad, still_bad, better):
        assert judge(found, lasting(cause), TODAY, RULES) == Verdict()
    assert once(judge(good, lasting(cause), TODAY, RULES)) == ((), (cause,))
    assert judge(good, [], TODAY, RULES) == Verdict()
    assert judge(bad, [], TODAY + 9 * DAY, RULES).raised == (cause,)


def test_at_the_threshold_nothing_is_raised() -> None:
    assert judge(group(10), [], TODAY, RULES) == Verdict()
    assert judge(group(500, 500), [], TODAY, RULES) == Verdict()


@pytest.mark.parametrize(
    "found",
    [
        group(0, days=13), group(0, 9), group(0, watched=4), group(0, 0),
    ],
    ids=["young", "few people", "the bot was away", "nobody"],
)  # fmt: skip
def test_nobody_is_alarmed_over_what_says_little(found: Vitals) -> None:
    assert judge(found, [], TODAY, RULES) == Verdict()


def test_three_weeks_of_quiet_are_a_cause_of_their_own() -> None:
    since = TODAY - 21 * DAY
    assert judge(group(5), lasting(QUIET, since=since + DAY), TODAY, RULES) == Verdict()
    assert once(judge(group(5), lasting(QUIET, since=since), TODAY, RULES)) == ((MERGE,), ())
    assert judge(group(11), lasting(QUIET, since=since), TODAY, RULES) == Verdict(), "it is getting better"
    assert judge(group(0, watched=0), lasting(QUIET, since=since), TODAY, RULES) == Verdict()
    assert judge(group(5), lasting(QUIET, MERGE, since=since), TODAY + 30 * DAY, RULES) == Verdict()


def test_both_end_together_and_that_is_told_once() -> None:
    found = judge(group(12), lasting(QUIET, MERGE), TODAY, RULES)
    assert found.cleared == (QUIET, MERGE)
    assert found.all_clear == (QUIET,)


def test_of_two_sizes_the_graver_speaks() -> None:
    found = judge(group(300, 1200), [], TODAY, RULES)
    assert found.raised == (SECOND, SPLIT)
    assert found.told == (SPLIT,)
    assert once(judge(group(300, 1001), lasting(SECOND), TODAY, RULES)) == ((SPLIT,), ())
    smaller = judge(group(300, 949), lasting(SECOND, SPLIT), TODAY, RULES)
    assert (smaller.cleared, smaller.all_clear) == ((SPLIT,), (SPLIT,))
    small = judge(group(100, 300), lasting(SECOND, SPLIT), TODAY, RULES)
    assert (small.cleared, small.all_clear) == ((SECOND, SPLIT), (SECOND,))


def test_staff_are_reminded_on_the_day_unless_it_is_done_over_or_outgrown() -> None:
    big, due = group(100, 600), {"remind_on": TODAY}
    assert judge(big, lasting(SECOND, **due), TODAY, RULES).reminded == (SECOND,)
    assert judge(big, lasting(SECOND, **due), TODAY - DAY, RULES) == Verdict()
    assert judge(big, lasting(SECOND, done=True, **due), TODAY, RULES) == Verdict()
    assert judge(group(100, 300), lasting(SECOND, **due), TODAY, RULES).reminded == ()
    assert judge(group(300, 1200), lasting(SECOND, SPLIT, **due), TODAY, RULES).reminded == (SPLIT,)
