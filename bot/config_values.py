"""What single settings may be: time zones, web addresses, databases; each mistake with its mend."""

import re
from contextlib import suppress
from typing import Annotated, Literal
from urllib.parse import SplitResult, parse_qs, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.problems import suggestion
from bot.toml_file import mend

_DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}
_OPTIONS = frozenset({
    "host", "port", "ssl", "passfile", "target_session_attrs", "prepared_statement_cache_size", "krbsrvname",
    "gsslib", "service",
})  # fmt: skip
"""What may follow a PostgreSQL address after the question mark."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_WEBHOOK_SECRET_LENGTH = 256
_SMALLEST_ID = -(2**63)
"""What fits a database's integer."""
_TOKEN = re.compile(r"[0-9]+:[!-~]+")
"""Telegram's have letters, digits, - and _ only; another server's may not."""
_NO_PATH = frozenset("/?#%\\")
"""What would lead elsewhere: the token is a part of each call's address."""
_SQLITE_EXAMPLE = "sqlite+aiosqlite:///data/steward.db"
_POSTGRES_EXAMPLE = "postgresql+asyncpg://user:password@host/steward"


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        close = suggestion(name, available_timezones())
        fix = close if close.startswith("did") else 'use a name such as "Asia/Shanghai"'
        raise mend(f'"{name}" is not a time zone', fix) from None
    return name


def _split(url: str) -> SplitResult | None:
    """The parts of an address with a host; None when it is none (the port is checked too)."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def _names_database(url: str) -> bool:
    """Whether there is a database and a server, which may also be a socket: `?host=/run/postgresql`."""
    with suppress(ValueError):
        parts = urlsplit(url)
        _ = parts.port
        server = parts.hostname or "host" in parse_qs(parts.query)
        return bool(server) and parts.path not in {"", "/"}
    return False


def _http_url(url: str) -> str:
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https"):
        raise mend("is not a web address", 'write it in full, e.g. "https://example.org"')
    return url.rstrip("/")


def _server_url(url: str) -> str:
    parts = urlsplit(_http_url(url))
    if parts.query or parts.fragment:
        raise mend("goes on after its path", "leave out the question mark, the # and what follows")
    return url.rstrip("/")


def _webhook_url(url: str) -> str:
    parts = _split(_http_url(url))
    if parts and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise mend("begins with http://", "Telegram only calls https:// addresses, use one")
    return url


def _database_url(secret: SecretStr) -> SecretStr:
    scheme, _, rest = secret.get_secret_value().partition("://")
    driver = _DRIVERS.get(scheme, scheme)
    url = f"{driver}://{rest}"
    if driver == "sqlite+aiosqlite":
        if len(rest) < len("/x") or not rest.startswith("/") or "\0" in rest or rest[1:] == ":memory:":
            raise mend("names no file", f"write three slashes and a path: {_SQLITE_EXAMPLE}")
    elif driver == "postgresql+asyncpg":
        if not _names_database(url):
            raise mend("names no server and database", f"write it like {_POSTGRES_EXAMPLE}")
        for option in sorted(parse_qs(urlsplit(url).query, keep_blank_values=True).keys() - _OPTIONS):
            fix = "write ?ssl=require" if option == "sslmode" else suggestion(option, _OPTIONS)
            raise mend(f"has the option {option}, which asyncpg does not know", fix)
    else:
        fix = f"use {_SQLITE_EXAMPLE} or {_POSTGRES_EXAMPLE}"
        raise mend("is not a database that Steward can use", fix)
    return SecretStr(url)


def _group_id(chat_id: int) -> int:
    if not _SMALLEST_ID <= chat_id < 0:
        raise mend("is not the id of a group", "group ids are negative, e.g. -1001234567890")
    return chat_id


def _token(secret: SecretStr) -> SecretStr:
    token = secret.get_secret_value().strip()
    if not _TOKEN.fullmatch(token) or _NO_PATH & set(token):
        raise mend("is not a bot token", "copy the whole token from @BotFather: 123456:ABC...")
    return SecretStr(token)


def _webhook_secret(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    allowed = value.isascii() and value.replace("_", "").replace("-", "").isalnum()
    if not allowed or len(value) > _WEBHOOK_SECRET_LENGTH:
        fix = f"use 1 to {_WEBHOOK_SECRET_LENGTH} of: A-Z a-z 0-9 _ -"
        raise mend("is not a secret Telegram accepts", fix)
    return secret


def _no_answer(value: object) -> object:
    """Neither true nor false is a number, though Python thinks so."""
    if isinstance(value, bool):
        raise mend("is not a whole number", "write digits only, e.g. 10")
    return value


def _comma_separated(value: object) -> object:
    return value.split(",") if isinstance(value, str) else value


Language = Literal["zh", "en"]
Kind = Literal["product", "interest", "regional", "members", "koc", "support"]
Zone = Annotated[str, AfterValidator(_timezone)]
Number = Annotated[int, BeforeValidator(_no_answer)]
Hour = Annotated[Number, Field(ge=0, le=23)]
Port = Annotated[Number, Field(ge=1, le=65535)]
HttpUrl = Annotated[str, AfterValidator(_server_url)]
WebhookUrl = Annotated[str, AfterValidator(_webhook_url)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database_url)]
GroupId = Annotated[Number, AfterValidator(_group_id)]
UserId = Annotated[Number, Field(ge=1, lt=-_SMALLEST_ID)]
UserIds = Annotated[tuple[UserId, ...], BeforeValidator(_comma_separated)]
Token = Annotated[SecretStr, AfterValidator(_token)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
