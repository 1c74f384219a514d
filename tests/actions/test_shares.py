"""Shares on both databases: heard set-based and twice, limits, what screening met, points and undoing."""

from datetime import timedelta

import pytest

from bot.actions import shares
from bot.domain.community import Person
from bot.domain.hearing import Finding, Found, Heard, Tagged
from bot.domain.refusal import Refusal
from bot.domain.screening import Hit, Rule
from bot.domain.shares import APPROVED, DECLINED, FEATURED, HASHTAGS, Share
from bot.domain.shares import WAITING as OPEN
from tests.actions.scene import ANN, BO, DAY, NOON, Scene

OLGA = Person(1, "Olga")


def tagged(scene: Scene, user: int, message: int, *tags: str, late: timedelta = timedelta()) -> Tagged:
    return Tagged(scene.community.id, message, user, NOON + late, frozenset(tags))


async def hear(scene: Scene, batch: Heard) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        here = {scene.community.id: scene.community}
        await shares.heard(uow, scene.content, NOON, here, batch)


async def waiting(scene: Scene) -> list[Share]:
    async with scene.database.read() as uow:
        return await uow.shares.waiting([scene.community.id], 50)


async def decide(scene: Scene, each: Share, to: str, late: timedelta = DAY) -> Share:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        found = await uow.shares.get(scene.community.id, each.id)
        assert found is not None
        return await shares.decide(uow, scene.content, NOON + late, scene.community, found, to, OLGA)


async def undo(scene: Scene, each: Share) -> Share:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        found = await uow.shares.get(scene.community.id, each.id)
        assert found is not None
        return await shares.undo(uow, scene.content, NOON + 2 * DAY, scene.community, found, OLGA)


async def test_a_batch_heard_twice_makes_each_message_one_share(scene: Scene) -> None:
    batch = Heard(
        tagged=[tagged(scene, user, 10 * user + n, "share") for user in (ANN, BO) for n in range(2)]
    )
    for _ in range(2):
        await hear(scene, batch)
    assert [each.user_id for each in await waiting(scene)] == [ANN, ANN, BO, BO]


async def test_more_than_a_days_limit_is_talk_and_the_next_day_is_another(scene: Scene) -> None:
    await hear(scene, Heard(tagged=[tagged(scene, ANN, n, "晒单") for n in range(1, 6)]))
    await hear(scene, Heard(tagged=[tagged(scene, ANN, 6, "晒单"), tagged(scene, ANN, 7, "晒单", late=DAY)]))
    assert [each.message_id for each in await waiting(scene)] == [1, 2, 3, 7]


async def test_what_screening_met_something_in_is_no_share(scene: Scene) -> None:
    hit = Hit(Rule.WORDS, "buy", 2, 0, 3)
    found = Found(scene.community.id, 1, Person(ANN, "Ann"), NOON, Finding((hit,), "x"))
    both = [tagged(scene, ANN, 1, "share"), tagged(scene, BO, 2, "share")]
    await hear(scene, Heard(tagged=both, found=[found]))
    assert [each.user_id for each in await waiting(scene)] == [BO]


async def test_a_group_chooses_its_hashtags_or_none(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, HASHTAGS, ["DIY"])
    await hear(scene, Heard(tagged=[tagged(scene, ANN, 1, "share"), tagged(scene, ANN, 2, "diy", "share")]))
    assert [each.message_id for each in await waiting(scene)] == [2]
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, HASHTAGS, [])
    await hear(scene, Heard(tagged=[tagged(scene, BO, 3, "share"), tagged(scene, BO, 4, "diy")]))
    assert len(await waiting(scene)) == 1


async def test_points_follow_the_decisions_and_come_back_with_them(scene: Scene) -> None:
    await hear(scene, Heard(tagged=[tagged(scene, ANN, 1, "share")]))
    [each] = await waiting(scene)
    await decide(scene, each, APPROVED)
    assert await scene.balance(ANN) == 10
    await decide(scene, each, FEATURED)
    assert await scene.balance(ANN) == 30
    for to in (APPROVED, FEATURED, DECLINED):
        with pytest.raises(Refusal, match="share-decided"):
            await decide(scene, each, to)
    back = await undo(scene, each)
    assert (back.state, back.round) == (OPEN, 1)
    assert await scene.balance(ANN) == 0
    with pytest.raises(Refusal, match="already-done"):
        await undo(scene, each)
    await decide(scene, each, FEATURED)
    assert await scene.balance(ANN) == 30
    await undo(scene, each)
    await decide(scene, each, DECLINED)
    assert await scene.balance(ANN) == 0
    async with scene.database.read() as uow:
        week = await uow.ledger.last(scene.community.id, ANN, 20)
        actions = [deed.action for deed in await uow.audit.latest(scene.community.id)]
    assert {line.local_date for line in week} == {scene.community.day_of(NOON + DAY)}, "of their own day"
    assert actions[::-1] == [
        "share-approved", "share-featured", "share-undo", "share-featured", "share-undo", "share-declined",
    ]  # fmt: skip
