"""Topics: the day's question, the ice-breaker, and which of the content's questions are still good."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.actions import posting, weekly
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain import settings
from bot.domain import topics as rules
from bot.domain.calendar_plan import monday_of, period_of, theme_of
from bot.domain.community import Community, State
from bot.domain.outgoing import Param, Text
from bot.domain.post import PAUSED, SENDING, SENT, SKIPPED, Coming, Post
from bot.domain.schedule import Daily, slots
from bot.domain.setup import name_of
from bot.domain.topics import ICEBREAKER, QUESTIONS, TOPIC, VOTED, Prompt
from bot.storage.topic import Icebreaker
from bot.storage.uow import UnitOfWork

DAY = timedelta(days=1)

PAUSE = "topics_paused"
"""The setting that keeps questions back; so does the one for all posts."""
LEFT_OUT = "topics_skipped"
"""The setting with the slots, in Unix seconds, at which no question is asked, once."""
THREAD = "topics_thread"
"""The setting with the forum topic that questions go to."""
STOCK = "topics_stock"
"""The setting that says what the operators were last told about the questions that are left."""

_TEXT = "text:"
"""Begins a decision in words of its own; any other names a prompt."""


@dataclass(frozen=True, slots=True)
class Pool:
    """A community's questions on a local day: all of them, and the entries that were asked of late."""

    prompts: tuple[Prompt, ...]
    used: frozenset[str]
    theme: str
    seed: str

    def ranked(self) -> list[Prompt]:
        """Those that may be asked now, the best first."""
        return rules.ranked(self.prompts, self.used, self.theme, self.seed)


async def pool_of(uow: UnitOfWork, content: Content, community: Community, day: date) -> Pool:
    """What there is to ask on a local day."""
    since = datetime.combine(day, time(), UTC) - (content.topics.repeat_days + 2) * DAY
    asked = await uow.posts.entries_since(community.id, QUESTIONS, since)
    used = rules.used_by(((entry, community.day_of(slot)) for entry, slot in asked), day, content.topics)
    theme = await _theme(uow, content, community, day)
    return Pool(content.prompts_of(community.pack), used, theme, f"{community.id}:{day}")


async def _theme(uow: UnitOfWork, content: Content, community: Community, day: date) -> str:
    """The name of the week's theme, as the calendar or a vote has it."""
    decided = await uow.topics.decision(community.id, "week", period_of(day))
    week = theme_of(content.calendar(community.pack), {monday_of(day): decided} if decided else {}, day)
    return week.name if week is not None else ""


async def ask(uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime) -> None:
    """The day's question: what a vote has decided, or the best of the content's.

    Operators hear when there is none left, and before that when they get few.
    """
    if await is_paused(uow, community) or slot in await skipped(uow, community):
        return
    day = community.day_of(slot)
    pool = await pool_of(uow, content, community, day)
    decided, voted = await uow.topics.decision(community.id, "topic", day.isoformat()), f"{VOTED}{day}"
    if decided.startswith(_TEXT) and voted not in pool.used:
        await ask_words(uow, now, community, decided.removeprefix(_TEXT), voted, slot)
        return
    promised = await uow.topics.promised(community.id, day)
    best = sorted(pool.ranked(), key=lambda prompt: (prompt.id != decided, prompt.id in promised))
    if best:
        await ask_prompt(uow, now, community, best[0], slot)
    await _mind_stock(uow, content, now, community, len(best))


async def is_paused(uow: UnitOfWork, community: Community) -> bool:
    """Whether operators keep questions back, or the group is to calm down."""
    if await weekly.holds_back(uow, community):
        return True
    return bool(await uow.settings.get(community.id, PAUSE, default=False))


async def skipped(uow: UnitOfWork, community: Community) -> set[datetime]:
    """The slots that operators want to be without a question."""
    kept: list[int] = await uow.settings.get(community.id, LEFT_OUT, default=[])
    return {datetime.fromtimestamp(each, UTC) for each in kept}


async def ask_prompt(
    uow: UnitOfWork, now: datetime, community: Community, prompt: Prompt, slot: datetime, kind: str = TOPIC
) -> bool:
    """Post one of the content's questions; False if that was done for this slot before."""
    return await _post(uow, now, community, kind, prompt.id, slot, Text(prompt.text))


async def ask_words(
    uow: UnitOfWork, now: datetime, community: Community, words: str, entry: str, slot: datetime
) -> bool:
    """Post a question in somebody's own words under a name of its own; False if that was done before."""
    return await _post(uow, now, community, TOPIC, entry, slot, words)


async def _post(
    uow: UnitOfWork, now: datetime, community: Community, kind: str, entry: str, slot: datetime,
    question: Text | str,
) -> bool:  # fmt: skip
    day = community.day_of(slot)
    post_id = await uow.posts.reserve(community.id, kind, entry, slot, day, SENDING, now)
    if post_id is None:
        return False
    if isinstance(question, str):
        await uow.posts.change(post_id, words={"text": question})
    text = Text(f"topic-post-{kind}", {"question": question})
    thread = await uow.settings.get(community.id, THREAD)
    return await posting.send(uow, now, community, post_id, text, topic=thread)


async def _mind_stock(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, found: int
) -> None:
    """Tell the operators once when questions get few, and once more when there was none to send.

    `found` are those that could be asked, the one that was asked now included.
    """
    state = rules.stock(found, content.topics)
    before = await uow.settings.get(community.id, STOCK, "")
    if rules.is_worse(state, before):
        params: dict[str, Param] = {"community": name_of(community), "left": max(0, found - 1)}
        await tell_operators(uow, community, Text(f"topic-stock-{state}", params), now, important=True)
        await uow.settings.put(community.id, STOCK, state)
    elif before and not state:
        await uow.settings.put(community.id, STOCK, None)


async def break_ice(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """A question out of turn for each group that has been silent for long enough; asked every minute."""
    numbers = content.topics
    awake = {
        each.id: each
        for each in (await uow.communities.all(State.ACTIVE) if numbers.breaks_ice else ())
        if rules.may_break_ice(now, each.timezone, each.at_work_since, numbers)
    }
    silent = await uow.topics.silent(awake, now - numbers.silence, now) if awake else set()
    if not silent:
        return
    sent = await uow.topics.icebreakers(silent, now - (numbers.repeat_days + 2) * DAY)
    due = [each for each in sorted(silent) if _has_one_left(content, awake[each], sent[each], now)]
    await uow.communities.lock(due)
    for community_id in sorted(await uow.topics.silent(due, now - numbers.silence, now) if due else ()):
        await _break_ice(uow, content, now, awake[community_id])


def _has_one_left(content: Content, community: Community, sent: Sequence[Icebreaker], now: datetime) -> bool:
    today, numbers = community.day_of(now), content.topics
    if rules.is_ignored([each.answered for each in sent]):
        return False
    prompts, so_far = len(content.prompts_of(community.pack)), sum(each.day == today for each in sent)
    return so_far < numbers.icebreakers_a_day and rules.can_spare(prompts, len(sent), numbers)


async def _break_ice(uow: UnitOfWork, content: Content, now: datetime, community: Community) -> None:
    wanted = await uow.settings.get(community.id, settings.ICEBREAKER, default=True)
    if not wanted or await is_paused(uow, community):
        return
    day = community.day_of(now)
    pool = await pool_of(uow, content, community, day)
    kept = await uow.topics.promised(community.id, day - DAY)
    ranked = pool.ranked()
    best = next((prompt for prompt in ranked if prompt.id not in kept), None)
    if best is not None:
        await ask_prompt(uow, now, community, best, now, ICEBREAKER)
        await _mind_stock(uow, content, now, community, len(ranked))


async def coming(
    uow: UnitOfWork, content: Content, community: Community, after: datetime, until: datetime
) -> list[Coming]:
    """When questions are due in (after, until]; which ones they are is chosen then."""
    found = planned(content, community, after, until, PAUSED if await is_paused(uow, community) else "")
    out = await skipped(uow, community)
    return [replace(each, state=SKIPPED) if each.at in out else each for each in found]


def planned(
    content: Content, community: Community, after: datetime, until: datetime, state: str = ""
) -> list[Coming]:
    """The same, as far as the content says it."""
    zone, title = ZoneInfo(community.timezone), Text("topic-coming")
    return [
        Coming(at, TOPIC, TOPIC, title, at.astimezone(zone).date(), state)
        for rule in content.topics.times
        for at in slots(Daily(rule), community.timezone, after, until)
    ]


async def topic_of(uow: UnitOfWork, community: Community, day: date) -> Post | None:
    """The last question of a local day that the group has seen."""
    posts = await uow.posts.of_day(community.id, (TOPIC,), day)
    return next((post for post in reversed(posts) if post.state == SENT), None)


def question_of(content: Content, post: Post) -> Param:
    """The words of a question, empty if the content has it no more."""
    if "text" in post.words:
        return post.words["text"]
    key = Prompt(post.entry).text
    return Text(key) if content.texts.has(key) else ""
