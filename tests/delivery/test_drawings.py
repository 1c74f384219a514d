"""Pictures that are drawn when they are sent: shown with the text, and never keeping it back."""

from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.domain.outgoing import Drawing, Text
from tests.delivery.office import ANN, GROUP, TOKEN, Office, say, whisper

BYTES = b"\x89PNG\r\n\x1a\n, as far as anybody here looks"
CARD = Drawing("card", {"name": "Ann", "title": Text("say", {"words": "Level"}), "days": (1, Text("button"))})


@pytest.fixture
def drawn(office: Office) -> list[tuple[str, dict[str, object]]]:
    """The drawings asked for, each with what it was to show."""
    asked: list[tuple[str, dict[str, object]]] = []

    async def draw(name: str, args: dict[str, object]) -> tuple[str, bytes]:
        asked.append((name, args))
        return f"{name}.png", BYTES

    office.draw = draw
    return asked


async def fetched(office: Office, message: dict[str, Any]) -> bytes:
    async with office.http.get(office.url + message["photo_url"]) as answer:
        return await answer.read()


async def test_a_drawing_is_shown_over_its_text(office: Office, drawn: list[Any]) -> None:
    await office.send(replace(say("hello"), drawing=CARD))
    [message] = await office.shown()
    assert (message["caption"], await fetched(office, message)) == ("hello", BYTES)
    assert await office.states() == ["sent"]
    assert len(drawn) == 1


async def test_the_texts_in_a_drawing_come_in_the_readers_language(office: Office, drawn: list[Any]) -> None:
    deep = replace(CARD, args={**CARD.args, "rows": {"first": (Text("say", {"words": "<b>"}),)}})
    await office.send(replace(say("hello"), drawing=deep))
    [(name, args)] = drawn
    assert name == "card"
    shown = {"name": "Ann", "title": "Level", "days": [1, "Press"], "rows": {"first": ["<b>"]}}
    assert args == shown


async def test_a_drawing_that_fails_leaves_the_text_and_the_log_says_so(office: Office) -> None:
    async def draw(name: str, args: dict[str, object]) -> tuple[str, bytes]:
        raise ZeroDivisionError(name, args)

    office.draw = draw
    with capture_logs() as logs:
        await office.send(replace(say("hello"), drawing=CARD))
    assert await office.seen() == ["hello"]
    assert await office.states() == ["sent"]
    [line] = [each for each in logs if each["event"].startswith("a picture cannot be drawn")]
    assert line["drawing"] == "card"


async def test_without_anybody_to_draw_the_text_goes_alone(office: Office) -> None:
    await office.send(replace(say("hello"), drawing=CARD))
    assert await office.seen() == ["hello"]


@pytest.mark.usefixtures("drawn")
async def test_a_drawing_can_be_for_one_person_only(office: Office) -> None:
    await office.send(replace(whisper("for you"), drawing=CARD))
    [message] = await office.shown(ANN)
    assert (message["ephemeral"], message["caption"]) == (True, "for you")
    assert await office.shown(1) == []


@pytest.mark.usefixtures("drawn")
async def test_a_secret_drawing_goes_to_private_where_the_group_refuses(office: Office) -> None:
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin=False, status="member", by=1)
    await office.control("say", chat=ANN, bot=TOKEN, user=ANN, text="/start")
    await office.send(replace(whisper("for you"), drawing=CARD, secret=True))
    [message] = await office.shown(ANN, ANN)
    assert (message["caption"], await fetched(office, message)) == ("for you", BYTES)
    assert await office.shown(1) == []


@pytest.mark.usefixtures("drawn")
async def test_a_drawing_that_telegram_refuses_is_left_out(office: Office) -> None:
    await office.fault("error", method="sendPhoto", description="Bad Request: IMAGE_PROCESS_FAILED")
    await office.send(replace(say("hello"), drawing=CARD))
    assert await office.seen() == ["hello"]
    assert await office.states() == ["sent"]
