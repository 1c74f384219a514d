"""Complaints: what a community manager got wrong in their file is named with its line and the mend."""

import shutil
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import ContentError, load_content
from bot.content_complaints import read_complaints
from bot.domain.complaint import Grade
from bot.domain.crisis import CrisisRules
from bot.problems import ProblemsError
from tests.test_content import replace, write

GRADE = (
    'understand = "complaint-a"\npromise = "complaint-a"\nsolved = "complaint-a"\nsatisfied = "complaint-a"\n'
)
FILE = f"""threshold = 10

[grades.general]
hours = 24
attention = 2
{GRADE}
[grades.product]
hours = 8
attention = 2
{GRADE}
[grades.dispute]
hours = 2
attention = 3
{GRADE}
[[sign]]
name = "bad"
grade = "general"
about = true
weight = 10
phrases = ["差评"]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "complaints.toml", FILE)
    return tmp_path / "complaints.toml"


def found(file: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_complaints(file.parent, {"complaint-a", "complaint-b"})
    return [str(problem) for problem in caught.value.problems]


def test_the_smallest_file_is_enough(file: Path) -> None:
    rules = read_complaints(file.parent, {"complaint-a"})
    assert [sign.phrases for sign in rules.signs] == [("差评",)]
    assert rules.grades[Grade.DISPUTE].hours == 2
    assert rules.crisis == CrisisRules()


def test_the_shipped_rules_are_those_of_the_promise() -> None:
    rules = load_content(SHIPPED_CONTENT).complaints
    assert [rules.grades[grade].hours for grade in Grade] == [24, 8, 2]
    assert {sign.grade for sign in rules.signs} == {None, *Grade}
    assert rules.crisis.window_minutes == 30


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("threshold = 10", "threshold = 0", "complaints.toml:1: threshold is too small — give 1 or more"),
        ("threshold = 10", "treshold = 10", "treshold is not a known key — did you mean `threshold`?"),
        ("hours = 8", "hours = 48", "complaints.toml:12: grades.product.hours is 48 — give 24 or less"),
        ("attention = 3", "attention = 5", "grades.dispute.attention is too large — give 4 or less"),
        (
            'hours = 2\nattention = 3\nunderstand = "complaint-a"',
            'hours = 2\nattention = 3\nunderstand = "complaint-bb"',
            "grades.dispute.understand names the text complaint-bb, which is not there — did you mean `compl",
        ),
        ("[grades.dispute]", "[grades.quarrel]", "grades.dispute is missing"),
        ('grade = "general"', 'grade = "grave"', "sign[1].grade is not right"),
        ('grade = "general"\n', "", "has no sign with a grade"),
        ("about = true\n", "", "has no sign that is `about` anything"),
        ("weight = 10", "weight = 99", "sign[1].weight is too large — give 20 or less"),
        ("weight = 10", "wait = 10", "sign[1].wait is not a known key — did you mean `weight`?"),
        ('["差评"]', "[]", "sign[1].phrases has too few entries"),
        ('["差评"]', '["Bad Mark"]', "sign[1].phrases has “Bad Mark” — write small letters"),
        ('["差评"]', '["差评", "差评"]', "has “差评”, which bad has already — keep one of the two"),
        (
            '["差评"]',
            '["差评"]\n[[sign]]\nname = "bad"\nweight = 1\nphrases = ["坏"]',
            "complaints.toml:34: sign[2].name bad is there twice",
        ),
        ("[[sign]]", "[crisis]\nodds = 1\n[[sign]]", "crisis.odds is too small — give 10 or more"),
        ("[[sign]]", "[crisis]\nmember = 1\n[[sign]]", "crisis.member is not a known key"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_mend(file: Path, old: str, new: str, told: str) -> None:
    replace(file, old, new)
    assert any(told in line for line in found(file)), found(file)


def test_the_check_of_the_whole_content_finds_it(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(SHIPPED_CONTENT, folder)
    replace(folder / "complaints.toml", 'promise = "complaint-promise"', 'promise = "complaint-promize"')
    with pytest.raises(ContentError, match="did you mean `complaint-promise`"):
        load_content(folder)
