"""Doing an election again from the rows, and saying where it comes out differently."""

from collections.abc import Iterator

from bot.actions.honours import elected
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    KEPT,
    RESTED,
    REVOKED,
    RULE,
    SANCTIONED,
    SWAP,
    VOTE,
    Honour,
    Nominee,
    Span,
    first_free,
    rule_of,
)
from bot.storage.uow import UnitOfWork

_DURABLE = frozenset({RESTED, SANCTIONED})
"""What rows tell for ever; who was staff, or here, or passed over, is taken as it was written down."""


async def faults(uow: UnitOfWork, community: Community, period: str) -> list[str]:
    """What the rows do not bear out about the titles of a period; nothing if all is as it should be."""
    found = [each for each in await uow.honours.of_period(community.id, period) if each.how != VOTE]
    if not found:
        return []
    first = found[0]
    span = Span(first.period, first.first_day, first.last_day)
    rules = rule_of(first)[1]
    lines = {each.title: await uow.honours.nominees(each.id) for each in found}
    titles = [rule_of(each)[0] for each in found]
    again = await elected(uow, community, span, titles, rules, first.elected_at, {})
    wrong = [fault for each in found for fault in _granted(each, lines[each.title])]
    return wrong + [
        f"{period} {title.id}: {fault}" for title, line in again for fault in _line(lines[title.id], line)
    ]


def _granted(each: Honour, line: list[Nominee]) -> Iterator[str]:
    """The winner is the first whom nothing kept from it."""
    if each.state not in {ANNOUNCED, REVOKED}:
        return
    free = first_free(line)
    if free is None or free.user_id != each.user_id:
        yield f"{each.period} {each.title}: was given to {each.user_id}, not to the first in line"
    if each.how not in {RULE, SWAP}:
        yield f"{each.period} {each.title}: was given by {each.how}"


def _line(stored: list[Nominee], again: list[Nominee]) -> Iterator[str]:
    """The same people in the same order with the same figures, and kept back where they had to be."""
    certain = KEPT - 1
    then, now = ([one.user_id for one in line[:certain]] for line in (stored, again))
    if then != now:
        yield f"nominated {then}, now {now}"
        return
    for one, other in zip(stored[:certain], again, strict=False):
        if (one.score, one.figures) != (other.score, other.figures):
            yield f"{one.user_id} had {one.figures}, now {other.figures}"
        if other.why in _DURABLE and not one.why:
            yield f"{one.user_id} was free, and should have been {other.why}"
        if one.why == RESTED and other.why != RESTED:
            yield f"{one.user_id} was {one.why}, and should have been free"
