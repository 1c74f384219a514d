"""The draw of a giveaway at its time, and further rounds if a winner falls away."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.actions import audit
from bot.actions.giveaway import find
from bot.actions.giveaway_notice import publish, rewrite
from bot.actions.giveaway_prize import hand_out, take_back
from bot.content import Content
from bot.domain.community import Community
from bot.domain.giveaway import DRAWN, OPEN, SETTLING, Giveaway, draw
from bot.domain.refusal import Refusal
from bot.storage.giveaway_draw import Round, Win
from bot.storage.uow import UnitOfWork

SHOWN_AFTER = timedelta(seconds=20)


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Draw what has closed, and bring announcements up to date; late means now."""
    for each in await uow.giveaways.to_draw(now - SETTLING):
        community = await _locked(uow, each)
        if await uow.giveaways.move(each.id, [OPEN], state=DRAWN, drawn_at=now):
            await _first(uow, content, now, community, replace(each, state=DRAWN, drawn_at=now))
    for each in await uow.giveaways.to_show(now, SHOWN_AFTER):
        await rewrite(uow, content, now, await _locked(uow, each), each)


async def _locked(uow: UnitOfWork, each: Giveaway) -> Community:
    await uow.communities.lock([each.community_id])
    return await uow.communities.get(each.community_id)


async def _first(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Giveaway
) -> None:
    made = Round(1, each.seed, each.winners, await uow.giveaways.entered(each), now)
    await _round(uow, now, community, each, made, await uow.giveaways.present(each))
    await rewrite(uow, content, now, community, each)


async def _round(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, made: Round, entrants: list[int]
) -> None:
    winners = draw(made.seed, made.round, entrants, made.wanted)
    await uow.giveaways.record(community.id, each.id, made, entrants, winners)
    wins = [win for win in await uow.giveaways.wins(each.id) if win.round == made.round]
    await publish(uow, now, community, each, made, len(entrants), wins)
    await hand_out(uow, now, community, each, winners)


async def redraw(
    uow: UnitOfWork, now: datetime, community: Community, giveaway_id: int, by: int,
    only: int | None = None, *, back: bool = False,
) -> list[Win]:  # fmt: skip
    """A further round in place of all present winners, or of `only` one; returns who has won no more.

    Among those of the first round who are still here and have not won in any: the seed is known by now, so
    nobody may come in any more. `back`: points go back too.
    Refuses with "giveaway-not-drawn", "giveaway-no-winner" or "giveaway-nobody-left".
    """
    each = await find(uow, community, giveaway_id)
    if each.state != DRAWN:
        raise Refusal("giveaway-not-drawn", title=each.title)
    wins = await uow.giveaways.wins(each.id)
    gone = [win for win in wins if not win.withdrawn and only in {None, win.user_id}]
    if not gone:
        raise Refusal("giveaway-no-winner", title=each.title)
    entrants = await _left(uow, each, wins)
    if not entrants:
        raise Refusal("giveaway-nobody-left", title=each.title)
    users = [win.user_id for win in gone]
    await uow.giveaways.withdraw(each.id, users)
    ref = f"giveaway:{each.id}"
    await audit.record(uow, community, now, by, "giveaway-redraw", only, ref, winners=len(users))
    if back:
        await take_back(uow, now, community, each, users, by)
    number = max(known.round for known in await uow.giveaways.rounds(each.id)) + 1
    made = Round(number, each.seed, len(gone), await uow.giveaways.entered(each), now)
    await _round(uow, now, community, each, made, entrants)
    return gone


async def _left(uow: UnitOfWork, each: Giveaway, wins: Collection[Win]) -> list[int]:
    first = {lot.user_id for lot in await uow.giveaways.lots(each.id, 1)}
    return sorted((first & set(await uow.giveaways.present(each))) - {win.user_id for win in wins})
