"""Lengths of time: read as people write them in both languages, and what is said is understood again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SHIPPED_CONTENT
from bot.content_texts import read_texts, resource
from bot.domain.spans import DAY, FOREVER, HOUR, MINUTE, said, span_before, span_in
from bot.texts import Texts

READ = {
    "2h": 2 * HOUR, "2h30m": 9000, "2h 30m": 9000, "2H30": 9000, "90m": 5400, "90 min": 5400, "1d": DAY,
    "45 seconds": 45, "1.5h": 5400, "2 hours and 30 minutes": 9000, "1h, 30m": 5400, "for 2 hours": 7200,
    "half an hour": 1800, "an hour": HOUR, "a day": DAY, "two hours": 7200,
    "one hour and thirty minutes": 5400, "1w2d": 9 * DAY, "2 weeks": 14 * DAY,
    "1mo": 30 * DAY, "2 years": 730 * DAY, "２ｈ３０ｍ": 9000, "７天": 7 * DAY,
    "7天": 7 * DAY, "30分钟": 1800, "30 分鐘": 1800, "1周": 7 * DAY, "1週": 7 * DAY, "两个星期": 14 * DAY,
    "两小时": 7200, "兩小時半": 9000, "两小时半": 9000, "一个半小时": 5400, "半小时": 1800, "半个小时": 1800,
    "半个钟头": 1800, "半天": 12 * HOUR, "一天半": 36 * HOUR, "十五分钟": 900, "二十分": 1200,
    "二十五分钟": 1500,
    "一百二十天": 120 * DAY, "一百零五天": 105 * DAY, "一小时三十分": 5400, "一小时零五分": 3900,
    "10秒钟": 10,
    "三个月": 90 * DAY, "1天12小时": 36 * HOUR, "1小时、30分钟": 5400,
    "forever": FOREVER, "for ever": FOREVER, "Permanently": FOREVER, "perm": FOREVER, "永久": FOREVER,
    "永久封禁": FOREVER, "无限期": FOREVER,
}  # fmt: skip
NONE = (
    "", " ", "spam", "90", "m", "h2", "2x", "30m 2h", "2h 3h", "2h spam", "3天内", "半", "两", "hour", "-5m",
    "1e3h", "٣h", "2h30m20", "forever young", "个小时", "十", "2hx", "1.h",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> Texts:
    entries, _ = read_texts(SHIPPED_CONTENT / "texts")
    return Texts({language: resource(found) for language, found in entries.items()})


@pytest.mark.parametrize(("written", "seconds"), READ.items())
def test_a_length_of_time_is_read_as_people_write_it(written: str, seconds: int) -> None:
    assert span_in(written) == seconds


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_length_of_time_or_unclear_is_none(written: str) -> None:
    assert span_in(written) is None


@given(st.integers(1, 1000 * DAY), st.sampled_from(["zh", "en"]))
def test_what_is_said_is_understood_again(texts: Texts, seconds: int, language: str) -> None:
    assert span_in(texts.plain(language, said(seconds))) == seconds


@given(
    st.integers(0, 900),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["dhm", "天时分", "日小时分钟"]),
)
def test_parts_add_up_in_every_spelling(days: int, hours: int, minutes: int, units: str) -> None:
    names = {"dhm": ("d", "h", "m"), "天时分": ("天", "时", "分"), "日小时分钟": ("日", "小时", "分钟")}[
        units
    ]
    written = "".join(f"{count}{unit}" for count, unit in zip((days, hours, minutes), names, strict=True))
    assert span_in(written) == days * DAY + hours * HOUR + minutes * MINUTE


@given(st.text(max_size=60) | st.text("0129.两十百半个小时天分an forever,and", max_size=30))
def test_anything_at_all_is_read_or_none(written: str) -> None:
    found = span_in(written)
    assert found is None or found == FOREVER or found >= 0
    span_before(written)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("30分钟刷屏", (1800, "刷屏")),
        ("两小时半发Ads", (9000, "发Ads")),
        ("2小时，广告", (7200, "广告")),
        ("3天内第二次", None),
        ("3天前", None),
        ("刷屏30分钟", None),
        ("2hspam", None),
        ("30分钟", None),
    ],
)
def test_a_time_without_a_blank_behind_it_is_seen(word: str, found: tuple[int, str] | None) -> None:
    assert span_before(word) == found
