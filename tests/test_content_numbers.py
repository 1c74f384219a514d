"""A pack may change the numbers of its communities; the rest stays as it is for all."""

import shutil
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import ContentError, load_content
from bot.domain.community import Community
from bot.domain.sanctions import Kind
from tests.intake.mail import NOON


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SHIPPED_CONTENT, tmp_path / "content"))


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "packs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def group(pack: str) -> Community:
    return Community(1, -1, "Readers", "interest", "en", "UTC", 4, None, pack, "active", NOON)


def test_a_pack_says_only_what_is_different(folder: Path) -> None:
    write(folder, "reading/points.toml", "message_points = 3\n")
    write(folder, "reading/ladder.toml", "[points]\n3 = 12\n[acts]\nmute_minutes = 30\n")
    write(folder, "reading/checkin.toml", 'base = 20\nreminder_at = "20:30"\n')
    write(folder, "fitness/complaints.toml", "[grades.general]\nhours = 30\n")
    content = load_content(folder)
    reading, fitness = content.of(group("reading")), content.of(group("fitness"))
    assert (reading.points.message_points, content.points.message_points) == (3, 1)
    assert reading.points.thanks_points == content.points.thanks_points
    assert reading.ladder.points == {**content.ladder.points, 3: 12}
    assert reading.ladder.mute_minutes == 30
    assert reading.ladder.rung(5).kind == Kind.WARN
    assert (reading.checkin.base, f"{reading.checkin.reminder_at:%H:%M}") == (20, "20:30")
    assert (fitness.points, fitness.ladder) == (content.points, content.ladder)
    hours = [
        min(each.complaints.grades.values(), key=lambda g: -g.hours).hours for each in (content, fitness)
    ]
    assert hours[1] == 30 != hours[0]
    assert content.of(group("beauty")) is content
    assert reading.of(group("reading")) is reading


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("reading/points.toml", "\nmesage_points = 3\n", "content/packs/reading/points.toml:2"),
        ("reading/points.toml", "message_points = -1\n", "content/packs/reading/points.toml:1"),
        ("reading/ladder.toml", "[acts]\npause_seconds = 9000\n", "content/packs/reading/ladder.toml:2"),
        ("reading/shop.toml", "", "a file that a pack cannot have"),
        ("reding/points.toml", "message_points = 2\n", "the folder of a pack that is not there"),
        ("reading/complaints.toml", '[grades.general]\nsolved = "nothing"\n', "names the text nothing"),
    ],
)
def test_mistakes_are_named(folder: Path, name: str, text: str, said: str) -> None:
    write(folder, name, text)
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    [problem] = caught.value.problems
    assert said in str(problem)
