"""`/health`: a day, a week or a month of local days against the goals."""

from datetime import date

from bot.actions.summary import DAYS
from bot.actions.summary_sheet import period
from bot.content import Content
from bot.domain.community import Community
from bot.domain.health import signs, worst
from bot.domain.outgoing import Listing, Param, Text
from bot.domain.statistics import Span
from bot.storage.uow import UnitOfWork


def asked(community: Community, kind: str, last: date) -> Text:
    """What asks for that of a "day", "week" or "month" that ends with a local day; `told` fills it in."""
    wanted: dict[str, Param] = {"community": community.id, "kind": kind, "last": last.isoformat()}
    return Text("health", wanted)


async def told(uow: UnitOfWork, content: Content, community: Community, kind: str, last: date) -> Text:
    """A mark for the group, and one for each of the things that are looked at."""
    span, rules = Span.ending(last, DAYS[kind]), content.statistics
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
