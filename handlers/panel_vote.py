"""The panel's section for votes: what is running, a new one, an end before the time, members' proposals."""

from collections.abc import Sequence

from bot.actions import votes, votes_proposal
from bot.actions.votes import when
from bot.desk import Call
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.domain.vote import OPEN, RUNNING, Vote
from bot.domain.votes import ballots
from handlers import votes_form
from handlers.panel_screen import back, home, number_in, way

VOTE, NEW, CLOSE, CANCEL, SURE, PROPOSALS = "vote", "new", "close", "cancel", "sure", "proposals"
SHOWN = 5


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The votes, or all of that after something was done about one."""
    match list(path):
        case []:
            pass
        case ["new"]:
            await votes_form.begin(call)
        case ["sure", number]:
            return _sure(call, await _find(call, number))
        case ["close", number]:
            found = await _find(call, number)
            await votes.close_early(call.uow, call.desk.now, home(call), call.person.user_id, found)
            call.toast(Text("vote-closing", {"vote": found.id}))
        case ["cancel", number]:
            found = await _find(call, number)
            await votes.cancel(call.uow, call.desk.now, home(call), call.person.user_id, found)
            call.toast(Text("vote-called-off", {"vote": found.id}))
        case ["proposals"]:
            return await _proposals(call)
        case ["approve" | "refuse" as verb, number]:
            await _answer(call, verb, await _find(call, number))
            return await _proposals(call)
        case _:
            raise Refusal("button-too-old")
    return await _state(call)


async def _answer(call: Call, verb: str, found: Vote) -> None:
    community, now, by = home(call), call.desk.now, call.person.user_id
    if verb == "approve":
        await votes_proposal.approve(call.uow, call.content, now, community, found, by)
    else:
        await votes_proposal.refuse(call.uow, now, community, found, by)
    call.toast(Text(f"panel-vote-{verb}d", {"vote": found.id}))


async def _proposals(call: Call) -> Screen:
    """What members have proposed and nobody has answered."""
    waiting = await call.uow.votes.waiting(home(call).id, SHOWN)
    names = await call.uow.members.names(home(call).id, [each.asked_by for each in waiting])
    lines = tuple(
        Text("panel-vote-proposal", {
            "vote": each.id, "question": each.question, "options": Listing(each.options),
            "name": Mention(max(0, each.asked_by), names.get(each.asked_by, "")),
        })
        for each in waiting
    )  # fmt: skip
    rows = tuple(
        tuple(
            way(call, Text(f"panel-vote-{verb}", {"vote": each.id}), VOTE, verb, each.id)
            for verb in ("approve", "refuse")
        )
        for each in waiting
    )
    text = Text("panel-vote-proposals-list", {"count": len(lines), "lines": Listing(lines, "lines")})
    return Screen(text, (*rows, back(call, VOTE)))


async def _find(call: Call, number: str) -> Vote:
    found = await call.uow.votes.get(number_in(number))
    if found is None or found.community_id != home(call).id:
        raise Refusal("button-too-old")
    return found


async def _state(call: Call) -> Screen:
    last = await call.uow.votes.last(home(call).id, SHOWN)
    running = [each for each in last if each.state in RUNNING]
    lines = tuple([await _line(call, each) for each in running])
    text = Text("panel-vote-state", {"count": len(lines), "lines": Listing(lines, "lines")})
    waiting = len(await call.uow.votes.waiting(home(call).id, SHOWN))
    proposals = way(call, Text("panel-vote-proposals", {"count": waiting}), VOTE, PROPOSALS)
    return Screen(
        text, (*_ends(call, running), (way(call, "panel-vote-new", VOTE, NEW), proposals), back(call))
    )


async def _line(call: Call, each: Vote) -> Text:
    voters = len(ballots(await call.uow.ballots.journal(each.id)))
    params: dict[str, Param] = {
        "vote": each.id, "question": each.question, "voters": voters,
        "until": when(home(call), each.closes_at), "open": "yes" if each.state == OPEN else "no",
    }  # fmt: skip
    return Text("panel-vote-line", params)


def _ends(call: Call, running: Sequence[Vote]) -> Rows:
    return tuple(tuple(_end_buttons(call, each)) for each in running if each.state != "closing")


def _end_buttons(call: Call, each: Vote) -> list[Button]:
    named = {"vote": each.id}
    cancel = way(call, Text("button-vote-cancel", {**named}), VOTE, SURE, each.id)
    close = way(call, Text("button-vote-close", {**named}), VOTE, CLOSE, each.id)
    return [close, cancel] if each.state == OPEN else [cancel]


def _sure(call: Call, each: Vote) -> Screen:
    """Calling off counts nothing, so it is asked twice."""
    yes = way(call, Text("button-vote-cancel", {"vote": each.id}), VOTE, CANCEL, each.id)
    return Screen(Text("panel-vote-sure", {"question": each.question}), ((yes,), back(call, VOTE)))
