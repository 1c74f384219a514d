"""The watch over `content/words`: what changes there is looked for within a second, without a restart.

Beside the work and never in its way: names, times and sizes of the files are looked at in a thread, and the
words made ready there. Each replica watches the folder that it was given.
"""

import asyncio
from collections.abc import Callable, Sequence
from zlib import crc32

import structlog

from bot.actions import words
from bot.clock import Clock
from bot.content import Content
from bot.content_lexicon import Stamp, read_lexicon, stamp_of
from bot.guard import Guard
from bot.lookout import keep_looking
from bot.problems import Problem, shown_path
from bot.screening.lexicon import Lexicon
from bot.screening.matcher import Matcher
from bot.storage.database import Database

LOOK_SECONDS = 0.5
"""Between two looks at the folder."""

log = structlog.get_logger()


class WordsWatch:
    """Keeps the words of `guard` those of the content. While the files are broken the words before stay."""

    def __init__(
        self, database: Database, content: Content, guard: Guard, clock: Clock, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._folder = content.folder / "words"
        self._seen = content.words_seen
        self._guard = guard
        self._clock = clock
        self._wake = wake
        self._told = False

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until `stop`."""
        await keep_looking(stop, self.look, LOOK_SECONDS)

    async def look(self) -> bool:
        """Take up what has changed; whether anything has."""
        stamp = await asyncio.to_thread(stamp_of, self._folder)
        if stamp == self._seen:
            return False
        lexicon, problems = await asyncio.to_thread(self._read)
        if problems:
            await self._refuse(problems, stamp)
        self._seen, self._told = stamp, bool(problems)
        if problems or lexicon == self._guard.lexicon:
            return False
        self._guard.share(lexicon, await asyncio.to_thread(Matcher.of, lexicon))
        log.info("the words were read anew", words=len(lexicon.words))
        return True

    def _read(self) -> tuple[Lexicon, list[Problem]]:
        """A folder that is away all at once is rather out of reach than empty."""
        if not self._folder.is_dir():
            what = Problem(shown_path(self._folder), 0, "", "is not there any more", "put the folder back")
            return Lexicon(), [what]
        return read_lexicon(self._folder)

    async def _refuse(self, problems: Sequence[Problem], stamp: Stamp) -> None:
        """Told once, until all is well again: whoever mends a file saves it many times."""
        log.warning("the words stay as they were", problem=str(problems[0]), more=len(problems) - 1)
        if self._told:
            return
        async with self._database.begin() as uow:
            key = f"words-broken:{crc32(repr(stamp).encode()):08x}"
            await words.broken(uow, self._clock.now(), problems, key)
        self._wake()
