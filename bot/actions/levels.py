"""Reaching a level: noticed wherever points are earned, told once and quietly, with its tag if it has one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import tags
from bot.actions.checkin import whisper_or_private
from bot.content import Content
from bot.domain.community import Community
from bot.domain.levels import Standing, level_at, number_at, tag_at
from bot.domain.outgoing import Text
from bot.domain.tags import LEVEL
from bot.storage.uow import UnitOfWork


async def settle(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Pay what is owed, and see what follows from the points earned in this transaction, at its end.

    Costs nothing unless somebody crossed a threshold. The communities concerned are locked by then.
    """
    await uow.ledger.settle(now)
    if not uow.ledger.climbed:
        return
    own = await _own_content(uow, content)
    crossed: dict[int, set[int]] = {}
    for community_id, user_id, before, after in uow.ledger.climbed:
        rules = own.get(community_id, content).levels
        if number_at(before, rules) != number_at(after, rules):
            crossed.setdefault(community_id, set()).add(user_id)
    uow.ledger.climbed.clear()
    for community_id, people in sorted(crossed.items()):
        community = await uow.communities.get(community_id)
        await _settle(uow, content.of(community), now, community, sorted(people))


async def _own_content(uow: UnitOfWork, content: Content) -> dict[int, Content]:
    """By community id, where some pack has levels of its own."""
    if all(each.levels is content.levels for each in content.variants.values()):
        return {}
    ids = sorted({community_id for community_id, *_ in uow.ledger.climbed})
    return {each: content.of(await uow.communities.get(each)) for each in ids}


async def _settle(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, people: Sequence[int]
) -> None:
    earned = await uow.ledger.earned_by(community.id, people)
    told = await uow.levels.told(community.id, people)
    here = await uow.welcome.here(community.id, people)
    for user_id in people:
        number = number_at(earned.get(user_id, 0), content.levels)
        if user_id not in here:
            continue
        await _wear(uow, content, now, community, user_id, number)
        if number > max(1, told.get(user_id, 1)):
            standing = level_at(earned[user_id], content.levels)
            if await _tell(uow, now, community, user_id, standing):
                await uow.levels.tell(community.id, user_id, number, now)


async def _wear(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, number: int
) -> None:
    """Also on the way down: an award may be taken back."""
    tag = tag_at(number, community.language, content.levels)
    if tag:
        await tags.wear(uow, now, community, user_id, tag, LEVEL)
    else:
        await tags.take_back(uow, now, community, user_id, LEVEL)


async def _tell(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, standing: Standing
) -> bool:
    """False if there is no quiet way to them now: then they hear it with a later level."""
    text = Text(
        "levels-reached",
        {
            "level": standing.number, "name": standing.name, "discount": standing.discount,
            "community": community.title,
        },
    )  # fmt: skip
    key = f"level:{community.id}:{standing.number}:{user_id}"
    return await whisper_or_private(uow, community, user_id, text, now, key=key)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder as a member sees it: where they stand, and each level with its points and perks."""

    own: Standing
    levels: list[Standing]
    tags: list[str]


async def ladder(uow: UnitOfWork, content: Content, community: Community, user_id: int) -> Ladder:
    """The ladder of a community, with a member's own place on it."""
    rules = content.levels
    own = level_at(await uow.ledger.earned(community.id, user_id), rules)
    each = [level_at(level.points, rules) for level in rules.levels]
    return Ladder(own, each, [level.tag.get(community.language, "") for level in rules.levels])
