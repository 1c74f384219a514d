"""`content/honours.toml` and `content/badges.toml`: mistakes are named with their line and the mend."""

from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_badges import read_badges
from bot.content_honours import read_honours
from bot.domain.honours import Rules
from bot.problems import ProblemsError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shipped(name: str, old: str, new: str) -> str:
    text = (SHIPPED_CONTENT / name).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_the_shipped_numbers_are_the_defaults_of_the_rules() -> None:
    rules, names = read_honours(SHIPPED_CONTENT / "honours.toml")
    assert rules.rules == Rules()
    assert len(names["zh"]) == len(names["en"]) == len(rules.titles) == 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('announce_at = "18:00"', 'announce_at = "09:00"', "announce_at is not after preview_at"),
        ('preview_at = "09:30"', "preview_at = 9", "preview_at is not a time of day"),
        ('unasked = "announce"', 'unasked = "wait"', "unasked is not one of the choices"),
        ('every = "week"', 'every = "day"', "title[1].every is not one of the choices"),
        (
            'score = "people"',
            'score = "peple"',
            "title[1].score names peple, which is no figure — did you mean",
        ),
        ("replies = 5", "repies = 5", "title[1].at_least names repies, which is no figure"),
        ("people = 4, days = 3", "people = 1, days = 3", "title[1].at_least asks for fewer than 2 people"),
        ('id = "best-newcomer"', 'id = "helping-hand"', "title[2].id helping-hand is there twice"),
        ('id = "helping-hand"', 'id = "vote"', "title[1].id cannot be used"),
        ('zh = "热心助人"', 'zh = "🤝热心助人"', "title[1].tag.zh has an emoji"),
        ("points = 60", "points = -1", "title[1].points is too small"),
        ("notice_hours = 2", "notice_hours = 0", "notice_hours is too small"),
        ('zh = "群友之选"', 'zh = "🗳️群友之选"', "vote.tag.zh has an emoji"),
        ("days = 7 ", "days = 0 ", "vote.days is too small"),
    ],
)
def test_a_mistake_in_honours_is_named(here: Path, old: str, new: str, told: str) -> None:
    (here / "honours.toml").write_text(shipped("honours.toml", old, new), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_honours(Path("honours.toml"))
    assert any(told in str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'fact = "checkins"',
            'fact = "checkin"',
            "badge[1].fact names checkin, which is no fact — did you mean",
        ),
        ('id = "checkins-30"', 'id = "checkins-7"', "badge[1].id checkins-7 is there twice"),
        ('id = "checkins-7"', 'id = "challenge-7"', "badge[1].id challenge-7 could be a challenge's"),
        ("at_least = 7", "at_least = 0", "badge[1].at_least is too small"),
        ('en = "✅ Seven check-ins"', 'en = ""', "badge[1].name.en is missing"),
    ],
)
def test_a_mistake_in_badges_is_named(here: Path, old: str, new: str, told: str) -> None:
    (here / "badges.toml").write_text(shipped("badges.toml", old, new), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_badges(Path("badges.toml"))
    assert any(told in str(problem) for problem in caught.value.problems)
