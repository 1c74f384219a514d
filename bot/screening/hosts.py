"""Names of hosts: one spelling for each, lists of them, and what a name only pretends to be."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from ipaddress import ip_address

from bot.screening.letters import looks_latin, plain_letters, skeleton, visible

LONGEST = 253
"""Characters that a host's name can have."""
REMEMBERED = 1000
"""Hosts of which what was found out is kept: most links lead to the same few."""
_NEAR = 8
"""A name of so many letters may differ in one and still be read as the same."""

_DOTS = re.compile(r"[．。｡․]")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?|_[\w-]{1,61}[^\W_]")
_SECOND = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""What stands before a country's two letters without being anybody's name."""

_ENDS = """
com net org info biz xyz top club vip site online shop store app dev gg gift gifts link live pro fun icu win
bid loan ru cn ml gq cf tk ga pw cc tv io ltd website tech download stream finance casino bet poker exchange
academy agency digital promo sale cloud email codes zone su ua de uk fr jp kr tw hk vn eu br pl
中国 中國 公司 网络 рф
"""
COMMON_ENDS = frozenset(_ENDS.split())
"""What a bare `name.end` must end in to be taken for a link: others are mostly two sentences run together."""


def host_of(written: str) -> str:
    """A host as the lists spell it: small letters, compatible forms undone, punycode read, no dot at the end.

    Empty when it cannot be the name of a host.
    """
    plain = _DOTS.sub(".", visible(written)).strip(".")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    labels = [_unpuny(label) for label in plain.lower().split(".")]
    name = ".".join(labels)
    return name if len(name) <= LONGEST and all(map(_LABEL.fullmatch, labels)) else ""


def _unpuny(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower() or label
    except (UnicodeError, OverflowError):
        return label


@lru_cache(maxsize=REMEMBERED)
def above(host: str) -> tuple[str, ...]:
    """The host and all that stand above it: a.b.example, b.example, example."""
    labels = host.split(".")
    return tuple(".".join(labels[first:]) for first in range(len(labels))) if host else ()


def met(host: str, names: frozenset[str]) -> str:
    """The name of the list that the host is, or is below of; empty for none."""
    for name in above(host):
        if name in names:
            return name
    return ""


def address_number(host: str) -> bool | None:
    """Whether a host written as an IP address is one of the wide world; None when it is a name."""
    if not (host[-1:].isdigit() or ":" in host):
        return None
    try:
        return ip_address(host).is_global
    except ValueError:
        return None


def own_label(host: str) -> str:
    """The part of a name that somebody chose and pays for: `example` of www.example.com, example.co.uk."""
    *front, second, last = ("", "", *host.split("."))
    return front[-1] if front[-1] and len(last) == len("cn") and second in _SECOND else second


@dataclass(frozen=True)
class DomainLists:
    """The lists of the content: hosts in the spelling of `host_of`, `elsewhere` with a path perhaps.

    `guarded` are names that others like to imitate.
    """

    scam: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    shorteners: frozenset[str] = frozenset()
    guarded: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = field(default=frozenset())

    @cached_property
    def _skeletons(self) -> dict[str, str]:
        """Guarded names by what they, and they with one letter left out, look like."""
        known: dict[str, str] = {}
        for name in sorted(self.guarded):
            for form in _forms(skeleton(own_label(name))):
                known.setdefault(form, name)
        return known

    @cached_property
    def _known(self) -> dict[str, str]:
        """What hosts pretend to be, as far as it was asked."""
        return {}

    def imitated(self, host: str) -> str:
        """What the host pretends to be: a guarded name, or what its foreign letters read; else empty."""
        known = self._known
        if host not in known:
            if len(known) >= REMEMBERED:
                known.clear()
            known[host] = self._imitated(host)
        return known[host]

    def _imitated(self, host: str) -> str:
        if met(host, self.guarded):
            return ""
        read = plain_letters(host) if not host.isascii() else host
        if read != host and (_mixes(host) or met(read, self.guarded)):
            return read
        if before := next((name for name in self.guarded if f".{name}." in f".{host}"), ""):
            return before
        return self._near(own_label(host))

    def _near(self, label: str) -> str:
        bones = skeleton(label)
        found = next((self._skeletons[form] for form in _forms(bones) if form in self._skeletons), "")
        return found if own_label(found) != label else ""


def _forms(bones: str) -> list[str]:
    """The bones themselves and, when there are many, each with one left out: near ones share a form."""
    if len(bones) < _NEAR - 1:
        return [bones]
    return [bones, *(bones[:place] + bones[place + 1 :] for place in range(len(bones)))]


def _mixes(host: str) -> bool:
    """Whether one of its labels has Latin letters and others that look like some."""
    return any(
        any(map(looks_latin, label)) and any(each.isascii() and each.isalpha() for each in label)
        for label in host.split(".")
    )
