"""One message of Telegram Desktop's export, as the domain knows it. What was written is never looked at.

The format is that of 2022 and later (`date_unixtime`, ids like "user123"); older ones have numbers for ids.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.domain.community import Person, display_name
from bot.domain.history import Given, Moved, Said, Step
from bot.telegram_export import NotExport, Raw

_USER = "user"
_OLDEST_CHANNEL = 2**32
"""Where old exports have numbers for ids, those of channels and groups begin here."""
_LARGEST = 2**63
_MEDIA = ("photo", "file", "media_type", "paid_media", "story")
_OTHER = (
    "contact_information",
    "location_information",
    "place_name",
    "poll",
    "game_title",
    "dice",
    "todo_list",
)
_ALONE = ("join_group_by_link", "join_group_by_request")
_NAMED = {"invite_members": Step.JOIN, "create_group": Step.JOIN, "remove_members": Step.LEAVE}
_DELETED = "Deleted Account"


@dataclass(slots=True)
class Cast:
    """Who and what a chat's messages speak of, gathered in a first reading.

    `names` lead to a user id, or to None where several people are called so; `topics` are the messages that
    opened a forum topic. `ordered`: the ids rise from message to message, as Telegram Desktop writes them.
    """

    names: dict[str, int | None] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    bots: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    messages: int = 0
    ordered: bool = True
    last_id: int = -_LARGEST

    def meet(self, raw: Raw) -> None:
        """Take note of one message. Raises NotExport for what is none."""
        message_id, _ = key_of(raw)
        self.messages += 1
        self.ordered, self.last_id = self.ordered and message_id > self.last_id, message_id
        person = _speaker(raw, "actor" if raw.get("type") == "service" else "from")
        if raw.get("action") == "topic_created":
            self.topics.add(message_id)
        for each in _recent(raw):
            if (giver := _speaker(each, "from")) is not None:
                self.people.add(giver.user_id)
        if person is None:
            return
        self.people.add(person.user_id)
        if person.name and self.names.setdefault(person.name, person.user_id) != person.user_id:
            self.names[person.name] = None
        if raw.get("inline_bot_buttons") and not raw.get("via_bot") and "forwarded_from" not in raw:
            self.bots.add(person.user_id)  # only bots can put buttons under what they write


def key_of(raw: object) -> tuple[int, datetime]:
    """A message's id and instant. Raises NotExport for what is no message of an export."""
    if isinstance(raw, dict):
        number, seconds = raw.get("id"), raw.get("date_unixtime")
        if raw.get("type") == "unsupported":
            seconds = seconds or "0"
        with suppress(ValueError, OverflowError, OSError, TypeError):
            if isinstance(number, int) and abs(number) < _LARGEST and seconds is not None:
                return number, datetime.fromtimestamp(int(seconds), UTC)
    raise NotExport


def said(raw: Raw, cast: Cast) -> Said | None:
    """What a person said; None if it is something else, or nobody who can be counted said it."""
    if raw.get("type") != "message":
        return None
    person = _speaker(raw, "from")
    media = any(raw.get(name) for name in _MEDIA)
    spoken = media or raw.get("text") or any(name in raw for name in _OTHER)
    if person is None or person.user_id in cast.bots or not spoken:
        return None
    message_id, at = key_of(raw)
    to = raw.get("reply_to_message_id")
    reply = to is not None and "reply_to_peer_id" not in raw and to not in cast.topics
    if not raw.get("reactions"):
        return Said(message_id, at, person, media, reply)
    count, given = _reactions(raw, at, cast)
    return Said(message_id, at, person, media, reply, count, given)


def moved(raw: Raw, cast: Cast) -> Iterator[Moved | None]:
    """Who came or went by a service message; None for somebody of whom there is only a name."""
    action, actor = raw.get("action"), _speaker(raw, "actor")
    if action in _ALONE:
        names, kind = [None], Step.JOIN
    elif action in _NAMED and isinstance(raw.get("members"), list):
        names, kind = raw["members"], _NAMED[action]
    else:
        return
    _, at = key_of(raw)
    for name in names:
        person = actor if action in _ALONE else _named(name, actor, cast)
        if person is None or person.user_id not in cast.bots:
            yield Moved(at, person, kind) if person else None


def _named(name: object, actor: Person | None, cast: Cast) -> Person | None:
    """The export names those who came and went without their ids; who comes alone is the one who acts."""
    if not isinstance(name, str) or not name:
        return None
    shown = _clean(name)
    if actor is not None and shown == actor.name:
        return actor
    user_id = cast.names.get(shown)
    return None if user_id is None else Person(user_id, shown)


def _speaker(raw: Mapping[str, Any], role: str) -> Person | None:
    """The person in that role; None for channels, for the group itself and for nobody."""
    key, name = raw.get(f"{role}_id"), raw.get(role)
    if not isinstance(key, str | int):
        return None
    return _person(key, name if isinstance(name, str) else "")


@lru_cache(maxsize=20_000)
def _person(key: str | int, name: str) -> Person | None:
    """Most messages are of somebody who has just been met."""
    number = 0
    if isinstance(key, int):
        number = key if key < _OLDEST_CHANNEL else 0
    elif key.startswith(_USER) and key[len(_USER) :].isdecimal() and len(key) < len(f"{_USER}{_LARGEST}"):
        number = int(key[len(_USER) :])
    return Person(number, _clean(name)) if number > 0 else None


def _clean(name: str) -> str:
    """The name as it is kept; empty for an account that does not exist any more."""
    if name == _DELETED:
        return ""
    return display_name(name.encode("utf-8", "replace").decode())


def _reactions(raw: Raw, at: datetime, cast: Cast) -> tuple[int, tuple[Given, ...]]:
    """How many there are, and those of which the file tells who and when."""
    # of a paid one the number is that of the stars
    numbers = [1 if each.get("type") == "paid" else each.get("count") for each in _kinds(raw)]
    count = sum(each for each in numbers if isinstance(each, int) and 0 < each < _OLDEST_CHANNEL)
    given = []
    for one in _recent(raw):
        person = _speaker(one, "from")
        if person is not None and person.user_id not in cast.bots:
            given.append(Given(person, _when(raw, one, at)))
    return max(count, len(given)), tuple(given)


def _kinds(raw: Raw) -> list[Raw]:
    """A message's reactions, by emoji."""
    found = raw.get("reactions")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _recent(raw: Raw) -> Iterator[Raw]:
    """Those reactions of which the file tells who and when."""
    for each in _kinds(raw):
        found = each.get("recent")
        if isinstance(found, list):
            yield from (one for one in found if isinstance(one, dict))


def _when(raw: Raw, one: Raw, at: datetime) -> datetime:
    """Of a reaction the file has the wall clock of whoever exported; the message has both."""
    try:
        here = datetime.fromisoformat(raw["date"]).replace(tzinfo=UTC)
        there = datetime.fromisoformat(one["date"]).replace(tzinfo=UTC)
    except (KeyError, ValueError, TypeError):
        return at
    return at + max(there - here, timedelta())
