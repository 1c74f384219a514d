"""Run by Alembic: how migrations are compared, rendered and run."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.storage.tables import metadata
from bot.storage.types import UTCDateTime


def frozen_types(kind: str, item: object, autogen_context: AutogenContext) -> str | Literal[False]:
    """Migrations name the database's types, not ours, which may change."""
    del autogen_context
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=frozen_types,
)
with context.begin_transaction():
    context.run_migrations()
