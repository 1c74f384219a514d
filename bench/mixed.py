"""Updates a second through the same wire: Steward, a bare aiogram echo, and the design most bots have.

    python -m bench.mixed

Contestants take turns, each in a process of its own and with a database of its own; what counts is the ratio
of two that ran one after the other.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median

from bench.postgres import fresh_databases
from bench.race import Course, Run, race
from bench.report import is_full, spread, table

BARE = "bare aiogram, stores nothing, says nothing"
ECHO = "bare aiogram, stores nothing, answers each message"
USUAL = "usual design: aiogram, a transaction an update"
STEWARD = "Steward, SQLite, synchronous=FULL"
POSTGRES = "Steward, PostgreSQL"
LIVELY = "65 % talk, 20 % reactions, 5 % answers to the topic, 5 % ballots, 5 % requests"


@dataclass(frozen=True, slots=True)
class Size:
    """Rounds, updates to get warm, updates that count; slow contestants get a part of these."""

    rounds: int
    warm: int
    counted: int


FULL = Size(7, 6_000, 20_000)
SMALL = Size(2, 1_000, 2_000)


@dataclass(slots=True)
class Contest:
    """Runs of each contestant over one course, round by round."""

    course: Course
    runs: dict[str, list[Run]] = field(default_factory=dict)

    def ratios(self, name: str) -> list[float]:
        """The contestant's rate by that of the bare echo, in each round."""
        pairs = zip(self.runs[name], self.runs[BARE], strict=True)
        return [run.rate / bare.rate for run, bare in pairs]

    def rows(self) -> Iterator[list[object]]:
        """Lines of the table."""
        for name, runs in self.runs.items():
            rate, cpu = (median(getattr(run, what) for run in runs) for what in ("rate", "cpu_per_thousand"))
            ratio = "1" if name == BARE else spread(self.ratios(name))
            yield [name, f"{rate:,.0f}", f"{cpu:.3f}", ratio]


Contestant = Callable[[Course], Run]


@contextmanager
def contestants() -> Iterator[Mapping[str, Contestant]]:
    """All that can run on this machine."""
    with fresh_databases() as fresh:
        found: dict[str, Contestant] = {
            BARE: partial(_bare, answer=False),
            ECHO: partial(_bare, answer=True),
            USUAL: partial(_with_file, "bench.usual", ""),
            STEWARD: partial(_with_file, "bench.steward", "sqlite+aiosqlite:///"),
        }
        if fresh is not None:
            found[POSTGRES] = partial(_on_postgres, fresh)
        yield found


def hold(course: Course, names: list[str], rounds: int, runners: Mapping[str, Contestant]) -> Contest:
    """Rounds in which each has its turn."""
    contest = Contest(course, {name: [] for name in names})
    for _ in range(rounds):
        for name in names:
            contest.runs[name].append(runners[name](course))
    return contest


def figures(
    course: Course, names: list[str], rounds: int, runners: Mapping[str, Contestant]
) -> list[list[object]]:
    """Lines of the table; PostgreSQL runs last, since its server goes on writing into the next one's turn."""
    rows = list(hold(course, [name for name in names if name != POSTGRES], rounds, runners).rows())
    if POSTGRES in names:
        rows += list(hold(course, [BARE, POSTGRES], max(2, rounds // 2), runners).rows())[1:]
    return rows


def _bare(course: Course, *, answer: bool) -> Run:
    short = _part(course, 4) if answer else course
    arguments = ["bench.bare", *(["answer"] if answer else [])]
    return asyncio.run(race(arguments, short, answers=short.warm + short.counted if answer else 0))


def _with_file(module: str, prefix: str, course: Course) -> Run:
    short = course if prefix else _part(course, 10)
    with tempfile.TemporaryDirectory() as folder:
        contestant = [module, f"{prefix}{Path(folder) / 'bench.db'}"]
        if course.lively:
            _furnish(contestant[1])
        return asyncio.run(race(contestant, short, answers=short.commands))


def _on_postgres(fresh: Callable[[], str], course: Course) -> Run:
    url = fresh()
    if course.lively:
        _furnish(url)
    return asyncio.run(race(["bench.steward", url], course, answers=course.commands))


def _furnish(url: str) -> None:
    """A topic and a vote in every group, before the clock runs."""
    subprocess.run([sys.executable, "-m", "bench.furnish", url], check=True)  # noqa: S603 - our own module


def _part(course: Course, share: int) -> Course:
    return replace(course, warm=course.warm // share, counted=course.counted // share)


def report() -> str:
    """Three tables: a lively group, talk with requests in it, and talk only."""
    size = FULL if is_full() else SMALL
    head = ["updates/s", "CPU s for 1,000", "ratio: median (least to most)"]
    with contestants() as runners:
        quiet = [name for name in runners if name not in {ECHO, USUAL}]
        lively = Course(size.warm, size.counted, lively=True)
        everything = figures(lively, quiet, size.rounds, runners)
        mixed = figures(Course(size.warm, size.counted), list(runners), max(2, size.rounds // 2), runners)
        talk = figures(Course(size.warm, size.counted, 0), quiet, max(2, size.rounds // 2), runners)
    return "\n".join(
        [
            table([LIVELY, *head], everything),
            table(["95 % talk, 5 % requests", *head], mixed),
            table(["talk only", *head], talk),
        ]
    )


if __name__ == "__main__":
    print(report())
