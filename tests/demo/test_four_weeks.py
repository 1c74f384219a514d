"""Four weeks of the demo, judged by `steward inspect` and by reading the calendar once more, otherwise."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.config import SHIPPED_CONTENT
from bot.demo.cast import Group
from bot.demo.story import FIRST_DAY
from tests.demo.conftest import Play, Played
from tests.demo.four_weeks import (
    check_alarm,
    check_badges,
    check_discussions,
    check_door,
    check_honours,
    check_past,
    check_path,
    check_shares,
    check_summaries,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

DAYS = 28
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Row = dict[str, Any]


@pytest.fixture(scope="module")
def played(play: Play) -> Played:
    return play(seed=1, days=DAYS)


def of(group: Group, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["chat_id"] == group.chat_id]


def decisions(group: Group, played: Played) -> dict[str, str]:
    """The themes that votes have decided, by ISO week."""
    votes = [row for row in of(group, played.rows("votes")) if row["decides"] == "theme" and row["result"]]
    return {row["period"]: row["result"]["choice"] for row in votes}


def week_of(day: date) -> str:
    return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"


def expected(group: Group, decided: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(entry, instant) of each day's weekday post, by the calendar file and the votes alone."""
    path = SHIPPED_CONTENT / "calendars" / f"{group.pack}.toml"
    calendar = tomllib.loads(path.read_text(encoding="utf-8"))
    weeks = [week["name"] for week in calendar["weeks"]]
    for day in (FIRST_DAY + timedelta(days=n) for n in range(DAYS)):
        turn = (day - calendar["first_monday"]).days // 7 % len(weeks)
        week = decided.get(week_of(day), weeks[turn])
        [post] = [
            post
            for post in calendar["posts"]
            if post.get("weekday") == WEEKDAYS[day.weekday()] and post.get("week", week) == week
        ]
        wall = datetime.combine(day, time.fromisoformat(post["time"]), ZoneInfo(group.timezone))
        yield post["id"], f"{wall.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def test_all_goes_well_and_the_summary_says_so(played: Played) -> None:
    assert played.code == 0, played.out
    drawn = sum(row["state"] == "drawn" for row in played.rows("giveaways"))
    assert played.out.count("verify-draw") == drawn
    for row in played.rows("challenges"):
        [line] = [line for line in played.out.splitlines() if row["title"] in line]
        assert str(row["result"]["finishers"]) in line


def test_every_weekday_theme_is_posted_once_at_its_local_time(
    played: Played, groups: tuple[Group, ...]
) -> None:
    skipped = 0
    for group in groups:
        rows = [row for row in of(group, played.rows("posts")) if row["kind"] == "calendar"]
        for entry, at in expected(group, decisions(group, played)):
            [row] = [row for row in rows if (row["entry"], row["slot"]) == (entry, at)]
            if row["state"] == "skipped":
                assert row["decided_by"], "only people leave a post out"
                skipped += 1
                continue
            assert (row["state"], row["sent_at"]) == ("sent", at)
            assert row["message_id"]
        twice = Counter((row["entry"], row["local_date"]) for row in rows)
        assert set(twice.values()) == {1}
    assert skipped == 1, "one is skipped by those on duty"


def test_votes_put_other_weeks_into_the_cycle(played: Played, groups: tuple[Group, ...]) -> None:
    for group in groups:
        alone, voted = list(expected(group, {})), list(expected(group, decisions(group, played)))
        assert alone[:7] == voted[:7]
        assert alone[7:14] != voted[7:14]


def test_no_question_is_asked_twice_and_people_answer(played: Played, groups: tuple[Group, ...]) -> None:
    for group in groups:
        asked = [row for row in of(group, played.rows("posts")) if row["kind"] in {"topic", "icebreaker"}]
        assert len({row["entry"] for row in asked}) == len(asked)
        daily = [row for row in asked if row["kind"] == "topic" and row["local_date"] >= str(FIRST_DAY)]
        assert {row["local_date"] for row in daily} >= {str(FIRST_DAY + timedelta(days=n)) for n in range(28)}
        assert sum(row["replies"] > 0 for row in daily) > DAYS / 2


def test_votes_are_closed_and_counted_as_the_journal_has_it(played: Played) -> None:
    votes = [row for row in played.rows("votes") if row["state"] == "closed"]
    assert len(votes) >= 3
    assert {row["decides"] for row in votes} == {"", "theme", "topic", "honour"}
    last: dict[int, dict[int, list[int]]] = defaultdict(dict)
    changed = 0
    for ballot in played.rows("ballots"):
        if ballot["counted"]:
            changed += ballot["user_id"] in last[ballot["vote_id"]]
            last[ballot["vote_id"]][ballot["user_id"]] = ballot["options"]
    assert changed
    for row in votes:
        chosen = Counter(option for options in last[row["id"]].values() for option in options)
        assert row["result"]["counts"] == [chosen[n] for n in range(len(row["options"]))]
        assert row["closed_at"] == row["closes_at"]


def test_challenges_are_finished_by_some_and_not_by_all(played: Played) -> None:
    ledger = played.rows("ledger")
    proofs = played.rows("proofs")
    for row in played.rows("challenges"):
        assert row["state"] == "finished"
        days = Counter(
            each["user_id"]
            for each in proofs
            if each["challenge_id"] == row["id"] and each["struck_at"] is None
        )
        made = {user for user, count in days.items() if count >= row["needed"]}
        paid = {
            e["user_id"] for e in ledger if e["kind"] == "challenge" and e["ref"] == f"challenge:{row['id']}"
        }
        assert len(made) >= row["result"]["finishers"] == len(paid) > 0
        assert row["result"]["finishers"] < row["result"]["entrants"]
        assert paid <= made, "who made it but has left is not paid"
    assert any(each["struck_at"] for each in proofs)


def test_giveaways_are_drawn_and_anybody_can_do_the_draw_again(played: Played) -> None:
    drawn = [row for row in played.rows("giveaways") if row["state"] == "drawn"]
    assert drawn
    for row in drawn:
        assert len(row["won"]) == row["winners"]
        config = ["--config", str(played.config)]
        verify = ["verify-draw", "--giveaway", str(row["id"]), "--commitment", row["commitment"]]
        assert main([*verify, *config]) == 0


def test_orders_are_handed_over_refunded_and_paid_for_once(played: Played) -> None:
    orders, ledger = played.rows("orders"), played.rows("ledger")
    assert Counter(row["state"] for row in orders if row["decided_at"])["done"] > 1
    assert all(row["state"] != "open" for row in orders)
    codes = [row["code"] for row in orders if row["item"] == "coupon"]
    assert all(codes)
    assert len(set(codes)) == len(codes) > 1
    paid = Counter((e["user_id"], -e["amount"]) for e in ledger if e["kind"] == "purchase")
    assert paid == Counter((row["user_id"], row["price"]) for row in orders)
    refused = Counter((row["user_id"], row["price"]) for row in orders if row["state"] == "refused")
    assert refused
    assert refused == Counter((e["user_id"], e["amount"]) for e in ledger if e["kind"] == "refund")


def strangers(group: Group) -> set[int]:
    return {person.user_id for person in group.strangers}


def test_nobody_innocent_is_ever_touched(played: Played, groups: tuple[Group, ...]) -> None:
    for group in groups:
        lines = {line for trouble in group.troubles for line in trouble.lines}
        found = of(group, played.rows("incidents"))
        assert {row["evidence"] for row in found} <= lines, (
            "of 5,000 messages only those meant for it are met"
        )
        acted = [row for row in found if row["erased"]]
        assert acted
        assert {row["user_id"] for row in acted} <= strangers(group)
        given = of(group, played.rows("sanctions"))
        assert {row["user_id"] for row in given if not row["by_id"]} <= strangers(group)
        by_hand = {group.named(each.who).user_id for each in group.troubles if each.command}
        assert {row["user_id"] for row in given if row["by_id"]} <= strangers(group) | by_hand


def test_every_trouble_is_found_and_judged_as_those_on_duty_saw_it(
    played: Played, groups: tuple[Group, ...]
) -> None:
    verdicts = {"pardon": "pardoned", "": ""}
    for group in groups:
        found = of(group, played.rows("incidents"))
        for trouble in (each for each in group.troubles if not each.command):
            [row] = [row for row in found if row["evidence"] == trouble.lines[-1]]
            assert (row["state"], row["verdict"]) == ("closed", verdicts.get(trouble.then, "confirmed"))
            assert row["user_id"] == group.named(trouble.who).user_id
            assert (row["rule"] == "report") == bool(trouble.reasons)
            if row["verdict"] == "pardoned" or row["rule"] == "report":
                assert not row["certain"], "people decide about these"


def test_the_ladder_and_staff_do_what_the_story_has_and_undo_it(
    played: Played, groups: tuple[Group, ...]
) -> None:
    for group in groups:
        given = of(group, played.rows("sanctions"))
        assert {"warn", "mute"} <= {row["kind"] for row in given if not row["by_id"]}
        assert {"warn", "mute", "ban"} == {row["kind"] for row in given if row["by_id"]}
        undone = [row for row in given if row["undone_by"]]
        granted = [each for each in group.troubles if each.undone or each.ruling == "grant"]
        assert [row["user_id"] for row in undone] == [group.named(each.who).user_id for each in granted]
        appeals = of(group, played.rows("appeals"))
        wanted = {"grant": "won", "refuse": "lost"}
        assert [row["state"] for row in appeals] == [
            wanted[each.ruling] for each in group.troubles if each.ruling
        ]


def test_complaints_go_through_their_three_steps(played: Played, groups: tuple[Group, ...]) -> None:
    for group in groups:
        cases = of(group, played.rows("cases"))
        assert [row["user_id"] for row in cases] == [
            group.named(each.who).user_id for each in group.grievances
        ]
        for row, each in zip(cases, group.grievances, strict=True):
            assert row["taken_at"]
            assert row["solution"] == (each.more or each.answer)
            assert (row["state"], row["satisfied"]) == ("closed", each.content or None)
            late = row["grade"] == "dispute" and each.taken >= 120
            assert row["attention"] == (3 if row["grade"] == "dispute" else 2) + late + bool(each.missing)


def test_the_gate_lets_everybody_in_but_those_who_say_nothing(
    played: Played, groups: tuple[Group, ...]
) -> None:
    for group in groups:
        log = of(group, played.rows("audit"))
        away = [row["target_id"] for row in log if row["action"] in {"gate-silent", "gate-wrong"}]
        silent = [
            person.user_id
            for person, visit in zip(group.strangers, group.visits, strict=True)
            if visit.silent
        ]
        assert away == silent
        passed = sum(row["action"] == "gate-passed" for row in log)
        assert (passed > 20) == any(each.line == "/gate on" for each in group.rounds)


def test_balances_are_the_sums_of_the_ledger(played: Played) -> None:
    sums: Counter[tuple[int, int]] = Counter()
    for entry in played.rows("ledger"):
        sums[entry["chat_id"], entry["user_id"]] += entry["amount"]
    members = played.rows("members")
    assert {(row["chat_id"], row["user_id"]): row["balance"] for row in members if row["balance"]} == dict(
        +sums
    )
    assert min(row["balance"] for row in members) >= 0


def test_everything_that_was_to_be_said_was_said(played: Played) -> None:
    assert {row["state"] for row in played.rows("outbox")} == {"sent"}


@pytest.mark.parametrize(
    "check",
    [check_past, check_shares, check_honours, check_badges, check_path, check_door, check_alarm,
     check_discussions, check_summaries],
)  # fmt: skip
def test_who_deserves_it_is_seen(
    played: Played, groups: tuple[Group, ...], check: Callable[[Group, Played], None]
) -> None:
    for group in groups:
        check(group, played)
