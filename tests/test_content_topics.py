"""Topics in content: every mistake in topics.toml, in a file of questions or in a pack is named."""

import shutil
from datetime import time
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, ContentError, load_content
from bot.domain.outgoing import Text
from bot.domain.topics import LONGEST, TopicRules

FIRST = 'id = "any-morning-first"'
TEXT = (
    'text = { zh = "今天早上醒来做的第一件事是什么？", en = "What\'s the first thing you did this morning?" }'
)
PACK = '[title]\nzh = "书友会"\nen = "Book club"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped content with the common texts only."""
    monkeypatch.chdir(tmp_path)
    copy = Path(shutil.copytree(SHIPPED_CONTENT, tmp_path / "content"))
    for path in copy.glob("texts/*/*.ftl"):
        if path.name != "common.ftl":
            path.unlink()
    return copy


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load_content(SHIPPED_CONTENT)


def problem(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    [only] = caught.value.problems
    return str(only)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_shipped_numbers_are_the_defaults(shipped: Content) -> None:
    assert shipped.topics == TopicRules()


@pytest.mark.parametrize("pack", ["general", "reading", "beauty", "fitness"])
def test_every_pack_has_enough_questions_for_its_time_in_both_languages(shipped: Content, pack: str) -> None:
    prompts, rules = shipped.prompts_of(pack), shipped.topics
    assert len(prompts) >= len(rules.times) * (rules.repeat_days + 1) + rules.warn_below
    for prompt in prompts:
        words = {language: shipped.texts.plain(language, Text(prompt.text)) for language in ("zh", "en")}
        assert all(0 < len(each) <= LONGEST for each in words.values()), prompt.id
        assert words["zh"] != words["en"]


def test_a_pack_that_is_gone_leaves_the_general_questions(shipped: Content) -> None:
    assert shipped.prompts_of("gone") == shipped.prompts_of("general")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('times = ["12:30"]', "times = []", "topics.toml:4: times is not one or two different times"),
        ('times = ["12:30"]', 'times = ["12:30", "12:30"]', "not one or two different times"),
        ('times = ["12:30"]', 'times = ["9:00", "12:30", "18:00"]', "times[1] is not a time of day"),
        ('times = ["12:30"]', 'times = ["09:00", "12:30", "18:00"]', "not one or two different times"),
        ('times = ["12:30"]', "times = [12]", "times[1] is not a time of day"),
        ("silence_minutes = 120", "silence_minutes = 19", "silence_minutes is 19 — give 20 or more"),
        ("icebreakers_a_day = 2", "icebreakers_a_day = 3", "give a number from 0 to 2"),
        ("repeat_days = 60", "repeat_days = 0", "give a number from 1 to 366"),
        ('active_until = "22:00"', 'active_until = "09:00"', "is the same as active_from"),
        ('active_until = "22:00"', 'active_until = "11:00"', "so no ice-breaker can ever come"),
        ("warn_below", "warn_belov", "did you mean `warn_below`?"),
    ],
)
def test_a_number_that_makes_no_sense_is_named(folder: Path, old: str, new: str, said: str) -> None:
    replace(folder / "topics.toml", old, new)
    assert said in problem(folder)


def test_two_times_a_day_and_no_icebreaker_are_fine(folder: Path) -> None:
    replace(folder / "topics.toml", 'times = ["12:30"]', 'times = ["12:30", "20:15"]')
    replace(folder / "topics.toml", "silence_minutes = 120", "silence_minutes = 0")
    rules = load_content(folder).topics
    assert rules.times == (time(12, 30), time(20, 15))
    assert not rules.breaks_ice


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            FIRST,
            'id = "any-joined-why"',
            "id is any-joined-why, which content/topics/general.toml has already",
        ),
        (FIRST, 'id = "first-book-alone"\ntheme = "beginnings"', "theme is beginnings, which is no week"),
        (FIRST, 'id = "Any one"', 'prompts[1].id is "Any one" — use small letters'),
        (FIRST, 'id = "own-one"', "a name that Steward uses itself"),
        (FIRST, f'id = "{"a" * 41}"', "at most 40"),
        (FIRST, f"{FIRST}\ntopic = 1", "prompts[1].topic is not a known key"),
        (TEXT, 'text = { zh = "问？" }', "prompts[1].text.en is missing"),
        (TEXT, 'text = { zh = "问？", en = " " }', "prompts[1].text.en is missing"),
        (TEXT, 'text = { zh = "问？", fr = "Quoi ?", en = "What?" }', "prompts[1].text.fr"),
        (TEXT, f'text = {{ zh = "问？", en = "{"a" * 301}" }}', "en is 301 characters long — a question has"),
        (TEXT, f'text = {{ zh = "问？", en = "**{"a" * 300}**" }}', ""),
    ],
)
def test_a_question_with_a_mistake_is_named(folder: Path, old: str, new: str, said: str) -> None:
    replace(folder / "topics/general.toml", old, new)
    if said:
        assert said in problem(folder)
    else:
        load_content(folder)


def test_an_id_is_taken_for_all_files(folder: Path) -> None:
    replace(folder / "topics/reading.toml", 'id = "', 'id = "any-joined-why"\n# "')
    assert "any-joined-why, which content/topics/general.toml has already" in problem(folder)


def test_a_pack_must_name_files_that_are_there(folder: Path) -> None:
    (folder / "packs/book.toml").write_text(f'topics = ["readin"]\n{PACK}', encoding="utf-8")
    said = problem(folder)
    assert "packs/book.toml:1: topics names readin" in said
    assert "did you mean `reading`?" in said


@pytest.mark.parametrize(("count", "enough"), [(13, False), (14, True)])
def test_fewer_than_fourteen_questions_are_too_few(folder: Path, count: int, *, enough: bool) -> None:
    prompts = "".join(
        f'[[prompts]]\nid = "few-{n}"\ntext = {{ zh = "问{n}？", en = "Q{n}?" }}\n' for n in range(count)
    )
    (folder / "topics/few.toml").write_text(f'title = {{ zh = "少", en = "Few" }}\n{prompts}', "utf-8")
    (folder / "packs/book.toml").write_text(f'topics = ["few"]\n{PACK}', encoding="utf-8")
    if enough:
        assert len(load_content(folder).prompts_of("book")) == count
    else:
        assert "topics has 13 questions in few, fewer than 14" in problem(folder)
