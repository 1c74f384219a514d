"""Before a race: the groups of the traffic, each with today's topic and an open vote.

python -m bench.furnish sqlite+aiosqlite:///bench.db
"""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bench.steward import app_of
from bench.traffic import OPTIONS, POLL, TOPIC
from bot.storage.tables import post, vote


async def furnish(url: str) -> None:
    """Write the rows that the bot would have written when it posted them."""
    app = app_of("http://127.0.0.1:9", url)
    async with app.opened(), app.database.begin() as uow:
        now = datetime.now(UTC) - timedelta(hours=1)  # noqa: TID251 - messages are of now
        for community in await uow.communities.all():
            about = {"community_id": community.id}
            await uow.connection.execute(
                insert(post).values(
                    **about, kind="topic", entry="bench", slot=now, local_date=community.day_of(now),
                    state="sent", message_id=TOPIC, sent_at=now,
                )
            )  # fmt: skip
            await uow.connection.execute(
                insert(vote).values(
                    **about, state="open", question="What next?", options=[f"{n}" for n in range(OPTIONS)],
                    asked_by=1, poll_id=f"{POLL}{community.chat_id}", message_id=TOPIC + 1, created_at=now,
                    opened_at=now, closes_at=now + timedelta(days=2),
                )
            )  # fmt: skip


if __name__ == "__main__":
    asyncio.run(furnish(sys.argv[1]))
