"""`steward words import` beside a running bot: it looks for the words, without a restart."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.stories.stage import CONTENT, GROUP, OPS, OWNER, Stage, staged
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


async def taken_up(stage: Stage, category: str) -> None:
    """Until the running bot looks for words of a category."""
    async with asyncio.timeout(10):
        while True:
            if category in {word.category for word in stage.app.school.guard.lexicon.words}:
                return
            await asyncio.sleep(0.02)


async def test_words_brought_into_the_content_are_heard_within_a_second_or_so(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, listed = tmp_path / "own", tmp_path / "list.txt"
    shutil.copytree(CONTENT, own)
    listed.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("STEWARD_CONTENT__PATH", str(own))
    monkeypatch.chdir(tmp_path)
    async with staged(sqlite_url, folder=own) as stage:
        await stage.say(ANN, "who has the bought word fde7")
        await stage.settle()
        assert await asyncio.to_thread(main, ["words", "import", str(listed), "--severity", "3"]) == 0
        await taken_up(stage, "imported")
        await stage.say(BO, "who has the bought word fde7")
        await stage.settle()
        assert await hits(stage) == ["bought word fde7"]
        shipped = await tell(stage, OWNER, "/words list", OPS)
        assert f"the {len(stage.app.school.guard.lexicon.words)} words" in shipped.replace(",", "")
