"""What somebody at a terminal reads when a command cannot do its work: a sentence with the mend."""

import errno
import os
import re
import socket
import sqlite3
import traceback
from collections.abc import Iterator

from bot.problems import ProblemsError
from bot.storage.revision import SchemaError

FAILED, MISUSED, UNEXPECTED = 1, 2, 70
"""Exit codes: something to mend; not to be asked like that; a mistake of ours (EX_SOFTWARE)."""

_SECRETS = re.compile(r"(\d{5,}):[\w-]{10,}|(?<=://)[^/\s@]+(?=@)")
"""Tokens, and the user and password in an address."""
_CLASS = re.compile(r"^<class '[^']*'>: ")
_DATABASE_MENDS = {
    "unable to open database file": "check that its folder exists and that you may write there",
    "readonly database": "give the user who runs Steward the right to write it, and its folder",
    "file is not a database": "name another file, or bring a copy back with `steward restore`",
    "malformed": "bring a copy back with `steward restore`",
    "disk is full": "make room on the disk",
    "locked": "another program keeps it for itself: stop that, then try again",
    "no such table": "start `steward run` once, which makes it",
    "relation": "start `steward run` once, which makes it",
    "does not exist": "create it, or correct the address",
    "authentication failed": "correct user and password in the address",
    "pg_hba": "correct user and password in the address, or let this machine in (pg_hba.conf)",
    "too many": "let the server take more connections, or stop other programs",
}
_DISK_MENDS = {
    errno.EACCES: "you may not write there: choose another place, or change its owner",
    errno.EPERM: "you may not do that there: choose another place, or change its owner",
    errno.EROFS: "that place is read-only: choose another",
    errno.ENOSPC: "the disk is full: make room",
    errno.ENOENT: "there is no such file or folder: correct the path",
    errno.EISDIR: "that is a folder: name a file",
    errno.ENOTDIR: "a part of that path is a file: correct the path",
    errno.ENAMETOOLONG: "that name is longer than the disk takes: correct the path",
    errno.ELOOP: "its links lead in a circle: correct the path",
    errno.EEXIST: "there is a file of that name: choose another place",
}
_SERVER_STATES = ("08", "28", "3D", "53", "57", "58")
"""How PostgreSQL's codes begin when the server says no, not to a statement but to us."""
_UNREACHABLE = (ConnectionError, TimeoutError, socket.gaierror)


class Sorry(Exception):  # noqa: N818 - it is what is said, not what went wrong
    """A command cannot do its work; `sentence` names the thing and the mend."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


def explain(error: BaseException) -> tuple[str, int]:
    """What to write on stderr, and the exit code."""
    leaves = list(_leaves(error))
    for leaf in leaves:
        if sentence := _expected(leaf):
            return without_secrets(sentence), leaf.code if isinstance(leaf, Sorry) else FAILED
    name = type(leaves[0]).__name__
    if os.environ.get("STEWARD_DEBUG") == "1":
        story = without_secrets("".join(traceback.format_exception(error)))
        return f"{story}something unexpected happened: {name}", UNEXPECTED
    return f"something unexpected happened: {name}; details in the log with STEWARD_DEBUG=1", UNEXPECTED


def without_secrets(text: str) -> str:
    """The text with tokens and passwords blotted out."""
    return _SECRETS.sub(lambda found: f"{found[1]}:***" if found[1] else "***", text)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _expected(error: BaseException) -> str | None:
    if isinstance(error, Sorry | SchemaError | ProblemsError):
        return str(error)
    if type(error).__name__ == "TokenRefusedError":
        return "Telegram does not know the bot's token: copy it again from @BotFather into BOT_TOKEN"
    if isinstance(error, OSError):
        return _about_system(error)
    cause = getattr(error, "orig", None) or error  # SQLAlchemy keeps the driver's error there
    return _about_database(cause) if cause is not error or isinstance(error, sqlite3.Error) else None


def _about_database(error: BaseException) -> str | None:
    said = _CLASS.sub("", str(error)).partition("\n")[0]
    mend = next((mend for sign, mend in _DATABASE_MENDS.items() if sign in said), None)
    state = getattr(error, "sqlstate", None) or ""
    theirs = type(error).__name__ in ("OperationalError", "InterfaceError") or state[:2] in _SERVER_STATES
    if mend is None and not theirs:
        return None
    return f"the database cannot be used ({said}): {mend or 'check the address'}; it is [database] url"


def _about_system(error: OSError) -> str | None:
    said = error.strerror or str(error) or "no answer in time"
    if error.errno == errno.EADDRINUSE:
        return f"the port is in use ({said}): stop the program that has it, or choose another port"
    if error.filename is not None and error.errno in _DISK_MENDS:
        return f"{error.filename}: {_DISK_MENDS[error.errno]}"
    if isinstance(error, _UNREACHABLE) or error.errno == errno.EHOSTUNREACH:
        return f"the database cannot be reached ({said}): check that it runs, and [database] url"
    return None
