"""The greeting: one message for those who arrive together, none during a raid."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.actions import raid as raid_mode
from bot.actions.registration import tell_operators
from bot.actions.topics_today import in_greeting
from bot.actions.welcome_gift import gift_button, give_codes
from bot.content import Content
from bot.domain import welcome as rules
from bot.domain.community import Community, State
from bot.domain.outgoing import Button, Lane, Listing, Mention, Param, Place, Say, Text
from bot.domain.press import pack_press
from bot.domain.raid import RAID, RAID_OFF
from bot.domain.settings import GREETING
from bot.domain.welcome import Raid
from bot.storage.uow import UnitOfWork
from bot.storage.welcome import Join


async def greet_waiting(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Greet those whose minute has passed; asked every few seconds, one statement while nobody waits."""
    for community_id, first in (await uow.welcome.ungreeted()).items():
        community = await uow.communities.get(community_id)
        own = await _by_its_rate(uow, content.of(community), community)
        since = first - own.welcome.lookback
        day = community.day_of(since) - timedelta(days=1)
        joins = await _without_raid(uow, community, await uow.welcome.joins(community_id, since, day))
        await _sort_out(uow, own, now, community, joins)


async def _by_its_rate(uow: UnitOfWork, content: Content, community: Community) -> Content:
    """With what this community takes for a raid."""
    rate = await raid_mode.rate_of(uow, content, community)
    own = replace(content.welcome, raid_joins=rate.joins, raid_seconds=rate.seconds)
    return content if own == content.welcome else replace(content, welcome=own)


async def _without_raid(uow: UnitOfWork, community: Community, joins: Sequence[Join]) -> Sequence[Join]:
    """Whoever comes while raid mode is on waits for no greeting; operators know already."""
    held = await uow.measures.get(community.id, RAID) if joins else None
    if held is None:
        return joins
    settled = await uow.welcome.greet(community.id, held.since, joins[-1].at)
    gone = {(each.user_id, each.at) for each in settled}
    return [replace(each, greeted=True) if (each.user_id, each.at) in gone else each for each in joins]


async def _sort_out(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, joins: Sequence[Join]
) -> None:
    """First those who came with a raid, as soon as it is one; then those whose wave is over."""
    waiting = [join.at for join in joins if not join.greeted]
    settled = [join.at for join in joins if join.greeted]
    for raid in rules.raids([join.at for join in joins], content.welcome):
        if any(raid.start <= at <= raid.end for at in waiting):
            known = rules.is_known(raid, settled, content.welcome)
            await _ward_off(uow, now, community, raid, known=known)
            waiting = [at for at in waiting if not raid.start <= at <= raid.end]
    until = rules.ripe_until(waiting, now, content.welcome)
    if until is not None:
        await _welcome(uow, content, now, community, await uow.welcome.greet(community.id, waiting[0], until))


async def _ward_off(uow: UnitOfWork, now: datetime, community: Community, raid: Raid, *, known: bool) -> None:
    """No greeting; operators hear of each raid once, when it begins, unless they have said it is none."""
    await uow.welcome.greet(community.id, raid.start, raid.end)
    if not known and await uow.measures.get(community.id, RAID_OFF) is None:
        text = Text("welcome-raid", {"community": community.title, "joins": raid.joins})
        key = f"raid:{community.id}:{raid.start:%Y%m%dT%H%M%S}"
        await tell_operators(uow, community, text, now, key=key)


async def _welcome(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, joins: Sequence[Join]
) -> None:
    if community.state != State.ACTIVE:
        return
    here = await uow.welcome.here(community.id, [join.user_id for join in joins])
    latest = {join.user_id: join.at for join in joins if join.user_id in here}
    languages = {user: here[user][1] or community.language for user in latest}
    await give_codes(uow, content, now, community, languages)
    fresh = [user for user, at in latest.items() if not rules.is_late(at, now, content.welcome)]
    if fresh and not community.calm and await uow.settings.get(community.id, GREETING, default=True):
        await _greet(uow, content, now, community, [Mention(user, here[user][0]) for user in fresh])


async def _greet(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, people: Sequence[Mention]
) -> None:
    pack = content.pack(community.pack)
    params: dict[str, Param] = {
        "members": named(people, content), "community": community.title,
        "topic_today": await in_greeting(uow, content, community, now),
    }  # fmt: skip
    text = Text(pack.greeting, params)
    say = Say(
        Place(community.chat_id), community.language, text, _buttons(content),
        lifetime=content.welcome.lifetime_seconds, slot="greeting", picture=pack.picture,
    )  # fmt: skip
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST)


def named(people: Sequence[Mention], content: Content) -> Text | Listing:
    """The first few by name, and how many more there are."""
    names, more = rules.split_names(people, content.welcome.names_at_most)
    listing = Listing(tuple(names))
    return Text("welcome-names-and-more", {"names": listing, "more": more}) if more else listing


def check_in_button() -> Button:
    """Anybody may press it."""
    return Button(Text("welcome-button-checkin"), pack_press("checkin"))


def hello_button() -> Button:
    """Anybody may press it."""
    return Button(Text("welcome-button-hello"), pack_press("hello"))


def _buttons(content: Content) -> tuple[tuple[Button, ...], ...]:
    rows = (Button(Text("welcome-button-rules"), pack_press("rules")), check_in_button()), (hello_button(),)
    return (*rows, (gift_button(),)) if content.welcome.gives_codes else rows
