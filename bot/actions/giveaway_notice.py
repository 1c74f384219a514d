"""What the group reads of a giveaway: the announcement, kept up to date, and how it came out."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.actions import game_notice
from bot.actions.game_notice import Notice, when
from bot.content import Content
from bot.domain.community import Community
from bot.domain.giveaway import CANCELLED, OPEN, POINTS, WORDS, Giveaway, Prize, Rule
from bot.domain.levels import LevelRules
from bot.domain.outgoing import Button, Lane, Listing, Mention, Paper, Param, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.storage.giveaway_draw import Round, Win
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

KEY = "giveaway:"
DRAW_FILE = "draw"
"""The maker of the published list, see `bot.delivery.papers`."""


def prize_text(prize: Prize) -> Text:
    """What each winner gets, in words."""
    if prize.kind == WORDS:
        return Text("giveaway-prize-words", {"prize": prize.words})
    return Text(
        "giveaway-prize-points" if prize.kind == POINTS else "giveaway-prize-codes", {"points": prize.amount}
    )


def rule_text(rule: Rule, levels: LevelRules) -> Text:
    """Who may enter, in words."""
    return Text("giveaway-rule", {"conditions": Listing(tuple(_conditions(rule, levels)))})


def _conditions(rule: Rule, levels: LevelRules) -> Iterator[Text]:
    if rule.days or not (rule.level > 1 or rule.checkins):
        yield Text("giveaway-condition-days", {"days": rule.days})
    if rule.level > 1:
        yield Text("giveaway-condition-level", {"level": rule.level, "name": levels.name_of(rule.level)})
    if rule.checkins:
        yield Text("giveaway-condition-checkins", {"checkins": rule.checkins})


def announcement(community: Community, each: Giveaway, levels: LevelRules, people: int) -> Text:
    """What there is to win, for whom, until when, and the promise that nobody can steer the draw."""
    params: dict[str, Param] = {
        "title": each.title, "prize": prize_text(each.prize), "winners": each.winners,
        "rule": rule_text(each.rule, levels), "until": when(community, each.closes_at), "people": people,
        "commitment": each.commitment, "number": each.id, "state": each.state,
    }  # fmt: skip
    return Text("giveaway-announced", params)


def enter_button(each: Giveaway, *, named: bool = False) -> Rows:
    """Anybody may press it; `named` where it stands among those of others."""
    label = Text("giveaway-button-enter")
    if named:
        label = Text("giveaway-button-enter-named", {"title": each.title})
    return ((Button(label, pack_press("enter", each.id)),),)


async def announce(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Giveaway
) -> None:
    """Tell the group, once; the message's id comes back to `announced`."""
    notice = Notice(announcement(community, each, content.levels, 0), enter_button(each))
    await game_notice.announce(uow, now, community, f"{KEY}{each.id}", notice, "giveaway_announced")


async def announced(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The announcement stands in the group; what happened meanwhile is made good in it."""
    if not result.message_id or parcel.community_id is None:
        return
    await uow.communities.lock([parcel.community_id])
    giveaway_id = int((parcel.key or "").removeprefix(KEY))
    await uow.giveaways.change(giveaway_id, message_id=result.message_id)
    each = await uow.giveaways.get(giveaway_id)
    if each is not None and each.state != OPEN:
        await rewrite(uow, content, now, await uow.communities.get(each.community_id), each)


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Giveaway
) -> None:
    """Bring the announcement up to date: how many are in; no button once it is over."""
    if each.state == CANCELLED:
        await withdraw(uow, now, community, each)
        return
    levels, people = content.of(community).levels, await uow.giveaways.entered(each)
    buttons = enter_button(each) if each.state == OPEN else ()
    await _show(uow, now, community, each, Notice(announcement(community, each, levels, people), buttons))


async def withdraw(uow: UnitOfWork, now: datetime, community: Community, each: Giveaway) -> None:
    """It has been called off."""
    await _show(
        uow, now, community, each, Notice(Text("giveaway-cancelled", {"title": each.title}), gone=True)
    )


async def _show(uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, notice: Notice) -> None:
    if await game_notice.rewrite(uow, now, community, f"{KEY}{each.id}", each.message_id, notice):
        await uow.giveaways.change(each.id, stale_since=None)


async def publish(
    uow: UnitOfWork, now: datetime, community: Community, each: Giveaway, made: Round, entrants: int,
    wins: Sequence[Win],
) -> None:  # fmt: skip
    """Name the winners of a round, and hand out the list with which anybody can do the draw again."""
    lines = tuple(
        Text("giveaway-winner", {"place": win.place, "name": Mention(win.user_id, win.name)}) for win in wins
    )
    params: dict[str, Param] = {
        "title": each.title, "prize": prize_text(each.prize), "kind": each.prize.kind, "number": each.id,
        "round": made.round, "people": entrants, "winners": len(wins), "names": Listing(lines, "lines"),
        "seed": made.seed, "gone": made.entered - entrants if made.round == 1 else 0,
    }  # fmt: skip
    say = Say(Place(community.chat_id), community.language, Text("giveaway-drawn", params))
    key = f"{KEY}{each.id}:drawn:{made.round}"
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, key=key, repeat=True)
    if entrants:
        caption = Text("giveaway-list", {"title": each.title, "commitment": each.commitment})
        args: dict[str, Param] = {"giveaway": each.id, "round": made.round}
        paper = Paper(Place(community.chat_id), community.language, DRAW_FILE, args, caption)
        key = f"{KEY}{each.id}:list:{made.round}"
        await uow.outbox.put(paper, now, community_id=community.id, lane=Lane.POST, key=key, repeat=True)
