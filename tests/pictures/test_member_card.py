"""The member card: its size follows what it shows, its words fit, and the same card is the same picture."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import Content, load_content
from bot.pictures.emblems import Emblem
from bot.pictures.member_card import MemberCard, Words, drawn, member_card
from tests.pictures.cards import EN, PLAIN, ZH, size, words_of
from tests.tree import ROOT

NAMES = (
    "", "W" * 64, "很长的名字" * 12, "آمنة الزهراء 🌙", "שלום עולם", "Z\u0351\u036b\u0343\u036ao", "<b>&\"'",
    "🌸" * 30, "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "ქართული",
)  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(Path(ROOT / "content"))


@pytest.mark.parametrize("card", [ZH, EN, PLAIN])
def test_the_card_is_as_wide_as_a_phone_shows_and_the_same_every_time(card: MemberCard) -> None:
    first = member_card(card)
    assert size(first)[0] == 1440
    assert first == member_card(card)


def test_a_card_without_badges_and_honours_is_shorter_and_names_neither() -> None:
    assert drawn(PLAIN).height < drawn(EN).height
    assert "Badges" not in drawn(PLAIN).svg()
    assert "Honours" not in drawn(PLAIN).svg()


def test_eight_badges_and_three_honours_are_shown_at_most() -> None:
    many = tuple(Emblem(f"no{each}") for each in range(20))
    svg = drawn(replace(EN, badges=many, honours=many)).svg()
    assert svg.count(">no7<") == 1
    assert svg.count(">no2<") == 2
    assert ">no8<" not in svg


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("📖 Seven days", ("📖", "Seven days")),
        ("👩‍💻七天", ("👩‍💻", "七天")),
        ("✅ Seven check-ins", ("✅", "Seven check-ins")),
        ("Finished", ("🏅", "Finished")),
        ("7 days", ("🏅", "7 days")),
        ("", ("🏅", "")),
    ],
)
def test_a_title_that_begins_with_an_emoji_lends_it_to_the_badge(title: str, parts: tuple[str, str]) -> None:
    assert Emblem(title).parts == parts


@pytest.mark.parametrize("name", NAMES)
def test_every_name_stays_on_its_line(name: str) -> None:
    paper = drawn(replace(PLAIN, name=name, community=name * 2))
    assert paper.height == drawn(PLAIN).height
    assert size(paper.png()) == (1440, round(2 * paper.height))


@pytest.mark.parametrize(("progress", "bars"), [(-1.0, 1), (0.0, 1), (0.5, 2), (7.0, 2)])
def test_the_bar_is_never_longer_than_the_way(progress: float, bars: int) -> None:
    svg = drawn(replace(EN, progress=progress)).svg()
    assert svg.count('height="14"') == bars
    assert 'width="600" height="14"' in svg
    assert ('width="300" height="14"' in svg) == (progress == 0.5)


@pytest.mark.parametrize("change", [{"streak": 13}, {"points": 341}, {"progress": 0.5}, {"name": "Mayb"}])
def test_whatever_changes_is_seen(change: dict[str, object]) -> None:
    changed = replace(PLAIN, **change)  # type: ignore[arg-type] # by name
    assert drawn(changed).svg() != drawn(PLAIN).svg()


def test_each_mark_of_a_day_looks_different() -> None:
    looks = {
        drawn(replace(PLAIN, month=replace(PLAIN.month, marks=(mark, *PLAIN.month.marks[1:])))).svg()
        for mark in ("done", "freeze", "missed", "")
    }
    assert len(looks) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("large", [False, True])
def test_every_word_of_the_content_fits_its_place(content: Content, language: str, *, large: bool) -> None:
    for level, _ in enumerate(content.levels.levels, start=1):
        told = words_of(content, language, large=large, level=level)
        assert "…" not in drawn(worded(told, large=large)).svg()


def worded(told: dict[str, str], *, large: bool) -> MemberCard:
    """The card with all words as the content has them."""
    words = Words(
        told["card-level"], told["level-name"], told["card-points"], told["card-to-go"],
        told["card-streak"], told["card-longest"], told["card-checkins"], told["card-badges"],
        told["card-honours"],
    )  # fmt: skip
    month = replace(
        EN.month, title=told["card-month"], weekdays=told["card-weekdays"], done=told["card-done"],
        frozen=told["card-frozen"], missed=told["card-missed"],
    )  # fmt: skip
    card = replace(EN, name="x", community="y", words=words, month=month)
    return replace(card, points=128_000, streak=1365) if large else card


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_week_has_seven_names(content: Content, language: str) -> None:
    assert len(words_of(content, language, large=False)["card-weekdays"].split()) == 7
