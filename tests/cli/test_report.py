"""`steward report` and `steward compare`: figures of local days."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.config import SHIPPED_CONTENT
from bot.domain.statistics_names import NAMES
from tests.cli.community import FORMER, GROUP, OTHER, WANG
from tests.cli.conftest import Steward

NOTHING = dict.fromkeys(
    ("joined", "left", "messages", "active_members", "checked_in", "points_paid", "active", "new_members",
     "media", "replies", "reactions", "answers", "ballots", "incidents", "cases"), 0,
)  # fmt: skip
YESTERDAY = {**NOTHING, "local_date": "2026-11-20", "joined": 2, "members": 2}
TODAY = {
    **NOTHING, "local_date": "2026-11-21", "left": 1, "members": 1, "messages": 3, "active_members": 1,
    "checked_in": 1, "points_paid": 42, "active": 1, "replies": 3, "answers": 3, "ballots": 2,
    "incidents": 1, "cases": 1,
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
def test_the_measures_of_the_week_stand_beside_those_of_the_week_before(steward: Steward) -> None:
    found = steward("report", "--chat", GROUP, "--json").json
    now: dict[str, Any] = found["measures"]
    assert tuple(now) == tuple(found["before"]) == NAMES
    assert (now["speaker_share"], now["new"], now["messages"], now["top_ten_share"]) == (1.0, 1, 3, 1.0)
    assert (now["incidents_3"], now["cases_product"], now["turnout"], now["deeds"]) == (1, 1, None, 1)
    assert (found["before"]["messages"], found["before"]["speaker_share"]) == (0, None)
    assert sum(map(sum, found["heat"])) == 3
    assert len(found["cohorts"]) == 8
    assert found["cohorts"][-1] == {"monday": "2026-11-16", "size": 1, "active": [1]}
    assert found["busiest"] == [{"place": 1, "user_id": WANG, "name": "王\x1b[31m芳", "count": 3}]


@pytest.mark.usefixtures("past")
def test_a_day_and_a_month(steward: Steward) -> None:
    assert steward("report", "--chat", GROUP, "--period", "day", "--json").json["days"] == [TODAY]
    month = steward("report", "--chat", FORMER, "--period", "month", "--json").json
    assert (len(month["days"]), month["from"]) == (30, "2026-10-23")


@pytest.mark.usefixtures("past")
def test_people_read_what_has_changed_and_then_the_days(
    steward: Steward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    lines = steward("report", "--chat", GROUP).out.splitlines()
    assert lines[0] == "读书会, 2026-11-15 to 2026-11-21"
    shown = {line.split()[0]: line.split()[1:] for line in lines if line.strip()}
    assert shown["messages"] == ["3", "0", "▲", "3"]
    assert shown["speaker_share"] == ["100.0", "%", "-", "-"]
    assert "turnout" not in shown
    assert shown["2026-11-21"][:4] == ["1", "0", "1", "3"]


@pytest.mark.usefixtures("past")
def test_csv_has_a_line_for_each_day(steward: Steward, tmp_path: Path) -> None:
    answer = steward("report", "--chat", GROUP, "--csv", "week.csv")
    assert "读书会, 2026-11-15 to 2026-11-21" in answer.out
    rows = _lines(tmp_path / "week.csv")
    assert len(rows) == 7
    assert rows[-1] == {name: str(value) for name, value in TODAY.items()}


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("period", ["day", "week", "month"])
def test_png_is_the_operators_picture(steward: Steward, tmp_path: Path, period: str) -> None:
    answer = steward("report", "--chat", GROUP, "--period", period, "--json", "--png", "group.png")
    assert answer.json["period"] == period
    picture = (tmp_path / "group.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert height > width >= 1000, "for a phone"


@pytest.mark.usefixtures("past")
def test_a_picture_that_cannot_be_written_is_told(steward: Steward) -> None:
    answer = steward("report", "--chat", GROUP, "--png", "no-such-folder/group.png")
    assert answer.code == 1
    assert "no-such-folder/group.png" in answer.err


@pytest.mark.usefixtures("past")
def test_a_period_ends_with_the_day_that_is_asked_for(steward: Steward, tmp_path: Path) -> None:
    asked = ("report", "--chat", GROUP, "--to", "2026-11-20")
    found = steward(*asked, "--json", "--csv", "week.csv", "--png", "week.png").json
    assert (found["from"], found["to"], found["members"]) == ("2026-11-14", "2026-11-20", 2)
    assert found["days"][-1] == YESTERDAY
    assert found["measures"]["messages"] == 0
    assert _lines(tmp_path / "week.csv")[-1]["local_date"] == "2026-11-20"
    assert (tmp_path / "week.png").stat().st_size
    assert steward(*asked).out.startswith("读书会, 2026-11-14 to 2026-11-20")
    later = steward("report", "--chat", GROUP, "--period", "day", "--to", "2026-11-21", "--json").json
    assert later["days"] == [TODAY]
    _, second = steward("compare", "--to", "2026-11-20", "--json").json
    assert (second["from"], second["to"], second["messages"]) == ("2026-11-14", "2026-11-20", 0)
    first = steward("inspect", "measures", "--to", "2026-11-20", "--json").json[0]
    assert (first["to"], first["messages"], first["members"]) == ("2026-11-20", 0, 2)


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("command", [("report", "--chat", GROUP), ("compare",), ("inspect", "measures")])
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-31", "--to 2026-11-31 is no day of the calendar: write it like"),
        ("yesterday", "--to yesterday is no day of the calendar"),
        ("0001-01-01", "is before there was Telegram"),
        ("2027-01-01", "--to 2027-01-01 is still to come: the group's today is 2026-11-2"),
    ],
)
def test_a_day_that_cannot_be_is_explained(
    steward: Steward, command: tuple[object, ...], day: str, told: str
) -> None:
    answer = steward(*command, "--to", day)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_only_measures_have_a_last_day(steward: Steward) -> None:
    answer = steward("inspect", "members", "--to", "2026-11-20")
    assert (answer.code, answer.out) == (2, "")
    assert "leave --to out" in answer.err


@pytest.mark.usefixtures("past")
def test_a_chat_of_nobody_is_told(steward: Steward) -> None:
    answer = steward("report", "--chat", -5, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "no community has the chat id -5" in answer.err


@pytest.mark.usefixtures("past")
def test_communities_stand_side_by_side(steward: Steward, tmp_path: Path) -> None:
    first, second = steward("compare", "--json", "--csv", "all.csv").json
    assert [(each["chat_id"], each["title"], each["members"]) for each in (first, second)] == [
        (OTHER, "Other", 1), (GROUP, "读书会", 1),
    ]  # fmt: skip
    assert tuple(second) == ("chat_id", "title", "period", "from", "to", *NAMES)
    assert second["messages"] == steward("report", "--chat", GROUP, "--json").json["measures"]["messages"]
    rows = _lines(tmp_path / "all.csv")
    assert [row["chat_id"] for row in rows] == [str(OTHER), str(GROUP)]
    assert (rows[1]["speaker_share"], rows[1]["turnout"]) == ("1.0", "")


@pytest.mark.usefixtures("past")
def test_a_table_of_communities_has_shares_in_per_cent(
    steward: Steward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    lines = steward("compare", "--period", "month").out.splitlines()
    assert lines[0].split()[:4] == ["title", "members", "net_growth", "speaker_share"]
    assert any("读书会" in line and "100.0 %" in line for line in lines)


@pytest.mark.usefixtures("past")
def test_what_counts_is_the_packs_own(steward: Steward, tmp_path: Path) -> None:
    own = shutil.copytree(SHIPPED_CONTENT, tmp_path / "content") / "packs" / "general"
    own.mkdir()
    found = []
    for people in (3, 1):
        (own / "statistics.toml").write_text(f"discussion_people = {people}\n", encoding="utf-8")
        asked = [
            steward("report", "--chat", GROUP, "--json").json["measures"],
            *(each for each in steward("compare", "--json").json if each["chat_id"] == GROUP),
            *steward("inspect", "measures", "--chat", GROUP, "--json").json,
        ]
        found.append([each["discussions"] for each in asked])
    assert found == [[0, 0, 0], [1, 1, 1]]


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
