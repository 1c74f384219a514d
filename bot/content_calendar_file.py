"""The keys of a calendar file and what each of them may say, one by one."""

import re
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from bot.content_rules import LocalText
from bot.toml_file import mend

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Kind = Literal["product", "interest", "regional", "members", "koc", "support"]
Action = Literal["checkin", "rules", "rank", "shop", "topic"]

LATE_AT_MOST = 1440
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _a_date(value: object) -> object:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise mend("is not a date", "write it without quotes: 2026-12-24")
    return value


def _a_monday(day: date) -> date:
    if day.weekday():
        raise mend("is no Monday", "give the Monday on which the first week begins")
    return day


def _a_time(value: object) -> object:
    if isinstance(value, time) and not (value.second or value.microsecond):
        return value
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise mend("is not a time of day", 'write hours and minutes: "21:00"')
    return time(int(found[1]), int(found[2]))


def _a_name(written: str) -> str:
    if not _NAME.fullmatch(written):
        raise mend("cannot be used as a name", "use small letters a-z, digits and dashes, at most 40")
    return written


Day = Annotated[date, BeforeValidator(_a_date)]
Clock = Annotated[time, BeforeValidator(_a_time)]
Name = Annotated[str, AfterValidator(_a_name)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ButtonTable(_Table):
    """A button under a post."""

    label: LocalText
    action: Action | None = None
    url: str = ""


class WeekTable(_Table):
    """A week of the cycle."""

    name: Name
    title: LocalText


class PostTable(_Table):
    """A post, as it is written."""

    id: Name
    weekday: Weekday | None = None
    date: Day | None = None
    every_year: str | None = None
    holiday: str | None = None
    lunar: str | None = None
    week: str = ""
    time: Clock
    text: LocalText = {}
    file: LocalText = {}
    picture: str = ""
    buttons: tuple[ButtonTable, ...] = ()
    forum_topic: str = Field(default="", max_length=32)
    pin: StrictBool = False
    kinds: tuple[Kind, ...] | None = None
    since: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    times: StrictInt | None = Field(default=None, ge=1)
    skip: tuple[Day, ...] = ()
    approve: StrictBool = False
    unapproved: Literal["send", "skip"] | None = None
    late_after_minutes: StrictInt = Field(default=180, ge=1, le=LATE_AT_MOST)


WHEN = ("weekday", "date", "every_year", "holiday", "lunar")
"""The keys of which a post has exactly one; all but the first make it a special."""


class CalendarTable(_Table):
    """A whole file."""

    first_monday: Annotated[Day, AfterValidator(_a_monday)]
    preview_minutes: StrictInt = Field(default=120, ge=5, le=1440)
    weekdays: dict[Weekday, LocalText] = {}
    weeks: tuple[WeekTable, ...] = ()
    posts: tuple[PostTable, ...] = ()
