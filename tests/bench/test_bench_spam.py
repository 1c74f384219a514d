"""The figures of the spam bench are counted right, and it says so when its material is absent."""

import gzip
import json
from pathlib import Path

from bench.__main__ import measured
from bench.spam import Scored, figures, read


def test_shares_are_counted_from_what_was_flagged_and_what_was_true() -> None:
    spam = [Scored(chance, chance > 0.8, spam=True) for chance in (0.9, 0.7, 0.6, 0.2)]
    harmless = [Scored(chance, chance > 0.8, spam=False) for chance in (0.95, *[0.1] * 100)]

    found = figures(spam + harmless)

    assert found.precision == 3 / 4
    assert found.recall == 3 / 4
    assert found.at_one_percent == 4 / 4
    assert found.false_alarms == 1 / 101
    assert found.found == 1 / 4


def test_the_clean_text_is_read_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "spam").mkdir()
    rows = [{"text": "a", "label": 1, "text_clean": "b"}, {"text": "c", "label": 0}]
    with gzip.open(tmp_path / "spam" / "set.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)

    assert read(tmp_path, "set") == [("b", True), ("c", False)]


def test_absent_material_is_named(tmp_path: Path) -> None:
    assert "zh_live_train" in measured("spam", str(tmp_path))
    assert "FOLDER" in measured("spam")
