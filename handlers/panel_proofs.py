"""The last proofs of a challenge in the panel: where each stands, and striking what is none."""

from collections.abc import Sequence

from bot.actions import challenge as subject
from bot.actions import challenge_proof
from bot.desk import Call
from bot.domain.challenge import ALIVE, Challenge
from bot.domain.outgoing import Button, Listing, Mention, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.domain.topics import message_link
from bot.storage.challenge_proof import Proved
from handlers.panel_screen import back, home, number_in, way

CHALLENGE, PROOFS, STRIKE, UNSTRIKE = "challenge", "proofs", "strike", "unstrike"
SHOWN = 8


async def screen(call: Call, path: Sequence[str]) -> Screen:
    """The last proofs, or those after one was struck or counts again."""
    verb, number, *rest = path
    each = await subject.find(call.uow, home(call), number_in(number))
    match [verb, *rest]:
        case ["proofs"]:
            pass
        case ["strike", message]:
            found = await _proof(call, each, message)
            await challenge_proof.strike(call.uow, call.desk.now, home(call), found, call.person.user_id)
        case ["unstrike", message]:
            found = await _proof(call, each, message)
            await challenge_proof.unstrike(call.uow, call.desk.now, home(call), call.person.user_id, found)
        case _:
            raise Refusal("button-too-old")
    return await _list(call, each)


async def _proof(call: Call, each: Challenge, message: str) -> int:
    """The message, if it proves something in this challenge."""
    size = number_in(message.removeprefix("-"))
    message_id = -size if message.startswith("-") else size  # below 0: of the group's former chat
    found = await call.uow.challenges.proofs_in(home(call).id, message_id)
    if all(one.challenge_id != each.id for one in found):
        raise Refusal("button-too-old")
    return message_id


async def _list(call: Call, each: Challenge) -> Screen:
    last = await call.uow.challenges.last_proofs(home(call).id, each.id, SHOWN)
    names = await call.uow.members.names(home(call).id, [one.user_id for one in last])
    lines = tuple(_line(number, one, names) for number, one in enumerate(last, start=1))
    text = Text("panel-challenge-proofs-list", {
        "title": each.title, "count": len(lines), "lines": Listing(lines, "lines"),
    })  # fmt: skip
    rows = (tuple(_buttons(call, each, number, one)) for number, one in enumerate(last, start=1))
    return Screen(text, (*filter(None, rows), back(call, CHALLENGE)))


def _line(number: int, one: Proved, names: dict[int, str]) -> Text:
    params: dict[str, Param] = {
        "number": number, "name": Mention(max(0, one.user_id), names.get(one.user_id, "")),
        "day": one.local_date, "state": "struck" if one.struck_at else "counts",
    }  # fmt: skip
    return Text("panel-challenge-proof", params)


def _buttons(call: Call, each: Challenge, number: int, one: Proved) -> list[Button]:
    link = message_link(home(call).chat_id, one.message_id)
    look = [Button(Text("panel-challenge-look", {"number": number}), url=link)] if link else []
    if each.state not in ALIVE:
        return look
    verb = UNSTRIKE if one.struck_at else STRIKE
    label = Text(f"panel-challenge-{verb}", {"number": number})
    return [*look, way(call, label, CHALLENGE, verb, each.id, one.message_id)]
