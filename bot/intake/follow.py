"""What each feature makes of a batch that was heard, on one page: set-based, in the batch's transaction."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.actions import (
    appreciation,
    calm,
    challenge_proof,
    complaints,
    ladder,
    responses,
    shares,
    spam_samples,
    talk,
    topics_answers,
    votes_ballots,
    welcome,
)
from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Heard
from bot.storage.uow import UnitOfWork

Follow = Callable[[UnitOfWork, Content, datetime, Mapping[int, Community], Heard], Awaitable[None]]
"""Communities by their row id. Those of the batch are locked whenever the lists of `Heard` have something."""

FOLLOWERS: tuple[Follow, ...] = (
    talk.heard,  # first: it says whose messages the others are about
    appreciation.heard,
    responses.heard,
    topics_answers.heard,
    votes_ballots.heard,
    challenge_proof.heard,
    shares.heard,
    ladder.heard,
    complaints.heard,
    calm.heard,
    spam_samples.heard,
    welcome.heard,
)
