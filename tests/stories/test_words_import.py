"""`steward words import --chat` beside a running bot: it looks for the words from the next message on."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.stories.stage import GROUP, OPS, OWNER, Stage
from tests.stories.test_words import hits, tell

ANN, BO = 1002, 1003
LIST = "# bought lists\nbought word fde7\ncheap followers | severity=2 flag\n\n|\n"


async def test_a_running_bot_looks_for_them_at_once(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("STEWARD_DATABASE__URL", stage.database.url.render_as_string(hide_password=False))
    monkeypatch.chdir(tmp_path)
    await stage.say(ANN, "who has the bought word fde7")
    await stage.settle()
    assert await hits(stage) == []
    arguments = ["words", "import", str(listed), "--severity", "3", "--chat"]
    assert await asyncio.to_thread(main, [*arguments, str(GROUP)]) == 0
    written = capsys.readouterr()
    assert "2 words are looked for in Readers" in written.out
    assert "left out, no word" in written.err
    await stage.say(BO, "who has the bought word fde7")
    await stage.say(ANN, "cheap followers, anybody?")
    await stage.settle()
    assert await hits(stage) == ["bought word fde7", "cheap followers"]
    assert "bought word fde7 · severity 3" in await tell(stage, OWNER, "/words list", OPS)
    assert await asyncio.to_thread(main, [*arguments, "-1009"]) != 0
    assert "-1009 is no group of this bot" in capsys.readouterr().err


async def test_a_list_that_is_too_long_for_a_group_changes_nothing(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("".join(f"bought word {number:x}\n" for number in range(1001)), encoding="utf-8")
    monkeypatch.setenv("STEWARD_DATABASE__URL", stage.database.url.render_as_string(hide_password=False))
    monkeypatch.chdir(tmp_path)
    assert await asyncio.to_thread(main, ["words", "import", str(listed), "--chat", str(GROUP)]) != 0
    assert "at most 1000" in capsys.readouterr().err
    assert "page" not in await tell(stage, OWNER, "/words list", OPS)
