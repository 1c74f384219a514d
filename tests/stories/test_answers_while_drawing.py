"""Pictures are drawn in a process of their own: whoever checks in meanwhile is answered as fast as ever.

Drawn in intake's own process, an answer waits for a picture or two: more than ten times as long.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import func, select

from bot.actions import registration, summary
from bot.domain.outgoing import Lane, Place, Say
from bot.storage.tables import outbox
from tests.stories.stage import BOT, OPS, OWNER, START, Stage, staged

CROWD = -1001000000003
ROUNDS, EACH = 3, 20
PICTURES = 200
SLOWER, AT_MOST = 4, 1.0
"""How much longer an answer may take (besides `NOISE`), in the best of the rounds, and seconds in each."""
NOISE = 0.03


async def crowded_group(stage: Stage, users: range) -> None:
    """Another group of the same operators, in which all of them are already."""
    for user in users:
        await stage.post("users", id=user, first_name=f"Name{user}")
    await stage.post("chats", id=CROWD, type="supergroup", title="Crowd", owner=OWNER, members=list(users))
    await stage.post(f"chats/{CROWD}/bot", bot=BOT, by=OWNER, admin=True)
    values: dict[str, object] = {
        "chat_id": CROWD, "kind": "interest", "language": "zh", "timezone": "UTC", "rollover_hour": 4,
        "pack": "general", "ops_chat_id": OPS, "title": "Crowd",
    }  # fmt: skip
    async with stage.database.begin() as uow:
        await registration.declare(uow, START, values)
    stage.app.delivery.wake()
    await stage.pass_time(seconds=3)


async def answer_time(stage: Stage, user: int) -> float:
    """Seconds from somebody's /checkin to the answer that is on its way to them."""
    stage.box.journal.clear()
    began = time.perf_counter()
    await stage.post("say", chat=CROWD, user=user, text="/checkin")
    async with asyncio.timeout(10):
        while True:
            if any(stage.box.journal.select(method="sendMessage", chat=str(CROWD))):
                return time.perf_counter() - began
            await asyncio.sleep(0.001)


async def slowest_but_few(stage: Stage, users: range) -> float:
    """The 95th percentile of their answers."""
    times = sorted([await answer_time(stage, user) for user in users])
    return times[int(0.95 * (len(times) - 1))]


async def left(stage: Stage) -> int:
    """Pictures that are still to be drawn."""
    async with stage.database.read() as uow:
        open_ = (outbox.c.chat_id == OPS) & outbox.c.state.in_(("waiting", "sending"))
        found = await uow.connection.execute(select(func.count()).select_from(outbox).where(open_))
        return int(found.scalar_one())


@asynccontextmanager
async def drawing(stage: Stage) -> AsyncIterator[None]:
    """One weekly summary after the other is drawn and sent to the operators, until the end of the block."""
    async with stage.database.begin() as uow:
        community = (await uow.communities.by_chats([CROWD]))[CROWD]
        now = stage.clock.now()
        made = await summary.told(uow, stage.app.content, community, "week", community.day_of(now))
        for _ in range(PICTURES):
            say = Say(Place(OPS), "zh", made.text, drawing=made.drawing)
            await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST)
    stage.app.delivery.wake()
    yield
    assert await left(stage) > 0, "they were all drawn before the last answer"
    async with stage.database.begin() as uow:
        still = (outbox.c.chat_id == OPS) & (outbox.c.state == "waiting")
        await uow.connection.execute(outbox.delete().where(still))
    await stage.settle()


async def test_a_check_in_is_answered_as_fast_while_pictures_are_drawn(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        users = range(3001, 3001 + 2 * ROUNDS * EACH + 1)
        await crowded_group(stage, users)
        await answer_time(stage, users[-1])
        ratios, slowest = [], 0.0
        for at in range(0, 2 * ROUNDS * EACH, 2 * EACH):
            quiet = await slowest_but_few(stage, users[at : at + EACH])
            async with drawing(stage):
                busy = await slowest_but_few(stage, users[at + EACH : at + 2 * EACH])
            ratios.append((busy - NOISE) / quiet)
            slowest = max(slowest, busy)
        pictures = [each for each in await stage.seen(OWNER, OPS) if each.get("photo_url")]
    assert len(pictures) > ROUNDS
    assert slowest < AT_MOST
    assert min(ratios) < SLOWER
