"""The folder of the words, watched: taken up when it is another one, left alone while it is broken."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import SetClock
from bot.content_lexicon import read_lexicon, stamp_of
from bot.domain.community import Community
from bot.domain.outgoing import Say
from bot.domain.packing import unpack
from bot.guard import Guard
from bot.storage.database import Database
from bot.storage.tables import outbox
from bot.words_watch import WordsWatch
from tests.actions.scene import NOON, community_of
from tests.intake.guards import shipped

SPOKEN = "free crypto and cheap tea"


class Watched:
    """A folder with one word, a guard that has it, and the watch between them."""

    def __init__(self, database: Database, content: Path, home: Community) -> None:
        self.folder, self.home, self.database = content / "words", home, database
        self.woken = 0
        lexicon, _ = read_lexicon(self.folder)
        loaded = replace(shipped(), words=lexicon, folder=content, words_seen=stamp_of(self.folder))
        self.guard = Guard(loaded)
        self.watch = WordsWatch(database, loaded, self.guard, SetClock(NOON), self.wake)

    def wake(self) -> None:
        self.woken += 1

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    async def found(self) -> list[str]:
        """What the guard finds in the batch that follows."""
        async with self.database.read() as uow:
            await self.guard.refresh(uow, [self.home])
        return [hit.what for hit in self.guard.words(self.home, SPOKEN)]

    async def told(self) -> list[tuple[int, str]]:
        """Where something was said, and which text."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(outbox.c.payload).order_by(outbox.c.id))
            said = [unpack(row.payload) for row in rows]
        return [(each.to.chat_id, each.text.key) for each in said if isinstance(each, Say)]


@pytest.fixture
async def watched(tmp_path: Path, database: Database) -> Watched:
    """As it is after the start."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "fraud.txt").write_text("free crypto\n", encoding="utf-8")
    async with database.begin() as uow:
        home = await community_of(uow, ops_chat_id=-1900)
    return Watched(database, tmp_path, home)


async def test_a_new_file_is_taken_up_and_one_that_is_gone_too(watched: Watched) -> None:
    assert await watched.found() == ["free crypto"]
    assert not await watched.watch.look()
    watched.write("imported.txt", "cheap tea\n")
    assert await watched.watch.look()
    assert await watched.found() == ["free crypto", "cheap tea"]
    (watched.folder / "imported.txt").unlink()
    assert await watched.watch.look()
    assert await watched.found() == ["free crypto"]


async def test_a_change_of_the_same_size_is_seen_by_its_time(watched: Watched) -> None:
    watched.write("fraud.txt", "cheap teas\n")
    about = (watched.folder / "fraud.txt").stat()
    os.utime(watched.folder / "fraud.txt", ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert await watched.watch.look()


async def test_a_batch_at_hand_is_looked_at_with_the_words_it_began_with(watched: Watched) -> None:
    assert await watched.found() == ["free crypto"]
    watched.write("imported.txt", "cheap tea\n")
    await watched.watch.look()
    assert [hit.what for hit in watched.guard.words(watched.home, SPOKEN)] == ["free crypto"]


async def test_what_is_broken_changes_nothing_and_is_told_once_until_it_is_mended(watched: Watched) -> None:
    for number in range(1, 4):
        watched.write("imported.txt", "cheap tea | loud\n" * number)
        assert not await watched.watch.look()
    assert await watched.found() == ["free crypto"]
    assert (await watched.told(), watched.woken) == ([(-1900, "words-broken")], 1)
    watched.write("imported.txt", "cheap tea\n")
    assert await watched.watch.look()
    assert await watched.found() == ["free crypto", "cheap tea"]
    watched.write("imported.txt", "cheap tea | loud\n")
    await watched.watch.look()
    assert len(await watched.told()) == 2


async def test_the_owners_hear_of_it_first(watched: Watched) -> None:
    async with watched.database.begin() as uow:
        await uow.communities.owned_by([1, 2])
        await uow.members.open_contact(2, "en", NOON)
    watched.write("imported.txt", "cheap tea | loud\n")
    await watched.watch.look()
    assert await watched.told() == [(2, "words-broken")]


async def test_a_folder_out_of_reach_is_not_an_empty_one(watched: Watched) -> None:
    watched.folder.rename(watched.folder.with_name("elsewhere"))
    assert not await watched.watch.look()
    assert await watched.found() == ["free crypto"]
    watched.folder.with_name("elsewhere").rename(watched.folder)
    assert not await watched.watch.look()
