"""Ordinary messages of members of long standing: what the spam model compares spam with.

The guard picks one a minute at most out of what it finds nothing in, once moderators have confirmed enough.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Found, Heard
from bot.domain.spam import SAMPLES_A_DAY, STANDING_DAYS, pack
from bot.screening.spam import features
from bot.storage.spam_sample import Sample
from bot.storage.uow import UnitOfWork

_A_DAY, _STANDING = timedelta(days=1), timedelta(days=STANDING_DAYS)


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], heard: Heard
) -> None:
    """Keep them, as numbers: one of each member a day, and so many in all."""
    del content
    picked = {
        (each.community_id, each.person.user_id): each
        for each in heard.found
        if each.finding.ordinary and each.community_id in communities
    }
    if not picked:
        return
    kept = await uow.spam_samples.authors(now - _A_DAY)
    room = SAMPLES_A_DAY - len(kept)
    standing = await uow.spam_samples.of_standing(picked.keys() - set(kept), (now - _STANDING).date())
    chosen = [picked[person] for person in sorted(standing)][: max(0, room)]
    await uow.spam_samples.keep([_sample(each, now) for each in chosen])


def _sample(found: Found, now: datetime) -> Sample:
    packed = pack(features(found.finding.text))
    return Sample(found.community_id, found.message_id, found.person.user_id, packed, now)
