"""`/case` and `/cases`: what staff do about complaints, and the buttons under a case's card."""

from typing import Any

from bot.actions import audit, complaints, complaints_crowd, complaints_notice, complaints_steps, dialogue
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.complaint import UNSOLVED, Grade
from bot.domain.outgoing import Place, Say, Text
from bot.domain.refusal import Refusal
from bot.domain.screening import Mode
from bot.domain.setup import Screen
from bot.storage.complaint import Case
from handlers.case_list import incident_meant, show_all, show_incident
from handlers.complaint import own_case, own_cases
from handlers.games import number_in
from handlers.only_one import the_one
from handlers.panel_entry import enter, on_offer
from handlers.staff_scene import disclose

SOLVING = "case_solved"
"""The question what was done."""
SHOWN = 12


async def case_(call: Call) -> None:
    """Show a case anew, "7", or for staff an incident, "#7" where both exist; members see their own cases."""
    written = call.args.strip().lower()
    number = number_in(written.lstrip("#i"), "case-usage")
    communities = await _acting_for(call)
    if not communities:
        await own_case(call, number)
    elif written.startswith(("#", "i")):
        await show_incident(call, communities, number)
    else:
        await _show_all(call, communities, number)


async def cases(call: Call) -> None:
    """What waits, what is due first before the rest; for members their own. "on", "dry", "off": the mode."""
    wish, communities = call.args.strip().lower(), await _acting_for(call)
    if not communities:
        await own_cases(call)
    elif wish:
        await _switch(call, wish)
    else:
        await show_all(call, communities)


async def press(call: Call) -> None:
    """A button under a card or a list: what is to be done, and the id of the case (or incident)."""
    deed, _, number = call.args.partition(".")
    if deed == "incident":
        await show_incident(call, await on_offer(call), number_in(number))
        return
    if deed == "next":
        await _show_next(call, number)
        return
    community, case = await _meant(call, number_in(number))
    if deed == "solve":
        await _ask_what_was_done(call, community, case)
    elif deed == "grade":
        _require_unsolved(case)
        text, _ = await complaints_notice.card(call.uow, community, case)
        await call.edit(text, complaints_notice.grade_buttons(case))
    else:
        await _redraw(call, community, await _do(call, deed, community, case))


async def _show_next(call: Call, ref: str) -> None:
    """The button under many cases: the id of the first, and the number of the last."""
    first, _, last = ref.partition(".")
    community, case = await _meant(call, number_in(first))
    if not await complaints_crowd.show_next(call.uow, call.desk.now, community, case.number, number_in(last)):
        raise Refusal("crowd-all-shown")
    call.toast(Text("crowd-shown"))


async def solved(call: Call, data: dict[str, Any]) -> None:
    """What was done, in the words that the member will read."""
    community, case = await _meant(call, data["case"])
    case = await complaints_steps.solve(
        call.uow, call.content, call.desk.now, community, case, call.person, call.args
    )
    await complaints_notice.rewrite(call.uow, call.desk.now, community, case)
    await call.answer(Text("complaint-solved-noted", {"case": case.number}))


async def _do(call: Call, deed: str, community: Community, case: Case) -> Case:
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person
    if deed in {"take", "over"}:
        return await complaints_steps.take(uow, content, now, community, case, by, over=deed == "over")
    if deed == "dismiss":
        return await complaints_steps.dismiss(uow, now, community, case, by)
    if deed in {"reopen", "again"}:
        return await complaints_steps.take_up_again(uow, content, now, community, case, by)
    grade = deed.removeprefix("as-")
    if deed.startswith("as-") and grade in set(Grade):
        return await complaints_steps.regrade(uow, content, now, community, case, by, Grade(grade))
    if deed != "show":
        raise Refusal("button-too-old")
    return case


async def _show_all(call: Call, communities: list[Community], number: int) -> None:
    """Each community has its own numbers, and an operators' chat may be that of several.

    Where no case has the number, the incident is meant that has it.
    """
    found = [
        (each, case)
        for each in communities
        if (case := await call.uow.complaints.numbered(each.id, number)) is not None
    ]
    incident = await incident_meant(call, communities, number)
    if not found and incident is None:
        raise Refusal("case-unknown", case=number)
    for community, case in found:
        await _show(call, community, case)
    if not found:
        await show_incident(call, communities, number)
    elif incident is not None:
        await call.answer(Text("case-incident-too", {"number": number}))


async def _ask_what_was_done(call: Call, community: Community, case: Case) -> None:
    _require_unsolved(case)
    await dialogue.ask(call, SOLVING, {"case": case.id})
    await call.answer(
        Text("complaint-ask-answer", await complaints_notice.member_params(call.uow, community, case)),
        lifetime=int(dialogue.PATIENCE.total_seconds()),
    )


def _require_unsolved(case: Case) -> None:
    if case.state not in UNSOLVED:
        raise Refusal("case-not-open", case=case.number)


async def _redraw(call: Call, community: Community, case: Case) -> None:
    """The card that was pressed, and the one in the operators' chat if that is another."""
    await call.edit(*await complaints_notice.card(call.uow, community, case))
    if (call.chat_id, call.pressed_message) != (community.ops_chat_id, case.notice_id):
        await complaints_notice.rewrite(call.uow, call.desk.now, community, case)


async def _show(call: Call, community: Community, case: Case) -> None:
    """In the operators' chat it is the case's card from now on."""
    text, buttons = await complaints_notice.card(call.uow, community, case)
    if call.chat_id != community.ops_chat_id:
        await disclose(call, Screen(text, buttons))
        return
    key = f"{complaints_notice.KEY}{case.id}:shown:{call.message_id or call.ephemeral_id}"
    say = Say(Place(call.chat_id, call.topic), community.language, text, buttons)
    await call.uow.outbox.put(
        say, call.desk.now, community_id=community.id, key=key, repeat=True, on_sent="case_card"
    )


async def _switch(call: Call, wish: str) -> None:
    if wish not in set(Mode):
        raise Refusal("complaints-mode-usage")
    community = await the_one(call)
    await call.uow.settings.put(community.id, complaints.SETTING, None if wish == Mode.ON else wish)
    by = call.person.user_id
    await audit.record(call.uow, community, call.desk.now, by, "complaints-mode", mode=wish)
    await call.answer(Text("complaints-mode", {"mode": wish}))


async def _acting_for(call: Call) -> list[Community]:
    """The communities that the caller may act for from here; none for a member."""
    try:
        return await on_offer(call)
    except Refusal:
        if call.member is None:
            raise
        return []


async def _meant(call: Call, case_id: int) -> tuple[Community, Case]:
    """The case of a button, if the caller acts for its community from here."""
    case = await call.uow.complaints.get(case_id)
    if case is None:
        raise Refusal("button-too-old")
    return await enter(call, case.community_id), case
