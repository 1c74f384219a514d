"""Operators' chats: who may take which community, and what becomes of the former one."""

import pytest

from bot.actions import ops
from bot.actions.registration import tell_operators
from bot.domain.community import ALERTS, QUEUE, REPORTS, Community
from bot.domain.outgoing import Place, Say, Text
from bot.domain.refusal import Refusal
from tests.actions.scene import ANN, BO, CHEN, GROUP, NOON, Scene, community_of

OPS, OTHER_OPS, SECOND = -1900, -1901, -1014
OWNERS = frozenset({CHEN})
OPS_TOPICS = (ALERTS, REPORTS, QUEUE)


async def second(scene: Scene, **values: object) -> Community:
    async with scene.database.begin() as uow:
        return await community_of(uow, SECOND, title="Walkers", **values)


async def offered(scene: Scene, user_id: int) -> list[int]:
    async with scene.database.read() as uow:
        return [each.chat_id for each in await ops.candidates(uow, OWNERS, user_id)]


async def take(
    scene: Scene, user_id: int, community: Community, chat_id: int, topic: int | None
) -> Community:
    async with scene.database.begin() as uow:
        await ops.take(uow, OWNERS, NOON, user_id, community, chat_id, topic)
    async with scene.database.read() as uow:
        return await uow.communities.get(community.id)


async def test_operators_are_offered_what_is_free_or_theirs_and_owners_all(scene: Scene) -> None:
    await second(scene, ops_chat_id=OTHER_OPS)
    async with scene.database.begin() as uow:
        await ops.enter(uow, OPS, ANN)
        await ops.enter(uow, OTHER_OPS, BO)
    assert await offered(scene, ANN) == [GROUP]
    assert await offered(scene, BO) == [GROUP, SECOND]
    assert await offered(scene, CHEN) == [GROUP, SECOND]


async def test_a_group_the_bot_has_left_is_not_offered(scene: Scene) -> None:
    await second(scene, state="left")
    assert await offered(scene, CHEN) == [GROUP]


async def test_a_community_is_taken_with_the_topic_for_alerts(scene: Scene) -> None:
    taken = await take(scene, CHEN, scene.community, OPS, 12)
    assert (taken.ops_chat_id, taken.topic_alerts) == (OPS, 12)
    again = await take(scene, CHEN, taken, OPS, None)
    assert again.topic_alerts is None
    assert await scene.wanted() == []


async def test_reports_and_the_queue_have_topics_of_their_own_if_asked(scene: Scene) -> None:
    taken = await take(scene, CHEN, scene.community, OPS, 12)
    assert [taken.ops_topic(what) for what in OPS_TOPICS] == [12, 12, 12]
    async with scene.database.begin() as uow:
        await ops.place(uow, OWNERS, NOON, CHEN, OPS, REPORTS, 13)
        await ops.place(uow, OWNERS, NOON, CHEN, OPS, QUEUE, None)
    async with scene.database.begin() as uow:
        found = await uow.communities.get(taken.id)
        await tell_operators(uow, found, Text("ops-closed"), NOON, topic=REPORTS)
    assert [found.ops_topic(what) for what in OPS_TOPICS] == [12, 13, None]
    assert (await scene.wanted())[-1].to == Place(OPS, 13)
    again = await take(scene, CHEN, found, OPS, 20)
    assert [again.ops_topic(what) for what in OPS_TOPICS] == [20, 20, 20]
    with pytest.raises(Refusal, match="ops-topic-none"):
        async with scene.database.begin() as uow:
            await ops.place(uow, OWNERS, NOON, CHEN, OTHER_OPS, REPORTS, 13)
    with pytest.raises(Refusal, match="setup-not-allowed"):
        async with scene.database.begin() as uow:
            await ops.place(uow, OWNERS, NOON, BO, OPS, REPORTS, 13)


async def test_the_former_operators_hear_that_alerts_go_elsewhere(scene: Scene) -> None:
    taken = await take(scene, CHEN, scene.community, OPS, None)
    await take(scene, CHEN, taken, OTHER_OPS, None)
    [said] = await scene.wanted()
    assert isinstance(said, Say)
    assert (said.to.chat_id, said.text.key) == (OPS, "ops-elsewhere")


async def test_nobody_takes_a_community_from_its_operators(scene: Scene) -> None:
    taken = await take(scene, CHEN, scene.community, OPS, None)
    async with scene.database.begin() as uow:
        await ops.enter(uow, OTHER_OPS, BO)
    with pytest.raises(Refusal) as no:
        await take(scene, BO, taken, OTHER_OPS, None)
    assert no.value.text.key == "setup-not-allowed"


async def test_a_community_is_named_by_its_chat_id(scene: Scene) -> None:
    async with scene.database.read() as uow:
        assert await ops.named(uow, OWNERS, CHEN, str(GROUP)) == scene.community
        for wrong in ("-77", "hello", str(SECOND)):
            with pytest.raises(Refusal) as no:
                await ops.named(uow, OWNERS, CHEN, wrong)
            assert no.value.text.key == "ops-unknown"


async def test_a_closed_operators_chat_has_no_communities_and_no_operators(scene: Scene) -> None:
    await take(scene, CHEN, scene.community, OPS, 3)
    async with scene.database.begin() as uow:
        await ops.enter(uow, OPS, ANN)
        await ops.close(uow, NOON, OPS, ANN)
    async with scene.database.read() as uow:
        found = await uow.communities.get(scene.community.id)
        assert not await uow.communities.is_operator(ANN)
    assert (found.ops_chat_id, found.topic_alerts) == (None, None)
