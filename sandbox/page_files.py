"""The chat page and other files, served with headers that let a page do only what ours does."""

import mimetypes
from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).with_name("page")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
FILE_HEADERS = {"X-Content-Type-Options": "nosniff"}
PAGE_HEADERS = FILE_HEADERS | {"Cache-Control": "no-cache", "Content-Security-Policy": _POLICY}
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def page_file(path: str) -> web.Response:
    """The page at `/`, its files at `/page/name`; 404 for anything else."""
    if path == "/favicon.ico":
        return web.Response(status=204)
    name = "index.html" if path == "/" else path.removeprefix("/page/")
    file = PAGE / name
    if "/" in name or not file.is_file():
        return web.Response(status=404, text="there is nothing here")
    kind = _KINDS.get(file.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return web.Response(
        body=file.read_bytes(), content_type=kind, charset=_charset(kind), headers=PAGE_HEADERS
    )


def inline(kind: str) -> dict[str, str]:
    """Headers for a file somebody sent: pictures, sound and film may show, the rest is saved."""
    top = kind.partition("/")[0]
    if top in {"image", "audio", "video"} and "svg" not in kind:
        return {"Content-Type": kind}
    return {"Content-Type": "application/octet-stream", "Content-Disposition": "attachment"}


def _charset(kind: str) -> str | None:
    return "utf-8" if kind.startswith("text/") else None
