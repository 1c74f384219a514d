"""How a database is written to: by one connection on SQLite, and no row that says what it said before."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.domain.community import Person
from bot.domain.hearing import Heard
from bot.storage.database import Database
from bot.storage.swift import driver_of
from bot.storage.tables import member
from bot.storage.uow import UnitOfWork
from tests.actions.scene import NOON, community_of

ANN = Person(1, "Ann", "ann")
DAY = timedelta(days=1)


async def test_on_sqlite_all_writing_goes_through_one_connection_and_readers_have_others(
    database: Database,
) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL keeps its pages on the server")
    writers, readers = set(), set()
    for _ in range(3):
        async with database.begin() as uow:
            await uow.connection.execute(text("SELECT 1"))
            writers.add(driver_of(uow.connection))
            async with database.read() as looking:
                await looking.connection.execute(text("SELECT 1"))
                readers.add(driver_of(looking.connection))
    assert len(writers) == 1
    assert None not in writers
    assert not writers & readers


async def test_a_member_is_written_anew_for_a_new_name_or_day_and_not_for_each_message(
    database: Database,
) -> None:
    if not database.is_sqlite:
        pytest.skip("only SQLite tells how many rows were written")
    async with database.begin() as uow:
        home = await community_of(uow)

    async def hears(person: Person, days: int) -> bool:
        """Whether their row was written; besides it the day's and the hour's are."""
        heard = Heard()
        heard.message(home, person, NOON + days * DAY, media=False, reply=False)
        async with database.begin() as uow:
            before = await _written(uow)
            await uow.activity.flush(heard)
            written = await _written(uow) - before
            row = (await uow.connection.execute(select(member))).one()
        assert row.name == person.name
        return written == 3

    anna = ANN._replace(name="Anna")
    assert [await hears(ANN, 0), await hears(ANN, 0)] == [True, False]
    assert [await hears(anna, 0), await hears(anna, 0)] == [True, False]
    assert [await hears(anna, 2), await hears(anna, -2), await hears(anna, 1)] == [True, True, False]
    async with database.read() as uow:
        row = (await uow.connection.execute(select(member))).one()
    today = home.day_of(NOON)
    assert (row.first_day, row.last_day) == (today - 2 * DAY, today + 2 * DAY)


async def _written(uow: UnitOfWork) -> int:
    """Rows that this connection has written so far."""
    return int((await uow.connection.execute(text("SELECT total_changes()"))).scalar_one())
