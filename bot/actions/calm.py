"""Calm mode: for some hours the group writes text only, and not too fast; the bot keeps quiet as well."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.actions import audit, permissions
from bot.actions.game_notice import when
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.crisis import too_fast
from bot.domain.hearing import Heard, Spoken
from bot.domain.outgoing import Button, Erase, Lane, Place, Rows, Say, Text, Whisper
from bot.domain.permissions import TEXT
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.measure import Measure
from bot.storage.uow import UnitOfWork

NAME = "calm"
RIGHT = "can_restrict_members"
LONGEST = 168
"""Hours; calm mode is no state to live in."""
_MINUTE = 60


async def begin(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int,
    hours: int | None = None,
) -> datetime:  # fmt: skip
    """Begin calm mode, or let it last from now on so long; until when. The group is told when it begins.

    Refuses with "calm-hours" (1 to 168), and with "calm-no-right" where the bot may not do it.
    """
    hours = hours if hours is not None else content.complaints.crisis.calm_hours
    if not 1 <= hours <= LONGEST:
        raise Refusal("calm-hours", most=LONGEST)
    rights = await uow.communities.rights(community.id)
    if rights and RIGHT not in rights:
        raise Refusal("calm-no-right")
    until, held = now + timedelta(hours=hours), await uow.measures.get(community.id, NAME)
    await permissions.close_to(uow, community, now, NAME, TEXT, until, by)
    if held is None:
        await uow.communities.change(community.id, calm=True)
        await _tell_group(uow, now, community, "calm-on")
    await audit.record(uow, community, now, by, "calm-on", hours=hours)
    return until


async def end(uow: UnitOfWork, now: datetime, community: Community, by: int) -> None:
    """The group may do again what it did before, and is told so. Refuses with "calm-not-on"."""
    if await permissions.restore(uow, community, now, NAME) is None:
        raise Refusal("calm-not-on")
    await uow.communities.change(community.id, calm=False)
    await _tell_group(uow, now, community, "calm-off")
    await audit.record(uow, community, now, by, "calm-off")


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """End what has lasted long enough."""
    del content
    due = await uow.measures.due(now, NAME)
    if not due:
        return
    await uow.communities.lock([each.community_id for each in due])
    for each in await uow.measures.due(now, NAME):
        community = await uow.communities.get(each.community_id)
        await end(uow, now, community, audit.BOT)
        text = Text("calm-ended", {"community": name_of(community)})
        await tell_operators(uow, community, text, now, silent=True)


async def _tell_group(uow: UnitOfWork, now: datetime, community: Community, key: str) -> None:
    say = Say(Place(community.chat_id), community.language, Text(key))
    await uow.outbox.put(say, now, community_id=community.id, repeat=True)


def status(community: Community, held: Measure | None) -> tuple[Text, Rows]:
    """How it stands, and the button to change that."""
    deed, params = ("off" if held else "on"), {"community": name_of(community)}
    label = "button-crisis-calm-end" if held else "button-crisis-calm"
    button = Button(Text(label), pack_press(NAME, f"{deed}.{community.id}"))
    if held is None or held.until is None:
        return Text("calm-status-off", {**params}), ((button,),)
    return Text("calm-status-on", {**params, "until": when(community, held.until)}), ((button,),)


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], heard: Heard
) -> None:
    """In calm mode a message that follows too fast on the last of the same member goes again.

    Telegram gives bots no slow mode. Staff may write as they like.
    """
    pause = timedelta(seconds=content.complaints.crisis.calm_pause_seconds)
    if not heard.spoken or not pause:
        return
    for community in (each for each in communities.values() if each.calm):
        here = [each for each in heard.spoken if each.community_id == community.id]
        if here:
            await _slow_down(uow, now, community, here, pause)


async def _slow_down(
    uow: UnitOfWork, now: datetime, community: Community, here: list[Spoken], pause: timedelta
) -> None:
    people = {each.user_id for each in here}
    staff = await uow.members.staff_among(community.id, people)
    first = min(each.at for each in here)
    said = await uow.grumbles.said(community.id, first - pause, people - staff)
    fast = set(too_fast(said, pause)) & {each.message_id for each in here}
    if not fast:
        return
    erase = Erase(community.chat_id, tuple(sorted(fast)))
    await uow.outbox.put(erase, now, community_id=community.id, lane=Lane.HARM)
    text = Text("calm-wait", {"seconds": int(pause.total_seconds())})
    for user in sorted({each.user_id for each in here if each.message_id in fast}):
        member = await uow.members.get(community.id, user)
        language = (member.language if member else "") or community.language
        say = Say(Whisper(community.chat_id, user), language, text, lifetime=_MINUTE)
        key = f"calm-wait:{community.id}:{user}:{now.timestamp() // _MINUTE:.0f}"
        await uow.outbox.put(say, now, community_id=community.id, key=key)
