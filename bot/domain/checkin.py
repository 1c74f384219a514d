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
    """What one check-in earns, part by part; `milestone` is the bonus for `milestone_days`, 0 mostly."""

    base: int
    streak: int
    week: int
    first: int
    early: int
    milestone: int
    milestone_days: int

    @property
    def daily(self) -> int:
        """All but the milestone, which is an entry of its own."""
        return self.base + self.streak + self.week + self.first + self.early


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


def pay(history: History, today: date, place: int, rules: CheckinRules) -> Pay:
    """What checking in `today` earns as the `place`-th (from 1) of the day; `history` is without today."""
    after = {**history, today: NORMAL}
    now = streak(after, today, rules)
    return Pay(
        base=rules.base,
        streak=min((now.current - 1) * rules.step, rules.step_max),
        week=rules.week_bonus if now.current % 7 == 0 else 0,
        first=0 if any(kind == NORMAL for kind in history.values()) else rules.first_ever,
        early=rules.early_birds[place - 1] if place <= len(rules.early_birds) else 0,
        milestone=rules.milestones.get(now.current, 0),
        milestone_days=now.current,
    )


def makeup_days(history: History, today: date, rules: CheckinRules) -> list[date]:
    """The past days that can still be made up, the latest first."""
    days = (today - DAY * n for n in range(1, rules.makeup_days_back + 1))
    return [day for day in days if day not in history]


def next_milestone(current: int, rules: CheckinRules) -> tuple[int, int] | None:
    """The next milestone as (days still to go, points), or None when all are behind."""
    ahead = [days for days in sorted(rules.milestones) if days > current]
    return (ahead[0] - current, rules.milestones[ahead[0]]) if ahead else None


def month_grid(history: History, today: date) -> list[str]:
    """The month so far as one mark a day: a word of {done, freeze, missed, today}, first of month on."""
    first = today.replace(day=1)
    words = {NORMAL: "done", MAKEUP: "done", FREEZE: "freeze"}
    days = [first + DAY * n for n in range(today.day)]
    return [words.get(history.get(day, ""), "today" if day == today else "missed") for day in days]
