"""Statements put straight to SQLite's driver say the same as through SQLAlchemy."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError, MultipleResultsFound, NoResultFound

from bot.storage.database import Database
from bot.storage.swift import ask, driver_of
from bot.storage.tables import community, job_run, setting

NOW = datetime(2026, 11, 20, 14, 0, 30, 5, tzinfo=UTC)
_ALL = select(community).order_by(community.c.id)
_ONE = select(community.c.title, community.c.registered_at).where(community.c.chat_id == bindparam("chat"))
_SET = insert(setting).values(community_id=bindparam("community"), name="x", value=bindparam("value"))


async def _community(database: Database, chat_id: int) -> None:
    async with database.begin() as uow:
        await uow.communities.register(
            {
                "chat_id": chat_id, "title": "Readers", "kind": "interest", "language": "en",
                "timezone": "UTC", "rollover_hour": 4, "pack": "general", "state": "active",
                "registered_at": NOW,
            }
        )  # fmt: skip


async def test_rows_are_those_of_sqlalchemy_with_every_type(database: Database) -> None:
    await _community(database, -1)
    async with database.begin() as uow:
        own = (await uow.connection.execute(_ALL)).all()
        found = (await ask(uow.connection, _ALL)).all()
    assert [row._asdict() for row in found] == [row._asdict() for row in own]
    assert found[0].registered_at == NOW
    assert found[0].rights == []
    assert found[0].ephemeral is None


async def test_parameters_are_stored_as_their_types_have_it(database: Database) -> None:
    await _community(database, -1)
    async with database.begin() as uow:
        (home,) = await uow.communities.all()
        await ask(uow.connection, _SET, {"community": home.id, "value": {"day": [1, "二"]}})
        await uow.jobs.claim(home.id, "a", NOW, "done", NOW)
        due = select(job_run.c.slot).where(job_run.c.slot == bindparam("slot"))
        assert list((await ask(uow.connection, due, {"slot": NOW})).scalars()) == [NOW]
    async with database.read() as uow:
        assert await uow.settings.get(home.id, "x") == {"day": [1, "二"]}


async def test_one_row_none_and_too_many(database: Database) -> None:
    for chat_id in (-1, -2):
        await _community(database, chat_id)
    async with database.begin() as uow:
        assert (await ask(uow.connection, _ONE, {"chat": -1})).one() == ("Readers", NOW)
        assert (await ask(uow.connection, _ONE, {"chat": -3})).one_or_none() is None
        assert (await ask(uow.connection, _ONE, {"chat": -3})).scalar_one_or_none() is None
        with pytest.raises(NoResultFound):
            (await ask(uow.connection, _ONE, {"chat": -3})).scalar_one()
        with pytest.raises(MultipleResultsFound):
            (await ask(uow.connection, _ALL)).one()


async def test_errors_are_those_of_sqlalchemy(database: Database) -> None:
    async with database.begin() as uow:
        with pytest.raises(IntegrityError):
            await ask(uow.connection, _SET, {"community": 77, "value": 1})


async def test_only_sqlite_with_an_open_transaction_is_asked_directly(database: Database) -> None:
    async with database.read() as uow:
        assert (driver_of(uow.connection) is not None) == database.is_sqlite
    async with database.engine.connect() as connection:
        assert driver_of(connection) is None


async def test_what_cannot_be_compiled_once_goes_the_long_way(database: Database) -> None:
    await _community(database, -1)
    some = select(community.c.chat_id).where(community.c.chat_id.in_([-1, -2]))
    async with database.begin() as uow:
        assert [row.chat_id for row in await ask(uow.connection, some)] == [-1]
