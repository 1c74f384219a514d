"""The studio: a process of its own that draws, and what happens when it does not."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict

import pytest

from bot.pictures import studio as rooms
from bot.pictures.member_card import member_card
from bot.pictures.studio import CannotDraw, Studio
from tests.pictures.cards import EN, PLAIN, ZH


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    studio = Studio()
    yield studio
    await studio.close()


async def test_the_studio_draws_what_the_room_draws(studio: Studio) -> None:
    name, png = await studio.draw("member_card", asdict(ZH))
    assert name == "member_card.png"
    assert png == member_card(ZH)


async def test_everybody_gets_their_own_picture(studio: Studio) -> None:
    cards = [ZH, EN, PLAIN]
    drawn = await asyncio.gather(*(studio.draw("member_card", asdict(card)) for card in cards))
    assert [png for _, png in drawn] == [member_card(card) for card in cards]


@pytest.mark.parametrize(
    ("name", "args", "why"),
    [
        ("no_such_card", {}, "no_such_card"),
        ("member_card", {"name": 5}, "name"),
        ("member_card", {}, "missing"),
    ],
)
async def test_what_cannot_be_drawn_is_told_and_the_next_is_drawn(
    studio: Studio, name: str, args: dict[str, object], why: str
) -> None:
    with pytest.raises(CannotDraw, match=why):
        await studio.draw(name, args)
    assert await studio.draw("member_card", asdict(PLAIN))


async def test_a_process_that_dies_is_replaced(studio: Studio) -> None:
    await studio.draw("member_card", asdict(PLAIN))
    process = studio._process
    assert process is not None
    os.kill(process.pid, 9)
    await process.wait()
    _, png = await studio.draw("member_card", asdict(PLAIN))
    assert png == member_card(PLAIN)


@pytest.mark.parametrize("habit", ["pass", "print('nonsense')", "print('[9, \"\"]')", "print('{}')"])
async def test_a_process_that_talks_nonsense_or_leaves_is_an_error(habit: str) -> None:
    studio = Studio((sys.executable, "-c", habit))
    with pytest.raises(CannotDraw, match="member_card"):
        await studio.draw("member_card", {})


async def test_a_process_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "LIMIT", 0.05)
    monkeypatch.setattr(rooms, "LEAVE", 0.05)
    studio = Studio((sys.executable, "-c", "import time; time.sleep(60)"))
    with pytest.raises(CannotDraw, match="TimeoutError"):
        await studio.draw("member_card", {})
    assert studio._process is None


async def test_a_drawing_that_is_called_off_leaves_nothing_behind_for_the_next(studio: Studio) -> None:
    first = asyncio.gather(studio.draw("member_card", asdict(ZH)))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    _, png = await studio.draw("member_card", asdict(EN))
    assert png == member_card(EN)


async def test_a_closed_studio_has_no_process() -> None:
    studio = Studio()
    await studio.draw("member_card", asdict(PLAIN))
    process = studio._process
    await studio.close()
    assert process is not None
    assert process.returncode == 0
    await studio.close()


async def test_the_process_ends_with_whoever_started_it(studio: Studio) -> None:
    await studio.draw("member_card", asdict(PLAIN))
    process = studio._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    async with asyncio.timeout(5):
        assert await process.wait() == 0
