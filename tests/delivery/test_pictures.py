"""A picture goes with its text, is one with it until both are gone, and never keeps the text back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.domain.outgoing import Button, Say, Text
from tests.delivery.office import ANN, GROUP, TOKEN, Office, say, whisper

PICTURE = "pictures/hello.png"
BYTES = b"\x89PNG\r\n\x1a\n, as far as anybody here looks"
BUTTONS = ((Button(Text("button"), data="x"),),)
LONG = "\n".join(f"{number:02} {'x' * 90}" for number in range(15))
"""More than a caption, less than a message."""


@pytest.fixture
def gallery(office: Office, tmp_path: Path) -> Office:
    """The office, with one picture in its content folder."""
    (tmp_path / "content" / "pictures").mkdir(parents=True)
    (tmp_path / "content" / PICTURE).write_bytes(BYTES)
    (tmp_path / "private.png").write_bytes(BYTES)
    office.content = replace(office.content, folder=tmp_path / "content")
    return office


def shown(words: str, **more: object) -> Say:
    return replace(say(words), picture=PICTURE, **more)  # type: ignore[arg-type]


async def fetched(office: Office, message: dict[str, Any]) -> bytes:
    """The picture of a message as people get it."""
    async with office.http.get(office.url + message["photo_url"]) as answer:
        return await answer.read()


async def test_a_short_text_is_the_caption_of_its_picture(gallery: Office) -> None:
    await gallery.send(shown("hello <you>", buttons=BUTTONS, silent=True))
    [message] = await gallery.shown()
    assert (message["caption"], await fetched(gallery, message)) == ("hello <you>", BYTES)
    assert message["buttons"][0][0]["text"] == "Press"
    [asked] = await gallery.requests("sendPhoto")
    assert asked["disable_notification"] is True
    assert await gallery.requests("sendMessage") == []


async def test_a_caption_holds_1024_characters_and_not_one_more(gallery: Office) -> None:
    await gallery.send(shown("x" * 1024), shown("x" * 1025))
    assert [len(message.get("caption") or "") for message in await gallery.shown()] == [1024, 0, 0]


async def test_a_longer_text_follows_its_picture_and_has_the_buttons(gallery: Office) -> None:
    await gallery.send(shown(LONG, buttons=BUTTONS))
    picture, text = await gallery.shown()
    assert await fetched(gallery, picture) == BYTES
    assert not picture.get("caption")
    assert text["text"] == LONG
    assert [bool(message.get("buttons")) for message in (picture, text)] == [False, True]


async def test_picture_and_text_vanish_together(gallery: Office) -> None:
    await gallery.send(shown(LONG, lifetime=60), say("stays"))
    await gallery.later(61)
    assert await gallery.seen() == ["stays"]


async def test_all_parts_of_a_long_text_vanish_together(office: Office) -> None:
    await office.send(say("\n".join(LONG for _ in range(5)), lifetime=60))
    assert len(await office.seen()) > 1
    await office.later(61)
    assert await office.seen() == []


async def test_the_next_of_a_slot_takes_the_place_of_both(gallery: Office) -> None:
    await gallery.send(shown(LONG, slot="greeting"))
    await gallery.send(shown("next", slot="greeting"))
    assert [message.get("caption") for message in await gallery.shown()] == ["next"]


async def test_a_part_that_cannot_be_deleted_just_now_is_deleted_later(gallery: Office) -> None:
    await gallery.send(replace(whisper(LONG), picture=PICTURE, lifetime=60))
    assert len(await gallery.shown()) == 2
    await gallery.fault("502", method="deleteEphemeralMessage", times=1)
    await gallery.later(61)
    assert len(await gallery.shown()) == 1
    await gallery.later(6)
    assert await gallery.shown() == []


async def test_a_whispered_picture_is_seen_by_one_person(gallery: Office) -> None:
    await gallery.send(replace(whisper("for you"), picture=PICTURE))
    [message] = await gallery.shown(ANN)
    assert (message["ephemeral"], message["caption"]) == (True, "for you")
    assert await gallery.shown(1) == []


async def test_where_whispers_are_refused_the_picture_comes_in_the_open(gallery: Office) -> None:
    await gallery.control(f"chats/{GROUP}/bot", bot=TOKEN, admin=False, status="member", by=1)
    await gallery.send(replace(whisper("for you"), picture=PICTURE))
    [message] = await gallery.shown(1)
    assert (message["caption"], await fetched(gallery, message)) == ("for you", BYTES)


@pytest.mark.parametrize("written", ["pictures/gone.png", "../private.png", "pictures"])
async def test_without_a_file_the_text_goes_alone_and_the_log_says_so(gallery: Office, written: str) -> None:
    with capture_logs() as logs:
        await gallery.send(replace(say("hello"), picture=written))
    assert await gallery.seen() == ["hello"]
    assert await gallery.states() == ["sent"]
    [line] = [each for each in logs if each["event"].startswith("a picture cannot be had")]
    assert (line["log_level"], line["picture"]) == ("warning", written)


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: PHOTO_INVALID_DIMENSIONS",
        "Bad Request: IMAGE_PROCESS_FAILED",
        "Bad Request: not enough rights to send photos to the chat",
    ],
)
@pytest.mark.parametrize("words", ["hello", LONG])
async def test_a_picture_that_telegram_refuses_is_left_out(
    gallery: Office, words: str, description: str
) -> None:
    await gallery.fault("error", method="sendPhoto", description=description)
    await gallery.send(shown(words, lifetime=60))
    assert await gallery.seen() == [words]
    assert await gallery.states() == ["sent"]
    await gallery.later(61)
    assert await gallery.seen() == []
