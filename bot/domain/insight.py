"""What stands out in a group's figures, and what to try: at most a few sentences, the weightiest first.

Pure: from figures to the key of a sentence and its numbers. A sentence needs enough people behind it, so that
a quiet group does not read of percentages that two people make.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.domain.statistics import WEEK, Figures, Share, StatisticsRules

SENTENCES = 3
"""So many are shown."""


@dataclass(frozen=True, slots=True)
class Insight:
    """The key of a sentence (text `insight-<key>`), its numbers, and how weighty it is."""

    key: str
    weight: int
    numbers: dict[str, int] = field(default_factory=dict)


def insights(
    now: Figures, before: Figures, heat: Sequence[Sequence[int]], rules: StatisticsRules
) -> list[Insight]:
    """Three of them, the weightiest first; the quieter observations fill up where nothing stands out."""
    found = [
        *_speakers(now, rules), *_volume(now, before, rules), *_newcomers(now, rules), *_themes(now, rules),
        *_carried(now, rules), *_growth(now, rules), *_trouble(now, before, rules),
        *_rhythm(now, before, rules), *_habits(heat, rules),
        Insight("steady", 1),
    ]  # fmt: skip
    return sorted(found, key=lambda each: -each.weight)[:SENTENCES]


def percent(share: Share) -> int:
    """A share in per cent, 0 of nothing."""
    return round(100 * (share.value or 0))


def _speakers(now: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    people = now.people
    if people.members < rules.enough_people:
        return
    numbers = {"share": percent(people.speaker_share), "goal": rules.speakers_goal}
    if numbers["share"] < rules.speakers_alarm:
        yield Insight("speakers-low", 90, numbers)
    elif numbers["share"] < rules.speakers_goal:
        yield Insight("speakers-short", 50, numbers)
    else:
        yield Insight("speakers-good", 12, numbers)


def _volume(now: Figures, before: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    here, there = now.talk.messages, before.talk.messages
    if there < rules.enough_messages:
        return
    change = round(100 * (here - there) / there)
    if change <= -rules.changed:
        yield Insight("quieter", 60 + min(-change, 100) // 5, {"percent": -change})
    elif change >= rules.changed:
        yield Insight("livelier", 40, {"percent": change})


def _newcomers(now: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    activation, week = now.newcomers.activation, now.newcomers.retention.get(WEEK, Share())
    if activation.whole >= rules.enough_people and percent(activation) < rules.activation_alarm:
        yield Insight("newcomers-silent", 70, {"part": activation.part, "whole": activation.whole})
    if week.whole >= rules.enough_people and percent(week) < rules.back_alarm:
        yield Insight("newcomers-lost", 65, {"part": week.part, "whole": week.whole})


def _themes(now: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    """Only of a whole week: its goal says nothing of a day."""
    if now.span.length < WEEK:
        return
    goal = rules.discussions_in(now.span.length)
    numbers = {"count": now.rhythm.discussions, "goal": goal}
    if now.rhythm.discussions < goal:
        yield Insight("themes-few", 45, numbers)
    else:
        yield Insight("themes-good", 14, numbers)


def _carried(now: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    share = percent(now.talk.top_ten)
    if now.people.speakers >= rules.top_ten_people and share > rules.top_ten_alarm:
        yield Insight("few-carry", 55, {"percent": share})


def _growth(now: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    people = now.people
    if people.growth < 0 and people.left >= rules.enough_people:
        yield Insight("shrinking", 75, {"left": people.left, "joined": people.joined})
    elif people.joined >= rules.enough_people and people.growth > 0:
        yield Insight("growing", 30, {"joined": people.joined, "left": people.left})


def _trouble(now: Figures, before: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    here, there = (_incidents(each) for each in (now, before))
    if here >= rules.enough_people and here >= 2 * max(there, 1):
        yield Insight("more-incidents", 72, {"count": here, "before": there})
    open_cases = sum(each.count - each.to_solve.count for each in now.peace.cases.values())
    if open_cases > 0:
        yield Insight("open-cases", 80, {"count": open_cases})


def _incidents(figures: Figures) -> int:
    return sum(each.count for each in figures.peace.incidents.values())


def _rhythm(now: Figures, before: Figures, rules: StatisticsRules) -> Iterator[Insight]:
    here, there = now.rhythm.checkin_rate, before.rhythm.checkin_rate
    if min(here.whole, there.whole) < rules.enough_people:
        return
    change = percent(here) - percent(there)
    if change <= -rules.checkins_changed:
        yield Insight("checkins-down", 35, {"share": percent(here), "points": -change})
    elif change >= rules.checkins_changed:
        yield Insight("checkins-up", 25, {"share": percent(here), "points": change})


def _habits(heat: Sequence[Sequence[int]], rules: StatisticsRules) -> Iterator[Insight]:
    """When most people are there: the hour to post at."""
    if sum(map(sum, heat)) < rules.enough_messages:
        return
    hours = [sum(row[hour] for row in heat) for hour in range(24)]
    best = max(range(24), key=lambda hour: hours[hour])
    yield Insight("best-hour", 10, {"hour": best})
