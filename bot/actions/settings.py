"""What a community sets without touching a file: its language, zone, hour and pack, and its switches."""

from datetime import datetime

from bot.actions import audit, setup
from bot.content import Content
from bot.domain import setup as dialogue
from bot.domain.community import Community
from bot.domain.refusal import Refusal
from bot.domain.settings import ICEBREAKER, MESSAGE_POINTS, SWITCHES, THEME_VOTE, hour_meant
from bot.domain.votes import NAMED_WEEKS
from bot.storage.uow import UnitOfWork

LANGUAGE, ZONE, PACK, HOUR = dialogue.LANGUAGE, dialogue.ZONE, dialogue.PACK, "hour"
CHOICES = (LANGUAGE, ZONE, HOUR, PACK)
"""What has more answers than on and off."""


async def switches(uow: UnitOfWork, content: Content, community: Community) -> dict[str, bool]:
    """What this community can switch, and whether it is on."""
    return {
        name: switch.is_on(await uow.settings.get(community.id, switch.row), unsaid=_unsaid(content, name))
        for name, switch in SWITCHES.items()
        if has_effect(content, community, name)
    }


async def turn(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, name: str, *, on: bool
) -> None:
    """Switch something on or off; refuses with "button-too-old" what cannot be switched (any more)."""
    if name not in SWITCHES or not has_effect(content, community, name):
        raise Refusal("button-too-old")
    switch = SWITCHES[name]
    await uow.settings.put(community.id, switch.row, switch.value_for(on=on, unsaid=_unsaid(content, name)))
    await audit.record(uow, community, now, by, "setting", reason=f"{name} {'on' if on else 'off'}")


def has_effect(content: Content, community: Community, name: str) -> bool:
    """Whether switching it makes a difference: what the content lacks cannot be switched on."""
    possible = {
        MESSAGE_POINTS: content.points.message_points > 0,
        ICEBREAKER: content.topics.breaks_ice,
        THEME_VOTE: len(content.calendar(community.pack).weeks) >= NAMED_WEEKS,
    }
    return possible.get(name, True)


def _unsaid(content: Content, name: str) -> bool:
    return content.votes.theme_vote if name == THEME_VOTE else True


async def choose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, what: str, value: str
) -> Community:
    """Set the language, time zone, pack, or the hour at which a day begins; from the next tick on it holds.

    Refuses with "setup-gone" what cannot be chosen (any more).
    """
    if what not in CHOICES:
        raise Refusal("button-too-old")
    if what != HOUR:
        return await setup.choose(uow, content, now, community, by, what, value)
    hour = hour_meant(value)
    if hour is None:
        raise Refusal("setup-gone")
    await uow.communities.change(community.id, rollover_hour=hour)
    await audit.record(uow, community, now, by, "setting", reason=f"{what} {hour}")
    return await uow.communities.get(community.id)
