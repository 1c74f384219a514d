"""The journal: everything as it came, who counts, what it pays; against a recount of its own."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.community import Person
from bot.domain.vote import CLOSED
from bot.storage.tables import ballot
from tests.actions.booth import Booth
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene

LURKER = 777010


@pytest.fixture
async def booth(scene: Scene) -> Booth:
    made = Booth(scene, scene.content)
    await made.open()
    return made


async def lines(booth: Booth, user: int) -> list[tuple[bool, str]]:
    async with booth.scene.database.read() as uow:
        rows = await uow.connection.execute(
            select(ballot.c.counted, ballot.c.why).where(ballot.c.user_id == user).order_by(ballot.c.id)
        )
        return [(row.counted, row.why) for row in rows]


async def test_everything_goes_into_the_journal_as_it_came(booth: Booth) -> None:
    await booth.cast((ANN, [0]), (BO, [1, 2]), (ANN, [1]))
    await booth.cast((BO, []))
    assert await booth.journal() == [
        (ANN, (0,), True), (BO, (1, 2), True), (ANN, (1,), True), (BO, (), True),
    ]  # fmt: skip


async def test_taking_part_pays_once_and_taking_it_back_keeps_it(booth: Booth) -> None:
    await booth.cast((ANN, [0]), (ANN, [1]), (BO, [2]))
    await booth.cast((ANN, []), (ANN, [0]))
    assert [await booth.scene.balance(user) for user in (ANN, BO, CHEN)] == [3, 3, 0]
    await booth.cast((CHEN, []))
    assert await booth.scene.balance(CHEN) == 0


async def test_who_came_after_the_start_does_not_count_and_is_not_paid(booth: Booth) -> None:
    async with booth.scene.database.begin() as uow:
        await uow.members.change(booth.scene.community.id, ANN, joined_at=booth.at)
        await uow.members.change(booth.scene.community.id, BO, joined_at=NOON)
    await booth.cast((ANN, [0]), (BO, [0]))
    assert await lines(booth, ANN) == [(False, "newcomer")]
    assert await lines(booth, BO) == [(True, "")]
    assert [await booth.scene.balance(user) for user in (ANN, BO)] == [5, 8]  # the newcomers' task is theirs


async def test_who_has_left_does_not_count(booth: Booth) -> None:
    await booth.cast((ANN, [0]))
    async with booth.scene.database.begin() as uow:
        await uow.members.change(booth.scene.community.id, ANN, left_at=booth.at)
    await booth.cast((ANN, [1]))
    assert await lines(booth, ANN) == [(True, ""), (False, "stranger")]
    assert (await booth.finish()).result["counts"] == [1, 0, 0]  # type: ignore[index]


async def test_somebody_never_seen_before_was_there_all_along(booth: Booth) -> None:
    await booth.cast((LURKER, [0]))
    assert await lines(booth, LURKER) == [(True, "")]
    assert await booth.scene.balance(LURKER) == 3


async def test_a_ballot_after_the_count_is_late(booth: Booth) -> None:
    await booth.cast((ANN, [0]))
    assert (await booth.finish()).state == CLOSED
    await booth.cast((ANN, [1]), (BO, [1]))
    assert await lines(booth, BO) == [(False, "late")]
    assert await booth.scene.balance(BO) == 0
    assert (await booth.vote()).result["counts"] == [1, 0, 0]  # type: ignore[index]


async def test_a_newcomers_first_vote_is_one_of_their_tasks(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, joined_at=NOON - timedelta(hours=1))
    booth = Booth(scene, scene.content)
    await booth.open()
    await booth.cast((ANN, [0]), (ANN, [1]))
    async with scene.database.read() as uow:
        assert await uow.welcome.tasks(scene.community.id, [ANN]) == {ANN: {"react"}}
    assert await scene.balance(ANN) == 3 + 5


async def test_answers_that_come_before_the_polls_id_is_known_are_not_lost(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(sent=False)
    await booth.stray(f"p{booth.vote_id}", (ANN, [0]), (LURKER, [2]), (ANN, [1]))
    await booth.stray("somebody else's", (BO, [1]))
    await booth.arrive()
    assert await booth.journal() == [(ANN, (0,), True), (LURKER, (2,), True), (ANN, (1,), True)]
    assert await scene.balance(LURKER) == 3
    await booth.sweep(seconds=1)
    assert len(await booth.journal()) == 3


async def test_answers_written_down_beside_the_polls_id_are_found_by_the_clock(booth: Booth) -> None:
    await booth.stray(f"p{booth.vote_id}", (ANN, [0]), (BO, [1]))
    await booth.cast((ANN, [2]))
    await booth.sweep(seconds=2)
    assert await booth.journal() == [(ANN, (2,), True), (ANN, (0,), False), (BO, (1,), True)]
    assert (await booth.finish()).result["counts"] == [0, 1, 1]  # type: ignore[index]


async def test_strays_of_nobody_are_forgotten(booth: Booth) -> None:
    await booth.stray("elsewhere", (ANN, [0]))
    async with booth.scene.database.begin() as uow:
        await uow.ballots.prune(booth.at)
        assert await uow.ballots.take("elsewhere") == []


MEMBERS = list(range(900_001, 900_009))


def course(seed: int) -> list[tuple[str, int, tuple[int, ...]]]:
    """Two hundred things that may happen during a vote: what, to whom, and which options."""
    chance = random.Random(seed)
    kinds = ["vote"] * 6 + ["take back", "leave", "join"]
    return [
        (
            chance.choice(kinds),
            chance.choice(MEMBERS),
            tuple(sorted(chance.sample(range(3), chance.randint(1, 2)))),
        )
        for _ in range(200)
    ]


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_people_do_the_result_equals_an_independent_recount(scene: Scene, seed: int) -> None:
    """The recount knows nothing of journals: it keeps a sheet with what each person says now."""
    booth = Booth(scene, scene.content)
    await booth.open()
    steps, sheet, barred = course(seed), dict[int, tuple[int, ...]](), dict[int, bool]()
    for number, (what, user, options) in enumerate(steps):
        if number == 150:
            await booth.finish()
        if what in {"leave", "join"}:
            await _move(booth, user, what)
            barred[user] = True  # gone, or back only after the start
            continue
        chosen = options if what == "vote" else ()
        await booth.cast((user, chosen))
        if number < 150 and not barred.get(user):
            sheet[user] = chosen
    result = (await booth.vote()).result
    assert result is not None
    counts = [sum(option in chosen for chosen in sheet.values()) for option in range(3)]
    voters = sum(bool(chosen) for chosen in sheet.values())
    assert (result["counts"], result["voters"]) == (counts, voters)
    ballots = sum(what in {"vote", "take back"} for what, _, _ in steps)
    assert len(await booth.journal()) == ballots


async def _move(booth: Booth, user: int, what: str) -> None:
    async with booth.scene.database.begin() as uow:
        await uow.members.ensure(booth.scene.community.id, Person(user, "V"))
        values = {"left_at": booth.at} if what == "leave" else {"left_at": None, "joined_at": booth.at}
        await uow.members.change(booth.scene.community.id, user, **values)
