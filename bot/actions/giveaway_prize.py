"""What winners get: points at once, codes that only they read, and what staff hand over by themselves."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import audit
from bot.actions.registration import tell_operators
from bot.domain.community import Community
from bot.domain.giveaway import CODES, POINTS, Giveaway
from bot.domain.outgoing import Lane, Listing, Mention, Place, Say, Text, Whisper
from bot.domain.points import Entry
from bot.storage.uow import UnitOfWork

KIND, TAKEN_BACK = "giveaway", "giveaway_back"
NOTICE_LIFETIME = 24 * 3600


async def hand_out(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, winners: Sequence[int]
) -> None:
    """Give the prize to these winners."""
    if not winners:
        return
    if each.prize.kind == POINTS:
        await _pay(uow, now, community, each, winners)
    elif each.prize.kind == CODES:
        await give_codes(uow, now, community, each, winners)
    else:
        known = await uow.members.names(community.id, winners)
        names = Listing(tuple(Mention(user, known.get(user, "")) for user in winners))
        text = Text("giveaway-hand-over", {
            "title": each.title, "prize": each.prize.words, "number": each.id, "names": names,
        })  # fmt: skip
        key = f"giveaway:{each.id}:hand:{winners[0]}"
        await tell_operators(uow, community, text, now, key=key, important=True)


async def _pay(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, winners: Sequence[int]
) -> None:
    entries = [
        Entry(user, each.prize.amount, KIND, f"{KIND}:{each.id}:{user}", each.title, ref=f"{KIND}:{each.id}")
        for user in winners
    ]
    await uow.ledger.record_many(community.id, entries, community.day_of(now), now)


async def give_codes(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, winners: Sequence[int]
) -> None:
    """A code for each of these, as far as the pool goes; for more, operators are asked to fill it."""
    pool = each.prize.words
    given = await uow.giveaways.give_codes(community.id, each.id, pool, winners, now)
    for user, code in given.items():
        await _tell(uow, now, community, each, user, code)
    without = [user for user in winners if user not in given]
    if without:
        text = Text("giveaway-no-codes-left", {"title": each.title, "pool": pool, "without": len(without)})
        key = f"giveaway:{each.id}:codes:{without[0]}"
        await tell_operators(uow, community, text, now, key=key, important=True)


async def _tell(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, user_id: int, code: str
) -> None:
    """In private if they have opened the bot, else for their eyes only; /giveaway shows it again."""
    member = await uow.members.get(community.id, user_id)
    if member is None:
        return
    text = Text("giveaway-code", {"title": each.title, "community": community.title, "code": code})
    reachable = await uow.members.open_contacts([user_id])
    to = Place(user_id) if reachable else Whisper(community.chat_id, user_id)
    lifetime = 0 if reachable else NOTICE_LIFETIME
    say = Say(to, member.language or community.language, text, lifetime=lifetime, secret=True)
    key = f"giveaway:{each.id}:code:{user_id}"
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.ANSWER, key=key, repeat=True)


async def add_codes(
    uow: UnitOfWork, now: datetime, community: Community, by: int, pool: str, codes: Sequence[str]
) -> tuple[int, int]:
    """Fill a pool; (codes that are new, codes left). Winners who wait for one get theirs first."""
    added = await uow.giveaways.add_codes(community.id, pool, codes)
    await audit.record(uow, community, now, by, "codes-add", ref=f"pool:{pool}", count=added)
    waiting: dict[int, list[int]] = {}
    for giveaway_id, user_id in await uow.giveaways.codeless(community.id):
        waiting.setdefault(giveaway_id, []).append(user_id)
    for giveaway_id, winners in waiting.items():
        each = await uow.giveaways.get(giveaway_id)
        stock = await uow.giveaways.stock(community.id, pool)
        if each is not None and each.prize.kind == CODES and each.prize.words == pool and stock:
            await give_codes(uow, now, community, each, winners[:stock])
    return added, await uow.giveaways.stock(community.id, pool)


async def take_back(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, user_ids: Sequence[int], by: int
) -> None:
    """Counter-entries for points won, so that the ledger tells the whole story."""
    if each.prize.kind != POINTS:
        return
    keys = {user: f"{KIND}:{each.id}:{user}" for user in user_ids}
    unpaid = await uow.ledger.unpaid([(community.id, key) for key in keys.values()])
    entries = [
        Entry(user, -each.prize.amount, TAKEN_BACK, f"{TAKEN_BACK}:{each.id}:{user}", each.title, by)
        for user, key in keys.items()
        if (community.id, key) not in unpaid
    ]
    await uow.ledger.record_many(community.id, entries, community.day_of(now), now)
