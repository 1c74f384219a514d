"""A drawing is made when its message goes, in the reader's language, and never keeps the text back."""

from dataclasses import replace

from structlog.testing import capture_logs

from bot.domain.outgoing import Drawing, Say, Text
from tests.delivery.office import Office, say

BYTES = b"\x89PNG\r\n\x1a\n, as far as anybody here looks"
ARGS: dict[str, object] = {
    "title": Text("button"),
    "rows": ({"name": "<b>"}, {"name": Text("button")}),
    "n": 7,
}


def drawn(words: str) -> Say:
    return replace(say(words), drawing=Drawing("card", ARGS))  # type: ignore[arg-type]


async def test_what_is_drawn_has_its_words_rendered_however_deep(office: Office) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    async def draw(name: str, args: dict[str, object]) -> tuple[str, bytes]:
        asked.append((name, args))
        return "card.png", BYTES

    office.draw = draw
    await office.send(drawn("hello"))
    [message] = await office.shown()
    assert message["caption"] == "hello"
    assert message["photo_url"]
    assert asked == [("card", {"title": "Press", "rows": [{"name": "<b>"}, {"name": "Press"}], "n": 7})]


async def test_a_drawing_that_fails_is_logged_and_the_text_goes_alone(office: Office) -> None:
    async def draw(name: str, args: dict[str, object]) -> tuple[str, bytes]:
        raise ValueError(name, args)

    office.draw = draw
    with capture_logs() as logs:
        await office.send(drawn("hello"))
    assert await office.seen() == ["hello"]
    assert [log["drawing"] for log in logs if log["log_level"] == "error"] == ["card"]


async def test_without_a_studio_the_text_goes_alone(office: Office) -> None:
    await office.send(drawn("hello"))
    assert await office.seen() == ["hello"]
