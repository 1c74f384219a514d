"""When something is to close, in people's own words: 20:00, 半小时后, tomorrow 8pm, 明天晚上8点, a date."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.domain.spans import HAN, han_number, span_in

_LATER = re.compile(r"(?:in )?(.+?) ?(?:[后後]|later|from now)?")
_NIGHT, _MORNING, _NOON, _AFTERNOON, _EVENING = "night", "morning", "noon", "afternoon", "evening"
_PARTS: Mapping[str, str] = {
    "凌晨": _NIGHT, "早上": _MORNING, "早晨": _MORNING, "上午": _MORNING, "中午": _NOON, "下午": _AFTERNOON,
    "傍晚": _AFTERNOON, "晚上": _EVENING, "夜里": _EVENING, "夜裡": _EVENING, "am": _NIGHT, "pm": _AFTERNOON,
}  # fmt: skip
_BEFORE = "|".join(word for word in _PARTS if not word.isascii())
_CLOCK = re.compile(
    rf"(?P<day>.*?)(?:(?<=\d)t|[ ,，]*(?:\bat )?)(?P<part>{_BEFORE})? ?(?P<hour>\d{{1,2}}|{HAN}) ?"
    r"(?:(?:[:.点點] ?(?P<minute>\d{2}|半)?|[时時])(?: ?分)?(?: ?(?P<half>[ap]m))?|(?P<short>[ap]m))"
)
_FULL = re.compile(r"(?:(?P<year>\d{4}) ?[-/.年] ?)?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2}) ?[日号號]?")
_WORDS: Mapping[str, int] = {
    "today": 0, "tonight": 0, "今天": 0, "今晚": 0, "tomorrow": 1, "明天": 1, "明晚": 1, "后天": 2, "後天": 2,
}  # fmt: skip
_EVENINGS = ("tonight", "今晚", "明晚")
_WEEKDAYS = (
    ("mon", "一"), ("tue", "二"), ("wed", "三"), ("thu", "四"), ("fri", "五"), ("sat", "六"),
    ("sun", "日", "天"),
)  # fmt: skip
_WEEK = re.compile(
    r"(?:on )?(?P<latin>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?P<which>[本这這下]?)(?:周|週|星期|礼拜)(?P<han>[一二三四五六日天])"
)
_SMALL_HOURS, _HALF_DAY, _DAY = 5, 12, 24


def closing_time(written: str, now: datetime, timezone: str) -> datetime | None:
    """The instant that is meant, in UTC; None for what cannot be understood.

    A time of day alone is the next such on the wall clock; a day without a year is the next such.
    It may lie in the past ("today 8:00"), which is for the caller to refuse.
    """
    text = " ".join(unicodedata.normalize("NFKC", written).casefold().split())
    if not text or len(text) > 40:  # noqa: PLR2004 - no time takes that many words
        return None
    try:
        return _clock(text, now, timezone) or _span(text, now)
    except (ValueError, OverflowError):
        return None


def _span(text: str, now: datetime) -> datetime | None:
    match = _LATER.fullmatch(text)
    seconds = span_in(match[1]) if match else None
    return now + timedelta(seconds=seconds) if seconds is not None and seconds >= 0 else None


def _clock(text: str, now: datetime, timezone: str) -> datetime | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    written, today = match["day"].strip(), now.astimezone(ZoneInfo(timezone)).date()
    word = match["part"] or match["half"] or match["short"] or ""
    nights, at = _time(match["hour"], match["minute"], _EVENING if written in _EVENINGS else _PARTS.get(word))
    if not written:
        first = instant(today + nights, at, timezone)
        return first if first > now else instant(today + nights + timedelta(days=1), at, timezone)
    day = _day(written, today)
    return None if day is None else instant(day + nights, at, timezone)


def _time(hour: str, minute: str | None, part: str | None) -> tuple[timedelta, time]:
    """A time of day, and how many days later it is: twelve in the evening belongs to the next one."""
    number = int(hour) if hour.isdecimal() else han_number(hour)
    if number > _DAY:
        raise ValueError(f"no clock shows {hour}")
    if part == _EVENING:
        number += _DAY if number < _SMALL_HOURS else _HALF_DAY if number <= _HALF_DAY else 0
    elif (part == _AFTERNOON and number < _HALF_DAY) or (part == _NOON and number < _SMALL_HOURS):
        number += _HALF_DAY
    elif part == _NIGHT:
        number %= _HALF_DAY
    days, number = divmod(number, _DAY)
    return timedelta(days=days), time(number, 30 if minute == "半" else int(minute or 0))


def _day(text: str, today: date) -> date | None:
    """A day by its word, its weekday (the next one, or that of this or the next week) or its date."""
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if week := _WEEK.fullmatch(text):
        name = week["latin"] or week["han"]
        number = next(place for place, names in enumerate(_WEEKDAYS) if name in names) - today.weekday()
        if week["which"]:
            return today + timedelta(days=number + 7 * (week["which"] == "下"))
        return today + timedelta(days=number % 7 or 7)
    full = _FULL.fullmatch(text)
    if full is None:
        return None
    meant = date(int(full["year"] or today.year), int(full["month"]), int(full["day"]))
    return meant.replace(year=meant.year + 1) if meant < today and not full["year"] else meant
