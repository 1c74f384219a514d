"""The panel's section for challenges: what runs, a new one ready-made or in a line, and calling one off."""

from collections.abc import Sequence
from typing import Any

from bot.actions import challenge as subject
from bot.actions import dialogue
from bot.desk import Call
from bot.domain.challenge import RUNNING, Challenge, Plan, Template
from bot.domain.challenge_line import from_template, read_challenge
from bot.domain.outgoing import Listing, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers import panel_proofs
from handlers.games import request_key
from handlers.panel_entry import enter
from handlers.panel_proofs import PROOFS
from handlers.panel_screen import back, home, in_rows, number_in, show, way

CHALLENGE, LOOK, START, LINE = "challenge", "look", "start", "line"
SURE, CANCEL, KEEP = "sure", "cancel", "keep"
OWN_CHALLENGE = "own_challenge"
"""The question whose answer is a challenge in a line."""


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The challenges, or the next step towards one more or one less."""
    match list(path):
        case []:
            pass
        case ["keep"]:
            await dialogue.end(call)
        case ["look", template]:
            return _offer(call, _template(call, template))
        case ["start", template]:
            plan = _plan(call, _template(call, template))
            await _start(call, plan, f"challenge:{call.press_id}")
        case ["line"]:
            await dialogue.ask(call, OWN_CHALLENGE)
            return Screen(Text("panel-challenge-write"), (back(call, CHALLENGE, KEEP),))
        case ["sure", number]:
            each = await subject.find(call.uow, home(call), number_in(number))
            yes = way(call, "panel-call-off", CHALLENGE, CANCEL, each.id)
            return Screen(
                Text("panel-challenge-sure", {"title": each.title}), ((yes,), back(call, CHALLENGE))
            )
        case ["cancel", number]:
            by = call.person.user_id
            await subject.cancel(call.uow, call.desk.now, home(call), by, number_in(number))
        case ["proofs" | "strike" | "unstrike", _, *_]:
            return await panel_proofs.screen(call, path)
        case _:
            raise Refusal("button-too-old")
    return await _state(call)


async def written(call: Call, data: dict[str, Any]) -> None:
    """A challenge in a line, as `/challenge` takes it."""
    del data
    await enter(call, home(call).id)
    plan = read_challenge(call.args, home(call), call.desk.now, call.content.challenges)
    await _start(call, plan, request_key(call, CHALLENGE))
    await show(call, await _state(call))


async def _start(call: Call, plan: Plan, key: str) -> None:
    by = call.person.user_id
    await subject.start(call.uow, call.content, call.desk.now, home(call), plan, by, key[:64])


def _template(call: Call, name: str) -> Template:
    found = next((each for each in call.content.challenges.templates if each.id == name), None)
    if found is None:
        raise Refusal("button-too-old")
    return found


def _plan(call: Call, template: Template) -> Plan:
    return from_template(template, home(call), call.desk.now, call.content.challenges)


def _offer(call: Call, template: Template) -> Screen:
    """What would be announced; everybody hears of it, so it is asked twice."""
    plan = _plan(call, template)
    params: dict[str, Param] = {
        "title": plan.title, "days": plan.days, "needed": plan.needed, "points": plan.points,
        "starts": plan.starts_on,
        "how": Text(f"challenge-how-{plan.proof}", {"word": plan.word}),
    }  # fmt: skip
    yes = way(call, "panel-challenge-start", CHALLENGE, START, template.id)
    return Screen(Text("panel-challenge-offer", params), ((yes,), back(call, CHALLENGE)))


async def _state(call: Call) -> Screen:
    alive = await call.uow.challenges.alive(home(call).id)
    lines = tuple([await _line(call, each) for each in alive])
    offered = call.content.challenges.offered(home(call).pack)
    templates = [
        way(call, Text("panel-challenge-new", {"title": _titled(call, each)}), CHALLENGE, LOOK, each.id)
        for each in offered
    ]
    ends = [
        way(call, Text("challenge-button-cancel", {"title": each.title}), CHALLENGE, SURE, each.id)
        for each in alive
    ]
    proofs = [
        way(call, Text("panel-challenge-proofs", {"title": each.title}), CHALLENGE, PROOFS, each.id)
        for each in alive
        if each.state == RUNNING
    ]
    own = way(call, "panel-challenge-own", CHALLENGE, LINE)
    text = Text("panel-challenge-state", {"count": len(lines), "lines": Listing(lines, "lines")})
    return Screen(text, (*in_rows([*proofs, *ends, *templates], 1), (own,), back(call)))


def _titled(call: Call, template: Template) -> str:
    return template.title.get(call.language) or next(iter(template.title.values()))


async def _line(call: Call, each: Challenge) -> Text:
    day = (home(call).day_of(call.desk.now) - each.starts_on).days + 1
    sizes = await call.uow.challenges.sizes(each)
    params: dict[str, Param] = {
        "title": each.title, "state": each.state, "people": sum(sizes.values()),
        "day": min(max(day, 1), each.days), "days": each.days, "starts": each.starts_on,
    }  # fmt: skip
    return Text("panel-challenge-line", params)
