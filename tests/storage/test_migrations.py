"""The schema's history: every step up and down, both databases, and what may go wrong at a start."""

import asyncio
import time
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.clock import SetClock
from bot.storage import migrate as subject
from bot.storage.database import Database
from bot.storage.migrate import migrate, revision_of
from bot.storage.migrations.configuration import alembic_config
from bot.storage.revision import SchemaError, revisions
from bot.storage.tables import metadata
from tests.storage.schema import NOW, fingerprint, forget_a_revision, names_in, tables_of


@pytest.fixture
async def empty(database: Database) -> Database:
    """A database without any table."""
    if database.path:
        database.path.unlink()
    else:
        async with database.engine.begin() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
    return database


async def test_an_empty_database_gets_the_whole_schema(empty: Database) -> None:
    await migrate(empty)
    assert metadata.tables.keys() <= await tables_of(empty)
    async with empty.read() as uow:
        assert await revision_of(uow.connection) == revisions()[-1]


@pytest.mark.parametrize("revision", revisions())
async def test_each_revision_goes_up_down_and_up_again(empty: Database, revision: str) -> None:
    def walk(connection: Connection) -> None:
        config = alembic_config(connection)
        command.upgrade(config, revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision)

    async with empty.engine.begin() as connection:
        await connection.run_sync(walk)
    async with empty.read() as uow:
        assert await revision_of(uow.connection) == revision


async def test_going_down_to_the_beginning_leaves_no_table(empty: Database) -> None:
    await migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), "base"))
    assert await tables_of(empty) == {"alembic_version"}


async def test_the_models_are_what_the_migrations_make(empty: Database) -> None:
    await migrate(empty)
    async with empty.engine.begin() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )
    assert differences == []


async def test_the_models_and_the_migrations_make_the_same_sqlite_tables(tmp_path: Path) -> None:
    migrated, made = (Database(f"sqlite+aiosqlite:///{tmp_path / name}") for name in ("a.db", "b.db"))
    await migrate(migrated)
    async with made.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    found, wanted = await fingerprint(migrated), await fingerprint(made)
    await migrated.close()
    await made.close()
    assert found == wanted
    assert "WITHOUT ROWID" in wanted["activity"]


def test_revisions_are_one_line_that_their_file_names_tell() -> None:
    script = ScriptDirectory.from_config(alembic_config(None))
    assert [step.revision for step in script.walk_revisions()][::-1] == revisions()


async def test_a_database_at_the_head_is_left_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "_upgrade", None)
    await migrate(database)


async def test_a_newer_database_is_refused_with_the_mend(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaError, match=r"newer Steward .schema 9999.*update Steward"):
        await migrate(database)


async def test_somebody_elses_table_is_refused(empty: Database) -> None:
    async with empty.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE member (id INTEGER)"))
    with pytest.raises(SchemaError, match=r'table "member".*database of its own'):
        await migrate(empty)


async def test_several_who_start_at_once_migrate_once(empty: Database) -> None:
    replicas = [Database(empty.url.render_as_string(hide_password=False)) for _ in range(3)]
    await asyncio.gather(*(migrate(each) for each in replicas))
    for each in replicas:
        await each.close()
    assert metadata.tables.keys() <= await tables_of(empty)


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'data' / 'deep' / 'steward.db'}")
    await migrate(database)
    await database.close()
    assert (tmp_path / "data" / "deep" / "steward.db").exists()


async def test_a_file_with_data_is_copied_before_its_schema_changes(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(sqlite_url)
    assert database.path
    forget_a_revision(monkeypatch, subject)
    for number in range(12):
        clock = SetClock(NOW)
        clock.advance(minutes=number)
        await migrate(database, clock, keep=10)
    await database.close()
    copies = names_in(database.path.parent)[1:]
    assert len(copies) == 10
    assert copies[0] == "steward.db.before-9999-20261121T120200Z"


async def test_an_empty_database_is_not_copied(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'steward.db'}")
    await migrate(database)
    await database.close()
    assert names_in(tmp_path) == ["steward.db"]


async def test_migrating_costs_little(tmp_path: Path) -> None:
    spent = []
    for number in range(3):  # the least is what it costs; the rest is what else the machine does
        database = Database(f"sqlite+aiosqlite:///{tmp_path / f'{number}.db'}")
        begun = time.process_time()
        await migrate(database)
        await database.close()
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.5
