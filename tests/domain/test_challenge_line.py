"""`/challenge` in a line, as people write it."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.challenge import ChallengeRules, Plan, Template
from bot.domain.challenge_line import from_template, read_challenge
from bot.domain.community import Community
from bot.domain.game_line import read_line
from bot.domain.refusal import Refusal

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Monday, ten in the morning in Shanghai."""
HERE = Community(1, -1, "R", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOW)
RULES = ChallengeRules()


def read(written: str, now: datetime = NOW) -> Plan:
    return read_challenge(written, HERE, now, RULES)


def test_a_line_with_everything() -> None:
    line = "Read 7 days | 10 days | #reading --start tomorrow --need 6 --points 30 --teams Red, Blue"
    assert read(line) == Plan(
        "Read 7 days", 10, 6, "hashtag", "reading", 30, "challenge", date(2026, 3, 3), ("Red", "Blue")
    )


@pytest.mark.parametrize(
    ("written", "proof", "word", "starts", "days"),
    [
        ("Read | #read", "hashtag", "read", date(2026, 3, 3), 7),
        ("读书｜7天｜＃今日阅读 ——开始 后天", "hashtag", "今日阅读", date(2026, 3, 4), 7),
        ("早起|口令 早起打卡|21 天 --开始周五", "phrase", "早起打卡", date(2026, 3, 6), 21),
        ("Walk\nphrase up and out\n3d", "phrase", "up and out", date(2026, 3, 3), 3),
        ("早起 | 两周 | #早起", "hashtag", "早起", date(2026, 3, 3), 14),
        ("Walk | #walk --start sat", "hashtag", "walk", date(2026, 3, 7), 7),
        ("A — B | PHOTO --start 2026-03-10", "picture", "", date(2026, 3, 10), 7),
    ],
)
def test_lines_as_people_write_them(written: str, proof: str, word: str, starts: date, days: int) -> None:
    plan = read(written)
    assert (plan.proof, plan.word, plan.starts_on, plan.days) == (proof, word, starts, days)
    assert plan.needed == days
    assert plan.points == RULES.points


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "challenge-usage"),
        ("Read", "challenge-usage"),
        ("Read | 7 days", "challenge-usage"),
        ("Read | #a b", "challenge-part-unclear"),
        ("Read | 0 days | #a", "challenge-days"),
        ("Read | 36 hours | #a", "challenge-days"),
        ("Read | forever | #a", "challenge-days"),
        ("Read | 61 days | #a", "challenge-days"),
        (f"{'x' * 101} | #a", "challenge-title-too-long"),
        (f"Read | phrase {'x' * 65}", "challenge-word-too-long"),
        ("Read | #a --need 8", "challenge-need"),
        ("Read | #a --need many", "challenge-need"),
        ("Read | #a --points -1", "challenge-points"),
        ("Read | #a --points 99999999", "challenge-points"),
        ("Read | #a --teams Red", "challenge-teams"),
        ("Read | #a --teams Red, red", "challenge-teams"),
        ("Read | #a --start someday", "challenge-start-unclear"),
        ("Read | #a --start today", "challenge-start-range"),
        ("Read | #a --start tonight", "challenge-start-range"),
        ("Read | #a --start 2026-12-24", "challenge-start-range"),
        ("Read | #a --begin friday", "game-unknown-flag"),
    ],
)
def test_what_cannot_be_is_refused_with_how_it_could(written: str, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(written)
    assert refusal.value.text.key == reason


def test_before_the_rollover_hour_tomorrow_is_the_day_that_is_about_to_come() -> None:
    late = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)  # 02:30 on Tuesday, still Monday's local day
    assert read("Read | #a", late).starts_on == date(2026, 3, 3)


def test_a_template_speaks_the_language_of_the_group() -> None:
    made = Template(
        "read", {"en": "Read", "zh": "读"}, 7, 6, "hashtag", {"en": "read", "zh": "阅读"}, 60, ("reading",)
    )
    plan = from_template(made, HERE, NOW, RULES)
    assert (plan.title, plan.word, plan.badge) == ("Read", "read", "challenge-read")
    assert plan.starts_on == date(2026, 3, 3)


def test_a_flag_ends_where_the_next_one_or_a_stroke_begins() -> None:
    line = read_line("a --x one two --y | b --z", {"x": ("x",), "y": ("y",), "z": ("z",)})
    assert line.parts == ("a", "b")
    assert line.flags == {"x": "one two", "y": "", "z": ""}
