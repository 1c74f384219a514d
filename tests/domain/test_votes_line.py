"""What people write after /vote, and when they want it to end."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusal import Refusal
from bot.domain.votes import Wish
from bot.domain.votes_line import check, options_in, read_line
from bot.domain.votes_until import closing_time

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
"""Sunday, 10:00 in Shanghai."""
AB = ("A", "B")


@pytest.mark.parametrize(
    ("written", "wish"),
    [
        ("Q | A | B", Wish("Q", AB)),
        ("Q|A|B --until 20:00 --multi --hidden", Wish("Q", AB, "20:00", multi=True, hidden=True)),
        (
            "喝什么？｜茶｜咖啡 --到 明天 20:00 --多选",
            Wish("喝什么？", ("茶", "咖啡"), "明天 20:00", multi=True),
        ),
        ("Q | A | B --到20:00 --隐藏", Wish("Q", AB, "20:00", hidden=True)),
        ("Q | A | B —until 2h", Wish("Q", AB, "2h")),
        ("Q --until=3d | A | B", Wish("Q", AB, "3d")),
        ("--multi Q | A — yes | B -- no", Wish("Q", ("A — yes", "B -- no"), multi=True)),
        ("Q\nA\n\n B \n--until 2h", Wish("Q", AB, "2h")),
        ("Q | A | B --decides theme", Wish("Q", AB, decides="theme")),
        ("Q | A --决定 荣誉 | B", Wish("Q", AB, decides="honour")),
        ("--decides 话题", Wish(decides="topic")),
        ("Well-known words--and dashes | A–B | C", Wish("Well-known words--and dashes", ("A–B", "C"))),
        ("Q | A | B -- until 20:00", Wish("Q", AB, "20:00")),
        ("Q | A | B -- multi -- hidden", Wish("Q", AB, multi=True, hidden=True)),
        ("Q | A | B --multi=yes --hidden：是", Wish("Q", AB, multi=True, hidden=True)),
        ("Q --多选=否 | A | B --hidden=off", Wish("Q", AB)),
        ("Q | A --multi: | no --hidden= B", Wish("Q", ("A", "no B"), multi=True, hidden=True)),
        ("Q | A | B -- hidden gem", Wish("Q", ("A", "B -- hidden gem"))),
        ("去哪？|A|B--到晚上8点", Wish("去哪？", AB, "晚上8点")),
        ("去哪？｜A｜B——到 周五 20:00——多选", Wish("去哪？", AB, "周五 20:00", multi=True)),
        ("去哪？|A|B--隐藏--决定话题", Wish("去哪？", AB, hidden=True, decides="topic")),
        ("从这里——到哪里 | A | B", Wish("从这里——到哪里", AB)),
        ("Q | | A |", Wish("Q", ("A",))),
        ("", Wish()),
        ("|", Wish()),
    ],
)
def test_a_line_is_read_with_patience(written: str, wish: Wish) -> None:
    assert read_line(written) == wish


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Q | A | B --untill 5", "vote-unknown-flag"),
        ("Q | A | B --secret", "vote-unknown-flag"),
        ("Q | A | B --decides lunch", "vote-unknown-purpose"),
        ("Q | A | B --decides", "vote-unknown-purpose"),
        (" | A | B", "vote-usage"),
        ("Q", "vote-too-few-options"),
        ("Q | A", "vote-too-few-options"),
        ("Q | A | a", "vote-option-twice"),
        ("Q | A | " + "b" * 101, "vote-option-too-long"),
        ("q" * 301 + " | A | B", "vote-question-too-long"),
        ("Q |" + "|".join(str(number) for number in range(13)), "vote-too-many-options"),
    ],
)
def test_what_no_poll_can_ask_is_refused_by_name(written: str, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check(read_line(written))
    assert refusal.value.text.key == reason


def test_the_largest_poll_of_all_is_fine() -> None:
    check(Wish("q" * 300, tuple(f"{number:0100}" for number in range(12))))


def test_options_come_by_lines_or_strokes() -> None:
    assert options_in("A\n  B | C\n\n") == ("A", "B", "C")


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("20:00", "11-22 20:00"),
        ("20：00", "11-22 20:00"),
        ("9:30", "11-23 09:30"),
        ("10:00", "11-23 10:00"),
        ("20点", "11-22 20:00"),
        ("今晚8点", "11-22 20:00"),
        ("2h", "11-22 12:00"),
        ("in 2 hours", "11-22 12:00"),
        ("1d12h", "11-23 22:00"),
        ("3天", "11-25 10:00"),
        ("30分钟后", "11-22 10:30"),
        ("明天 20:00", "11-23 20:00"),
        ("tomorrow 8:05", "11-23 08:05"),
        ("fri 20:00", "11-27 20:00"),
        ("周日 18:00", "11-29 18:00"),
        ("2026-11-30 20:00", "11-30 20:00"),
        ("11/30 8:30", "11-30 08:30"),
        ("11月30日 20:00", "11-30 20:00"),
        ("today 8:00", "11-22 08:00"),
        ("sat 20:00", "11-28 20:00"),
        ("今晚12点", "11-23 00:00"),
        ("今晚 1:30", "11-23 01:30"),
        ("tonight 8:15", "11-22 20:15"),
        ("24:00", "11-23 00:00"),
        ("11-30 24:00", "12-01 00:00"),
        ("8pm", "11-22 20:00"),
        ("tomorrow at 8:30 am", "11-23 08:30"),
        ("12am", "11-23 00:00"),
        ("晚上8点半", "11-22 20:30"),
        ("明天晚上八点", "11-23 20:00"),
        ("周五下午3点", "11-27 15:00"),
        ("下周三 20:00", "11-25 20:00"),
        ("中午1点", "11-22 13:00"),
        ("凌晨12点", "11-23 00:00"),
        ("20时", "11-22 20:00"),
        ("半小时后", "11-22 10:30"),
        ("两小时", "11-22 12:00"),
        ("1.5h", "11-22 11:30"),
    ],
)
def test_a_time_is_meant_on_the_communitys_wall_clock(written: str, local: str) -> None:
    at = closing_time(written, NOW, "Asia/Shanghai")
    assert at is not None
    assert f"{at.astimezone(ZoneInfo('Asia/Shanghai')):%m-%d %H:%M}" == local


def test_a_day_without_a_year_that_is_over_is_next_years() -> None:
    at = closing_time("1-2 12:00", NOW, "UTC")
    assert at == datetime(2027, 1, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "25:00",
        "10:70",
        "2026-02-30 10:00",
        "13-45 10:00",
        "5",
        "h",
        "99999999w",
        "x" * 50,
        "永久",
        "25点",
    ],
)
def test_what_is_no_time_is_none(written: str) -> None:
    assert closing_time(written, NOW, "Asia/Shanghai") is None


@given(st.text() | st.text("0123456789:：-/月日天hd 明|｜—-到多选until\n", max_size=40))
def test_whatever_is_written_can_be_read(written: str) -> None:
    for text in (written, f"Q | {written} | B --until {written}", f"--{written}"):
        try:
            wish = read_line(text)
        except Refusal:
            continue
        closing_time(wish.until, NOW, "Pacific/Chatham")
        assert "\n" not in wish.question
    closing_time(written, NOW, "America/New_York")
