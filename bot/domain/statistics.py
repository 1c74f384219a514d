"""A group's figures over some local days; docs/measures.md says what each means, and where that comes from.

Pure values: storage adds them up from the daily roll-ups, whoever shows them decides how.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from math import ceil
from statistics import median

DAY = timedelta(days=1)
WEEK, MONTH = 7, 30
"""Days of the windows that WAU, MAU and stickiness look back on."""
RETAINED = (1, 7, 30)
"""The days after the first that retention is asked about."""
TOP = 10
"""How many people concentration and the top lists are about."""


@dataclass(frozen=True, slots=True)
class StatisticsRules:
    """Numbers of `content/statistics.toml`.

    The share of members who speak in a week, in per cent: what is aimed at, and below what it is alarming.
    `discussions` are aimed at in a week; a post is one from `discussion_people` different answerers on.
    Of the other goals likewise: `_goal` is what is aimed at, `_alarm` where it is alarming, in per cent; of
    the ten busiest a larger share is worse. Summaries come each evening at `daily_at`, and at
    `weekly_at` on the weekday `weekly_on` (0: Monday). For the rest see `content/statistics.toml`.
    """

    speakers_goal: int = 15
    speakers_alarm: int = 10
    discussions: int = 3
    discussion_people: int = 3
    activation_days: int = 7
    sticky_goal: int = 20
    sticky_alarm: int = 10
    activation_goal: int = 50
    activation_alarm: int = 40
    back_goal: int = 25
    back_alarm: int = 20
    checkins_goal: int = 20
    checkins_alarm: int = 10
    top_ten_goal: int = 60
    top_ten_alarm: int = 70
    top_ten_people: int = 30
    enough_people: int = 5
    enough_messages: int = 20
    changed: int = 20
    checkins_changed: int = 5
    daily_at: time = time(22)
    weekly_on: int = 0
    weekly_at: time = time(9)
    alarms_at: time = time(10, 30)
    alarm_days: int = 14
    alarm_members: int = 10
    watched_days: int = 5
    clear_points: int = 2
    merge_weeks: int = 3
    silent_days: int = 14
    silent_messages: int = 5
    second_members: int = 500
    split_members: int = 1000
    clear_members: int = 5
    remind_days: int = 30

    def discussions_in(self, days: int) -> int:
        """How many discussions are aimed at in so many days; 0, none, in less than a week."""
        return round(self.discussions * days / WEEK) if days >= WEEK else 0


@dataclass(frozen=True, slots=True)
class Span:
    """Local days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def ending(cls, last: date, days: int) -> "Span":
        """The so many days that end with `last`."""
        return cls(last - DAY * (days - 1), last)

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Span":
        """As many days, right before."""
        return Span.ending(self.first - DAY, self.length)

    @property
    def rival(self) -> "Span":
        """What it is measured against: as many days before, and a day the same weekday of the last week."""
        return self.shifted(-WEEK) if self.length == 1 else self.before

    @property
    def days(self) -> list[date]:
        """All of them."""
        return [self.first + DAY * number for number in range(self.length)]

    def shifted(self, days: int) -> "Span":
        """As many days, so much later (or earlier, if negative)."""
        return Span(self.first + DAY * days, self.last + DAY * days)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float | None:
        """0 to 1, None of nothing; four digits, which is what such figures bear."""
        return round(self.part / self.whole, 4) if self.whole else None


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took in seconds: the median, and what nine in ten stayed within; None of nothing."""

    count: int = 0
    median: float | None = None
    ninety: float | None = None

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Times":
        """The 90th percentile is by nearest rank: a time that was really taken."""
        ordered = sorted(seconds)
        if not ordered:
            return cls()
        return cls(len(ordered), median(ordered), ordered[ceil(0.9 * len(ordered)) - 1])


@dataclass(frozen=True, slots=True)
class People:
    """Who was there. `day`, `week` and `month` are the active ones of the last 1, 7 and 30 days.

    `new` began in the span, `returning` were active before it too (in as many days), `resurrected` only
    earlier; `dormant` are those active before who were not in it.
    """

    members: int = 0
    joined: int = 0
    left: int = 0
    speakers: int = 0
    week_speakers: int = 0
    active: int = 0
    day: int = 0
    week: int = 0
    month: int = 0
    mean_day: float = 0.0
    new: int = 0
    returning: int = 0
    resurrected: int = 0
    dormant: int = 0

    @property
    def growth(self) -> int:
        """Joined, less left."""
        return self.joined - self.left

    @property
    def speaker_share(self) -> Share:
        """Of the members, those who said something within the last seven days; all of them at most.

        Who spoke and has left since would make it more in a small group.
        """
        return Share(min(self.week_speakers, self.members), self.members)

    @property
    def stickiness(self) -> float | None:
        """An average day's active people among those of the month."""
        return round(self.mean_day / self.month, 4) if self.month else None


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said: by members who are no staff among all messages, by the ten busiest among people's."""

    messages: int = 0
    media: int = 0
    replies: int = 0
    reactions: int = 0
    by_members: Share = Share()
    top_ten: Share = Share()


@dataclass(frozen=True, slots=True)
class Newcomers:
    """What became of those who came: of each cohort that was due within the span."""

    activation: Share = Share()
    retention: Mapping[int, Share] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What the group was offered, and what it made of that."""

    checkins: int = 0
    checkin_rate: Share = Share()
    streaks_kept: Share = Share()
    questions: int = 0
    answers: int = 0
    discussions: int = 0
    votes: int = 0
    turnout: Share = Share()
    points_paid: int = 0

    @property
    def answers_per_question(self) -> float | None:
        """None if nothing was asked."""
        return round(self.answers / self.questions, 2) if self.questions else None


@dataclass(frozen=True, slots=True)
class Handled:
    """What came up, and how long staff took to begin with it and to end it."""

    count: int = 0
    to_take: Times = Times()
    to_solve: Times = Times()


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody on a top list; the place is from 1 and nobody shares one."""

    place: int
    user_id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Peace:
    """Incidents by severity (1-4), cases by grade, and who did how much about them."""

    incidents: Mapping[int, Handled] = field(default_factory=dict)
    cases: Mapping[str, Handled] = field(default_factory=dict)
    work: tuple[Ranked, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is measured of a community over a span."""

    span: Span
    people: People = People()
    talk: Talk = Talk()
    newcomers: Newcomers = Newcomers()
    rhythm: Rhythm = Rhythm()
    peace: Peace = Peace()


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One local day. `members` are those in the group at its end, `active_members` who wrote something.

    `active` are all who wrote, reacted or checked in, `new_members` whose first day it was; `points_paid`
    leaves out what was spent.
    """

    local_date: date
    joined: int = 0
    left: int = 0
    members: int = 0
    messages: int = 0
    active_members: int = 0
    checked_in: int = 0
    points_paid: int = 0
    active: int = 0
    new_members: int = 0
    media: int = 0
    replies: int = 0
    reactions: int = 0
    answers: int = 0
    ballots: int = 0
    incidents: int = 0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who began in the week from `monday` on, and how many of them were active in it and each later."""

    monday: date
    size: int
    active: tuple[int, ...]
