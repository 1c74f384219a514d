"""What the clock does with challenges: begins them, keeps their announcements right, ends them.

Each step moves a row's state first, so that it is taken once whoever asks; late means now.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.actions.challenge_notice import how, rewrite, tell_group
from bot.actions.game_notice import shortened
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.challenge import (
    CANCELLED,
    FINISHED,
    RUNNING,
    SETTLING,
    SIGNUP,
    Challenge,
    Outcome,
    Team,
    outcome,
)
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Mention, Param, Text
from bot.domain.points import Entry
from bot.storage.uow import UnitOfWork

KIND = "challenge"
SHOWN_AFTER = timedelta(seconds=20)
"""So long an announcement may name the wrong number of people: edits count against the group's pace."""


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Do all that is due."""
    for each in await uow.challenges.to_begin(now):
        await _begin(uow, now, await _locked(uow, each), each)
    for each in await uow.challenges.to_show(now, SHOWN_AFTER):
        await rewrite(uow, now, await _locked(uow, each), each)
    for each in await uow.challenges.to_end(now - SETTLING):
        community = await _locked(uow, each)
        await _end(uow, content.of(community), now, community, each)


async def _locked(uow: UnitOfWork, each: Challenge) -> Community:
    await uow.communities.lock([each.community_id])
    return await uow.communities.get(each.community_id)


async def _begin(uow: UnitOfWork, now: datetime, community: Community, each: Challenge) -> None:
    people = sum((await uow.challenges.sizes(each)).values())
    state = RUNNING if people else CANCELLED
    if not await uow.challenges.move(each.id, [SIGNUP], state=state):
        return
    await rewrite(uow, now, community, replace(each, state=state))
    if not people:
        text = Text("challenge-nobody", {"title": each.title})
        key = f"challenge:{each.id}:nobody"
        await tell_operators(uow, community, text, now, key=key, silent=True)
    elif now < each.ends_at:
        params: dict[str, Param] = {
            "title": each.title, "people": people, "days": each.days, "how": how(each),
        }  # fmt: skip
        await tell_group(uow, now, community, each, "begin", Text("challenge-begins", params))


async def _end(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Challenge
) -> None:
    found = outcome(await uow.challenges.runners(each), each.teams, each.needed)
    result = {
        "entrants": len(found.runners), "finishers": len(found.finishers),
        "teams": {each.teams[team.number]: _mean(team) for team in found.teams},
        "winners": [each.teams[number] for number in found.winners],
    }  # fmt: skip
    if not await uow.challenges.move(each.id, [RUNNING], state=FINISHED, result=result):
        return
    await _reward(uow, now, community, each, found)
    lines = Listing(tuple(_lines(content, each, found)), "lines")
    params: dict[str, Param] = {
        "title": each.title, "people": len(found.runners), "finishers": len(found.finishers), "lines": lines,
    }  # fmt: skip
    await tell_group(uow, now, community, each, "end", Text("challenge-result", params))


async def _reward(
    uow: UnitOfWork, now: datetime, community: Community, each: Challenge, found: Outcome
) -> None:
    users = [runner.user_id for runner in found.finishers]
    if each.points:
        entries = [
            Entry(user, each.points, KIND, f"{KIND}:{each.id}:{user}", each.title, ref=f"{KIND}:{each.id}")
            for user in users
        ]
        await uow.ledger.record_many(community.id, entries, community.day_of(now), now)
    if each.badge:
        await uow.badges.grant(community.id, users, each.badge, f"{KIND}:{each.id}", now)


def _lines(content: Content, each: Challenge, found: Outcome) -> Iterator[Text]:
    yield Text("challenge-result-goal", {"needed": each.needed, "days": each.days})
    if found.finishers:
        names = tuple(Mention(runner.user_id, runner.name) for runner in found.finishers)
        yield Text("challenge-result-names", {"names": shortened(names, content.challenges.names_shown)})
        badge = Text(f"badge-{each.badge}") if content.texts.has(f"badge-{each.badge}") else ""
        told = "yes" if badge else "no"
        yield Text("challenge-result-reward", {"points": each.points, "badge": badge, "told": told})
    for team in found.teams:
        wins = "yes" if team.number in found.winners else "no"
        name, mean = each.teams[team.number], _mean(team)
        yield Text(
            "challenge-result-team", {"name": name, "mean": mean, "people": team.members, "wins": wins}
        )


def _mean(team: Team) -> str:
    """Days per member with one decimal, "0.0" for a team without members."""
    return f"{float(team.mean or 0):.1f}"
