"""Incidents that nobody sees to: the gravest are told again and again, the others once they are overdue."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.actions.escalation_duty import duty_line, tell_owners
from bot.actions.incidents_notice import card, gather
from bot.actions.own_numbers import by_own_number
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.incident import ALARMED, ESCALATED, GATHERED, Incident, next_alert
from bot.domain.incident import State as Stand
from bot.domain.outgoing import Listing, Param, Text
from bot.storage.uow import UnitOfWork

_NAMED = 10
"""Overdue incidents that a reminder names."""


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Tell people of what is due. After a stop, what was due meanwhile is told once, now."""
    due = await uow.incidents.alarming(now)
    for community_id, some in groupby(due, key=lambda each: each.community_id):
        await uow.communities.lock([community_id])
        community = await uow.communities.get(community_id)
        if community.state == State.ACTIVE:
            await _alert(uow, content.of(community), now, community, list(some))


async def _alert(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, due: Sequence[Incident]
) -> None:
    mine = [each for each in due if await uow.incidents.alarmed(each, next_alert(each, now, content.ladder))]
    grave = [each for each in mine if each.severity >= ESCALATED and each.state is Stand.OPEN]
    if len(grave) > GATHERED:
        await _alarm_of_many(uow, now, community, grave)
    else:
        for each in grave:
            await _alarm(uow, content, now, community, each)
    overdue = [each for each in mine if each not in grave]
    if overdue:
        await _remind(uow, now, community, overdue)


async def _alarm(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Incident
) -> None:
    """The owners, each time; the operators have just had the card, so they hear from the second time on."""
    facts = await gather(uow, content, now, {community.id: community}, [each])
    about, buttons = card(content, each, facts[each.id])
    minutes = int((now - each.at) / timedelta(minutes=1))
    text = Text("incident-alarm", {"card": about, "minutes": minutes, "times": each.alerts + 1})
    key = f"alarm:{each.id}:{each.alerts}"
    if each.alerts:
        await tell_operators(uow, community, text, now, key=key, buttons=buttons, important=True)
    await tell_owners(uow, now, community, text, key=key, buttons=buttons)


async def _alarm_of_many(
    uow: UnitOfWork, now: datetime, community: Community, grave: Sequence[Incident]
) -> None:
    """The same in one message for all of them."""
    names = await uow.members.names(community.id, {each.user_id for each in grave})
    times = max(each.alerts for each in grave)
    text = Text("incidents-alarm", {
        "count": len(grave), "community": community.title, "times": times + 1,
        "lines": Listing(tuple(_lines(grave[:_NAMED], names)), "lines"),
        "duty": await duty_line(uow, community),
    })  # fmt: skip
    key = f"alarm:{community.id}:{grave[0].id}-{grave[-1].id}:{times}"
    if times:
        await tell_operators(uow, community, text, now, key=key, important=True)
    await tell_owners(uow, now, community, text, key=key)


async def _remind(uow: UnitOfWork, now: datetime, community: Community, overdue: Sequence[Incident]) -> None:
    """One message for all of them."""
    people = {each.user_id for each in overdue} | {each.owner_id for each in overdue if each.owner_id}
    names = await uow.members.names(community.id, people)
    grave = any(each.severity >= ALARMED for each in overdue)
    lines = tuple(_lines(overdue[:_NAMED], names))
    params: dict[str, Param] = {
        "count": len(overdue), "community": community.title, "lines": Listing(lines, "lines"),
        "duty": await duty_line(uow, community) if grave else "", "grave": "yes" if grave else "no",
    }  # fmt: skip
    key = f"overdue:{community.id}:{overdue[0].id}:{overdue[0].alerts}"
    await tell_operators(
        uow, community, Text("incidents-overdue", params), now, key=key, silent=not grave, important=True
    )


def _lines(overdue: Sequence[Incident], names: Mapping[int, str]) -> Iterator[Text]:
    for each in overdue:
        name = names.get(each.user_id) or each.channel[0] or str(each.user_id)
        yield Text("incidents-overdue-line", {
            "number": each.id, "severity": each.severity, "name": name,
            "owner": names.get(each.owner_id or 0, ""), "taken": "yes" if each.owner_id else "no",
        })  # fmt: skip


async def forget_evidence(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """What was written is kept for 30 days at most, whatever became of it."""
    for days, communities in await by_own_number(uow, content, lambda each: each.ladder.evidence_days):
        await uow.incidents.forget_evidence(now - timedelta(days=days), communities)
