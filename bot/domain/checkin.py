"""Daily check-in: what a day pays and how long a streak is. A streak is always derived from rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

NORMAL, FREEZE, MAKEUP = "normal", "freeze", "makeup"
DAY = timedelta(days=1)

History = Mapping[date, str]
"""A member's check-in rows: local day -> kind (normal, freeze, makeup)."""


@dataclass(frozen=True, slots=True)
class CheckinRules:
    """Numbers of `content/checkin.toml`; points unless said otherwise (SPEC, section 3)."""

    base: int = 10
    step: int = 2
    step_max: int = 20
    week_bonus: int = 15
    week_bonus_days: int = 7
    first_ever: int = 20
    milestones: dict[int, int] = field(default_factory=lambda: {7: 50, 30: 200, 100: 1000, 365: 5000})
    early_birds: tuple[int, ...] = (5, 3, 1)
    freeze_every_days: int = 14
    freezes_held_at_most: int = 2
    makeup_days_back: int = 3
    makeup_cost: int = 50
    makeups_per_month: int = 2
    reminder_streak: int = 3
    reminder_at: time = time(21, 0)
    evening_at: time = time(22, 0)
    evening_names: int = 3


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row: `current` as of the day asked about, `longest` ever, `freezes` held now."""

    current: int
    longest: int
    freezes: int


@dataclass(frozen=True, slots=True)
class Pay:
    """What one check-in earns, part by part, in points.

    `late` is what later days, already paid, earn more (or less) because this one came to light after them.
    """

    base: int
    streak: int
    week: int
    first: int
    early: int
    late: int = 0

    @property
    def parts(self) -> dict[str, int]:
        """The parts that are not 0, by name."""
        return {name: getattr(self, name) for name in PARTS if getattr(self, name)}

    @property
    def daily(self) -> int:
        """All of it; milestones are entries of their own."""
        return sum(self.parts.values())


PARTS = ("base", "streak", "week", "first", "early", "late")
"""The parts of a day's pay, in the order in which they are told."""


def streak(history: History, today: date, rules: CheckinRules) -> Streak:
    """Walk the rows from the first to `today`.

    A check-in or make-up adds a day; a freeze bridges its day without adding one. A streak is alive until
    the end of the day after its last row. Every `freeze_every_days` days in a row earn a freeze.
    """
    run = longest = freezes = 0
    last: date | None = None
    for day in sorted(day for day in history if day <= today):
        if last is None or day - last > DAY:
            run = 0
        if history[day] == FREEZE:
            freezes = max(0, freezes - 1)
        else:
            run += 1
            longest = max(longest, run)
            if run % rules.freeze_every_days == 0:
                freezes = min(rules.freezes_held_at_most, freezes + 1)
        last = day
    alive = last is not None and today - last <= DAY
    return Streak(run if alive else 0, longest, freezes)


def freezes_due(history: History, today: date, rules: CheckinRules) -> list[date]:
    """The missed days before `today` that freezes in hand cover, one a day from the first missed day on."""
    if not history:
        return []
    last = max((day for day in history if day < today), default=today)
    held = streak(history, last, rules).freezes
    missed = (today - last).days - 1
    return [last + DAY * (n + 1) for n in range(min(held, max(missed, 0)))]


def pay(history: History, day: date, place: int, rules: CheckinRules) -> Pay:
    """What checking in on `day` earns as the `place`-th (from 1); `history` is without that check-in.

    Later days may be there already, if this one was sent before them and processed after them.
    """
    after = {**history, day: NORMAL}
    run = streak(after, day, rules).current
    later = [each for each in history if each > day and history[each] == NORMAL]
    return Pay(
        base=rules.base,
        streak=_growth(run, rules),
        week=_week(run, rules),
        first=0 if NORMAL in history.values() else rules.first_ever,
        early=rules.early_birds[place - 1] if place <= len(rules.early_birds) else 0,
        late=sum(_run_pay(after, each, rules) - _run_pay(history, each, rules) for each in later),
    )


def _growth(run: int, rules: CheckinRules) -> int:
    return min((run - 1) * rules.step, rules.step_max)


def _week(run: int, rules: CheckinRules) -> int:
    return 0 if run % rules.week_bonus_days else rules.week_bonus


def _run_pay(history: History, day: date, rules: CheckinRules) -> int:
    """The part of a day's pay that depends on the days before it."""
    run = streak(history, day, rules).current
    return _growth(run, rules) + _week(run, rules)


def milestones_passed(before: Streak, after: Streak, rules: CheckinRules) -> list[tuple[int, int]]:
    """(days, points) of the milestones that a streak passes on its way from `before` to `after`.

    Each is paid once for ever, by its key in the ledger; one passed a second time is among them all the same.
    """
    grown = {*range(before.current + 1, after.current + 1), *range(before.longest + 1, after.longest + 1)}
    return [(days, rules.milestones[days]) for days in sorted(grown & rules.milestones.keys())]


def frozen_before(history: History, day: date) -> list[date]:
    """The days right before `day` that freezes bridged, the earliest first."""
    frozen = []
    before = day - DAY
    while history.get(before) == FREEZE:
        frozen.append(before)
        before -= DAY
    return frozen[::-1]


def makeup_days(history: History, today: date, rules: CheckinRules) -> list[date]:
    """The past days that can still be made up, the latest first."""
    days = (today - DAY * n for n in range(1, rules.makeup_days_back + 1))
    return [day for day in days if day not in history]


def gaps(history: History, today: date, rules: CheckinRules) -> list[date]:
    """Of the days that can be made up those that tore a streak: none before the first day of all."""
    first = min(history, default=today)
    return [day for day in makeup_days(history, today, rules) if day > first]


def next_milestone(current: int, rules: CheckinRules) -> tuple[int, int] | None:
    """The next milestone as (days still to go, points), or None when all are behind."""
    ahead = [days for days in sorted(rules.milestones) if days > current]
    return (ahead[0] - current, rules.milestones[ahead[0]]) if ahead else None
