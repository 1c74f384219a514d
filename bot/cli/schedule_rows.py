"""The rows of `steward schedule`: from a pack alone, from the configuration, or from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.actions.coming import coming, planned
from bot.actions.weekly import decisions
from bot.cli.failures import MISUSED, Sorry
from bot.cli.reading import opened
from bot.clock import SystemClock
from bot.config import Settings
from bot.content import Content
from bot.domain.calendar import instant
from bot.domain.calendar_entry import WEEKDAYS
from bot.domain.calendar_plan import Decisions, theme_of
from bot.domain.community import Community, State
from bot.domain.post import Coming
from bot.domain.zones import zone_named
from bot.problems import suggestion
from bot.storage.database import Database
from bot.storage.inspection import chats_of

Rows = list[dict[str, Any]]

_MOMENT = timedelta(microseconds=1)
_LONG_AGO = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far to look: so many local days from `first`, or so many times 24 hours from now."""

    content: Content
    first: date | None
    days: int

    def window(self, timezone: str) -> tuple[datetime, datetime]:
        """(after, until]."""
        if self.first is None:
            now = SystemClock().now()
            return now, now + timedelta(days=self.days)
        end = self.first + timedelta(days=self.days)
        return (
            instant(self.first, time(), timezone) - _MOMENT,
            instant(end, time(), timezone) - _MOMENT,
        )

    def rows(self, community: Community, found: Iterable[Coming], decided: Decisions) -> Rows:
        """What the command prints about a community; a chat id of 0 is no chat."""
        calendar, zone = self.content.calendar(community.pack), ZoneInfo(community.timezone)
        rows = []
        for each in found:
            theme, local = theme_of(calendar, decided, each.day), each.at.astimezone(zone)
            rows.append(
                {
                    "chat_id": community.chat_id or None, "community": community.title,
                    "timezone": community.timezone, "at": each.at, "local": f"{local:%Y-%m-%dT%H:%M}",
                    "local_date": each.day, "weekday": WEEKDAYS[each.day.weekday()], "kind": each.kind,
                    "entry": each.entry, "title": self.content.texts.plain(community.language, each.title),
                    "week": theme.name if theme else "", "state": each.state,
                }
            )  # fmt: skip
        return rows


def of_pack(ahead: Ahead, settings: Settings, pack: str, zone: str, kind: str) -> Rows:
    """What a pack would have for a group of this kind in this time zone."""
    if pack not in ahead.content.packs:
        raise Sorry(f"there is no pack {pack}: {suggestion(pack, ahead.content.packs)}", MISUSED)
    timezone = zone_named(zone) if zone else settings.defaults.timezone
    if timezone is None:
        raise Sorry(f"there is no time zone {zone}: write it like Europe/Berlin", MISUSED)
    return _planned(ahead, _imagined(0, pack, settings.defaults.language, timezone, kind, pack))


async def of_communities(ahead: Ahead, settings: Settings, config: Path | None, chat: int | None) -> Rows:
    """What the communities of the database have; before there is one, those of the configuration."""
    database = Database(settings.database.url.get_secret_value())
    await database.close()
    if database.path is None or database.path.exists():
        return await _stored(ahead, config, chat)
    declared = [each for each in settings.communities if chat in (None, each.chat_id)]
    if not declared:
        raise Sorry("no community is known: name a pack (--pack), declare one, or start `steward run` once")
    return [
        row
        for each in declared
        for row in _planned(
            ahead,
            _imagined(each.chat_id, each.title, each.language, each.timezone, each.kind, each.pack),
        )
    ]


async def _stored(ahead: Ahead, config: Path | None, chat: int | None) -> Rows:
    rows: Rows = []
    async with opened(config) as database, database.read() as uow:
        chats = await chats_of(uow.connection, chat) if chat is not None else None
        found = [
            each for each in await uow.communities.all(State.ACTIVE) if not chats or each.chat_id in chats
        ]
        for community in found:
            window = ahead.window(community.timezone)
            due = await coming(uow, ahead.content, community, *window)
            rows += ahead.rows(community, due, await decisions(uow, community))
    if not found and chat is not None:
        raise Sorry(f"no community has the chat id {chat}: `steward inspect communities` lists them")
    return rows


def _planned(ahead: Ahead, community: Community) -> Rows:
    window = ahead.window(community.timezone)
    return ahead.rows(community, planned(ahead.content, community, *window), {})


def _imagined(chat_id: int, title: str, language: str, timezone: str, kind: str, pack: str) -> Community:
    """A community as it would be; it is in no database."""
    return Community(
        chat_id, chat_id, title, kind, language, timezone, 4, None, pack, State.ACTIVE, _LONG_AGO
    )
