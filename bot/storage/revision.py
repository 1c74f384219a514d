"""Which schemas this code knows. Loads neither Alembic nor a driver.

A revision is named by the number its file begins with (`versions/0001_first.py` is "0001"), so that whether
there is anything to migrate is one look into the database.
"""

from pathlib import Path

VERSIONS = Path(__file__).parent / "migrations" / "versions"
VERSION_TABLE = "alembic_version"


class SchemaError(Exception):
    """This code cannot use the database as it is; the message says what to do."""


def revisions() -> list[str]:
    """All revisions this code knows, oldest first."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def refuse_newer(revision: str) -> None:
    """Raise SchemaError for a revision that this code does not know."""
    known = revisions()
    if revision not in known:
        raise SchemaError(
            f"the database was written by a newer Steward (schema {revision}, this one knows up to "
            f"{known[-1]}): update Steward, or restore an older copy"
        )
