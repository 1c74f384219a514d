"""Names on joining: words, links and contacts in them, and those that pass themselves off as staff."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.domain.screening import Hit, How, Rule
from bot.domain.screening_rules import Kind, NameRule
from bot.screening.addresses import addresses_in
from bot.screening.contacts import contact_in
from bot.screening.letters import plain_letters, skeleton

Words = Callable[[str], tuple[Hit, ...]]
"""Finds the words of the lexicon in a text."""

_SHORTEST = 2
"""Letters that a name must have for its likeness to another to mean anything."""


def name_hits(
    name: str, username: str, staff_names: Iterable[str], rule: NameRule, words: Words
) -> tuple[Hit, ...]:
    """What is wrong with somebody's name or public name (without @); places are those in the name.

    `staff_names` are names and public names of the community's staff, themselves of course excepted. Only a
    word exactly as the lexicon has it is certain.
    """
    hits = [replace(hit, rule=Rule.NAMES) for hit in words(name)]
    hits += _links(name, rule)
    hits += _posing(name, username, staff_names, rule)
    return tuple(hits)


def _links(name: str, rule: NameRule) -> Iterator[Hit]:
    if not rule.links:
        return
    for address in addresses_in(name):
        if address.sure:
            yield _hit(rule, address.host, Kind.LINK, (address.start, address.end), address.how)
            return
    at = name.find("@")
    if at >= 0 and len(name) - at > _SHORTEST:
        yield _hit(rule, name[at:], Kind.CONTACT, (at, len(name)))
    elif place := contact_in(name):
        yield _hit(rule, name[slice(*place)], Kind.CONTACT, place)


def _posing(name: str, username: str, staff_names: Iterable[str], rule: NameRule) -> Iterator[Hit]:
    """One hit at most: the name of staff, or else a role."""
    whole = (0, len(name))
    if rule.staff:
        own = {form for form in (skeleton(name), skeleton(username)) if len(form) >= _SHORTEST}
        for other in staff_names:
            if skeleton(other.removeprefix("@")) in own:
                yield _hit(rule, other, Kind.STAFF_NAME, whole, _how(name, other))
                return
    plain = plain_letters(name)
    for role in sorted(rule.roles):
        if _is_part(role, plain):
            yield _hit(rule, role, Kind.ROLE, whole)
            return


def _how(name: str, other: str) -> How:
    return How.EXACT if name.casefold() == other.casefold() else How.LOOKALIKE


def _is_part(role: str, plain: str) -> bool:
    """Latin roles as whole words, Chinese ones anywhere."""
    at = plain.find(role)
    if at < 0 or not role.isascii():
        return at >= 0
    around = plain[at - 1 : at] + plain[at + len(role) : at + len(role) + 1]
    return not any(each.isascii() and each.isalpha() for each in around)


def _hit(rule: NameRule, what: str, kind: Kind, place: tuple[int, int], how: How = How.EXACT) -> Hit:
    return Hit(Rule.NAMES, what, rule.severity, *place, how, category=kind, flag=True)
