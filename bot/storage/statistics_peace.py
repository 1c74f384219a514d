"""How the peace was kept: what came up, how long staff took, and who did how much."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.domain.statistics import Handled, Peace, Ranked, Times
from bot.storage.statistics_scope import Scope, during
from bot.storage.tables import audit, complaint, incident, member

_OF_MEMBERS = ("appeal",)
"""What members do themselves and the log has too."""

_INCIDENTS = select(
    incident.c.severity, incident.c.at, incident.c.taken_at, incident.c.closed_at, incident.c.closed_by
).where(during(incident), incident.c.dry.is_(False))
_CASES = select(complaint.c.grade, complaint.c.opened_at, complaint.c.taken_at, complaint.c.solved_at).where(
    during(complaint, "opened_at")
)
_deeds = func.count().label("deeds")
_WORK = (
    select(audit.c.actor_id, func.max(member.c.name).label("name"), _deeds)
    .select_from(
        audit.outerjoin(
            member,
            (member.c.community_id == audit.c.community_id) & (member.c.user_id == audit.c.actor_id),
        )
    )
    .where(during(audit), audit.c.actor_id != 0, audit.c.action.not_in(_OF_MEMBERS))
    .group_by(audit.c.actor_id)
    .order_by(_deeds.desc(), audit.c.actor_id)
)


async def peace(scope: Scope) -> Peace:
    """All of it, of what began within the span."""
    incidents = [
        (row.severity, row.at, row.taken_at or _by_hand(row), _by_hand(row))
        for row in await scope.ask(_INCIDENTS)
    ]
    cases = [tuple(row) for row in await scope.ask(_CASES)]
    work = enumerate(await scope.ask(_WORK), 1)
    return Peace(
        _handled(incidents), _handled(cases),
        tuple(Ranked(place, row.actor_id, row.name or "", row.deeds) for place, row in work),
    )  # fmt: skip


def _by_hand(row: Any) -> datetime | None:  # noqa: ANN401 - a row
    """When somebody closed an incident; the bot closes what waits for nobody."""
    closed_at: datetime | None = row.closed_at if row.closed_by else None
    return closed_at


def _handled(rows: Iterable[tuple[Any, ...]]) -> dict[Any, Handled]:
    """By grade: how many, how long until they were taken, and until they were solved."""
    found: dict[Any, list[tuple[datetime, datetime | None, datetime | None]]] = defaultdict(list)
    for grade, at, taken, solved in rows:
        found[grade].append((at, taken, solved))
    return {
        grade: Handled(
            len(each),
            Times.of((taken - at).total_seconds() for at, taken, _ in each if taken is not None),
            Times.of((solved - at).total_seconds() for at, _, solved in each if solved is not None),
        )
        for grade, each in sorted(found.items())
    }
