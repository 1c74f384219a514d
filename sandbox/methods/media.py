"""Sending files: pictures, documents, videos, albums; reading them back."""

from collections.abc import Callable

from sandbox.chats import Bot, Json
from sandbox.errors import bad_request
from sandbox.files import MIME, File, described, ids
from sandbox.methods.access import Params
from sandbox.methods.sending import caption_content, send
from sandbox.upload import Upload
from sandbox.world import World

MOST_IN_ALBUM = 10
_SPOKEN = {"video_note": "video note"}
_EXTRA = {
    "video": ("width", "height", "duration"),
    "animation": ("width", "height", "duration"),
    "audio": ("duration", "performer", "title"),
    "voice": ("duration",),
    "video_note": ("length", "duration"),
    "sticker": ("emoji",),
}
_CLASSES = {"photo": "Photo", "document": "Document", "video": "Video", "animation": "Animation"}
_ALBUM_KINDS = {"photo": "visual", "video": "visual", "audio": "audio", "document": "document"}


def sender_of(kind: str) -> Callable[[World, Bot, Params], Json]:
    """The method that sends one kind of file."""

    def send_file(world: World, bot: Bot, params: Params) -> Json:
        content = file_content(world, kind, params.get(kind), params)
        captioned = kind not in {"sticker", "video_note"}
        caption = caption_content(world, params) if captioned else {}
        return send(world, bot, params, {**content, **caption})

    return send_file


def file_content(world: World, kind: str, value: object, params: Params) -> Json:
    """The message fields of a file given by upload, file_id or address."""
    extra = {key: params[key] for key in _EXTRA.get(kind, ()) if params.get(key) is not None}
    return described(_file(world, kind, value, params.get("attach") or {}, extra))


def _file(world: World, kind: str, value: object, attach: dict[str, Upload], extra: Json) -> File:
    spoken = _SPOKEN.get(kind, kind)
    text = str(value or f"attach://{kind}")
    if text.startswith("attach://"):
        upload = attach.get(text.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {spoken} in the request")
        if not upload.data:
            raise bad_request("file must be non-empty")
        mime = upload.content_type
        if mime in {"", "application/octet-stream"}:
            mime = MIME.get(kind, "application/octet-stream")
        return world.files.add(kind, upload.data, upload.filename, mime, extra)
    known = world.files.get(text)
    if known is not None:
        if (known.kind == "photo") != (kind == "photo"):
            was, wanted = (_CLASSES.get(k, k.title()) for k in (known.kind, kind))
            raise bad_request(f"can't use file of type {was} as {wanted}")
        return known
    if text.startswith(("http://", "https://")):
        name = text.rpartition("/")[2] or kind
        return world.files.add(kind, b"\0", name, MIME.get(kind, "text/html"), extra)
    raise bad_request("wrong file identifier/HTTP URL specified")


def input_media(world: World, media: Json, params: Params) -> Json:
    """The message fields of an InputMedia; `ApiError` 400 for a kind that cannot be edited to."""
    kind = media.get("type")
    if kind not in {"photo", "video", "animation", "audio", "document"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    whole = {**media, "attach": params.get("attach")}
    fields = file_content(world, kind, media.get("media"), whole)
    fields.update(caption_content(world, media))
    if media.get("has_spoiler"):
        fields["has_media_spoiler"] = True
    return fields


def send_media_group(world: World, bot: Bot, params: Params) -> list[Json]:
    """Send an album of 2 to 10 files."""
    album = params["media"]
    if not album:
        raise bad_request("there are no messages to send")
    if len(album) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    families = {_ALBUM_KINDS.get(str(item.get("type"))) for item in album}
    if None in families or len(families) > 1:
        raise bad_request("can't use the media of the specified type in the album")
    contents = [input_media(world, item, params) for item in album]
    group = {"media_group_id": world.next_number()} if len(album) > 1 else {}
    return [send(world, bot, params, {**group, **content}) for content in contents]


def get_file(world: World, bot: Bot, params: Params) -> Json:
    """Where a file can be fetched."""
    del bot
    known = world.files.get(params["file_id"])
    if known is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return {**ids(known), "file_path": known.path}


def get_user_profile_photos(world: World, bot: Bot, params: Params) -> Json:
    """Nobody in the box has a picture."""
    del bot
    if params["user_id"] not in world.users:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
