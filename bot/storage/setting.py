"""What a community has set, by name: rows of `setting`."""

from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.swift import ask
from bot.storage.tables import setting
from bot.storage.upsert import add_to

_ALL = select(setting.c.community_id, setting.c.value).where(setting.c.name == bindparam("name"))


class SettingRows:
    """Values are plain JSON; what is not there has its default."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, community_id: int, name: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON
        """One setting of a community."""
        rows = await self._connection.execute(
            select(setting.c.value).where(setting.c.community_id == community_id, setting.c.name == name)
        )
        row = rows.one_or_none()
        return default if row is None else row.value

    async def all(self, name: str) -> dict[int, Any]:
        """One setting of every community that has set it, by community id."""
        rows = await ask(self._connection, _ALL, {"name": name})
        return {row.community_id: row.value for row in rows}

    async def put(self, community_id: int, name: str, value: object) -> None:
        """Set it; None goes back to the default."""
        if value is None:
            await self._connection.execute(
                delete(setting).where(setting.c.community_id == community_id, setting.c.name == name)
            )
            return
        statement = add_to(self._connection, setting, counters=(), replace=("value",))
        await self._connection.execute(statement.values(community_id=community_id, name=name, value=value))
