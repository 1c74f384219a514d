"""How a group is: its figures of a month against goals, a mark for each. Pure."""

from dataclasses import dataclass

from bot.domain.insight import percent
from bot.domain.statistics import WEEK, Figures, Share, StatisticsRules

GOOD, FAIR, BAD, UNKNOWN = "good", "fair", "bad", "unknown"
_ENOUGH = 5
"""People from whom on a share says something."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at (text `health-<key>`), its mark, and its numbers."""

    key: str
    mark: str
    numbers: dict[str, int]


def signs(figures: Figures, rules: StatisticsRules) -> list[Sign]:
    """All that is looked at, in the order in which it is read."""
    people, rhythm = figures.people, figures.rhythm
    weeks = figures.span.length / WEEK
    goal, themes = round(rules.discussions * weeks), rhythm.discussions
    week_after = figures.newcomers.retention.get(WEEK, Share())
    sticky = Share(round(people.mean_day), people.month)
    return [
        _share("speakers", people.speaker_share, rules.speakers_goal, rules.speakers_alarm),
        _share("sticky", sticky, 20, 10),
        Sign("growth", _graded(people.growth, 1, 0), {"joined": people.joined, "left": people.left}),
        _share("activation", figures.newcomers.activation, 50, 30),
        _share("back", week_after, 25, 15),
        _share("checkins", rhythm.checkin_rate, 20, 10),
        Sign("themes", _graded(themes, goal, goal // 2), {"count": themes, "goal": goal}),
        _carried(figures),
        _cases(figures),
    ]


def worst(found: list[Sign]) -> str:
    """The group's own mark: the worst of what is known."""
    marks = {each.mark for each in found}
    return next((mark for mark in (BAD, FAIR, GOOD) if mark in marks), UNKNOWN)


def _graded(value: int, good: int, fair: int) -> str:
    return GOOD if value >= good else FAIR if value >= fair else BAD


def _share(key: str, share: Share, good: int, fair: int) -> Sign:
    numbers = {"share": percent(share), "goal": good, "whole": share.whole}
    return Sign(key, _graded(percent(share), good, fair) if share.whole >= _ENOUGH else UNKNOWN, numbers)


def _carried(figures: Figures) -> Sign:
    """Ten people's part of all messages; in a group of few it says nothing."""
    share = percent(figures.talk.top_ten)
    few = figures.people.speakers < 3 * 10
    return Sign("carried", UNKNOWN if few else _graded(-share, -60, -80), {"share": share})


def _cases(figures: Figures) -> Sign:
    waiting = sum(each.count - each.to_solve.count for each in figures.peace.cases.values())
    count = sum(each.count for each in figures.peace.cases.values())
    return Sign("cases", _graded(-waiting, 0, -1), {"count": count, "open": waiting})
