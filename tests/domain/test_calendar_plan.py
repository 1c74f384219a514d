"""The weekly plan by table: cycle, decisions, specials, limits; and when the clock has to look."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.content_dates import every_year, lunar, on_date
from bot.domain.calendar_entry import Calendar, Entry, Week
from bot.domain.calendar_plan import (
    monday_of,
    occurrences,
    occurs,
    period_of,
    plan,
    plan_between,
    preview_rules,
    read_decisions,
    rules,
    theme_of,
)
from bot.domain.schedule import Daily, Weekly

MONDAY = date(2026, 1, 5)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
CYCLE = tuple(Week(name, f"title-{name}") for name in ("one", "two", "three"))


def post(name: str = "post", at: str = "10:00", **more: object) -> Entry:
    return Entry(name, f"text-{name}", f"title-{name}", time.fromisoformat(at), **more)  # type: ignore[arg-type]


def calendar(*entries: Entry, weeks: tuple[Week, ...] = CYCLE) -> Calendar:
    return Calendar(MONDAY, weeks, {}, entries)


def due(*entries: Entry, first: date = MONDAY, days: int = 70, kind: str = "interest") -> list[date]:
    """The dates on which the first of these posts is due."""
    whole = calendar(*entries)
    dates = (first + DAY * number for number in range(days))
    return [day for day in dates if any(each.entry is entries[0] for each in plan(whole, kind, {}, day))]


def test_the_weeks_follow_each_other_and_begin_again() -> None:
    themes = [theme_of(calendar(), {}, MONDAY + WEEK * n) for n in range(-1, 5)]
    assert [theme.name for theme in themes if theme] == ["three", "one", "two", "three", "one", "two"]


def test_a_decision_puts_another_week_in_one_place_and_the_cycle_goes_on() -> None:
    decided = {MONDAY + WEEK: "three"}
    themes = [theme_of(calendar(), decided, MONDAY + WEEK * n + 6 * DAY) for n in range(4)]
    assert [theme.name for theme in themes if theme] == ["one", "three", "three", "one"]


def test_a_decision_for_a_week_that_is_no_more_decides_nothing() -> None:
    theme = theme_of(calendar(), {MONDAY: "gone"}, MONDAY)
    assert theme is not None
    assert theme.name == "one"


def test_without_names_of_weeks_there_is_no_theme_and_every_week_has_every_post() -> None:
    whole = calendar(post(weekday=2), weeks=())
    assert theme_of(whole, {}, MONDAY) is None
    assert occurs(whole, whole.entries[0], {}, MONDAY + 2 * DAY)


def test_decisions_are_read_by_the_names_of_weeks_also_across_new_year() -> None:
    assert period_of(date(2027, 1, 1)) == "2026-W53"
    assert read_decisions({"2026-W53": "two"}) == {date(2026, 12, 28): "two"}
    assert all(
        read_decisions({period_of(day): "x"}) == {monday_of(day): "x"} for day in (MONDAY, MONDAY + DAY)
    )


WEDNESDAYS = [MONDAY + 2 * DAY + WEEK * n for n in range(10)]


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (post(weekday=2), WEDNESDAYS),
        (post(weekday=2, week="two"), WEDNESDAYS[1::3]),
        (post(weekday=2, since=WEDNESDAYS[3]), WEDNESDAYS[3:]),
        (post(weekday=2, since=WEDNESDAYS[3] + DAY), WEDNESDAYS[4:]),
        (post(weekday=2, until=WEDNESDAYS[3]), WEDNESDAYS[:4]),
        (post(weekday=2, times=2), WEDNESDAYS[:2]),
        (post(weekday=2, times=2, since=WEDNESDAYS[3]), WEDNESDAYS[3:5]),
        (post(weekday=2, times=2, skip=frozenset({WEDNESDAYS[0]})), WEDNESDAYS[1:3]),
        (post(weekday=2, skip=frozenset({WEDNESDAYS[4]})), WEDNESDAYS[:4] + WEDNESDAYS[5:]),
        (post(weekday=2, kinds=frozenset({"interest", "koc"})), WEDNESDAYS),
        (post(weekday=2, kinds=frozenset({"koc"})), []),
        (post(days_of=on_date(date(2026, 2, 3))), [date(2026, 2, 3)]),
        (post(days_of=every_year("02-14")), [date(2026, 2, 14)]),
        (post(days_of=every_year("02-29")), []),
        (post(days_of=lunar("01-01")), [date(2026, 2, 17)]),
        (post(days_of=lunar("01-01"), skip=frozenset({date(2026, 2, 17)})), []),
    ],
)
def test_a_post_is_due_on_its_days(entry: Entry, wanted: list[date]) -> None:
    assert due(entry) == wanted


def test_what_is_to_come_so_many_times_counts_weeks_that_votes_have_brought() -> None:
    entry = post(weekday=0, week="two", times=2)
    whole = calendar(entry)
    decided = {MONDAY: "two", MONDAY + 2 * WEEK: "one"}
    days = [MONDAY + WEEK * n for n in range(8)]
    assert [day for day in days if occurs(whole, entry, decided, day)] == [MONDAY, MONDAY + WEEK]


def test_nothing_counted_comes_before_the_counting_begins() -> None:
    entry = post(weekday=0, times=3)
    assert not occurs(calendar(entry), entry, {}, MONDAY - WEEK)
    assert occurs(calendar(post(weekday=0)), post(weekday=0), {}, MONDAY - WEEK)


def test_leap_days_come_in_leap_years() -> None:
    entry = post(days_of=every_year("02-29"))
    found = occurrences(calendar(entry), entry, date(2026, 1, 1), date(2036, 12, 31))
    assert list(found) == [date(2028, 2, 29), date(2032, 2, 29), date(2036, 2, 29)]


def test_posts_of_one_date_come_by_time() -> None:
    whole = calendar(post("late", "20:00", weekday=0), post("early", "08:00", weekday=0))
    assert [each.entry.id for each in plan(whole, "interest", {}, MONDAY)] == ["early", "late"]


def test_the_window_is_open_at_its_start_and_closed_at_its_end() -> None:
    whole, slot = calendar(post(weekday=0)), datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
    zone = "Asia/Shanghai"
    assert [at for at, _ in plan_between(whole, "interest", {}, zone, slot - DAY, slot)] == [slot]
    assert plan_between(whole, "interest", {}, zone, slot, slot + DAY) == []


def test_the_clock_looks_when_something_may_be_due_and_specials_may_be_on_any_day() -> None:
    whole = calendar(
        post("a", weekday=0), post("b", weekday=0), post("c", "11:00", weekday=3),
        post("d", "09:00", days_of=every_year("12-24")), post("e", "09:00", weekday=5),
        post("f", "12:00", weekday=1, kinds=frozenset({"koc"})),
    )  # fmt: skip
    assert rules(whole, "interest") == [Daily(time(9)), Weekly(0, time(10)), Weekly(3, time(11))]
    assert Weekly(1, time(12)) in rules(whole, "koc")


def test_a_preview_is_two_hours_before_on_the_wall_clock_also_across_midnight() -> None:
    whole = calendar(
        post("a", weekday=0, approve=True), post("b", "01:30", weekday=0, approve=True), post("c", weekday=1)
    )
    assert preview_rules(whole, "interest") == [Weekly(0, time(8)), Weekly(6, time(23, 30))]
    night = plan(whole, "interest", {}, MONDAY)[0]
    assert night.preview_slot("Asia/Shanghai") == datetime(2026, 1, 4, 15, 30, tzinfo=UTC)


def test_a_preview_keeps_its_wall_clock_time_when_the_clocks_change_in_between() -> None:
    entry = post("a", "03:30", weekday=6, approve=True)
    [planned] = plan(calendar(entry), "interest", {}, date(2026, 3, 29))
    assert planned.slot("Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert planned.preview_slot("Europe/Berlin") == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
