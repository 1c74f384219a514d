"""Updates as Telegram writes them, for a small group of invented people."""

import json
from datetime import UTC, datetime
from typing import Any

BOT, ANN, BO, OWNER = 42, 501, 502, 1001
GROUP, OPS, ELSEWHERE, CHANNEL = -1001, -1002, -1003, -1004
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Monday, 12:00 in Shanghai."""
_TYPES = {CHANNEL: "channel"}

Json = dict[str, Any]


def person(user_id: int, **more: Any) -> Json:
    """Somebody."""
    return {"id": user_id, "is_bot": False, "first_name": f"Name{user_id}"} | more


def chat(chat_id: int) -> Json:
    """A group, a channel, or somebody's private chat."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": f"Name{chat_id}"}
    return {"id": chat_id, "type": _TYPES.get(chat_id, "supergroup"), "title": f"Chat{chat_id}"}


def message(user: int = ANN, place: int = GROUP, **content: Any) -> Json:
    """A message of somebody; without content it says "hello"."""
    head = {"message_id": 7, "date": int(NOON.timestamp()), "chat": chat(place), "from": person(user)}
    return head | (content or {"text": "hello"})


def update(update_id: int, **event: Any) -> bytes:
    """An update of any kind as bytes."""
    return json.dumps({"update_id": update_id} | event).encode()


def said(update_id: int, text: str = "hello", user: int = ANN, place: int = GROUP) -> bytes:
    """Somebody writes something."""
    return update(update_id, message=message(user, place, text=text))


def wrote(
    update_id: int, user: int = ANN, at: datetime = NOON, number: int = 0, place: int = GROUP, **content: Any
) -> bytes:
    """Somebody writes at an instant; the message's number is the update's unless given."""
    head = {"message_id": number or update_id, "date": int(at.timestamp())}
    return update(update_id, message=message(user, place, **(content or {"text": "hello"})) | head)


def reacted(
    update_id: int, number: int, user: int | Json | None = BO, *, now: int = 1, before: int = 0,
    at: datetime = NOON, place: int = GROUP, **more: Any,
) -> bytes:  # fmt: skip
    """Somebody's reactions to a message change in their number."""
    thumb = {"type": "emoji", "emoji": "👍"}
    change = {
        "chat": chat(place), "message_id": number, "date": int(at.timestamp()), "user": _whole(user),
        "old_reaction": [thumb] * before, "new_reaction": [thumb] * now,
    }  # fmt: skip
    return update(update_id, message_reaction=change | more)


def chose(update_id: int, poll: str, *options: int, user: int | Json | None = ANN, **more: Any) -> bytes:
    """Somebody answers a poll; without options they take their answer back."""
    given = {"poll_id": poll, "user": _whole(user), "option_ids": list(options)}
    named = {"option_persistent_ids": [str(each) for each in options]}
    return update(update_id, poll_answer=given | named | more)


def _whole(user: int | Json | None) -> Json | None:
    return person(user) if isinstance(user, int) else user
