"""Reaching a level: told once, quietly, and shown as a tag unless a stronger one is held."""

from contextlib import suppress
from dataclasses import replace

import pytest

from bot.actions import levels, membership, tags
from bot.domain.levels import Level, LevelRules
from bot.domain.outgoing import Place, Say, Tag
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.tags import HONOUR, SHOP
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, PEOPLE, Scene

LADDER = LevelRules((
    Level(0), Level(100, 5), Level(300, 10, {"zh": "老友", "en": "Friend"}),
    Level(1000, 20, {"zh": "传奇", "en": "Legend"}),
))  # fmt: skip


@pytest.fixture
async def climbing(scene: Scene) -> Scene:
    """A community with a short ladder, whose members have opened the bot."""
    async with scene.database.begin() as uow:
        for user in (ANN, BO, CHEN):
            await uow.members.open_contact(user, "en", NOON)
    return Scene(scene.database, replace(scene.content, levels=LADDER), scene.community)


async def earn(scene: Scene, points: dict[int, int], key: str = "a", *, many: bool = False) -> None:
    """Points out of nowhere, and what follows from them."""
    day = scene.community.day_of(NOON)
    entries = [Entry(user, amount, "gift", f"{key}:{user}") for user, amount in points.items()]
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        if many:
            await uow.ledger.record_many(scene.community.id, entries, day, NOON)
        else:
            for entry in entries:
                await uow.ledger.record(scene.community.id, entry, day, NOON)
        await levels.settle(uow, scene.content, NOON)


async def told(scene: Scene) -> list[tuple[int, object]]:
    """Who has been told of which level."""
    return [
        (act.to.chat_id, act.text.params["level"])
        for act in await scene.wanted()
        if isinstance(act, Say) and isinstance(act.to, Place) and act.text.key == "levels-reached"
    ]


async def worn(scene: Scene, user_id: int) -> list[str]:
    """The tags that Telegram was asked to show, one after the other."""
    return [act.text for act in await scene.wanted() if isinstance(act, Tag) and act.user_id == user_id]


@pytest.mark.parametrize("many", [False, True], ids=["one by one", "in bulk"])
async def test_who_crosses_a_threshold_is_told_once_however_points_are_earned(
    climbing: Scene, *, many: bool
) -> None:
    await earn(climbing, {ANN: 60, BO: 99}, "a", many=many)
    assert await told(climbing) == []
    await earn(climbing, {ANN: 60, BO: 0}, "b", many=many)
    await earn(climbing, {ANN: 10}, "c", many=many)
    assert await told(climbing) == [(ANN, 2)]


async def test_who_jumps_over_a_level_is_told_of_the_highest_only(climbing: Scene) -> None:
    await earn(climbing, {ANN: 2000})
    assert await told(climbing) == [(ANN, 4)]
    assert await worn(climbing, ANN) == ["Legend"]


async def test_points_taken_back_take_the_tag_but_the_next_climb_says_nothing_new(climbing: Scene) -> None:
    await earn(climbing, {ANN: 310})
    await earn(climbing, {ANN: -200}, "undo")
    assert await worn(climbing, ANN) == ["Friend", ""]
    await earn(climbing, {ANN: 250}, "again")
    assert await worn(climbing, ANN) == ["Friend", "", "Friend"]
    assert await told(climbing) == [(ANN, 3)]


async def test_what_a_refusal_took_back_reaches_no_level(climbing: Scene) -> None:
    async with climbing.database.begin() as uow:
        with suppress(Refusal):
            async with uow.savepoint():
                entry = Entry(ANN, 500, "gift", "gone")
                await uow.ledger.record(climbing.community.id, entry, climbing.community.day_of(NOON), NOON)
                raise Refusal("already-done")
        await levels.settle(uow, climbing.content, NOON)
    assert await told(climbing) == []
    assert await worn(climbing, ANN) == []


async def test_spending_lowers_no_level(climbing: Scene) -> None:
    await earn(climbing, {ANN: 310})
    async with climbing.database.begin() as uow:
        spent = Entry(ANN, -300, "purchase", "purchase:1")
        await uow.ledger.record(climbing.community.id, spent, climbing.community.day_of(NOON), NOON)
        await levels.settle(uow, climbing.content, NOON)
        found = await levels.ladder(uow, climbing.content, climbing.community, ANN)
    assert (found.own.number, found.own.earned, found.own.to_go) == (3, 310, 690)
    assert await worn(climbing, ANN) == ["Friend"]


async def test_who_wants_quiet_climbs_without_a_word(climbing: Scene) -> None:
    async with climbing.database.begin() as uow:
        await uow.members.change(climbing.community.id, ANN, quiet=True)
    await earn(climbing, {ANN: 310})
    assert await told(climbing) == []
    assert await worn(climbing, ANN) == ["Friend"]


async def test_who_could_not_be_told_hears_it_when_they_can_be_reached(scene: Scene) -> None:
    scene = Scene(scene.database, replace(scene.content, levels=LADDER), scene.community)
    await earn(scene, {ANN: 110})
    async with scene.database.begin() as uow:
        assert await uow.levels.told(scene.community.id, [ANN]) == {}
        await uow.members.open_contact(ANN, "en", NOON)
    await earn(scene, {ANN: -20}, "b")
    await earn(scene, {ANN: 20}, "c")
    assert await told(scene) == [(ANN, 2)]
    async with scene.database.read() as uow:
        assert await uow.levels.told(scene.community.id, [ANN]) == {ANN: 2}


async def test_a_stronger_tag_hides_that_of_the_level_until_its_time_is_over(climbing: Scene) -> None:
    community = climbing.community
    async with climbing.database.begin() as uow:
        await tags.wear(uow, NOON, community, ANN, "Sunshine", SHOP, NOON + 2 * DAY)
        await tags.wear(uow, NOON, community, ANN, "Star", HONOUR, NOON + DAY)
    await earn(climbing, {ANN: 310})
    assert await worn(climbing, ANN) == ["Sunshine", "Star"]
    for days in (0, 1, 1, 2, 3):
        async with climbing.database.begin() as uow:
            await tags.end_those_over(uow, climbing.content, NOON + days * DAY)
    assert await worn(climbing, ANN) == ["Sunshine", "Star", "Sunshine", "Friend"]


async def test_of_who_left_or_is_forgotten_nothing_is_said_or_shown(climbing: Scene) -> None:
    async with climbing.database.begin() as uow:
        await uow.members.change(climbing.community.id, BO, left_at=NOON)
        await uow.privacy.erase(CHEN, NOON)
    await earn(climbing, {BO: 400, -1: 400})
    assert await told(climbing) == []
    assert await worn(climbing, BO) + await worn(climbing, -1) == []


async def test_who_comes_back_wears_their_tag_again(climbing: Scene) -> None:
    await earn(climbing, {ANN: 310})
    async with climbing.database.begin() as uow:
        await membership.left(uow, climbing.community, PEOPLE[0], NOON)
        await membership.joined(uow, climbing.community, PEOPLE[0], NOON + DAY)
    assert await worn(climbing, ANN) == ["Friend", "Friend"]
