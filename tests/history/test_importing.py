"""An export becomes rows: counted as the bot would have, once, and nothing that it has counted itself."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import importer
from bot.domain.calendar import local_day, local_hour
from tests.cli.conftest import Steward
from tests.history.conftest import Group
from tests.history.export import (
    BEGIN,
    BOT,
    GROUP,
    Raw,
    Script,
    everything,
    lively,
    reaction,
    write,
    write_account,
)
from tests.tree import ROOT

DAY, NEXT = date(2026, 3, 1), date(2026, 3, 2)
IMPORT = ("import", "telegram-export")
_KILLED = """
import os, signal, sys
from bot import importer
from bot.__main__ import main
from bot.storage.imports import ImportRows

importer.STRETCH, count, calls = 50, ImportRows.count, []

async def count_or_die(self, chapter):
    await count(self, chapter)
    calls.append(chapter)
    if len(calls) == 4:
        os.kill(os.getpid(), signal.SIGKILL)

ImportRows.count = count_or_die
sys.exit(main(sys.argv[1:]))
"""
"""Dies in the middle of its fourth transaction."""


@pytest.fixture
def taken(steward: Steward, group: Group, tmp_path: Path) -> Group:
    """The community after an import of everything that occurs."""
    answer = steward(*IMPORT, write(tmp_path / "result.json", everything()), "--chat", GROUP)
    assert (answer.code, answer.err) == (0, "")
    return group


def test_what_people_said_is_counted_and_what_others_said_is_not(taken: Group) -> None:
    counted = taken.table("activity", "local_date", "user_id", "messages", "media", "replies")
    assert counted == [
        (DAY, 1, 2, 0, 0), (DAY, 2, 2, 0, 1), (DAY, 3, 2, 2, 0), (DAY, 4, 1, 0, 0), (DAY, 5, 2, 1, 0),
        (DAY, 6, 1, 0, 0), (DAY, 7, 1, 0, 0), (NEXT, 1, 0, 0, 0), (NEXT, 3, 0, 0, 0),
    ]  # fmt: skip
    assert taken.table("activity_hour", "local_date", "hour", "messages") == [(DAY, 16, 11)]


def test_reactions_count_for_who_gave_and_for_who_got_them(taken: Group) -> None:
    rows = taken.table("activity", "local_date", "user_id", "reactions", "received")
    some = [row for row in rows if row[2] or row[3]]
    assert some == [(DAY, 1, 1, 3), (DAY, 2, 1, 0), (NEXT, 1, 0, 1), (NEXT, 3, 1, 0)]


def test_joins_and_leaves_are_those_whose_person_is_known(taken: Group) -> None:
    moves = sorted(taken.table("movement", "user_id", "kind", "greeted"))
    assert moves == [
        (1, "join", True), (2, "join", True), (2, "join", True), (2, "leave", True), (3, "join", True),
        (4, "join", True), (5, "join", True), (5, "leave", True),
    ]  # fmt: skip


def test_members_have_their_names_days_and_whether_they_are_here(taken: Group) -> None:
    people = taken.table("member", "user_id", "name", "status", "first_day", "last_day")
    assert people == [
        (1, "Ann", "member", DAY, DAY), (2, "Bo", "member", DAY, DAY), (3, "Cy", "member", DAY, NEXT),
        (4, "Dee", "member", DAY, DAY), (5, "Eve", "left", DAY, DAY), (6, "", "left", DAY, DAY),
        (7, "", "left", DAY, DAY),
    ]  # fmt: skip
    here = [user for user, left in taken.table("member", "user_id", "left_at") if left is None]
    assert here == [1, 2, 3, 4]


def test_the_summary_tells_what_was_left_out_and_why(steward: Steward, group: Group, tmp_path: Path) -> None:
    del group
    path = write(tmp_path / "result.json", everything())
    found = steward(*IMPORT, path, "--chat", GROUP, "--json").json
    assert {name: found[name] for name in ("messages", "people", "joined", "left", "others", "nameless")} == {
        "messages": 11, "people": 7, "joined": 6, "left": 2, "others": 3, "nameless": 3,
    }  # fmt: skip
    assert (found["from"], found["known"], found["live"]) == ("2026-03-01T08:07:00Z", 0, 0)


def test_a_bot_that_nothing_gives_away_can_be_named(steward: Steward, group: Group, tmp_path: Path) -> None:
    script = Script()
    script.say(BOT, "Bot")
    script.say(2, "Bo")
    steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP, "--without", BOT)
    assert group.table("member", "user_id") == [(2,)]


def test_no_word_of_what_was_written_is_kept(
    steward: Steward, tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEWARD_DATABASE__URL", sqlite_url)
    Group(sqlite_url)
    script = Script()
    script.say(1, "Ann", text="xylophone", file="xylophone.pdf", file_name="xylophone.pdf")
    steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP)
    assert not [path for path in tmp_path.glob("steward.db*") if b"xylophone" in path.read_bytes()]


@pytest.mark.parametrize("stretch", [7, 10_000])
def test_figures_are_those_one_gets_by_counting(
    steward: Steward, group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(importer, "STRETCH", stretch)
    messages = list(lively(600, 40))
    steward(*IMPORT, write(tmp_path / "result.json", messages), "--chat", GROUP)
    days: Counter[tuple[date, int]] = Counter()
    hours: Counter[tuple[date, int]] = Counter()
    for raw in messages:
        if raw["type"] == "message":
            at = datetime.fromtimestamp(int(raw["date_unixtime"]), BEGIN.tzinfo)
            day = local_day(at, "Asia/Shanghai", 4)
            days[day, int(raw["from_id"][4:])] += 1
            hours[day, local_hour(at, "Asia/Shanghai")] += 1
    counted = group.table("activity", "local_date", "user_id", "messages")
    assert [row for row in counted if row[2]] == sorted((*key, n) for key, n in days.items())
    assert group.table("activity_hour", "local_date", "hour", "messages") == sorted(
        (*key, n) for key, n in hours.items()
    )


def test_twice_changes_nothing(steward: Steward, group: Group, tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", everything())
    steward(*IMPORT, path, "--chat", GROUP)
    before = group.rows()
    found = steward(*IMPORT, path, "--chat", GROUP, "--json").json
    assert group.rows() == before
    assert (found["messages"], found["known"]) == (0, len(everything()))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_exports_of_parts_add_up_to_the_whole_in_any_order(
    steward: Steward, group: Group, tmp_path: Path, order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "STRETCH", 50)
    whole = list(lively(300, 20))
    parts = [whole[:120], whole[80:220], whole[190:]]
    for each in order:
        steward(*IMPORT, write(tmp_path / "part.json", parts[each]), "--chat", GROUP)
    found = steward(*IMPORT, write(tmp_path / "whole.json", whole), "--chat", GROUP, "--json").json
    assert (found["messages"], found["known"]) == (0, 300)
    said = sum(row[0] for row in group.table("activity", "messages"))
    assert said == sum(raw["type"] == "message" for raw in whole)


def test_what_the_bot_has_counted_stays_as_it_is(steward: Steward, group: Group, tmp_path: Path) -> None:
    script = Script()
    for _ in range(5):
        script.say(1, "Ann")
    since = script.at + timedelta(minutes=1)
    group.hears(1, since, 6, "Ann Live")
    group.hears(9, since + timedelta(days=1), 7)
    for _ in range(4):
        script.say(1, "Ann")  # the first of these the bot has heard
    script.messages[-1]["reactions"] = [reaction((9, "Zoe", script.at))]
    script.messages[0]["reactions"] = [reaction((9, "Zoe", script.at))]
    path = write(tmp_path / "result.json", script.messages)
    found = steward(*IMPORT, path, "--chat", GROUP, "--json").json
    assert (found["messages"], found["live"]) == (5, 4)
    assert group.table("activity", "user_id", "messages", "reactions") == [(1, 6, 0), (9, 1, 0)]
    assert group.table("member", "user_id", "name") == [(1, "Ann Live"), (9, "Live")]


def test_a_join_that_the_bot_saw_first_draws_the_line(steward: Steward, group: Group, tmp_path: Path) -> None:
    script = Script()
    script.say(1, "Ann")
    script.tell("join_group_by_link", 2, "Bo", inviter="Ann")
    came, community = script.at, group.community
    group.do(lambda uow: uow.welcome.move(community.id, 2, "join", came, DAY, greet=False))
    script.say(1, "Ann")
    found = steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP, "--json").json
    assert (found["messages"], found["joined"], found["live"]) == (1, 0, 1)


def test_where_the_first_message_heard_is_forgotten_its_hour_is_the_bots(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    script = Script(at=BEGIN - timedelta(minutes=10))
    for _ in range(30):
        script.say(1, "Ann")
    group.hears(2, BEGIN + timedelta(minutes=15), 99)
    group.do(lambda uow: uow.talk.prune(BEGIN + timedelta(days=90)))
    found = steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP, "--json").json
    assert (found["messages"], found["live"]) == (9, 21)


def test_a_gap_between_the_first_import_and_the_bots_coming_can_be_filled(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    whole = list(lively(400, 20))
    steward(*IMPORT, write(tmp_path / "early.json", whole[:200]), "--chat", GROUP)
    group.hears(1000, BEGIN + timedelta(seconds=40 * 300), 301)
    found = steward(*IMPORT, write(tmp_path / "late.json", whole), "--chat", GROUP, "--json").json
    assert (found["known"], found["live"]) == (200, 101)
    again = steward(*IMPORT, tmp_path / "late.json", "--chat", GROUP, "--json").json
    assert (again["messages"], again["live"]) == (0, 101)


def test_who_was_forgotten_stays_forgotten(steward: Steward, group: Group, tmp_path: Path) -> None:
    group.hears(1, BEGIN + timedelta(days=9))
    group.do(lambda uow: uow.privacy.erase(1, BEGIN + timedelta(days=10)))
    script = Script()
    script.say(1, "Ann")
    script.say(2, "Bo", reactions=[reaction((1, "Ann", script.at))])
    script.tell("join_group_by_link", 1, "Ann")
    steward(*IMPORT, write(tmp_path / "result.json", script.messages), "--chat", GROUP)
    assert [user for (user,) in group.table("member", "user_id") if user > 0] == [2]
    assert not [user for user, _ in group.table("movement", "user_id", "kind") if user > 0]


def test_an_import_that_is_killed_goes_on_where_it_was(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    path = write(tmp_path / "result.json", lively(400, 30))
    command = [sys.executable, "-c", _KILLED, *IMPORT, str(path), "--chat", str(GROUP)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    died = subprocess.run(command, check=False, cwd=tmp_path, env=environment)  # noqa: S603 - ours
    assert died.returncode == -signal.SIGKILL
    assert group.table("imported", "first_id", "last_id") == [(1, 150)]
    found = steward(*IMPORT, path, "--chat", GROUP, "--json").json
    assert (found["known"], found["joined"] > 0) == (150, False)
    assert sum(messages for (messages,) in group.table("activity", "messages")) == 370
    assert len(group.table("movement", "id")) == 30


def test_reports_work_on_the_history(steward: Steward, group: Group, tmp_path: Path) -> None:
    del group
    begin = datetime(2026, 11, 15, 4, tzinfo=BEGIN.tzinfo)
    steward(*IMPORT, write(tmp_path / "result.json", lively(300, 20, begin)), "--chat", GROUP)
    found = steward("report", "--chat", GROUP, "--json").json
    totals = found["totals"]
    assert (totals["messages"], totals["joined"], totals["left"]) == (280, 20, 0)
    assert found["members"] == 20


def test_the_history_of_another_group_is_taken_in_when_it_is_named(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    path = write(tmp_path / "result.json", everything(), chat=55, name="Readers of old")
    assert steward(*IMPORT, path, "--chat", GROUP).code == 1
    assert group.table("activity", "messages") == []
    first = steward(*IMPORT, path, "--chat", GROUP, "--from", -1_000_000_000_055, "--json").json
    assert (first["chat_id"], first["messages"]) == (GROUP, 11)
    again = steward(*IMPORT, path, "--chat", GROUP, "--from", 55, "--json").json
    assert (again["messages"], again["known"]) == (0, len(everything()))
    own = steward(*IMPORT, write(tmp_path / "own.json", everything()), "--chat", GROUP, "--json").json
    assert own["messages"] == first["messages"], "another chat's messages are others"


def test_out_of_an_account_the_chat_is_picked_that_is_named(
    steward: Steward, group: Group, tmp_path: Path
) -> None:
    chats: list[tuple[Raw, Any]] = [
        ({"name": "Zoe", "type": "personal_chat", "id": 55}, everything()),
        ({"name": "Gardeners", "type": "private_supergroup", "id": 56}, list(lively(30, 3))),
        ({"name": "Small", "type": "private_group", "id": 57}, list(lively(20, 3))),
        ({"name": "Large", "type": "private_supergroup", "id": 57}, list(lively(10, 3))),
    ]
    path = write_account(tmp_path / "result.json", chats)
    ask = (*IMPORT, path, "--chat", GROUP, "--json", "--from")
    assert "but none with the id 55" in steward(*ask, 55).err
    assert "“Small” (-57), “Large” (-1000000000057): give --from with the sign" in steward(*ask, 57).err
    assert steward(*ask, -57).json["messages"] == 17  # and three who joined
    assert sum(messages for (messages,) in group.table("activity", "messages")) == 17
    assert steward(*ask, 56).json["messages"] == 27
