"""One `[[posts]]` of a calendar file becomes an entry of the plan, or findings that say what is wrong."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic_core import PydanticCustomError

from bot.content_calendar_file import WHEN, ButtonTable, CalendarTable, PostTable
from bot.content_dates import every_year, holiday, lunar, on_date
from bot.content_markup import Fault
from bot.content_wordbook import LONGEST, LONGEST_WITH_PICTURE, Wordbook
from bot.domain.calendar_entry import WEEKDAYS, DaysOf, Entry
from bot.domain.outgoing import Button, Rows, Text
from bot.domain.press import pack_press
from bot.problems import suggestion
from bot.toml_file import Location

BUTTONS_AT_MOST, BUTTONS_IN_A_ROW = 6, 2
_PRESSES = {"rank": "leaderboard"}
"""Actions whose button has another name: pressing `rank` changes the message, and this one is the group's."""
_LINKS = ("https://", "http://", "tg://")


def read_entry(given: CalendarTable, place: int, book: Wordbook) -> Entry | None:
    """The post at a place in the file; None if nobody can say when it is due."""
    post, where = given.posts[place], ("posts", place)
    for key, *fault in _faults(given, post):
        book.fault((*where, key) if key else where, *fault)
    text, title = _words(where, post, book)
    days_of = _days_of(given, where, post, book)
    buttons = _buttons(where, post, book)
    if post.weekday is None and days_of is None:
        return None
    return Entry(
        id=post.id, text=text, title=title, at=post.time, days_of=days_of,
        weekday=WEEKDAYS.index(post.weekday) if post.weekday else None, week=post.week,
        kinds=frozenset(post.kinds or ()), since=post.since, until=post.until, times=post.times or 0,
        skip=frozenset(post.skip), picture=post.picture, buttons=buttons, forum_topic=post.forum_topic,
        pin=post.pin, approve=post.approve, unasked=post.unapproved != "skip",
        late_after=timedelta(minutes=post.late_after_minutes),
        shown_before=timedelta(minutes=given.preview_minutes),
    )  # fmt: skip


def _faults(given: CalendarTable, post: PostTable) -> Iterator[tuple[str, str, str]]:
    """(key, what, fix) of everything but words, days and buttons."""
    weeks = [week.name for week in given.weeks]
    if post.week and post.weekday is None:
        yield "week", "is for posts with a weekday", "leave it out"
    elif post.week and post.week not in weeks:
        fix = suggestion(post.week, weeks) if weeks else "name the weeks in [[weeks]], or leave it out"
        yield "week", f"is {post.week}, which is no week of this calendar", fix
    if post.since and post.until and post.since > post.until:
        yield "until", f"is {post.until}, before `from`", "give a later date; then it can be due"
    if post.kinds == ():
        yield "kinds", "is an empty list: no group would get it", "name kinds of group, or leave it out"
    if post.unapproved and not post.approve:
        yield "unapproved", "does nothing without `approve = true`", "add that, or leave it out"
    if post.text and post.file:
        yield "file", "stands beside `text`", "keep one of the two"
    for day in post.skip:
        if post.weekday and WEEKDAYS[day.weekday()] != post.weekday:
            yield "skip", f"has {day}, which is no {post.weekday}", "correct the date, or leave it out"


def _words(where: Location, post: PostTable, book: Wordbook) -> tuple[str, str]:
    longest = LONGEST_WITH_PICTURE if post.picture else LONGEST
    if not post.file:
        return book.post((*where, "text"), post.id, post.text, longest=longest)
    return book.post((*where, "file"), post.id, book.files((*where, "file"), post.file), longest=longest)


def _days_of(given: CalendarTable, where: Location, post: PostTable, book: Wordbook) -> DaysOf | None:
    written = {key: getattr(post, key) for key in WHEN if getattr(post, key) is not None}
    if len(written) != 1:
        what = f"has {' and '.join(written)}" if written else "does not say on which day it is due"
        book.fault(where, what, f"give exactly one of: {', '.join(WHEN)}")
        return None
    [(key, value)] = written.items()
    try:
        return _special(key, value, given.first_monday.year)
    except PydanticCustomError as error:
        context: dict[str, Any] = error.context or {}
        book.fault((*where, key), str(context["what"]), str(context["fix"]))
        return None


def _special(key: str, value: Any, first_year: int) -> DaysOf | None:  # noqa: ANN401 - a date or a text
    match key:
        case "date":
            return on_date(value)
        case "every_year":
            return every_year(value)
        case "holiday":
            return holiday(value, first_year)
        case "lunar":
            return lunar(value)
    return None


def _buttons(where: Location, post: PostTable, book: Wordbook) -> Rows:
    if len(post.buttons) > BUTTONS_AT_MOST:
        book.fault((*where, "buttons"), "are too many", f"leave at most {BUTTONS_AT_MOST}")
    buttons = [_button((*where, "buttons", place), post, place, book) for place in range(len(post.buttons))]
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return tuple(tuple(buttons[start : start + BUTTONS_IN_A_ROW]) for start in starts)


def _button(where: Location, post: PostTable, place: int, book: Wordbook) -> Button:
    given = post.buttons[place]
    for fault in _button_faults(given):
        book.fault(where, *fault)
    label = Text(book.label((*where, "label"), f"button-{post.id}-{place + 1}", given.label))
    if given.action is None:
        return Button(label, url=given.url)
    return Button(label, pack_press(_PRESSES.get(given.action, given.action)))


def _button_faults(given: ButtonTable) -> Iterator[Fault]:
    if (given.action is None) == (not given.url):
        yield "does not say what it does", "give it one of: action, url"
    elif given.url and not given.url.startswith(_LINKS):
        yield f"leads to {given.url}, which is no link", "write it in full: https://..."
