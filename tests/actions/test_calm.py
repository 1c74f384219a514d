"""Calm mode on both databases: it begins, holds, slows people down, keeps the bot quiet, and ends."""

from datetime import timedelta

import pytest

from bot.actions import calm, topics, weekly
from bot.domain.hearing import Heard, Spoken
from bot.domain.outgoing import Erase, Probe
from bot.domain.refusal import Refusal
from tests.actions.displeasure import OLGA, community_now, deeds, pass_to, told
from tests.actions.peace import OPS, operated
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


async def begin(scene: Scene, hours: int | None = None, after: timedelta = timedelta()) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await calm.begin(uow, scene.content, NOON + after, scene.community, OLGA.user_id, hours)
        await community_now(uow, scene)


async def speak(scene: Scene, *words: Spoken) -> list[int]:
    """What of it is to go."""
    here = scene.community
    async with scene.database.begin() as uow:
        await uow.talk.note(words)
        await calm.heard(uow, scene.content, NOON, {here.id: here}, Heard(spoken=list(words)))
    gone = [each for each in await scene.wanted() if isinstance(each, Erase)]
    return [number for each in gone for number in each.message_ids]


def word(scene: Scene, message: int, seconds: int, user: int = ANN) -> Spoken:
    return Spoken(scene.community.id, message, user, NOON + seconds * SECOND, 5)


async def test_it_begins_once_is_prolonged_and_ends_by_itself(scene: Scene) -> None:
    await operated(scene)
    await begin(scene)
    assert scene.community.calm
    await begin(scene, 8, HOUR)
    assert len(await told(scene, "calm-on")) == 1
    assert [type(each) for each in await scene.wanted()].count(Probe) >= 1
    await pass_to(scene, NOON + 9 * HOUR - SECOND, calm.sweep)
    assert await told(scene, "calm-off") == []
    for _ in range(2):
        await pass_to(scene, NOON + 9 * HOUR, calm.sweep)
    assert len(await told(scene, "calm-off")) == 1
    assert len(await told(scene, "calm-ended", OPS)) == 1
    async with scene.database.read() as uow:
        assert not (await community_now(uow, scene)).calm
    assert await deeds(scene) == ["calm-on", "calm-on", "calm-off"]


async def test_it_is_ended_by_hand_once(scene: Scene) -> None:
    await begin(scene)
    async with scene.database.begin() as uow:
        await calm.end(uow, NOON, scene.community, OLGA.user_id)
        with pytest.raises(Refusal, match="calm-not-on"):
            await calm.end(uow, NOON, scene.community, OLGA.user_id)


@pytest.mark.parametrize("hours", [0, 169])
async def test_it_lasts_from_an_hour_to_a_week(scene: Scene, hours: int) -> None:
    with pytest.raises(Refusal, match="calm-hours"):
        await begin(scene, hours)


async def test_without_the_right_to_restrict_members_it_is_refused(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, rights=["administrator", "can_delete_messages"])
    with pytest.raises(Refusal, match="calm-no-right"):
        await begin(scene)


async def test_who_goes_too_fast_is_slowed_down_and_told_once(scene: Scene) -> None:
    await begin(scene)
    assert await speak(scene, word(scene, 1, 0), word(scene, 2, 3), word(scene, 3, 4, BO)) == [2]
    assert await speak(scene, word(scene, 4, 20)) == [2, 4]
    assert await speak(scene, word(scene, 5, 50)) == [2, 4]
    assert len(await told(scene, "calm-wait")) == 1


async def test_staff_may_write_as_they_like_and_so_may_all_when_it_is_not_on(scene: Scene) -> None:
    assert await speak(scene, word(scene, 1, 0), word(scene, 2, 1)) == []
    await begin(scene)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, status="administrator")
    assert await speak(scene, word(scene, 3, 40, BO), word(scene, 4, 41, BO)) == []


async def test_operators_and_owners_who_do_not_administer_the_group_write_as_they_like(scene: Scene) -> None:
    await operated(scene)
    await begin(scene)
    async with scene.database.begin() as uow:
        await uow.communities.add_operator(OPS, ANN)
        await uow.communities.owned_by({BO})
    words = [word(scene, 10 * user + second, second, user) for user in (ANN, BO, CHEN) for second in (0, 1)]
    assert await speak(scene, *words) == [10 * CHEN + 1]


async def test_meanwhile_the_bot_asks_and_posts_nothing_that_can_wait(scene: Scene) -> None:
    await begin(scene)
    before = len(await scene.wanted())
    async with scene.database.begin() as uow:
        assert await topics.is_paused(uow, scene.community)
        await topics.ask(uow, scene.content, NOON, scene.community, NOON)
        coming = await weekly.coming(uow, scene.content, scene.community, NOON, NOON + 200 * HOUR)
        await weekly.post_due(uow, scene.content, coming[0].at, scene.community, coming[0].at)
    assert [each for each in (await scene.wanted())[before:] if getattr(each, "to", None)] == []
