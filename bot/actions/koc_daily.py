"""Every morning: who has left or fallen below the rule, talks that are due, activity, the monthly benefit."""

from datetime import date, datetime, timedelta

from bot.actions import koc_path
from bot.actions.koc import BOT, look
from bot.actions.koc_alarm import watch
from bot.actions.koc_notice import Who, opened, tell, way
from bot.content import Content
from bot.domain.community import Community
from bot.domain.koc import (
    APPOINT,
    CANDIDATE,
    INVITED,
    KOC,
    RESERVE,
    SERVING,
    TRAINEE,
    Figures,
    Standing,
    interview_due,
    is_lost,
    meets,
)
from bot.domain.outgoing import Text
from bot.domain.points import Entry, month_of
from bot.storage.uow import UnitOfWork


async def go_round(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Look after everybody on the path. The days that count are those before the slot's."""
    today = community.day_of(slot)
    people = await uow.koc.all(community.id, (*SERVING, INVITED, CANDIDATE, RESERVE))
    here = await _here(uow, community, people)
    for each in people:
        if each.user_id not in here:
            await koc_path.gone(uow, content, now, community, each)
    await _expire(
        uow, content, now, community, [each for each in here.values() if each.state == INVITED], today
    )
    serving = [each for each in here.values() if each.state in SERVING]
    found = await look(uow, content, community, [each.user_id for each in serving], today)
    staying = [
        each
        for each in serving
        if await _stays(uow, content, now, community, each, found[each.user_id], today)
    ]
    for each in staying:
        await _interview(uow, content, now, community, each, today)
        await _benefit(uow, content, now, community, each, today)
    await watch(uow, content, now, community, staying, today)


async def _here(uow: UnitOfWork, community: Community, people: list[Standing]) -> dict[int, Standing]:
    members = await uow.members.among([(community.id, each.user_id) for each in people])
    inside = {user for (_, user), member in members.items() if member.left_at is None}
    return {each.user_id: each for each in people if each.user_id in inside}


async def _expire(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, invited: list[Standing],
    today: date,
) -> None:  # fmt: skip
    for each in invited:
        if today - each.since >= timedelta(days=content.koc.answer_days):
            await koc_path.expire(uow, content, now, community, each)


async def _stays(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing, found: Figures,
    today: date,
) -> bool:  # fmt: skip
    """The rule by which one enters is the one by which one stays, with a floor below it."""
    who, user = Who(found, content.koc), each.user_id
    if meets(found, content.koc):
        if each.below_since is not None:
            await uow.koc.change(community.id, user, below_since=None)
        await _ready(uow, now, community, each, who, today)
        return True
    if each.below_since is None:
        await uow.koc.change(community.id, user, below_since=today)
        until = max(today, each.since) + timedelta(days=content.koc.floor_days)
        key, buttons = f"below:{today}", opened(community, user)
        await tell(uow, now, community, user, "koc-below", key, buttons, who, until=until)
        return True
    if not is_lost(each, today, content.koc):
        return True
    await koc_path.lose(uow, content, now, community, each, found)
    return False


async def _ready(
    uow: UnitOfWork, now: datetime, community: Community, each: Standing, who: Who, today: date
) -> None:
    """A trainee has been one for long enough: the operators decide, and are asked once."""
    days = (today - each.since).days
    if each.state != TRAINEE or each.ready_on is not None or days < who.rules.trainee_days:
        return
    await uow.koc.change(community.id, each.user_id, ready_on=today)
    appoint = way(community, Text("button-koc-appoint"), APPOINT, each.user_id)
    buttons = ((appoint,), *opened(community, each.user_id))
    await tell(uow, now, community, each.user_id, "koc-ready", f"ready:{today}", buttons, who, days=days)


async def _interview(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing, today: date
) -> None:
    if not interview_due(each, today, content.koc):
        return
    await uow.koc.change(community.id, each.user_id, reminded_on=today)
    last = next(iter(await uow.koc.notes(community.id, each.user_id, 1)), None)
    buttons = (
        (way(community, Text("button-koc-note"), "note", each.user_id),),
        *opened(community, each.user_id),
    )
    await tell(
        uow, now, community, each.user_id, "koc-interview", f"interview:{today}", buttons,
        state=each.state, talked="yes" if last else "no",
        day=last.local_date if last else each.since, text=last.text if last else "",
    )  # fmt: skip


async def _benefit(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing, today: date
) -> None:
    """Once a month for each KOC; the key keeps it at once."""
    points = content.koc.benefit_points
    if each.state != KOC or not points:
        return
    month = month_of(today)
    entry = Entry(each.user_id, points, "koc", f"koc:{month}:{each.user_id}", actor=BOT, ref=month)
    await uow.ledger.record(community.id, entry, today, now)
