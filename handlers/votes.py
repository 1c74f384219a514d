"""`/vote` in one line, its end before its time, and `/votes`; step by step is in `votes_form`."""

import re

from bot.actions import votes, votes_proposal
from bot.actions.votes import when
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.vote import OPEN, OPENING, Vote
from bot.domain.votes_line import read_line
from handlers import votes_form
from handlers.panel_entry import enter
from handlers.votes_ask import ask, community_meant, request_key

LIFETIME = 120
"""Seconds that an answer with buttons stays where it could not be made ephemeral."""
SHOWN = 8
"""Votes of a community in `/votes`, and buttons under them."""
_ID = 9
"""Digits of a vote's number, at most."""
CLOSE, CANCEL, KEEP = "close", "cancel", "keep"
_ENDS = {CLOSE: "end", CANCEL: "off"}
"""What is asked, and what is done once the answer is yes."""
_VERBS = {
    "close": "close", "end": "close", "stop": "close", "结束": "close", "結束": "close", "截止": "close",
    "cancel": "cancel", "取消": "cancel", "撤销": "cancel",
}  # fmt: skip
_ORDER = re.compile(
    rf"(?P<verb>{'|'.join(_VERBS)})\s*(?:#|no\.?|第)?\s*(?P<vote>[0-9]{{1,{_ID}}})\s*号?", re.IGNORECASE
)
_NO_NUMBER = re.compile(
    rf"(?:{'|'.join(_VERBS)})(?:\s+#?[a-z0-9]{{1,20}}|\s*#[a-z0-9]{{0,20}})?", re.IGNORECASE
)
"""An order that lacks the number of a vote, and no question yet."""


async def vote(call: Call) -> None:
    """Ask the group (staff), propose to (members), end a vote early, or begin the dialogue."""
    order = _ORDER.fullmatch(call.args)
    if order is not None:
        await _ask_to_end(call, _VERBS[order["verb"].lower()], int(order["vote"]))
        return
    if await votes_form.took(call):
        return
    if _NO_NUMBER.fullmatch(call.args):
        raise Refusal("vote-no-number")
    community, wish = community_meant(call), read_line(call.args)
    if votes_form.is_a_beginning(call, wish):
        await votes_form.begin(call, wish)
        return
    draft = await votes.draft(call.uow, call.content, community, wish, call.desk.now, call.target)
    await call.answer(await ask(call, community, draft, request_key(call)), lifetime=LIFETIME)


async def listed(call: Call) -> None:
    """`/votes`: what is running and what came of the last ones."""
    await call.require_staff()
    for community in _communities(call):
        found = await call.uow.votes.last(community.id, SHOWN)
        if not found:
            await call.answer(Text("votes-none", {"community": community.title}))
            continue
        lines = tuple(_line(community, each) for each in found)
        text = Text("votes-list", {"community": community.title, "lines": Listing(lines, "lines")})
        await call.answer(text, _ends(found), LIFETIME)


async def press(call: Call) -> None:
    """A button about one vote: approve or refuse a proposal, end or call off a vote, after it was asked."""
    verb, _, number = call.args.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= _ID):
        raise Refusal("button-too-old")
    if verb in _ENDS:
        await _ask_to_end(call, verb, int(number))
    elif verb == KEEP:
        _, found = await _find(call, int(number))
        await call.edit(Text("game-goes-on", {"title": found.question}))
    elif verb in _ENDS.values():
        await _end(call, verb, int(number))
    elif verb in {"approve", "refuse"}:
        await _answer_proposal(call, verb, int(number))
    else:
        raise Refusal("button-too-old")


async def _answer_proposal(call: Call, verb: str, number: int) -> None:
    community, found = await _find(call, number)
    by = call.person.user_id
    if verb == "approve":
        await votes_proposal.approve(call.uow, call.content, call.desk.now, community, found, by)
    else:
        await votes_proposal.refuse(call.uow, call.desk.now, community, found, by)
    params: dict[str, Param] = {
        "vote": number, "question": found.question, "name": Mention(0, call.person.name),
    }  # fmt: skip
    approved, refused = Text("vote-answered-approved", params), Text("vote-answered-refused", params)
    await call.edit(approved if verb == "approve" else refused)


async def _ask_to_end(call: Call, verb: str, number: int) -> None:
    """What cannot be taken back, and the whole group sees, is asked first."""
    _, found = await _find(call, number)
    if found.state not in ({OPEN} if verb == CLOSE else {OPENING, OPEN}):
        raise Refusal("vote-not-open", vote=number)
    question = Text(f"vote-{verb}-sure", {"question": found.question})
    yes = Button(Text(f"vote-{verb}-yes"), pack_press("vote", f"{_ENDS[verb]}.{number}"))
    no = Button(Text("button-back"), pack_press("vote", f"{KEEP}.{number}"))
    if call.press_id:
        await call.edit(question, ((yes,), (no,)))
    else:
        await call.answer(question, ((yes,), (no,)), LIFETIME)


async def _end(call: Call, verb: str, number: int) -> None:
    community, found = await _find(call, number)
    if verb == _ENDS[CLOSE]:
        await votes.close_early(call.uow, call.desk.now, community, call.person.user_id, found)
        text = Text("vote-closing", {"vote": number})
    else:
        await votes.cancel(call.uow, call.desk.now, community, call.person.user_id, found)
        text = Text("vote-called-off", {"vote": number})
    await call.edit(text)


async def _find(call: Call, number: int) -> tuple[Community, Vote]:
    """A vote of a community that the caller acts for from here; refuses everybody else."""
    found = await call.uow.votes.get(number)
    if call.private and found is not None:  # they may have been active in another group since
        return await enter(call, found.community_id), found
    await call.require_staff()
    community = next((each for each in _communities(call) if found and each.id == found.community_id), None)
    if found is None or community is None:
        raise Refusal("vote-not-open", vote=number)
    call.turn_to(community)
    return community, found


def _communities(call: Call) -> list[Community]:
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    operated = call.desk.ops.get(call.chat_id, [])
    return operated if call.chat_id != call.community.chat_id and operated else [call.community]


def _line(community: Community, each: Vote) -> Text:
    params: dict[str, Param] = {
        "vote": each.id, "state": each.state, "question": each.question[:60],
        "until": when(community, each.closed_at or each.closes_at),
    }  # fmt: skip
    return Text("votes-line", params)


def _ends(found: list[Vote]) -> Rows:
    return tuple(
        tuple(
            Button(Text(f"button-vote-{verb}", {"vote": each.id}), pack_press("vote", f"{verb}.{each.id}"))
            for verb in (("close", "cancel") if each.state == OPEN else ("cancel",))
        )
        for each in found
        if each.state in {OPENING, OPEN}
    )
