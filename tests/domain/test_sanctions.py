"""The ladder: what points amount to, how they fade, what a reference that counts day by day says of both."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sanctions import FOREVER, SHORTEST, Kind, LadderRules, Sanction, end_of, standing

RULES = LadderRules()
DAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
MARKS = st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(0, 30)), max_size=12)


@pytest.mark.parametrize(
    ("points", "kind", "seconds"),
    [
        (0, Kind.NOTE, None), (4, Kind.NOTE, None), (5, Kind.WARN, None), (9, Kind.WARN, None),
        (10, Kind.MUTE, 3600), (19, Kind.MUTE, 3600), (20, Kind.MUTE, 86_400), (39, Kind.MUTE, 86_400),
        (40, Kind.BAN, None), (400, Kind.BAN, None),
    ],
)  # fmt: skip
def test_each_rung_begins_at_its_points(points: int, kind: Kind, seconds: int | None) -> None:
    rung = RULES.rung(points)
    assert (rung.kind, rung.seconds) == (kind, seconds)


def test_points_fade_by_one_a_day_and_never_below_nothing() -> None:
    given_then = [(DAY, 5)]
    left = [standing(given_then, DAY + timedelta(days=days)) for days in (0, 1, 4, 5, 50)]
    assert left == [5, 4, 1, 0, 0]


def test_what_has_faded_does_not_help_against_what_comes_later() -> None:
    later = DAY + timedelta(days=100)
    assert standing([(DAY, 5), (later, 5)], later) == 5


def reference(marks: list[tuple[date, int]], today: date) -> int:
    """Day by day, as somebody would with a pencil."""
    level, day = 0, date(2025, 12, 31)
    while day < today:
        day += timedelta(days=1)
        level = max(0, level - 1) + sum(points for at, points in marks if at == day)
    return level


@given(MARKS, st.integers(0, 60))
def test_standing_is_what_counting_day_by_day_gives(marks: list[tuple[date, int]], days: int) -> None:
    today = max([at for at, _ in marks], default=date(2026, 1, 1)) + timedelta(days=days)
    assert standing(marks, today) == reference(marks, today)


@given(MARKS, st.integers(0, 30))
def test_a_day_takes_one_point_at_most_and_more_marks_never_make_it_less(
    marks: list[tuple[date, int]], points: int
) -> None:
    today = date(2026, 3, 1)
    now, tomorrow = standing(marks, today), standing(marks, today + timedelta(days=1))
    assert now - 1 <= tomorrow <= now
    assert standing([*marks, (today, points)], today) == now + points


def test_an_end_is_neither_too_near_nor_pretends_to_be_one() -> None:
    assert end_of(NOON, None) is None
    assert end_of(NOON, 3600) == NOON + timedelta(hours=1)
    assert end_of(NOON, 1) == NOON + SHORTEST
    assert end_of(NOON, int(FOREVER.total_seconds())) == NOON + FOREVER
    assert end_of(NOON, int(FOREVER.total_seconds()) + 1) is None


def sanction(kind: Kind, until: datetime | None, undone: datetime | None = None) -> Sanction:
    return Sanction(1, 1, 2, kind, 0, None, until, "", 0, None, NOON, undone_at=undone)


def test_only_what_lasts_holds_and_only_until_its_end_or_its_undoing() -> None:
    hour = NOON + timedelta(hours=1)
    assert sanction(Kind.MUTE, hour).holds(NOON)
    assert not sanction(Kind.MUTE, hour).holds(hour)
    assert sanction(Kind.BAN, None).holds(hour)
    assert not sanction(Kind.BAN, None, undone=NOON).holds(hour)
    assert not sanction(Kind.WARN, None).holds(NOON)
