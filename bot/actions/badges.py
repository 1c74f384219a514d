"""Badges: granted at night to all who earned one, told once a day, shown with what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from bot.actions.game_notice import awake, shortened
from bot.actions.in_parts import Part
from bot.content import Content
from bot.domain.badges import Merit, ahead, badge_name
from bot.domain.checkin import streak
from bot.domain.community import Community, Member
from bot.domain.outgoing import Lane, Listing, Mention, Place, Say, Text
from bot.storage.badge import Badge
from bot.storage.badges import Earned
from bot.storage.uow import UnitOfWork

AT_ONCE = 5_000
"""So many members are looked at for one badge, or fewer for several, before intake has its turn."""


@dataclass(frozen=True, slots=True)
class Case:
    """A member's badges, the latest first; what comes next of each kind, and how far they are."""

    mine: list[Badge]
    ahead: list[tuple[Merit, int]]
    holders: dict[str, int]


async def grant(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime, /, *,
    merit: int = 0, after: int = 0,
) -> Part | None:  # fmt: skip
    """Give each badge to those who have newly earned it, dated to when they did; harmless to repeat.

    It looks at so many members and badges as nobody has to wait for, from the badge number `merit` and the
    members after `after` on; returns what is left to do.
    """
    del now
    merits, today, room = content.merits.merits, community.day_of(slot), AT_ONCE
    while merit < len(merits):
        if room <= 0:
            return partial(grant, merit=merit, after=after)
        last, count = await uow.badges.slice_after(community.id, after, room)
        new = await uow.badges.earned(community, merits[merit], today, (after + 1, last))
        await uow.badges.give(community.id, new, _night(today))
        merit, after = (merit, last) if count == room else (merit + 1, 0)
        room -= max(count, AT_ONCE // 50)
    return None


async def tell_new(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Tell the group of the badges of this night that are not of long ago."""
    today = community.day_of(slot)
    if not content.merits.told or community.calm:
        return
    since = now - timedelta(days=content.merits.fresh_days)
    fresh = await uow.badges.given(community.id, _night(today), since)
    if fresh:
        await _tell(uow, content, now, community, fresh, today)


def _night(day: date) -> str:
    """What a badge row says of the night it came in."""
    return f"night:{day}"


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
