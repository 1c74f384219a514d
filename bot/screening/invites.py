"""Links that lead into other groups: Telegram's own in all their forms, and those of other networks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.domain.own_names import CUT
from bot.domain.screening import Hit, How, Rule
from bot.domain.screening_rules import InviteRule, Kind
from bot.screening.addresses import MOST, Address
from bot.screening.hosts import DomainLists, above

TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_OWN_SCHEME = re.compile(r"\btg:(?://)?(?P<verb>\w{1,40})\?(?P<query>[\w\-=&+%.]{1,200})", re.IGNORECASE)
_INNER_VERBS = {
    "join": "invite", "addlist": "slug", "resolve": "domain", "proxy": "server", "socks": "server",
}  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9_]{3,31}")
_NO_PROMOTION = frozenset({
    "addemoji", "addstickers", "addtheme", "bg", "c", "confirmphone", "contact", "giftcode", "iv", "invoice",
    "login", "setlanguage", "share",
})  # fmt: skip
"""First words of links that lead to no group, or (`c`) only those who are in one already."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a link leads: its kind, and the public name or the secret part (with +) of the group."""

    kind: Kind
    name: str


def is_telegram(host: str) -> bool:
    """Whether it is a host of Telegram's short links (or a name in front of one)."""
    return not TELEGRAM.isdisjoint(above(host))


def invitation(host: str, path: str) -> Invitation | None:
    """What a link to one of Telegram's hosts invites to; None when only to a message or a sticker."""
    front = next((host.removesuffix(f".{name}") for name in TELEGRAM if host.endswith(f".{name}")), "")
    if front:
        return Invitation(Kind.PROMOTION, front) if _NAME.fullmatch(front) else None
    first, *rest = re.split(r"[/?#]+", path.strip("/／").removeprefix("s/").removeprefix("boost/")) or [""]
    word, after = first.casefold(), rest[0] if rest else ""
    if first.startswith("+") and len(first) > 1:
        return None if first[1:].isdigit() else Invitation(Kind.INVITE, first)
    if word in {"joinchat", "addlist"} and after:
        return Invitation(Kind.INVITE, f"+{after}")
    if word in {"proxy", "socks"} and after:
        return Invitation(Kind.PROXY, word)
    is_post = after.isdigit()
    if word in _NO_PROMOTION or is_post or not _NAME.fullmatch(word):
        return None
    return Invitation(Kind.PROMOTION, word)


def invite_hits(text: str, found: list[Address], rule: InviteRule, lists: DomainLists) -> Iterator[Hit]:
    """Invitations among the addresses, and `tg:` links; those to the community's own names are none."""
    for address in found:
        place = (address.start, address.end)
        if is_telegram(address.host):
            yield from _hit(invitation(address.host, address.path), rule, place, address.how)
        elif address.sure and (name := _elsewhere(address, lists)):
            yield from _hit(Invitation(Kind.ELSEWHERE, name), rule, place, address.how)
    if "tg:" in text.lower():
        for inner in islice(_OWN_SCHEME.finditer(text), MOST):
            yield from _hit(_inner(inner), rule, inner.span())


def _inner(found: re.Match[str]) -> Invitation | None:
    verb = found["verb"].lower()
    wanted = _INNER_VERBS.get(verb, "")
    values = dict(part.partition("=")[::2] for part in found["query"].split("&"))
    value = values.get(wanted, "")
    if not wanted or not value:
        return None
    if verb in {"join", "addlist"}:
        return Invitation(Kind.INVITE, f"+{value}")
    if verb in {"proxy", "socks"}:
        return Invitation(Kind.PROXY, verb)
    return None if values.get("post", "").isdigit() else Invitation(Kind.PROMOTION, value.casefold())


def _elsewhere(address: Address, lists: DomainLists) -> str:
    """The entry of the list of other networks that a link begins with, with a path or without."""
    first = address.path.strip("/").partition("/")[0].partition("?")[0]
    for host in above(address.host):
        if f"{host}/{first}" in lists.elsewhere:
            return f"{host}/{first}"
        if host in lists.elsewhere and first:
            return host
    return ""


def _is_allowed(invited: Invitation, rule: InviteRule) -> bool:
    """By its name or, where of a link of the group's own no more is known, by the first half of it."""
    name = invited.name.casefold()
    if name in rule.allowed or invited.name in rule.allowed:
        return True
    if invited.kind is not Kind.INVITE:
        return False
    return any(each.endswith(CUT) and name.startswith(each.removesuffix(CUT)) for each in rule.allowed)


def _hit(
    invited: Invitation | None, rule: InviteRule, place: tuple[int, int], how: How = How.EXACT
) -> Iterator[Hit]:
    """Only a link that lets somebody into a group is certain; a public name may be told for good reasons."""
    if invited is None or _is_allowed(invited, rule):
        return
    is_secret = invited.kind in {Kind.INVITE, Kind.PROXY}
    if is_secret or rule.promotions:
        severity = rule.severity if is_secret else max(1, rule.severity - 1)
        kind, flag = invited.kind, not is_secret
        yield Hit(Rule.INVITES, invited.name, severity, *place, how, category=kind, flag=flag)
