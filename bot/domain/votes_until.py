"""When a vote is to close, in people's own words: 20:00, 2h, 3d, tomorrow 20:00, 明天 20:00, 11-30 20:00."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant

_UNITS: Mapping[str, str] = {
    "d": "days", "day": "days", "days": "days", "天": "days", "日": "days",
    "h": "hours", "hour": "hours", "hours": "hours", "小时": "hours", "小時": "hours", "钟头": "hours",
    "m": "minutes", "min": "minutes", "minute": "minutes", "minutes": "minutes",
    "分钟": "minutes", "分鐘": "minutes", "分": "minutes",
    "w": "weeks", "week": "weeks", "weeks": "weeks", "周": "weeks", "週": "weeks",
}  # fmt: skip
_SPAN = re.compile(r"(?:in )?((?:\d{1,5} ?[a-z一-鿿]+ ?)+)(?:[后後])?")
_PIECE = re.compile(r"(\d{1,5}) ?([a-z]+|[一-鿿]+)")
_CLOCK = re.compile(r"(?P<day>.*?)[ ,，t]*(?P<hour>\d{1,2}) ?(?:[:.点點] ?(?P<minute>\d{2})?|时)(?: ?分)?")
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
    r"(?:on )?(?P<latin>mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:周|週|星期|礼拜)(?P<han>[一二三四五六日天])"
)


def closing_time(written: str, now: datetime, timezone: str) -> datetime | None:
    """The instant that is meant, in UTC; None for what cannot be understood.

    A time of day alone is the next such on the wall clock; a day without a year is the next such.
    It may lie in the past ("today 8:00"), which is for the caller to refuse.
    """
    text = " ".join(unicodedata.normalize("NFKC", written).casefold().split())
    if not text or len(text) > 40:  # noqa: PLR2004 - no time takes that many words
        return None
    try:
        return _span(text, now) or _clock(text, now, timezone)
    except (ValueError, OverflowError):
        return None


def _span(text: str, now: datetime) -> datetime | None:
    match = _SPAN.fullmatch(text)
    pieces = _PIECE.findall(match[1]) if match else []
    if not pieces or any(unit.removesuffix("后").removesuffix("後") not in _UNITS for _, unit in pieces):
        return None
    spans = (timedelta(**{_UNITS[unit.rstrip("后後")]: int(number)}) for number, unit in pieces)
    return now + sum(spans, timedelta())


def _clock(text: str, now: datetime, timezone: str) -> datetime | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    at, today = time(int(match["hour"]), int(match["minute"] or 0)), now.astimezone(ZoneInfo(timezone)).date()
    if not match["day"]:
        first = instant(today, at, timezone)
        return first if first > now else instant(today + timedelta(days=1), at, timezone)
    day = _day(match["day"].strip(), today)
    if match["day"].strip() in _EVENINGS and at.hour < 12:  # noqa: PLR2004 - "tonight at 8"
        at = at.replace(hour=at.hour + 12)
    return None if day is None else instant(day, at, timezone)


def _day(text: str, today: date) -> date | None:
    """A day by its word, its weekday (the next one) or its date."""
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if week := _WEEK.fullmatch(text):
        name = week["latin"] or week["han"]
        number = next(place for place, names in enumerate(_WEEKDAYS) if name in names)
        return today + timedelta(days=(number - today.weekday()) % 7 or 7)
    full = _FULL.fullmatch(text)
    if full is None:
        return None
    meant = date(int(full["year"] or today.year), int(full["month"]), int(full["day"]))
    return meant.replace(year=meant.year + 1) if meant < today and not full["year"] else meant
