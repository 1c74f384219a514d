"""`steward words ... --chat ID`: the words of one group, tried or brought in, also beside a running bot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.actions import audit, words
from bot.cli.failures import Sorry
from bot.cli.reading import opened
from bot.clock import SystemClock
from bot.domain.community import Community
from bot.domain.refusal import Refusal
from bot.domain.wordlist import LINES, MOST
from bot.guard import matcher_with
from bot.screening.matcher import Matcher
from bot.storage.database import Database
from bot.storage.uow import UnitOfWork


@dataclass(slots=True)
class Taken:
    """The group, how many words it looks for from now on, and the lines that are no words."""

    title: str
    words: int
    left_out: list[str]


async def take_in(config: Path | None, chat: int, text: str, severity: int) -> Taken:
    """All of the list or, where it is too long, nothing of it. Raises Sorry."""
    async with opened(config) as database:
        return await _take(database, chat, list(_lines(text, severity)))


async def matcher_of(config: Path | None, chat: int, shared: Matcher) -> Matcher:
    """What finds the words of a group, made of those that all share. Raises Sorry."""
    async with opened(config) as database, database.read() as uow:
        community = await _group(uow, chat)
        return matcher_with(shared, await words.changes_of(uow, community))


async def _group(uow: UnitOfWork, chat: int) -> Community:
    community = (await uow.communities.by_chats([chat])).get(chat)
    if community is None:
        raise Sorry(f"{chat} is no group of this bot: see `steward inspect communities`")
    return community


async def _take(database: Database, chat: int, lines: Sequence[str]) -> Taken:
    async with database.begin() as uow:
        community = await _group(uow, chat)
        await uow.communities.lock([community.id])
        taken = Taken(community.title or str(chat), 0, [])
        for start in range(0, len(lines), LINES):
            await _add(uow, community, lines[start : start + LINES], taken)
    return taken


async def _add(uow: UnitOfWork, community: Community, lines: Sequence[str], taken: Taken) -> None:
    try:
        added = await words.add(uow, SystemClock().now(), community, audit.BOT, "\n".join(lines))
    except Refusal as refusal:
        if refusal.text.key == "words-too-many":
            raise Sorry(
                f"a group has at most {MOST} changes of its own: import the list without --chat, into the"
                " content, for all groups"
            ) from None
        taken.left_out += lines  # one line, and no word
        return
    taken.words += len(added.words)
    taken.left_out += [line for line, _ in added.left_out]


def _lines(text: str, severity: int) -> Iterator[str]:
    """Each with the severity that it does not say itself; comments left out."""
    for line in text.splitlines():
        written = line.strip()
        if written and not written.startswith("#"):
            word, _, options = written.partition("|")
            said = options if "severity" in options else f"severity={severity} {options}"
            yield f"{word.strip()} | {said.strip()}" if word.strip() else written
