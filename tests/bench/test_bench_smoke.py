"""The benchmarks run: tiny sizes, no claims about figures."""

from pathlib import Path

import pytest

from bench import report
from bench.boards import ASKED
from bench.boards import Size as BoardSize
from bench.boards import measure as measure_boards
from bench.memory import Size as MemorySize
from bench.memory import measure as measure_memory
from bench.race import Course, race
from bench.screen import flagged, words
from bench.traffic import TALK, Mix, updates
from bench.votes import BOUND
from bench.votes import measure as measure_votes


def test_the_same_traffic_each_time() -> None:
    assert list(updates(Mix(200), 1)) == list(updates(Mix(200), 1))


def test_the_screen_finds_its_words_and_nothing_in_the_talk() -> None:
    assert all(flagged(f"well {word.upper()} indeed") for word in words())
    assert not any(flagged(said) for said in TALK)


@pytest.mark.parametrize("name", ["bench.bare", "bench.usual", "bench.steward"])
async def test_a_contestant_answers_every_request(name: str, tmp_path: Path) -> None:
    course = Course(warm=40, counted=200)
    database = {
        "bench.bare": [], "bench.usual": [str(tmp_path / "usual.db")],
        "bench.steward": [f"sqlite+aiosqlite:///{tmp_path / 'steward.db'}"],
    }[name]  # fmt: skip
    answers = 0 if name == "bench.bare" else course.commands

    run = await race([name, *database], course, answers=answers)

    assert run.updates == 200
    assert run.answers == answers
    assert run.rate > 0


async def test_boards_are_measured() -> None:
    took = await measure_boards(BoardSize(members=50, entries=500, times=2))

    assert {asked: len(values) for asked, values in took.items()} == dict.fromkeys(ASKED, 2)


@pytest.mark.slow
async def test_five_thousand_people_vote_within_a_minute_and_are_counted_right(database_url: str) -> None:
    figures = await measure_votes(5_000, database_url)

    assert figures.ballots == 6_666
    assert figures.hearing + figures.counting < BOUND
    assert figures.right


def test_memory_is_measured() -> None:
    assert measure_memory(MemorySize(messages=300, members=100)).seconds > 0


def test_figures_go_between_their_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- mixed -->\nold\n<!-- end of mixed -->\nb\n", "utf-8")

    report.put("mixed", "new \\1", page)

    assert page.read_text("utf-8") == "a\n<!-- mixed -->\n\nnew \\1\n\n<!-- end of mixed -->\nb\n"
