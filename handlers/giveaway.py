"""`/giveaway`: what one can enter and has won; for staff to start, call off and draw again."""

import re
from collections.abc import Iterator
from typing import Any

from bot.actions import dialogue, giveaway_draw
from bot.actions import giveaway as subject
from bot.actions.game_notice import when
from bot.actions.giveaway import Look
from bot.actions.giveaway_notice import enter_button, prize_text, rule_text
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.game_line import read_line
from bot.domain.giveaway import Giveaway
from bot.domain.giveaway_line import read_giveaway
from bot.domain.levels import LevelRules
from bot.domain.outgoing import Button, Listing, Mention, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.storage.giveaway_draw import Prized
from handlers.games import (
    LIFETIME,
    apart,
    ask_again,
    community_meant,
    member_of_row,
    number_in,
    of_row,
    operated_here,
    request_key,
)
from handlers.panel_entry import require_staff_here

KIND = "giveaway"
_WON_SHOWN = 10
_CANCEL = re.compile(r"(?:cancel|stop|取消|停止)\s*#?(\d{1,12})", re.IGNORECASE)
_REDRAW = re.compile(r"(?:redraw|重抽|重新抽)\s*#?(\d{1,12})(?:\s+(?P<who>@?\w{1,32}))?", re.IGNORECASE)
_BACK = {"back": ("take-back", "takeback", "back", "收回")}


async def giveaway(call: Call) -> None:
    """What there is; staff: a line starts one, "cancel 3" calls it off, "redraw 3 @name" draws again."""
    if not call.args:
        await _show(call)
        return
    await require_staff_here(call)
    if match := _CANCEL.fullmatch(call.args):
        await _ask_off(call, match[1], sure=False)
    elif re.match(r"(?:redraw|重抽|重新抽)", call.args, re.IGNORECASE):
        await _redraw(call)
    else:
        await call.require_staff()
        await _start(call)


async def press(call: Call) -> None:
    """A button: "show", "ask" for the line of a new one, or for an id "cancel", "off" and "keep"."""
    verb, _, ref = call.args.partition(".")
    if verb in {"", "show"}:
        await _show(call)
        return
    await require_staff_here(call)
    if verb == "ask":
        await call.require_staff()
        await ask(call, community_meant(call))
    elif verb in {"cancel", "keep"}:
        await _ask_off(call, ref, sure=verb == "keep")
    elif verb == "off":
        await _cancel(call, ref)
    else:
        raise Refusal("button-too-old")


async def ask(call: Call, community: Community) -> None:
    """Ask staff for the line of a new giveaway; their next words are read by `written`."""
    await dialogue.ask(call, KIND, {"community": community.id})
    await call.answer(Text("giveaway-ask"), lifetime=LIFETIME)


async def written(call: Call, data: dict[str, Any]) -> None:
    """The answer to `ask`."""
    del data  # the dialogue has brought its community along
    await call.require_staff()
    await _start(call)


async def enter(call: Call) -> None:
    """An *Enter* button: "<id>"."""
    number = number_in(call.args)
    found = await call.uow.giveaways.get(number)
    community, member = await member_of_row(call, found.community_id if found else 0)
    told = await subject.enter(call.uow, call.content, call.desk.now, community, member, number)
    call.toast(told, alert=True)


async def _start(call: Call) -> None:
    community = community_meant(call)
    draft = read_giveaway(call.args, community, call.desk.now, call.content.giveaways)
    each = await subject.start(
        call.uow, call.content, call.desk.now, community, draft, call.person.user_id,
        request_key(call, KIND),
    )  # fmt: skip
    text = Text("giveaway-started", {"title": each.title, "until": when(community, each.closes_at)})
    await call.answer(text, (_cancel_button(each),), LIFETIME)


async def _ask_off(call: Call, written_: str, *, sure: bool) -> None:
    """Call it off? `sure`: no, it goes on."""
    number = number_in(written_)
    each = await subject.find(call.uow, await _community_of(call, number), number)
    if sure:
        await call.edit(Text("game-goes-on", {"title": each.title}), (_cancel_button(each),))
    else:
        await ask_again(call, KIND, number, Text("panel-giveaway-sure", {"title": each.title}))


async def _cancel(call: Call, written_: str) -> None:
    number = number_in(written_)
    community = await _community_of(call, number)
    each = await subject.cancel(call.uow, call.desk.now, community, call.person.user_id, number)
    await call.edit(Text("giveaway-cancelled", {"title": each.title}))


async def _redraw(call: Call) -> None:
    line = read_line(call.args, _BACK)
    match = _REDRAW.fullmatch(" ".join(line.parts))
    if match is None:
        raise Refusal("giveaway-redraw-usage")
    number = number_in(match[1])
    community = await _community_of(call, number)
    only = await _winner_meant(call, community, match["who"] or "")
    gone = await giveaway_draw.redraw(
        call.uow, call.desk.now, community, number, call.person.user_id, only, back="back" in line.flags
    )
    names = Listing(tuple(Mention(0, win.name) for win in gone))
    await call.answer(Text("giveaway-redrawn", {"names": names, "number": number}))


async def _winner_meant(call: Call, community: Community, who: str) -> int | None:
    """Whose win falls away: also that of somebody who has left. Nobody named: everybody's."""
    if who.startswith("@"):
        found = await call.uow.members.by_username(community.id, who)
        if found is None:
            raise Refusal("unknown-member")
        return found.user_id
    if who:
        return number_in(who)
    return call.target.user_id if call.target is not None and not call.target.bot else None


async def _community_of(call: Call, number: int) -> Community:
    found = await call.uow.giveaways.get(number)
    return await of_row(call, found.community_id if found else 0)


async def _show(call: Call) -> None:
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    staff = await call.is_staff()
    if not staff:
        call.at_home  # noqa: B018 - refuses those who are no members
    parts: list[Text] = []
    rows: list[tuple[Button, ...]] = []
    for community in operated_here(call):
        for look in await subject.looks(call.uow, community, call.person.user_id):
            lacks = await _lacks(call, community, look)
            levels = call.desk.content.of(community).levels
            parts.append(_open(community, look, lacks, levels))
            rows += _buttons(call, look, lacks, staff=staff)
    won = await _won(call)
    text = Text("giveaway-overview", {
        "count": len(parts), "lines": apart(parts), "won": len(won),
        "prizes": Listing(tuple(_prizes(won)), "lines"), "staff": "yes" if staff else "no",
    })  # fmt: skip
    # a code is for one pair of eyes: ephemeral, or in private, but never before the group
    secret = any(each.code for each in won)
    say = Say(call.audience, call.language, text, tuple(rows), 0 if call.private else LIFETIME, secret=secret)
    await call.uow.outbox.put(say, call.desk.now, community_id=call.community_id)


async def _won(call: Call) -> list[Prized]:
    if call.member is None:
        return []
    found = await call.uow.giveaways.prizes_of(call.member.community_id, call.member.user_id)
    here = call.community is not None and call.chat_id in {call.community.chat_id, call.person.user_id}
    return found[:_WON_SHOWN] if here else []


def _prizes(won: list[Prized]) -> Iterator[Text]:
    for each in won:
        told = "yes" if each.code else "no"
        yield Text("giveaway-won", {"title": each.title, "code": each.code, "told": told})


async def _lacks(call: Call, community: Community, look: Look) -> tuple[Text, ...]:
    """What keeps the caller out; nothing for those who are in, or no members."""
    if look.is_in or call.member is None or call.member.community_id != community.id:
        return ()
    return await subject.missing(call.uow, call.content, community, call.member, look.giveaway)


def _open(community: Community, look: Look, lacks: tuple[Text, ...], levels: LevelRules) -> Text:
    each = look.giveaway
    return Text("giveaway-open", {
        "number": each.id, "title": each.title, "prize": prize_text(each.prize), "winners": each.winners,
        "rule": rule_text(each.rule, levels), "until": when(community, each.closes_at), "people": look.people,
        "in": "yes" if look.is_in else "no", "lacks": len(lacks), "missing": Listing(lacks),
    })  # fmt: skip


def _buttons(call: Call, look: Look, lacks: tuple[Text, ...], *, staff: bool) -> Rows:
    mine = call.member is not None and call.member.community_id == look.giveaway.community_id
    rows = enter_button(look.giveaway, named=True) if mine and not (look.is_in or lacks) else ()
    return (*rows, _cancel_button(look.giveaway)) if staff else rows


def _cancel_button(each: Giveaway) -> tuple[Button, ...]:
    data = pack_press("giveaway", f"cancel.{each.id}")
    return (Button(Text("giveaway-button-cancel", {"title": each.title}), data),)
