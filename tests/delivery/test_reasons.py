"""The wordings of Telegram's errors, and what each means."""

import pytest

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
from bot.delivery.reasons import Answer, meaning
from bot.storage.parcel import Sent

TABLE: list[tuple[int, str, type[Outcome]]] = [
    (400, "Bad Request: chat not found", Refused),
    (400, "Bad Request: BUTTON_DATA_INVALID", Refused),
    (400, "Bad Request: text must be non-empty", Refused),
    (400, "Bad Request: message is too long", Refused),
    (400, "Bad Request: message can't be deleted", Refused),
    (403, "Forbidden: something new", Refused),
    (409, "Conflict: terminated by other getUpdates request", Refused),
    (403, "Forbidden: bot was blocked by the user", Closed),
    (403, "Forbidden: user is deactivated", Closed),
    (403, "Forbidden: bot can't initiate conversation with a user", Closed),
    (403, "Forbidden: bot can't send messages to bots", Closed),
    (403, "Forbidden: bot was kicked from the group chat", Expelled),
    (403, "Forbidden: bot was kicked from the supergroup chat", Expelled),
    (403, "Forbidden: bot is not a member of the channel chat", Expelled),
    (400, "Bad Request: CHANNEL_PRIVATE", Expelled),
    (400, "Bad Request: chat is deactivated", Expelled),
    (403, "Forbidden: the group chat was deleted", Expelled),
    (400, "Bad Request: not enough rights to restrict/unrestrict chat member", Powerless),
    (400, "Bad Request: have no rights to send a message", Powerless),
    (400, "Bad Request: need administrator rights in the channel chat", Powerless),
    (400, "Bad Request: CHAT_ADMIN_REQUIRED", Powerless),
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", Powerless),
    (429, "Too Many Requests: retry after", TooFast),
    (401, "Unauthorized", Unauthorized),
    (500, "Internal Server Error", Unavailable),
    (502, "Bad Gateway", Unavailable),
]
DONE = [
    "Bad Request: message is not modified: specified new message content is the same",
    "Bad Request: message to edit not found",
    "Bad Request: message to delete not found",
    "Bad Request: MESSAGE_ID_INVALID",
]


@pytest.mark.parametrize(("code", "description", "kind"), TABLE)
def test_each_wording_has_its_meaning(code: int, description: str, kind: type[Outcome]) -> None:
    assert type(meaning(Answer(code, description, {}))) is kind


@pytest.mark.parametrize("description", DONE)
def test_a_change_that_is_made_already_counts_as_made(description: str) -> None:
    assert isinstance(meaning(Answer(400, description, {}), change=True), Sent)
    assert isinstance(meaning(Answer(400, description, {})), Refused)


def test_parameters_say_how_long_to_wait_and_where_the_group_went() -> None:
    assert meaning(Answer(429, "Too Many Requests", {"retry_after": 17})) == TooFast(17)
    assert meaning(
        Answer(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -100})
    ) == Moved(-100)


def test_a_missing_right_is_named_after_what_was_wanted() -> None:
    answer = Answer(400, "Bad Request: not enough rights", {})
    assert meaning(answer, "can_delete_messages") == Powerless("can_delete_messages", answer.description)
