"""A community with a small calendar of its own, for the tests of the weekly posts."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from bot.actions import schedule, weekly
from bot.actions.schedule import Slot
from bot.actions.sent import ON_SENT
from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.community import Community, Person
from bot.domain.outgoing import Outgoing, Say
from bot.domain.packing import unpack
from bot.domain.post import Post, mark_of
from bot.storage.database import Database
from bot.storage.parcel import Sent
from bot.storage.tables import decision, outbox, post
from tests.actions.scene import community_of

GROUP, OPS = -1009, -900
STAFF = Person(5001, "Olga")
ZONE = timedelta(hours=8)
MON = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
"""Monday, 10:00 in Shanghai: the slot of "plain", in the week "even"."""
ASKED = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
"""Tuesday, 10:00: that of "asked" and "strict"."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)

CALENDAR = """
first_monday = 2026-11-02
[weekdays]
mon = { zh = "问答日", en = "Question day" }
[[weeks]]
name = "even"
title = { zh = "双周", en = "Even" }
[[weeks]]
name = "odd"
title = { zh = "单周", en = "Odd" }
[[posts]]
id = "plain"
weekday = "mon"
week = "even"
time = "10:00"
pin = true
forum_topic = "Books"
buttons = [{ label = { zh = "榜", en = "Board" }, action = "rank" }]
text = { zh = "你好，{community}", en = "**Hello** {community}" }
[[posts]]
id = "other"
weekday = "mon"
week = "odd"
time = "10:00"
text = { zh = "单", en = "Odd one" }
[[posts]]
id = "asked"
weekday = "tue"
time = "10:00"
approve = true
late_after_minutes = 30
text = { zh = "问", en = "Asked" }
[[posts]]
id = "strict"
weekday = "tue"
time = "10:00"
approve = true
unapproved = "skip"
text = { zh = "严", en = "Strict" }
"""


def content_with(folder: Path, calendar: str = CALENDAR) -> Content:
    """The content as it ships, with another general calendar."""
    shutil.copytree(SHIPPED_CONTENT, folder)
    (folder / "calendar.toml").write_text(calendar, encoding="utf-8")
    return load_content(folder)


@dataclass
class Town:
    """The database with its community; each step is a transaction of its own, as the edges have it."""

    database: Database
    content: Content
    community: Community

    @classmethod
    async def of(cls, database: Database, content: Content) -> "Town":
        async with database.begin() as uow:
            community = await community_of(uow, GROUP, ops_chat_id=OPS, registered_at=MON - 7 * DAY)
        return cls(database, content, community)

    async def clock(self, slot: datetime, now: datetime | None = None) -> None:
        """The job of the posts, at a slot."""
        async with self.database.begin() as uow:
            await uow.communities.lock([self.community.id])
            await weekly.post_due(uow, self.content, now or slot, self.community, slot)

    async def preview(self, slot: datetime, now: datetime | None = None) -> None:
        """The job of the previews, for posts at a slot."""
        async with self.database.begin() as uow:
            at = slot - 2 * HOUR
            await weekly.preview_due(uow, self.content, now or at, self.community, at)

    async def does(
        self, act: Callable[..., Awaitable[None]], entry: str, slot: datetime, *words: str,
        now: datetime | None = None,
    ) -> None:  # fmt: skip
        """Staff decide something about a post, two hours before unless told otherwise."""
        async with self.database.begin() as uow:
            meant = await self._meant(uow, entry, slot)
            await act(uow, now or slot - 2 * HOUR, meant, STAFF, *words)

    async def _meant(self, uow: Any, entry: str, slot: datetime) -> Slot:
        return await schedule.slot_meant(uow, self.content, self.community, slot, mark_of(entry))

    async def pause(self, *, paused: bool) -> None:
        async with self.database.begin() as uow:
            await schedule.pause(uow, MON, self.community, STAFF.user_id, paused=paused)

    async def decide(self, period: str, week: str) -> None:
        """A vote has put another week in a week's place."""
        row = {"community_id": self.community.id, "what": "week", "period": period, "choice": week}
        async with self.database.begin() as uow:
            await uow.connection.execute(insert(decision).values(row | {"vote_id": 1, "at": MON}))

    async def posts(self) -> dict[str, str]:
        """The state of each post that has a row, by its name, as a second look has it."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(post.c.entry, post.c.state).order_by(post.c.id))
            return {row.entry: row.state for row in rows}

    async def post(self, entry: str, slot: datetime) -> Post:
        async with self.database.read() as uow:
            found = await uow.posts.find(self.community.id, entry, slot)
            assert found is not None
            return found

    async def said(self, chat: int = GROUP) -> list[Any]:
        """What is to be said in a chat, in order."""
        async with self.database.read() as uow:
            query = select(outbox.c.payload).where(outbox.c.chat_id == chat).order_by(outbox.c.id)
            return [unpack(row.payload) for row in await uow.connection.execute(query)]

    async def told(self) -> list[str]:
        """The keys of what the operators are told."""
        return [each.text.key for each in await self.said(OPS)]

    def words(self, said: Outgoing) -> str:
        """What people read."""
        assert isinstance(said, Say)
        return self.content.texts.render("en", said.text)

    async def deliver(self, message_id: int, now: datetime) -> None:
        """Delivery has sent the one thing that waits for the group."""
        async with self.database.begin() as uow:
            query = select(outbox.c.id).where(outbox.c.chat_id == GROUP, outbox.c.state == "waiting")
            ids = list((await uow.connection.execute(query)).scalars())
            [parcel] = await uow.outbox.claim(ids, "test", now)
            await uow.outbox.change([parcel.id], state="sent", message_id=message_id)
            await ON_SENT[parcel.on_sent](uow, self.content, now, parcel, Sent(message_id))
