"""A file of lines that somebody names on the command line."""

from pathlib import Path

from bot.cli.failures import Sorry

LARGEST_FILE = 50_000_000
"""Bytes; a million lines are smaller."""


def read_text(path: Path, lines: str) -> str:
    """What the file says; refuses what is no readable text, telling what its `lines` should have."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Sorry(f"{path} is far too large: take it apart")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Sorry(f"there is no file {path}: name one with {lines} on each line") from None
    except UnicodeDecodeError:
        raise Sorry(f"{path} is not UTF-8: save it as UTF-8") from None
