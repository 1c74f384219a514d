"""What `steward import telegram-export` does: reads the file once to know it, and once more to take it in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import Progress

from bot.actions.importing import Disturbed, forgotten_among
from bot.actions.registration import declare
from bot.cli.failures import Sorry
from bot.cli.reading import opened
from bot.clock import SystemClock
from bot.config import Settings, load_settings
from bot.domain.community import Community
from bot.domain.history import Chapter
from bot.importer import Importer, Outcome
from bot.json_stream import NotJson
from bot.storage.database import Database
from bot.storage.inspection import chats_of
from bot.storage.migrate import migrate, revision_of
from bot.telegram_export import ExportedChat, NotExport, chats, is_small
from bot.telegram_export_record import Cast, key_of

_MOST_TOLD = 10
"""Chats that are named where the wanted one is not among them."""
_HOW = "in Telegram Desktop open the group, ⋮, Export chat history, format: machine-readable JSON"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which file, for which group, and whose messages are none of people; `quiet` shows no progress.

    `source` names the chat in the file where it is another than the group, by its id there or to the bot.
    """

    file: Path
    chat: int
    without: frozenset[int]
    quiet: bool = False
    source: int | None = None

    def means(self, chat: ExportedChat, ids: frozenset[int]) -> bool:
        """Whether this is the chat to take in; `ids` are all that the group has had."""
        if self.source is None:
            return chat.chat_id in ids
        return bool(chat.chat_id) and self.source in (chat.chat_id, chat.number)


async def bring_in(wish: Wish, config: Path | None) -> tuple[str, Outcome]:
    """Take the history in; returns the community's title and what came of it. Raises Sorry."""
    with _explained(wish.file):
        await _as_declared(wish.chat, load_settings(config, os.environ))
        async with opened(config) as database:
            return await take_in(database, wish)


async def _as_declared(chat: int, settings: Settings) -> None:
    """A group that the configuration declares need not wait for the bot's first start."""
    declared = next((each for each in settings.communities if each.chat_id == chat), None)
    if declared is None:
        return
    database = Database(settings.database.url.get_secret_value())
    try:
        if await _is_empty(database):
            await migrate(database)
            async with database.begin() as uow:
                await declare(uow, SystemClock().now(), declared.values)
    finally:
        await database.close()


async def _is_empty(database: Database) -> bool:
    if database.path and not database.path.exists():
        return True
    async with database.read() as uow:
        return await revision_of(uow.connection) is None


async def take_in(database: Database, wish: Wish) -> tuple[str, Outcome]:
    """The same into an open database. Raises Sorry, NotJson, NotExport and Disturbed."""
    community, ids = await _community(database, wish.chat)
    with _progress("reading", wish) as (file, tell):
        chat, cast = _look(file, tell, wish, community, ids)
    cast.bots |= wish.without
    importer = await _importer(database, community, chat, cast, ids)
    with _progress("taking in", wish) as (file, tell):
        for each, messages in chats(file, tell):
            if each == chat:
                await importer.take(messages if cast.ordered else sorted(messages, key=key_of))
    return community.title or str(community.chat_id), importer.outcome


async def _community(database: Database, chat: int) -> tuple[Community, frozenset[int]]:
    """The community, and all ids that its chat has had."""
    async with database.read() as uow:
        ids = await chats_of(uow.connection, chat)
        found = await uow.communities.by_chats(ids)
    if not found:
        raise Sorry(
            f"no community has the chat id {chat}: `steward inspect communities` lists them; a new one is"
            " made by /setup in the group, or in the configuration"
        )
    return next(iter(found.values())), ids


def _look(
    file: BinaryIO, tell: Callable[[int], object], wish: Wish, community: Community, ids: frozenset[int]
) -> tuple[ExportedChat, Cast]:
    """The chat to take in, and who is in it. The whole file is read: it is whole, or nothing begins."""
    casts: dict[int, tuple[ExportedChat, Cast]] = {}
    found: list[ExportedChat] = []
    for chat, messages in chats(file, tell):
        found.append(chat)
        if wish.means(chat, ids):
            cast = casts.setdefault(chat.chat_id, (chat, Cast()))[1]
            for raw in messages:
                cast.meet(raw)
    if not casts:
        raise Sorry(_another(wish, community, found))
    if wish.source is not None and len(casts) > 1:
        raise Sorry(f"the file has {_named([each for each, _ in casts.values()])}: give --from with the sign")
    return casts.get(community.chat_id) or next(iter(casts.values()))


def _another(wish: Wish, community: Community, found: list[ExportedChat]) -> str:
    groups = [each for each in found if each.chat_id]
    wanted = f"“{community.title}” ({community.chat_id})"
    if not groups:
        return f"there is no group in this file, but {wanted} is asked for: {_HOW}"
    if wish.source is not None:
        return f"the file has {_named(groups)}, but none with the id {wish.source}: name one of these"
    return (
        f"the file has {_named(groups)}, not {wanted}: export that group, name another with --chat, or if it"
        f" is this group's history under another id, say so with --from {groups[0].chat_id}"
    )


def _named(groups: list[ExportedChat]) -> str:
    named = ", ".join(f"“{each.name}” ({each.chat_id})" for each in groups[:_MOST_TOLD])
    return named + (f" and {len(groups) - _MOST_TOLD} more" if len(groups) > _MOST_TOLD else "")


async def _importer(
    database: Database, community: Community, chat: ExportedChat, cast: Cast, ids: frozenset[int]
) -> Importer:
    """Ready to begin. What came in from a chat of another group has nothing to do with this one's own."""
    async with database.begin() as uow:
        before = await uow.imported.chats(community.id) - {chat.chat_id}
        if chat.chat_id in ids:
            of, before = f"“{community.title}”", before & ids
            late, grew = chat.chat_id != community.chat_id and community.chat_id in before, bool(before)
        else:
            of, before = "a supergroup, as which it went on", before - ids
            grew = any(map(is_small, before))
            late = is_small(chat.chat_id) and not all(map(is_small, before))
        if late:
            raise Sorry(f"the history of “{chat.name}” came in with that of {of}: nothing is left")
        cast.bots |= await forgotten_among(uow, community.id, cast.people)
        spans = await uow.imported.spans(community.id, chat.chat_id)
        chapter = Chapter(community, await uow.imported.live_since(community))
    # what a group said before it became a supergroup has ids below 1 there
    return Importer(database, chapter, chat.chat_id, cast, spans, after=0 if grew else None)


@contextmanager
def _progress(what: str, wish: Wish) -> Iterator[tuple[BinaryIO, Callable[[int], object]]]:
    """The open file, and a bar on the terminal that tells how far it has been read."""
    console = Console(stderr=True)
    hidden = wish.quiet or not console.is_terminal
    with wish.file.open("rb") as file, Progress(console=console, disable=hidden) as bar:
        task = bar.add_task(what, total=wish.file.stat().st_size)
        yield file, lambda done: bar.update(task, completed=done)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Whatever is wrong with the file, in a sentence with the mend."""
    try:
        yield
    except NotJson as error:
        with path.open("rb") as file:
            html = file.read(100).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        if html:
            raise Sorry(f"{path} is a page to look at, not JSON: {_HOW}") from None
        raise Sorry(
            f"{path} is no JSON, or not all of it (near byte {error.at:,}): let Telegram Desktop finish, or"
            " export again"
        ) from None
    except NotExport:
        raise Sorry(
            f"{path} is no export of Telegram Desktop, or of one from before June 2022 (3.7.6), which wrote"
            f" no time zone: {_HOW}"
        ) from None
    except Disturbed:
        raise Sorry(
            "another import of this group is at work: wait for its end, then start this one again"
        ) from None
