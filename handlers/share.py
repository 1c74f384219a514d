"""`/share` in reply to what is worth showing, the queue that staff decide, `/gallery`."""

import re
from typing import Any

from bot.actions import audit, dialogue
from bot.actions import shares as subject
from bot.actions.shares_gallery import lately
from bot.actions.shares_notice import card, queue_row
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Edit, Listing, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.shares import APPROVED, DECLINED, FEATURED, HASHTAGS, WAITING, Share
from handlers.games import LIFETIME, community_meant, number_in
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import back, in_ops, taken_in

DECLINING, SHARE = "share-decline", "share"
"""The question why a share is declined; the panel's section."""
SHOWN = 8
_TAGS = ("tags", "tag", "标签", "話題", "话题")
_TAG = re.compile(r"\w{1,64}")
_MOST_TAGS = 8


async def share(call: Call) -> None:
    """In reply: into the queue. Alone: how it works, and for staff what waits. "tags A B": which hashtags."""
    word, _, rest = call.args.partition(" ")
    if word.casefold() in _TAGS:
        await _choose(call, rest)
    elif call.target is not None and not in_ops(call) and not call.private:
        await _submit(call)
    else:
        await _explain(call)


async def _submit(call: Call) -> None:
    """One's own message; staff may share anybody's."""
    target = call.target
    community = call.community
    if community is None or target is None:
        raise Refusal("not-registered")
    if target.bot:
        raise Refusal("share-not-of-bots")
    if target.user_id != call.person.user_id and not await call.is_staff():
        raise Refusal("share-not-yours")
    author = await call.uow.members.ensure(community.id, target)
    now, message, at = call.desk.now, call.reply_to, call.sent_at
    await subject.submit(call.uow, call.content, now, community, author, call.person, message, at)
    await call.answer(Text("share-done", {"points": call.content.shares.points}))


async def _explain(call: Call) -> None:
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    staff = await call.is_staff()
    communities = await on_offer(call) if staff else []
    waiting = await call.uow.shares.waiting([each.id for each in communities], SHOWN)
    names: dict[int, str] = {}
    for community in communities:
        people = [each.user_id for each in waiting if each.community_id == community.id]
        names |= await call.uow.members.names(community.id, people) if people else {}
    tags = sorted(await subject.tags_of(call.uow, call.content, call.community.id))
    text = Text("share-usage", {
        "tags": Listing(tuple(f"#{tag}" for tag in tags)), "count": len(tags),
        "points": call.content.shares.points, "featured": call.content.shares.featured_points,
        "staff": "yes" if staff else "no", "waiting": len(waiting),
    })  # fmt: skip
    rows: Rows = tuple(queue_row(each, names.get(each.user_id, "")) for each in waiting)
    gallery_ = Button(Text("button-gallery"), pack_press("gallery", call.community.id))
    await call.answer(text, (*rows, (gallery_,)), LIFETIME)


async def _choose(call: Call, written: str) -> None:
    """Which hashtags this group uses; "-" for none."""
    await call.require_staff()
    community = community_meant(call)
    tags = [tag for tag in (each.lstrip("#＃") for each in re.split(r"[\s,，、]+", written)) if tag]
    if tags in (["-"], ["off"], ["无"]):
        tags = []
    elif not tags or len(tags) > _MOST_TAGS or not all(map(_TAG.fullmatch, tags)):
        raise Refusal("share-tags-usage")
    await call.uow.settings.put(community.id, HASHTAGS, tags)
    now, by = call.desk.now, call.person.user_id
    await audit.record(call.uow, community, now, by, "share-tags", tags=tags)
    shown = Listing(tuple(f"#{tag}" for tag in tags))
    await call.answer(Text("share-tags-set", {"tags": shown, "count": len(tags)}))


async def gallery(call: Call) -> None:
    """What members have shared lately."""
    community = call.community
    if community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    if not in_ops(call) and not await call.is_staff():
        call.at_home  # noqa: B018 - refuses those who are no members
    text = await lately(call.uow, call.content, call.desk.now, community)
    await call.answer(text, lifetime=LIFETIME)


async def press(call: Call) -> None:
    """A button under a card: "show", what is to become of it, "without" a reason, "back" or "undo"."""
    number, _, verb = call.args.partition(".")
    community, each = await _meant(call, number_in(number))
    if verb in {APPROVED, FEATURED}:
        await _decide(call, community, each, verb)
    elif verb == DECLINED:
        await _ask_why(call, each)
    elif verb == "without":
        await dialogue.end(call)
        await _decide(call, community, each, DECLINED)
    elif verb == "undo":
        done = await subject.undo(call.uow, call.content, call.desk.now, community, each, call.person)
        await _redraw(call, community, done, call.pressed_message)
    elif verb in {"show", "back"}:
        if verb == "back":
            await dialogue.end(call)
        await call.edit(*await card(call.uow, call.content, community, each))
    else:
        raise Refusal("button-too-old")


async def _meant(call: Call, number: int) -> tuple[Community, Share]:
    community, _ = await subject.find(call.uow, await on_offer(call), number)
    await enter(call, community.id)
    return await subject.find(call.uow, [community], number)  # as it is now that nobody else decides


async def _ask_why(call: Call, each: Share) -> None:
    if each.state != WAITING:
        raise Refusal("share-decided")
    data = {"share": each.id, "message": call.pressed_message, "ephemeral": call.pressed_ephemeral}
    await dialogue.ask(call, DECLINING, data)
    without = Button(Text("button-share-without"), pack_press("share", f"{each.id}.without"))
    back = Button(Text("button-back"), pack_press("share", f"{each.id}.back"))
    await call.edit(Text("share-why", {"share": each.id}), ((without,), (back,)))


async def declined_because(call: Call, data: dict[str, Any]) -> None:
    """The answer to the question why."""
    await call.require_staff()
    if call.community is None:
        raise Refusal("button-too-old")
    community, each = await subject.find(call.uow, [call.community], data["share"])
    call.turn_to(community)
    uow, now = call.uow, call.desk.now
    done = await subject.decide(uow, call.content, now, community, each, DECLINED, call.person, call.args)
    panel = bool(data.get("panel"))
    await _redraw(call, community, done, data["message"], data["ephemeral"], panel=panel)


async def _decide(call: Call, community: Community, each: Share, to: str) -> None:
    done = await subject.decide(call.uow, call.content, call.desk.now, community, each, to, call.person)
    await _redraw(call, community, done, call.pressed_message)


async def _redraw(
    call: Call, community: Community, done: Share, message: int, ephemeral: int = 0, *, panel: bool = False
) -> None:
    """The pressed message says so, unless it is the card that has been changed already."""
    if call.chat_id == community.ops_chat_id and message == done.notice_id:
        return
    text, buttons = await card(call.uow, call.content, community, done)
    if panel:
        buttons = (*taken_in(call, SHARE, buttons), back(call, SHARE))
    ephemeral = ephemeral or call.pressed_ephemeral
    act = Edit(call.chat_id, message, call.language, text, buttons, ephemeral, call.person.user_id)
    await call.uow.outbox.put(act, call.desk.now, community_id=community.id)
