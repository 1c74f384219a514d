"""History from an export: what the bot has not counted itself is added, each message once."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.domain.history import Chapter, Presence, Span, Step, settle
from bot.storage.uow import UnitOfWork

_AT_ONCE = 5_000


class Disturbed(Exception):  # noqa: N818 - what is said, not a programming error
    """Somebody else is taking in the same messages."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a stretch added: messages, joins, leaves; and the stretch as it is now."""

    messages: int
    joined: int
    left: int
    span: Span


async def take(uow: UnitOfWork, chapter: Chapter, chat_id: int, span: Span | None, to: Span) -> Taken:
    """Add a chapter, and note that the chat has been taken in up to there: both or neither.

    `to` is the new stretch, which goes on where `span` ends unless that is None. Raises Disturbed.
    """
    community = chapter.community
    await uow.communities.lock([community.id])
    if not await uow.imported.extend(community.id, chat_id, span, to):
        raise Disturbed
    await uow.imports.count(chapter)
    moving = {user_id for user_id, steps in chapter.steps.items() if _moves(steps)}
    before = await uow.imports.presences(community.id, moving, chapter.until) if moving else {}
    settled = [
        settle(user_id, before.get(user_id, Presence()), sorted(steps, key=lambda step: step[1]))
        for user_id, steps in chapter.steps.items()
    ]
    await uow.imports.move(community, settled)
    counted = [kind for each in settled for kind, _ in each.moved]
    grown = to if span is None else replace(to, first_id=span.first_id)
    return Taken(chapter.messages, counted.count(Step.JOIN), counted.count(Step.LEAVE), grown)


def _moves(steps: Collection[tuple[Step, object]]) -> bool:
    return any(kind in (Step.JOIN, Step.LEAVE) for kind, _ in steps)


async def forgotten_among(uow: UnitOfWork, community_id: int, user_ids: Collection[int]) -> set[int]:
    """Those of these people who had themselves forgotten: their history stays forgotten."""
    found: set[int] = set()
    people = sorted(user_ids)
    for start in range(0, len(people), _AT_ONCE):
        found |= await uow.imports.forgotten(community_id, people[start : start + _AT_ONCE])
    return found
