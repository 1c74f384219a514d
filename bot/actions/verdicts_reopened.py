"""Taking a pardon back: what it undid holds again, what was learned from it is forgotten, staff decide anew.

Whoever calls has locked the community and checked who may.
"""

from datetime import datetime

from bot.actions.sanctions import restore
from bot.actions.verdicts import find, noted, on_its_card
from bot.content import Content
from bot.domain.appeal import WON
from bot.domain.community import Community
from bot.domain.incident import Incident, Verdict, timing
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork


async def reopen(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: int
) -> Incident:
    """It was something after all: open again, with all that is on its card and a new deadline.

    What was taken back against an appeal that was granted stays so. Refuses with "incident-not-pardoned".
    """
    each = await find(uow, community, incident_id)
    if each.verdict is not Verdict.PARDONED:
        raise Refusal("incident-not-pardoned", number=each.id)
    pardoned = [one for one in await on_its_card(uow, each) if one.verdict is Verdict.PARDONED]
    followed = await uow.sanctions.of_incidents([one.id for one in pardoned])
    for one in pardoned:
        for sanction in followed.get(one.id, []):
            lifted = (sanction.undone_at, sanction.undone_by) == (one.closed_at, one.closed_by)
            if lifted and not await _was_appealed(uow, sanction.id):
                await restore(uow, content, now, community, sanction.id, by)
        await _open(uow, content, now, one, alarmed=one.id == each.id)
    return await noted(uow, content, now, community, each, by, "reopen")


async def _was_appealed(uow: UnitOfWork, sanction_id: int) -> bool:
    appeal = await uow.appeals.against(sanction_id)
    return appeal is not None and appeal.state == WON


async def _open(uow: UnitOfWork, content: Content, now: datetime, one: Incident, *, alarmed: bool) -> None:
    """As if nobody had decided; people are called when it is due, as somebody has just looked at it."""
    times = timing(one.severity, now, content.ladder, dry=one.dry)
    times["next_alert_at"] = times["deadline"] if alarmed else None
    await uow.incidents.change(
        [one.id], verdict=Verdict.NONE, closed_by=None, owner_id=None, taken_at=None, **times
    )
    if one.message_id is not None:
        await uow.spam.drop(one.community_id, one.message_id)
    await uow.reports.decide(one.community_id, one.id, Verdict.NONE)
