"""Alarms for the operators: each once for its cause, silent while it lasts, with an all-clear at its end.

Figures and the alarms that are open go in, what is to be raised, told again or cleared comes out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.domain.statistics import WEEK, Share, StatisticsRules

QUIET, MERGE, SECOND, SPLIT = "quiet", "merge", "second", "split"
"""Too few speak; that for weeks; more people than one group bears well; far more."""
SIZES = (SECOND, SPLIT)
SEEN_TO = (MERGE, *SIZES)
"""The causes that staff see to by themselves, and may be reminded of."""

_GRAVER = {QUIET: MERGE, SECOND: SPLIT}
_LIGHTER = {graver: lighter for lighter, graver in _GRAVER.items()}


@dataclass(frozen=True, slots=True)
class Vitals:
    """How a group is: `spoke` are the members who did within the seven days up to yesterday.

    `days` is for how long the bot has been at work there, `watched` on how many of the seven it was.
    """

    members: int
    spoke: Share
    days: int
    watched: int

    @property
    def kept(self) -> dict[str, int]:
        """As an alarm's row keeps them."""
        return {"members": self.members, "spoke": self.spoke.part, "of": self.spoke.whole}


@dataclass(frozen=True, slots=True)
class Alarm:
    """A row of `alarm`; see there."""

    id: int
    community_id: int
    cause: str
    raised_on: date
    at: datetime
    figures: Mapping[str, int] = field(default_factory=dict)
    told_on: date | None = None
    remind_on: date | None = None
    done: bool = False
    notice_id: int | None = None
    cleared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to happen, by cause. Of the `raised` only those in `told` are spoken of now.

    `all_clear` are those of the `cleared` whose end is told.
    """

    raised: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    all_clear: tuple[str, ...] = ()
    reminded: tuple[str, ...] = ()


def judge(found: Vitals, open_: Collection[Alarm], today: date, rules: StatisticsRules) -> Verdict:
    """What today's figures make of the alarms that are open, and which they add."""
    lasting = {each.cause: each for each in open_}
    cleared = tuple(cause for cause in lasting if _is_over(cause, found, rules))
    for cause in cleared:
        del lasting[cause]
    over = {*cleared}
    raised = tuple(
        cause
        for cause in (QUIET, MERGE, SECOND, SPLIT)
        if cause not in lasting and cause not in over and _is_due(cause, found, lasting, today, rules)
    )
    there = {*lasting, *raised}
    return Verdict(
        raised,
        tuple(cause for cause in raised if cause not in SIZES or _GRAVER.get(cause) not in there),
        cleared,
        tuple(cause for cause in cleared if _LIGHTER.get(cause) not in over),
        tuple(cause for cause, each in lasting.items() if is_remembered(each, today, there)),
    )


def is_remembered(each: Alarm, today: date, there: Collection[str]) -> bool:
    """Whether staff wanted to hear of it again by today; a graver alarm speaks for it."""
    wanted = each.remind_on is not None and each.remind_on <= today
    return wanted and not each.done and _GRAVER.get(each.cause) not in there


def _is_due(
    cause: str, found: Vitals, lasting: Mapping[str, Alarm], today: date, rules: StatisticsRules
) -> bool:
    match cause:
        case "quiet":
            grown = found.days >= rules.alarm_days and found.members >= rules.alarm_members
            return grown and _is_quiet(found, rules)
        case "merge":
            since = lasting[QUIET].raised_on if QUIET in lasting else today
            return today - since >= timedelta(days=rules.merge_weeks * WEEK) and _is_quiet(found, rules)
    return found.members > most(cause, rules)


def _is_quiet(found: Vitals, rules: StatisticsRules) -> bool:
    spoke = found.spoke
    heard = found.watched >= rules.watched_days  # what the bot has not heard is no silence
    return heard and spoke.part * 100 < spoke.whole * rules.speakers_alarm


def _is_over(cause: str, found: Vitals, rules: StatisticsRules) -> bool:
    """A little more than the threshold is needed, so that nothing comes and goes every day."""
    if cause in SIZES:
        return found.members * 100 < most(cause, rules) * (100 - rules.clear_members)
    spoke = found.spoke
    return spoke.whole > 0 and spoke.part * 100 >= spoke.whole * (rules.speakers_alarm + rules.clear_points)


def most(cause: str, rules: StatisticsRules) -> int:
    """How many members a group may have before this alarm."""
    return rules.split_members if cause == SPLIT else rules.second_members
