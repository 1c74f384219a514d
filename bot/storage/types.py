"""Column types that keep promises the databases do not keep by themselves, and the names of constraints."""

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""What constraints and indexes are called: both databases and the migrations must agree."""

Id = BigInteger().with_variant(Integer(), "sqlite")
"""An integer key: SQLite counts up by itself only for INTEGER PRIMARY KEY."""


@lru_cache(maxsize=4096)
def written(at: datetime | None) -> str | None:
    """An instant as SQLite has it, as SQLAlchemy writes it; raises ValueError for a naive one."""
    if at is None:
        return None
    if at.tzinfo is None:
        raise ValueError(f"naive datetime {at!r}: only aware instants are stored")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=4096)
def instant(stored: str | None) -> datetime | None:
    """The inverse of `written`."""
    return None if stored is None else datetime.fromisoformat(f"{stored}+00:00")


class UTCDateTime(TypeDecorator[datetime]):
    """An instant. Refuses naive values; gives back aware UTC ones (SQLite would give naive ones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; raises ValueError for a naive value."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}: only aware instants are stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
