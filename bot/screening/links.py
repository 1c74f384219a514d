"""The rule for links: what is banned or allowed, and the tricks by which one host passes for another."""

from collections.abc import Iterator

from bot.domain.screening import Hit, How, Rule
from bot.domain.screening_rules import Kind, LinkRule
from bot.screening.addresses import Address
from bot.screening.hosts import DomainLists, address_number, met
from bot.screening.invites import is_telegram

WORST = 4
_USUAL_PORTS = frozenset({"", "80", "443"})


def link_hits(found: list[Address], rule: LinkRule, lists: DomainLists) -> Iterator[Hit]:
    """At most one hit for each address: the worst that can be said of it."""
    for address in found:
        if hit := _listed(address, rule, lists) or _suspect(address, rule, lists):
            yield hit


def is_allowed(address: Address, rule: LinkRule, lists: DomainLists) -> bool:
    """Whether a link may be posted by anybody: on a list of allowed ones, or a matter of the invite rule."""
    host = address.host
    return bool(met(host, rule.allowed) or met(host, lists.allowed)) or is_telegram(host)


def _listed(address: Address, rule: LinkRule, lists: DomainLists) -> Hit | None:
    """The community's own word counts before the lists of the content."""
    if name := met(address.host, rule.banned):
        return _hit(address, Kind.BANNED, name, rule.severity)
    if not met(address.host, rule.allowed) and (name := met(address.host, lists.scam)):
        return _hit(address, Kind.SCAM, name, rule.scam_severity)
    return None


def _suspect(address: Address, rule: LinkRule, lists: DomainLists) -> Hit | None:
    if is_allowed(address, rule, lists) or not address.sure:
        return None
    host, worse = address.host, min(WORST, rule.severity + 1)
    if address.user and "." in address.user:
        return _hit(address, Kind.USERINFO, host, worse)
    if imitated := lists.imitated(host):
        return _hit(address, Kind.LOOKALIKE, f"{host} ({imitated})", worse, How.LOOKALIKE)
    if address.shown:
        return _hit(address, Kind.HIDDEN, f"{host} ({address.shown})", worse)
    if rule.only_allowed:
        return _hit(address, Kind.NOT_ALLOWED, host, rule.severity)
    return _odd(address, rule, lists)


def _odd(address: Address, rule: LinkRule, lists: DomainLists) -> Hit | None:
    """What is harmless more often than not, and so only ever shown."""
    less, number = max(1, rule.severity - 1), address_number(address.host)
    if number:
        return _hit(address, Kind.IP, address.host, rule.severity, flag=True)
    if address.how is not How.EXACT:
        return _hit(address, Kind.DISGUISED, address.host, rule.severity)
    if met(address.host, lists.shorteners):
        return _hit(address, Kind.SHORTENER, address.host, less, flag=True)
    if number is None and address.port not in _USUAL_PORTS:
        return _hit(address, Kind.PORT, f"{address.host}:{address.port}", less, flag=True)
    return None


def _hit(
    address: Address, kind: Kind, what: str, severity: int, how: How | None = None, *, flag: bool = False
) -> Hit:
    return Hit(
        Rule.LINKS, what, severity, address.start, address.end, how or address.how, category=kind, flag=flag
    )
