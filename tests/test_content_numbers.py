"""A pack may change the numbers of its communities; the rest stays as it is for all."""

import re
import shutil
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import ContentError, load_content
from bot.domain.badges import badge_name
from bot.domain.community import Community
from bot.domain.levels import level_at
from bot.domain.sanctions import Kind
from bot.domain.shop import title_of
from tests.intake.mail import NOON


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SHIPPED_CONTENT, tmp_path / "content"))


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "packs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def group(pack: str) -> Community:
    return Community(1, -1, "Readers", "interest", "en", "UTC", 4, None, pack, "active", NOON)


LEVELS = """
[[level]]
points = 0
name = { zh = "新手", en = "Page one" }
[[level]]
points = 50
name = { zh = "书虫", en = "Bookworm" }
discount = 10
tag = { zh = "书虫", en = "Bookworm" }
[[level]]
points = 500
name = { zh = "馆长", en = "Librarian" }
"""
ITEM = """
[[item]]
id = "{id}"
title = {{ zh = "{en}", en = "{en}" }}
text = {{ zh = "好。", en = "Nice." }}
price = {price}
delivery = "{delivery}"
"""
MARK = ITEM.format(id="bookmark", en="A bookmark", price=5, delivery="manual")


def test_a_pack_says_only_what_is_different(folder: Path) -> None:
    write(folder, "reading/points.toml", "message_points = 3\n")
    write(folder, "reading/ladder.toml", "[points]\n3 = 12\n[acts]\nmute_minutes = 30\n")
    write(folder, "reading/checkin.toml", 'base = 20\nreminder_at = "20:30"\n')
    write(folder, "fitness/complaints.toml", "[grades.general]\nhours = 30\n")
    content = load_content(folder)
    reading, fitness = content.of(group("reading")), content.of(group("fitness"))
    assert (reading.points.message_points, content.points.message_points) == (3, 1)
    assert reading.points.thanks_points == content.points.thanks_points
    assert reading.ladder.points == {**content.ladder.points, 3: 12}
    assert reading.ladder.mute_minutes == 30
    assert reading.ladder.rung(5).kind == Kind.WARN
    assert (reading.checkin.base, f"{reading.checkin.reminder_at:%H:%M}") == (20, "20:30")
    assert (fitness.points, fitness.ladder) == (content.points, content.ladder)
    hours = [
        min(each.complaints.grades.values(), key=lambda g: -g.hours).hours for each in (content, fitness)
    ]
    assert hours[1] == 30 != hours[0]
    assert content.of(group("beauty")) is content
    assert reading.of(group("reading")) is reading


def test_a_pack_has_levels_and_goods_of_its_own_with_their_names(folder: Path) -> None:
    write(folder, "reading/levels.toml", LEVELS)
    write(folder, "reading/shop.toml", MARK)
    content = load_content(folder)
    reading, texts = content.of(group("reading")), content.texts
    for points, own, usual in ((60, "Bookworm", "New face"), (600, "Librarian", "Familiar face")):
        names = [texts.plain("en", level_at(points, each.levels).name) for each in (reading, content)]
        assert names == [own, usual]
    assert [item.id for item in reading.shop.items] == ["bookmark"]
    assert texts.plain("zh", title_of("bookmark")) == "A bookmark"
    assert content.of(group("fitness")).shop is content.shop
    assert reading.of(group("fitness")) is content


def test_a_pack_has_rules_of_screening_and_of_its_welcome(folder: Path) -> None:
    write(folder, "reading/screening.toml", "[flood]\nmessages = 5\n[newcomers]\nhours = 72\n")
    write(folder, "reading/welcome.toml", "gift_points = 3\n[task_points]\nhello = 8\n")
    write(folder, "reading/challenges.toml", "points = 20\n")
    content = load_content(folder)
    reading = content.of(group("reading"))
    flood, usual = reading.screening.book.flood, content.screening.book.flood
    assert (flood.messages, flood.seconds) == (5, usual.seconds)
    assert usual.messages != 5
    assert reading.screening.book.newcomers.span.days == 3
    assert reading.screening.lists is content.screening.lists
    assert (reading.welcome.gift_points, reading.welcome.task_points["hello"]) == (3, 8)
    assert reading.welcome.names_at_most == content.welcome.names_at_most
    assert (reading.challenges.points, content.challenges.points) == (20, 50)
    assert reading.challenges.templates == content.challenges.templates


def test_a_pack_has_titles_and_badges_of_its_own(folder: Path) -> None:
    badge = '[[badge]]\nid = "early"\nfact = "checkins"\nat_least = 2\nname = {zh = "早", en = "Early"}\n'
    write(folder, "reading/badges.toml", badge)
    write(folder, "reading/honours.toml", "rest_days = 7\ntitle = []\n")
    content = load_content(folder)
    reading = content.of(group("reading"))
    assert [each.id for each in reading.merits.merits] == ["early"]
    assert content.texts.plain("en", badge_name("early")) == "Early"
    assert "early" not in {each.id for each in content.merits.merits}
    assert (reading.honours.rules.rest_days, reading.honours.titles) == (7, ())
    assert content.honours.titles


def test_the_page_of_numbers_names_keys_that_are_there() -> None:
    page = (SHIPPED_CONTENT.parent / "docs" / "numbers.md").read_text(encoding="utf-8")
    named = 0
    for cell in re.findall(r"\| (`[a-z]+`(?:: [^|]+)?) \|", page):
        name, *keys = re.findall(r"`([^`]+)`", cell)
        written = (SHIPPED_CONTENT / f"{name}.toml").read_text(encoding="utf-8")
        for key in (part for each in keys for part in re.findall(r"[a-z_]+", each)):
            named += 1
            assert re.search(rf"^\W*(\w+\.)?{key}\b", written, re.MULTILINE), (name, key)
    assert named > 90


def test_a_calendar_says_how_long_before_its_posts_are_shown(folder: Path) -> None:
    path = folder / "calendars" / "reading.toml"
    path.write_text("preview_minutes = 90\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    content = load_content(folder)
    reading, general = (content.calendar(each).entries[0] for each in ("reading", "general"))
    assert [each.shown_before.total_seconds() / 60 for each in (reading, general)] == [90, 120]


def test_a_pack_with_few_questions_says_how_few_are_enough(folder: Path) -> None:
    questions = (folder / "topics" / "reading.toml").read_text(encoding="utf-8").split("[[prompts]]")
    (folder / "topics" / "reading.toml").write_text("[[prompts]]".join(questions[:6]), encoding="utf-8")
    write(folder, "reading/topics.toml", "warn_below = 3\n")
    assert len(load_content(folder).prompts_of("reading")) == 5


def test_what_has_the_same_id_has_the_same_words(folder: Path) -> None:
    write(folder, "reading/shop.toml", MARK.replace("bookmark", "sunshine", 1))
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    text, title = sorted(map(str, caught.value.problems))
    assert "content/packs/reading/shop.toml: shop-item-sunshine-title" in title
    assert "says it in other words than another file with the same id" in text


def test_codes_that_two_packs_would_give_away_are_found(folder: Path) -> None:
    (folder / "coupons.txt").write_text("A-1\nA-2\n", encoding="utf-8")
    for pack, name in (("reading", "tea"), ("fitness", "coffee")):
        item = ITEM.format(id=name, en=name, price=5, delivery="code") + 'code_file = "coupons.txt"\n'
        write(folder, f"{pack}/shop.toml", item)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    [problem] = caught.value.problems
    assert "content/packs/reading/shop.toml" in str(problem)
    assert "tea has codes that are given away elsewhere too" in str(problem)


def test_a_packs_gift_is_not_what_all_can_buy(folder: Path) -> None:
    (folder / "coupons.txt").write_text("A-1\n", encoding="utf-8")
    item = ITEM.format(id="tea", en="tea", price=5, delivery="code") + 'code_file = "coupons.txt"\n'
    (folder / "shop.toml").write_text(item, encoding="utf-8")
    write(folder, "reading/welcome.toml", 'code_file = "coupons.txt"\n')
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    [problem] = caught.value.problems
    assert "content/shop.toml: tea has codes that are given away elsewhere too" in str(problem)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("reading/levels.toml", LEVELS.replace("500", "40"), "content/packs/reading/levels.toml"),
        ("reading/levels.toml", LEVELS[: LEVELS.rindex("[[")], "postcard of the shop takes level 3"),
        ("reading/shop.toml", MARK.replace("price = 5", "price = -5"), "content/packs/reading/shop.toml:6"),
        ("reading/screening.toml", "[flood]\nmessages = 1\n", "content/packs/reading/screening.toml:2"),
        ("reading/screening.toml", "[newcomers]\nhours = 0\n", "content/packs/reading/screening.toml:2"),
        ("reading/welcome.toml", "window_seconds = 0\n", "content/packs/reading/welcome.toml:1"),
        ("reading/welcome.toml", '[greeting]\nen = "Hi {members}"\n', "write it into packs/reading.toml"),
        ("reading/challenges.toml", "points = 5000\n", "content/packs/reading/challenges.toml:1"),
        ("reading/points.toml", "expire_reminder_days = []\n", "nothing runs out unsaid"),
        ("reading/points.toml", "\nmesage_points = 3\n", "content/packs/reading/points.toml:2"),
        ("reading/points.toml", "message_points = -1\n", "content/packs/reading/points.toml:1"),
        ("reading/ladder.toml", "[acts]\npause_seconds = 9000\n", "content/packs/reading/ladder.toml:2"),
        ("reading/shops.toml", "", "a file that a pack cannot have"),
        ("reding/points.toml", "message_points = 2\n", "the folder of a pack that is not there"),
        ("reading/complaints.toml", '[grades.general]\nsolved = "nothing"\n', "names the text nothing"),
    ],
)
def test_mistakes_are_named(folder: Path, name: str, text: str, said: str) -> None:
    write(folder, name, text)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    [problem] = caught.value.problems
    assert said in str(problem)
