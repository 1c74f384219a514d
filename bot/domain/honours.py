"""Honours: titles of the week and the month for those whom different people value on different days.

Pure: figures and rules in, winners out, so that anybody can do an election again (docs/honours.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.calendar import instant
from bot.domain.outgoing import Text
from bot.domain.points import month_of, week_of

WEEK, MONTH = "week", "month"
HELD, ANNOUNCED, SKIPPED, NOBODY, REVOKED = "held", "announced", "skipped", "nobody", "revoked"
"""States: shown to the operators, told to the group, not given by their wish, of nobody, taken back."""
RULE, SWAP, VOTE = "rule", "swap", "vote"
"""What made the winner one: being first, being the next in line, or the group."""
RESTED, SANCTIONED, STAFF, LEFT, OTHER, PASSED = "rested", "sanctioned", "staff", "left", "other", "passed"
"""What keeps a nominee from a title, see the table `nominee`."""
ANNOUNCE, SKIP = "announce", "skip"
"""What happens by itself when no operator answers a preview."""
KEPT = 20
"""So many nominees of each title are kept."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a member was to others in a period.

    `people` valued them, on `days` different days, `thanks` times in all (once for each person and day).
    `mutual` of those people they had valued back: each of these counts for only a part of one. `pieces` are
    messages of theirs that several people valued. `present` are days on which they wrote, `replies` what they
    wrote in answer to others, `streak` the days in a row that they had checked in at its end, `known` the
    days since the first sign of them.
    """

    people: int = 0
    mutual: int = 0
    days: int = 0
    thanks: int = 0
    pieces: int = 0
    present: int = 0
    replies: int = 0
    streak: int = 0
    known: int = 0

    def figure(self, name: str, rules: "Rules") -> int:
        """A figure by its name; of the people those who are not mutual, and a part of those who are."""
        if name == "people":
            return self.people - self.mutual + self.mutual * rules.mutual_percent // 100
        number: int = getattr(self, name)
        return number


FIGURES = ("people", "days", "thanks", "pieces", "present", "replies", "streak", "known")
"""Those that a title can ask for."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What all titles share. Raise `version` when the meaning of a rule changes, not its numbers.

    The preview comes at `preview_at` on the first day after the period, the announcement at
    `announce_at`, but never sooner than `notice_hours` after the preview; `unasked` says what happens by
    itself then. Nobody gets any title again within `rest_days`. A pair that values each other within
    `mutual_days` counts for `mutual_percent` of a person. Who gives must have been known for
    `giver_days`. A message counts as a piece from `piece_people` people on.
    """

    version: int = 1
    preview_at: time = time(9, 30)
    announce_at: time = time(18, 0)
    notice_hours: int = 2
    unasked: str = ANNOUNCE
    rest_days: int = 28
    mutual_days: int = 28
    mutual_percent: int = 25
    giver_days: int = 3
    piece_people: int = 3
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the `every` week or month: the highest `score` among those with `at_least` and `at_most`.

    `tag` goes by language, empty for none.
    """

    id: str
    every: str
    score: str
    at_least: Mapping[str, int]
    at_most: Mapping[str, int] = field(default_factory=dict)
    points: int = 0
    tag: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> Text:
        """What it is called."""
        return title_name(self.id)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an honour by vote brings besides its points: a `tag` by language, worn for so many days."""

    days: int = 7
    tag: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HonourRules:
    """`content/honours.toml`: earlier titles are given first, and nobody gets two."""

    rules: Rules = field(default_factory=Rules)
    titles: tuple[Title, ...] = ()
    vote: Chosen = field(default_factory=Chosen)

    def title(self, name: str) -> Title | None:
        """The title of that id, None if it is gone."""
        return next((each for each in self.titles if each.id == name), None)

    def tag(self, name: str, language: str) -> str:
        """What whoever has the title wears beside their name; empty for nothing."""
        title = self.vote if name == VOTE else self.title(name)
        return title.tag.get(language, "") if title is not None else ""


@dataclass(frozen=True, slots=True)
class Honour:
    """A title of one period, see the table `honour`."""

    id: int
    community_id: int
    title: str
    period: str
    first_day: date
    last_day: date
    state: str
    user_id: int | None
    how: str
    rule: dict[str, Any]
    elected_at: datetime
    announce_at: datetime
    until: datetime | None
    decided_by: int
    announced_at: datetime | None
    notice_id: int | None
    revoked_at: datetime | None = None
    card_id: int | None = None


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody near a title, at a `place` from 1; `why` they do not get it, empty for no reason."""

    user_id: int
    place: int
    score: int
    figures: Figures
    why: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A period: its name, and its first and last local day."""

    name: str
    first: date
    last: date


def title_name(title: str) -> Text:
    """What a title is called."""
    return Text(f"honour-title-{title}")


def spans_ended(today: date) -> Iterator[tuple[str, Span]]:
    """The week and the month whose last day was yesterday."""
    last = today - timedelta(days=1)
    if today.weekday() == 0:
        yield WEEK, Span(week_of(last), today - timedelta(days=7), last)
    if today.day == 1:
        yield MONTH, Span(month_of(last), last.replace(day=1), last)


def worn_until(every: str, span: Span, at: time, timezone: str) -> datetime:
    """When the next ones are announced."""
    day = span.last + timedelta(days=1)
    ahead = day + timedelta(days=7) if every == WEEK else (day + timedelta(days=31)).replace(day=1)
    return instant(ahead, at, timezone)


def announced_from(now: datetime, day: date, rules: Rules, timezone: str) -> datetime:
    """When the announcement may come after a preview now; however late that is, there is time to look."""
    return max(now + timedelta(hours=rules.notice_hours), instant(day, rules.announce_at, timezone))


def rested_since(span: Span, rules: Rules) -> date:
    """Whose last title was for a period that ended on this day or later does not get one of `span`."""
    return span.last - timedelta(days=rules.rest_days)


def nominees(
    title: Title, figures: Mapping[int, Figures], rules: Rules, barred: Mapping[int, str]
) -> list[Nominee]:
    """Those who meet the title's floor, the first first; `barred` says who cannot have it, and why."""
    near = sorted(
        (_order(title, each, rules), user_id)
        for user_id, each in figures.items()
        if _meets(title, each, rules)
    )
    return [
        Nominee(
            user_id, place, figures[user_id].figure(title.score, rules), figures[user_id],
            barred.get(user_id, ""),
        )
        for place, (_, user_id) in enumerate(near, start=1)
    ]  # fmt: skip


def _meets(title: Title, each: Figures, rules: Rules) -> bool:
    return all(each.figure(name, rules) >= least for name, least in title.at_least.items()) and all(
        each.figure(name, rules) <= most for name, most in title.at_most.items()
    )


def _order(title: Title, each: Figures, rules: Rules) -> tuple[int, ...]:
    """More people, then more days, then more thanks decide between equals."""
    names = (title.score, "people", "days", "thanks")
    return tuple(-each.figure(name, rules) for name in names)


def first_free(line: Sequence[Nominee]) -> Nominee | None:
    """Who gets the title: the first whom nothing keeps from it."""
    return next((each for each in line if not each.why), None)


def kept(line: Sequence[Nominee]) -> list[Nominee]:
    """The first of them, and in any case who gets it."""
    winner = first_free(line)
    return [*line[: KEPT - 1], *([winner] if winner and winner.place >= KEPT else line[KEPT - 1 : KEPT])]


def elect(
    titles: Sequence[Title], figures: Mapping[int, Figures], rules: Rules, barred: Mapping[int, str]
) -> list[tuple[Title, list[Nominee]]]:
    """Each title with its nominees; whoever gets one is barred from the titles after it."""
    taken, found = dict(barred), []
    for title in titles:
        line = kept(nominees(title, figures, rules, taken))
        winner = first_free(line)
        if winner is not None:
            taken[winner.user_id] = OTHER
        found.append((title, line))
    return found


def rule_as_row(title: Title, rules: Rules) -> dict[str, object]:
    """The rule as it is kept with what it decided."""
    shared = {
        name: getattr(rules, name)
        for name in ("version", "rest_days", "mutual_days", "mutual_percent", "giver_days", "piece_people",
                     "staff")
    }  # fmt: skip
    own = {"score": title.score, "at_least": dict(title.at_least), "at_most": dict(title.at_most)}
    return {**shared, **own, "every": title.every, "points": title.points}


def rule_of(honour: Honour) -> tuple[Title, Rules]:
    """The inverse."""
    row = dict(honour.rule)
    own = {name: row.pop(name) for name in ("every", "score", "at_least", "at_most", "points")}
    return Title(honour.title, **own), Rules(**row)


def figures_as_row(figures: Figures) -> dict[str, int]:
    """The figures as they are kept."""
    return asdict(figures)
