"""The buttons under an incident's card, *Undo* for what was done to a member, and `/duty`.

Who presses is looked at anew each time: members cannot, and nobody acts on staff or the owners.
"""

from typing import Any

from bot.actions import dialogue, sanctions, verdicts, verdicts_reopened
from bot.actions.escalation_duty import go_on_duty
from bot.actions.incidents_notice import card, gather, rewrite
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.incident import Incident, Verdict
from bot.domain.outgoing import Button, Listing, Mention, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from handlers.games import LIFETIME, community_meant, number_in
from handlers.panel_entry import enter

NOTING = "incident_note"
"""The question: what is to be noted about an incident."""
_ON, _OFF = ("on", "上班", "值班", "开", "在"), ("off", "下班", "关", "不在")
_DEEDS = {"warn": Kind.WARN, "mute": Kind.MUTE, "ban": Kind.BAN}


async def press(call: Call) -> None:
    """A button of a card: what is to be done, and the incident's id."""
    deed, _, number = call.args.partition(".")
    community, each = await _meant(call, number)
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    if deed == "note":
        await dialogue.ask(call, NOTING, {"incident": each.id})
        await call.answer(Text("incident-ask-note", {"number": each.id}), lifetime=LIFETIME)
        return
    if deed in {"take", "over"}:
        await verdicts.take(uow, content, now, community, each.id, by, over=deed == "over")
    elif deed == "pardon":
        await verdicts.pardon(uow, content, now, community, each.id, by)
        if each.erased:
            call.toast(Text("incident-not-restored"), alert=True)
    elif deed == "reopen":
        await verdicts_reopened.reopen(uow, content, now, community, each.id, by)
        call.toast(Text("incident-reopened"), alert=True)
    elif deed in {"agree", "delete"}:
        await verdicts.close(uow, content, now, community, each.id, by, Verdict.CONFIRMED)
    elif deed in _DEEDS:
        seconds = content.ladder.mute_minutes * 60 if deed == "mute" else None
        await verdicts.confirm(
            uow, content, now, community, each.id, call.person, _DEEDS[deed], seconds=seconds,
            owners=call.desk.owners,
        )  # fmt: skip
    else:
        raise Refusal("button-too-old")
    await _redraw(call, community, each.id)


async def noted(call: Call, data: dict[str, Any]) -> None:
    """What somebody of the staff wants to have noted."""
    community, each = await _meant(call, str(data["incident"]))
    await verdicts.note(
        call.uow, call.content, call.desk.now, community, each.id, call.person.user_id, call.args
    )
    await call.answer(Text("incident-noted", {"number": each.id}))


async def undo(call: Call) -> None:
    """Take one sanction back; the card says so."""
    number = number_in(call.args)
    given = await call.uow.sanctions.get(number)
    community = await enter(call, given.community_id if given is not None else 0)
    undone = await sanctions.undo(
        call.uow, call.content, call.desk.now, community, number, call.person.user_id
    )
    about = await call.uow.incidents.get(undone.incident_id) if undone.incident_id else None
    if about is not None:
        await _redraw(call, community, about.card_id or about.id)
        return
    member = await call.uow.members.get(community.id, undone.user_id)
    name = Mention(undone.user_id, member.name if member is not None else "")
    await call.edit(Text("sanction-undone", {"name": name, "kind": undone.kind}))


async def duty(call: Call) -> None:
    """Who is on duty; "on" and "off" for oneself. The last ones to come are mentioned when it matters."""
    await call.require_staff()
    if call.person.anonymous:
        raise Refusal("not-as-anonymous")
    community, word = community_meant(call), call.args.strip().casefold()
    if word and word not in {*_ON, *_OFF}:
        raise Refusal("duty-usage")
    await _duty(call, community, word)


async def duty_pressed(call: Call) -> None:
    """The same with a button: the community's id, and on or off."""
    number, _, word = call.args.partition(".")
    await _duty(call, await enter(call, number_in(number)), word)


async def _duty(call: Call, community: Community, word: str) -> None:
    uow, now, who = call.uow, call.desk.now, call.person
    if word:
        people = await go_on_duty(uow, now, community, who, on=word in _ON)
    else:
        people = await go_on_duty(uow, now, community, who, on=await _is_on(call, community))
    is_on = any(each.user_id == who.user_id for each in people)
    text = Text("duty-list" if people else "duty-list-none", {
        "community": community.title, "names": Listing(tuple(Mention(0, each.name) for each in people)),
        "you": "yes" if is_on else "no",
    })  # fmt: skip
    change = "off" if is_on else "on"
    data = pack_press("duty", f"{community.id}.{change}", who.user_id)
    buttons = ((Button(Text(f"button-duty-{change}"), data),),)
    if call.press_id:
        await call.edit(text, buttons)
    else:
        await call.answer(text, buttons, LIFETIME)


async def _is_on(call: Call, community: Community) -> bool:
    users = await call.uow.settings.get(community.id, "duty", [])
    return call.person.user_id in users


async def _meant(call: Call, number: str) -> tuple[Community, Incident]:
    """The incident that a button names, for those who act for its community from here."""
    found = await call.uow.incidents.get(number_in(number))
    community = await enter(call, found.community_id if found is not None else 0)
    return community, await verdicts.find(call.uow, community, number_in(number))


async def _redraw(call: Call, community: Community, incident_id: int) -> None:
    """The message that was pressed, and the card in the operators' chat if that is another."""
    each = await verdicts.find(call.uow, community, incident_id)
    communities = {community.id: community}
    facts = await gather(call.uow, call.content, call.desk.now, communities, [each])
    await call.edit(*card(call.content, each, facts[each.id]))
    if (call.chat_id, call.pressed_message) != (community.ops_chat_id, each.notice_id):
        await rewrite(call.uow, call.content, call.desk.now, communities, [each])
