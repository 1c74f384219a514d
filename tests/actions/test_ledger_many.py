"""Paying many at once comes to the same as paying one after the other."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.community import Community, Person
from bot.domain.points import Due, Entry
from bot.domain.refusal import Refusal
from bot.storage.database import Database
from bot.storage.tables import ledger
from tests.actions.scene import ANN, BO, NOON, Scene, community_of
from tests.actions.test_standings import NUMBERS, kept, rungs

TODAY = NOON.date()
MEMBERS = (1, 2, 3, 4)
DUES = st.lists(
    st.tuples(
        st.sampled_from(MEMBERS), st.integers(-20, 40), st.sampled_from(["gift", "undo", "purchase"]),
        st.integers(0, 9), st.integers(0, 8),
    ),
    max_size=25,
)  # fmt: skip
"""Who, how much, kind, number of the key, days ago: a few keys, so that some come again."""
SOME = st.sets(st.sampled_from(MEMBERS))


Given = tuple[int, int, str, int, int]


def _dues(home: Community, given: Sequence[Given]) -> list[Due]:
    return [
        Due(
            home.id, TODAY - timedelta(days=ago), Entry(user, amount, kind, f"k{number}", "why", 7, f"r{ago}")
        )
        for user, amount, kind, number, ago in given
    ]


async def _lines(database: Database, home: Community) -> list[tuple[Any, ...]]:
    columns = [column for column in ledger.columns if column.name not in {"id", "community_id"}]
    async with database.read() as uow:
        rows = await uow.connection.execute(
            select(*columns).where(ledger.c.community_id == home.id).order_by(ledger.c.id)
        )
        return [tuple(row) for row in rows]


async def _home(database: Database, paid: Sequence[Given], hidden: set[int], gone: set[int]) -> Community:
    """A community with members, some of whom have points, or are not listed, or have left."""
    async with database.begin() as uow:
        home = await community_of(uow, -20_000 - next(NUMBERS))
        for user in MEMBERS:
            await uow.members.ensure(home.id, Person(user, f"Name{user}"))
            if user in gone:
                await uow.members.change(home.id, user, left_at=NOON)
        for due in _dues(home, paid):
            await uow.ledger.record(home.id, due.entry, due.day, NOON)
        uow.ledger.climbed.clear()
        for user in hidden | gone:
            await uow.ledger.list_member(home.id, user, listed=False)
    return home


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(paid=DUES, wanted=DUES, hidden=SOME, gone=SOME)
async def test_many_at_once_are_recorded_as_one_after_the_other(
    database: Database, paid: list[Given], wanted: list[Given], hidden: set[int], gone: set[int]
) -> None:
    one, many = [await _home(database, paid, hidden, gone) for _ in range(2)]
    fresh = set()
    async with database.begin() as uow:
        for due in _dues(one, wanted):
            if await uow.ledger.record(one.id, due.entry, due.day, NOON) is not None:
                fresh.add((many.id, due.entry.key))
        assert await uow.ledger.record_all(_dues(many, wanted), NOON) == fresh
        after = [
            {each.user_id: each.after for each in uow.ledger.climbed if each.community_id == home.id}
            for home in (one, many)
        ]
    assert after[0] == after[1]
    assert await _lines(database, many) == await _lines(database, one)
    assert await kept(database, many) == await kept(database, one)
    assert await rungs(database, many) == await rungs(database, one)


async def test_entries_of_one_day_come_with_the_keys_that_were_new(scene: Scene) -> None:
    entries = [Entry(ANN, 1, "gift", "a"), Entry(BO, 2, "gift", "b"), Entry(BO, 9, "gift", "a")]
    async with scene.database.begin() as uow:
        assert await uow.ledger.record_many(scene.community.id, entries[:1], TODAY, NOON) == {"a"}
        assert await uow.ledger.record_many(scene.community.id, entries, TODAY, NOON) == {"b"}
        assert await uow.ledger.record_many(scene.community.id, entries, TODAY, NOON) == set()
    assert (await scene.balance(ANN), await scene.balance(BO)) == (1, 2)


async def test_the_same_key_pays_in_each_community(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        other = await community_of(uow, -1010)
        entry = Entry(ANN, 3, "gift", "a")
        dues = [Due(home.id, TODAY, entry) for home in (scene.community, other)]
        assert len(await uow.ledger.record_all(dues, NOON)) == 2
        assert await uow.ledger.balance(other.id, ANN) == 3


async def test_who_left_is_not_listed_again_by_points_that_come_later(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, left_at=NOON)
        await uow.ledger.list_member(scene.community.id, BO, listed=False)
        await uow.ledger.record_many(scene.community.id, [Entry(BO, 9, "gift", "b")], TODAY, NOON)
        await uow.ledger.record(scene.community.id, Entry(BO, 9, "gift", "c"), TODAY, NOON)
        await uow.ledger.record(scene.community.id, Entry(ANN, 1, "gift", "a"), TODAY, NOON)
        assert await uow.ledger.place(scene.community.id, "all", ANN) == (1, 1)
        await uow.ledger.list_member(scene.community.id, BO, listed=True)
        assert await uow.ledger.place(scene.community.id, "all", ANN) == (2, 1)


async def test_what_is_owed_is_paid_once_at_the_end_and_counts_as_paid_before(scene: Scene) -> None:
    home = scene.community.id
    due = Due(home, TODAY, Entry(ANN, 2, "gift", "a"))
    async with scene.database.begin() as uow:
        uow.ledger.owe([due])
        uow.ledger.owe([due, replace(due, entry=Entry(BO, 3, "gift", "b"))])
        assert await uow.ledger.unpaid([(home, "a"), (home, "b"), (home, "c")]) == [(home, "c")]
        assert await uow.ledger.balance(home, ANN) == 0
        await uow.ledger.settle(NOON)
        await uow.ledger.settle(NOON)
    assert (await scene.balance(ANN), await scene.balance(BO)) == (2, 3)


async def test_what_was_owed_in_a_part_that_is_rolled_back_is_forgotten(scene: Scene) -> None:
    home = scene.community.id
    async with scene.database.begin() as uow:
        uow.ledger.owe([Due(home, TODAY, Entry(ANN, 2, "gift", "a"))])
        with suppress(Refusal):
            async with uow.savepoint():
                uow.ledger.owe([Due(home, TODAY, Entry(BO, 3, "gift", "b"))])
                raise Refusal("already-done")
        await uow.ledger.settle(NOON)
    assert (await scene.balance(ANN), await scene.balance(BO)) == (2, 0)


async def _forget_to_settle(scene: Scene) -> None:
    home = scene.community.id
    async with scene.database.begin() as uow:
        await uow.ledger.record(home, Entry(BO, 3, "gift", "b"), TODAY, NOON)
        uow.ledger.owe([Due(home, TODAY, Entry(ANN, 2, "gift", "a"))])


async def test_what_is_owed_and_forgotten_fails_loudly_and_nothing_is_committed(scene: Scene) -> None:
    with pytest.raises(RuntimeError, match="1 ledger entries are owed"):
        await _forget_to_settle(scene)
    assert (await scene.balance(ANN), await scene.balance(BO)) == (0, 0)
