"""Telling a database that is away from a statement that is wrong: the one is waited out, the other is not."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database, is_outage


async def _fails(database: Database, statement: str) -> DBAPIError:
    with pytest.raises(DBAPIError) as caught:
        async with database.begin() as uow:
            await uow.connection.execute(text(statement))
    return caught.value


@pytest.mark.parametrize(
    "statement",
    [
        "SELEC nothing",
        "SELECT nothing FROM community",
        "INSERT INTO former_chat VALUES (77, 1, '2026-01-01 00:00:00')",
        "INSERT INTO operator VALUES (1, NULL)",
    ],
)
async def test_a_wrong_statement_is_no_outage(database: Database, statement: str) -> None:
    assert not is_outage(await _fails(database, statement))


async def test_a_database_without_our_tables_is_waited_for(database: Database) -> None:
    assert is_outage(await _fails(database, "SELECT * FROM gone"))


async def test_a_locked_file_is_an_outage(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.inline.BUSY_SECONDS", 0.01)
    keeper, other = Database(sqlite_url), Database(sqlite_url)
    async with keeper.begin():
        assert is_outage(await _fails(other, "SELECT 1"))
    await keeper.close()
    await other.close()


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (ConnectionResetError(), True),
        (TimeoutError(), True),
        (OSError(113, "no route"), True),
        (OSError(28, "no space"), False),
        (PermissionError(13, "no"), False),
        (RuntimeError(), False),
    ],
)
def test_errors_on_the_way_to_the_server(error: Exception, *, outage: bool) -> None:
    assert is_outage(error) is outage


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("state", "outage"),
    [
        ("57P01", True), ("08006", True), ("53300", True), ("53100", True), ("40P01", True), ("25006", True),
        ("55000", True), ("57014", False), ("22001", False), ("42703", False), ("23505", False),
    ],
)  # fmt: skip
async def test_what_a_server_says(postgres_url: str, state: str, *, outage: bool) -> None:
    database = Database(postgres_url)
    block = f"DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '{state}'; END $$"
    assert is_outage(await _fails(database, block)) is outage
    await database.close()
