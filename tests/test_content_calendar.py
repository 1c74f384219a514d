"""Calendar files: what they may say, and every mistake found with its place and its mend."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.content_calendar import read_calendars
from bot.content_dates import holiday, lunar
from bot.domain.calendar_plan import plan
from bot.domain.outgoing import Text
from tests.calendars import dated, folder, post, read


def problems(tmp_path: Path, *posts: str) -> list[str]:
    _, found = read_calendars(folder(tmp_path, *posts), [])
    return [f"{each.line} {each.key} {each.what} | {each.fix}" for each in found]


def test_a_wrong_holiday_is_told_with_at_most_three_names(tmp_path: Path) -> None:
    [near] = problems(tmp_path, post(when='holiday = "CN:春结"'))
    [far] = problems(tmp_path, post(when='holiday = "US:Sleeping In"'))
    assert "did you mean `春节`" in near
    assert "names are those of the library holidays, for example " in far
    assert far.count(" or ") == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (post(when='every_year = "02-30"'), "posts[1].every_year is 02-30, a day that no year has"),
        (post(when='every_year = "2-3"'), "posts[1].every_year is not a month and a day"),
        (post(when='lunar = "13-01"'), "posts[1].lunar is 13-01, a day that no lunar year has"),
        (post(when='lunar = "08-31"'), "posts[1].lunar is 08-31, a day that no lunar year has"),
        (post(when='holiday = "CN:春结"'), "posts[1].holiday is CN:春结, which is no holiday there"),
        (post(when='holiday = "XX:春节"'), "posts[1].holiday is of the country XX"),
        (post(when='holiday = "春节"'), "posts[1].holiday is no holiday"),
        (post(when='date = "2026-12-24"'), "posts[1].date is not a date"),
        (post(when=""), "posts[1] does not say on which day it is due"),
        (post('lunar = "01-01"'), "posts[1] has weekday and lunar"),
        (post(when='weekday = "monday"'), "posts[1].weekday is not one of the choices"),
        (post('time = "25:00"'), "posts[1].time is not a time of day"),
        (post('time = "10:00:30"'), "posts[1].time is not a time of day"),
        (post("time = 10"), "posts[1].time is not a time of day"),
        (post(words='text = { zh = "你好" }'), "posts[1].text.en is missing"),
        (post(words='text = { zh = "你好", en = " " }'), "posts[1].text.en is missing"),
        (post(words='text = { zh = "你好", fr = "Bonjour", en = "Hi" }'), "posts[1].text.fr is not one of"),
        (post(words='text = { zh = "你{name}", en = "Hi" }'), "posts[1].text.zh has the unknown"),
        (post(words='text = { zh = "你{", en = "Hi" }'), "posts[1].text.zh has a brace without its partner"),
        (post(words=f'text = {{ zh = "{"长" * 3501}", en = "Hi" }}'), "text.zh is 3501 characters long"),
        (post(words='file = { zh = "posts/x.md", en = "posts/x.md" }'), "posts[1].file.en names posts/x.md"),
        (post(words='file = { zh = "../x.md", en = "../x.md" }'), "names ../x.md, which is outside"),
        (post('file = { zh = "a", en = "b" }'), "posts[1].file stands beside `text`"),
        (post('picture = "pictures/none.png"'), "posts[1].picture names pictures/none.png"),
        (post("from = 2026-03-01", "until = 2026-02-01"), "posts[1].until is 2026-02-01, before `from`"),
        (post("from = 2026-03-03", "until = 2026-03-05"), "posts[1] can never be due"),
        (post("until = 2025-01-01"), "posts[1] can never be due"),
        (post("skip = [2026-02-17]", when="date = 2026-02-17"), "posts[1] can never be due"),
        (post("skip = [2026-02-17]"), "posts[1].skip has 2026-02-17, which is no mon"),
        (post("times = 0"), "posts[1].times is too small"),
        (post("kinds = []"), "posts[1].kinds is an empty list"),
        (post('kinds = ["club"]'), "posts[1].kinds[1] is not one of the choices"),
        (post('week = "boks"'), "is no week of this calendar | did you mean `books`?"),
        (post('week = "books"', when='lunar = "01-01"'), "posts[1].week is for posts with a weekday"),
        (post('unapproved = "skip"'), "posts[1].unapproved does nothing"),
        (post("approve = 1"), "posts[1].approve is not true or false"),
        (post("late_after_minutes = 2000"), "posts[1].late_after_minutes is too large"),
        (post('form = "x"'), "posts[1].form is not a known key | did you mean `from`?"),
        (post(name="A b"), "posts[1].id cannot be used as a name"),
        (post() + post('time = "11:00"'), "posts[2].id is a, which is taken"),
        (post('buttons = [{ label = { zh = "a", en = "b" } }]'), "buttons[1] does not say what it does"),
        (post('buttons = [{ label = { zh = "a" }, action = "rank" }]'), "buttons[1].label.en is missing"),
        (post('buttons = [{ label = { zh = "a", en = "b" }, url = "x" }]'), "posts[1].buttons[1] leads to x"),
        ('[[weeks]]\nname = "books"\ntitle = { zh = "a", en = "b" }', "weeks[2].name is books, which is"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_and_named(tmp_path: Path, given: str, told: str) -> None:
    found = problems(tmp_path, given)
    assert [each for each in found if told in each], found
    assert all(not each.startswith("0 ") for each in found), "each has a line"


def test_a_picture_leaves_less_room_for_words(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    words = f'text = {{ zh = "{"长" * 1001}", en = "Hi" }}'
    assert "1001 characters long" in problems(tmp_path, post('picture = "a.png"', words=words))[0]
    assert problems(tmp_path, post(words=words)) == []


@pytest.mark.parametrize("bad", ["2026-02-30", "2026-13-01", "[2026-01-01, 2026-2-30]"])
def test_a_date_that_is_in_no_calendar_is_named_with_its_line(tmp_path: Path, bad: str) -> None:
    [told] = problems(tmp_path, post(when=f"date = {bad}"))
    assert told.startswith("9 "), "the line of the date"
    assert "a date that is in no calendar" in told


def test_a_cycle_begins_on_a_monday(tmp_path: Path) -> None:
    _, [found] = read_calendars(folder(tmp_path, first="2026-01-06"), [])
    assert (found.key, found.what) == ("first_monday", "is no Monday")


def test_leap_days_and_the_thirtieth_of_a_lunar_month_are_fine(tmp_path: Path) -> None:
    read(tmp_path, post(when='every_year = "02-29"'), post(name="b", when='lunar = "12-30"'))


def test_a_file_that_is_not_there_is_told_of_once_for_each_language(tmp_path: Path) -> None:
    _, found = read_calendars(folder(tmp_path, post(words='file = { zh = "x.md", en = "y.md" }')), [])
    assert [f"{each.key} {each.what}" for each in found] == [
        "posts[1].file.en names y.md, which is not there",
        "posts[1].file.zh names x.md, which is not there",
    ]


def test_a_file_of_its_own_is_read_and_its_words_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("**Hi** {community}\n\n- one", encoding="utf-8")
    calendars = read(tmp_path, post(words='file = { zh = "x.md", en = "x.md" }'))
    keys = {message.id.name for message in calendars.messages["en"]}
    assert {"calendar-calendar-post-a", "calendar-calendar-title-a"} <= keys


def test_every_pack_has_the_specials_of_the_general_calendar(tmp_path: Path) -> None:
    folder(tmp_path, post(), post(name="xmas", when='every_year = "12-25"'))
    folder(tmp_path, post(name="b"), path="calendars/own.toml")
    calendars, found = read_calendars(tmp_path, ["calendars/own.toml"])
    assert found == []
    assert [entry.id for entry in calendars.of("calendars/own.toml").entries] == ["b", "xmas"]
    assert [entry.id for entry in calendars.of("calendar.toml").entries] == ["a", "xmas"]


def test_a_pack_cannot_take_the_id_of_a_special(tmp_path: Path) -> None:
    folder(tmp_path, post(name="xmas", when='every_year = "12-25"'))
    folder(tmp_path, post(name="xmas"), path="calendars/own.toml")
    _, [found] = read_calendars(tmp_path, ["calendars/own.toml"])
    assert "as is a post of calendar.toml" in found.what


@pytest.mark.parametrize(
    "given", [post("until = 2026-11-21"), post(when="date = 2026-11-21"), post("times = 2")]
)
def test_a_post_that_is_over_is_found_by_the_check_but_stops_no_bot(tmp_path: Path, given: str) -> None:
    assert "is over" in dated(tmp_path, given)[0]
    assert dated(tmp_path, given, today=date(2026, 1, 1)) == []


SPRING = {
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
}
AUTUMN = {
    2024: (9, 17),
    2025: (10, 6),
    2026: (9, 25),
    2027: (9, 15),
    2028: (10, 3),
    2029: (9, 22),
    2030: (9, 12),
}


@pytest.mark.parametrize("year", SPRING)
def test_lunar_days_are_those_of_the_almanac(year: int) -> None:
    spring, autumn = date(year, *SPRING[year]), date(year, *AUTUMN[year])
    assert list(lunar("01-01")(year)) == [spring]
    assert list(lunar("08-15")(year)) == [autumn]
    assert spring in holiday("CN:春节", 2024)(year)
    assert list(holiday("CN:Mid-Autumn Festival", 2024)(year)) == [autumn]


def test_a_lunar_day_can_come_twice_in_a_year_of_ours_or_not_at_all() -> None:
    assert list(lunar("11-20")(2026)) == [date(2026, 1, 8), date(2026, 12, 28)]
    assert list(lunar("12-30")(2027)) == []


@pytest.mark.parametrize("pack", ["general", "reading", "beauty", "fitness"])
def test_the_shipped_packs_have_a_post_each_day_of_the_year_with_words_in_both_languages(pack: str) -> None:
    content = load_content(SHIPPED_CONTENT)
    calendar = content.calendar(pack)
    for number in range(366):
        due = plan(calendar, "interest", {}, date(2026, 1, 1) + timedelta(days=number))
        assert [each for each in due if each.entry.weekday is not None]
    for entry in calendar.entries:
        for language in ("zh", "en"):
            words = content.texts.render(language, Text(entry.text, {"community": "Readers & Co"}))
            assert "{" not in words
            assert content.texts.plain(language, Text(entry.title, {"community": "Readers"})).strip()
