"""The clock's door to the household: forget what nobody needs, look again at what the bot may do."""

from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.community import State
from bot.domain.outgoing import Lane, Probe
from bot.domain.spam import SAMPLES_KEPT
from bot.storage.uow import UnitOfWork

SEEN_UPDATES_KEPT = timedelta(hours=48)
STRAYS_KEPT = timedelta(days=1)
"""Poll answers whose poll has not turned up by then belong to none of ours."""
TALK_KEPT = timedelta(days=30)
"""Whose messages were and who liked them: long enough for a month's honours."""
EXAMPLES_KEPT = timedelta(days=365)
"""What was spam a year ago says little about what is today."""
SLOTS_KEPT = timedelta(days=400)
"""Longer than a year, so that what comes once a year is never done twice."""
_A_DAY = timedelta(days=1)

PROBE_EVERY = timedelta(hours=6)


async def prune(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Forget update ids that Telegram no longer repeats, slots and talk of long ago, unanswered questions."""
    await uow.updates.prune(now - SEEN_UPDATES_KEPT)
    await uow.jobs.prune(now - SLOTS_KEPT)
    await uow.ballots.prune(now - STRAYS_KEPT)
    await uow.talk.prune(now - TALK_KEPT)
    await uow.grumbles.prune(now - timedelta(days=content.complaints.crisis.usual_days) - _A_DAY)
    await uow.dialogues.prune(now)
    await uow.knocks.prune(now - TALK_KEPT)
    await uow.spam.prune(now - EXAMPLES_KEPT)
    await uow.spam_samples.prune(now - SAMPLES_KEPT)


async def probe_rights(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Ask Telegram what the bot may do in each community and who the administrators are.

    All replicas ask; the key lets one question a community and six hours through.
    """
    del content
    turn = int(now.timestamp() // PROBE_EVERY.total_seconds())
    for community in await uow.communities.all(State.ACTIVE):
        await uow.outbox.put(
            Probe(community.chat_id), now, community_id=community.id, lane=Lane.BROADCAST,
            key=f"probe:{community.id}:{turn}", repeat=True, on_sent="probed",
        )  # fmt: skip
