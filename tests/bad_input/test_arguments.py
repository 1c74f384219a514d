"""Commands with nonsense after them: an answer each time, nothing dead, nothing failed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checkin_calendar import day_meant
from bot.domain.commands import command_in, read_command
from bot.domain.points import parts_of, period_meant, read_award
from bot.domain.press import read_press
from bot.domain.setup import read_order
from bot.domain.zones import zone_like, zone_named
from bot.texts_safety import without_direction_tricks, written_name
from handlers.table import COMMANDS
from tests.bad_input.ground import said, unharmed
from tests.bad_input.words import ARGUMENTS
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN = 1002
ANYTHING = st.text() | st.text("0123456789-:. @/²٣", max_size=30) | st.sampled_from(ARGUMENTS)


@given(ANYTHING)
def test_whatever_is_written_can_be_read(written: str) -> None:
    read_command(written)
    read_command(f"/{written}")
    read_award(written, reply=True)
    read_award(written, reply=False)
    day_meant(written, date(2026, 3, 1))
    day_meant(written, date.min.replace(month=2))
    period_meant(written)
    parts_of(written)
    read_press(written)
    read_press(f"a:b:{written}")
    read_order(written)
    command_in({}, written)
    zone_named(written)
    zone_like(written[:64])
    assert len(written_name(written)) <= 64
    assert "\0" not in without_direction_tricks(written)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("/Rank@Steward_Bot week", ("rank", "steward_bot", "week")),
        ("/award\n@bo 5 why\nso", ("award", "", "@bo 5 why\nso")),
        ("/", ("", "", "")),
        ("/ rank", ("", "", "")),
        ("/\u3000", ("", "", "")),
        ("rank", ("", "", "")),
    ],
)
def test_a_command_ends_at_the_first_space_of_any_kind(text: str, read: tuple[str, str, str]) -> None:
    assert read_command(text) == read


async def _each_is_answered(stage: Stage, user: int, chat: int, every: int) -> None:
    """Each command gets every n-th of the arguments; together they get them all."""
    for place, name in enumerate(COMMANDS):
        before, words = await said(stage), ARGUMENTS[place % every :: every]
        for number, after in enumerate(words):
            await stage.say(user, f"/{name}{' ' if number % 3 else chr(10)}{after}", chat)
        await unharmed(stage)
        assert await said(stage) - before >= len(words), (name, chat)


async def test_every_command_answers_nonsense_in_the_group(stage: Stage) -> None:
    await _each_is_answered(stage, OWNER, GROUP, 3)


async def test_every_command_answers_nonsense_in_private_and_in_the_operators_chat(stage: Stage) -> None:
    await stage.say(ANN, "hello")
    await _each_is_answered(stage, ANN, ANN, 10)
    await _each_is_answered(stage, OWNER, OPS, 10)


async def test_what_is_no_command_of_ours_is_met_with_silence(stage: Stage) -> None:
    await stage.settle()
    before = await said(stage)
    for text in ("/", "/ ", "/\u00a0rank", "//rank", "/rank@other_bot", "/nosuch", "/🙂", "/@steward_bot"):
        await stage.say(ANN, text)
    await unharmed(stage)
    assert await said(stage) == before
