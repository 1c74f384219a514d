"""`content/gate.toml`: what somebody got wrong is named with its line and the mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_gate import read_gate
from bot.domain.gate import GateRules
from bot.problems import ProblemsError

SHIPPED = (SHIPPED_CONTENT / "gate.toml").read_text(encoding="utf-8")


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], GateRules]:
    monkeypatch.chdir(tmp_path)

    def made(text: str) -> GateRules:
        (tmp_path / "gate.toml").write_text(text, encoding="utf-8")
        return read_gate(Path("gate.toml"))

    return made


def test_the_shipped_numbers_are_the_defaults_of_the_rules(read: Callable[[str], GateRules]) -> None:
    rules = read(SHIPPED)
    assert GateRules(pictures=rules.pictures) == rules
    assert len(rules.pictures) >= rules.options


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("seconds = 300", "seconds = 301", "gate.toml:5: seconds is too large — give 300 or less"),
        ('kind = "button"', 'kind = "quiz"', "gate.toml:4: kind is not one of the choices — choose"),
        ('wrong = "later"', 'wrong = "later"\nsilence = 1', "silence is not a known key — did you mean"),
        ("quiet_minutes = 10", "quiet_minutes = 0", "raid.quiet_minutes is too small — give 1 or more"),
        ('sign = "🐶"', 'sign = "🐱"', "pictures.dog.sign is that of cat as well — choose another emoji"),
        ('sign = "🐶", zh = "狗"', 'sign = "🐶", zh = ""', "pictures.dog.zh is empty or too long"),
        ('sign = "🐶"', 'sign = ""', 'pictures.dog.sign is not one emoji — write it like sign = "🐱"'),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_mend(
    read: Callable[[str], GateRules], old: str, new: str, told: str
) -> None:
    assert old in SHIPPED
    with pytest.raises(ProblemsError) as caught:
        read(SHIPPED.replace(old, new, 1))
    assert told in str(caught.value)


def test_too_few_pictures_for_the_buttons_are_noticed(read: Callable[[str], GateRules]) -> None:
    head = SHIPPED.partition("[pictures]")[0]
    with pytest.raises(ProblemsError, match="pictures has 0, fewer than a question shows"):
        read(head)
