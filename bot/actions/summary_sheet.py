"""A summary's figures as what its picture shows; `bot.pictures.summary` draws it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.community import Community
from bot.domain.insight import percent
from bot.domain.outgoing import Drawing, Param, Text
from bot.domain.statistics import Cohort, Figures, StatisticsRules

if TYPE_CHECKING:
    from bot.storage.statistics import Summary

FIVE = 5
Arg = Param | tuple[object, ...] | dict[str, object]


def sheet(community: Community, kind: str, found: "Summary", rules: StatisticsRules) -> Drawing:
    """The picture of a "day", "week" or "month"."""
    args: dict[str, Arg] = {
        "group": community.title,
        "title": Text(f"summary-{kind}"),
        "period": period(found.now),
        "tiles": tuple(tiles(found, rules)),
        "trend": _trend(found),
        "heat": {
            "title": Text("summary-heat"), "weekdays": Text("summary-weekdays"), "cells": found.heat,
            "less": Text("summary-less"), "more": Text("summary-more"),
        },
        "cohorts": _cohorts(found),
        "top": _top(found),
        "nothing": Text("summary-nothing"),
        "units": Text("summary-units"),
    }  # fmt: skip
    return Drawing("summary", args)


def period(figures: Figures) -> Text:
    """The local days it is about."""
    span = figures.span
    if span.length == 1:
        return Text("summary-one-day", {"day": span.first})
    return Text("summary-days", {"first": span.first, "last": span.last})


def tiles(found: "Summary", rules: StatisticsRules) -> list[dict[str, object]]:
    """The six headline figures, each with how it was in the days it is measured against, and its goal."""
    now, before = found.now, found.before
    share, was = percent(now.people.speaker_share), percent(before.people.speaker_share)
    rate, rated = percent(now.rhythm.checkin_rate), percent(before.rhythm.checkin_rate)
    themes, were = now.rhythm.discussions, before.rhythm.discussions
    made = [
        _tile("members", f"{now.people.members:,}", now.people.members - before.people.members, good=1),
        _tile("speakers", f"{share} %", share - was, good=1, points=True),
        _tile("messages", f"{now.talk.messages:,}", now.talk.messages - before.talk.messages, good=1),
        _tile("checkins", f"{rate} %", rate - rated, good=1, points=True),
        _tile("discussions", str(themes), themes - were, good=1),
        _tile("incidents", str(incidents(now)), incidents(now) - incidents(before), good=-1),
    ]
    made[1] |= _goal("summary-goal-share", rules.speakers_goal, met=share >= rules.speakers_goal)
    if goal := rules.discussions_in(now.span.length):
        made[4] |= _goal("summary-goal-count", goal, met=themes >= goal)
    return made


def incidents(figures: Figures) -> int:
    """Of all severities."""
    return sum(each.count for each in figures.peace.incidents.values())


def _tile(name: str, value: str, change: int, *, good: int, points: bool = False) -> dict[str, object]:
    trend = (change > 0) - (change < 0)
    words = "summary-points" if points else "summary-more-by"
    by: Param = abs(change) if points else f"{abs(change):,}"
    told = Text(words, {"by": by}) if trend else Text("summary-same")
    return {
        "label": Text(f"summary-{name}-label"), "value": value, "change": told, "trend": trend,
        "good": trend * good,
    }  # fmt: skip


def _goal(key: str, goal: int, *, met: bool) -> dict[str, object]:
    return {"goal": Text(key, {"goal": goal}), "met": 1 if met else -1}


def _trend(found: "Summary") -> dict[str, object]:
    days = found.days
    short = len(days) > FIVE * 2
    names = [
        Text("summary-date", {"day": each.local_date.day, "month": each.local_date.month})
        if short
        else Text(f"summary-weekday-{each.local_date.weekday()}")
        for each in days
    ]
    return {
        "title": Text("summary-trend"), "bars_name": Text("summary-messages"),
        "line_name": Text("summary-active"), "days": tuple(names),
        "bars": tuple(each.messages for each in days), "line": tuple(each.active for each in days),
    }  # fmt: skip


def _cohorts(found: "Summary") -> dict[str, object]:
    """Weeks of newcomers, and who of them came back in the first weeks after."""
    weeks = (1, 2, 4)
    heads = (
        Text("summary-cohort-week"), Text("summary-cohort-size"),
        *(Text("summary-cohort-later", {"weeks": each}) for each in weeks),
    )  # fmt: skip
    rows = tuple(
        {
            "label": Text("summary-one-day", {"day": each.monday}),
            "size": str(each.size),
            "shares": tuple(
                round(each.active[week] / each.size, 4) if each.size and week < len(each.active) else None
                for week in weeks
            ),
        }
        for each in _begun(found)[-FIVE:]
    )
    return {"title": Text("summary-cohorts"), "heads": heads, "rows": rows}


def _begun(found: "Summary") -> Sequence[Cohort]:
    """Without the weeks before anybody was there."""
    first = next((place for place, each in enumerate(found.cohorts) if each.size), len(found.cohorts))
    return found.cohorts[first:]


def _top(found: "Summary") -> dict[str, object]:
    best = found.valued[:FIVE]
    most = best[0].count if best else 0
    rows = tuple(
        {
            "name": each.name or str(each.user_id), "value": Text("summary-received", {"count": each.count}),
            "share": each.count / most if most else 0.0,
        }
        for each in best
    )  # fmt: skip
    return {"title": Text("summary-top"), "rows": rows}
