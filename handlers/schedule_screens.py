"""What the panel shows of the schedule: the coming seven days, the last seven, and a single post."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.actions import topics
from bot.actions.coming import coming
from bot.actions.schedule import Slot
from bot.actions.weekly import decisions, is_paused
from bot.actions.weekly_post import FORUM_TOPICS, KIND, SECTION, path_of, words_of
from bot.desk import Call
from bot.domain.calendar_plan import theme_of
from bot.domain.outgoing import Button, Listing, Param, Rows, Text
from bot.domain.post import HELD, OPEN, OUT, SKIPPED, Coming, Effect, Post
from bot.domain.settings import FORUM
from bot.domain.setup import Screen, name_of
from handlers.panel_screen import back, home, in_rows, way

DAYS = timedelta(days=7)
PAGE, LINES_AT_MOST, QUESTIONS = 6, 40, 28
_KINDS = (KIND, "topic", "icebreaker", "manual")


async def week(call: Call, page: int = 0) -> Screen:
    """What is coming in seven days, with a button for each weekly post."""
    community, now = home(call), call.desk.now
    found = await coming(call.uow, call.content, community, now, now + DAYS)
    paused = await is_paused(call.uow, community)
    lines = [Text("schedule-title", {"community": name_of(community)}), *await _theme(call)]
    if paused:
        lines.append(Text("schedule-all-paused"))
    lines += _days(call, found[:LINES_AT_MOST]) if found else [Text("schedule-nothing")]
    if len(found) > LINES_AT_MOST:
        lines.append(Text("schedule-more", {"more": len(found) - LINES_AT_MOST}))
    posts = [each for each in found if each.kind == KIND]
    page = min(page, max(0, len(posts) - 1) // PAGE)
    return Screen(_joined(lines), _week_buttons(call, posts, page, paused=paused))


async def questions(call: Call) -> Screen:
    """The daily questions of seven days, with a button for each that leaves it out or brings it back."""
    community, now = home(call), call.desk.now
    zone = ZoneInfo(community.timezone)
    found = await topics.coming(call.uow, call.content, community, now, now + DAYS)
    buttons = []
    for each in sorted(found, key=lambda one: one.at)[:QUESTIONS]:
        wall, act = each.at.astimezone(zone), "unskip" if each.state == SKIPPED else "skip"
        params: dict[str, Param] = {
            "weekday": _weekday(wall), "time": f"{wall:%H:%M}", "title": each.title, "state": each.state,
        }  # fmt: skip
        path = SECTION, "questions", act, int(each.at.timestamp())
        buttons.append(way(call, Text("schedule-open", params), *path))
    text = Text("schedule-questions", {"community": name_of(community), "count": len(buttons)})
    return Screen(text, (*in_rows(buttons, 2), back(call, SECTION)))


async def past(call: Call) -> Screen:
    """What went out in the last seven days, and what came of it."""
    community, now = home(call), call.desk.now
    rows = await call.uow.posts.between(community.id, _KINDS, now - DAYS, now + DAYS)
    out = sorted((each for each in rows if each.sent_at), key=lambda each: (each.sent_at, each.id))
    effects = await call.uow.posts.effects(community.id, [each.id for each in out])
    lines = [_effect_line(call, each, effects.get(each.id, Effect())) for each in out[-LINES_AT_MOST:]]
    lines = lines or [Text("schedule-past-nothing")]
    return Screen(_joined([Text("schedule-past"), *lines]), (back(call, SECTION),))


async def view(call: Call, slot: Slot) -> Screen:
    """One weekly post: its words, how it stands, and what can be done about it."""
    wall = slot.at.astimezone(ZoneInfo(slot.community.timezone))
    when: dict[str, Param] = {"day": wall.date(), "weekday": _weekday(wall), "time": f"{wall:%H:%M}"}
    lines = [Text("schedule-post-title", when), *_standing(slot), *await _topic(call, slot)]
    if slot.post is not None and slot.state in OUT:
        effects = await call.uow.posts.effects(slot.community.id, [slot.post.id])
        lines.append(Text("schedule-post-effect", _counts(effects.get(slot.post.id, Effect()))))
    return Screen(
        _joined([*lines, "", words_of(slot.entry, slot.community, slot.words)]), _view_buttons(call, slot)
    )


def _joined(lines: Sequence[Text | str]) -> Text:
    return Text("schedule-screen", {"lines": Listing(tuple(lines), "lines")})


def _standing(slot: Slot) -> Iterator[Text]:
    """How a post stands, and what is special about it."""
    yield Text("schedule-post-state", {"state": slot.state or "planned"})
    if slot.words.get("text"):
        yield Text("schedule-post-own")
    if slot.entry.picture:
        yield Text("schedule-post-picture")
    if slot.entry.pin:
        yield Text("schedule-post-pin")


async def _topic(call: Call, slot: Slot) -> list[Text]:
    """Which forum topic it goes into; nothing in a group that has no topics."""
    name, home_id = slot.entry.forum_topic, slot.community.id
    known: dict[str, int] = await call.uow.settings.get(home_id, FORUM_TOPICS, default={})
    if not name or not (name in known or await call.uow.settings.get(home_id, FORUM, default=False)):
        return []
    return [Text("schedule-post-topic", {"topic": name, "known": "yes" if name in known else "no"})]


def _week_buttons(call: Call, posts: Sequence[Coming], page: int, *, paused: bool) -> Rows:
    zone = ZoneInfo(home(call).timezone)
    shown = posts[page * PAGE : (page + 1) * PAGE]
    rows = [(_post_button(call, each, each.at.astimezone(zone)),) for each in shown]
    turns = []
    if page:
        turns.append(way(call, "schedule-earlier", SECTION, "page", page - 1))
    if len(posts) > (page + 1) * PAGE:
        turns.append(way(call, "schedule-later", SECTION, "page", page + 1))
    switch = ("schedule-resume", "resume") if paused else ("schedule-pause", "pause")
    last = (way(call, switch[0], SECTION, switch[1]), way(call, "schedule-last-week", SECTION, "past"))
    asked = (way(call, "schedule-button-questions", SECTION, "questions"),)
    return (*rows, *in_rows(turns, 2), asked, last, back(call))


def _post_button(call: Call, each: Coming, wall: datetime) -> Button:
    params: dict[str, Param] = {
        "weekday": _weekday(wall), "time": f"{wall:%H:%M}", "title": each.title, "state": each.state,
    }  # fmt: skip
    return way(call, Text("schedule-open", params), SECTION, "view", path_of(each.entry, each.at))


def _view_buttons(call: Call, slot: Slot) -> Rows:
    acts = list(_acts(slot, call.desk.now))
    where = path_of(slot.entry.id, slot.at)
    buttons = [way(call, f"button-post-{act}", SECTION, act, where) for act in acts]
    return (*in_rows(buttons, 2), back(call, SECTION))


def _acts(slot: Slot, now: datetime) -> Iterator[str]:
    """What still makes sense; whether it is possible is asked again when it is pressed."""
    ahead = slot.at > now
    if ahead and slot.state == HELD:
        yield "approve"
    if ahead and slot.state in ("", *OPEN):
        yield "skip"
    if ahead and slot.state == SKIPPED:
        yield "unskip"
    if ahead and slot.state not in OUT:
        yield "edit"
    if slot.state not in OUT:
        yield "run"
    yield "show"


async def _theme(call: Call) -> list[Text]:
    """A line about the week's theme, where the calendar has themes."""
    community = home(call)
    today = call.desk.now.astimezone(ZoneInfo(community.timezone)).date()
    calendar = call.content.calendar(community.pack)
    found = theme_of(calendar, await decisions(call.uow, community), today)
    return [Text("schedule-theme", {"theme": Text(found.title)})] if found else []


def _days(call: Call, found: Sequence[Coming]) -> Iterator[Text]:
    """A line for each day and one for each of its posts."""
    zone = ZoneInfo(home(call).timezone)
    for day, posts in groupby(found, key=lambda each: each.at.astimezone(zone).date()):
        yield _day(call, day)
        for each in posts:
            wall = each.at.astimezone(zone)
            params: dict[str, Param] = {
                "time": f"{wall:%H:%M}", "title": each.title, "state": each.state, "kind": each.kind,
            }  # fmt: skip
            yield Text("schedule-item", params)


def _day(call: Call, day: date) -> Text:
    params: dict[str, Param] = {"day": day, "weekday": _weekday(day)}
    about = call.content.calendar(home(call).pack).weekdays.get(day.weekday())
    if about is None:
        return Text("schedule-day", params)
    return Text("schedule-day-about", {**params, "about": Text(about)})


def _weekday(day: date) -> Text:
    return Text("schedule-weekday", {"weekday": day.isoweekday()})


def _counts(effect: Effect) -> dict[str, Param]:
    return {"replies": effect.replies, "reactions": effect.reactions, "people": effect.people}


def _effect_line(call: Call, post: Post, effect: Effect) -> Text:
    wall = (post.sent_at or post.slot).astimezone(ZoneInfo(home(call).timezone))
    when: dict[str, Param] = {"day": wall.date(), "time": f"{wall:%H:%M}", "title": _title(call, post)}
    return Text("schedule-effect", when | _counts(effect))


def _title(call: Call, post: Post) -> Text:
    """The first words of a post, whoever made it."""
    entry = call.content.calendar(home(call).pack).entry(post.entry) if post.kind == KIND else None
    if own := post.words.get("text"):
        return Text("post-own", {"text": own.splitlines()[0][:40]})
    if entry is not None:
        return Text(entry.title, {"community": name_of(home(call))})
    question = f"prompt-{post.entry}"
    return Text(question) if call.content.texts.has(question) else Text("post-gone")
