"""What the keys of control requests may hold, so that a slip is answered with a sentence."""

from typing import Any

import msgspec

Body = dict[str, Any]

_KINDS: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(
        ("user", "by", "message", "owner", "thread", "reply_to", "reply_to_ephemeral", "again"),
        (int, "a whole number"),
    ),
    **dict.fromkeys(("id", "album", "at", "until", "channel", "next", "days"), (int, "a whole number")),
    **dict.fromkeys(("wait", "advance"), (float, "a number")),
    **dict.fromkeys(("text", "caption", "title", "name", "data", "button", "link", "bio"), (str, "a text")),
    **dict.fromkeys(("first_name", "last_name", "username", "description"), (str, "a text")),
    **dict.fromkeys(("token", "type", "status", "language_code", "mode", "tz"), (str, "a text")),
    **dict.fromkeys(("is_forum", "approval", "anonymous", "off", "query"), (bool, "true or false")),
    **dict.fromkeys(("users", "members", "messages", "options"), (list[int], "a list of numbers")),
    **dict.fromkeys(("chat", "bot", "as"), (int | str, "an id or a name")),
    "emoji": (list[str], "a list of emoji"),
    "set": (float | str, "Unix seconds or an ISO 8601 time"),
    "do": (list[Body], "a list of objects"),
    "path": (str, "a text"),
}


def check_body(body: Body) -> None:
    """`ValueError` with a plain sentence for the first key that holds the wrong kind of thing."""
    for key, value in body.items():
        if key not in _KINDS or value is None:
            continue
        kind, named = _KINDS[key]
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError:
            raise ValueError(f"{key} must be {named}") from None


def needed(body: Body, key: str) -> Any:  # noqa: ANN401 - any JSON
    """What a body has under a key; `ValueError` with a plain sentence if it has nothing."""
    if body.get(key) is None:
        raise ValueError(f"the request needs {key!r}")
    return body[key]
