"""`/feedback`, and what a member has to do with their own cases: see them, say whether they are content."""

from typing import Any

from bot.actions import complaints, complaints_notice, complaints_steps, dialogue
from bot.actions.game_notice import when
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.complaint import CLOSED, SOLVED
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.storage.complaint import Case
from handlers.games import number_in
from handlers.staff_scene import disclose

MORE = "case_more"
"""The question what is still missing."""
MINE = 5


async def feedback(call: Call) -> None:
    """What somebody tells the team: always a case."""
    community, member = call.at_home
    text = call.args.strip()
    if not text:
        raise Refusal("feedback-usage")
    guard = call.desk.guard
    read = guard.complaint(text, community).complaint if guard is not None else None
    here = call.message_id if call.chat_id == community.chat_id else 0
    case = await complaints.open_case(
        call.uow, call.content, call.desk.now, community, member, text, read, here or None
    )
    hours = call.content.complaints.grades[case.grade].hours
    await call.answer(Text("feedback-received", {"case": case.number, "hours": hours}))


async def own_cases(call: Call) -> None:
    """The latest cases of the caller, and the question that waits for an answer."""
    community, member = call.at_home
    mine = await call.uow.complaints.of_member(community.id, member.user_id, MINE)
    if not mine:
        raise Refusal("complaints-none-own")
    lines = Listing(tuple(_line(community, case) for case in mine), "lines")
    rows = [row for case in mine if case.state == SOLVED for row in complaints_notice.answer_buttons(case)]
    await disclose(call, Screen(Text("complaints-own", {"lines": lines}), tuple(rows)))


async def own_case(call: Call, number: int) -> None:
    """One of them, with what was done."""
    community, member = call.at_home
    case = await call.uow.complaints.numbered(community.id, number)
    if case is None or case.user_id != member.user_id:
        raise Refusal("case-unknown", case=number)
    if case.state == SOLVED:
        text = await complaints_steps.solved_text(call.uow, call.content, community, case)
        await disclose(call, Screen(text, complaints_notice.answer_buttons(case)))
    else:
        await disclose(call, Screen(_line(community, case)))


async def content(call: Call) -> None:
    """Whether the member is content: "yes" or "no", and the case's id."""
    said, _, number = call.args.partition(".")
    case = await call.uow.complaints.get(number_in(number))
    if case is None or case.user_id != call.person.user_id or said not in {"yes", "no"}:
        raise Refusal("button-too-old")
    community = await _turn_to(call, case)
    if said == "yes":
        await complaints_steps.is_content(call.uow, call.desk.now, community, case)
        await call.edit(await _settled(call, community, case, Text("complaint-yes")))
        return
    await complaints_steps.is_not_content(call.uow, call.content, call.desk.now, community, case)
    await dialogue.ask(call, MORE, {"case": case.id})
    await call.edit(await _settled(call, community, case, Text("complaint-no", {"case": case.number})))


async def _settled(call: Call, community: Community, case: Case, words: Text) -> Text:
    """What was done stays to be read; the question makes room for our answer."""
    return await complaints_steps.solved_text(call.uow, call.content, community, case, words)


async def more(call: Call, data: dict[str, Any]) -> None:
    """What is still missing, in the member's words."""
    case = await call.uow.complaints.get(data["case"])
    if case is None or case.user_id != call.person.user_id or case.state == CLOSED:
        raise Refusal("button-too-old")
    community = await _turn_to(call, case)
    await complaints_steps.say_more(call.uow, call.desk.now, community, case, call.args)
    await call.answer(Text("feedback-thanks"))


def _line(community: Community, case: Case) -> Text:
    state = "remark" if case.state == CLOSED and case.solved_at is None else case.state
    return Text("complaints-own-line", {
        "case": case.number, "until": when(community, case.deadline), "answer": case.solution, "state": state,
    })  # fmt: skip


async def _turn_to(call: Call, case: Case) -> Community:
    """The call is about the case's community from now on, whichever the caller was last active in."""
    if call.community is None or call.community.id != case.community_id:
        await call.uow.communities.lock([case.community_id])
        call.community = await call.uow.communities.get(case.community_id)
        call.member = await call.uow.members.get(case.community_id, call.person.user_id)
    return call.community
