"""An intake whose requests are acted on by a few lines of the test's own."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.exc import OperationalError

from bot.clock import SetClock
from bot.content import Content
from bot.desk import Desk
from bot.domain.community import Community
from bot.domain.hearing import Finding
from bot.domain.refusal import Refusal
from bot.guard import Guard, Said
from bot.intake.batch import Identity, Intake
from bot.intake.hear import Ear
from bot.intake.slim import Update
from bot.storage.database import Database
from tests.intake.guards import words
from tests.intake.mail import BOT, NOON, OWNER

COMMANDS = frozenset({"note", "break", "sql", "no"})


@dataclass
class Reception:
    """`acted` lists the updates whose request took effect, `away` makes the database fail that often."""

    database: Database
    content: Content
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    acted: list[int] = field(default_factory=list)
    broken: bool = True
    away: int = 0
    done: int = 0

    @property
    def intake(self) -> Intake:
        """As after a restart: nothing is remembered but the rows."""
        who = Identity(BOT, "steward_bot", frozenset({OWNER}))
        ear = Ear(COMMANDS, {}, who.username, Stumbling(self))
        return Intake(self.database, self.content, self.clock, who, ear, self._act, self._after)

    async def take(self, *raws: bytes) -> None:
        """A batch comes in."""
        await self.intake.take(raws)

    async def _act(self, desk: Desk, update: Update, raw: bytes) -> None:
        del raw
        said = (update.message and update.message.text) or ""
        if self.away and said == "/note":
            self.away -= 1
            raise OperationalError("COMMIT", {}, ConnectionError("gone"))
        if self.broken and said == "/break":
            raise RuntimeError("as asked \0 \ud800")
        if self.broken and said == "/sql":
            await desk.uow.connection.execute(text("SELECT nothing FROM community"))
        if said == "/no":
            raise Refusal("already-done")
        self.acted.append(update.update_id)

    def _after(self, desk: Desk) -> None:
        del desk
        self.done += 1

    async def rows(self, table: Table) -> list[Any]:
        """The rows of a table, seen by a second look."""
        async with self.database.read() as uow:
            return list(await uow.connection.execute(select(table)))


class Stumbling(Guard):
    """Falls over what it cannot screen, as long as the reception is broken."""

    def __init__(self, reception: Reception) -> None:
        super().__init__(reception.content, shared=words())
        self._reception = reception

    def look(self, said: Said, community: Community) -> Finding | None:
        """Raises ValueError for what is unscreenable."""
        if "unscreenable" in said.text and self._reception.broken:
            raise ValueError(said.text)
        return super().look(said, community)
