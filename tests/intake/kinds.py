"""One update of every kind that Telegram may send, and whether a member said something with it."""

from collections.abc import Iterator
from typing import Any

from tests.intake.mail import ANN, BO, BOT, CHANNEL, ELSEWHERE, GROUP, OPS, Json, chat, message, person

FILE: Json = {"file_id": "f", "file_unique_id": "u"}
SIZED = FILE | {"width": 10, "height": 10}
PLACE = {"latitude": 31.2, "longitude": 121.5}
POLL = {
    "id": "9", "question": "Tea?", "options": [], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": False, "type": "regular", "allows_multiple_answers": False,
}  # fmt: skip
HIDDEN = {"type": "hidden_user", "sender_user_name": "X", "date": 1}
ROBOT = person(77, is_bot=True)
LONG_AGO = {"chat": chat(GROUP), "message_id": 1, "date": 0}
GONE = {"status": "left", "user": person(ANN)}
IN = {"status": "member", "user": person(ANN)}

SPOKEN: dict[str, Json] = {
    "text": {"text": "hello"},
    "link": {"text": "see example.org", "entities": [{"type": "url", "offset": 4, "length": 11}]},
    "command of another bot": {"text": "/checkin@somebody_else_bot"},
    "unknown command": {"text": "/abracadabra"},
    "request": {"text": "/points"},
    "request without slash": {"text": "签到"},
    "only a slash": {"text": "/"},
    "invisible": {"text": "\u200b"},
    "long": {"text": "字" * 4096},
    "photo": {"photo": [SIZED]},
    "captioned video": {"video": SIZED | {"duration": 3}, "caption": "look"},
    "animation": {"animation": SIZED | {"duration": 3}, "document": FILE},
    "audio": {"audio": FILE | {"duration": 3}},
    "document": {"document": FILE},
    "voice": {"voice": FILE | {"duration": 3}},
    "video note": {"video_note": FILE | {"length": 10, "duration": 3}},
    "sticker": {"sticker": SIZED | {"type": "regular", "is_animated": False, "is_video": False}},
    "contact": {"contact": {"phone_number": "+0", "first_name": "Bo"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {"poll": POLL},
    "venue": {"venue": {"location": PLACE, "title": "Here", "address": "There"}, "location": PLACE},
    "location": {"location": PLACE},
    "game": {"game": {"title": "G", "description": "D", "photo": [SIZED]}},
    "forwarded": {"text": "old", "forward_origin": HIDDEN},
    "reply": {"text": "yes", "reply_to_message": message(BO)},
    "quote of a channel": {"text": "see", "reply_to_message": message(BO, CHANNEL)},
    "part of an album": {"photo": [SIZED], "media_group_id": "1"},
    "via a bot": {"text": "inline", "via_bot": person(77, is_bot=True, username="inline_bot")},
    "in a topic": {"text": "here", "message_thread_id": 5, "is_topic_message": True},
}  # fmt: skip
"""What members say, by what it is."""

SERVICE: dict[str, Json] = {
    "title": {"new_chat_title": "Better"},
    "picture": {"new_chat_photo": [SIZED]},
    "picture gone": {"delete_chat_photo": True},
    "made": {"group_chat_created": True},
    "pinned": {"pinned_message": message(BO)},
    "timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "topic made": {"forum_topic_created": {"name": "T", "icon_color": 7322096}, "message_thread_id": 5},
    "topic closed": {"forum_topic_closed": {}},
    "general topic hidden": {"general_forum_topic_hidden": {}},
    "video chat": {"video_chat_started": {}},
    "video chat over": {"video_chat_ended": {"duration": 5}},
    "boost": {"boost_added": {"boost_count": 1}},
    "background": {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
    "giveaway": {"giveaway_created": {}},
    "came": {"new_chat_members": [person(BO), person(78, is_bot=True)]},
    "went": {"left_chat_member": person(BO)},
    "something new": {"never_heard_of": {"deep": [1, 2, 3]}},
}

UNCOUNTED: dict[str, Json] = {
    "another bot": message() | {"from": ROBOT},
    "anonymous administrator": message()
    | {"from": person(1087968824, is_bot=True, username="GroupAnonymousBot"), "sender_chat": chat(GROUP)},
    "a channel in the group": message() | {"from": ROBOT, "sender_chat": chat(CHANNEL)},
    "post of the linked channel": message()
    | {"from": person(777000), "sender_chat": chat(CHANNEL), "is_automatic_forward": True},
    "nobody": {key: value for key, value in message().items() if key != "from"},
    "in the operators' chat": message(ANN, OPS),
    "in a group nobody set up": message(ANN, ELSEWHERE),
    "in private": message(ANN, ANN),
    "unseen by the group": message(text="/points") | {"message_id": 0, "ephemeral_message_id": 3},
}  # fmt: skip

PRESS = {"id": "1", "from": person(ANN), "chat_instance": "1"}
CHANGE = {"chat": chat(GROUP), "from": person(ANN), "date": 1772424000}
OTHER: dict[str, Json] = {
    "edit": {"edited_message": message(text="hello!") | {"edit_date": 1772424060}},
    "edit of a post": {"edited_channel_post": message(place=CHANNEL)},
    "post": {"channel_post": {"message_id": 1, "date": 1772424000, "chat": chat(CHANNEL), "text": "News"}},
    "business": {"business_message": message(ANN, ANN)},
    "business connection": {
        "business_connection": {
            "id": "b", "user": person(ANN), "user_chat_id": ANN, "date": 1, "is_enabled": True,
        }
    },
    "press": {"callback_query": PRESS | {"data": "junk", "message": message(BOT)}},
    "press on an old message": {
        "callback_query": PRESS | {"data": "x:y:z", "message": LONG_AGO}
    },
    "press on an inline message": {"callback_query": PRESS | {"data": "", "inline_message_id": "i"}},
    "press in a game": {"callback_query": PRESS | {"game_short_name": "g"}},
    "came": {"chat_member": CHANGE | {"old_chat_member": GONE, "new_chat_member": IN}},
    "went": {"chat_member": CHANGE | {"old_chat_member": IN, "new_chat_member": GONE}},
    "bot muted": {
        "my_chat_member": CHANGE | {
            "old_chat_member": {"status": "member", "user": person(BOT, is_bot=True)},
            "new_chat_member": {"status": "restricted", "user": person(BOT, is_bot=True), "is_member": True},
        }
    },
    "bot blocked": {
        "my_chat_member": {
            "chat": chat(ANN), "from": person(ANN), "date": 1772424000,
            "old_chat_member": {"status": "member", "user": person(BOT, is_bot=True)},
            "new_chat_member": {"status": "kicked", "user": person(BOT, is_bot=True), "until_date": 0},
        }
    },
    "bot in a channel": {
        "my_chat_member": CHANGE | {
            "chat": chat(CHANNEL),
            "old_chat_member": {"status": "left", "user": person(BOT, is_bot=True)},
            "new_chat_member": {"status": "administrator", "user": person(BOT, is_bot=True)},
        }
    },
    "wants in": {"chat_join_request": CHANGE | {"user_chat_id": ANN}},
    "boost": {"chat_boost": {"chat": chat(CHANNEL), "boost": {}}},
    "boost gone": {"removed_chat_boost": {"chat": chat(CHANNEL), "boost_id": "1"}},
    "reaction counts": {
        "message_reaction_count": {"chat": chat(GROUP), "message_id": 1, "date": 1, "reactions": []}
    },
    "reaction of a channel": {
        "message_reaction": {
            "chat": chat(GROUP), "message_id": 1, "date": 1772424000, "actor_chat": chat(CHANNEL),
            "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
    "reaction taken back": {
        "message_reaction": {
            "chat": chat(GROUP), "message_id": 1, "date": 1772424000, "user": person(ANN),
            "old_reaction": [{"type": "emoji", "emoji": "👍"}], "new_reaction": [],
        }
    },
    "inline": {"inline_query": {"id": "1", "from": person(ANN), "query": "", "offset": ""}},
    "inline chosen": {"chosen_inline_result": {"result_id": "1", "from": person(ANN), "query": ""}},
    "shipping": {"shipping_query": {"id": "1", "from": person(ANN), "shipping_address": {}}},
    "poll": {"poll": POLL},
    "vote": {"poll_answer": {"poll_id": "9", "user": person(ANN), "option_ids": [0]}},
    "nothing": {},
    "something new": {"never_heard_of": {"deep": [1, 2, 3]}},
}  # fmt: skip


def kinds() -> Iterator[tuple[str, Json, int]]:
    """A name, the update without its number, and how many messages of members it is."""
    for name, content in SPOKEN.items():
        yield f"said: {name}", {"message": message(**content)}, 1
    for name, content in SERVICE.items():
        yield f"service: {name}", {"message": message(**content)}, 0
    for name, whole in UNCOUNTED.items():
        yield f"uncounted: {name}", {"message": whole}, 0
    for name, event in OTHER.items():
        yield f"other: {name}", event, 0


def numbered(first: int, events: list[Any]) -> list[Json]:
    """The updates with numbers from `first` on."""
    return [{"update_id": number} | event for number, event in enumerate(events, first)]
