"""`/koc`: the board for staff, one's own place for everybody else; notes, pay, the KOC group."""

import re

from bot.actions import audit, koc_path
from bot.actions import koc as subject
from bot.actions.koc_notice import Who, figures, way
from bot.actions.koc_screens import board, person
from bot.desk import Call
from bot.domain.community import Community, Member
from bot.domain.koc import INVITED, REGULAR
from bot.domain.outgoing import Button, Mention, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from handlers.games import LIFETIME, community_meant, member_of_row, number_in, request_key
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import in_ops
from handlers.staff_scene import disclose, home, read, require_a_reader, respond

_NOTE = ("note", "记录", "笔记", "访谈")
_PAY = ("pay", "earn", "发", "奖励")
_GROUP = ("group", "群")
_PAYMENT = re.compile(r"\+?(?P<points>\d{1,7})(?:\s+(?P<why>.+))?", re.DOTALL)
_CHAT = re.compile(r"-\d{5,20}")


async def koc(call: Call) -> None:
    """Alone: the board, or one's own place. "note @name text", "pay @name 50 why", "group -100…", "@name"."""
    word, _, rest = call.args.partition(" ")
    if not call.args and call.target is None:
        await _show(call)
        return
    await _require_staff(call)
    verb = word.casefold()
    if verb in _NOTE:
        await _note(call, rest)
    elif verb in _PAY:
        await _pay(call, rest)
    elif verb in _GROUP:
        await _group(call, rest)
    else:
        require_a_reader(call)
        member, _ = await read(call)
        await disclose(call, await _person(call, member))


async def _require_staff(call: Call) -> None:
    if call.private:
        await on_offer(call)
    else:
        await call.require_staff()


async def _person(call: Call, member: Member) -> Screen:
    community = home(call)
    today = community.day_of(call.desk.now)
    return await person(call.uow, call.content, community, member.user_id, today)


async def _show(call: Call) -> None:
    if in_ops(call) or await call.is_staff():
        await _board(call)
        return
    community, member = call.at_home
    text, buttons = await _own(call, community, member)
    await call.answer(text, buttons, LIFETIME)


async def _board(call: Call) -> None:
    """Of several communities the one that is chosen."""
    require_a_reader(call)
    communities = await on_offer(call)
    if len(communities) > 1:
        rows = tuple(
            (way(each, Text("button-koc-community", {"name": name_of(each)}), "board"),)
            for each in communities
        )
        await disclose(call, Screen(Text("koc-which"), rows))
        return
    await enter(call, communities[0].id)
    await disclose(call, await board(call.uow, communities[0]))


async def _own(
    call: Call, community: Community, member: Member
) -> tuple[Text, tuple[tuple[Button, ...], ...]]:
    """Where the caller stands: the invitation anew, or their figures."""
    today = community.day_of(call.desk.now)
    each = await subject.standing(call.uow, community, member.user_id, today)
    if each.state == INVITED:
        return koc_path.invitation(call.content, community, each)
    found = (await subject.look(call.uow, call.content, community, [member.user_id], today))[member.user_id]
    shown = each.state if each.state in {"trainee", "koc", "alumni"} else REGULAR
    return Text("koc-own", {
        "community": community.title, "state": shown, "figures": figures(Who(found, call.content.koc)),
        "points": await call.uow.koc.earned(community.id, member.user_id),
    }), ()  # fmt: skip


async def _note(call: Call, rest: str) -> None:
    """What came of a talk."""
    key = request_key(call, "koc-note")
    call.args, call.name = rest, "koc note"
    member, order = await read(call)
    await noted(call, home(call), member.user_id, order.reason, key)


async def noted(call: Call, community: Community, user_id: int, text: str, key: str) -> None:
    """Write a talk down and say when the next is due."""
    by, now = call.person.user_id, call.desk.now
    due = await subject.note(call.uow, call.content, now, community, user_id, text, by, key)
    names = await call.uow.members.names(community.id, [user_id])
    await respond(call, Text("koc-noted", {
        "name": Mention(0, names.get(user_id, "") or "…"), "serving": "yes" if due else "no",
        "due": due or community.day_of(now),
    }))  # fmt: skip


async def _pay(call: Call, rest: str) -> None:
    """Points that somebody on the path has earned."""
    key = request_key(call, "koc-pay")
    call.args, call.name = rest, "koc pay"
    member, order = await read(call)
    match = _PAYMENT.fullmatch(order.reason.strip())
    if match is None or not match["why"]:
        raise Refusal("koc-pay-usage")
    community, points, why = home(call), int(match["points"]), " ".join(match["why"].split())[:200]
    by, now = call.person.user_id, call.desk.now
    entry = await subject.pay(call.uow, call.content, now, community, member.user_id, points, why, by, key)
    text = Text("koc-paid", {"name": Mention(0, member.name), "points": points, "reason": why})
    undo = way(community, Text("button-undo"), "unpay", member.user_id, str(entry))
    await respond(call, text, ((undo,),))


async def _group(call: Call, rest: str) -> None:
    """Which chat is the KOC group: its id, or "-" for the group of that kind that is run from here."""
    community, written = community_meant(call), rest.strip()
    if written not in {"-", ""} and not _CHAT.fullmatch(written):
        raise Refusal("koc-group-usage")
    if written:
        chosen = int(written) if written != "-" else None
        await call.uow.settings.put(community.id, koc_path.GROUP, chosen)
        by = call.person.user_id
        await audit.record(call.uow, community, call.desk.now, by, "koc-group", ref=f"chat:{written}"[:64])
    chat_id = await koc_path.group_of(call.uow, community)
    await respond(call, Text("koc-group", {"chat": str(chat_id or ""), "known": "yes" if chat_id else "no"}))


async def mine(call: Call) -> None:
    """The answer to an invitation: "yes" or "no"."""
    number, _, verb = call.args.partition(".")
    community, member = await member_of_row(call, number_in(number))
    if verb not in {"yes", "no"}:
        raise Refusal("button-too-old")
    text = await koc_path.answer(
        call.uow, call.content, call.desk.now, community, member.user_id, yes=verb == "yes"
    )
    await call.edit(text)
