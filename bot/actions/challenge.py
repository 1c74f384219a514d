"""Challenges: starting one, signing up for it, calling it off."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.actions import audit
from bot.actions.challenge_notice import ANY, announce, rewrite, tell_group
from bot.content import Content
from bot.domain.challenge import (
    ALIVE,
    CANCELLED,
    RUNNING,
    SIGNUP,
    Challenge,
    Plan,
    Runner,
    Team,
    balanced,
    own_days,
    ranked,
    teams_of,
)
from bot.domain.community import Community, Member
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Look:
    """A challenge as somebody sees it: how they stand, and the others.

    `place` is None for one who does not take part, `days` what each of the challenge's days is to them.
    """

    challenge: Challenge
    places: list[tuple[int, Runner]]
    teams: list[Team]
    place: int | None
    own: Runner | None
    days: list[str]


async def start(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, plan: Plan, by: int, key: str
) -> Challenge:
    """Announce a challenge, which people can sign up for until it begins. `key` names the request.

    Refuses with "already-done", "challenge-too-many" or "challenge-already-runs".
    """
    alive = await uow.challenges.alive(community.id)
    if len(alive) >= content.challenges.at_once:
        raise Refusal("challenge-too-many", most=content.challenges.at_once)
    if any(each.title.casefold() == plan.title.casefold() for each in alive):
        raise Refusal("challenge-already-runs", title=plan.title)
    begins, ends = plan.bounds(community)
    values: dict[str, object] = {
        "state": SIGNUP, "title": plan.title, "proof": plan.proof, "word": plan.word, "days": plan.days,
        "needed": plan.needed, "teams": list(plan.teams), "points": plan.points, "badge": plan.badge,
        "starts_on": plan.starts_on, "ends_on": plan.ends_on, "begins_at": begins, "ends_at": ends,
        "made_by": by, "key": key, "at": now,
    }  # fmt: skip
    made = await uow.challenges.add(community.id, values)
    if made is None:
        raise Refusal("already-done")
    each = await find(uow, community, made)
    await audit.record(uow, community, now, by, "challenge-start", ref=f"challenge:{made}")
    await announce(uow, now, community, each)
    return each


async def find(uow: UnitOfWork, community: Community, challenge_id: int) -> Challenge:
    """A challenge of this community; refuses with "button-too-old" for any other."""
    each = await uow.challenges.get(challenge_id)
    if each is None or each.community_id != community.id:
        raise Refusal("button-too-old")
    return each


async def cancel(
    uow: UnitOfWork, now: datetime, community: Community, by: int, challenge_id: int
) -> Challenge:
    """Call a challenge off; nobody gets anything. Refuses with "challenge-over" when it has ended."""
    each = await find(uow, community, challenge_id)
    if not await uow.challenges.move(each.id, ALIVE, state=CANCELLED):
        raise Refusal("challenge-over", title=each.title)
    await audit.record(uow, community, now, by, "challenge-cancel", ref=f"challenge:{each.id}")
    await rewrite(uow, now, community, replace(each, state=CANCELLED))
    if each.state == RUNNING:
        await tell_group(uow, now, community, each, "off", Text("challenge-cancelled", {"title": each.title}))
    return each


async def join(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, challenge_id: int, wanted: str
) -> Text:
    """Sign up; `wanted` is a team's number, "any" or "". Returns what to tell them.

    Refuses with "challenge-signup-over" once it has begun, "challenge-in-already" the second time.
    """
    each = await find(uow, community, challenge_id)
    if each.state != SIGNUP or now >= each.begins_at or member.left_at is not None:
        raise Refusal("challenge-signup-over", title=each.title)
    is_in, before = await uow.challenges.entry(each, member.user_id)
    team = await _team(uow, each, wanted, before)
    if is_in and team == before:
        raise Refusal("challenge-in-already", title=each.title)
    await uow.challenges.enter(each, member.user_id, team, now)
    name = each.teams[team] if team is not None else ""
    return Text("challenge-joined", {
        "title": each.title, "starts": each.starts_on, "team": name, "teams": len(each.teams),
    })  # fmt: skip


async def _team(uow: UnitOfWork, each: Challenge, wanted: str, before: int | None) -> int | None:
    if not each.teams:
        return None
    if wanted.isascii() and wanted.isdecimal() and len(wanted) == 1 and int(wanted) < len(each.teams):
        return int(wanted)
    if wanted not in {"", ANY}:
        raise Refusal("button-too-old")
    if before is not None:
        return before
    sizes = await uow.challenges.sizes(each)
    return balanced({team: size for team, size in sizes.items() if team is not None}, len(each.teams))


async def drop_out(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, challenge_id: int
) -> Text:
    """Take part after all not, while that is nobody's loss. Refuses once it has begun."""
    each = await find(uow, community, challenge_id)
    if each.state != SIGNUP or now >= each.begins_at:
        raise Refusal("challenge-signup-over", title=each.title)
    if not await uow.challenges.leave(each, member.user_id, now):
        raise Refusal("challenge-not-in", title=each.title)
    return Text("challenge-left", {"title": each.title})


async def looks(uow: UnitOfWork, community: Community, user_id: int, today: date) -> list[Look]:
    """All challenges of a community as somebody sees them."""
    return [await _look(uow, each, user_id, today) for each in await uow.challenges.alive(community.id)]


async def _look(uow: UnitOfWork, each: Challenge, user_id: int, today: date) -> Look:
    runners = await uow.challenges.runners(each)
    places = ranked(runners)
    place, own = next(((at, one) for at, one in places if one.user_id == user_id), (None, None))
    proofs = await uow.challenges.proofs_of(each.community_id, each.id, user_id) if own else {}
    return Look(
        each, places, teams_of(runners, each.teams), place, own, own_days(each, proofs, today) if own else []
    )
