"""What looks at several groups at once goes by each one's own numbers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import appeals, levels
from bot.actions.escalation import forget_evidence
from bot.domain.community import Community, Person
from bot.domain.levels import Level, LevelRules
from bot.domain.outgoing import Place, Say
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind, standing
from bot.storage.database import Database
from tests.actions.arrivals import CHAT, MINUTE, START, Group
from tests.actions.peace import found as met
from tests.actions.peace import hear, hit, incidents
from tests.actions.scene import ANN, DAY, NOON, Scene, community_of
from tests.actions.test_appeals import convened, impose, object_to, said

ELSEWHERE, OPS = -1010, -910
HOUR = timedelta(hours=1)


async def elsewhere(scene: Scene, **rules: object) -> Scene:
    """The same people in a group whose pack has these numbers; `scene.content` then has both."""
    own = replace(scene.content, **rules)  # type: ignore[arg-type]
    scene.content = replace(scene.content, variants={"reading": own})
    async with scene.database.begin() as uow:
        there = await community_of(uow, ELSEWHERE, pack="reading")
        await uow.communities.change(there.id, ops_chat_id=OPS)
        await uow.members.ensure(there.id, Person(ANN, "Ann"))
        return replace(scene, community=await uow.communities.get(there.id))


async def test_each_group_has_a_ladder_of_levels(scene: Scene) -> None:
    other = await elsewhere(scene, levels=LevelRules((Level(0), Level(50, 5), Level(60, 9)), "reading"))
    async with scene.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
        for each in (scene, other):
            await uow.communities.lock([each.community.id])
            day = each.community.day_of(NOON)
            await uow.ledger.record(each.community.id, Entry(ANN, 120, "gift", "gift"), day, NOON)
        await levels.settle(uow, scene.content, NOON)
    told = [
        (each.text.params["level"], each.text.params["name"])
        for each in await scene.wanted()
        if isinstance(each, Say) and each.text.key == "levels-reached"
    ]
    names = [scene.content.levels.name_of(2), other.content.of(other.community).levels.name_of(3)]
    assert told == [(2, names[0]), (3, names[1])]


async def test_a_wave_is_greeted_as_each_group_wants_it(database: Database) -> None:
    group = Group(database)
    usual = group.content
    curt = replace(usual, welcome=replace(usual.welcome, names_at_most=1, window_seconds=10))
    group.content = replace(usual, variants={"reading": curt})
    await group.register()
    await group.register(2, pack="reading")
    for home in (1, 2):
        await group.join(7, 8, at=START, home=home)
    await group.sweep(START + timedelta(seconds=20))
    [first] = await greetings(group)
    assert (first.to, first.text.params["members"].params["more"]) == (Place(2 * CHAT), 1)  # type: ignore[union-attr]
    await group.sweep(START + MINUTE)
    assert [each.to for each in await greetings(group)] == [Place(2 * CHAT), Place(CHAT)]


async def greetings(group: Group) -> list[Say]:
    return [each for each in await group.said() if isinstance(each, Say) and each.slot == "greeting"]


async def test_an_appeal_is_told_again_when_its_group_wants_it(scene: Scene) -> None:
    court = await convened(scene)
    other = await convened(await elsewhere(court, reports=replace(scene.content.reports, appeal_hours=24)))
    for each in (court, other):
        each.content = court.content
        await object_to(each, await impose(each))
    reminded: list[int] = []
    for hours in (23, 25, 73):
        async with scene.database.begin() as uow:
            await appeals.sweep(uow, court.content, NOON + hours * HOUR)
        reminded.append(len(await said(court, "appeal-alarm")))
    assert reminded == [0, 1, 3]


async def test_how_long_one_can_appeal_is_the_groups_own(scene: Scene) -> None:
    court = await convened(scene)
    other = await convened(await elsewhere(court, reports=replace(scene.content.reports, appeal_days=5)))
    other.content = court.content
    sanction = await impose(other)
    async with scene.database.read() as uow:
        late = NOON + 6 * DAY
        with pytest.raises(Refusal) as refusal:
            await appeals.named(uow, court.content, late, ANN, sanction.id)
        with pytest.raises(Refusal):
            await appeals.meant(uow, court.content, late, ANN)
        assert (await appeals.meant(uow, court.content, NOON + 4 * DAY, ANN))[1].kind is Kind.MUTE
    assert refusal.value.text.params["days"] == 5


async def test_evidence_is_kept_as_long_as_its_group_wants(scene: Scene) -> None:
    other = await elsewhere(scene, ladder=replace(scene.content.ladder, evidence_days=7))
    for each in (scene, other):
        await hear(each, met(11, hit()))
    kept: list[list[Community | int]] = []
    for days in (6, 8, 31):
        async with scene.database.begin() as uow:
            await forget_evidence(uow, scene.content, NOON + days * DAY)
        kept.append([each.community_id for each in await incidents(scene) if each.evidence is not None])
    assert kept == [[scene.community.id, other.community.id], [scene.community.id], []]


def test_points_of_sanction_fade_as_fast_as_the_group_wants() -> None:
    today = NOON.date()
    given = [(today - 4 * DAY, 10), (today - DAY, 5)]
    assert [standing(given, today, fade) for fade in (0, 1, 3)] == [15, 11, 3]
