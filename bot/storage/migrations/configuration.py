"""What Alembic needs to know; it has no file of its own, since the connection is always handed in."""

from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection


def alembic_config(connection: Connection | None) -> Config:
    """The configuration for commands on this connection, inside the transaction it has open."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config
