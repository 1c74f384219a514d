"""Updates no real server would send: broken, repeated, or numbered anew."""

from typing import Any

import msgspec

from sandbox.box import Box, encode
from sandbox.control_bodies import needed


def put_update(box: Box, body: dict[str, Any]) -> dict[str, Any]:
    """Put `raw` into a bot's queue, deliver number `again` once more, or number from `next`.

    A text is put in as it is, even if that breaks the whole answer of a poll; an object gets an
    `update_id` if it has none. Raises `ValueError` with a plain sentence.
    """
    bot = bot_id(box, needed(body, "bot"))
    queue = box.mailbox(bot).queue
    if "again" in body:
        try:
            return {"update_id": queue.repeat(body["again"]).update_id}
        except LookupError:
            raise ValueError(f"no update {body['again']} is remembered for this bot") from None
    if "next" in body:
        queue.number_from(body["next"])
        return {"next": body["next"]}
    raw = needed(body, "raw")
    number = raw.get("update_id") if isinstance(raw, dict) else None
    item = queue.push_raw(lambda n: _encoded(raw, n), number if type(number) is int else None)
    entry = box.journal.add("update")
    entry.bot, entry.method, entry.update = bot, "raw", item.body
    return {"update_id": item.update_id}


def bot_id(box: Box, name: int | str) -> int:
    """The id of a bot given by id, token or username; `ValueError` if there is none."""
    for bot in box.world.bots.values():
        username = str(bot.wire["username"])
        if str(name) in {str(bot.id), bot.token, username, f"@{username}"}:
            return bot.id
    raise ValueError("there is no such bot")


def _encoded(raw: object, number: int) -> bytes:
    if isinstance(raw, str):
        return raw.encode()
    if isinstance(raw, dict):
        return encode({"update_id": number} | raw)
    return msgspec.json.encode(raw)
