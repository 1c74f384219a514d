"""A week in which people value each other, for the tests of honours: rows as the intake would leave them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, update

from bot.actions import honours, honours_decide, honours_proof, honours_undo
from bot.actions.appreciation import Valued, value
from bot.actions.honours_notice import screen
from bot.domain.honours import Honour, Nominee
from bot.domain.refusal import Refusal
from bot.storage.tables import activity, member, sanction
from bot.storage.upsert import add_to
from tests.actions.scene import Scene

OPS = -2009
MONDAY = datetime(2026, 11, 9, 1, 30, tzinfo=UTC)
"""Half past nine in Shanghai, after the week from the second to the eighth of November."""
EVENING = datetime(2026, 11, 9, 10, 0, tzinfo=UTC)
WEEK = "2026-W45"
HELPER, STAR, FRIEND, PAL = 801, 802, 803, 804
FANS = tuple(range(901, 913))


async def furnish(scene: Scene) -> None:
    """The operators' chat and a dozen people who have been here for long."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        rows = [
            {
                "community_id": scene.community.id, "user_id": user, "name": f"Name{user}",
                "first_day": (MONDAY - timedelta(days=200)).date(),
            }
            for user in (HELPER, STAR, FRIEND, PAL, *FANS)
        ]  # fmt: skip
        await uow.connection.execute(insert(member), rows)
        scene.community = await uow.communities.get(scene.community.id)


async def valued(
    scene: Scene, receiver: int, givers: tuple[int, ...], *, week: int = 0, days: int = 4, late: int = 0
) -> None:
    """On each of so many days the next few of these people show that they value somebody."""
    monday = (MONDAY - timedelta(days=7) + timedelta(days=7 * week)).date()
    for day in range(days):
        some = givers[day::days]
        shown = [
            Valued(scene.community.id, monday + timedelta(days=day), giver, receiver, f"{receiver}{day}")
            for giver in some
        ]
        async with scene.database.begin() as uow:
            await uow.communities.lock([scene.community.id])
            await value(uow, scene.content, shown)
            await uow.ledger.settle(MONDAY + timedelta(days=7 * week, hours=late - 9))


async def present(scene: Scene, user: int, *, week: int = 0, days: int = 5, replies: int = 2) -> None:
    """Somebody writes on so many days."""
    monday = (MONDAY - timedelta(days=7) + timedelta(days=7 * week)).date()
    rows = [
        {
            "community_id": scene.community.id, "local_date": monday + timedelta(days=day), "user_id": user,
            "messages": 3, "replies": replies,
        }
        for day in range(days)
    ]  # fmt: skip
    async with scene.database.begin() as uow:
        adding = add_to(uow.connection, activity, counters=("messages", "replies"))
        await uow.connection.execute(adding, rows)


async def good_week(scene: Scene, week: int = 0) -> None:
    """A helper whom eight value, a star whom six do, and two friends who value each other every day."""
    await valued(scene, HELPER, FANS[:8], week=week)
    await valued(scene, STAR, FANS[:6], week=week)
    for day in range(7):
        await valued(scene, FRIEND, (PAL,) * (day + 1), week=week, days=day + 1)
        await valued(scene, PAL, (FRIEND,) * (day + 1), week=week, days=day + 1)
    for user in (HELPER, STAR, FRIEND, PAL):
        await present(scene, user, week=week)


async def elect(scene: Scene, slot: datetime = MONDAY) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await honours.elect_due(uow, scene.content, slot, scene.community, slot)


async def tick(scene: Scene, now: datetime) -> None:
    async with scene.database.begin() as uow:
        await honours_decide.sweep(uow, scene.content, now)


async def of_week(scene: Scene, period: str = WEEK) -> dict[str, Honour]:
    async with scene.database.read() as uow:
        return {each.title: each for each in await uow.honours.of_period(scene.community.id, period)}


async def line(scene: Scene, title: str, period: str = WEEK) -> list[Nominee]:
    each = (await of_week(scene, period))[title]
    async with scene.database.read() as uow:
        return await uow.honours.nominees(each.id)


async def faults(scene: Scene, period: str = WEEK) -> list[str]:
    async with scene.database.read() as uow:
        return await honours_proof.faults(uow, scene.community, period)


async def mute(scene: Scene, user: int, at: datetime) -> None:
    async with scene.database.begin() as uow:
        row = {"community_id": scene.community.id, "user_id": user, "kind": "mute", "by_id": 0, "at": at}
        await uow.connection.execute(insert(sanction), [row])


async def change(scene: Scene, user: int, **values: object) -> None:
    async with scene.database.begin() as uow:
        await uow.connection.execute(update(member).where(member.c.user_id == user).values(values))


async def decide(scene: Scene, deed: str, title: str, at: datetime = MONDAY) -> str:
    """What an operator does about a title of the week; the reason if it is refused."""
    each, home, content = (await of_week(scene))[title], scene.community, scene.content
    try:
        async with scene.database.begin() as uow:
            if deed == "swap":
                await honours_decide.swap(uow, at, home, each, 5001)
            elif deed == "skip":
                await honours_decide.skip(uow, at, home, each, 5001)
            elif deed == "back":
                await honours_undo.back(uow, content, at, home, each, 5001)
            else:
                await honours_undo.revoke(uow, content, at, home, each, 5001)
    except Refusal as refused:
        return refused.text.key
    return ""


async def shown(scene: Scene) -> list[str]:
    """What the buttons of the preview do."""
    async with scene.database.read() as uow:
        _, rows = await screen(uow, scene.content, MONDAY, scene.community, WEEK)
    return [(button.data or "").removeprefix("honour:").rstrip(":") for row in rows for button in row]
