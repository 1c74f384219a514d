"""Badges: granted at night to all who earned one, told once a day, shown with what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.actions.game_notice import awake, shortened
from bot.content import Content
from bot.domain.badges import Merit, ahead, badge_name
from bot.domain.checkin import streak
from bot.domain.community import Community, Member
from bot.domain.outgoing import Lane, Listing, Mention, Place, Say, Text
from bot.storage.badge import Badge
from bot.storage.badges import Earned
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Case:
    """A member's badges, the latest first; what comes next of each kind, and how far they are."""

    mine: list[Badge]
    ahead: list[tuple[Merit, int]]
    holders: dict[str, int]


async def grant_earned(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Everybody's new badges of a community, each dated to when it was earned."""
    today = community.day_of(slot)
    new: list[Earned] = []
    for merit in content.merits.merits:
        new += await uow.badges.earned(community, merit, today)
    await uow.badges.give(community.id, new)
    since = now - timedelta(days=content.merits.fresh_days)
    fresh = [each for each in new if each.at >= since]
    if fresh and content.merits.told and not community.calm:
        await _tell(uow, content, now, community, fresh, today)


async def _tell(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, fresh: Sequence[Earned],
    today: date,
) -> None:  # fmt: skip
    """One message a day, without a sound, in the morning."""
    names = await uow.members.names(community.id, {each.user_id for each in fresh})
    lines = []
    for merit in content.merits.merits:
        people = tuple(Mention(0, names.get(each.user_id, "")) for each in fresh if each.badge == merit.id)
        if people:
            shown = shortened(people, content.merits.names_shown)
            lines.append(Text("badges-new-line", {"badge": merit.name, "names": shown}))
    say = Say(
        Place(community.chat_id), community.language,
        Text("badges-new", {"lines": Listing(tuple(lines), "lines")}), silent=True,
    )  # fmt: skip
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.BROADCAST, key=f"badges:{community.id}:{today}",
        not_before=awake(community, now),
    )  # fmt: skip


async def case(uow: UnitOfWork, content: Content, community: Community, member: Member, today: date) -> Case:
    """A member's badges and what they could have next."""
    user_id, facts = member.user_id, content.merits.facts
    have = await uow.badges.totals(community.id, user_id, facts)
    history = await uow.checkins.history(community.id, user_id)
    have["streak"] = streak(history, today, content.checkin).longest
    first = await uow.badges.first_day(community.id, user_id)
    have["days"] = (today - first).days if first else 0
    found = await uow.badges.of(community.id, user_id)
    mine = [each for each in reversed(found) if content.texts.has(badge_name(each.badge).key)]
    held = frozenset(each.badge for each in found)
    return Case(mine, ahead(content.merits.merits, have, held), dict(await uow.badges.holders(community.id)))
