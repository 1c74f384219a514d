"""What honours count: who has been here for how long, and everybody who valued somebody."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.actions.appreciation import Valued, value
from bot.domain.honours import Figures, Rules, Span
from bot.domain.points import Entry
from bot.storage.tables import ledger
from tests.actions.honouring import (
    FANS,
    FRIEND,
    HELPER,
    MONDAY,
    STAR,
    WEEK,
    change,
    elect,
    furnish,
    good_week,
    mute,
    of_week,
)
from tests.actions.scene import Scene

pytestmark = pytest.mark.usefixtures("furnished")
BEGIN = datetime(2026, 11, 1, 20, tzinfo=UTC)
"""Four o'clock in Shanghai, on the Monday with which the week begins."""
SPAN = Span(WEEK, (MONDAY - timedelta(days=7)).date(), (MONDAY - timedelta(days=1)).date())


@pytest.fixture
async def furnished(scene: Scene) -> None:
    await furnish(scene)


async def counted(scene: Scene) -> dict[int, Figures]:
    async with scene.database.read() as uow:
        return await uow.honours.figures(scene.community.id, SPAN, Rules(), MONDAY)


async def test_who_has_read_along_for_long_is_no_newcomer(scene: Scene) -> None:
    await good_week(scene)
    lately = (MONDAY - timedelta(days=5)).date()
    await change(scene, HELPER, first_day=lately, joined_at=MONDAY - timedelta(days=700))
    await change(scene, STAR, first_day=lately, joined_at=MONDAY - timedelta(days=5))
    await change(scene, FRIEND, first_day=lately, joined_at=None)
    found = await counted(scene)
    assert {user: found[user].known for user in (HELPER, STAR, FRIEND)} == {HELPER: 700, STAR: 5, FRIEND: 5}
    await elect(scene)
    assert (await of_week(scene))["best-newcomer"].user_id != HELPER


async def test_the_days_cap_is_on_points_not_on_who_counts(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        for day in (SPAN.first + timedelta(days=n) for n in range(3)):
            await value(uow, scene.content, [Valued(scene.community.id, day, fan, STAR, "7") for fan in FANS])
        await uow.ledger.settle(MONDAY - timedelta(hours=9))
    star = (await counted(scene))[STAR]
    assert (star.people, star.days, star.thanks, star.pieces) == (len(FANS), 3, 3 * len(FANS), 1)
    assert await scene.balance(STAR) == 3 * scene.content.points.thanks_per_day


@pytest.mark.parametrize(("later", "people"), [(-8, len(FANS) - 1), (8, len(FANS))])
async def test_what_staff_took_back_before_the_count_does_not_count(
    scene: Scene, later: int, people: int
) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await value(
            uow, scene.content, [Valued(scene.community.id, SPAN.first, fan, STAR, "7") for fan in FANS]
        )
        await uow.ledger.settle(MONDAY - timedelta(hours=9))
        first = select(ledger.c.id, ledger.c.amount).where(ledger.c.actor == FANS[0])
        line = (await uow.connection.execute(first)).one()
        back = Entry(STAR, -line.amount, "undo", f"undo:{line.id}")
        await uow.ledger.record(scene.community.id, back, SPAN.first, MONDAY + timedelta(hours=later))
    assert (await counted(scene))[STAR].people == people


@pytest.mark.parametrize(("minutes", "whom"), [(-1, set()), (0, {STAR}), (239, {STAR})])
async def test_a_sanction_counts_from_the_hour_at_which_the_first_local_day_begins(
    scene: Scene, minutes: int, whom: set[int]
) -> None:
    await mute(scene, STAR, BEGIN + timedelta(minutes=minutes))
    async with scene.database.read() as uow:
        assert await uow.honours.sanctioned(scene.community.id, SPAN, MONDAY) == whom
