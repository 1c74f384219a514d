"""Many complaints in a batch are one message for the operators, and each a case; on both databases."""

import pytest

from bot.actions import complaints_dry
from bot.actions.complaints_crowd import show_next
from bot.actions.complaints_steps import take
from bot.domain.complaint import Grade
from bot.domain.incident import GATHERED
from tests.actions.displeasure import (
    CHEATED,
    OLGA,
    PLAIN,
    cases,
    deeds,
    hear,
    pass_to,
    said,
    stand,
    step,
    told,
    words,
)
from tests.actions.peace import MINUTE, OPS, operated, rendered
from tests.actions.scene import NOON, Scene

MANY = GATHERED + 2


async def wave(scene: Scene, count: int = MANY, text: str = CHEATED) -> None:
    """So many members complain in one batch."""
    await hear(scene, *(said(scene, n, text, user=9000 + n) for n in range(count)))


async def test_a_few_have_a_card_each(scene: Scene) -> None:
    await operated(scene)
    await wave(scene, GATHERED)
    assert len(await told(scene, "complaint-card", OPS)) == GATHERED


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_many_are_one_message_with_a_case_for_each(scene: Scene, language: str) -> None:
    await operated(scene)
    await wave(scene, 50)
    assert await told(scene, "complaint-card", OPS) == []
    [message] = await told(scene, "complaint-crowd", OPS)
    assert not message.silent
    shown = rendered(scene, message.text, language)
    assert "Name9000" in shown
    assert "Name9049" not in shown
    assert "{" not in shown
    found = await cases(scene)
    assert [case.number for case in found] == list(range(1, 51))
    assert {case.evidence for case in found} == {CHEATED}
    assert all(case.soothed for case in found)
    assert len(await told(scene, "complaint-understand")) == 50
    assert await deeds(scene) == ["case-open"] * 50


async def test_they_can_be_looked_at_one_by_one_until_none_is_left(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    for times in (GATHERED, MANY - GATHERED, 0):
        async with scene.database.begin() as uow:
            assert await show_next(uow, NOON, scene.community, 1, MANY) == times
        await stand(scene, first=100 * (times + 1))
    assert len(await told(scene, "complaint-card", OPS)) == MANY


async def test_more_of_the_same_from_many_grows_their_cases_and_stands_on_their_cards(scene: Scene) -> None:
    await operated(scene)
    await wave(scene, 2, PLAIN)
    await stand(scene)
    await hear(scene, *(said(scene, 50 + n, CHEATED, user=9000 + n) for n in range(3)), now=NOON + MINUTE)
    found = await cases(scene)
    assert [case.evidence for case in found] == [f"{PLAIN}\n{CHEATED}"] * 2 + [CHEATED]
    assert {case.grade for case in found} == {Grade.DISPUTE}
    assert all(case.soothed for case in found)


async def test_many_that_become_overdue_together_are_told_together_at_each_climb(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    [first, *_] = await cases(scene)
    for _ in range(2):
        await pass_to(scene, first.deadline + MINUTE)
    assert await told(scene, "complaint-overdue", OPS) == []
    late = [
        each for each in await told(scene, "complaint-crowd", OPS) if words(each).params["what"] == "late"
    ]
    assert len(late) == 1
    assert {case.attention for case in await cases(scene)} == {first.attention + 1}


async def test_a_case_of_many_can_be_taken_like_any_other(scene: Scene) -> None:
    await operated(scene)
    await wave(scene)
    [first, *_] = await cases(scene)
    await step(scene, take, first, OLGA)
    [first, *_] = await cases(scene)
    assert first.owner_id == OLGA.user_id


async def tried_out(scene: Scene) -> None:
    await operated(scene)
    async with scene.database.begin() as uow:
        await uow.settings.put(scene.community.id, complaints_dry.SETTING, "dry")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_many_that_are_only_tried_out_are_one_silent_list(scene: Scene, language: str) -> None:
    await tried_out(scene)
    await wave(scene, 50)
    [message] = await told(scene, "complaint-dry", OPS)
    assert message.silent
    shown = rendered(scene, message.text, language)
    assert "50" in shown
    assert "Name9000" in shown
    assert "Name9049" not in shown
    assert "{" not in shown
    assert await cases(scene) == []


async def test_of_those_tried_out_in_an_hour_a_few_are_told_at_once_and_the_others_after_it(
    scene: Scene,
) -> None:
    await tried_out(scene)
    for number in range(MANY):
        at = NOON + number * MINUTE
        await hear(scene, said(scene, number, CHEATED, user=9000 + number, at=at), now=at)
    assert len(await told(scene, "complaint-dry", OPS)) == GATHERED
    async with scene.database.begin() as uow:
        await complaints_dry.sweep(uow, scene.content, NOON + 30 * MINUTE)
    assert len(await told(scene, "complaint-dry", OPS)) == GATHERED, "the hour is not over"
    for minute in (61, 62, 121):
        async with scene.database.begin() as uow:
            await complaints_dry.sweep(uow, scene.content, NOON + minute * MINUTE)
    [message] = await told(scene, "complaint-dry-crowd", OPS)
    shown = rendered(scene, message.text, "en")
    assert f"{MANY - GATHERED} members" in shown
    assert f"Name{9000 + MANY - 1}" in shown
    assert "Name9000" not in shown
