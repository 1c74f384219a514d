"""`steward report`: the figures of local days."""

import csv
from pathlib import Path

import pytest

from tests.cli.community import FORMER, GROUP
from tests.cli.conftest import Steward

YESTERDAY = {
    "local_date": "2026-11-20", "joined": 2, "left": 0, "members": 2, "messages": 0, "active_members": 0,
    "checked_in": 0, "points_paid": 0,
}  # fmt: skip
TODAY = {
    "local_date": "2026-11-21", "joined": 0, "left": 1, "members": 1, "messages": 3, "active_members": 1,
    "checked_in": 1, "points_paid": 42,
}  # fmt: skip


@pytest.mark.usefixtures("past")
def test_a_week_is_the_seven_local_days_that_end_today(steward: Steward) -> None:
    found = steward("report", "--chat", GROUP, "--period", "week", "--json").json
    assert (found["chat_id"], found["title"], found["period"]) == (GROUP, "读书会", "week")
    assert (found["from"], found["to"], found["members"]) == ("2026-11-15", "2026-11-21", 1)
    assert len(found["days"]) == 7
    assert found["days"][-2:] == [YESTERDAY, TODAY]
    assert found["totals"] == {"joined": 2, "left": 1, "messages": 3, "checked_in": 3, "points_paid": 42}


@pytest.mark.usefixtures("past")
def test_a_day_and_a_month(steward: Steward) -> None:
    assert steward("report", "--chat", GROUP, "--period", "day", "--json").json["days"] == [TODAY]
    month = steward("report", "--chat", FORMER, "--period", "month", "--json").json
    assert (len(month["days"]), month["from"]) == (30, "2026-10-23")


@pytest.mark.usefixtures("past")
def test_csv_has_a_line_for_each_day(steward: Steward, tmp_path: Path) -> None:
    answer = steward("report", "--chat", GROUP, "--csv", "week.csv")
    assert "读书会, 2026-11-15 to 2026-11-21" in answer.out
    with (tmp_path / "week.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    assert rows[-1] == {name: str(value) for name, value in TODAY.items()}


@pytest.mark.usefixtures("past")
def test_a_chat_of_nobody_is_told(steward: Steward) -> None:
    answer = steward("report", "--chat", -5, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "no community has the chat id -5" in answer.err
