"""Giveaways: opening one, entering it, calling it off."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import audit
from bot.actions.giveaway_notice import announce, withdraw
from bot.content import Content
from bot.domain.community import Community, Member
from bot.domain.giveaway import (
    CANCELLED,
    CODES,
    OPEN,
    SEED_BYTES,
    Draft,
    Facts,
    Giveaway,
    as_json,
    chance,
    commitment,
    lacking,
)
from bot.domain.levels import LevelRules, number_at
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Look:
    """A giveaway that is open, how many are in, and whether the one who looks is."""

    giveaway: Giveaway
    people: int
    is_in: bool


async def start(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, draft: Draft, by: int, key: str
) -> Giveaway:
    """Announce a giveaway; who may enter is judged by what was so at this moment. `key` names the request.

    Refuses with "already-done", "giveaway-too-many", "giveaway-no-such-level" or "giveaway-too-few-codes".
    """
    await _check(uow, content, community, draft)
    seed = secrets.token_hex(SEED_BYTES)
    values: dict[str, object] = {
        "state": OPEN, "title": draft.title, "prize": as_json(draft.prize), "winners": draft.winners,
        "rule": as_json(draft.rule), "seed": seed, "commitment": commitment(seed), "made_by": by, "key": key,
        "opened_at": now, "closes_at": draft.closes_at,
    }  # fmt: skip
    made = await uow.giveaways.add(community.id, values)
    if made is None:
        raise Refusal("already-done")
    each = await find(uow, community, made)
    await audit.record(uow, community, now, by, "giveaway-start", ref=f"giveaway:{made}")
    await announce(uow, content, now, community, each)
    return each


async def _check(uow: UnitOfWork, content: Content, community: Community, draft: Draft) -> None:
    if len(await uow.giveaways.open(community.id)) >= content.giveaways.at_once:
        raise Refusal("giveaway-too-many", most=content.giveaways.at_once)
    if draft.rule.level > len(content.levels.levels):
        raise Refusal("giveaway-no-such-level", most=len(content.levels.levels))
    if draft.prize.kind == CODES:
        stock = await uow.giveaways.stock(community.id, draft.prize.words)
        if stock < draft.winners:
            raise Refusal(
                "giveaway-too-few-codes", pool=draft.prize.words, codes=stock, winners=draft.winners
            )


async def find(uow: UnitOfWork, community: Community, giveaway_id: int) -> Giveaway:
    """A giveaway of this community; refuses with "button-too-old" for any other."""
    each = await uow.giveaways.get(giveaway_id)
    if each is None or each.community_id != community.id:
        raise Refusal("button-too-old")
    return each


async def enter(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, member: Member, giveaway_id: int
) -> Text:
    """Take part, once. Returns what to tell them, with their chances.

    Refuses with "giveaway-over", "giveaway-in-already", or "giveaway-not-entitled" with all that is missing.
    Whoever presses before the draw is in: when that was, Telegram does not say.
    """
    each = await find(uow, community, giveaway_id)
    if each.state != OPEN or member.left_at is not None:
        raise Refusal("giveaway-over", title=each.title)
    if await uow.giveaways.has_entered(each, member.user_id):
        raise Refusal("giveaway-in-already", title=each.title, people=await uow.giveaways.entered(each))
    lacks = await missing(uow, content, community, member, each)
    if lacks:
        raise Refusal("giveaway-not-entitled", missing=Listing(lacks))
    await uow.giveaways.enter(each, member.user_id, now)
    people = await uow.giveaways.entered(each)
    odds = chance(people, each.winners)
    return Text("giveaway-entered", {"people": people, "winners": each.winners, "chance": odds})


async def missing(
    uow: UnitOfWork, content: Content, community: Community, member: Member, each: Giveaway
) -> tuple[Text, ...]:
    """What keeps a member from entering, in words; nothing if they can."""
    return tuple(_missing(each, await facts(uow, content, community, member, each), content.levels))


def _missing(each: Giveaway, found: Facts, levels: LevelRules) -> Iterator[Text]:
    for name, has, takes in lacking(each.rule, found):
        level = levels.name_of(takes) if name == "level" else ""
        yield Text(f"giveaway-missing-{name}", {"has": has, "takes": takes, "name": level})


async def facts(
    uow: UnitOfWork, content: Content, community: Community, member: Member, each: Giveaway
) -> Facts:
    """What somebody was when the giveaway began: nothing they do since can change it.

    Days count from their joining, or for those who were there before the bot from the first sign of them.
    """
    start_ = each.opened_at
    joined = member.joined_at
    here = joined is None or joined <= start_
    if joined is not None:
        since = community.day_of(joined)
    else:
        since = await uow.giveaways.first_day(community.id, member.user_id)
    days = max(0, (community.day_of(start_) - since).days) if since is not None else 0
    earned, checkins = await uow.giveaways.past(community.id, member.user_id, start_)
    return Facts(here, days, number_at(earned, content.levels), checkins)


async def cancel(uow: UnitOfWork, now: datetime, community: Community, by: int, giveaway_id: int) -> Giveaway:
    """Call a giveaway off before its draw. Refuses with "giveaway-over" afterwards."""
    each = await find(uow, community, giveaway_id)
    if not await uow.giveaways.move(each.id, [OPEN], state=CANCELLED):
        raise Refusal("giveaway-over", title=each.title)
    await audit.record(uow, community, now, by, "giveaway-cancel", ref=f"giveaway:{each.id}")
    await withdraw(uow, now, community, replace(each, state=CANCELLED))
    return each


async def looks(uow: UnitOfWork, community: Community, user_id: int) -> list[Look]:
    """The giveaways of a community that are open, as somebody sees them."""
    return [
        Look(each, await uow.giveaways.entered(each), await uow.giveaways.has_entered(each, user_id))
        for each in await uow.giveaways.open(community.id)
    ]
