"""Files of the box: bytes, names, sizes of pictures, and the objects that describe them."""

import struct
from dataclasses import dataclass

from sandbox.chats import Json
from sandbox.errors import ApiError

PNG = b"\x89PNG\r\n\x1a\n"
GIF = (b"GIF87a", b"GIF89a")
JPEG = b"\xff\xd8"
UNKNOWN_SIZE = (800, 800)
VIDEO_SIZE = (1280, 720)
FOLDERS = {
    "photo": "photos",
    "video": "videos",
    "animation": "animations",
    "audio": "music",
    "voice": "voice",
    "video_note": "video_notes",
    "sticker": "stickers",
    "document": "documents",
}
MIME = {
    "photo": "image/png",
    "video": "video/mp4",
    "animation": "video/mp4",
    "audio": "audio/mpeg",
    "voice": "audio/ogg",
    "sticker": "image/webp",
    "document": "application/octet-stream",
}
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB})
_SHORTEST_HEADER = 24


@dataclass(slots=True, frozen=True)
class File:
    """One stored file; `extra` are the fields its sender described it with."""

    file_id: str
    kind: str
    data: bytes
    name: str
    mime: str
    path: str
    extra: Json


class Files:
    """All files by file_id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, kind: str, data: bytes, name: str, mime: str, extra: Json) -> File:
        """Keep a new file of one kind (`photo`, `document`, ...)."""
        number = len(self._by_id) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{FOLDERS[kind]}/file_{number}.{ending}"
        made = File(f"BOX{kind}-{number:08d}", kind, data, name, mime, path, extra)
        self._by_id[made.file_id] = self._by_path[path] = made
        return made

    def get(self, file_id: str) -> File | None:
        """A file by its file_id, or None."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> File:
        """A file by the path `getFile` told; `ApiError` 404 if there is none."""
        found = self._by_path.get(path)
        if found is None:
            raise ApiError(404, "Not Found")
        return found


def ids(file: File) -> Json:
    """The fields that every description of a file starts with."""
    return {
        "file_id": file.file_id,
        "file_unique_id": "u" + file.file_id.rpartition("-")[2],
        "file_size": len(file.data),
    }


def described(file: File) -> Json:
    """The message fields that show a file: one key, two for an animation."""
    if file.kind == "photo":
        width, height = picture_size(file.data)
        return {"photo": [{**ids(file), "width": width, "height": height}]}
    body = {**ids(file), **_shape(file.kind), **file.extra}
    if file.kind not in {"sticker", "video_note"}:
        body["mime_type"] = file.mime
    if file.kind in {"document", "video", "animation", "audio"} and file.name:
        body["file_name"] = file.name
    if file.kind == "animation":
        return {"animation": body, "document": _as_document(file)}
    return {file.kind: body}


def _as_document(file: File) -> Json:
    return {**ids(file), "file_name": file.name, "mime_type": file.mime}


def _shape(kind: str) -> Json:
    width, height = VIDEO_SIZE
    if kind in {"video", "animation"}:
        return {"width": width, "height": height, "duration": 1}
    if kind in {"audio", "voice"}:
        return {"duration": 1}
    if kind == "video_note":
        return {"length": 240, "duration": 1}
    if kind == "sticker":
        still = {"is_animated": False, "is_video": False}
        return {"type": "regular", "width": 512, "height": 512, **still}
    return {}


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels out of a PNG, GIF or JPEG header; 800 x 800 if unreadable."""
    if data.startswith(PNG) and len(data) >= _SHORTEST_HEADER:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith(GIF) and len(data) >= _SHORTEST_HEADER:
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(JPEG):
        width, height = _jpeg_size(data)
    else:
        return UNKNOWN_SIZE
    return int(width), int(height)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - marker byte of the format
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return UNKNOWN_SIZE
