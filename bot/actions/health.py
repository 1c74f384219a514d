"""`/health`: the last thirty local days against the goals."""

from datetime import date, datetime

from bot.actions.summary_sheet import period
from bot.content import Content
from bot.domain.community import Community
from bot.domain.health import signs, worst
from bot.domain.outgoing import Listing, Text
from bot.domain.statistics import MONTH, Span
from bot.storage.uow import UnitOfWork


def asked(community: Community, now: datetime) -> Text:
    """What asks for it."""
    return Text("health", {"community": community.id, "last": community.day_of(now).isoformat()})


async def told(uow: UnitOfWork, content: Content, community: Community, last: date) -> Text:
    """A mark for the group, and one for each of the things that are looked at, as of a local day."""
    span, rules = Span.ending(last, MONTH), content.statistics
    figures = await uow.statistics.figures(community, span, rules)
    found = signs(figures, rules)
    lines = tuple(
        Text("health-line", {"mark": each.mark, "text": Text(f"health-{each.key}", dict(each.numbers))})
        for each in found
    )
    return Text("health", {
        "mark": worst(found), "community": community.title, "period": period(figures),
        "lines": Listing(lines, "lines"),
    })  # fmt: skip
