"""Lists of domains as people pass them around: one a line, as hosts files, with comments, as whole links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.screening.hosts import address_number, host_of

_COMMENT = re.compile(r"[#!;]")
_SINK = re.compile(r"^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+")
_AROUND = re.compile(r"^(?:\|\||\*\.|\.)|[\^|].*$")
_SCHEME = re.compile(r"^[a-z]+://", re.IGNORECASE)
_HERE = frozenset({"localhost", "localhost.localdomain", "local", "broadcasthost"})


@dataclass(frozen=True, slots=True)
class DomainFile:
    """The domains of a file, and the lines (from 1) that hold none."""

    names: frozenset[str]
    odd_lines: tuple[tuple[int, str], ...] = ()


def read_domains(text: str, *, paths: bool = False) -> DomainFile:
    """What a list of domains says; understands hosts files, `||name^`, `*.name` and links.

    `paths`: an entry may have a path (example.com/join), which is then kept.
    """
    names: set[str] = set()
    odd: list[tuple[int, str]] = []
    for number, line in _lines(text):
        name = _entry(line, paths=paths)
        if name:
            names.add(name)
        elif line not in _HERE:
            odd.append((number, line))
    return DomainFile(frozenset(names), tuple(odd))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if bare := _COMMENT.split(_SINK.sub("", line.strip()), maxsplit=1)[0].strip():
            yield number, bare


def _entry(line: str, *, paths: bool) -> str:
    bare = _SCHEME.sub("", _AROUND.sub("", line))
    written, slash, path = bare.partition("/")
    host = host_of(written)
    if not host or ("." not in host and address_number(host) is None):
        return ""
    host = host.removeprefix("www.") if host.count(".") > 1 else host
    return f"{host}/{path.rstrip('/')}" if paths and slash and path else host
