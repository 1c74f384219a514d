"""Content: what a community manager got wrong is named with its file, line or key, and the mend."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from bot.check import check
from bot.config import SHIPPED_CONTENT
from bot.content import Content, ContentError, load_content
from bot.content_pictures import picture_path
from bot.domain.checkin import CheckinRules
from bot.domain.commands import COMMANDS, command_in, normalised_phrase
from bot.domain.outgoing import Listing, Mention, Param, Text
from bot.domain.points import PointsRules
from bot.domain.welcome import WelcomeRules
from bot.problems import Problem


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped content with the common texts only."""
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED_CONTENT, copy)
    for path in copy.glob("texts/*/*.ftl"):
        if path.name != "common.ftl":
            path.unlink()
    return copy


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return caught.value.problems


def problem(folder: Path) -> Problem:
    [only] = problems(folder)
    return only


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load_content(SHIPPED_CONTENT)


def test_shipped_numbers_are_the_defaults_of_the_rules(shipped: Content) -> None:
    assert shipped.checkin == CheckinRules()
    assert shipped.points == PointsRules()
    own = {name: getattr(shipped.welcome, name) for name in WelcomeRules.__slots__}
    assert WelcomeRules(**{**own, "greeting": {}}) == WelcomeRules()


def test_every_command_has_a_description_in_every_language(shipped: Content) -> None:
    for language in ("zh", "en"):
        for command in COMMANDS:
            assert shipped.texts.plain(language, Text(f"command-{command}")) != f"command-{command}"


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("签到", "checkin"),
        (" 签到！✅ ", "checkin"),
        ("ＣＨＥＣＫ ＩＮ", "checkin"),
        ("Check-in!!", "checkin"),
        ("群规", "rules"),
        ("My  Points", "points"),
        ("排行榜", "rank"),
        ("今天记得签到", None),
        ("✅", None),
        ("签到" + "!" * 40, None),
    ],
)
def test_a_message_that_is_a_phrase_is_a_command(shipped: Content, said: str, command: str | None) -> None:
    assert command_in(shipped.phrases, said) == command


def test_normalising_twice_changes_nothing() -> None:
    once = normalised_phrase("  ＣＨeck-İn ✅ ")
    assert normalised_phrase(once) == once


def test_the_greeting_names_people_and_community_safely(shipped: Content) -> None:
    people = Listing((Mention(7, "<b>Ann</b>"), Mention(8, "小李")))
    params: dict[str, Param] = {"members": people, "community": "R&D", "topic_today": ""}
    greeting = shipped.texts.render("zh", Text(shipped.pack("general").greeting, params))
    assert '<a href="tg://user?id=7">&lt;b&gt;Ann&lt;/b&gt;</a>、' in greeting
    assert "R&amp;D" in greeting
    assert "{" not in greeting


def test_an_unknown_pack_means_the_general_one(shipped: Content) -> None:
    assert shipped.pack("gone") is shipped.packs["general"]


def test_a_pack_has_its_own_words_and_takes_the_rest_from_the_general_ones(folder: Path) -> None:
    write(folder / "rules/book-zh.md", "# 书友约定\n")
    write(
        folder / "packs/book.toml",
        'rules.zh = "rules/book-zh.md"\n[title]\nzh = "书友会"\nen = "Book club"\n',
    )
    content = load_content(folder)
    pack = content.pack("book")
    assert content.texts.render("en", Text(pack.title)) == "Book club"
    assert content.texts.render("zh", Text(pack.rules)) == "<b>书友约定</b>"
    assert content.texts.render("en", Text(pack.rules)) == content.rules["en"]


def test_a_pack_names_the_picture_of_its_greeting(folder: Path) -> None:
    write(folder / "pictures/book.png", "x")
    write(
        folder / "packs/book.toml",
        'picture = "pictures/book.png"\n[title]\nzh = "书友会"\nen = "Book club"\n',
    )
    content = load_content(folder)
    assert content.pack("book").picture == "pictures/book.png"
    assert picture_path(content.folder, content.pack("book").picture).is_file()


def test_a_picture_that_telegram_would_not_take_is_told_before(folder: Path) -> None:
    with (folder / "large.png").open("wb") as file:
        file.truncate(10 * 2**20 + 1)
    write(folder / "packs/a.toml", 'picture = "large.png"\n[title]\nzh="a"\nen="a"')
    assert "10 MB" in str(problem(folder))


def test_several_mistakes_are_told_at_once(folder: Path) -> None:
    replace(folder / "checkin.toml", "base = 10 ", "base = -1")
    replace(folder / "points.toml", "rank_shown", "rank_show")
    replace(folder / "texts/en/common.ftl", "button-yes =", "button-yess =")
    (folder / "rules/zh.md").unlink()
    told = [(found.file, found.key) for found in problems(folder)]
    assert ("content/checkin.toml", "base") in told
    assert ("content/points.toml", "rank_show") in told
    assert ("content/texts/en/common.ftl", "button-yes") in told
    assert ("content/texts/zh/common.ftl", "button-yess") in told
    assert ("content/rules/zh.md", "") in told
    assert len(told) == 5


Break = Callable[[Path], None]


def _in(name: str, old: str, new: str) -> Break:
    return lambda folder: replace(folder / name, old, new)


@pytest.mark.parametrize(
    ("breaking", "place", "words"),
    [
        (_in("checkin.toml", "base = 10 ", "base = -1"), "checkin.toml:3", "from 0 to 10000"),
        (_in("checkin.toml", "base = 10 ", 'base = "x"'), "checkin.toml:3", "whole number"),
        (_in("checkin.toml", "base = 10 ", "base = true"), "checkin.toml:3", "whole number"),
        (_in("checkin.toml", "[5, 3, 1]", "[5, -3]"), "checkin.toml:9", "early_birds[2] is -3"),
        (_in("checkin.toml", "7 = 50", "0.5 = 50"), "checkin.toml:27", "milestones"),
        (_in("checkin.toml", "7 = 50", "week = 50"), "checkin.toml:28", "milestones.week"),
        (_in("checkin.toml", '"21:00"', "21"), "checkin.toml:22", '"21:00"'),
        (_in("checkin.toml", '"21:00"', '"25:00"'), "checkin.toml:22", '"21:00"'),
        (_in("checkin.toml", '"21:00"', '"21:00Z"'), "checkin.toml:22", "time zone"),
        (_in("checkin.toml", "step = 2", "stepp = 2"), "checkin.toml:4", "did you mean `step`"),
        (_in("welcome.toml", "hello = 5", "helo = 5"), "welcome.toml:23", "did you mean `hello`"),
        (
            _in("welcome.toml", 'file = ""', 'file = "codes.txt"'),
            "welcome.toml:10",
            "codes.txt, which is not there",
        ),
        (_in("welcome.toml", "{members} 来", "{member} 来"), "welcome.toml:31", "`members`"),
        (_in("welcome.toml", "{members} 来", "{members 来"), "welcome.toml:31", "brace"),
        (_in("welcome.toml", "</b> 👋\n\n先", " 👋\n\n先"), "welcome.toml:31", "add </b>"),
        (_in("welcome.toml", "zh = ", "cn = "), "welcome.toml:31", "'zh' or 'en'"),
        (_in("points.toml", "thanks_points = 2", "thanks_points = 11"), "points.toml:17", "at least 11"),
        (_in("phrases.toml", '"积分"', '"打卡"'), "phrases.toml:6", "already means checkin"),
        (_in("phrases.toml", '"积分"', '"!!"'), "phrases.toml:6", "without a letter"),
        (_in("phrases.toml", "rank =", "ranks ="), "phrases.toml:7", "did you mean `rank`"),
        (_in("packs/general.toml", 'en = "General"', ""), "packs/general.toml:12", "title.en is missing"),
        (
            lambda folder: append(folder / "packs/general.toml", '[greeting]\nzh = "{x}"\n'),
            "packs/general.toml:16",
            "unknown placeholder {x}",
        ),
        (
            lambda folder: write(folder / "packs/a.toml", 'picture = "a.png"\n[title]\nzh="a"\nen="a"'),
            "packs/a.toml:1",
            "a.png, which is not there",
        ),
        (
            lambda folder: write(folder / "packs/a.toml", 'picture = "../a.png"\n[title]\nzh="a"\nen="a"'),
            "packs/a.toml:1",
            "../a.png, which is not in the content folder",
        ),
        (
            lambda folder: write(folder / "packs/a.toml", 'picture = "rules/en.md"\n[title]\nzh="a"\nen="a"'),
            "packs/a.toml:1",
            "no picture",
        ),
        (
            lambda folder: write(folder / "packs/a.toml", 'rules.zh = "a.md"\n[title]\nzh="a"\nen="a"'),
            "packs/a.toml:1",
            "a.md, which is not there",
        ),
        (lambda folder: write(folder / "rules/en.md", "x" * 4097), "rules/en.md", "4096"),
        (lambda folder: (folder / "packs/general.toml").unlink(), "packs/general.toml", "not there"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_mend(
    folder: Path, breaking: Break, place: str, words: str
) -> None:
    breaking(folder)
    found = str(problem(folder))
    assert found.startswith(f"content/{place}: ")
    assert words in found


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        ("t-a = {$n", "", "cannot be read"),
        ("t-a = 一", "", "is missing in the language en"),
        ("t-a = 一 { $n }", "t-a = one", "{ $n } in one language only"),
        ("t-a = 一\nt-a = 二", "t-a = one", "written twice"),
        ("t-a = <b>一", "t-a = one", "add </b>"),
        ("t-a = 一 & 二", "t-a = one", "&amp;"),
        ("t-a = { UPPER($n) }", "t-a = { $n }", "unknown function UPPER()"),
        ("t-a = { t-b }", "t-a = one", "{ t-b }, which does not exist"),
        ("t-a = { -t-b }", "t-a = one", "{ -t-b }, which does not exist"),
        ("t-a = 一\n  .b = 二", "t-a = one", "text of its own"),
        ("t-a = 一", "t-a = { $n ->\n [one] <i>x\n *[other] y\n}", "add </i>"),
        ("t-a = " + "一" * 4097, "t-a = one", "4096"),
        ("t-a = { $n }" + "一" * 2500, "t-a = { $n }", "2400"),
        ("command-x = <b>一</b>", "command-x = x", "plain text"),
        ("command-x = " + "一" * 257, "command-x = x", "256"),
    ],
)
def test_a_mistake_in_a_text_is_told(folder: Path, zh: str, en: str, words: str) -> None:
    write(folder / "texts/zh/t.ftl", zh + "\n")
    write(folder / "texts/en/t.ftl", en + "\n")
    assert words in "\n".join(map(str, problems(folder)))


def test_a_mistake_in_a_text_names_its_line(folder: Path) -> None:
    write(folder / "texts/zh/t.ftl", "# 说明\nt-a = 一\n\n# 注\nt-b = <x>二</x>\n")
    write(folder / "texts/en/t.ftl", "t-a = one\nt-b = two\n")
    assert {found.line for found in problems(folder)} == {5}


def test_times_are_wall_clock_times(folder: Path) -> None:
    replace(folder / "checkin.toml", '"21:00"', "20:30:00")
    assert load_content(folder).checkin.reminder_at == time(20, 30)


def test_a_milestone_table_replaces_the_default_one_but_tasks_keep_theirs(folder: Path) -> None:
    replace(folder / "checkin.toml", "7 = 50\n30 = 200\n100 = 1000\n365 = 5000", "10 = 1")
    replace(folder / "welcome.toml", "hello = 5\ncheckin = 5\nreact = 5\nanswer = 10", "hello = 6")
    content = load_content(folder)
    assert content.checkin.milestones == {10: 1}
    assert content.welcome.task_points == {"hello": 6, "checkin": 5, "react": 5, "answer": 10}


def test_check_names_a_pack_that_no_content_has(folder: Path) -> None:
    config = folder.parent / "config.toml"
    write(config, '[[communities]]\nchat_id = -5\npack = "generel"\n')
    [found] = check(config, {})
    assert (found.key, found.fix) == ("communities[1].pack", "did you mean `general`?")


def test_check_tells_of_the_content_even_when_the_configuration_is_broken(folder: Path) -> None:
    write(folder.parent / "config.toml", "[telegram\n")
    replace(folder / "points.toml", "rank_shown = 10", "rank_shown = 0")
    assert [found.file for found in check(None, {})] == ["config.toml", "content/points.toml"]


def test_check_finds_nothing_wrong_with_what_is_shipped() -> None:
    assert check(None, {"STEWARD_CONTENT__PATH": str(SHIPPED_CONTENT)}) == []


def test_checking_loads_neither_telegram_nor_database_libraries() -> None:
    code = "import bot.check, sys; sys.exit(bool({'aiogram', 'sqlalchemy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
