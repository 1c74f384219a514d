"""Badges: earned by facts, dated to when, once; also those that the file has only had since today."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.actions import badges
from bot.actions.in_parts import Part
from bot.domain.badges import Merit
from bot.storage.tables import activity, badge, checkin, member
from tests.actions.games import said
from tests.actions.honouring import valued
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene

NIGHT = NOON + 10 * DAY
TEN = Merit("ten", "checkins", 3)
RUN = Merit("run", "streak", 3)


async def grant(scene: Scene, *merits: Merit, now: datetime = NIGHT) -> None:
    content = replace(scene.content, merits=replace(scene.content.merits, merits=merits))
    async with scene.database.begin() as uow:
        left = await badges.grant(uow, content, now, scene.community, now)
        assert left is None, "so few are looked at at once"
        await badges.tell_new(uow, content, now, scene.community, now)


async def stamp(scene: Scene, user: int, *days: int, kind: str = "normal") -> None:
    rows = [
        {
            "community_id": scene.community.id, "user_id": user, "kind": kind, "points": 0,
            "local_date": (NOON + day * DAY).date(), "at": NOON + day * DAY,
        }
        for day in days
    ]  # fmt: skip
    async with scene.database.begin() as uow:
        await uow.connection.execute(insert(checkin), rows)


async def held(scene: Scene) -> list[tuple[int, str, datetime]]:
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(
            select(badge.c.user_id, badge.c.badge, badge.c.at).order_by(badge.c.user_id, badge.c.badge)
        )
        return [tuple(row) for row in rows]


async def test_a_badge_is_granted_once_and_dated_to_when_it_was_earned(scene: Scene) -> None:
    await stamp(scene, ANN, 0, 2, 4, 6)
    await stamp(scene, BO, 0, 2)
    await grant(scene, TEN)
    await stamp(scene, ANN, 7)
    await grant(scene, TEN, now=NIGHT + DAY)
    assert await held(scene) == [(ANN, "ten", NOON + 4 * DAY)]


async def test_a_run_is_bridged_by_a_freeze_and_broken_by_a_gap(scene: Scene) -> None:
    await stamp(scene, ANN, 0, 1, 3, 4)
    await stamp(scene, BO, 0, 1, 3)
    await stamp(scene, BO, 2, kind="freeze")
    await stamp(scene, CHEN, 0, 2, 3, 4)
    await grant(scene, RUN)
    noon = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
    assert await held(scene) == [(BO, "run", noon), (CHEN, "run", noon + DAY)]


async def test_a_day_of_messages_is_dated_to_its_noon(scene: Scene) -> None:
    rows = [
        {"community_id": scene.community.id, "local_date": date(2026, 11, day), "user_id": ANN, "messages": 5}
        for day in (2, 3, 4)
    ]
    async with scene.database.begin() as uow:
        await uow.connection.execute(insert(activity), rows)
    await grant(scene, Merit("talk", "messages", 8))
    assert await held(scene) == [(ANN, "talk", datetime(2026, 11, 3, 4, 0, tzinfo=UTC))]


async def test_being_valued_again_and_again_by_one_person_counts_once(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.connection.execute(
            member.update().where(member.c.user_id == BO).values(first_day=date(2026, 10, 30))
        )
    await valued(scene, ANN, (BO, BO, BO, CHEN))
    await grant(
        scene, Merit("two", "appreciated", 2), Merit("three", "appreciated", 3), Merit("new", "newcomers", 1)
    )
    assert [(user, name) for user, name, _ in await held(scene)] == [(ANN, "new"), (ANN, "two")]


async def test_being_here_for_long_is_dated_to_the_day(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.connection.execute(
            member.update().where(member.c.user_id == ANN).values(first_day=date(2026, 10, 1))
        )
    await grant(scene, Merit("days", "days", 30), Merit("more", "days", 60))
    assert await held(scene) == [(ANN, "days", datetime(2026, 10, 31, 4, 0, tzinfo=UTC))]


async def test_whoever_has_left_gets_none(scene: Scene) -> None:
    await stamp(scene, ANN, 0, 1, 2)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, left_at=NOON)
    await grant(scene, TEN)
    assert await held(scene) == []


async def test_only_what_is_fresh_is_told_once_a_day_without_a_sound_in_the_morning(scene: Scene) -> None:
    await stamp(scene, ANN, 0, 1, 2)
    await stamp(scene, BO, 7, 8, 9)
    await grant(scene, TEN)
    [told] = await said(scene, "badges-new")
    assert told.silent
    [line] = told.text.params["lines"].items
    assert [name.user_id for name in line.params["names"].items] == [0]
    assert "Bo" in line.params["names"].items[0].name
    assert len(await held(scene)) == 2


@pytest.mark.parametrize("merits", [(), (TEN,)])
async def test_a_night_without_news_says_nothing(scene: Scene, merits: tuple[Merit, ...]) -> None:
    await grant(scene, *merits)
    assert await said(scene, "badges-new") == []


async def test_all_facts_of_the_file_can_be_counted(scene: Scene) -> None:
    await grant(scene, *scene.content.merits.merits)
    assert await held(scene) == []
    async with scene.database.read() as uow:
        everything = await uow.badges.totals(scene.community.id, ANN, scene.content.merits.facts)
    assert set(everything.values()) == {0}


async def test_own_badges_come_with_what_is_next(scene: Scene) -> None:
    await stamp(scene, ANN, *range(8))
    await grant(scene, *scene.content.merits.merits)
    ann = await scene.member(ANN)
    async with scene.database.read() as uow:
        today = (NOON + timedelta(days=8)).date()
        found = await badges.case(uow, scene.content, scene.community, ann, today)
    assert {each.badge for each in found.mine} == {"checkins-7", "streak-7"}
    assert ("checkins-30", 8) in [(merit.id, have) for merit, have in found.ahead]
    assert found.holders == {"checkins-7": 1, "streak-7": 1}


async def test_a_large_group_is_looked_at_a_slice_at_a_time(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(badges, "AT_ONCE", 2)
    for user in (ANN, BO, CHEN):
        await stamp(scene, user, 0, 1, 2)
    content = replace(scene.content, merits=replace(scene.content.merits, merits=(TEN, RUN)))
    steps = 0
    left: Part | None = badges.grant
    while left is not None:
        async with scene.database.begin() as uow:
            left = await left(uow, content, NIGHT, scene.community, NIGHT)
        steps += 1
    assert [(user, name) for user, name, _ in await held(scene)] == [
        (user, name) for user in (ANN, BO, CHEN) for name in ("run", "ten")
    ]
    assert steps >= 3
