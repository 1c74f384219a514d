"""Commands of the rhythm with mistakes in them: whoever made one reads what is wrong, and nothing happens."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.content import Content, load_content
from bot.domain.challenge import ChallengeRules
from bot.domain.challenge_line import read_challenge
from bot.domain.community import Community
from bot.domain.giveaway import GiveawayRules
from bot.domain.giveaway_line import read_giveaway, read_pool
from bot.domain.outgoing import Say
from bot.domain.packing import unpack
from bot.domain.refusal import Refusal
from bot.domain.votes_line import check, read_line
from bot.domain.votes_until import closing_time
from bot.storage.tables import outbox
from tests.bad_input.chat import LINES, STAFF_ONLY, Line
from tests.bad_input.ground import rows, unharmed
from tests.bad_input.words import ARGUMENTS
from tests.stories.stage import CONTENT, GROUP, OPS, OWNER, START, Stage

ANN = 1002
PAGE = Path(__file__).parents[2] / "docs" / "bad-input.md"
CHATS = {"group": GROUP, "private": OWNER, "ops": OPS}
HOME = Community(1, GROUP, "Readers", "interest", "zh", "Pacific/Chatham", 4, OPS, "general", "active", START)
WRITTEN = st.text() | st.text("|｜-—#＃0123456789:. @²٣日月到天untildaysneedteams", max_size=40)
PIECES = st.lists(st.sampled_from((
    "Read", "|", "｜", "\n", "--", "——", "--until ", "--until=", "到 ", "--need ", "--teams a,b", "--start ",
    "#tag", "phrase x", "picture", "7 days", "0d", "99999 天", "50 points", "codes a", "3 位", "明天 25:00",
    "20:00", "2026-02-30", "周八", "²", "٣", *ARGUMENTS[:12],
)), max_size=12).map("".join)  # fmt: skip
TALK = {
    "spoken",
    "activity",
    "activity_hour",
    "member",
    "standing",
    "rung",
    "ledger",
    "ledger_day",
    "dialogue",
    "community",
}
"""What talk, and the first personal answer, change by themselves."""


@pytest.fixture(scope="module")
def content() -> Content:
    """The shipped one."""
    return load_content(CONTENT)


@given(WRITTEN | PIECES)
def test_a_line_is_understood_or_refused_with_words(written: str) -> None:
    for read in (
        lambda: check(read_line(written)),
        lambda: read_challenge(written, HOME, START, ChallengeRules()),
        lambda: read_giveaway(written, HOME, START, GiveawayRules()),
    ):
        with suppress(Refusal):
            read()
    assert read_pool(written) is None or written.strip().isascii()
    closing_time(written[:50], START, HOME.timezone)


async def _answers(stage: Stage, since: int) -> list[Say]:
    """What the bot has said since."""
    await stage.settle()
    async with stage.database.read() as uow:
        query = select(outbox.c.payload).where(outbox.c.id > since).order_by(outbox.c.id)
        told = [unpack(each) for each in (await uow.connection.execute(query)).scalars()]
    return [each for each in told if isinstance(each, Say)]


async def _last(stage: Stage) -> int:
    async with stage.database.read() as uow:
        found = (await uow.connection.execute(select(outbox.c.id).order_by(outbox.c.id.desc()))).first()
    return int(found.id) if found is not None else 0


async def _under(stage: Stage, line: Line) -> dict[str, int]:
    """The message that it replies to."""
    if not line.under:
        return {}
    if line.under == "bot":
        ours = [each for each in await stage.seen(OWNER) if each["from"]["id"] == 42 and each["message_id"]]
        return {"reply_to": ours[-1]["message_id"]}
    said = await stage.say({"member": ANN, "self": OWNER}[line.under], "Nice weather today")
    return {"reply_to": said["message_id"]}


async def test_every_mistake_is_answered_with_its_mend_and_changes_nothing(
    stage: Stage, content: Content
) -> None:
    await stage.say(OWNER, "/start", OWNER)
    await stage.say(ANN, "hello")
    await stage.say(OWNER, "/award @ann 5 so that there is a message of the bot")
    await stage.settle()
    before, wrong = await rows(stage, *TALK), []
    for line in LINES:
        since, under = await _last(stage), await _under(stage, line)
        await stage.say(OWNER, line.written, CHATS[line.where], **under)
        told = {each.text.key: each for each in await _answers(stage, since)}
        if line.key not in told or line.reads not in _plain(content, told[line.key]):
            wrong.append((line.given, {key: _plain(content, each) for key, each in told.items()}))
    assert wrong == []
    await unharmed(stage)
    assert await rows(stage, *TALK) == before


def _plain(content: Content, say: Say) -> str:
    return content.texts.plain("en", say.text)


async def test_members_are_told_what_is_for_admins_and_nothing_happens(stage: Stage) -> None:
    await stage.say(ANN, "/start", ANN)
    await stage.settle()
    before = await rows(stage, *TALK)
    for number, written in enumerate((*STAFF_ONLY, "/codes")):
        if number % 5 == 4:
            await stage.pass_time(seconds=15)  # who sends them all at once floods the group
        since = await _last(stage)
        await stage.say(ANN, written, ANN if written == "/codes" else GROUP)
        assert [each.text.key for each in await _answers(stage, since)] == ["not-staff"], written
    await unharmed(stage)
    assert await rows(stage, *TALK) == before


def test_the_page_shows_the_table_of_the_chat() -> None:
    part = PAGE.read_text(encoding="utf-8").partition("## Commands with mistakes\n")[2].partition("\n## ")[0]
    table: list[Any] = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert table == [f"| {line.given} | {line.reads} |" for line in LINES]
