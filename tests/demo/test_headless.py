"""`steward demo --headless` end to end: what it prints is what the rows say, and what the story told."""

import csv
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.demo.acts import CHECK_IN, Act, Do
from bot.demo.cast import LOUNGE_ID, Group
from bot.demo.story import FIRST_DAY, Story, date_of
from bot.domain.commands import command_in
from tests.demo.conftest import DAYS, SEED, Play, Played

PEACE = ("incidents", "sanctions", "cases", "appeals", "audit")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def played(play: Play) -> Played:
    return play()


def days_of(played: Played) -> dict[tuple[str, int], dict[str, int]]:
    with played.csv.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        (row.pop("date"), int(row.pop("chat_id"))): {name: int(value) for name, value in row.items()}
        for row in rows
    }


def checked_in(acts: Sequence[Act]) -> set[int]:
    phrases = load_content(SHIPPED_CONTENT).phrases
    return {
        act.user
        for act in acts
        if act.chat < 0
        and (act.text if act.do == Do.PRESS else command_in(phrases, act.text.removeprefix("/"))) == CHECK_IN
    }


def test_all_goes_well_and_every_day_of_every_group_is_told(played: Played, groups: tuple[Group]) -> None:
    assert played.code == 0
    dates = [str(FIRST_DAY + timedelta(days=n)) for n in range(DAYS)]
    assert set(days_of(played)) == {(date, group.chat_id) for date in dates for group in groups}


def test_the_figures_are_those_of_the_story(played: Played, groups: tuple[Group]) -> None:
    story = Story(groups, SEED)
    found = days_of(played)
    banned = [row for row in played.rows("sanctions") if row["kind"] == "ban"]
    for group in groups:
        for number in range(1, DAYS + 1):
            acts = story.day_of(group, number)
            here = [act for act in acts if act.chat == group.chat_id]
            said = [act for act in here if act.do == Do.SAY and not act.unseen]
            day = found[str(date_of(number)), group.chat_id]
            assert day["messages"] == len(said)
            assert day["speakers"] == len({act.user for act in said})
            assert day["joined"] == sum(act.do == Do.JOIN for act in acts)
            thrown_out = sum(
                row["chat_id"] == group.chat_id and row["at"].startswith(str(date_of(number)))
                for row in banned
            )
            assert day["left"] == sum(act.do == Do.LEAVE for act in acts) + thrown_out
            assert day["checked_in"] == len(checked_in(acts))
            assert day["points_paid"] > 0
            assert day["posts_sent"] > 0


def test_the_figures_are_those_that_inspect_shows(played: Played) -> None:
    ledger, checkins = played.rows("ledger"), played.rows("checkins")
    for (date, chat), day in days_of(played).items():
        rows = [row for row in ledger if (row["local_date"], row["chat_id"]) == (date, chat)]
        assert day["points_paid"] == sum(row["amount"] for row in rows if row["amount"] > 0)
        came = [row for row in checkins if (row["local_date"], row["chat_id"]) == (date, chat)]
        assert day["checked_in"] == sum(row["kind"] == "normal" for row in came)


def test_every_job_ran_at_its_local_time(played: Played) -> None:
    everywhere = played.rows("jobs")
    assert {row["state"] for row in everywhere} == {"done"}
    jobs = [row for row in everywhere if row["chat_id"] != LOUNGE_ID]
    evenings = [row for row in jobs if row["job"] == "evening" and row["slot"] > str(FIRST_DAY)]
    ten_at_night = {"14:00:00Z": DAYS, "22:00:00Z": DAYS}  # in Shanghai, in London
    assert Counter(row["slot"].partition("T")[2] for row in evenings) == ten_at_night
    assert all(row["finished_at"] == row["slot"] for row in evenings)


def test_the_same_seed_plays_the_same_days(played: Played, play: Play) -> None:
    again = play()
    assert again.csv.read_text() == played.csv.read_text()
    for what in ("members", "ledger", "checkins", "posts", "ballots", "entrants", "orders", *PEACE):
        assert again.rows(what) == played.rows(what)


def test_it_prints_a_line_for_each_day_and_what_came_of_it(play: Play) -> None:
    played = play(seed=2, days=1)
    assert played.code == 0
    out = played.out
    assert out.count(str(FIRST_DAY)) == 2
    assert "Lantern Reading Circle (1 days)" in out or "Lantern Reading Circle（1 天）" in out
    assert "2026-03-03" not in out
