"""Texts that are meant to be slow: each costs the screen little more than talk of the same length."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.guard import Guard
from bot.screening.matcher import Matcher
from bot.screening.personal import find_personal
from tests.bad_input.ground import unharmed
from tests.stories import stage as scenery
from tests.stories.door import told
from tests.stories.stage import GROUP, staged

LONGEST = 4096
PLAIN = "大家早上好，今天天气不错，我们去公园走走吧。The weather is fine today. "
MARKS = ("\u0351", "a\u0351\u0352\u0353", "刷\u0351", "\u200b", "刷\u200b", "\u202e", "\u0600", "👨\u200d")
"""Combining, invisible and turning signs: they are to cost no more than letters."""
SLOW = (
    "刷.单*", "刷單", "$3x ", "4539 1488 ", "@a ", "http://a.b/", "ｓ", "аa", "😀", "0", " ", ".", "a.a.",
    "刷", "shuadan", "刷单返现", "validate your wallet ", "62", "\n", "｜", "(", "ſ", "ﷺ",
)  # fmt: skip
"""Disguises without end, hits without end, numbers, links: dearer, but within bounds."""
WORDS = 65_000


@pytest.fixture(scope="module")
def screen() -> Callable[[str], None]:
    """All that looks at a text."""
    content = load_content(SHIPPED_CONTENT)
    guard, matcher = Guard(content), Matcher.of(content.words)

    def look(text: str) -> None:
        matcher.find(text)
        find_personal(text)
        guard.complaint(text)

    return look


def cost(screen: Callable[[str], None], unit: str) -> float:
    """Seconds of this process for the longest message of such units, the best of three."""
    text, spent = (unit * LONGEST)[:LONGEST], []
    for _ in range(3):
        before = time.process_time()
        screen(text)
        spent.append(time.process_time() - before)
    return min(spent)


def test_marks_without_end_cost_no_more_than_ordinary_talk(screen: Callable[[str], None]) -> None:
    plain = cost(screen, PLAIN)
    assert {unit: spent / plain for unit in MARKS if (spent := cost(screen, unit)) > 3 * plain} == {}


def test_nothing_costs_a_hundred_times_as_much(screen: Callable[[str], None]) -> None:
    plain = cost(screen, PLAIN)
    assert {unit: spent / plain for unit in SLOW if (spent := cost(screen, unit)) > 100 * plain} == {}


async def test_marks_without_end_are_heard_and_hold_up_nobody(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        for unit in MARKS:
            await stage.say(1002, ("x" + unit * LONGEST)[: LONGEST - 1200])
        await stage.say(1003, "/points")
        await unharmed(stage)
        assert (await stage.last(1003))["text"]


async def test_65000_words_are_brought_in_and_heard_from_the_first_message_on(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = shutil.copytree(SHIPPED_CONTENT, tmp_path / "content")
    listed = tmp_path / "list.txt"
    listed.write_text("".join(f"bought word {number:x}\n" for number in range(WORDS)), encoding="utf-8")
    monkeypatch.setenv("STEWARD_CONTENT__PATH", str(content))
    monkeypatch.chdir(tmp_path)
    assert main(["words", "import", str(listed), "--category", "bought"]) == 0
    assert f"{WORDS} words added" in capsys.readouterr().out
    monkeypatch.setattr(scenery, "CONTENT", content)
    async with staged(sqlite_url) as stage:
        await stage.say(1002, "who has the bought word fde7 here", GROUP)
        await stage.settle()
        [card] = await told(stage, "Incident")
        assert "bought word fde7" in card["text"]
