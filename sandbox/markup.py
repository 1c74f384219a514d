"""The entities both mark-up languages can write: links, mentions of people, emoji, dates."""

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from sandbox.chats import Json
from sandbox.errors import bad_request

_HOST = re.compile(r"[^\s/@]+\.[^\s/@.]{2,}|localhost|\d+\.\d+\.\d+\.\d+", re.IGNORECASE)
_PERSON = re.compile(r"tg://user\?id=(\d+)$")
_FORMAT = re.compile(r"r|w?[dD]?[tT]?", re.IGNORECASE)


def split(url: str) -> SplitResult | None:
    """The parts of an address, or None when it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def link(url: str, place: Json) -> Json | None:
    """A link or a mention of a person without a name; None when the address leads nowhere."""
    person = _PERSON.match(url)
    if person:
        return {"type": "text_mention", **place, "user": {"id": int(person[1])}}
    checked = checked_url(url)
    return {"type": "text_link", **place, "url": checked} if checked else None


def checked_url(url: str) -> str:
    """The address as Telegram keeps it, or "" when it refuses it."""
    if url.startswith(("tg://", "ton://", "tonsite://")):
        return url
    full = url if re.match(r"https?://", url, re.IGNORECASE) else f"http://{url}"
    parts = split(full)
    if parts is None:
        return ""
    if ":" in url.partition("/")[0] and full != url and not parts.netloc.rpartition(":")[2].isdigit():
        return ""
    if not _HOST.fullmatch(parts.hostname or ""):
        return ""
    return full if parts.path or parts.query or parts.fragment else f"{full}/"


def custom_emoji(emoji_id: str, place: Json) -> Json:
    """A custom emoji; `ApiError` 400 unless its id is a number other than 0."""
    if not emoji_id.isdigit() or int(emoji_id) == 0:
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", **place, "custom_emoji_id": emoji_id}


def date_time(unix: str, form: str, place: Json) -> Json | None:
    """A moment in the reader's own time; None without a moment, 400 for an unknown format."""
    if not _FORMAT.fullmatch(form):
        raise bad_request("can't parse entities: Invalid date-time format specified")
    if not unix.isdigit() or int(unix) == 0:
        return None
    return {"type": "date_time", **place, "unix_time": int(unix), "date_time_format": form}


def emoji_or_time(url: str, place: Json) -> Json | None:
    """What `![x](tg://emoji?id=1)` and `![x](tg://time?unix=1)` stand for."""
    parts = split(url)
    query = {k: values[0] for k, values in parse_qs(parts.query if parts else "").items()}
    if url.startswith("tg://emoji?"):
        return custom_emoji(query.get("id", ""), place)
    if url.startswith("tg://time?"):
        return date_time(query.get("unix", ""), query.get("format", ""), place)
    raise bad_request("can't parse entities: Invalid tg://emoji or tg://time URL specified")
