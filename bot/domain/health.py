"""How a group is: its figures of some days against goals, a mark for each. Pure."""

from dataclasses import dataclass

from bot.domain.insight import percent
from bot.domain.statistics import WEEK, Figures, Share, StatisticsRules

GOOD, FAIR, BAD, UNKNOWN = "good", "fair", "bad", "unknown"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at (text `health-<key>`), its mark, and its numbers."""

    key: str
    mark: str
    numbers: dict[str, int]


def signs(figures: Figures, rules: StatisticsRules) -> list[Sign]:
    """All that is looked at, in the order in which it is read."""
    people, came = figures.people, figures.newcomers
    back = came.retention.get(WEEK, Share())
    return [
        _share("speakers", people.speaker_share, rules.speakers_goal, rules.speakers_alarm, rules),
        _sticky(figures, rules),
        Sign("growth", _graded(people.growth, 1, 0), {"joined": people.joined, "left": people.left}),
        _share("activation", came.activation, rules.activation_goal, rules.activation_alarm, rules),
        _share("back", back, rules.back_goal, rules.back_alarm, rules),
        _share("checkins", figures.rhythm.checkin_rate, rules.checkins_goal, rules.checkins_alarm, rules),
        _themes(figures, rules),
        _carried(figures, rules),
        _cases(figures),
    ]


def worst(found: list[Sign]) -> str:
    """The group's own mark: the worst of what is known."""
    marks = {each.mark for each in found}
    return next((mark for mark in (BAD, FAIR, GOOD) if mark in marks), UNKNOWN)


def _graded(value: int, good: int, fair: int) -> str:
    return GOOD if value >= good else FAIR if value >= fair else BAD


def _share(key: str, share: Share, goal: int, alarm: int, rules: StatisticsRules) -> Sign:
    known = share.whole >= rules.enough_people
    numbers = {"share": percent(share), "goal": goal, "whole": share.whole}
    return Sign(key, _graded(percent(share), goal, alarm) if known else UNKNOWN, numbers)


def _sticky(figures: Figures, rules: StatisticsRules) -> Sign:
    """The measure itself: its mean is no whole number of people."""
    people = figures.people
    share = round(100 * (people.stickiness or 0))
    known = people.month >= rules.enough_people
    mark = _graded(share, rules.sticky_goal, rules.sticky_alarm) if known else UNKNOWN
    return Sign("sticky", mark, {"share": share, "goal": rules.sticky_goal, "whole": people.month})


def _themes(figures: Figures, rules: StatisticsRules) -> Sign:
    """The goal is a week's: of fewer days nothing is known, and none is named."""
    count, days = figures.rhythm.discussions, figures.span.length
    goal = rules.discussions_in(days)
    mark = _graded(count, goal, goal // 2) if days >= WEEK else UNKNOWN
    return Sign("themes", mark, {"count": count, "goal": goal})


def _carried(figures: Figures, rules: StatisticsRules) -> Sign:
    """Ten people's part of all messages; in a group of few it says nothing."""
    share = percent(figures.talk.top_ten)
    known = figures.people.speakers >= rules.top_ten_people
    mark = _graded(-share, -rules.top_ten_goal, -rules.top_ten_alarm) if known else UNKNOWN
    return Sign("carried", mark, {"share": share})


def _cases(figures: Figures) -> Sign:
    waiting = sum(each.count - each.to_solve.count for each in figures.peace.cases.values())
    count = sum(each.count for each in figures.peace.cases.values())
    return Sign("cases", _graded(-waiting, 0, -1), {"count": count, "open": waiting})
