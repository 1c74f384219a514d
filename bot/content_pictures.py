"""Pictures of the content folder: where they are, and what Telegram would not take."""

from collections.abc import Iterator
from pathlib import Path

from bot.content_markup import Fault

_KINDS = (".png", ".jpg", ".jpeg")
_MEGABYTES = 10


def picture_path(folder: Path, written: str) -> Path:
    """The file of a picture; raises ValueError for a path that leads out of the content folder."""
    path = (folder / written).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"the picture {written!r} is not in the content folder")
    return path


def picture_faults(folder: Path, written: str) -> Iterator[Fault]:
    """Everything for which a picture could not be sent; nothing where none is named."""
    if not written:
        return
    try:
        path = picture_path(folder, written)
    except ValueError:
        yield f"names {written}, which is not in the content folder", "put the picture into it"
        return
    if not path.is_file():
        yield f"names {written}, which is not there", "paths count from the content folder"
    elif path.suffix.lower() not in _KINDS:
        yield "is no picture", f"use one of: {', '.join(_KINDS)}"
    elif path.stat().st_size > _MEGABYTES * 2**20:
        yield "is too large", f"Telegram takes {_MEGABYTES} MB at most"
