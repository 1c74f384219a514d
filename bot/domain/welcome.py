"""The welcome ritual: one greeting for those who arrive together, a gift once for ever, a seven-day path."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.outgoing import Mention

HELLO, CHECKIN, REACT, ANSWER = "hello", "checkin", "react", "answer"
TASKS = (HELLO, CHECKIN, REACT, ANSWER)

ACTIVE_TASKS = TASKS
"""The tasks that count."""
GRADUATE = "graduate"
"""Stands among a newcomer's tasks once all active ones are done."""

LATEST = timedelta(hours=1)
"""A greeting that late would only puzzle people."""
CALM = timedelta(minutes=10)
"""Raids with less than this between them are one."""


@dataclass(frozen=True, slots=True)
class WelcomeRules:
    """Numbers of `content/welcome.toml`: seconds, points and days (SPEC, section 2).

    `greeting` is per language; its placeholders are {members}, {community} and {topic_today}.
    `codes` are the unique codes to give away, `code_file` the file they are read from (one a line); both
    empty: no codes.
    """

    window_seconds: int = 60
    names_at_most: int = 10
    lifetime_seconds: int = 600
    gift_points: int = 10
    code_file: str = ""
    codes: tuple[str, ...] = ()
    path_days: int = 7
    task_points: dict[str, int] = field(default_factory=lambda: {HELLO: 5, CHECKIN: 5, REACT: 5, ANSWER: 10})
    reminder_days: tuple[int, ...] = (1, 3, 6)
    reminder_at: time = time(19, 0)
    raid_joins: int = 60
    raid_seconds: int = 60
    greeting: Mapping[str, str] = field(default_factory=dict)

    @property
    def gives_codes(self) -> bool:
        """Whether newcomers get a code, as long as there are any."""
        return bool(self.codes or self.code_file)

    @property
    def window(self) -> timedelta:
        """How long a greeting waits for others."""
        return timedelta(seconds=self.window_seconds)

    @property
    def lookback(self) -> timedelta:
        """How far before a join one must look to tell whether a raid was under way already."""
        return CALM + 2 * timedelta(seconds=self.raid_seconds)


@dataclass(frozen=True, slots=True)
class Raid:
    """An attack by joins: the instants of its first and its last join so far, and how many there were."""

    start: datetime
    end: datetime
    joins: int


def split_names(people: Sequence[Mention], at_most: int) -> tuple[Sequence[Mention], int]:
    """Those named in the greeting and how many more there are."""
    return people[:at_most], max(0, len(people) - at_most)


def ripe_until(waiting: Sequence[datetime], now: datetime, rules: WelcomeRules) -> datetime | None:
    """Until which join people can be greeted now, given the joins that wait (ascending); None: nobody yet.

    Whoever joins within `window_seconds` of the first is greeted with them, once that time has passed.
    Several such waves that are over, as after downtime, are greeted as one.
    """
    over = end = None
    for at in waiting:
        if end is None or at > end:
            end = at + rules.window
        if end <= now:
            over = end
    return over


def is_late(joined: datetime, now: datetime, rules: WelcomeRules) -> bool:
    """Whether somebody has waited so long that greeting them makes no sense any more."""
    return now - joined > rules.window + LATEST


def raids(joins: Sequence[datetime], rules: WelcomeRules) -> list[Raid]:
    """The raids among these joins (ascending): more than `raid_joins` within `raid_seconds`."""
    span = timedelta(seconds=rules.raid_seconds)
    found: list[tuple[datetime, datetime]] = []
    for first, last in zip(joins, joins[rules.raid_joins :], strict=False):
        if last - first > span:
            continue
        if found and first - found[-1][1] <= CALM:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return [Raid(start, end, sum(start <= at <= end for at in joins)) for start, end in found]


def is_known(raid: Raid, settled: Sequence[datetime], rules: WelcomeRules) -> bool:
    """Whether those settled before (ascending) already made it a raid, so that operators were told."""
    return any(earlier.end >= raid.start for earlier in raids(settled, rules))


def on_path(joined: date, day: date, rules: WelcomeRules) -> bool:
    """Whether a local day is one of the `path_days` that begin with the day of joining."""
    return 0 <= (day - joined).days < rules.path_days


def tasks_left(done: Collection[str]) -> tuple[str, ...]:
    """The active tasks that are still to be done, in the order of the path."""
    return tuple(task for task in ACTIVE_TASKS if task not in done)


def is_reminder_day(joined: date, day: date, rules: WelcomeRules) -> bool:
    """Whether somebody who joined on that local day may be reminded on this one."""
    return on_path(joined, day, rules) and (day - joined).days in rules.reminder_days
