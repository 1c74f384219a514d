"""Files and pictures that unpack to something huge: the bot opens nothing that people send.

What it does open has an end: the webhook's body (tests/intake/test_webhook.py), a list of words
(tests/cli/test_words.py), files of the content folder, which are the operators' own.
"""

import ast

import pytest

from bot.pictures.palette import Pen
from bot.pictures.paper import Paper
from tests.attacks.presses import harm
from tests.stories.door import calls
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged
from tests.tree import ROOT

UNPACKERS = {
    "zipfile",
    "tarfile",
    "gzip",
    "bz2",
    "lzma",
    "PIL",
    "cv2",
    "xml.etree",
    "lxml",
    "pickle",
    "shelve",
}
"""What turns a few bytes into many, or into code."""
ANN = 1002


def imported() -> set[tuple[str, str]]:
    """Every module that the bot's own code names in an import, with where."""
    found = set()
    for room in ("bot", "handlers", "scheduled"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                found |= {(name, str(path.relative_to(ROOT))) for name in names}
    return found


def test_nothing_that_unpacks_is_part_of_the_bot() -> None:
    names = imported()
    assert ("csv", "bot/storage/audit_paper.py") in names
    assert [each for each in names if any(f"{each[0]}.".startswith(f"{one}.") for one in UNPACKERS)] == []


async def test_no_file_that_anybody_sends_is_ever_fetched(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await _ask_for_pictures(stage)
        for chat, user in ((GROUP, ANN), (ANN, ANN), (OPS, OWNER), (OWNER, OWNER)):
            for content in ("photo", "document", "sticker", "video", "animation", "voice"):
                await stage.post(
                    "say", chat=chat, user=user, caption="#walk /codes add spring", **{content: True}
                )
        await stage.settle()
        assert await harm(stage) == []
        updates = (await stage.get("journal", kind="update"))["entries"]
        assert any("document" in each["update"].get("message", {}) for each in updates)
        assert await calls(stage, "getFile") == []


async def _ask_for_pictures(stage: Stage) -> None:
    await stage.say(ANN, "/start", ANN)
    await stage.say(OWNER, "/start", OWNER)
    await stage.say(OWNER, "/challenge Walk | 7 days | #walk")
    await stage.settle()


@pytest.mark.parametrize("text", ["x" * 200_000, "\u0351" * 200_000, "😀" * 50_000, "<svg>" * 40_000])
def test_a_picture_of_an_endless_text_stays_a_small_picture(text: str) -> None:
    paper = Paper(300, 100)
    paper.write(10, 50, text[:4096], Pen(20), room=200)
    assert len(paper.svg()) < 50_000
    assert len(paper.png()) < 200_000
