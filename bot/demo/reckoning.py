"""What came of the weekly rhythm, from the bot's rows: posts, votes, challenges, giveaways, orders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.content import Content
from bot.demo.cast import Group, Words
from bot.domain.calendar_plan import plan_between, read_decisions, theme_of
from bot.domain.giveaway import DRAWN
from bot.domain.giveaway_proof import faults
from bot.domain.outgoing import Text
from bot.domain.post import SENT, SKIPPED
from bot.domain.sanctions import BOT
from bot.domain.topics import QUESTIONS
from bot.domain.vote import CLOSED
from bot.domain.votes import HONOUR, THEME
from bot.storage.database import Database
from bot.storage.giveaway_paper import paper
from bot.storage.inspection import SUBJECTS, Found, Question, look
from bot.storage.uow import UnitOfWork

_CALENDAR = "calendar"
_AWAY = ("gate-silent", "gate-wrong")
_SUBJECTS = (
    "communities", "posts", "votes", "challenges", "giveaways", "orders", "incidents", "sanctions", "cases",
    "appeals", "audit", "activity", "shares", "honours", "badges", "koc", "jobs", "alarms",
)  # fmt: skip

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """The rows of one group, and what is wrong with its draws."""

    group: Group
    community: Row
    posts: Found
    votes: Found
    challenges: Found
    giveaways: Found
    orders: Found
    untrue: list[str]
    now: datetime
    incidents: Found = field(default_factory=list)
    sanctions: Found = field(default_factory=list)
    cases: Found = field(default_factory=list)
    appeals: Found = field(default_factory=list)
    audit: Found = field(default_factory=list)
    activity: Found = field(default_factory=list)
    shares: Found = field(default_factory=list)
    honours: Found = field(default_factory=list)
    badges: Found = field(default_factory=list)
    koc: Found = field(default_factory=list)
    jobs: Found = field(default_factory=list)
    alarms: Found = field(default_factory=list)

    def sent(self, *kinds: str) -> Found:
        """The posts of these kinds that are in the group."""
        return [row for row in self.posts if row["kind"] in kinds and row["state"] == SENT]

    def closed(self) -> Found:
        """The votes that were counted."""
        return [row for row in self.votes if row["state"] == CLOSED]

    def decided(self, what: str) -> Iterator[Row]:
        """The closed votes that have settled something of that kind."""
        return (row for row in self.closed() if row["decides"] == what and row["result"].get("choice"))


async def read_life(database: Database, group: Group, now: datetime) -> Life:
    """All that is told of a group."""
    question = Question(now, frozenset({group.chat_id}))
    async with database.read() as uow:
        rows = {name: await look(uow.connection, SUBJECTS[name], question) for name in _SUBJECTS}
        untrue = [fault for each in rows["giveaways"] for fault in await _untrue(uow, each)]
    [community] = rows.pop("communities")
    return Life(group, community, **rows, untrue=untrue, now=now)


async def _untrue(uow: UnitOfWork, giveaway: Row) -> list[str]:
    """What `steward verify-draw` would find in any round of a giveaway."""
    made = await uow.giveaways.rounds(giveaway["id"])
    if giveaway["state"] == DRAWN and not made:
        return [f"giveaway {giveaway['id']} was drawn, but nobody knows how"]
    papers = [await paper(uow.giveaways, giveaway["id"], each.round) for each in made]
    wrong = (fault for each in papers for fault in faults(each or {}, giveaway["commitment"], forgotten=True))
    return [f"giveaway {giveaway['id']}: {fault}" for fault in wrong]


def wrong(life: Life, content: Content) -> list[str]:
    """What must not happen, in words for developers; empty when all is well."""
    title = life.group.title
    return [
        f"{title}: {fault}"
        for fault in (*_post_faults(life, content), *_topic_faults(life), *life.untrue, *_unjust(life))
    ]


def _due(life: Life, content: Content) -> dict[tuple[datetime, str], bool]:
    """What had to be posted, and whether it was, or was left out by somebody on duty."""
    calendar = content.calendar(life.group.pack)
    decided = {row["period"]: row["result"]["choice"] for row in life.decided(THEME)}
    planned = plan_between(
        calendar, life.group.kind, read_decisions(decided), life.group.timezone,
        life.community["registered_at"], life.now,
    )  # fmt: skip
    done = {
        (row["slot"], row["entry"])
        for row in life.posts
        if row["state"] == SENT or (row["state"] == SKIPPED and row["decided_by"])
    }
    return {(slot, each.entry.id): (slot, each.entry.id) in done for slot, each in planned}


def _post_faults(life: Life, content: Content) -> Iterator[str]:
    due = _due(life, content)
    for (slot, entry), done in due.items():
        if not done:
            yield f"the weekly post {entry} of {slot:%m-%d %H:%M} UTC did not go out"
    days: set[tuple[date, str]] = set()
    for row in life.sent(_CALENDAR):
        if (row["slot"], row["entry"]) not in due:
            yield f"the weekly post {row['entry']} of {row['slot']:%m-%d %H:%M} UTC was not due"
        if row["sent_at"] != row["slot"]:
            yield f"the weekly post {row['entry']} of {row['slot']:%m-%d %H:%M} UTC went out at another time"
        if (row["local_date"], row["entry"]) in days:
            yield f"the weekly post {row['entry']} went out twice on {row['local_date']}"
        days.add((row["local_date"], row["entry"]))


def _topic_faults(life: Life) -> Iterator[str]:
    asked: set[str] = set()
    for row in life.sent(*QUESTIONS):
        if row["entry"] in asked:
            yield f"the question {row['entry']} came twice"
        asked.add(row["entry"])


def _unjust(life: Life) -> Iterator[str]:
    """What was done to people who belong to the group, other than by staff."""
    strangers = {person.user_id for person in life.group.strangers}
    for row in life.incidents:
        if row["erased"] and row["user_id"] not in strangers:
            yield f"a message of {row['user_id']} was deleted: {row['evidence']}"
    for row in life.sanctions:
        if row["by_id"] == BOT and row["user_id"] not in strangers:
            yield f"{row['user_id']} suffered a {row['kind']} by the bot"
    for row in _turned_away(life):
        if row["target_id"] not in strangers:
            yield f"{row['target_id']} was turned away at the gate"


def _turned_away(life: Life) -> Found:
    return [row for row in life.audit if row["action"] in _AWAY]


def sentences(life: Life, content: Content, words: Words) -> Iterator[str]:
    """What happened, as far as anything did."""
    due = _due(life, content)
    posts, topics = life.sent(_CALENDAR), life.sent(*QUESTIONS)
    skipped = sum(due.values()) - len(posts)
    yield words(
        "weekly", sent=len(posts), due=len(due), skipped=skipped, topics=len(topics),
        different=len({row["entry"] for row in topics}), answers=sum(row["replies"] for row in topics),
    )  # fmt: skip
    if closed := life.closed():
        outcomes = words("and").join(_outcomes(life, content, words))
        ballots = sum(row["voters"] for row in closed)
        key = "voted" if outcomes else "voted_only"
        yield words(key, count=len(closed), ballots=ballots, outcomes=outcomes)
    for row in life.challenges:
        if result := row["result"]:
            yield words("challenged", title=row["title"], people=result["entrants"], made=result["finishers"])
    for row in life.giveaways:
        if row["state"] == DRAWN:
            key = "drawn_wrongly" if life.untrue else "drawn"
            yield words(key, title=row["title"], people=row["entered"], winners=len(row["won"]))
    if life.orders:
        yield words("sold", count=len(life.orders), **_orders(life))
    if life.incidents:
        yield words("kept_badly" if any(_unjust(life)) else "kept", **_peace(life))


def _outcomes(life: Life, content: Content, words: Words) -> Iterator[str]:
    """What the votes have settled, in words."""
    calendar = content.calendar(life.group.pack)
    for row in life.closed():
        result = row["result"]
        if row["decides"] == THEME and result.get("choice"):
            [monday] = read_decisions({row["period"]: ""})
            own = theme_of(calendar, {}, monday)
            planned = content.texts.plain(life.group.language, Text(own.title)) if own else ""
            chosen = row["options"][result["winner"]]
            yield words("theme", day=f"{monday:%m-%d}", chosen=chosen, planned=planned)
        elif row["decides"] and result.get("choice"):
            key = "honour" if row["decides"] == HONOUR else "topic"
            yield words(key, chosen=row["options"][result["winner"]], day=row["period"][5:])


def _orders(life: Life) -> dict[str, int]:
    by_hand = [row for row in life.orders if row["decided_at"]]
    return {
        "done": sum(row["state"] == "done" for row in by_hand),
        "refused": sum(row["state"] == "refused" for row in by_hand),
        "open": sum(row["state"] == "open" for row in life.orders),
        "at_once": sum(row["state"] == "done" and not row["decided_at"] for row in life.orders),
    }


def _peace(life: Life) -> dict[str, int]:
    return {
        "incidents": len(life.incidents),
        "alone": sum(row["certain"] for row in life.incidents),
        "judged": sum(not row["certain"] for row in life.incidents),
        "pardoned": sum(row["verdict"] == "pardoned" for row in life.incidents),
        "cases": len(life.cases),
        "solved": sum(row["solved_at"] is not None for row in life.cases),
        "content": sum(bool(row["satisfied"]) for row in life.cases),
        "appeals": len(life.appeals),
        "won": sum(row["state"] == "won" for row in life.appeals),
        "away": len(_turned_away(life)),
    }
