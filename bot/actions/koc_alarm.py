"""The alarm when somebody on duty writes less than half of what is usual for them, and the all-clear."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.actions import audit
from bot.actions.koc import BOT, look
from bot.actions.koc_notice import Who, figures, opened, tell, way
from bot.content import Content
from bot.domain.community import Community
from bot.domain.koc import RESERVE, WEEK, Standing, falls_away, merit, weeks_between
from bot.domain.outgoing import Listing, Mention, Text
from bot.storage.uow import UnitOfWork

_DAY = timedelta(days=1)


async def watch(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, people: Sequence[Standing],
    today: date,
) -> None:  # fmt: skip
    """Compare the last seven days with the weeks before them; once for each cause, silent while it lasts.

    While an alarm lasts it is measured against what was usual before it: what has become usual meanwhile
    would make it end by itself.
    """
    rules, last_week = content.koc, today - WEEK
    first = last_week - rules.usual_weeks * WEEK
    if not people:
        return
    weeks = await uow.koc.weeks(
        community.id, [each.user_id for each in people], first, last_week, today - _DAY
    )
    for each in people:
        last, before, since = weeks.get(each.user_id, (0, 0, last_week))
        been_here = weeks_between(since, last_week, rules.usual_weeks)
        usual = each.usual if each.alarm_on is not None and each.usual else before // been_here
        falls = falls_away(last, usual, rules)
        if falls and each.alarm_on is None:
            await _alarm(uow, content, now, community, each, last, usual, today)
        elif not falls and each.alarm_on is not None:
            await _clear(uow, now, community, each, last, usual, today)


async def _alarm(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing, last: int,
    usual: int, today: date,
) -> None:  # fmt: skip
    await uow.koc.change(community.id, each.user_id, alarm_on=today, usual=usual)
    names, count = await step_in(uow, content, community, today)
    call = way(community, Text("button-koc-call", {"count": count}), "call", each.user_id)
    talk = way(community, Text("button-koc-note"), "note", each.user_id)
    buttons = ((call,), (talk,), *opened(community, each.user_id))
    await tell(
        uow, now, community, each.user_id, "koc-alarm", f"alarm:{today}", buttons, state=each.state,
        last=last, usual=usual, percent=last * 100 // usual, reserve=count, names=names,
    )  # fmt: skip
    ref = f"koc:{each.user_id}"
    await audit.record(uow, community, now, BOT, "koc-alarm", each.user_id, ref, last=last, usual=usual)


async def _clear(
    uow: UnitOfWork, now: datetime, community: Community, each: Standing, last: int, usual: int, today: date
) -> None:
    await uow.koc.change(community.id, each.user_id, alarm_on=None, usual=None)
    key = f"clear:{each.alarm_on}:{today}"
    await tell(uow, now, community, each.user_id, "koc-clear", key, last=last, usual=usual)
    ref = f"koc:{each.user_id}"
    await audit.record(uow, community, now, BOT, "koc-clear", each.user_id, ref, last=last, usual=usual)


async def step_in(
    uow: UnitOfWork, content: Content, community: Community, today: date
) -> tuple[Listing, int]:
    """The best of the reserve with their figures of today, and how many are in it."""
    waiting = [each.user_id for each in await uow.koc.all(community.id, (RESERVE,))]
    found = await look(uow, content, community, waiting, today)
    order = sorted(waiting, key=lambda user: merit(found[user]), reverse=True)[: content.koc.step_in]
    names = await uow.members.names(community.id, order)
    lines = tuple(
        Text("koc-step-in", {
            "name": Mention(user, names.get(user, "")), "figures": figures(Who(found[user], content.koc)),
        })
        for user in order
    )  # fmt: skip
    return Listing(lines, "lines"), len(waiting)
