"""What the tests of points that come from talking and being valued look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from bot.storage.inline import InlineConnection
from bot.storage.tables import ledger
from tests.intake.reception import Reception


async def earned(reception: Reception, kind: str) -> dict[int, int]:
    """Points of one kind by member."""
    sums: Counter[int] = Counter()
    for row in await entries(reception, kind):
        sums[row.user_id] += row.amount
    return dict(sums)


async def entries(reception: Reception, kind: str) -> list[Any]:
    """The entries of one kind, oldest first."""
    rows = [row for row in await reception.rows(ledger) if row.kind == kind]
    return sorted(rows, key=lambda row: row.id)


@contextmanager
def statements(reception: Reception) -> Iterator[Sequence[str]]:
    """The statements that are run meanwhile, also those put straight to SQLite's driver."""
    run: list[str] = []

    def note(*args: Any) -> None:
        run.append(str(args[2]))

    drivers: dict[InlineConnection, int] = {}

    def taken(pooled: Any, *_: Any) -> None:
        driver = pooled.driver_connection
        if isinstance(driver, InlineConnection):
            drivers.setdefault(driver, driver.asked)

    engine = reception.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "checkout", taken)
    try:
        yield run
    finally:
        event.remove(engine, "before_cursor_execute", note)
        event.remove(engine, "checkout", taken)
        run += ["directly"] * sum(driver.asked - before for driver, before in drivers.items())
