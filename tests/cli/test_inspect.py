"""`steward inspect` against rows that really are in a database."""

import asyncio
from pathlib import Path

import pytest

from bot.cli.inspect import What
from bot.storage.database import Database
from bot.storage.inspection import SUBJECTS
from tests.cli.community import FORMER, GROUP, LI, OTHER, WANG
from tests.cli.conftest import Steward


@pytest.mark.usefixtures("past")
def test_members_carry_balance_and_streak_as_of_the_communitys_today(steward: Steward) -> None:
    wang, li, other = steward("inspect", "members", "--json").json
    assert wang == {
        "chat_id": GROUP, "user_id": WANG, "name": "王\x1b[31m芳", "username": "fang", "language": "",
        "joined_at": None, "left_at": None, "status": "member", "messages": 3, "first_day": "2026-11-18",
        "last_day": "2026-11-21", "balance": 32, "streak": 3, "longest_streak": 3,
    }  # fmt: skip
    assert (li["user_id"], li["left_at"], li["balance"], li["streak"]) == (LI, "2026-11-21T04:00:00Z", 0, 0)
    assert (other["chat_id"], other["balance"], other["longest_streak"]) == (OTHER, 0, 0)


@pytest.mark.usefixtures("past")
def test_communities_are_listed_with_their_settings(steward: Steward) -> None:
    first, second = steward("inspect", "communities", "--json").json
    assert first == {
        "id": 1, "chat_id": GROUP, "title": "读书会", "kind": "interest", "language": "zh",
        "timezone": "Asia/Shanghai", "rollover_hour": 4, "ops_chat_id": None, "pack": "general",
        "state": "active", "registered_at": "2026-11-12T04:00:00Z",
        "topic_alerts": None, "topic_reports": None, "topic_queue": None,
    }  # fmt: skip
    assert second["chat_id"] == OTHER


@pytest.mark.usefixtures("past")
def test_ledger_lines_tell_who_when_and_why(steward: Steward) -> None:
    lines = steward("inspect", "ledger", "--json").json
    assert [(line["kind"], line["amount"]) for line in lines] == [
        ("checkin", 30), ("award", 12), ("makeup", -10),
    ]  # fmt: skip
    assert lines[0] | {"id": 0} == {
        "chat_id": GROUP, "id": 0, "user_id": WANG, "amount": 30, "kind": "checkin", "reason": "好的",
        "actor": 0, "ref": "", "at": "2026-11-21T04:00:00Z", "local_date": "2026-11-21",
    }  # fmt: skip


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("checkins", {"user_id": WANG, "local_date": "2026-11-21", "kind": "normal", "points": 10}),
        (
            "activity",
            {
                "local_date": "2026-11-21",
                "user_id": WANG,
                "messages": 3,
                "replies": 3,
                "media": 0,
                "checkins": 1,
            },
        ),
        ("hours", {"local_date": "2026-11-21", "hour": 12, "messages": 3}),
        ("outbox", {"kind": "say", "state": "waiting", "attempts": 0, "lane": 1, "message_id": None}),
        (
            "posts",
            {"entry": "mon", "state": "sent", "message_id": 88, "replies": 3, "reactions": 1, "people": 2},
        ),
        ("votes", {"state": "open", "options": ["人物", "地方"], "ballots": 3, "voters": 1, "result": None}),
        ("orders", {"user_id": WANG, "item": "mug", "price": 90, "unit": 1, "state": "open", "code": ""}),
        ("ballots", {"user_id": WANG, "options": [0], "counted": False, "why": "late"}),
        ("honours", {"title": "active-star", "state": "announced", "user_id": WANG, "score": 5}),
        ("badges", {"user_id": WANG, "badge": "checkins-7", "at": "2026-11-21T04:00:00Z"}),
        ("shares", {"message_id": 8, "user_id": WANG, "shared_by": WANG, "state": "waiting"}),
        ("koc", {"user_id": WANG, "state": "reserve", "since": "2026-11-21"}),
        ("steps", {"user_id": WANG, "move": "reserve", "state": "candidate", "by_id": LI, "undone_at": None}),
        ("talks", {"user_id": WANG, "by_id": LI, "local_date": "2026-11-21", "text": "likes tea"}),
        ("movements", {"user_id": LI, "kind": "leave", "local_date": "2026-11-21"}),
        ("summaries", {"job": "summary_day", "state": "done", "slot": "2026-11-20T14:00:00Z"}),
        ("jobs", {"job": "evening", "community": 1, "state": "done", "slot": "2026-11-21T04:00:00Z"}),
        ("incidents", {"user_id": WANG, "severity": 3, "certain": True, "state": "open", "evidence": "刷单"}),
        ("sanctions", {"user_id": WANG, "kind": "mute", "points": 10, "seconds": 3600, "undone_at": None}),
        ("audit", {"actor_id": 22, "action": "mute", "target_id": WANG, "details": {"points": 10}}),
        ("gate", {"user_id": WANG, "state": "passed", "kind": "sum", "tries": 0, "decided_by": None}),
        ("modes", {"name": "raid", "since": "2026-11-21T04:00:00Z", "until": None, "by_id": 0, "state": {}}),
        ("dead", {"update_id": 900, "state": "dead", "error": "Traceback\nValueError: no"}),
    ],
)
def test_each_kind_of_rows_has_its_fields(steward: Steward, what: str, expected: dict[str, object]) -> None:
    row = steward("inspect", what, "--json").json[-1]
    assert row.keys() == set(SUBJECTS[what].fields)
    assert row | expected == row
    assert row["chat_id"] in (GROUP, FORMER)


@pytest.mark.usefixtures("past")
def test_measures_are_a_row_for_each_community(steward: Steward) -> None:
    first, second = steward("inspect", "measures", "--json").json
    week = {"chat_id": GROUP, "from": "2026-11-15", "to": "2026-11-21"}
    assert list(first) == list(second) == SUBJECTS["measures"].fields
    assert first | week | {"messages": 3, "mau": 1, "new": 1, "cases_product": 1} == first
    assert second | {"chat_id": OTHER, "members": 1, "messages": 0, "speaker_share": 0.0} == second


@pytest.mark.usefixtures("past")
def test_measures_go_by_the_rules_of_the_content(
    steward: Steward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert steward("inspect", "measures", "--json").json[0]["discussions"] == 0
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "statistics.toml").write_text("discussion_people = 2\n", "utf-8")
    monkeypatch.setenv("STEWARD_CONTENT__PATH", str(tmp_path / "own"))
    assert steward("inspect", "measures", "--json").json[0]["discussions"] == 1


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("what", SUBJECTS)
def test_a_former_chat_id_finds_the_same_rows_as_the_present_one(steward: Steward, what: str) -> None:
    now = steward("inspect", what, "--json", "--chat", GROUP).json
    before = steward("inspect", what, "--json", "--chat", FORMER).json
    assert now == before != []
    assert OTHER not in {row["chat_id"] for row in now}


@pytest.mark.usefixtures("past")
def test_a_chat_of_nobody_has_no_rows(steward: Steward) -> None:
    answer = steward("inspect", "members", "--json", "--chat", -5)
    assert (answer.code, answer.out, answer.err) == (0, "[]\n", "no such rows\n")


@pytest.mark.usefixtures("past")
def test_rows_of_one_person(steward: Steward) -> None:
    members = steward("inspect", "members", "--json", "--user", WANG).json
    assert [(row["chat_id"], row["balance"], row["streak"]) for row in members] == [
        (GROUP, 32, 3), (OTHER, 0, 0),
    ]  # fmt: skip
    answer = steward("inspect", "jobs", "--user", WANG)
    assert (answer.code, answer.err) == (2, "`inspect jobs` is not about persons: leave --user out\n")


@pytest.mark.usefixtures("past")
def test_a_limit_keeps_the_last_rows_in_their_order(steward: Steward) -> None:
    lines = steward("inspect", "ledger", "--json", "--limit", 2).json
    assert [line["kind"] for line in lines] == ["award", "makeup"]


@pytest.mark.usefixtures("past")
def test_a_table_shows_names_that_cannot_steer_the_terminal(steward: Steward) -> None:
    answer = steward("inspect", "members")
    assert "fang" in answer.out
    assert "\x1b" not in answer.out


@pytest.mark.usefixtures("past")
def test_a_dead_update_is_retried_or_dropped_once(steward: Steward) -> None:
    number = steward("inspect", "dead", "--json").json[0]["id"]
    assert steward("inspect", "dead", "retry", number).code == 0
    assert steward("inspect", "dead", "--json").json[0]["state"] == "retry"
    again = steward("inspect", "dead", "drop", number)
    assert again.code == 1
    assert f"no dead update {number}" in again.err


@pytest.mark.usefixtures("past")
def test_a_dropped_update_is_not_listed_any_more(steward: Steward) -> None:
    number = steward("inspect", "dead", "--json").json[0]["id"]
    assert steward("inspect", "dead", "drop", number).out == f"dead update {number} is dropped\n"
    assert steward("inspect", "dead", "--json").json == []


@pytest.mark.usefixtures("past")
def test_only_dead_updates_can_be_acted_on(steward: Steward) -> None:
    assert steward("inspect", "jobs", "retry", 1).code == 2
    assert "which one?" in steward("inspect", "dead", "retry").err


def test_looking_does_not_wait_for_somebody_who_writes(steward: Steward, past: str) -> None:
    database = Database(past)

    async def while_writing() -> list[object]:
        async with database.begin() as uow:
            await uow.communities.change(1, title="not yet")
            found: list[object] = (await asyncio.to_thread(steward, "inspect", "communities", "--json")).json
        await database.close()
        return found

    assert "not yet" not in str(asyncio.run(while_writing()))


def test_a_missing_database_is_told_and_not_made(steward: Steward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEWARD_DATABASE__URL", "sqlite+aiosqlite:///none.db")
    answer = steward("inspect", "members", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "there is no database at none.db: start `steward run` once" in answer.err
    assert steward("inspect", "members").code == 1


def test_every_kind_of_rows_can_be_asked_for() -> None:
    assert {what.value for what in What} == SUBJECTS.keys()
