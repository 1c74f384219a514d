"""`steward check`: is all that people edit right? Without network, database or Telegram, so it is quick."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.clock import SystemClock
from bot.config import SHIPPED_CONTENT, ConfigError, Settings, load_settings
from bot.content import Content, ContentError, load_content
from bot.content_calendar_checks import calendar_problems
from bot.content_plan import regulars
from bot.problems import Problem, shown_path, suggestion


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: everything that is wrong, and what could be read all the same."""

    problems: list[Problem]
    settings: Settings | None = None
    content: Content | None = None


def check(
    config_path: Path | None, env: Mapping[str, str] | None = None, today: date | None = None
) -> list[Problem]:
    """Everything wrong with the configuration and the content; an empty list when all is well.

    `env` is the process's environment and `today` the clock's date unless given. A configuration that
    cannot be read does not hide what is wrong with the content beside it.
    """
    return look(config_path, env, today).problems


def look(config_path: Path | None, env: Mapping[str, str] | None = None, today: date | None = None) -> Looked:
    """The same, with what was read: reading the content takes half a second."""
    problems: list[Problem] = []
    settings: Settings | None = None
    try:
        settings = load_settings(config_path, os.environ if env is None else env)
    except ConfigError as error:
        problems += error.problems
    folder = settings.content.path if settings else _content_beside(config_path)
    try:
        content = load_content(folder)
    except ContentError as error:
        return Looked(problems + error.problems, settings)
    problems += _unknown_packs(config_path, settings, content) if settings else ()
    problems += _dated(folder, content, settings, today or SystemClock().now().date())
    return Looked(problems, settings, content)


def _dated(folder: Path, content: Content, settings: Settings | None, today: date) -> list[Problem]:
    """What is wrong as seen from today."""
    calendars = {pack.name: pack.calendar for pack in content.packs.values()}
    besides = {name: regulars(content.variants.get(name, content), name) for name in content.packs}
    declared = settings.communities if settings else ()
    usual = {settings.defaults.timezone} if settings else set[str]()
    zones = {
        name: usual | {each.timezone for each in declared if each.pack == name} for name in content.packs
    }
    return calendar_problems(folder, calendars, today, besides, zones)


def _content_beside(config_path: Path | None) -> Path:
    folder = (config_path.parent if config_path else Path.cwd()) / "content"
    return folder if folder.is_dir() else SHIPPED_CONTENT


def _unknown_packs(config_path: Path | None, settings: Settings, content: Content) -> Iterator[Problem]:
    for number, community in enumerate(settings.communities, start=1):
        if community.pack not in content.packs:
            file = shown_path(config_path or Path("config.toml"))
            key = f"communities[{number}].pack"
            what = f"is {community.pack}, which is no content pack"
            yield Problem(file, 0, key, what, suggestion(community.pack, content.packs))
