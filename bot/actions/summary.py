"""The daily and the weekly summary for the operators: one picture, the numbers, three sentences, a table."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.actions.summary_sheet import incidents, period, sheet
from bot.content import Content
from bot.domain.community import REPORTS, Community
from bot.domain.insight import insights, percent
from bot.domain.outgoing import Drawing, Lane, Listing, Paper, Param, Place, Say, Text
from bot.domain.statistics import Figures, Span, StatisticsRules
from bot.storage.uow import UnitOfWork

if TYPE_CHECKING:
    from bot.storage.statistics import Summary

DAYS = {"day": 1, "week": 7, "month": 30}
"""The periods that can be asked for, by how many local days they have."""


@dataclass(frozen=True, slots=True)
class Told:
    """A summary in words, and its picture."""

    text: Text
    drawing: Drawing


async def daily(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """The evening's: the day so far."""
    del content
    await _tell(uow, now, community, "day", community.day_of(slot))


async def weekly(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Monday morning's: the seven days that ended yesterday."""
    del content
    await _tell(uow, now, community, "week", community.day_of(slot) - timedelta(days=1))


async def _tell(uow: UnitOfWork, now: datetime, community: Community, kind: str, last: date) -> None:
    """Nobody to tell without an operators' chat: `/stats` shows the same to administrators."""
    if community.ops_chat_id is None:
        return
    place = Place(community.ops_chat_id, community.ops_topic(REPORTS))
    key = f"summary:{kind}:{community.id}:{last}"
    text = asked(community, kind, last)
    say = Say(place, community.language, text, silent=kind == "day", reckon="summary")
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, key=key, repeat=True)
    paper = table(community, Span.ending(last, DAYS[kind]), place)
    await uow.outbox.put(paper, now, community_id=community.id, lane=Lane.POST, key=f"{key}:csv", repeat=True)


def table(community: Community, span: Span, place: Place, language: str = "") -> Paper:
    """The days one by one, as a CSV file; in the community's language unless another is asked for."""
    args: dict[str, Param] = {"community": community.id, "first": str(span.first), "last": str(span.last)}
    words: dict[str, Param] = {"community": community.title, "first": span.first, "last": span.last}
    return Paper(place, language or community.language, "figures", args, Text("summary-table", words))


def asked(community: Community, kind: str, last: date) -> Text:
    """What asks for the summary of a "day", "week" or "month" that ends with a day; `told` fills it in."""
    wanted: dict[str, Param] = {"community": community.id, "kind": kind, "last": last.isoformat()}
    return Text("summary-told", wanted)


async def told(uow: UnitOfWork, content: Content, community: Community, kind: str, last: date) -> Told:
    """The summary of a "day", "week" or "month" that ends with a local day."""
    span, rules = Span.ending(last, DAYS[kind]), content.statistics
    found = await uow.statistics.summary(community, span, rules)
    return Told(_text(community, kind, found, rules), sheet(community, kind, found, rules))


def _text(community: Community, kind: str, found: "Summary", rules: StatisticsRules) -> Text:
    sentences = tuple(
        Text(f"insight-{each.key}", dict(each.numbers))
        for each in insights(found.now, found.before, found.heat, rules)
    )
    lines = Listing(tuple(_lines(found, rules)), "lines")
    return Text("summary-told", {
        "kind": Text(f"summary-{kind}"), "community": community.title, "period": period(found.now),
        "lines": lines, "sentences": Listing(sentences, "lines"),
    })  # fmt: skip


def _lines(found: "Summary", rules: StatisticsRules) -> list[Text]:
    """The numbers, each against the days it is measured against; of a day it is said which that is."""
    now, before = found.now, found.before
    rival = before.span
    told = [Text("summary-line-rival", {"day": rival.first})] if rival.length == 1 else []
    return [
        Text("summary-line-members", {
            "members": now.people.members, "joined": now.people.joined, "left": now.people.left,
            "was": _was(now.people.members, before.people.members),
        }),
        Text("summary-line-speakers", {
            "share": percent(now.people.speaker_share), "goal": rules.speakers_goal,
            "was": _was(percent(now.people.speaker_share), percent(before.people.speaker_share)),
        }),
        Text("summary-line-messages", {
            "messages": now.talk.messages, "active": now.people.active,
            "was": _was(now.talk.messages, before.talk.messages),
        }),
        Text("summary-line-checkins", {
            "share": percent(now.rhythm.checkin_rate), "kept": percent(now.rhythm.streaks_kept),
            "streaks": now.rhythm.streaks_kept.whole,
            "was": _was(percent(now.rhythm.checkin_rate), percent(before.rhythm.checkin_rate)),
        }),
        Text("summary-line-themes", {
            "discussions": now.rhythm.discussions, "answers": now.rhythm.answers,
            "was": _was(now.rhythm.discussions, before.rhythm.discussions),
            "goal": rules.discussions_in(now.span.length),
        }),
        Text("summary-line-peace", {
            "incidents": incidents(now), "cases": _cases(now), "was": _was(incidents(now), incidents(before)),
        }),
        *told,
    ]  # fmt: skip


def _cases(figures: Figures) -> int:
    return sum(each.count for each in figures.peace.cases.values())


def _was(now: int, before: int) -> Text:
    """▲ or ▼."""
    way = "up" if now > before else "down" if now < before else "same"
    return Text("summary-was", {"way": way, "by": abs(now - before)})
