"""What the group reads of a game, whichever it is: announced once, kept up to date, not told at night."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.domain.community import Community
from bot.domain.outgoing import Edit, Lane, Listing, Param, Place, Rows, Say, Text
from bot.storage.uow import UnitOfWork

MORNING, EVENING = time(9), time(22)
"""On the wall clock: between them a group is told what was settled."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the group reads now; `gone`: the game was called off, and nobody need see it who has not yet."""

    text: Text
    buttons: Rows = ()
    gone: bool = False


def when(community: Community, at: datetime) -> Text:
    """An instant on the community's wall clock."""
    wall = at.astimezone(ZoneInfo(community.timezone))
    return Text("game-when", {"day": wall.date(), "time": f"{wall:%H:%M}"})


def awake(community: Community, now: datetime) -> datetime:
    """Now, or the morning if it is night in the community: what days bring about is not told at roll-over."""
    wall = now.astimezone(ZoneInfo(community.timezone))
    if MORNING <= wall.time() < EVENING:
        return now
    day = wall.date() if wall.time() < MORNING else wall.date() + timedelta(days=1)
    return instant(day, MORNING, community.timezone)


def shortened(names: tuple[Param, ...], most: int) -> Param:
    """The first few names, and how many more there are."""
    listing = Listing(names[:most])
    more = len(names) - most
    return Text("game-names-and-more", {"names": listing, "more": more}) if more > 0 else listing


async def announce(
    uow: UnitOfWork, now: datetime, community: Community, key: str, notice: Notice, on_sent: str
) -> None:
    """Tell the group, once; the message's id comes back to the action `on_sent`."""
    say = Say(Place(community.chat_id), community.language, notice.text, notice.buttons)
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, key=key, repeat=True, on_sent=on_sent
    )


async def rewrite(
    uow: UnitOfWork, now: datetime, community: Community, key: str, message_id: int | None, notice: Notice
) -> bool:
    """Bring the announcement up to date; False if there is none to be seen."""
    shown = message_id or 0
    if notice.gone and not shown:
        shown = await uow.outbox.withdraw(community.chat_id, key)
    if shown:
        edit = Edit(community.chat_id, shown, community.language, notice.text, notice.buttons)
        await uow.outbox.put(edit, now, community_id=community.id, lane=Lane.POST)
    return bool(shown)
