"""Reads what came over the wire: JSON, forms and multipart, whole or in chunks.

Used for bot requests, control requests and for what a webhook answers.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec
from aiohttp import BodyPartReader, MultipartReader, StreamReader

from sandbox.errors import ApiError, bad_request
from sandbox.upload import Upload

LARGEST_BODY = 60 * 1024 * 1024
Raw = dict[str, object]


async def read_body(headers: Mapping[str, str], content: StreamReader) -> Raw:
    """The parameters in a body, as they came; uploads are `Upload` values under their own name.

    Raises `ApiError` 400 if the body cannot be read, 413 if it is larger than 60 MiB.
    """
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind.startswith("multipart/"):
        return await _multipart(headers, content)
    data = await content.read()
    if len(data) > LARGEST_BODY:
        raise ApiError(413, "Request Entity Too Large")
    if not data:
        return {}
    if kind == "application/json":
        return read_json(data)
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(data.decode(errors="replace"), keep_blank_values=True))
    return {}


def read_json(data: bytes) -> Raw:
    """A JSON object; `ApiError` 400 if it is anything else."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise bad_request("can't parse JSON object") from wrong
    if not isinstance(value, dict):
        raise bad_request("object expected")
    return value


async def _multipart(headers: Mapping[str, str], content: StreamReader) -> Raw:
    raw: Raw = {}
    room = LARGEST_BODY
    try:
        async for part in MultipartReader(headers, content):
            if not isinstance(part, BodyPartReader) or not part.name:
                continue
            data = bytes(await part.read(decode=True))
            room -= len(data)
            if room < 0:
                raise ApiError(413, "Request Entity Too Large")
            raw[part.name] = _value(part, data)
    except (ValueError, AssertionError) as wrong:
        raise bad_request("can't parse multipart body") from wrong
    return raw


def _value(part: BodyPartReader, data: bytes) -> object:
    if part.filename is None:
        return data.decode(errors="replace")
    kind = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(part.filename, kind, data)
