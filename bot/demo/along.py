"""With the page open: play some days first, then let time run, follow the page's clock, and live on."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.cast import OWNER_ID, Group, Words
from bot.demo.director import FOUR
from bot.demo.show import Show
from bot.demo.story import date_of
from bot.domain.calendar import instant
from bot.tasks import rest

HISTORY_DAYS = 3
_WAKING = timedelta(hours=6)
"""The visitor comes in at ten in the morning of the day after."""
_GLANCE = 0.1
_JUMP = timedelta(seconds=60)
"""A clock that is so far ahead was put forward by somebody."""


async def play_along(show: Show, words: Words, tell: Callable[[str], None], stop: asyncio.Event) -> None:
    """A part of the running bot; ends with `stop`."""
    tell(_invitation(show, words))
    home = show.home(words.language)
    await show.stage.post("clock", tz=home.timezone)
    await show.remember()
    here = instant(date_of(HISTORY_DAYS + 1), FOUR, home.timezone) + _WAKING
    await _pass(show, here, 0, stop)
    tell(words("ready", days=HISTORY_DAYS))
    while not stop.is_set():
        await rest(stop, _GLANCE)
        reading = await show.stage.get("clock")
        target = datetime.fromtimestamp(reading["now"], UTC)
        if target - show.clock.now() > _JUMP:
            await _pass(show, target, reading["days"], stop)
            tell(words("passed", when=_local(show.clock.now(), home)))
        elif show.clock.now() - target > _JUMP:
            show.clock.release(target)
        else:
            await show.director.live()


async def _pass(show: Show, target: datetime, asked: int, stop: asyncio.Event) -> None:
    """Live through the time up to a moment, and through all days asked for meanwhile.

    `asked` is how many the page's clock had counted before. It goes back and then forward in steps, so that
    everything happens at its hour.
    """
    await show.stage.post("clock", mode="manual")
    show.clock.hold(show.clock.now())
    while True:
        await show.director.to(target, stop)
        days: int = (await show.stage.get("clock"))["days"]
        if days <= asked or stop.is_set():
            break
        target, asked = target + timedelta(days=days - asked), days
    await show.stage.post("clock", mode="real", set=int(target.timestamp()))
    show.clock.release(target)


def _invitation(show: Show, words: Words) -> str:
    home = show.home(words.language)
    moderators = " / ".join(person.name for group in show.groups for person in group.moderators)
    member = next(person for person in home.founders if person.part == "keeper")
    url = f"{show.url}/#as={OWNER_ID}&chat={home.chat_id}"
    text = words(
        "open", url=url, owner=words("owner"), owner_id=OWNER_ID, mods=moderators, member=member.name,
        group=home.title,
    )  # fmt: skip
    return f"\n{text}\n{words('inspect', config=show.config)}"


def _local(at: datetime, group: Group) -> str:
    return f"{at.astimezone(ZoneInfo(group.timezone)):%Y-%m-%d %H:%M}"
