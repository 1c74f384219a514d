"""Writing down what staff and the bot decide: who, what, about whom."""

from datetime import datetime

from bot.domain.community import Community
from bot.storage.uow import UnitOfWork

BOT = 0
"""The actor of what the bot does by itself."""
_ACTION, _REF = 32, 64


async def record(
    uow: UnitOfWork, community: Community, now: datetime, actor_id: int, action: str,
    target_id: int | None = None, ref: str = "", **details: object,
) -> None:  # fmt: skip
    """Add a line to the community's audit log.

    `action` is at most 32 characters and has a text `audit-<action>`; `ref` names the row meant, such as
    `incident:7`. `details` are plain JSON and never what a message said.
    """
    await uow.audit.add([line(community, now, actor_id, action, target_id, ref, **details)])


def line(
    community: Community, now: datetime, actor_id: int, action: str, target_id: int | None = None,
    ref: str = "", **details: object,
) -> dict[str, object]:  # fmt: skip
    """Such a line, where many are added at once (`uow.audit.add`)."""
    return {
        "community_id": community.id, "at": now, "actor_id": actor_id, "action": action[:_ACTION],
        "target_id": target_id, "ref": ref[:_REF], "details": details,
    }  # fmt: skip
