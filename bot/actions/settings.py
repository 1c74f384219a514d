"""What a community sets without touching a file: its language, zone, hour and pack, and its switches."""

from datetime import datetime

from bot.actions import setup
from bot.content import Content
from bot.domain import setup as dialogue
from bot.domain.community import Community
from bot.domain.refusal import Refusal
from bot.domain.settings import ICEBREAKER, MESSAGE_POINTS, SWITCHES, THEME_VOTE, hour_meant
from bot.storage.uow import UnitOfWork

LANGUAGE, ZONE, PACK, HOUR = dialogue.LANGUAGE, dialogue.ZONE, dialogue.PACK, "hour"
CHOICES = (LANGUAGE, ZONE, HOUR, PACK)
"""What has more answers than on and off."""


async def is_on(uow: UnitOfWork, community_id: int, name: str) -> bool:
    """Whether a community wants this; `name` is one of `SWITCHES`."""
    switch = SWITCHES[name]
    return switch.is_on(await uow.settings.get(community_id, switch.row))


async def switches(uow: UnitOfWork, content: Content, community: Community) -> dict[str, bool]:
    """What this community can switch, and how each switch stands."""
    return {
        name: await is_on(uow, community.id, name) for name in SWITCHES if has_effect(content, community, name)
    }


def has_effect(content: Content, community: Community, name: str) -> bool:
    """Whether switching it makes a difference: what the content leaves out cannot be switched on."""
    idle = {
        MESSAGE_POINTS: not content.points.message_points,
        ICEBREAKER: not content.topics.breaks_ice,
        THEME_VOTE: not content.votes.theme_vote or not content.calendar(community.pack).weeks,
    }
    return not idle.get(name)


async def turn(uow: UnitOfWork, content: Content, community: Community, name: str, *, on: bool) -> None:
    """Switch something on or off; refuses with "button-too-old" what cannot be switched (any more)."""
    if name not in SWITCHES or not has_effect(content, community, name):
        raise Refusal("button-too-old")
    switch = SWITCHES[name]
    await uow.settings.put(community.id, switch.row, switch.value_for(on=on))


async def choose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, what: str, value: str
) -> Community:
    """Set the language, time zone, pack, or the hour at which a day begins; from the next tick on it holds.

    Refuses with "setup-gone" what cannot be chosen (any more).
    """
    if what not in CHOICES:
        raise Refusal("button-too-old")
    if what != HOUR:
        return await setup.choose(uow, content, now, community, 0, what, value)
    hour = hour_meant(value)
    if hour is None:
        raise Refusal("setup-gone")
    await uow.communities.change(community.id, rollover_hour=hour)
    return await uow.communities.get(community.id)
