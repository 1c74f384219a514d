"""Finds the addresses in a text: links, bare names of hosts, disguised ones, and what Telegram marked.

Every expression here begins at a fixed sign or at the start of a word and never goes back over what it has
read, so that the time grows with the length of the text and no faster.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.screening import Entity, How
from bot.screening.hosts import COMMON_ENDS, address_number, host_of
from bot.screening.letters import INVISIBLE, LETTER, visible

MOST = 50
"""Addresses of one message that are looked at."""

_PART = rf"[{LETTER}_\-{INVISIBLE}]"
_DOT = (
    r"(?:[.．。｡․]"
    r"|\s{0,2}[\[({（【]\s{0,2}(?:[.．。｡․]|dot|点)\s{0,2}[\])}）】]\s{0,2}"
    r"|\s{1,3}dot\s{1,3}|\s{1,3}\.\s{1,3}|\s{0,2}点\s{0,2})"
)
_REST = (
    r"(?P<port>[:：][0-9]{2,5}(?![0-9]))?"
    r"(?P<path>[/?#／][^\s\u3000-\u303f\u4e00-\u9fff，。！？；（）【】]*+)?"
)
_SCHEMED = re.compile(
    rf"(?:https?|h[tx]{{2}}ps?|ftp)[{INVISIBLE}]*+[:：]\s?[/／]{{2}}"
    rf"(?:(?P<user>[^\s/?#@]{{1,200}})@)?(?P<host>[\w.．。｡․\-{INVISIBLE}]{{1,300}}){_REST}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![{LETTER}_\-@.{INVISIBLE}])(?P<host>{_PART}{{1,80}}+(?:{_DOT}{_PART}{{1,80}}+){{1,12}}+){_REST}(?!@)",
    re.IGNORECASE,
)
NEAR_DOT = re.compile(rf"[.．。｡․点\])}}）】](?=[{LETTER}{INVISIBLE}])")
AFTER_GAP = re.compile(rf"[点\])}}）】]\s{{1,2}}(?=[{LETTER}{INVISIBLE}])")
_SPACED_DOT = re.compile(r"\.(?<=\s.)\s")
"""One of these three, or the word, is in every address that does not begin with its scheme."""
_INNER_DOT = re.compile(_DOT, re.IGNORECASE)
_AFTER_LATIN_END = re.compile(r"^(?P<end>[a-z]{2,24})[^\x00-\x7f].*$", re.IGNORECASE | re.DOTALL)
_PLAIN_DOT = "."


@dataclass(frozen=True, slots=True)
class Address:
    """A host in a text, in the spelling of the lists, with its place in characters.

    `sure`: it is a link for whoever reads it, rather than two sentences run together. `how` tells a disguise.
    `shown` is another host that the text of a hidden link pretends to lead to.
    """

    host: str
    start: int
    end: int
    sure: bool
    how: How = How.EXACT
    path: str = ""
    user: str = ""
    port: str = ""
    shown: str = ""


def addresses_in(text: str, entities: tuple[Entity, ...] = ()) -> list[Address]:
    """All addresses, in order, at most `MOST`; one in the text that Telegram marked as a link is sure."""
    found = list(_written(text))
    marked = [entity for entity in entities if entity.kind == "url"]
    if marked:
        found = [each if each.sure else replace(each, sure=_within(each, marked)) for each in found]
        found += [address for entity in marked for address in _unseen(text, entity, found)]
    found += [each for entity in entities if entity.kind == "text_link" for each in _hidden(text, entity)]
    return sorted(found, key=lambda each: each.start)[:MOST]


def _within(address: Address, entities: list[Entity]) -> bool:
    return any(each.start < address.end and address.start < each.end for each in entities)


def _unseen(text: str, entity: Entity, found: list[Address]) -> Iterator[Address]:
    """What Telegram takes for a link and we have not found."""
    if not any(each.start < entity.end and entity.start < each.end for each in found):
        for address in _written(f"https://{text[entity.start : entity.end]}"):
            yield replace(address, start=entity.start, end=entity.end)


def _hidden(text: str, entity: Entity) -> Iterator[Address]:
    target = entity.url if "://" in entity.url else f"https://{entity.url}"
    shown = next((each.host for each in _written(text[entity.start : entity.end]) if each.sure), "")
    for address in _written(target):
        other = shown if not _related(shown, address.host) else ""
        yield replace(address, start=entity.start, end=entity.end, sure=True, shown=other)
        return


def _related(shown: str, host: str) -> bool:
    """Whether one stands above the other: example.com and www.example.com."""
    return f".{host}".endswith(f".{shown}") or f".{shown}".endswith(f".{host}")


def _may_have_bare(text: str) -> bool:
    return (
        NEAR_DOT.search(text) is not None
        or "dot" in text.lower()
        or _SPACED_DOT.search(text) is not None
        or AFTER_GAP.search(text) is not None
    )


def _between(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without these parts."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return "\n".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _written(text: str) -> Iterator[Address]:
    taken = 0
    spans: list[tuple[int, int]] = []
    for count, found in enumerate(_SCHEMED.finditer(text) if "/" in text or "／" in text else ()):
        if count == MOST:
            break
        if address := _address(found, schemed=True):
            spans.append(found.span())
            yield address
    if not _may_have_bare(_between(text, spans) if spans else text):
        return
    for found in _BARE.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in spans):
            continue
        if address := _address(found, schemed=False):
            yield address
            taken += 1
            if taken == MOST:
                return


def _address(found: re.Match[str], *, schemed: bool) -> Address | None:
    written, after = found["host"], found["path"] or ""
    if cut := _cut(written):
        written, after = written[:cut], ""
    host = host_of(_INNER_DOT.sub(_PLAIN_DOT, written))
    how = _disguise(written)
    number = address_number(host) if host else None
    if not host or _no_host(host, number=number is not None, schemed=schemed, how=how):
        return None
    end = found.end() if not cut else found.start("host") + cut
    sure = schemed or (number is None and _is_sure(host, after))
    if how is not How.EXACT and not (sure and any(map(str.isalpha, host.partition(".")[0]))):
        return None
    user = (found["user"] or "") if schemed else ""
    return Address(host, found.start(), end, sure, how, after, user, (found["port"] or "")[1:])


def _no_host(host: str, *, number: bool, schemed: bool, how: How) -> bool:
    end = host.rpartition(".")[2]
    if number:
        return how is not How.EXACT
    return "." not in host or not (schemed or (len(end) > 1 and not any(map(str.isdigit, end))))


def _cut(written: str) -> int:
    """Where the name ends when Chinese follows it without a space; 0 when none does."""
    start = max(map(written.rfind, ".．。｡․")) + 1
    run_on = _AFTER_LATIN_END.match(written[start:]) if start else None
    end = start + run_on.end("end") if run_on else 0
    return end if end and _is_han(written[end]) else 0


def _is_han(letter: str) -> bool:
    return "\u2e80" <= letter <= "\ufaff"


def _is_sure(host: str, after: str) -> bool:
    name, _, end = host.rpartition(".")
    is_path = after.startswith("/") and len(after) > 1
    return end in COMMON_ENDS or (is_path and end.isalpha()) or name.startswith("www.")


def _disguise(written: str) -> How:
    """How a host is hidden from those who look for it; Chinese full stops and wide letters are such, too."""
    if visible(written) != written:
        return How.INVISIBLE
    if any(found[0] != _PLAIN_DOT for found in _INNER_DOT.finditer(written)):
        return How.SPLIT
    return How.EXACT
