"""Telegram's error descriptions, understood. They are prose and change; so each is matched by a few words.

The wordings are those of Telegram's open Bot API server and of its list of server errors.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.delivery.outcome import (
    Closed,
    Expelled,
    Moved,
    Outcome,
    Powerless,
    Refused,
    TooFast,
    Unauthorized,
    Unavailable,
)
from bot.storage.parcel import Sent

UNAUTHORIZED, NOT_FOUND, TOO_MANY, BROKEN = 401, 404, 429, 500

_ALREADY_SO = re.compile(
    r"message is not modified|message to (edit|delete) not found|MESSAGE_ID_INVALID|MESSAGE_NOT_MODIFIED"
    r"|poll has already been closed|POLL_CLOSED|message (with poll to stop|to (un)?pin) not found"
    r"|CHAT_NOT_MODIFIED",
    re.IGNORECASE,
)
_EXPELLED = re.compile(
    r"bot was kicked|bot is not a member|CHANNEL_PRIVATE|chat is deactivated|group is deactivated"
    r"|group chat was deleted",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"blocked by the user|user is deactivated|can't initiate conversation|can't send messages to bots"
    r"|USER_IS_BLOCKED|INPUT_USER_DEACTIVATED|PRIVACY_PREMIUM_REQUIRED",
    re.IGNORECASE,
)
_POWERLESS = re.compile(
    r"not enough rights|have no rights|need administrator rights|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN"
    r"|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|RIGHT_FORBIDDEN|MESSAGE_DELETE_FORBIDDEN",
    re.IGNORECASE,
)
NO_MARKUP = re.compile(r"can't parse entities|ENTITY_BOUNDS_INVALID|ENTITIES_TOO_LONG", re.IGNORECASE)
NO_TOPIC = re.compile(r"message thread not found|TOPIC_CLOSED|TOPIC_DELETED|TOPIC_ID_INVALID", re.IGNORECASE)
NO_REPLY = re.compile(
    r"message to (be replied|reply) not found|repl\w+ message not found|REPLY_MESSAGE_ID_INVALID",
    re.IGNORECASE,
)
NO_PICTURE = re.compile(
    r"photo|media|IMAGE_PROCESS|wrong file|file .*(must be|is too)|entity too large", re.IGNORECASE
)
"""Refusals of a picture, or of pictures in this chat: the text may go all the same."""
NOBODY = re.compile(
    r"user not found|member not found|PARTICIPANT_ID_INVALID|USER_ID_INVALID|invalid user_id", re.IGNORECASE
)
"""Nobody is meant that Telegram could ban or mute."""
NO_BATCH = re.compile(r"can't be deleted|MESSAGE_DELETE_FORBIDDEN", re.IGNORECASE)
NO_WHISPER = re.compile(r"ephemeral|receiver|CHAT_ADMIN_REQUIRED|not supported", re.IGNORECASE)
"""Refusals of an ephemeral message that are a property of the chat, or of the server it lives on."""
NOT_THERE = re.compile(
    r"USER_NOT_PARTICIPANT|PARTICIPANT_ID_INVALID|USER_ID_INVALID|PEER_ID_INVALID|USER_IS_BOT|user not found",
    re.IGNORECASE,
)
"""Refusals of an ephemeral message that are a property of its reader: others of the chat may get one."""
TOO_LATE = re.compile(r"query is too old|QUERY_ID_INVALID|query id is invalid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A refusal as Telegram words it: HTTP-like `code`, `description`, and its `parameters`."""

    code: int
    description: str
    parameters: Mapping[str, int]


def meaning(answer: Answer, right: str = "", *, change: bool = False) -> Outcome:
    """What a refusal means; `right` is what this act needs.

    With `change` the act changes a message that is there: one that is gone, or as it should be, is done.
    """
    if chat_id := answer.parameters.get("migrate_to_chat_id"):
        return Moved(chat_id)
    if answer.code == TOO_MANY:
        return TooFast(float(answer.parameters.get("retry_after", 1)))
    if answer.code >= BROKEN:
        return Unavailable(answer.description)
    if answer.code == UNAUTHORIZED:
        return Unauthorized(answer.description)
    if change and _ALREADY_SO.search(answer.description):
        return Sent(note=f"already so: {answer.description}")
    return _by_words(answer.description, right)


def _by_words(reason: str, right: str) -> Outcome:
    if _CLOSED.search(reason):
        return Closed(reason)
    if _EXPELLED.search(reason):
        return Expelled(reason)
    if _POWERLESS.search(reason):
        return Powerless(right, reason)
    return Refused(reason)
