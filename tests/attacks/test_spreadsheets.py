"""What a spreadsheet would take for a formula, in every table that is written for one.

The audit log's own test is in tests/actions/test_staff.py.
"""

import csv
import io
import re
from pathlib import Path

import pytest

from bot.cli.figures import write_csv
from bot.domain.spreadsheet import cell
from tests.tree import ROOT

FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "＝1+1",
    '=HYPERLINK("https://evil.example","click")',
)  # fmt: skip
WRITERS = {
    "bot/storage/audit_paper.py", "bot/storage/statistics_paper.py", "bot/cli/figures.py",
    "bot/demo/figures.py",
}  # fmt: skip
"""The demo's has no text of anybody in it."""


@pytest.mark.parametrize("written", FORMULAS)
def test_a_formula_becomes_text(written: str, tmp_path: Path) -> None:
    assert cell(written) == f"'{written}"
    write_csv(tmp_path / "out.csv", [{"title": written, "messages": -5}], ("title", "messages"))
    [row] = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_bytes().decode()))
    assert (row["title"], row["messages"]) == (f"'{written}", "-5")


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [cell(value) for value in (-5, 0.5, None, "Ann", "1 = 1")] == [-5, 0.5, None, "Ann", "1 = 1"]


def test_no_other_table_is_written_past_that() -> None:
    writes = re.compile(r"csv\.(?:writer|DictWriter)\(")
    found = {
        str(path.relative_to(ROOT))
        for room in ("bot", "handlers", "scheduled")
        for path in (ROOT / room).rglob("*.py")
        if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found == WRITERS
