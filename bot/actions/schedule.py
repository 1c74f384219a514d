"""What staff decide about posts that are coming: pause, skip, approve, write anew, or run now.

Each decision is a row under the post's own key, so it survives a restart and is taken once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.actions import audit
from bot.actions.weekly import PAUSE, decisions
from bot.actions.weekly_post import FORUM_TOPICS, KIND, send
from bot.content import Content
from bot.content_wordbook import LONGEST, LONGEST_WITH_PICTURE
from bot.domain.calendar_entry import Entry
from bot.domain.calendar_plan import Planned, plan_between
from bot.domain.community import Community, Person
from bot.domain.post import (
    APPROVED,
    FAILED,
    HELD,
    MISSED,
    OPEN,
    PAUSED,
    PLANNED,
    SENDING,
    SKIPPED,
    Post,
    mark_of,
)
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork

FORUM_TOPICS_AT_MOST, FORUM_TOPIC_LENGTH = 50, 32
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly post of a community at one of its slots, with its row if it has one."""

    community: Community
    planned: Planned
    at: datetime
    post: Post | None = None

    @property
    def entry(self) -> Entry:
        """What the calendar says."""
        return self.planned.entry

    @property
    def state(self) -> str:
        """That of the row, empty if there is none."""
        return self.post.state if self.post else ""

    @property
    def words(self) -> dict[str, str]:
        """The words that somebody wrote for it."""
        return self.post.words if self.post else {}


async def slot_meant(
    uow: UnitOfWork, content: Content, community: Community, at: datetime, mark: str
) -> Slot:
    """The post that a button names by its slot and mark; refuses one that the calendar does not have."""
    decided = await decisions(uow, community)
    calendar = content.calendar(community.pack)
    due = plan_between(calendar, community.kind, decided, community.timezone, at - _MOMENT, at)
    for _, planned in due:
        if mark_of(planned.entry.id) == mark:
            row = await uow.posts.on_date(community.id, planned.entry.id, planned.day)
            return Slot(community, planned, at, row)
    raise Refusal("button-too-old")


async def pause(uow: UnitOfWork, now: datetime, community: Community, by: int, *, paused: bool) -> None:
    """Keep all posts back from now on, or no longer. What is due meanwhile is not made up for."""
    await uow.settings.put(community.id, PAUSE, paused or None)
    await audit.record(uow, community, now, by, "posts-pause" if paused else "posts-resume")


async def skip(uow: UnitOfWork, now: datetime, slot: Slot, by: Person) -> None:
    """Not this time. Refuses with "post-too-late" or "already-done"."""
    await _decide(uow, now, slot, by, OPEN, SKIPPED)
    await _note(uow, now, slot, by, "skip")


async def unskip(uow: UnitOfWork, now: datetime, slot: Slot, by: Person) -> None:
    """It goes out after all. Refuses with "post-too-late" or "already-done"."""
    await _decide(uow, now, slot, by, (SKIPPED,), _agreed(slot.entry))
    await _note(uow, now, slot, by, "unskip")


async def approve(uow: UnitOfWork, now: datetime, slot: Slot, by: Person) -> None:
    """It may go out. Refuses with "post-too-late" or "already-done"."""
    await _decide(uow, now, slot, by, (PLANNED, HELD), APPROVED)
    await _note(uow, now, slot, by, "approve")


async def write(uow: UnitOfWork, now: datetime, slot: Slot, by: Person, words: str) -> None:
    """This time it says something else; whoever writes it approves it.

    Refuses with "post-too-late", "post-empty" or "post-too-long".
    """
    longest = LONGEST_WITH_PICTURE if slot.entry.picture else LONGEST
    if not words.strip():
        raise Refusal("post-empty")
    if len(words) > longest:
        raise Refusal("post-too-long", length=len(words), most=longest)
    if slot.at <= now:
        raise Refusal("post-too-late")
    state = SKIPPED if slot.state == SKIPPED else _agreed(slot.entry)
    post_id = await _take(uow, now, slot, by, (*OPEN, SKIPPED), state)
    await uow.posts.change(post_id, words={"text": words.strip()})
    await _note(uow, now, slot, by, "write")


async def run_now(uow: UnitOfWork, now: datetime, slot: Slot, by: Person) -> None:
    """Post it at once; its slot counts as done. Refuses with "already-done"."""
    post_id = await _take(uow, now, slot, by, (*OPEN, SKIPPED, PAUSED, MISSED, FAILED), SENDING)
    await _note(uow, now, slot, by, "run")
    await send(uow, now, slot.community, slot.entry, post_id, slot.words)


async def name_forum_topic(
    uow: UnitOfWork, now: datetime, community: Community, by: int, name: str, thread: int | None
) -> None:
    """From now on posts for the forum topic of this name go into a thread (None: into General).

    Refuses with "post-topic-name" for a name that cannot be one.
    """
    known: dict[str, int] = dict(await uow.settings.get(community.id, FORUM_TOPICS, default={}))
    known.pop(name, None)
    if not 0 < len(name) <= FORUM_TOPIC_LENGTH or len(known) >= FORUM_TOPICS_AT_MOST:
        raise Refusal("post-topic-name", most=FORUM_TOPIC_LENGTH)
    if thread is not None:
        known[name] = thread
    await uow.settings.put(community.id, FORUM_TOPICS, known)
    await audit.record(uow, community, now, by, "posts-topic", reason=name)


async def _note(uow: UnitOfWork, now: datetime, slot: Slot, by: Person, deed: str) -> None:
    """In the audit log, with the post's name in the calendar and its day."""
    which = f"{slot.entry.id} {slot.planned.day}"
    await audit.record(uow, slot.community, now, by.user_id, f"post-{deed}", ref="post", reason=which)


def _agreed(entry: Entry) -> str:
    return APPROVED if entry.approve else PLANNED


async def _decide(
    uow: UnitOfWork, now: datetime, slot: Slot, by: Person, states: tuple[str, ...], state: str
) -> None:
    if state == slot.state:
        raise Refusal("already-done")
    if slot.at <= now:
        raise Refusal("post-too-late")
    await _take(uow, now, slot, by, states, state)


async def _take(
    uow: UnitOfWork, now: datetime, slot: Slot, by: Person, states: tuple[str, ...], state: str
) -> int:
    """Move the post out of one of these states, or make its row; returns its id. Of two at once one does."""
    if slot.post is None:
        made = await uow.posts.reserve(
            slot.community.id, KIND, slot.entry.id, slot.at, slot.planned.day, state, now
        )
        post_id, taken = made or 0, made is not None
        if taken:
            await uow.posts.change(post_id, decided_by=by.user_id)
    else:
        post_id = slot.post.id
        values = {"state": state, "decided_by": by.user_id, "decided_at": now, "slot": slot.at}
        taken = await uow.posts.move(post_id, states, **values)
    if not taken:
        raise Refusal("already-done")
    return post_id
