"""What a person puts into a message: text, pictures, polls and so on, as message fields."""

import base64
import binascii
import struct
import zlib

from sandbox.chats import Chat, Json, Post
from sandbox.entities import merged
from sandbox.errors import ApiError, Refused
from sandbox.files import FOLDERS, MIME, described
from sandbox.formatting import explicit, shows_nothing
from sandbox.rights import CONTENT_PERMISSION
from sandbox.world import World

ENDINGS = {"photo": "png", "video": "mp4", "animation": "mp4", "audio": "mp3", "voice": "ogg"}
CARRIED = (
    *CONTENT_PERMISSION,
    "entities",
    "caption",
    "caption_entities",
    "link_preview_options",
    "has_media_spoiler",
    "show_caption_above_media",
)
DICE_FACES = {"🎰": 64, "🏀": 5, "⚽": 5}


def text_fields(text: str, entities: list[Json] | None = None, key: str = "text") -> Json:
    """The fields of a text or caption a person wrote; `Refused` if it shows nothing."""
    text = text.strip(" \n")
    if shows_nothing(text):
        raise Refused("a message needs something to show")
    try:
        marks = merged(text, explicit(text, entities) if entities else [])
    except ApiError as wrong:
        raise Refused(wrong.description) from wrong
    name = "entities" if key == "text" else f"{key}_entities"
    return {key: text, name: marks} if marks else {key: text}


def media_fields(world: World, kind: str, given: object) -> Json:
    """The fields of a file: `given` is true for a stand-in, or {base64, name, caption, file_id}."""
    body = given if isinstance(given, dict) else {}
    known = world.files.get(str(body.get("file_id", "")))
    if known is None:
        data = _bytes(kind, body.get("base64"))
        name = str(body.get("name") or f"{kind}.{ENDINGS.get(kind, 'bin')}")
        mime = str(body.get("mime") or MIME.get(kind, "application/octet-stream"))
        emoji = {"emoji": str(body.get("emoji", "👍"))} if kind == "sticker" else {}
        known = world.files.add(kind, data, name, mime, emoji)
    fields = described(known)
    if body.get("caption"):
        fields.update(text_fields(str(body["caption"]), key="caption"))
    return fields


def _bytes(kind: str, encoded: object) -> bytes:
    if not encoded:
        return plain_png() if kind == "photo" else b"\0"
    try:
        return base64.b64decode(str(encoded), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Refused(f"the {kind} is not base64") from wrong


def plain_png(side: int = 64) -> bytes:
    """A small grey square, for a picture nobody needs to look at."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xb0" * side) * side)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def dice_fields(world: World, emoji: str) -> Json:
    """A throw of a dice or of what else Telegram animates."""
    value = world.random.randint(1, DICE_FACES.get(emoji, 6))
    return {"dice": {"emoji": emoji, "value": value}}


def contact_fields(given: object) -> Json:
    """A shared contact: {phone_number, first_name, ...}, or true for anybody's."""
    body = given if isinstance(given, dict) else {}
    return {"contact": {"phone_number": "+100000000", "first_name": "Contact", **body}}


def location_fields(given: object) -> Json:
    """A shared place: {latitude, longitude}, or true for some place."""
    body = given if isinstance(given, dict) else {}
    return {"location": {"latitude": 31.23, "longitude": 121.47, **body}}


def content_fields(world: World, text: str | None, entities: list[Json] | None, more: Json) -> Json:
    """The fields of what is said; `more` holds the other things a message can carry.

    Raises `Refused` when there is nothing, or something nobody has heard of.
    """
    if text is not None:
        return text_fields(text, entities)
    caption = more.get("caption")
    for kind, given in more.items():
        if kind in FOLDERS and given:
            fields = media_fields(world, kind, given)
            if caption:
                fields.update(text_fields(str(caption), entities, "caption"))
            return fields
    if more.get("dice"):
        emoji = more["dice"] if isinstance(more["dice"], str) else "🎲"
        return dice_fields(world, emoji)
    if more.get("contact"):
        return contact_fields(more["contact"])
    if more.get("location"):
        return location_fields(more["location"])
    raise Refused("say needs a text or something else to send")


def carried(wire: Json) -> Json:
    """The part of a message that a forward or copy takes along."""
    return {key: wire[key] for key in CARRIED if key in wire}


def origin(chat: Chat, post: Post) -> Json:
    """Where a forwarded message comes from; a forward of a forward keeps the first origin."""
    wire = post.wire
    if "forward_origin" in wire:
        return dict(wire["forward_origin"])
    signature = {"author_signature": wire["author_signature"]} if "author_signature" in wire else {}
    if chat.kind == "channel":
        place = {"chat": chat.wire, "message_id": wire["message_id"]}
        return {"type": "channel", "date": wire["date"], **place, **signature}
    if "sender_chat" in wire:
        sender = {"sender_chat": wire["sender_chat"]}
        return {"type": "chat", "date": wire["date"], **sender, **signature}
    return {"type": "user", "date": wire["date"], "sender_user": wire["from"]}
