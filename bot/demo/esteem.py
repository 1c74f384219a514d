"""What came of merit, from the bot's rows: shares, honours, badges, the KOC path, and what operators read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.actions.honours_proof import faults
from bot.actions.summary import told
from bot.app import App
from bot.content import Content
from bot.demo.cast import LOUNGE_ID, OPS_CHAT_ID, Group, Words
from bot.demo.reckoning import Life
from bot.demo.stage import Stage
from bot.demo.story import FIRST_DAY
from bot.domain.alarms import SEEN_TO
from bot.domain.honours import ANNOUNCED, NOBODY, VOTE
from bot.domain.koc import KOC, RESERVE, TRAINEE
from bot.domain.shares import APPROVED, DECLINED, FEATURED
from bot.storage.database import Database

_LOOK_BACK = 2000
_GONE = frozenset({"left", "kicked"})
_SUMMARIES = {"summary_day": "daily", "summary_week": "weekly"}


@dataclass(frozen=True, slots=True)
class Regard:
    """A group's rows and what they do not know: who wears which tag, and how many pictures arrived.

    `unproved` is what comes out differently when each election is done again; `inside` is who is in the KOC
    group.
    """

    life: Life
    unproved: Sequence[str]
    worn: Mapping[int, str]
    cards: int
    summaries: int
    inside: frozenset[int] = frozenset()


async def regard(database: Database, stage: Stage, life: Life) -> Regard:
    """All that is told of a group's merit."""
    group = life.group
    people = await stage.get(f"chats/{group.chat_id}/members")
    worn = {each["id"]: each["tag"] for each in people if each["tag"] and each["status"] not in _GONE}
    cards = await _pictures(stage, group.chat_id, "🏅")
    summaries = await _pictures(stage, OPS_CHAT_ID, group.title)
    lounge = await stage.get(f"chats/{LOUNGE_ID}/members")
    inside = frozenset(each["id"] for each in lounge if each["status"] not in _GONE)
    return Regard(life, await _unproved(database, group.chat_id), worn, cards, summaries, inside)


async def _pictures(stage: Stage, chat: int, among: str) -> int:
    found = await stage.get("journal", chat=chat, method="sendPhoto", kind="request")
    return sum(among in each["params"].get("caption", "") for each in found["entries"])


async def month(app: App, group: Group) -> bytes:
    """The summary of the last thirty days in one picture, as operators are sent it."""
    async with app.database.read() as uow:
        community = (await uow.communities.by_chats([group.chat_id]))[group.chat_id]
        last = community.day_of(app.clock.now()) - timedelta(days=1)
        drawing = (await told(uow, app.content, community, "month", last)).drawing
    return (await app.studio.draw(drawing.name, app.content.texts.shown(group.language, drawing)))[1]


async def _unproved(database: Database, chat_id: int) -> list[str]:
    async with database.read() as uow:
        community = (await uow.communities.by_chats([chat_id]))[chat_id]
        recent = await uow.honours.recent(community.id, _LOOK_BACK)
        periods = dict.fromkeys(each.period for each in recent if each.how != VOTE)
        return [fault for period in periods for fault in await faults(uow, community, period)]


def wrong(found: Regard, content: Content) -> Iterator[str]:
    """What must not happen, in words for developers."""
    life, running = found.life, _running(found.life, content)
    titles = {content.honours.tag(each, life.group.language) for each in _titles(content)}
    for user, tag in found.worn.items():
        if tag in titles and running.get(user) != tag:
            yield f"{user} still wears “{tag}”"
    summaries = sum(row["job"] in _SUMMARIES for row in life.jobs)
    if found.summaries < summaries:
        yield f"{summaries} summaries came with {found.summaries} pictures"
    given = [row for row in life.honours if row["state"] == ANNOUNCED and row["how"] != VOTE]
    announced = {row["announced_at"] for row in given}
    if found.cards < len(announced):
        yield f"honours were announced {len(announced)} times with {found.cards} cards"
    for row in life.koc:
        if row["state"] in {TRAINEE, KOC} and row["user_id"] not in found.inside:
            yield f"{row['user_id']} is a {row['state']}, and not in the KOC group"
    for row in life.alarms:
        if row["cause"] in SEEN_TO and row["told_on"] and not (row["done"] or row["cleared_on"]):
            yield f"nobody has seen to the alarm {row['cause']} of {row['raised_on']}"
    yield from found.unproved


def _titles(content: Content) -> list[str]:
    """All that somebody can be given, the group's own choice too."""
    return [VOTE, *(title.id for title in content.honours.titles)]


def _running(life: Life, content: Content) -> dict[int, str]:
    """The tags of titles whose time is not over, by who was given them."""
    tags = {each: content.honours.tag(each, life.group.language) for each in _titles(content)}
    return {
        row["user_id"]: tags.get(row["title"], "")
        for row in life.honours
        if row["state"] == ANNOUNCED and row["until"] is not None and _later(row["until"], life.now)
    }


def _later(at: datetime, now: datetime) -> bool:
    return at.replace(tzinfo=now.tzinfo) > now if at.tzinfo is None else at > now


def sentences(found: Regard, content: Content, words: Words) -> Iterator[str]:
    """What happened, as far as anything did."""
    life = found.life
    before = [row for row in life.activity if row["local_date"] < FIRST_DAY]
    if before:
        yield words(
            "past", messages=sum(row["messages"] for row in before),
            days=len({row["local_date"] for row in before}), people=len({row["user_id"] for row in before}),
        )  # fmt: skip
    if life.shares:
        yield words("shared", count=len(life.shares), **_shares(life))
    given = [row for row in life.honours if row["state"] == ANNOUNCED]
    if given:
        yield words(
            "honoured_wrongly" if found.unproved else "honoured", count=len(given),
            people=len({row["user_id"] for row in given}), badges=len(life.badges),
            asked=sum(bool(row["decided_by"]) for row in given),
            voted=sum(row["how"] == VOTE for row in given),
            nobody=sum(row["state"] == NOBODY for row in life.honours),
            worn=len(_running(life, content)),
        )  # fmt: skip
    yield words("path" if life.koc else "path_empty", **_path(life))
    if inside := [row for row in life.koc if row["user_id"] in found.inside]:
        yield words("lounged", count=len(inside))
    if life.alarms:
        yield words("alarmed", **_alarms(life))
    counted = {name: sum(row["job"] == job for row in life.jobs) for job, name in _SUMMARIES.items()}
    yield words("summed", **counted)


def _alarms(life: Life) -> dict[str, int]:
    return {
        "count": len(life.alarms), "done": sum(row["done"] for row in life.alarms),
        "cleared": sum(row["cleared_on"] is not None for row in life.alarms),
    }  # fmt: skip


def _shares(life: Life) -> dict[str, int]:
    states = [row["state"] for row in life.shares]
    return {
        "approved": states.count(APPROVED), "featured": states.count(FEATURED),
        "declined": states.count(DECLINED), "galleries": len(life.sent("gallery")),
    }  # fmt: skip


def _path(life: Life) -> dict[str, int]:
    states = [row["state"] for row in life.koc]
    return {
        "count": sum(row["proposed_on"] is not None for row in life.koc), "kocs": states.count(KOC),
        "trainees": states.count(TRAINEE), "reserve": states.count(RESERVE),
    }  # fmt: skip
