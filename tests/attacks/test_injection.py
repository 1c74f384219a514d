"""Names, titles, words, reasons and answers that want to be HTML, Markdown, a link, or not to be seen."""

import unicodedata
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.hands import ANN, BO, CHEN, Wording
from tests.attacks.presses import harm
from tests.attacks.town import BANNED, Town, town
from tests.bad_input.words import NAMES
from tests.stories.stage import Stage

MARK = "<b>INJ</b>"
EVIL = MARK + " <a href=x>&amp; \"q' *_`[y](tg://z)` \u202egpj\u202c\u200b</i>"
NAMED = {ANN: f"{MARK}\u202eAnn", BO: f"*_`[INJ](tg://z) & {MARK} Bo", CHEN: f'"><{MARK}\u200b&lt; {{ $x }}'}
WORDING = Wording({**NAMED, BANNED: f"=cmd {MARK}"}, f"{MARK} & \u202eReaders\u202c", f"{MARK} cheap", EVIL)

FORWARDS = {"forwardMessage"}
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


async def sent(stage: Stage) -> list[dict[str, Any]]:
    """All messages of the bot as Telegram had understood them, and what stood on their buttons.

    What it forwards is its author's, and Telegram shows it as theirs.
    """
    entries = (await stage.get("journal", kind="request"))["entries"]
    return [each for each in entries if each["status"] == 200 and each["method"] not in FORWARDS]


def pieces(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Every text in them that people read."""
    for each in entries:
        made, asked = each.get("result"), each["params"]
        if isinstance(made, dict):
            yield made.get("text") or made.get("caption") or ""
            for option in (made.get("poll") or {}).get("options", ()):
                yield option["text"]
            yield (made.get("poll") or {}).get("question", "")
        for row in (asked.get("reply_markup") or {}).get("inline_keyboard", ()):
            yield from (button["text"] for button in row)
        if each["method"] == "answerCallbackQuery":
            yield asked.get("text", "")


def turns_or_controls(sign: str) -> bool:
    """Whether a sign turns the writing around or is for machines; those that only take no room may stay."""
    return unicodedata.bidirectional(sign) in _TURNING or (
        unicodedata.category(sign) == "Cc" and sign != "\n"
    )


def marked_up(entries: list[dict[str, Any]]) -> list[str]:
    """What became bold, a link or the like and has something of the attack in it."""
    found = []
    for each in entries:
        made = each.get("result")
        if not isinstance(made, dict):
            continue
        text = (made.get("text") or made.get("caption") or "").encode("utf-16-le")
        for entity in made.get("entities") or made.get("caption_entities") or ():
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            part = text[start:end].decode("utf-16-le")
            if "tg://z" in str(entity.get("url")) or part.strip() in {"INJ", "y"}:
                found.append(part)
    return found


@pytest.fixture
async def hostile(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A town whose people write like that wherever they may write anything."""
    async with town(sqlite_url, tmp_path, monkeypatch, WORDING) as made:
        yield made


async def test_it_is_shown_as_it_is_written_in_every_message_and_nothing_is_hidden(hostile: Town) -> None:
    entries = await sent(hostile.stage)
    texts = [text for text in pieces(entries) if text]
    assert await harm(hostile.stage) == []
    assert marked_up(entries) == []
    assert [text for text in texts if "INJ" in text.replace(MARK, "").replace("[INJ]", "")] == []
    assert [text for text in texts if any(map(turns_or_controls, text))] == []
    assert len({text for text in texts if MARK in text}) > 60, "or it was not shown anywhere"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_nothing_but_text_in_a_picture(name: str) -> None:
    from bot.pictures.palette import Pen  # noqa: PLC0415 - its fonts are large
    from bot.pictures.paper import Paper  # noqa: PLC0415

    paper = Paper(200, 100)
    paper.write(10, 50, f'{name}</text><image href="file:///etc/hostname"/>]]>&x;', Pen(20))
    tags = {part.split()[0].rstrip(">") for part in paper.svg().split("<")[1:]}
    assert tags <= {"svg", "rect", "rect/", "text", "/text", "/svg"}
    assert paper.png().startswith(b"\x89PNG")
