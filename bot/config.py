"""Configuration: `config.toml` and the environment become frozen settings; unknown keys are errors.

Imports neither aiogram nor sqlalchemy, so that `steward check` starts fast. Secrets are `SecretStr`: they
show up in no repr, log or error.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.config_environment import Environment
from bot.config_values import (
    DatabaseUrl,
    GroupId,
    Hour,
    HttpUrl,
    Kind,
    Language,
    Port,
    Token,
    UserIds,
    WebhookSecret,
    WebhookUrl,
    Zone,
)
from bot.problems import Problem, ProblemsError, shown_path
from bot.toml_file import UNKNOWN_KEY, Finding, TomlFile, findings

SHIPPED_CONTENT = Path(__file__).resolve().parent.parent / "content"
_DEFAULT_FILE = "config.toml"
_ENVIRONMENT = "environment"


class ConfigError(ProblemsError):
    """The configuration cannot be used."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Webhook(_Section):
    """Where Telegram calls (`url`, `secret`) and where the bot listens (`host`, `port`)."""

    url: WebhookUrl | None = None
    secret: WebhookSecret | None = None
    host: str = "127.0.0.1"
    port: Port = 8080


class Telegram(_Section):
    """How Telegram is reached."""

    token: Token | None = None
    api_server: HttpUrl = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook = Webhook()


class Database(_Section):
    """`url` may hold a password, so it is secret as a whole."""

    url: DatabaseUrl = SecretStr("sqlite+aiosqlite:///data/steward.db")


class Owners(_Section):
    """User ids of those who may do everything."""

    ids: UserIds = ()


class ContentPlace(_Section):
    """The content folder; absolute once loaded."""

    path: Path = SHIPPED_CONTENT


class Defaults(_Section):
    """What a community has until it chooses otherwise. `rollover_hour` is 0-23, local."""

    language: Language = "zh"
    timezone: Zone = "Asia/Shanghai"
    rollover_hour: Hour = 4


class DeclaredCommunity(_Section):
    """A community that is configured rather than set up in chat.

    Once loaded, what it leaves out of language, time zone and roll-over hour is that of `Defaults`.
    """

    chat_id: GroupId
    kind: Kind = "interest"
    ops_chat_id: GroupId | None = None
    language: Language = "zh"
    timezone: Zone = "Asia/Shanghai"
    rollover_hour: Hour = 4
    pack: Annotated[str, Field(min_length=1)] = "general"
    title: Annotated[str, Field(max_length=255)] = ""

    @property
    def values(self) -> dict[str, object]:
        """What is kept of it; a title that is not given is learnt from Telegram."""
        return self.model_dump(exclude=set() if self.title else {"title"})


class Settings(_Section):
    """All of `config.toml`."""

    telegram: Telegram = Telegram()
    database: Database = Database()
    owners: Owners = Owners()
    content: ContentPlace = ContentPlace()
    defaults: Defaults = Defaults()
    communities: tuple[DeclaredCommunity, ...] = ()

    def require_token(self) -> str:
        """The bot's token; raises ConfigError when none is configured."""
        if self.telegram.token is None:
            fix = "put the token from @BotFather under [telegram], or into the variable BOT_TOKEN"
            raise ConfigError([Problem(_DEFAULT_FILE, 0, "telegram.token", "is missing", fix)])
        return self.telegram.token.get_secret_value()


def load_settings(path: Path | None, env: Mapping[str, str]) -> Settings:
    """The settings of the file at `path` with those of the environment over them.

    Without a path: `config.toml` in the working directory if it is there, else the defaults. Raises
    ConfigError with everything that is wrong.
    """
    file = _read(path)
    environment = Environment.read(env, Settings.model_fields)
    try:
        settings = Settings.model_validate(environment.over(file.data))
    except ValidationError as error:
        found = list(findings(error, Settings))
        raise ConfigError(_problem(file, environment, finding) for finding in found) from None
    folder = path.resolve().parent if path else Path.cwd()
    settings = _completed(settings, folder)
    if problems := [_problem(file, environment, finding) for finding in _contradictions(settings)]:
        raise ConfigError(problems)
    return settings


def _read(path: Path | None) -> TomlFile:
    if path is None and not Path(_DEFAULT_FILE).exists():
        return TomlFile(_DEFAULT_FILE, "", {})
    try:
        return TomlFile.read(path or Path(_DEFAULT_FILE))
    except ProblemsError as error:
        raise ConfigError(error.problems) from None


def _problem(file: TomlFile, environment: Environment, finding: Finding) -> Problem:
    where, what, fix = finding
    written = where[0] in file.data
    if name := environment.name_of(where) or ("" if written else environment.name_within(where)):
        if what == UNKNOWN_KEY:
            fix = "write it as STEWARD_<SECTION>__<KEY>, e.g. STEWARD_TELEGRAM__TOKEN"
        return Problem(_ENVIRONMENT, 0, name, what, fix)
    return file.problem(where, what, fix)


def _completed(settings: Settings, folder: Path) -> Settings:
    """Paths made absolute, communities completed with the defaults."""
    content = folder / settings.content.path
    if "path" not in settings.content.model_fields_set:
        content = folder / "content" if (folder / "content").is_dir() else SHIPPED_CONTENT
    inherited = settings.defaults.model_dump()
    communities = tuple(
        community.model_copy(
            update={key: inherited[key] for key in inherited.keys() - community.model_fields_set}
        )
        for community in settings.communities
    )
    return settings.model_copy(update={"content": ContentPlace(path=content), "communities": communities})


def _contradictions(settings: Settings) -> Iterator[Finding]:
    """What is wrong between settings that are each right."""
    webhook = settings.telegram.webhook
    if settings.telegram.mode == "webhook":
        for key in ("url", "secret"):
            if getattr(webhook, key) is None:
                fix = 'webhook mode needs it: add it, or use mode = "polling"'
                yield ("telegram", "webhook", key), "is missing", fix
    if not settings.content.path.is_dir():
        shown = shown_path(settings.content.path)
        yield ("content", "path"), f"leads to {shown}, which is no folder", "correct the path"
    seen: set[int] = set()
    for number, community in enumerate(settings.communities):
        where = ("communities", number)
        if community.chat_id in seen:
            yield (*where, "chat_id"), "is declared twice", "keep one of the two [[communities]]"
        if community.ops_chat_id == community.chat_id:
            fix = "give the id of a separate chat for the operators"
            yield (*where, "ops_chat_id"), "is the community itself", fix
        seen.add(community.chat_id)
