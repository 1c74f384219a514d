"""Answers to our questions: each member's first one to each question earns points."""

from collections.abc import Mapping
from datetime import datetime

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Heard
from bot.domain.points import Due, Entry
from bot.domain.topics import QUESTIONS
from bot.storage.uow import UnitOfWork

ANSWER = "answer"


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All answers of a batch; those to posts that ask nothing earn nothing. The communities are locked."""
    del now
    points = content.topics.first_answer_points
    if not points or not batch.answers:
        return
    kinds = await uow.topics.kinds({each.post_id for each in batch.answers})
    dues: list[Due] = []
    for each in sorted(batch.answers, key=lambda each: (each.at, each.message_id)):
        if kinds.get(each.post_id) in QUESTIONS:
            key = f"{ANSWER}:{each.post_id}:{each.user_id}"
            entry = Entry(each.user_id, points, ANSWER, key, ref=str(each.message_id))
            dues.append(Due(each.community_id, communities[each.community_id].day_of(each.at), entry))
    uow.ledger.owe(dues)
