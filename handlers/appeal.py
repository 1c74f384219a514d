"""`/appeal`, the button under a notice, and `/appeals`: the queue that staff decide."""

from collections.abc import Sequence
from typing import Any

from bot.actions import appeals, dialogue
from bot.actions.appeals_notice import ask_sure, card, decided_card, queue_row
from bot.desk import Call
from bot.domain.appeal import LINK, LOST, OPEN, WON, link_to, sanction_in
from bot.domain.community import Community, Person
from bot.domain.outgoing import Button, Param, Place, Rows, Say, Text
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Sanction
from bot.storage.appeal import Appeal
from bot.storage.dialogue import Asked
from handlers.panel_entry import on_offer
from handlers.panel_screen import number_in

APPEALING = LINK
"""The question what somebody has to say against a sanction."""
SHOWN = 8
STAY = 300
"""Seconds that an answer stays where it could not be made ephemeral."""


async def appeal(call: Call) -> None:
    """`/appeal why`: against the last thing that was done to the caller, here or, in private, anywhere."""
    if call.person.anonymous:
        raise Refusal("not-as-anonymous")
    here = None if call.private else call.community_id
    now, user = call.desk.now, call.person.user_id
    community, sanction = await appeals.meant(call.uow, call.content, now, user, here)
    await _go_on(call, community, sanction)


async def pressed(call: Call) -> None:
    """The button in a notice: in private they are asked for their words, in a group led there."""
    now, user = call.desk.now, call.person.user_id
    found = await appeals.named(call.uow, call.content, now, user, number_in(call.args))
    call.args = ""
    await _go_on(call, *found)


async def started(call: Call) -> None:
    """The link `?start=appeal_<sanction>`."""
    sanction_id = sanction_in(call.args)
    if sanction_id is None:
        raise Refusal("button-too-old")
    found = await appeals.named(call.uow, call.content, call.desk.now, call.person.user_id, sanction_id)
    call.args = ""
    await _go_on(call, *found)


async def written(call: Call, data: dict[str, Any]) -> None:
    """What somebody has to say."""
    found = await appeals.named(call.uow, call.content, call.desk.now, call.person.user_id, data["sanction"])
    await _go_on(call, *found)


async def _go_on(call: Call, community: Community, sanction: Sanction) -> None:
    """With words the appeal is made, without they are asked for: in private, as it concerns nobody else."""
    await call.uow.communities.lock([community.id])
    call.community = community
    call.member = await call.uow.members.get(community.id, call.person.user_id)
    if call.args:
        await _make(call, community, sanction)
    elif call.private or await call.uow.members.open_contacts([call.person.user_id]):
        await _ask(call, community, sanction)
    else:
        button = Button(Text("button-open-private"), url=link_to(call.desk.bot_username, sanction.id))
        await call.answer(Text("appeal-in-private"), ((button,),), STAY)


async def _make(call: Call, community: Community, sanction: Sanction) -> None:
    if call.member is None:
        raise Refusal("appeal-nothing")
    number = await appeals.open_(call.uow, call.desk.now, community, call.member, sanction, call.args)
    hours = call.content.reports.appeal_hours
    await call.answer(Text("appeal-made", {"appeal": number, "hours": hours}), lifetime=STAY)


async def _ask(call: Call, community: Community, sanction: Sanction) -> None:
    user, data = call.person.user_id, {"sanction": sanction.id}
    asked = Asked(community.id, APPEALING, data)
    await call.uow.dialogues.ask(user, user, asked, call.desk.now + dialogue.PATIENCE)
    text = Text("appeal-ask", {"kind": str(sanction.kind), "community": community.title})
    say = Say(Place(user), call.language, text)
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)
    if not call.private and call.press_id:
        call.toast(Text("appeal-asked-in-private"), alert=True)
    elif not call.private:
        await call.answer(Text("appeal-asked-in-private"))


async def queue(call: Call) -> None:
    """`/appeals`: what waits for a decision, the oldest first."""
    found = await on_offer(call)
    waiting = await call.uow.appeals.open([each.id for each in found], SHOWN)
    if not waiting:
        await call.answer(Text("appeals-none"))
        return
    names: dict[int, str] = {}
    for community in found:
        people = [each.user_id for each in waiting if each.community_id == community.id]
        names |= await call.uow.members.names(community.id, people)
    buttons: Rows = tuple(queue_row(each, names) for each in waiting)
    params: dict[str, Param] = {"count": len(waiting)}
    await call.answer(Text("appeals-list", params), buttons, STAY)


async def decide(call: Call) -> None:
    """A button under an appeal (see `appeals_notice.ACTION`), for who may act in that community."""
    what, _, number = call.args.partition(".")
    community, found = await _find(call, await on_offer(call), number_in(number))
    await call.uow.communities.lock([community.id])
    call.turn_to(community)
    if what == "show":
        await _show(call, community, found)
    elif what == "back":
        await _show_decided(call, community, found)
    elif what == "revoke":
        if found.state != WON:
            raise Refusal("appeal-decided")
        await call.edit(*ask_sure(found))
    else:
        await _decided(call, community, await _do(call, what, community, found))


async def _do(call: Call, what: str, community: Community, found: Appeal) -> Appeal:
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person
    owner = by.user_id in call.desk.owners
    if what in {"grant", "relent"}:
        was = LOST if what == "relent" else OPEN
        return await appeals.grant(uow, content, now, community, found, by, was=was)
    if what == "refuse":
        return await appeals.refuse(uow, now, community, found, by, owner=owner)
    if what == "revoked":
        return await appeals.revoke(uow, content, now, community, found, by, owner=owner)
    raise Refusal("button-too-old")


async def _find(call: Call, communities: Sequence[Community], number: int) -> tuple[Community, Appeal]:
    for community in communities:
        found = await call.uow.appeals.get(community.id, number)
        if found is not None:
            return community, found
    raise Refusal("button-too-old")


async def _show(call: Call, community: Community, found: Appeal) -> None:
    sanction = await call.uow.sanctions.get(found.sanction_id)
    if sanction is None or found.decided_at is not None:
        raise Refusal("appeal-decided")
    await call.edit(*await card(call.uow, community, found, sanction))


async def _decided(call: Call, community: Community, done: Appeal) -> None:
    """The pressed message says so, unless it is the card that has been changed already."""
    if call.chat_id == community.ops_chat_id and call.pressed_message == done.notice_id:
        return
    await call.edit(*await decided_card(call.uow, community, done, call.person))


async def _show_decided(call: Call, community: Community, found: Appeal) -> None:
    by = found.decided_by or 0
    if found.state == OPEN:
        await _show(call, community, found)
        return
    names = await call.uow.members.names(community.id, [by])
    await call.edit(*await decided_card(call.uow, community, found, Person(by, names.get(by, str(by)))))
