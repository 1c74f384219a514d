"""Proofs of challenges on both databases: of local days, struck and back; the result that follows, once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.challenge import Challenge
from bot.domain.hearing import Heard, Proof
from tests.actions.games import (
    FIRST,
    OVER,
    PLAN,
    TUESDAY,
    begin_challenge,
    challenge_now,
    days,
    hear,
    join,
    prove,
    running,
    said,
    strike,
    tick,
)
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene


async def test_one_proof_counts_for_the_local_day_in_which_it_was_sent(scene: Scene) -> None:
    each = await running(scene)
    before_rollover = datetime(2026, 11, 3, 19, 59, tzinfo=UTC)
    await prove(scene, each, ANN, FIRST, 1)
    await prove(scene, each, ANN, before_rollover, 2)
    assert (await days(scene, each))[ANN] == 1
    await prove(scene, each, ANN, before_rollover + timedelta(minutes=1), 3)
    assert (await days(scene, each))[ANN] == 2
    async with scene.database.read() as uow:
        found = await uow.challenges.proofs_of(scene.community.id, each.id, ANN)
    assert found == {TUESDAY: False, date(2026, 11, 4): False}


async def test_only_those_who_take_part_and_only_its_own_days_count(scene: Scene) -> None:
    each = await running(scene, people=(ANN,))
    await prove(scene, each, BO, FIRST, 1)
    await prove(scene, each, ANN, each.begins_at - timedelta(seconds=1), 2)
    await prove(scene, each, ANN, each.ends_at, 3)
    assert await days(scene, each) == {ANN: 0}


async def test_a_proof_sent_the_second_it_began_counts_before_the_clock_has_noticed(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    await join(scene, each, ANN)
    await prove(scene, each, ANN, each.begins_at, 1)
    assert await days(scene, each) == {ANN: 1}


async def test_a_batch_of_proofs_counts_the_first_of_each_day_and_may_come_twice(scene: Scene) -> None:
    each = await running(scene)
    proofs = [
        Proof(scene.community.id, each.id, user, 10 * user + number, FIRST + DAY * number)
        for user in (ANN, BO, 4711)
        for number in range(3)
    ]
    heard = Heard(proofs=[*proofs, *reversed(proofs)])
    for _ in range(2):
        await hear(scene, heard, FIRST)
    assert await days(scene, each) == {ANN: 3, BO: 3, CHEN: 0}


async def test_a_struck_proof_does_not_count_until_that_is_undone(scene: Scene) -> None:
    each = await running(scene)
    await prove(scene, each, ANN, FIRST, 1)
    assert await strike(scene, 1) == ""
    assert await strike(scene, 1) == "already-done"
    assert (await days(scene, each))[ANN] == 0
    assert await strike(scene, 1, back=True) == ""
    assert await strike(scene, 1, back=True) == "already-done"
    assert (await days(scene, each))[ANN] == 1
    assert await strike(scene, 99) == "strike-no-proof"


async def test_after_a_strike_another_message_of_the_day_counts_and_the_same_does_not(scene: Scene) -> None:
    each = await running(scene)
    await prove(scene, each, ANN, FIRST, 1)
    await strike(scene, 1)
    await prove(scene, each, ANN, FIRST, 1)
    assert (await days(scene, each))[ANN] == 0
    await prove(scene, each, ANN, FIRST + timedelta(hours=1), 2)
    assert (await days(scene, each))[ANN] == 1
    assert await strike(scene, 1, back=True) == "strike-no-proof"


async def test_whoever_is_struck_hears_it_quietly(scene: Scene) -> None:
    each = await running(scene)
    await prove(scene, each, ANN, FIRST, 1)
    async with scene.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await strike(scene, 1)
    [told] = await said(scene, "strike-told")
    assert told.to.chat_id == ANN


async def finished(scene: Scene, each: Challenge) -> None:
    """Ann makes it, Bo would have but for a strike, Chen makes it and leaves."""
    for user, message in ((ANN, 10), (BO, 20), (CHEN, 30)):
        await prove(scene, each, user, FIRST, message)
        await prove(scene, each, user, FIRST + DAY, message + 1)
    await strike(scene, 21)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, CHEN, left_at=FIRST)
    for now in (each.ends_at, OVER, OVER + DAY):
        await tick(scene, now)


async def test_who_made_it_gets_points_and_badge_once_and_the_others_nothing(scene: Scene) -> None:
    each = await running(scene)
    await finished(scene, each)
    assert [await scene.balance(user) for user in (ANN, BO, CHEN)] == [50, 0, 0]
    async with scene.database.read() as uow:
        badges = [await uow.badges.of(scene.community.id, user) for user in (ANN, BO, CHEN)]
    assert [[one.badge for one in found] for found in badges] == [["challenge-read"], [], []]
    [result] = await said(scene, "challenge-result")
    assert (result.text.params["people"], result.text.params["finishers"]) == (2, 1)
    assert (await challenge_now(scene, each)).state == "finished"


async def test_the_last_minutes_proofs_are_waited_for(scene: Scene) -> None:
    each = await running(scene, people=(ANN,))
    await prove(scene, each, ANN, FIRST, 1)
    await tick(scene, each.ends_at + timedelta(minutes=4))
    assert (await challenge_now(scene, each)).state == "running"
    await prove(scene, each, ANN, each.ends_at - timedelta(seconds=1), 2)
    await tick(scene, OVER)
    assert await scene.balance(ANN) == 50


async def test_a_challenge_that_nobody_was_awake_for_begins_and_ends_when_somebody_is(scene: Scene) -> None:
    each = await begin_challenge(scene, PLAN)
    await join(scene, each, ANN)
    for number in range(2):
        await prove(scene, each, ANN, FIRST + DAY * number, number + 1)
    await tick(scene, OVER + DAY)
    assert await scene.balance(ANN) == 50
    assert await said(scene, "challenge-begins") == []
    assert len(await said(scene, "challenge-result")) == 1


async def test_the_team_with_the_better_mean_wins_however_small(scene: Scene) -> None:
    each = await begin_challenge(scene, replace(PLAN, teams=("Red", "Blue")))
    await join(scene, each, ANN, BO, team="0")
    await join(scene, each, CHEN, team="1")
    await tick(scene, FIRST)
    for user in (ANN, CHEN):
        await prove(scene, each, user, FIRST, user)
    await tick(scene, OVER)
    [result] = await said(scene, "challenge-result")
    teams = [line.params for line in result.text.params["lines"].items if "wins" in line.params]
    assert [(each["name"], each["mean"], each["wins"]) for each in teams] == [
        ("Blue", "1.0", "yes"), ("Red", "0.5", "no"),
    ]  # fmt: skip


async def test_a_badge_is_granted_once(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for ref in ("challenge:1", "challenge:2"):
            await uow.badges.grant(scene.community.id, [ANN, BO], "challenge-read", ref, NOON)
        await uow.badges.grant(scene.community.id, [], "other", "", NOON)
        [badge] = await uow.badges.of(scene.community.id, ANN)
    assert badge.ref == "challenge:1"
