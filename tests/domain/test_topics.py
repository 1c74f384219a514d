"""Topics: which question comes next, no repeat within the time, when the ice may be broken."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import instant
from bot.domain.topics import (
    EMPTY,
    LOW,
    Prompt,
    TopicRules,
    active_since,
    can_spare,
    is_worse,
    may_break_ice,
    message_link,
    ranked,
    stock,
    used_by,
)

RULES = TopicRules()
SHANGHAI = "Asia/Shanghai"
FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
THEMES = ("people", "places", "ideas")


def local(hour: int, minute: int = 0, day: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo(SHANGHAI)).astimezone(UTC)


def prompts(count: int, *themes: str) -> list[Prompt]:
    """So many for each theme, by turns."""
    return [Prompt(f"{theme or 'any'}-{n}", theme) for n in range(count) for theme in themes or ("",)]


def test_questions_of_the_weeks_theme_come_first_then_those_without_then_others() -> None:
    found = ranked(prompts(3, "people", "", "places"), {"people-1"}, "people", "1:2026-03-10")
    assert [prompt.theme for prompt in found] == ["people"] * 2 + [""] * 3 + ["places"] * 3
    assert Prompt("people-1", "people") not in found


def test_replicas_agree_whatever_the_order_of_the_files() -> None:
    pool = prompts(40)
    assert ranked(pool, set(), "", "1:2026-03-10") == ranked(pool[::-1], set(), "", "1:2026-03-10")
    assert ranked(pool, set(), "", "1:2026-03-10") != ranked(pool, set(), "", "2:2026-03-10")


@given(
    count=st.integers(5, 90),
    times=st.integers(1, 2),
    repeat_days=st.integers(1, 60),
    icebreakers=st.lists(st.integers(0, 2), min_size=200, max_size=200),
    community=st.integers(1, 10**6),
)
def test_nothing_is_asked_twice_within_the_time_and_icebreakers_leave_enough(
    count: int, times: int, repeat_days: int, icebreakers: list[int], community: int
) -> None:
    """200 days as the actions live them."""
    rules = TopicRules(times=(time(10), time(20))[:times], repeat_days=repeat_days)
    pool, asked, broken = prompts(count, *THEMES, "")[:count], list[tuple[str, date]](), list[date]()
    for number, wanted in enumerate(icebreakers):
        today = FIRST + number * DAY
        theme = THEMES[number // 7 % len(THEMES)]
        for turn in range(times + wanted):
            recent = sum((today - day).days <= repeat_days for day in broken)
            if turn >= times and not can_spare(count, recent, rules):
                continue
            best = ranked(pool, used_by(asked, today, rules), theme, f"{community}:{today}")
            if turn < times and count >= times * (repeat_days + 1):
                assert best, "the day's question is always there where there are enough for the time"
            if best:
                asked.append((best[0].id, today))
                broken += [today] if turn >= times else []
    last: dict[str, date] = {}
    for entry, day in asked:
        assert (day - last.get(entry, date.min)).days > repeat_days
        last[entry] = day


@pytest.mark.parametrize(("found", "said"), [(15, ""), (14, LOW), (1, LOW), (0, EMPTY)])
def test_fewer_than_fourteen_left_are_few(found: int, said: str) -> None:
    assert stock(found, RULES) == said


def test_operators_hear_only_when_it_gets_worse() -> None:
    assert is_worse(LOW, "")
    assert is_worse(EMPTY, LOW)
    assert not is_worse(LOW, LOW)
    assert not is_worse(LOW, EMPTY)
    assert not is_worse("", LOW)


@pytest.mark.parametrize(
    ("at", "may"),
    [
        (local(8, 59), False),
        (local(10, 59), False),  # the silence of the night does not count
        (local(11, 0), True),
        (local(12, 1), False),  # the day's question is about to come
        (local(12, 30), True),
        (local(21, 59), True),
        (local(22, 0), False),
        (local(3, 0), False),
    ],
)
def test_the_ice_is_broken_within_active_hours_only(at: datetime, may: bool) -> None:  # noqa: FBT001
    assert may_break_ice(at, SHANGHAI, at - 90 * DAY, RULES) is may


def test_a_new_group_is_given_the_time_to_say_something() -> None:
    at = local(15)
    assert not may_break_ice(at, SHANGHAI, at - timedelta(minutes=119), RULES)
    assert may_break_ice(at, SHANGHAI, at - timedelta(minutes=120), RULES)


@pytest.mark.parametrize("rules", [TopicRules(silence_minutes=0), TopicRules(icebreakers_a_day=0)])
def test_the_icebreaker_can_be_switched_off(rules: TopicRules) -> None:
    assert not may_break_ice(local(15), SHANGHAI, local(15) - 90 * DAY, rules)


def test_active_hours_may_go_past_midnight() -> None:
    rules = TopicRules(active_from=time(20), active_until=time(2))
    assert active_since(local(23), SHANGHAI, rules) == local(20)
    assert active_since(local(1, day=11), SHANGHAI, rules) == local(20)
    assert active_since(local(2), SHANGHAI, rules) is None
    assert active_since(local(19, 59), SHANGHAI, rules) is None


@given(st.integers(0, 24 * 366 * 2), st.sampled_from(["Europe/Berlin", "Pacific/Chatham"]))
def test_active_hours_begin_in_the_past_at_their_wall_clock_time(half_hours: int, zone: str) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours)
    since = active_since(at, zone, RULES)
    if since is not None:
        assert since <= at < since + timedelta(hours=14)
        assert since == instant(since.astimezone(ZoneInfo(zone)).date(), RULES.active_from, zone)


def test_messages_of_supergroups_have_links() -> None:
    assert message_link(-1001234567890, 55) == "https://t.me/c/1234567890/55"
    assert message_link(-4567, 55) == ""
    assert message_link(-1001234567890, None) == ""
