"""`/stats`: how the group is, for staff; period, picture and table by button."""

from collections.abc import Sequence

from bot.actions.health import asked as about_health
from bot.actions.summary import DAYS, asked, table
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.domain.statistics import Span
from handlers.games import number_in
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import in_ops
from handlers.staff_scene import disclose, require_a_reader

PRESS, HEALTH = "stats", "health"
"""The action of the buttons: community, period, what is wanted ("" the words, "picture", "table").

Of `/health`: community, "health", period.
"""
PERIODS = {
    "day": "day", "today": "day", "天": "day", "日": "day", "今天": "day", "今日": "day",
    "week": "week", "周": "week", "本周": "week", "一周": "week",
    "month": "month", "月": "month", "本月": "month",
}  # fmt: skip
_PARTS = 3


async def stats(call: Call) -> None:
    """`/stats`, `/stats day`, `/stats week`, `/stats month`; of several groups the one that is chosen."""
    require_a_reader(call)
    kind = PERIODS.get(call.args.strip().casefold() or "week")
    if kind is None:
        raise Refusal("stats-which-period")
    communities = await on_offer(call)
    if len(communities) > 1:
        await disclose(call, Screen(Text("stats-which"), chosen(communities, kind)))
        return
    community = await enter(call, communities[0].id)
    await disclose(call, figures(call, community, kind))


def chosen(communities: Sequence[Community], kind: str, what: str = "") -> Rows:
    """A button for each group; `kind` is a period, or "health" with the period in `what`."""
    return tuple(
        (_way(each, Text("button-stats-group", {"name": name_of(each)}), kind, what),) for each in communities
    )


async def press(call: Call) -> None:
    """`<community>.<period>.<what>`."""
    parts = call.args.split(".")
    if len(parts) != _PARTS or parts[1] not in {*DAYS, HEALTH}:
        raise Refusal("button-too-old")
    community = await enter(call, number_in(parts[0]))
    kind, what = parts[1:]
    if kind == HEALTH:
        await disclose(call, state(call, community, what or "month"))
        return
    if not what:
        await disclose(call, figures(call, community, kind))
        return
    await deliver(call, community, kind, what)


async def deliver(call: Call, community: Community, kind: str, what: str) -> None:
    """The "picture" or the "table" of a period, in a message of its own."""
    if kind not in DAYS or what not in {"picture", "table"}:
        raise Refusal("button-too-old")
    place, last = await _place(call), community.day_of(call.desk.now)
    if what == "table":
        paper = table(community, Span.ending(last, DAYS[kind]), place, call.language)
        await call.uow.outbox.put(paper, call.desk.now, community_id=community.id)
        return
    say = Say(place, call.language, asked(community, kind, last), reckon="summary")
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)


async def _place(call: Call) -> Place:
    """A picture or a file is for the operators' chat, or for the asker in private; never before the group."""
    if call.private or in_ops(call):
        return Place(call.chat_id, call.topic)
    if not await call.uow.members.open_contacts([call.person.user_id]):
        raise Refusal("audit-open-private")
    call.toast(Text("audit-csv-sent"))
    return Place(call.person.user_id)


def figures(call: Call, community: Community, kind: str) -> Screen:
    """The figures of a "day", "week" or "month" that ends today."""
    text = asked(community, kind, community.day_of(call.desk.now))
    return Screen(text, _buttons(community, kind), reckon="stats")


def state(call: Call, community: Community, kind: str) -> Screen:
    """A "day", "week" or "month" that ends today against the goals."""
    if kind not in DAYS:
        raise Refusal("button-too-old")
    text = about_health(community, kind, community.day_of(call.desk.now))
    buttons = tuple(_way(community, _period(each, kind), HEALTH, each) for each in DAYS)
    return Screen(text, (buttons,), reckon="health")


def _period(each: str, here: str) -> Text:
    return Text(f"button-stats-{each}", {"here": "yes" if each == here else "no"})


def _buttons(community: Community, kind: str) -> Rows:
    periods = tuple(_way(community, _period(each, kind), each) for each in DAYS)
    more = (
        _way(community, Text("button-stats-picture"), kind, "picture"),
        _way(community, Text("button-stats-table"), kind, "table"),
    )
    return (periods, more)


def _way(community: Community, label: Text, kind: str, what: str = "") -> Button:
    return Button(label, pack_press(PRESS, f"{community.id}.{kind}.{what}"))
