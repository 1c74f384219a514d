"""Everything a performance needs, put together: sandbox, bot with its database, story and director."""

import json
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import ClientSession

from bot.app import App
from bot.config import SHIPPED_CONTENT, load_settings
from bot.content import load_content
from bot.demo.box import sandbox
from bot.demo.cast import LOUNGE_ID, OPS_CHAT_ID, OWNER_ID, Group, Words, read_groups
from bot.demo.director import FOUR, Director, Script, StoryClock
from bot.demo.furnish import BOT_ID, TOKEN, furnish
from bot.demo.past import bring_in
from bot.demo.stage import Stage
from bot.demo.story import Story, date_of
from bot.domain.calendar import instant
from bot.domain.koc import KOC
from bot.domain.pacing import Pace
from bot.domain.settings import EVENING, ICEBREAKER, POSTS, SWITCHES, THEME_VOTE, TOPICS

DEMO_CONTENT = SHIPPED_CONTENT / "demo"
_OWN = DEMO_CONTENT / "own"
"""Files of the demo's own in place of the shipped ones: a shop with codes, and prices for four weeks."""
_CONTENT = "content"
_LOUNGE = {"title": "KOC 茶室 · KOC lounge", "language": "zh", "timezone": "Asia/Shanghai"}
_LOUD = (POSTS, TOPICS, ICEBREAKER, THEME_VOTE, EVENING)
"""What the KOC group is spared: its few people have all that in their own groups."""


@dataclass(frozen=True, slots=True)
class Show:
    """A furnished sandbox at `url` and a bot that is ready to run, both at the first morning."""

    url: str
    config: Path
    stage: Stage
    app: App
    clock: StoryClock
    groups: Sequence[Group]
    director: Director
    seed: int

    async def remember(self) -> None:
        """Take in what the groups have behind them, before anything happens; the KOC group is left quiet."""
        async with self.app.database.begin() as uow:
            lounge = (await uow.communities.by_chats([LOUNGE_ID]))[LOUNGE_ID]
            for name in _LOUD:
                switch = SWITCHES[name]
                await uow.settings.put(lounge.id, switch.row, switch.value_for(on=False))
        for group in self.groups:
            await bring_in(self.app.database, group, self.seed, date_of(1), self.config.parent)

    def home(self, language: str) -> Group:
        """The group where a visitor who speaks the language comes in."""
        return next(group for group in self.groups if group.language == language)


@dataclass(frozen=True, slots=True)
class Wish:
    """How it is to be played: `days` None has no end, `step` is how often the bot catches up."""

    port: int
    seed: int
    days: int | None
    step: timedelta


@asynccontextmanager
async def prepared(wish: Wish, folder: Path, words: Words) -> AsyncIterator[Show]:
    """Start the sandbox, furnish it, and build the bot with its configuration and database in a folder."""
    groups = read_groups(DEMO_CONTENT)
    begin = min(instant(date_of(1), FOUR, group.timezone) for group in groups)
    async with sandbox(wish.port, begin, wish.seed) as url, ClientSession() as http:
        stage = Stage(http, url, BOT_ID)
        await furnish(stage, groups, words)
        config = folder / "config.toml"
        config.write_text(_config(url, folder, groups), encoding="utf-8")
        _lay_out(folder / _CONTENT)
        app, clock = _app(config, begin)
        script = Script(Story(groups, wish.seed), wish.days)
        director = Director(app, stage, clock, script, wish.step)
        yield Show(url, config, stage, app, clock, groups, director, wish.seed)


def _lay_out(content: Path) -> None:
    """The content that the demo's bot reads: what is shipped, with the demo's own files over it."""
    shutil.copytree(SHIPPED_CONTENT, content, dirs_exist_ok=True, ignore=shutil.ignore_patterns("demo"))
    shutil.copytree(_OWN, content, dirs_exist_ok=True)


def _app(config: Path, at: datetime) -> tuple[App, StoryClock]:
    settings = load_settings(config, {})
    clock = StoryClock(at)
    return App(settings, load_content(settings.content.path), clock=clock, pace=Pace.off()), clock


def _config(url: str, folder: Path, groups: Sequence[Group]) -> str:
    """The demo's config.toml; `steward inspect --config` reads it too."""
    parts = [
        _section("[telegram]", {"token": TOKEN, "api_server": url}),
        _section("[database]", {"url": f"sqlite+aiosqlite:///{folder / 'steward.db'}"}),
        _section("[owners]", {"ids": [OWNER_ID]}),
        _section("[content]", {"path": str(folder / _CONTENT)}),
    ]
    for group in groups:
        values = {
            "chat_id": group.chat_id, "kind": group.kind, "ops_chat_id": OPS_CHAT_ID, "title": group.title,
            "language": group.language, "timezone": group.timezone, "pack": group.pack,
        }  # fmt: skip
        parts.append(_section("[[communities]]", values))
    lounge = {"chat_id": LOUNGE_ID, "kind": KOC, "ops_chat_id": OPS_CHAT_ID, **_LOUNGE}
    parts.append(_section("[[communities]]", lounge))
    return "\n".join(parts)


def _section(name: str, values: Mapping[str, object]) -> str:
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"{name}\n{''.join(lines)}"
