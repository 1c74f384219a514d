"""Ending mutes and bans before their time: by command, or by an administrator in Telegram itself."""

from collections.abc import Collection
from datetime import datetime

from bot.actions import sanctions
from bot.actions.gate_outcome import let_in_by_hand
from bot.actions.incidents_notice import rewrite
from bot.content import Content
from bot.domain.community import Community
from bot.domain.sanctions import Kind, Sanction
from bot.storage.uow import UnitOfWork


async def lift(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, kind: Kind, by: int
) -> list[Sanction]:
    """End all mutes, or bans, of somebody; they hear of it once. Returns them, the newest first.

    A newcomer who was to answer at the gate has come through it when they may write.
    """
    if kind is Kind.MUTE:
        await let_in_by_hand(uow, now, community, user_id, by)
    held = await uow.sanctions.holding(community.id, user_id, kind, now)
    for each in held:  # who is told so once need not read it again
        await sanctions.undo(uow, content, now, community, each.id, by, announce=each is held[-1])
    await rewrite_cards(uow, content, now, community, held)
    return held


async def rewrite_cards(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, undone: Collection[Sanction]
) -> None:
    """The cards of what these followed from say that they were taken back."""
    about = [await uow.incidents.get(each.incident_id) for each in undone if each.incident_id is not None]
    cards = {each.card_id or each.id for each in about if each is not None}
    standing = [await uow.incidents.get(card) for card in sorted(cards)]
    shown = [each for each in standing if each is not None]
    await rewrite(uow, content, now, {community.id: community}, shown)


async def changed_in_telegram(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, by: int,
    before: str, after: str,
) -> None:  # fmt: skip
    """An administrator changed somebody's status: mutes or bans that this ends are over here as well."""
    if (before, after) == ("restricted", "member"):
        await lift(uow, content, now, community, user_id, Kind.MUTE, by)
    elif before == "kicked" != after:
        await lift(uow, content, now, community, user_id, Kind.BAN, by)
