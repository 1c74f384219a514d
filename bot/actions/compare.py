"""Several communities side by side: the same figures of each, in its own local days."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.summary import DAYS
from bot.content import Content
from bot.domain.community import Community
from bot.domain.insight import percent
from bot.domain.outgoing import Listing, Param, Text
from bot.domain.setup import name_of
from bot.domain.statistics import Figures, Span, StatisticsRules
from bot.storage.uow import UnitOfWork

WEEK_LATER = 7
"""The day after joining on which it is looked whether newcomers are still there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A community and its figures."""

    community: Community
    figures: Figures


async def side_by_side(
    uow: UnitOfWork, communities: Iterable[Community], now: datetime, days: int,
    rules: Callable[[Community], StatisticsRules], last: date | None = None,
) -> list[Compared]:  # fmt: skip
    """So many local days of each up to `last`, or to today; those with most members first."""
    found = []
    for community in communities:
        await asyncio.sleep(0)  # on SQLite nothing else has its turn while one group is looked at
        span = Span.ending(last or community.day_of(now), days)
        found.append(Compared(community, await uow.statistics.figures(community, span, rules(community))))
    return sorted(found, key=lambda each: (-each.figures.people.members, each.community.chat_id))


def asked(now: datetime, communities: Iterable[Community], kind: str, more: int) -> Text:
    """What asks for a comparison, which `told` fills in; `more` communities are left out."""
    ids = ",".join(str(each.id) for each in communities)
    wanted: dict[str, Param] = {"communities": ids, "kind": kind, "at": now.isoformat(), "more": more}
    return Text("compare", wanted)


async def told(uow: UnitOfWork, content: Content, args: Mapping[str, Param]) -> Text:
    """The comparison in words, from the arguments of what `asked` for it."""
    kind, now, more = str(args["kind"]), datetime.fromisoformat(str(args["at"])), int(str(args["more"]))
    communities = [await uow.communities.get(int(each)) for each in str(args["communities"]).split(",")]
    found = await side_by_side(uow, communities, now, DAYS[kind], lambda each: content.of(each).statistics)
    lines = tuple(_line(each, content.of(each.community).statistics) for each in found)
    return Text("compare", {
        "kind": Text(f"summary-{kind}"), "days": DAYS[kind], "count": len(found) + more, "more": more,
        "goal": content.statistics.speakers_goal, "lines": Listing(lines, "lines"),
    })  # fmt: skip


def _line(each: Compared, rules: StatisticsRules) -> Text:
    people, talk, rhythm = each.figures.people, each.figures.talk, each.figures.rhythm
    stayed = each.figures.newcomers.retention.get(WEEK_LATER)
    share = percent(people.speaker_share)
    return Text("compare-line", {
        "name": name_of(each.community), "members": people.members, "growth": f"{people.growth:+d}",
        "share": share, "low": "yes" if people.members and share < rules.speakers_alarm else "no",
        "active": people.active, "messages": talk.messages, "checkins": percent(rhythm.checkin_rate),
        "discussions": rhythm.discussions, "newcomers": stayed.whole if stayed else 0,
        "stayed": percent(stayed) if stayed else 0,
    })  # fmt: skip
