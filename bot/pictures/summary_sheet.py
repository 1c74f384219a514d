"""What the summary picture shows: numbers and words, the words already in the reader's language."""

from dataclasses import dataclass

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure: what it is, how much, what it was against the last period.

    `trend` is 1 for more, -1 for less, 0 for neither, and draws ▲ or ▼ before `change`; `good` is 1 where
    that is welcome, -1 where it is not. `goal` is a phrase such as "goal 15 %", `met` 1 or -1 (0: no goal).
    """

    label: str
    value: str
    change: str = ""
    trend: int = 0
    good: int = 0
    goal: str = ""
    met: int = 0


@dataclass(frozen=True, slots=True)
class Trend:
    """A day each: messages as bars with the axis at the left, active members as a line, axis at the right."""

    title: str
    bars_name: str
    line_name: str
    days: tuple[str, ...]
    bars: Row
    line: Row


@dataclass(frozen=True, slots=True)
class Heat:
    """Messages by weekday (seven rows, Monday first) and hour (24 numbers each).

    `weekdays` are seven words, `less` and `more` explain the colours.
    """

    title: str
    weekdays: str
    cells: tuple[Row, ...]
    less: str
    more: str


@dataclass(frozen=True, slots=True)
class Cohort:
    """Who came in a week: how many, and which share of them (0-1) came back; None for what is to come."""

    label: str
    size: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """`heads` name the columns: the week, how many came, then one for each share."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Cohort, ...] = ()


@dataclass(frozen=True, slots=True)
class Best:
    """Somebody on the list, and `share`, 0-1, of what the first has."""

    name: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Top:
    """A list of five, the first first."""

    title: str
    rows: tuple[Best, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """A group's day, week or month on one picture.

    `units` shorten large numbers on the axes, as in "1000=k 1000000=M". `nothing` stands where there is
    nothing to show.
    """

    group: str
    title: str
    period: str
    tiles: tuple[Tile, ...]
    trend: Trend
    heat: Heat
    cohorts: Cohorts
    top: Top
    nothing: str
    units: str = ""
