"""What a story leaves behind in the rows, beyond what anybody sees."""

from typing import Any

from sqlalchemy import select

from bot.domain.outgoing import Text
from bot.storage.tables import dead_update, metadata, outbox
from tests.stories.stage import GROUP, OWNER, Stage

WIRE = {"outbox", "seen_update", "dead_update", "job_run", "contact", "headcount", "alembic_version"}


async def rows(stage: Stage, *skipped: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of what a community is made of, by table."""
    async with stage.database.read() as uow:
        return {
            table.name: sorted((tuple(row) for row in await uow.connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in {*WIRE, *skipped}
        }


async def unharmed(stage: Stage) -> None:
    """Everything said so far was understood and answered: none dead, none failed, no excuse."""
    await stage.settle()
    async with stage.database.read() as uow:
        dead = (await uow.connection.execute(select(dead_update.c.error))).scalars().all()
        failed = await uow.connection.execute(select(outbox.c.error).where(outbox.c.state == "failed"))
        assert (dead, failed.scalars().all()) == ([], [])
    excuses = {stage.app.content.texts.plain(code, Text("something-went-wrong")) for code in ("zh", "en")}
    assert not excuses & set(await stage.heard(OWNER))


async def said(stage: Stage) -> int:
    """How many things the bot has wanted to say."""
    async with stage.database.read() as uow:
        return len((await uow.connection.execute(select(outbox.c.id))).all())


async def text(stage: Stage, key: str, chat: int = GROUP) -> str:
    """A text as the community's members read it."""
    async with stage.database.read() as uow:
        community = (await uow.communities.by_chats([chat]))[chat]
    return stage.app.content.texts.plain(community.language, Text(key))
