"""The wrap-up: the day after a question the group hears how many took part and what it liked best."""

from datetime import datetime

from bot.actions import posting
from bot.actions.topics import DAY, question_of
from bot.actions.weekly import holds_back
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Mention, Param, Text
from bot.domain.post import SENDING, SENT, Post
from bot.domain.topics import TOPIC, WRAPUP, message_link
from bot.storage.topic import Best
from bot.storage.uow import UnitOfWork


async def wrap_up(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Wrap up the questions of the day before the slot's, each once; those that few answered silently."""
    if await holds_back(uow, community):
        return
    for post in await uow.posts.of_day(community.id, (TOPIC,), community.day_of(slot) - DAY):
        if post.state != SENT or post.closed_at is not None:
            continue
        await uow.posts.change(post.id, closed_at=now)
        people = await uow.topics.people(community.id, post.id)
        question = question_of(content, post)
        if people >= content.topics.wrapup_at_least and question:
            await _tell(uow, now, community, post, slot, question, people)


async def _tell(
    uow: UnitOfWork, now: datetime, community: Community, post: Post, slot: datetime, question: Param,
    people: int,
) -> None:  # fmt: skip
    entry, day = f"{WRAPUP}-{post.id}", community.day_of(slot)
    post_id = await uow.posts.reserve(community.id, WRAPUP, entry, slot, day, SENDING, now)
    if post_id is None:
        return
    best = await uow.topics.best(community.id, post.id)
    params: dict[str, Param] = {
        "question": linked(community, post.message_id, question),
        "people": people,
        "best": _best(community, best) if best is not None else "",
        "liked": "yes" if best is not None else "no",
    }
    text = Text("topic-wrapup", params)
    await posting.send(uow, now, community, post_id, text, topic=post.thread_id, silent=True)


def _best(community: Community, best: Best) -> Text:
    name = Mention(best.user_id, best.name)
    answer = linked(community, best.message_id, Text("topic-best-answer"))
    return Text("topic-best", {"name": name, "answer": answer, "likes": best.likes})


def linked(community: Community, message_id: int | None, words: Param) -> Param:
    """Words that lead to a message of the group, where messages have links."""
    link = message_link(community.chat_id, message_id)
    return Text("topic-link", {"link": link, "words": words}) if link else words
