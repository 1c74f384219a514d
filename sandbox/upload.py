"""A file that came with a request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file: its name, its media type as the sender said it, its bytes."""

    filename: str
    content_type: str
    data: bytes
