"""Steps of challenges and giveaways for the tests of both."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.actions import challenge as challenges
from bot.actions import challenge_proof, challenge_run, giveaway, giveaway_draw, membership
from bot.actions.sent import ON_SENT
from bot.domain.challenge import Challenge, Plan
from bot.domain.community import Person
from bot.domain.giveaway import Draft, Giveaway, Prize
from bot.domain.hearing import Heard, Proof
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.storage.parcel import Mark, Sent
from bot.storage.tables import outbox
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene


async def begin_challenge(scene: Scene, plan: Plan, now: datetime = NOON, key: str = "c") -> Challenge:
    async with scene.database.begin() as uow:
        return await challenges.start(uow, scene.content, now, scene.community, plan, 5001, key)


async def join(scene: Scene, each: Challenge, *users: int, team: str = "", now: datetime = NOON) -> Text:
    async with scene.database.begin() as uow:
        for user in users:
            member = await uow.members.ensure(scene.community.id, Person(user, f"Name{user}"))
            told = await challenges.join(uow, now, scene.community, member, each.id, team)
    return told


async def prove(scene: Scene, each: Challenge, user: int, at: datetime, message: int) -> None:
    """Hearing has found a message that looks like a proof."""
    heard = Heard(proofs=[Proof(scene.community.id, each.id, user, message, at)])
    await hear(scene, heard, at)


async def hear(scene: Scene, heard: Heard, now: datetime) -> None:
    async with scene.database.begin() as uow:
        here = {scene.community.id: scene.community}
        await challenge_proof.heard(uow, scene.content, now, here, heard)


async def tick(scene: Scene, now: datetime) -> None:
    """The clock asks what is due."""
    async with scene.database.begin() as uow:
        await challenge_run.sweep(uow, scene.content, now)
    async with scene.database.begin() as uow:
        await giveaway_draw.sweep(uow, scene.content, now)


async def challenge_now(scene: Scene, each: Challenge) -> Challenge:
    async with scene.database.read() as uow:
        found = await uow.challenges.get(each.id)
        assert found is not None
        return found


async def open_giveaway(scene: Scene, draft: Draft, now: datetime = NOON, key: str = "g") -> Giveaway:
    async with scene.database.begin() as uow:
        return await giveaway.start(uow, scene.content, now, scene.community, draft, 5001, key)


async def enter(scene: Scene, each: Giveaway, *users: int, now: datetime = NOON) -> Text:
    async with scene.database.begin() as uow:
        for user in users:
            member = await uow.members.ensure(scene.community.id, Person(user, f"Name{user}"))
            told = await giveaway.enter(uow, scene.content, now, scene.community, member, each.id)
    return told


async def refusal(scene: Scene, each: Giveaway, user: int) -> Refusal:
    try:
        await enter(scene, each, user)
    except Refusal as refused:
        return refused
    raise AssertionError("was not refused")


async def said(scene: Scene, key: str) -> list[Any]:
    """What is to be said or edited with a text of this key."""
    return [act for act in await scene.wanted() if getattr(getattr(act, "text", None), "key", "") == key]


async def deliver(scene: Scene, key: str, message_id: int) -> None:
    """What is wanted under a key has been sent, as a message with this id."""
    async with scene.database.begin() as uow:
        rows = await uow.connection.execute(outbox.select().where(outbox.c.key == key))
        [parcel] = await uow.outbox.claim([rows.one().id], "test", NOON)
        await uow.outbox.mark([Mark(parcel.id, "sent", 1, NOON, NOON, message_id=message_id)])
        await ON_SENT[parcel.on_sent](uow, scene.content, NOON, parcel, Sent(message_id))


TUESDAY = date(2026, 11, 3)


PLAN = Plan("Read", 3, 2, "hashtag", "read", 50, "challenge-read", TUESDAY)


FIRST = datetime(2026, 11, 3, 4, 0, tzinfo=UTC)


"""Noon of the first day."""


OVER = datetime(2026, 11, 5, 20, 6, tzinfo=UTC)


"""Six minutes after the last day."""


async def running(scene: Scene, plan: Plan = PLAN, people: tuple[int, ...] = (ANN, BO, CHEN)) -> Challenge:
    each = await begin_challenge(scene, plan)
    await join(scene, each, *people)
    await tick(scene, FIRST)
    return await challenge_now(scene, each)


async def strike(scene: Scene, message: int, *, back: bool = False) -> str:
    try:
        async with scene.database.begin() as uow:
            if back:
                await challenge_proof.unstrike(uow, FIRST, scene.community, 5001, message)
            else:
                await challenge_proof.strike(uow, FIRST, scene.community, message, 5001)
    except Refusal as refusal:
        return refusal.text.key
    return ""


async def days(scene: Scene, each: Challenge) -> dict[int, int]:
    async with scene.database.read() as uow:
        return {one.user_id: one.days for one in await uow.challenges.runners(each)}


CLOSES = NOON + timedelta(hours=8)


DRAWN_AT = CLOSES + timedelta(seconds=6)


DRAFT = Draft("Book", Prize("points", 50), 1, CLOSES)


CROWD = tuple(range(2001, 2011))


async def came(scene: Scene, user: int, at: datetime) -> None:
    async with scene.database.begin() as uow:
        assert await membership.joined(uow, scene.community, Person(user, f"Name{user}"), at)


async def leaves(scene: Scene, user: int, at: datetime) -> None:
    async with scene.database.begin() as uow:
        await membership.left(uow, scene.community, Person(user, f"Name{user}"), at)


async def winners(scene: Scene, each: Giveaway, number: int = 1) -> list[int]:
    async with scene.database.read() as uow:
        return [win.user_id for win in await uow.giveaways.wins(each.id) if win.round == number]


async def drawn(scene: Scene, draft: Draft = DRAFT, people: tuple[int, ...] = CROWD) -> Giveaway:
    each = await open_giveaway(scene, draft)
    if people:
        await enter(scene, each, *people)
    await tick(scene, DRAWN_AT)
    return each


async def redraw(scene: Scene, each: Giveaway, only: int | None = None, *, back: bool = False) -> str:
    try:
        async with scene.database.begin() as uow:
            await giveaway_draw.redraw(uow, DRAWN_AT + DAY, scene.community, each.id, 5001, only, back=back)
    except Refusal as refused:
        return refused.text.key
    return ""
