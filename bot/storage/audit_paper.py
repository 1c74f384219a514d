"""The audit log of a community as a table for a spreadsheet."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC
from zoneinfo import ZoneInfo

from bot.domain.spreadsheet import cell
from bot.storage.audit import Deed
from bot.storage.uow import UnitOfWork

MOST = 50_000
"""Lines of a file: the newest."""
COLUMNS = (
    "id", "at", "local_time", "actor_id", "actor", "action", "target_id", "target", "ref", "details",
)  # fmt: skip


async def audit_csv(uow: UnitOfWork, community_id: int, user_id: int | None) -> bytes:
    """What was done, the oldest first, about or by one person or by all; UTF-8 with a mark for Excel.

    Names are those of today. What a spreadsheet would take for a formula has an apostrophe before it.
    """
    community = await uow.communities.get(community_id)
    deeds = await uow.audit.latest(community_id, user_id=user_id, limit=MOST)
    ids = {each for deed in deeds for each in (deed.actor_id, deed.target_id) if each}
    names = await uow.members.names(community_id, ids)
    lines = [_line(deed, names, ZoneInfo(community.timezone)) for deed in reversed(deeds)]
    return _written(lines)


def _line(deed: Deed, names: dict[int, str], zone: ZoneInfo) -> list[object]:
    target = deed.target_id
    details = json.dumps(deed.details, ensure_ascii=False, sort_keys=True) if deed.details else ""
    return [
        deed.id, f"{deed.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"{deed.at.astimezone(zone):%Y-%m-%d %H:%M:%S}", deed.actor_id, names.get(deed.actor_id, ""),
        deed.action, "" if target is None else target, names.get(target or 0, ""), deed.ref, details,
    ]  # fmt: skip


def _written(lines: Sequence[Sequence[object]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([[cell(value) for value in line] for line in lines])
    return file.getvalue().encode("utf-8-sig")
