"""Levels and the shop: what a community manager got wrong there is named with its line and the mend."""

import shutil
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, ContentError, load_content
from bot.content_levels import read_levels
from bot.content_shop import read_shop
from bot.domain.levels import level_at
from bot.domain.shop import MANUAL, TAG, title_of, words_about
from bot.problems import ProblemsError
from tests.test_content import replace, write

ITEM = """
[[item]]
id = "coupon"
title = { zh = "券", en = "Coupon" }
text = { zh = "结账时用。", en = "For the checkout." }
price = 50
delivery = "code"
code_file = "codes/c.txt"
"""


AS_CODE = '"code"\ncode_file = "codes/c.txt"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped content with a file of codes."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED_CONTENT, tmp_path / "content")
    write(tmp_path / "content" / "codes" / "c.txt", "A\nB\n\nC\n")
    return tmp_path / "content"


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load_content(SHIPPED_CONTENT)


def found(folder: Path) -> list[str]:
    """What is wrong with the ladder, or else with the shop."""
    with pytest.raises(ProblemsError) as caught:
        read_shop(folder / "shop.toml", len(read_levels(folder / "levels.toml")[0].levels), "codes/gift.txt")
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_ladder_climbs_and_every_level_has_a_name(shipped: Content) -> None:
    levels = shipped.levels.levels
    assert [level.points for level in levels] == sorted({level.points for level in levels})
    assert [level.discount for level in levels] == sorted(level.discount for level in levels)
    for number in range(1, len(levels) + 1):
        names = {shipped.texts.render(language, shipped.levels.name_of(number)) for language in ("zh", "en")}
        assert len(names) == 2
    assert level_at(0, shipped.levels).number == 1


def test_what_is_on_sale_as_shipped_needs_no_file_and_speaks_both_languages(shipped: Content) -> None:
    assert {item.delivery for item in shipped.shop.items} == {MANUAL, TAG}
    for item in shipped.shop.items:
        for text in (title_of(item.id), words_about(item.id)):
            assert shipped.texts.render("zh", text) != shipped.texts.render("en", text)


def test_codes_are_read_one_a_line(folder: Path) -> None:
    write(folder / "shop.toml", ITEM)
    [item] = read_shop(folder / "shop.toml", 8)[0].items
    assert item.codes == ("A", "B", "C")


def test_what_is_on_sale_no_more_goes_by_its_id(shipped: Content, caplog: pytest.LogCaptureFixture) -> None:
    assert shipped.texts.render("zh", title_of("advent-<24>")) == "advent-&lt;24&gt;"
    assert caplog.records == []


def test_words_on_sale_are_taken_as_they_are_written(folder: Path) -> None:
    write(folder / "shop.toml", ITEM.replace('"Coupon"', '"10 < 20 & {x}"'))
    texts = load_content(folder).texts
    assert texts.render("en", title_of("coupon")) == "10 &lt; 20 &amp; {x}"
    assert texts.plain("en", title_of("coupon")) == "10 < 20 & {x}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("price = 50", "price = -5", "shop.toml:6: item[1].price is too small — give 0 or more"),
        ("price = 50", "prize = 50", "shop.toml:6: item[1].prize is not a known key — did you mean `price`?"),
        ('"codes/c.txt"', '"codes/d.txt"', "shop.toml:8: item[1].code_file names codes/d.txt, which is"),
        ('"codes/c.txt"', '"../c.txt"', "which is not in the content folder"),
        ('code_file = "codes/c.txt"', "", "item[1].code_file is missing"),
        ("price = 50", "price = 50\nstock = 4", "item[1].code_file has 3 codes for a stock of 4"),
        ("price = 50", "price = 50\nstock = 3\nlow_stock = 3", "item[1].low_stock is 3 — give less than"),
        (', en = "Coupon"', "", "shop.toml:4: item[1].title.en is missing — add en = ..."),
        ('id = "coupon"', 'id = "Coupon!"', "item[1].id cannot be used"),
        ("price = 50", 'price = 50\nper = "week"', "item[1].per has no limit to speak of"),
        ("price = 50", 'price = 50\nper = "year"', "item[1].per is not one of the choices"),
        ("price = 50", "price = 50\nmin_level = 99", "item[1].min_level is 99 — levels.toml has"),
        ("price = 50", "price = 50\ndays = 7", "item[1].days is for tags only"),
        ('"code"', '"manual"', "item[1].code_file is for codes only"),
        (AS_CODE, '"tag"\ntag = { zh = "阳", en = "Sun" }', "item[1].days is missing"),
        (AS_CODE, '"tag"\ndays = 3', "item[1].tag.zh is missing"),
        (AS_CODE, '"tag"\ndays = 3\ntag = { zh = "阳☀️", en = "Sun" }',
         "item[1].tag.zh has an emoji"),
        (AS_CODE, '"tag"\ndays = 3\ntag = { zh = "阳", en = "Sunshine all day long" }',
         "item[1].tag.en has 21 characters — use at most 16"),
    ],
)  # fmt: skip
def test_a_mistake_on_sale_is_told_with_its_line_and_mend(
    folder: Path, old: str, new: str, told: str
) -> None:
    write(folder / "shop.toml", ITEM)
    replace(folder / "shop.toml", old, new)
    assert any(told in line for line in found(folder)), found(folder)


def test_one_file_of_codes_is_given_away_in_one_place_only(folder: Path) -> None:
    write(folder / "shop.toml", ITEM + ITEM.replace('id = "coupon"', 'id = "other"'))
    assert len([line for line in found(folder) if "given away elsewhere" in line]) == 2
    write(folder / "shop.toml", ITEM.replace("c.txt", "gift.txt"))
    write(folder / "codes" / "gift.txt", "G")
    assert any("given away elsewhere" in line for line in found(folder))


def test_two_items_have_two_names_and_no_code_is_there_twice(folder: Path) -> None:
    write(folder / "shop.toml", ITEM + ITEM)
    assert any("coupon is there twice" in line for line in found(folder))
    write(folder / "shop.toml", ITEM)
    write(folder / "codes" / "c.txt", "A\nA\n")
    assert any("has 1 codes more than once" in line for line in found(folder))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("points = 0", "points = 5", "levels.toml:10: level[1].points is 5 — the first level begins at 0"),
        ("points = 300", "points = 100", "level[3].points is 100 — give more than the level before: 100"),
        ("discount = 2\n", "discount = 91\n", "level[3].discount is too large — give 90 or less"),
        ("discount = 2\n", "discont = 2\n", "level[3].discont is not a known key — did you mean `discount`?"),
        ('{ zh = "中坚力量", en = "Mainstay" }', '{ zh = "中坚力量" }', "level[5].name.en is missing"),
        ('tag = { zh = "顶梁柱"', 'tag = { zh = "顶梁柱🏆"', "level[6].tag.zh has an emoji"),
    ],
)
def test_a_mistake_in_the_ladder_is_told_with_its_line_and_mend(
    folder: Path, old: str, new: str, told: str
) -> None:
    replace(folder / "levels.toml", old, new)
    assert any(told in line for line in found(folder)), found(folder)


def test_a_ladder_without_levels_is_no_ladder(folder: Path) -> None:
    write(folder / "levels.toml", "level = []\n")
    assert any("level has too few entries" in line for line in found(folder))


def test_mistakes_in_both_are_told_with_all_others_and_none_follows_from_another(folder: Path) -> None:
    replace(folder / "levels.toml", "points = 0", "points = 5")
    replace(folder / "welcome.toml", 'code_file = ""', 'code_file = "codes/c.txt"')
    write(folder / "shop.toml", ITEM.replace("price = 50", "price = 50\nmin_level = 3"))
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    told = [problem.key for problem in caught.value.problems]
    assert told == ["level[1].points", "item[1].code_file"]
