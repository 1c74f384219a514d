"""Two things in one minute of a group: found among all that goes out by plan, told with both their places."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.content_calendar_checks import calendar_problems
from bot.content_plan import regulars
from tests.calendars import TODAY, dated, folder, post, read


@pytest.mark.parametrize(
    ("posts", "met"),
    [
        ((post(), post(name="b")), "2026-11-23"),
        ((post('week = "books"'), post(name="b")), "2026-11-23"),
        ((post(), post(name="b", when='every_year = "12-28"')), "2026-12-28"),
        ((post(when='lunar = "08-15"'), post(name="b", when='every_year = "09-15"')), "2027-09-15"),
        ((post('kinds = ["koc"]'), post('kinds = ["koc", "product"]', name="b")), "2026-11-23"),
        ((post(), post('time = "11:00"', name="b")), ""),
        ((post(), post(name="b", when='weekday = "tue"')), ""),
        ((post('kinds = ["koc"]'), post('kinds = ["product"]', name="b")), ""),
        ((post("until = 2027-01-01"), post("from = 2027-01-02", name="b")), ""),
        ((post("skip = [2026-12-28]"), post(name="b", when="date = 2026-12-28")), ""),
    ],
)
def test_two_posts_in_one_minute_of_a_group_are_found(
    tmp_path: Path, posts: tuple[str, str], met: str
) -> None:
    found = dated(tmp_path, *posts)
    wanted = [f'posts[2].time is 10:00, when on {met} "a" is due as well'] if met else []
    assert [each.replace("posts[1]", "posts[2]").replace('"b"', '"a"') for each in found] == wanted


def test_a_post_that_meets_a_special_of_the_general_calendar_is_found_where_it_stands(tmp_path: Path) -> None:
    folder(tmp_path, post(name="xmas", when='every_year = "12-25"'))
    folder(tmp_path, post(when='weekday = "fri"'), path="calendars/own.toml")
    [found] = calendar_problems(tmp_path, {"own": "calendars/own.toml"}, TODAY, {}, {})
    assert found.file.endswith("calendars/own.toml")
    assert 'on 2026-12-25 "xmas" of calendar.toml is due as well' in found.what


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load_content(SHIPPED_CONTENT)


def planned(tmp_path: Path, content: Content, *posts: str, zones: tuple[str, ...] = ()) -> list[str]:
    """What is found among these posts and all else that goes out by plan."""
    for name in ("topics.toml", "checkin.toml", "votes.toml", "shares.toml"):
        shutil.copy(SHIPPED_CONTENT / name, tmp_path)
    own = read(tmp_path, *posts).of("calendar.toml")
    besides = {"general": regulars(replace(content, calendars={"general": own}), "general")}
    found = calendar_problems(tmp_path, {"general": "calendar.toml"}, TODAY, besides, {"general": zones})
    return [f"{Path(each.file).name} {each.key} {each.what}" for each in found]


@pytest.mark.parametrize(
    ("when", "at", "met"),
    [
        ('weekday = "mon"', "12:30", "2026-11-23 the day's question of topics.toml"),
        ('weekday = "mon"', "11:30", "2026-11-23 the wrap-up of topics.toml"),
        ('weekday = "mon"', "22:00", "2026-11-23 the evening line of checkin.toml"),
        ('weekday = "fri"', "18:00", "2026-11-27 the vote on the week's theme of votes.toml"),
        ('every_year = "06-25"', "18:00", "2027-06-25 the vote on the week's theme of votes.toml"),
        ('weekday = "sun"', "20:00", "2026-11-22 the gallery of shares.toml"),
        ('weekday = "thu"', "18:00", ""),
        ('weekday = "sat"', "20:00", ""),
    ],
)
def test_a_post_that_meets_something_else_that_comes_by_plan_is_found(
    tmp_path: Path, shipped: Content, when: str, at: str, met: str
) -> None:
    wanted = [f"calendar.toml posts[1].time is {at}, when on {met} is due as well"] if met else []
    weeks = ("[[weeks]]", 'name = "{0}"', 'title = {{ zh = "{0}", en = "{0}" }}')
    more = [line.format(name) for name in ("more", "most") for line in weeks]
    assert planned(tmp_path, shipped, post(f'time = "{at}"', when=when), "\n".join(more)) == wanted


def test_two_things_that_come_by_plan_without_a_calendar_are_found_where_they_are_written(
    tmp_path: Path, shipped: Content
) -> None:
    late = replace(shipped, checkin=replace(shipped.checkin, evening_at=shipped.topics.wrapup_at))
    [found] = planned(tmp_path, late, post())
    assert found.startswith("checkin.toml evening_at is 11:30, when on 2026-11-22 the wrap-up of topics.toml")


def test_what_meets_only_since_the_clock_is_put_forward_is_found_for_the_zones_that_do(
    tmp_path: Path, shipped: Content
) -> None:
    nightly = (
        post('time = "02:30"', when="date = 2027-03-28"),
        post('time = "03:30"', name="b", when='weekday = "sun"'),
    )
    [found] = planned(tmp_path, shipped, *nightly, zones=("Europe/Berlin", "Asia/Shanghai"))
    assert found == (
        "calendar.toml posts[2].time is 03:30; on 2027-03-28, when the clock changes in Europe/Berlin, "
        '"a" (02:30) is due in the same minute'
    )
