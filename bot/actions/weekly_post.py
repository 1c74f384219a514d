"""One weekly post: what it says, where it goes, what staff may press about it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions import posting
from bot.actions.registration import tell_operators
from bot.domain.calendar_entry import Entry
from bot.domain.community import Community
from bot.domain.outgoing import Button, Param, Rows, Text
from bot.domain.post import mark_of
from bot.domain.press import pack_press
from bot.domain.settings import FORUM
from bot.domain.setup import name_of
from bot.storage.uow import UnitOfWork

KIND = "calendar"
FORUM_TOPICS = "forum_topics"
"""The setting with the thread ids of forum topics by the names that operators gave them."""
PANEL, SECTION = "panel", "schedule"
"""The action of the panel's buttons, and its section for what is coming."""
DECISIONS = ("approve", "edit", "skip")
"""What operators are offered about a post that they are shown first."""


def words_of(entry: Entry, community: Community, words: dict[str, str]) -> Text:
    """What a post says: the words somebody wrote for it, or the content's."""
    if own := words.get("text"):
        return Text("post-own", {"text": own})
    return Text(entry.text, {"community": name_of(community)})


async def send(
    uow: UnitOfWork, now: datetime, community: Community, entry: Entry, post_id: int, words: dict[str, str]
) -> bool:
    """Post it to the group, into its forum topic where that is known; False if that was wanted before."""
    topic = await _forum_topic(uow, now, community, entry)
    text = words_of(entry, community, words)
    return await posting.send(
        uow, now, community, post_id, text, entry.buttons, entry.picture, topic, pin=entry.pin
    )


def preview_buttons(community: Community, entry: Entry, slot: datetime) -> Rows:
    """What any operator may decide about a post they are shown."""
    where = path_of(entry.id, slot)
    press = {act: pack_press(PANEL, f"{community.id}.{SECTION}.{act}.{where}") for act in DECISIONS}
    return (tuple(Button(Text(f"button-post-{act}"), data) for act, data in press.items()),)


def path_of(entry: str, slot: datetime) -> str:
    """What stands for a post's slot in a button of the panel."""
    return f"{int(slot.timestamp())}.{mark_of(entry)}"


def about(community: Community, entry: Entry, slot: datetime) -> dict[str, Param]:
    """What every message about a post to the operators names: where, when and which."""
    wall = slot.astimezone(ZoneInfo(community.timezone))
    return {
        "community": name_of(community), "day": wall.date(), "time": f"{wall:%H:%M}",
        "title": Text(entry.title, {"community": name_of(community)}),
    }  # fmt: skip


async def _forum_topic(uow: UnitOfWork, now: datetime, community: Community, entry: Entry) -> int | None:
    """The thread a post belongs into; None for General, and in a group that has no topics.

    In a forum the operators are told once of a name that nobody has registered.
    """
    if not entry.forum_topic:
        return None
    known: dict[str, int] = await uow.settings.get(community.id, FORUM_TOPICS, default={})
    if entry.forum_topic not in known and await uow.settings.get(community.id, FORUM, default=False):
        text = Text("post-topic-unknown", {"community": name_of(community), "topic": entry.forum_topic})
        key = f"forum_topic:{community.id}:{entry.forum_topic}"
        await tell_operators(uow, community, text, now, key=key, silent=True)
    return known.get(entry.forum_topic)
