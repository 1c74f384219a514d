"""The summary picture: as wide as a phone, the same every time, and nothing important cut."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content, load_content
from bot.domain.outgoing import Text
from bot.pictures.chart import short, top_of
from bot.pictures.drawings import draw
from bot.pictures.heat import shade
from bot.pictures.palette import DEEP, WELL
from bot.pictures.summary import drawn, summary
from bot.pictures.summary_sheet import Best, SummarySheet, Tile
from tests.pictures.cards import size
from tests.pictures.sheets import EMPTY, EN, EXTREME, QUIET, SHEETS, ZH
from tests.tree import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(Path(ROOT / "content"))


@pytest.mark.parametrize("name", SHEETS)
def test_it_is_as_wide_as_a_phone_shows_and_not_too_high_for_telegram(name: str) -> None:
    width, height = size(summary(SHEETS[name]))
    assert width == 1080
    assert height < 2.6 * width


@pytest.mark.parametrize("sheet", [ZH, EN])
def test_the_same_figures_are_the_same_picture_by_whatever_way(sheet: SummarySheet) -> None:
    assert draw("summary", asdict(sheet)) == summary(sheet)


@pytest.mark.parametrize("sheet", [ZH, EN, QUIET, EMPTY])
def test_nothing_usual_is_cut(sheet: SummarySheet) -> None:
    assert "…" not in drawn(sheet).svg()


def test_numbers_are_never_cut() -> None:
    svg = drawn(EXTREME).svg()
    assert svg.count(">12,345,678<") == 6
    assert svg.count(">1,234,567<") == 6
    assert "万<" in svg


def test_a_group_of_which_nothing_is_known_says_so_four_times() -> None:
    assert drawn(EMPTY).svg().count(EMPTY.nothing) == 4
    assert drawn(EMPTY).height < drawn(QUIET).height < drawn(EN).height


def test_six_tiles_six_weeks_and_five_people_are_shown_at_most() -> None:
    many = replace(EN, top=replace(EN.top, rows=tuple(Best(f"no{n}", "1", 1.0) for n in range(9))))
    assert ">no4<" in drawn(many).svg()
    assert ">no5<" not in drawn(many).svg()
    svg = drawn(replace(EN, tiles=tuple(Tile(f"tile{n}", "1") for n in range(9)))).svg()
    assert ">tile5<" in svg
    assert ">tile6<" not in svg
    assert drawn(replace(EN, tiles=EN.tiles[:3])).height < drawn(EN).height


@pytest.mark.parametrize(("trend", "arrows"), [(1, 1), (-1, 1), (0, 0)])
def test_more_and_less_have_an_arrow(trend: int, arrows: int) -> None:
    one = replace(EMPTY, tiles=(Tile("x", "5", "2", trend, 1),))
    assert drawn(one).svg().count("<polygon") == arrows


def test_up_and_down_and_good_and_bad_look_different() -> None:
    looks = {
        drawn(replace(EMPTY, tiles=(Tile("x", "5", "2", trend, good, "goal", met),))).svg()
        for trend in (1, -1) for good in (1, -1) for met in (1, -1)
    }  # fmt: skip
    assert len(looks) == 8


@given(st.lists(st.integers(0, 10**9), max_size=40))
def test_an_axis_ends_at_a_round_number_near_the_largest(values: list[int]) -> None:
    top, most = top_of(values), max(values, default=0)
    assert top % 4 == 0
    assert most <= top <= max(4, 1.7 * most + 4)
    assert len(str(top // 4).rstrip("0")) <= 2


@pytest.mark.parametrize(
    ("value", "units", "shown"),
    [
        (0, "1000=k", "0"), (999, "1000=k", "999"), (1500, "1000=k 1000000=M", "1.5k"),
        (2_000_000, "1000=k 1000000=M", "2M"), (15_000, "10000=万", "1.5万"), (1500, "", "1,500"),
        (0.5, "", "0.5"), (1500, "k=x 0=y =", "1,500"),
    ],
)  # fmt: skip
def test_large_numbers_are_shortened(value: float, units: str, shown: str) -> None:
    assert short(value, units) == shown


def test_the_busiest_hour_is_the_darkest_and_a_silent_one_the_lightest() -> None:
    assert (shade(0, 9), shade(9, 9), shade(0, 0)) == (WELL, DEEP, WELL)
    assert len({shade(count, 9) for count in range(10)}) == 10


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_content_fits_its_place(content: Content, language: str) -> None:
    def word(key: str, **params: int) -> str:
        return content.texts.plain(language, Text(f"summary-{key}", dict(params)))

    sheet = replace(
        EN, title=word("month"), nothing=word("nothing"), units=word("units"),
        trend=replace(
            EN.trend, title=word("trend"), bars_name=word("messages"), line_name=word("active"),
        ),
        heat=replace(
            EN.heat, title=word("heat"), weekdays=word("weekdays"), less=word("less"), more=word("more")
        ),
        cohorts=replace(
            EN.cohorts, title=word("cohorts"),
            heads=(
                word("cohort-week"), word("cohort-size"), *(word("cohort-day", day=n) for n in (1, 7, 30)),
            ),
        ),
        top=replace(EN.top, title=word("top")),
    )  # fmt: skip
    assert "…" not in drawn(sheet).svg()
    assert len(word("weekdays").split()) == 7
    assert word("day") != word("week")
