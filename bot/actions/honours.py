"""Electing: on the first day after a week or month, whoever was valued most; the operators see it first."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from bot.actions import tags
from bot.actions.honours_notice import preview, tell_of_quiet
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    HELD,
    LEFT,
    NOBODY,
    OTHER,
    RESTED,
    SANCTIONED,
    STAFF,
    VOTE,
    Figures,
    Nominee,
    Rules,
    Span,
    Title,
    announced_from,
    elect,
    first_free,
    nominees,
    rested_since,
    rule_as_row,
    spans_ended,
    worn_until,
)
from bot.domain.tags import HONOUR
from bot.storage.honours_facts import floor_of_streaks
from bot.storage.uow import UnitOfWork

Line = tuple[Title, list[Nominee]]


async def elect_due(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """What ended with the day before this slot: elect, keep the figures, and ask the operators."""
    taken: dict[int, str] = {}
    for every, span in spans_ended(community.day_of(slot)):
        titles = [each for each in content.honours.titles if each.every == every]
        if not titles or await uow.honours.of_period(community.id, span.name):
            continue
        lines = await elected(uow, community, span, titles, content.honours.rules, now, taken)
        taken |= {won.user_id: OTHER for _, line in lines if (won := first_free(line)) is not None}
        await _keep(uow, content, now, community, span, lines)


async def elected(
    uow: UnitOfWork, community: Community, span: Span, titles: Sequence[Title], rules: Rules, at: datetime,
    taken: dict[int, str], figures: dict[int, Figures] | None = None,
) -> list[Line]:  # fmt: skip
    """The nominees of each title as they were at an instant; changes nothing."""
    if figures is None:
        least = floor_of_streaks([each.at_least.get("streak", 0) for each in titles])
        figures = await uow.honours.figures(community.id, span, rules, at, streak_from=least)
    near = {one.user_id for title in titles for one in nominees(title, figures, rules, {})}
    barred = await _barred(uow, community, span, rules, at, near)
    return elect(titles, figures, rules, {**barred, **taken})


async def _barred(
    uow: UnitOfWork, community: Community, span: Span, rules: Rules, at: datetime, near: set[int]
) -> dict[int, str]:
    """Who cannot get a title, and why; of several reasons the one that rows will still tell later."""
    found: dict[int, str] = {}
    if not rules.staff:
        running = await uow.honours.running_it(community.id, community.ops_chat_id)
        found |= dict.fromkeys(near & running, STAFF)
    found |= dict.fromkeys(await uow.honours.absent(community.id, near), LEFT)
    honoured = await uow.honours.honoured(community.id, rested_since(span, rules), at)
    found |= dict.fromkeys(near & honoured, RESTED)
    return found | dict.fromkeys(near & await uow.honours.sanctioned(community.id, span, at), SANCTIONED)


async def _keep(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, span: Span, lines: Sequence[Line]
) -> None:
    rules = content.honours.rules
    day = community.day_of(now)
    announce_at = announced_from(now, day, rules, community.timezone)
    for title, line in lines:
        winner = first_free(line)
        values: dict[str, object] = {
            "title": title.id, "period": span.name, "first_day": span.first, "last_day": span.last,
            "state": HELD if winner else NOBODY, "user_id": winner.user_id if winner else None,
            "rule": rule_as_row(title, rules), "elected_at": now, "announce_at": announce_at,
            "until": worn_until(title.every, span, rules.announce_at, community.timezone),
        }  # fmt: skip
        made = await uow.honours.add(community.id, values)
        if made is not None:
            await uow.honours.line_up(community.id, made, line)
    if any(first_free(line) for _, line in lines):
        await preview(uow, content, now, community, span.name)
    else:
        await tell_of_quiet(uow, now, community, span)


async def barred_from_votes(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_ids: Collection[int]
) -> set[int]:
    """Which of these people no vote may honour now: they rest after a title, were sanctioned, run the group.

    A vote has no period, so a sanction counts as long as a title does. Who has left may be honoured.
    """
    rules, day = content.honours.rules, community.day_of(now)
    span = Span("", day - timedelta(days=rules.rest_days), day)
    found = await _barred(uow, community, span, rules, now, set(user_ids))
    return {user_id for user_id, why in found.items() if why != LEFT}


async def by_vote(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, vote_id: int, user_id: int,
    question: str,
) -> None:  # fmt: skip
    """The group itself has chosen somebody, who wears the tag of that; their points are the vote's."""
    day: date = community.day_of(now)
    chosen, period = content.honours.vote, f"{VOTE}-{vote_id}"
    until = now + timedelta(days=chosen.days)
    made = await uow.honours.add(community.id, {
        "title": VOTE, "period": period, "first_day": day, "last_day": day, "state": ANNOUNCED,
        "user_id": user_id, "how": VOTE, "rule": {"vote": vote_id, "question": question},
        "elected_at": now, "announce_at": now, "announced_at": now, "until": until,
    })  # fmt: skip
    if made is None:
        return
    if tag := content.honours.tag(VOTE, community.language):
        await tags.wear(uow, now, community, user_id, tag, HONOUR, until)
    await preview(uow, content, now, community, period)
