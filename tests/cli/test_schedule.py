"""`steward schedule`: what will go out, with and without a database."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from tests.cli.community import FORMER, GROUP, OTHER
from tests.cli.conftest import Steward

FIELDS = [
    "chat_id", "community", "timezone", "at", "local", "local_date", "weekday", "kind", "entry", "title",
    "week", "state",
]  # fmt: skip


@pytest.mark.usefixtures("past")
def test_four_weeks_of_a_group_have_each_weekday_theme_once_a_week(steward: Steward) -> None:
    rows = steward("schedule", "--days", 28, "--chat", FORMER, "--from", "2026-11-23", "--json").json
    assert list(rows[0]) == FIELDS
    assert {row["chat_id"] for row in rows} == {GROUP}
    posts = [row for row in rows if row["kind"] == "calendar"]
    days = [str(date(2026, 11, 23) + timedelta(days=n)) for n in range(28)]
    assert [row["local_date"] for row in posts] == days
    assert [row["weekday"] for row in posts][:7] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert len([row for row in rows if row["kind"] == "topic"]) == 28
    assert rows[0]["local"] == "2026-11-23T10:00"
    assert rows[0]["at"] == "2026-11-23T02:00:00Z"


@pytest.mark.usefixtures("past")
def test_all_groups_are_listed_from_now_on_unless_told_otherwise(steward: Steward) -> None:
    rows = steward("schedule", "--days", 1, "--json").json
    assert {row["chat_id"] for row in rows} == {GROUP, OTHER}
    assert all("2026-11-21T04:00:00Z" < row["at"] <= "2026-11-22T04:00:00Z" for row in rows)
    assert "Other" in steward("schedule", "--days", 1).out


@pytest.mark.usefixtures("past")
def test_a_chat_of_nobody_is_told(steward: Steward) -> None:
    answer = steward("schedule", "--chat", -5)
    assert (answer.code, "no community has the chat id -5" in answer.err) == (1, True)


def test_a_pack_needs_no_database_and_keeps_local_time_when_the_clocks_change(steward: Steward) -> None:
    words = ("--pack", "general", "--timezone", "Europe/Berlin", "--kind", "koc", "--from", "2026-03-27")
    rows = steward("schedule", *words, "--days", 4, "--json").json
    posts = {row["entry"]: (row["local"], row["at"]) for row in rows if row["kind"] == "calendar"}
    assert posts["sat"] == ("2026-03-28T10:30", "2026-03-28T09:30:00Z")
    assert posts["sun"] == ("2026-03-29T20:30", "2026-03-29T18:30:00Z")
    assert posts["mon"] == ("2026-03-30T10:00", "2026-03-30T08:00:00Z")
    assert rows[0]["chat_id"] is None


def test_a_pack_with_weeks_names_the_week(steward: Steward) -> None:
    rows = steward("schedule", "--pack", "reading", "--from", "2026-01-05", "--days", 28, "--json").json
    weeks = list(dict.fromkeys(row["week"] for row in rows))
    assert weeks == ["beginnings", "people", "places", "ideas"]


def test_without_a_database_the_configured_communities_are_listed(steward: Steward, tmp_path: Path) -> None:
    config = "[[communities]]\nchat_id = -1007\ntitle = 'Lesekreis'\ntimezone = 'Europe/Berlin'\n"
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    rows = steward("schedule", "--days", 1, "--json").json
    assert {(row["chat_id"], row["timezone"]) for row in rows} == {(-1007, "Europe/Berlin")}


def test_a_pack_has_its_own_times(steward: Steward, tmp_path: Path) -> None:
    own = shutil.copytree(SHIPPED_CONTENT, tmp_path / "content") / "packs" / "reading"
    own.mkdir()
    (own / "topics.toml").write_text('times = ["08:15"]\n', encoding="utf-8")
    for pack, at in (("reading", "08:15"), ("fitness", "12:30")):
        rows = steward("schedule", "--pack", pack, "--from", "2026-01-05", "--days", 1, "--json").json
        assert [row["local"][-5:] for row in rows if row["kind"] == "topic"] == [at]
    (own / "topics.toml").write_text('times = ["20:00"]\nwrapup_at = "20:00"\n', encoding="utf-8")
    assert "content/packs/reading/topics.toml:2" in steward("check").err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 1, "no community is known"),
        (("--pack", "raeding"), 2, "did you mean `reading`?"),
        (("--pack", "reading", "--timezone", "Mars/Base"), 2, "no time zone Mars/Base"),
        (("--pack", "reading", "--chat", "-1"), 2, "either a group"),
        (("--kind", "koc"), 2, "go with --pack"),
        (("--from", "2026-02-30"), 2, "2026-02-30"),
        (("--days", "0"), 2, "--days"),
        (("--pack", "reading", "--kind", "club"), 2, "club"),
    ],
)
def test_what_cannot_be_asked_for_is_told_with_the_mend(
    steward: Steward, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = steward("schedule", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
