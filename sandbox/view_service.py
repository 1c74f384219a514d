"""Service messages for people: what happened as data, and the same as an English line."""

from collections.abc import Callable

from sandbox.chats import Json

LONGEST_LINE = 80
_LINES = {
    "join": "{who} joined",
    "add": "{by} added {who}",
    "leave": "{who} left",
    "kick": "{by} removed {who}",
    "title": "{by} renamed the chat to “{text}”",
    "pin": "{by} pinned “{text}”",
    "topic": "{by} opened the topic “{text}”",
    "topic_edited": "{by} changed the topic “{text}”",
    "topic_closed": "{by} closed the topic",
    "topic_reopened": "{by} reopened the topic",
    "migrate": "the group became a supergroup",
}
_KINDS = {
    "new_chat_title": "title",
    "pinned_message": "pin",
    "forum_topic_created": "topic",
    "forum_topic_edited": "topic_edited",
    "forum_topic_closed": "topic_closed",
    "forum_topic_reopened": "topic_reopened",
    "migrate_to_chat_id": "migrate",
    "migrate_from_chat_id": "migrate",
}


def name_of(user: Json) -> str:
    """The full name of a person or bot."""
    return " ".join(str(user[k]) for k in ("first_name", "last_name") if user.get(k))


def sender_name(wire: Json) -> str:
    """Who a message is from, as people read it."""
    if "sender_chat" in wire:
        return str(wire["sender_chat"].get("title", ""))
    return name_of(wire["from"]) if "from" in wire else ""


def service_event(wire: Json, words: Callable[[Json], str]) -> Json:
    """What a service message tells: {kind, by, who: [names], text}; kind "" for an unknown one.

    `words` gives the words of a pinned message.
    """
    event: Json = {"kind": "", "by": sender_name(wire), "who": [], "text": ""}
    actor = wire.get("from", {}).get("id")
    if "new_chat_members" in wire:
        users = wire["new_chat_members"]
        alone = [user["id"] for user in users] == [actor]
        return {**event, "kind": "join" if alone else "add", "who": [name_of(u) for u in users]}
    if "left_chat_member" in wire:
        gone = wire["left_chat_member"]
        kind = "leave" if gone["id"] == actor else "kick"
        return {**event, "kind": kind, "who": [name_of(gone)]}
    for key, kind in _KINDS.items():
        if key in wire:
            return {**event, "kind": kind, "text": _subject(wire[key], words)}
    return event


def _subject(value: object, words: Callable[[Json], str]) -> str:
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else words(value)[:LONGEST_LINE]
    return str(value)


def service_line(event: Json) -> str:
    """An event as an English line."""
    line = _LINES.get(event["kind"], "")
    return line.format(by=event["by"], who=", ".join(event["who"]), text=event["text"])
