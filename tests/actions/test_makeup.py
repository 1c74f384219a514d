"""Make-ups: three days back, twice a month, never with points that are not there."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from bot.actions import makeup
from bot.actions.makeup import MadeUp
from bot.domain.refusal import Refusal
from tests.actions.scene import ANN, BO, DAY, NOON, Scene


async def make_up(scene: Scene, day: date, at: datetime, user: int = ANN) -> MadeUp:
    member = await scene.member(user)
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        return await makeup.make_up(uow, scene.content, at, scene.community, member, day, at)


async def refused(scene: Scene, day: date, at: datetime, user: int = ANN) -> str:
    with pytest.raises(Refusal) as refusal:
        await make_up(scene, day, at, user)
    return refusal.value.text.key


async def test_a_make_up_costs_points_and_mends_the_streak(scene: Scene) -> None:
    await scene.pay(ANN, 100)
    await scene.check_in(ANN, NOON)
    done = await scene.check_in(ANN, NOON + DAY * 2)
    assert (done.streak.current, done.gaps) == (1, [date(2026, 11, 3)])
    before = await scene.balance(ANN)
    made = await make_up(scene, date(2026, 11, 3), NOON + DAY * 2)
    assert (made.streak.current, made.cost) == (3, 50)
    assert await scene.balance(ANN) == made.balance == before - 50


async def test_points_spent_do_not_cost_a_place_on_the_leaderboard(scene: Scene) -> None:
    await scene.pay(ANN, 100)
    await scene.check_in(ANN, NOON + DAY * 2)
    async with scene.database.read() as uow:
        before = await uow.ledger.place(scene.community.id, "all", ANN)
    await make_up(scene, date(2026, 11, 3), NOON + DAY * 2)
    async with scene.database.read() as uow:
        assert await uow.ledger.place(scene.community.id, "all", ANN) == before


async def test_a_mended_streak_earns_the_milestone_it_reaches(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 3)
    await scene.check_in_days(ANN, NOON + DAY * 4, 3)
    made = await make_up(scene, date(2026, 11, 5), NOON + DAY * 6)
    assert made.milestones == [(7, 50)]
    assert made.streak.current == 7


async def test_only_missed_days_of_the_last_three_can_be_made_up(scene: Scene) -> None:
    await scene.pay(ANN, 500)
    at = NOON + DAY * 5
    await scene.check_in(ANN, at - DAY)
    today = scene.community.day_of(at)
    for day in (today, today + DAY, today - DAY, today - DAY * 4):
        assert await refused(scene, day, at) == "makeup-not-that-day"
    await make_up(scene, today - DAY * 3, at)
    assert await refused(scene, today - DAY * 3, at) == "makeup-not-that-day"


async def test_the_third_make_up_of_a_month_is_refused_and_the_next_month_brings_new_ones(
    scene: Scene,
) -> None:
    await scene.pay(ANN, 500)
    at = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)
    await make_up(scene, date(2026, 11, 29), at)
    await make_up(scene, date(2026, 11, 28), at)
    assert await refused(scene, date(2026, 11, 27), at) == "makeup-used-up"
    await make_up(scene, date(2026, 11, 30), at + DAY)


async def test_without_the_points_nothing_is_made_up(scene: Scene) -> None:
    await scene.pay(ANN, 49)
    assert await refused(scene, date(2026, 11, 1), NOON) == "makeup-too-poor"
    assert await scene.balance(ANN) == 49
    async with scene.database.read() as uow:
        assert await uow.checkins.history(scene.community.id, ANN) == {}


async def test_two_make_ups_at_the_same_moment_never_overdraw(scene: Scene) -> None:
    await scene.pay(ANN, 60)
    days = (date(2026, 11, 1), date(2026, 10, 31), date(2026, 10, 30))
    results = await asyncio.gather(*(make_up(scene, day, NOON) for day in days), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["MadeUp", "Refusal", "Refusal"]
    assert await scene.balance(ANN) == 10


async def test_what_is_offered_can_be_paid_for_and_tore_a_streak(scene: Scene) -> None:
    member = await scene.member(BO)
    async with scene.database.read() as uow:
        with pytest.raises(Refusal) as nothing:
            await makeup.days_on_offer(uow, scene.content, scene.community, member, NOON)
    assert nothing.value.text.key == "makeup-nothing"
    await scene.check_in(BO, NOON)
    async with scene.database.read() as uow:
        with pytest.raises(Refusal) as poor:
            await makeup.days_on_offer(uow, scene.content, scene.community, member, NOON + DAY * 2)
    assert poor.value.text.key == "makeup-too-poor"
    await scene.pay(BO, 50)
    async with scene.database.read() as uow:
        days = await makeup.days_on_offer(uow, scene.content, scene.community, member, NOON + DAY * 3)
    assert days == [date(2026, 11, 4), date(2026, 11, 3)]
