"""Challenges on both databases: announcing, signing up, beginning, calling off."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.actions import challenge as subject
from bot.domain.challenge import Challenge
from bot.domain.refusal import Refusal
from bot.storage.tables import community
from tests.actions.games import (
    FIRST,
    OVER,
    PLAN,
    TUESDAY,
    begin_challenge,
    challenge_now,
    days,
    deliver,
    join,
    prove,
    running,
    said,
    tick,
)
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene


async def refused(scene: Scene, each: Challenge, user: int, *, team: str = "", now: datetime = NOON) -> str:
    with pytest.raises(Refusal) as refusal:
        await join(scene, each, user, team=team, now=now)
    return refusal.value.text.key


async def test_it_is_announced_once_and_the_same_request_or_title_starts_no_other(scene: Scene) -> None:
    await begin_challenge(scene, PLAN)
    for plan, key, reason in (
        (replace(PLAN, title="Other"), "c", "already-done"),
        (replace(PLAN, title="READ"), "d", "challenge-already-runs"),
    ):
        with pytest.raises(Refusal) as refusal:
            await begin_challenge(scene, plan, key=key)
        assert refusal.value.text.key == reason
    assert len(await said(scene, "challenge-announced")) == 1


async def test_a_group_has_only_so_many_at_once(scene: Scene) -> None:
    for number in range(scene.content.challenges.at_once):
        await begin_challenge(scene, replace(PLAN, title=str(number)), key=str(number))
    with pytest.raises(Refusal) as refusal:
        await begin_challenge(scene, replace(PLAN, title="one more"), key="more")
    assert refusal.value.text.key == "challenge-too-many"


async def test_one_can_sign_up_once_until_it_begins_and_drop_out_again(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    assert (await join(scene, each, ANN)).key == "challenge-joined"
    assert await refused(scene, each, ANN) == "challenge-in-already"
    assert await refused(scene, each, BO, now=each.begins_at) == "challenge-signup-over"
    ann = await scene.member(ANN)
    async with scene.database.begin() as uow:
        await subject.drop_out(uow, NOON, scene.community, ann, each.id)
    assert await days(scene, each) == {}
    await join(scene, each, ANN)
    assert await days(scene, each) == {ANN: 0}


async def test_who_does_not_mind_evens_the_teams_and_a_team_can_be_changed(scene: Scene) -> None:
    each = await begin_challenge(scene, replace(PLAN, teams=("Red", "Blue")))
    await join(scene, each, ANN, team="1")
    assert (await join(scene, each, BO, team="any")).params["team"] == "Red"
    await join(scene, each, CHEN, team="any")
    async with scene.database.read() as uow:
        assert await uow.challenges.sizes(each) == {0: 2, 1: 1}
    await join(scene, each, ANN, team="0")
    assert await refused(scene, each, ANN, team="any") == "challenge-in-already"
    for forged in ("2", "9", "x", "-1", "²"):
        assert await refused(scene, each, ANN, team=forged) == "button-too-old"
    async with scene.database.read() as uow:
        assert await uow.challenges.sizes(each) == {0: 3}


async def test_the_announcement_follows_the_number_of_people_without_an_edit_for_each(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    await deliver(scene, f"challenge:{each.id}", 77)
    await join(scene, each, ANN, BO)
    await tick(scene, NOON + timedelta(seconds=10))
    assert len(await said(scene, "challenge-announced")) == 1
    for seconds in (21, 23, 60):
        await tick(scene, NOON + timedelta(seconds=seconds))
    _, edit = await said(scene, "challenge-announced")
    assert edit.message_id == 77
    assert "'people': 2" in str(edit.text)
    assert edit.buttons


async def test_when_it_begins_signing_up_ends_and_the_group_hears_of_it_once(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    await deliver(scene, f"challenge:{each.id}", 77)
    await join(scene, each, ANN)
    await tick(scene, each.begins_at - timedelta(seconds=1))
    assert (await challenge_now(scene, each)).state == "signup"
    for _ in range(2):
        await tick(scene, each.begins_at)
    assert (await challenge_now(scene, each)).state == "running"
    assert len(await said(scene, "challenge-begins")) == 1
    assert (await said(scene, "challenge-announced"))[-1].buttons == ()


async def test_without_anybody_it_does_not_begin(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    await deliver(scene, f"challenge:{each.id}", 77)
    await tick(scene, FIRST)
    assert (await challenge_now(scene, each)).state == "cancelled"
    assert len(await said(scene, "challenge-cancelled")) == 1
    assert await said(scene, "challenge-begins") == []


@pytest.mark.parametrize("begun", [False, True])
async def test_one_that_is_called_off_pays_nobody_and_the_group_knows(scene: Scene, begun: bool) -> None:  # noqa: FBT001
    each = await begin_challenge(scene, PLAN)
    await deliver(scene, f"challenge:{each.id}", 77)
    await join(scene, each, ANN)
    if begun:
        await tick(scene, FIRST)
    async with scene.database.begin() as uow:
        await subject.cancel(uow, FIRST, scene.community, 5001, each.id)
    for now in (FIRST, OVER):
        await tick(scene, now)
    assert await scene.balance(ANN) == 0
    assert len(await said(scene, "challenge-cancelled")) == 1 + begun
    with pytest.raises(Refusal):
        async with scene.database.begin() as uow:
            await subject.cancel(uow, FIRST, scene.community, 5001, each.id)


async def test_an_announcement_on_its_way_is_corrected_when_it_arrives(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    async with scene.database.begin() as uow:
        await uow.challenges.move(each.id, ["signup"], state="cancelled")
    await deliver(scene, f"challenge:{each.id}", 77)
    [edit] = await said(scene, "challenge-cancelled")
    assert edit.message_id == 77


async def test_a_group_that_the_bot_has_left_waits(scene: Scene) -> None:
    each = await running(scene, people=(ANN,))
    async with scene.database.begin() as uow:
        await uow.connection.execute(community.update().values(state="left"))
    await tick(scene, OVER)
    assert (await challenge_now(scene, each)).state == "running"


async def test_a_challenge_of_another_group_cannot_be_touched(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    other = replace(scene.community, id=scene.community.id + 1)
    ann = await scene.member(ANN)
    async with scene.database.begin() as uow:
        for attempt in (
            subject.join(uow, NOON, other, ann, each.id, ""),
            subject.cancel(uow, NOON, other, 5001, each.id),
            subject.drop_out(uow, NOON, other, ann, each.id),
        ):
            with pytest.raises(Refusal):
                await attempt


async def test_somebody_sees_their_own_days_place_and_team(scene: Scene) -> None:
    each = await running(scene)
    await prove(scene, each, ANN, FIRST, 1)
    await prove(scene, each, BO, FIRST, 2)
    async with scene.database.read() as uow:
        [look] = await subject.looks(uow, scene.community, BO, date(2026, 11, 4))
        [stranger] = await subject.looks(uow, scene.community, 4711, TUESDAY)
    assert (look.place, look.days) == (1, ["done", "open", "ahead"])
    assert [one.user_id for _, one in look.places] == [ANN, BO, CHEN]
    assert (stranger.place, stranger.own, stranger.days) == (None, None, [])
