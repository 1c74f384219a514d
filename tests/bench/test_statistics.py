"""The replay compares what it should, and the year that is measured is one."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

from bench import scale, statistics

NIGHT = int(datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp())
"""Already the next day in Shanghai."""


def _folder(tmp_path: Path, messages: int) -> Path:
    """Ann at night and a day later, Bo only at night."""
    home = tmp_path / "chat" / "small"
    home.mkdir(parents=True)
    events = [("Ann", NIGHT), ("Bo", NIGHT + 60), ("Ann", NIGHT + 86_400)]
    with gzip.open(home / "events.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"i": n, "t": at, "u": user, "k": "msg", "len": 5}) + "\n"
            for n, (user, at) in enumerate(events)
        )
    whole = {
        "messages": messages, "users": 2, "first": NIGHT, "last": NIGHT + 86_400,
        "top20_by_messages": [["Ann", 2], ["Bo", 1]],
    }  # fmt: skip
    zones = {
        "UTC": _zone(["2026-03-01", "2026-03-02"], 23, [1, 0, 0, 0, 0, 0, 2]),
        "Asia/Shanghai": _zone(["2026-03-02", "2026-03-03"], 7, [2, 1, 0, 0, 0, 0, 0]),
    }
    (home / "expected_stats.json").write_text(json.dumps(whole | zones), "utf-8")
    return tmp_path


def _zone(days: list[str], hour: int, weekdays: list[int]) -> dict[str, object]:
    return {
        "days_active": 2, "msgs_by_day": {days[0]: 2, days[1]: 1}, "dau_by_day": {days[0]: 2, days[1]: 1},
        "new_users_by_day": {days[0]: 2}, "msgs_by_hour": [3 * (hour == each) for each in range(24)],
        "msgs_by_weekday_mon0": weekdays,
        "retention_exact_day": {"D1": [1, 2], "D7": [0, 0], "D30": [0, 0]},
    }  # fmt: skip


async def test_a_replay_is_compared_to_the_unit(database_url: str, tmp_path: Path) -> None:
    [right] = statistics.read(_folder(tmp_path / "right", messages=3))
    [wrong] = statistics.read(_folder(tmp_path / "wrong", messages=4))

    found = await statistics.replay(right, database_url)

    zones = list(zip(statistics.ZONES, found, strict=True))
    assert [statistics.differences(each, right.expected, zone) for zone, each in zones] == [[], []]
    assert [statistics.differences(each, wrong.expected, zone) for zone, each in zones] == [
        ["messages: 3 not 4"], ["messages: 3 not 4"],
    ]  # fmt: skip


async def test_a_year_of_several_groups_is_written_and_asked_about() -> None:
    size = scale.Size(messages=3000, members=200, communities=4, times=1)

    rows, took = await scale.measure(size)

    assert rows > 500
    assert all(len(times) == 1 for times in took.values())
    assert sum(share.members for share in scale.shares(size)) <= size.members
