"""`/topic`: the day's question for whoever asks, and questions that staff ask when they like."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions import audit
from bot.actions.topics import (
    LEFT_OUT,
    PAUSE,
    THREAD,
    ask_prompt,
    ask_words,
    is_paused,
    planned,
    pool_of,
    question_of,
    skipped,
    topic_of,
)
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Param, Text
from bot.domain.post import mark_of
from bot.domain.refusal import Refusal
from bot.domain.schedule import Daily, next_slot
from bot.domain.topics import LONGEST, OWN, TOPIC, Prompt, message_link
from bot.storage.uow import UnitOfWork

OFFERED = 3
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Today:
    """The question that the group saw last today, its link (empty where there is none) and who answered."""

    question: Param
    link: str
    people: int


async def today(uow: UnitOfWork, content: Content, community: Community, at: datetime) -> Today | None:
    """The day's question, None before there is one."""
    post = await topic_of(uow, community, community.day_of(at))
    question = question_of(content, post) if post is not None else ""
    if post is None or not question:
        return None
    people = await uow.topics.people(community.id, post.id)
    return Today(question, message_link(community.chat_id, post.message_id), people)


async def in_greeting(uow: UnitOfWork, content: Content, community: Community, now: datetime) -> Param:
    """The line about the day's question for newcomers, empty where there is none."""
    found = await topic_of(uow, community, community.day_of(now))
    question = question_of(content, found) if found is not None else ""
    return Text("topic-in-greeting", {"question": question}) if question else ""


async def next_time(uow: UnitOfWork, content: Content, community: Community, now: datetime) -> str:
    """When the next question is due on the community's wall clock, empty while they are paused."""
    if await is_paused(uow, community):
        return ""
    slot = min(next_slot(Daily(at), community.timezone, now) for at in content.topics.times)
    return f"{slot.astimezone(ZoneInfo(community.timezone)):%H:%M}"


async def offered(uow: UnitOfWork, content: Content, community: Community, now: datetime) -> list[Prompt]:
    """The questions that would come next, for staff to choose from."""
    return (await pool_of(uow, content, community, community.day_of(now))).ranked()[:OFFERED]


async def ask_offered(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, mark: str
) -> Prompt:
    """Post the question with that mark now; refuses with "topic-used" what was asked or exists no more."""
    pool = await pool_of(uow, content, community, community.day_of(now))
    prompt = next((each for each in pool.ranked() if mark in {each.id, mark_of(each.id)}), None)
    if prompt is None or not await ask_prompt(uow, now, community, prompt, now, TOPIC):
        raise Refusal("topic-used")
    await audit.record(uow, community, now, by, "topic-ask", ref=f"topic:{prompt.id}")
    return prompt


async def ask_own(
    uow: UnitOfWork, now: datetime, community: Community, by: int, words: str, key: str
) -> None:
    """Post a question in staff's own words now; `key` names the request.

    Refuses with "topic-too-long", or "already-done" the second time.
    """
    if len(words) > LONGEST:
        raise Refusal("topic-too-long", most=LONGEST, length=len(words))
    if not await ask_words(uow, now, community, words, f"{OWN}{key}", now):
        raise Refusal("already-done")
    await audit.record(uow, community, now, by, "topic-ask", ref=f"topic:{OWN}{key}")


async def set_thread(
    uow: UnitOfWork, now: datetime, community: Community, by: int, thread: int | None
) -> None:
    """The forum topic that questions go to from now on; None: the group itself."""
    await uow.settings.put(community.id, THREAD, thread)
    await audit.record(uow, community, now, by, "topic-place", ref=f"thread:{thread or 0}")


async def pause(uow: UnitOfWork, now: datetime, community: Community, by: int, *, paused: bool) -> None:
    """Keep the daily question and ice-breakers back, or let them come again."""
    await uow.settings.put(community.id, PAUSE, True if paused else None)
    await audit.record(uow, community, now, by, "topic-pause" if paused else "topic-resume")


async def skip(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int, at: datetime, *,
    out: bool,
) -> None:  # fmt: skip
    """This once no question at that slot (`out`), or one after all.

    Refuses with "post-too-late", "already-done", or "button-too-old" for what is no slot.
    """
    known = {each for each in await skipped(uow, community) if each > now}
    if at <= now:
        raise Refusal("post-too-late")
    if all(each.at != at for each in planned(content, community, at - _MOMENT, at)):
        raise Refusal("button-too-old")
    if (at in known) == out:
        raise Refusal("already-done")
    left = sorted(int(each.timestamp()) for each in known ^ {at})
    await uow.settings.put(community.id, LEFT_OUT, left or None)
    day = str(community.day_of(at))
    await audit.record(uow, community, now, by, "topic-skip" if out else "topic-unskip", reason=day)


async def is_paused_alone(uow: UnitOfWork, community: Community) -> bool:
    """Whether questions are kept back by themselves, and not with all posts."""
    return bool(await uow.settings.get(community.id, PAUSE, default=False))
