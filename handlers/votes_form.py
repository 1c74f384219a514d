"""A vote step by step: the question and the options in replies, everything else by buttons on one panel.

What has been said so far waits in the caller's open question (`bot.actions.dialogue`), so a restart loses
nothing and forged buttons find nothing.
"""

from typing import Any

from bot.actions import dialogue, votes
from bot.actions.votes_proposal import summary
from bot.desk import Call
from bot.domain.outgoing import Button, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.votes import DECIDES, QUESTION_LENGTH, THEME, TOPIC, Wish
from bot.domain.votes_line import check_options, options_in, read_line
from handlers.votes_ask import ask, community_meant, request_key

KIND = "vote"
"""Of the dialogue; the action of its buttons is `voteform`."""
LIFETIME = 600
TIMES = {"h2": "2h", "h8": "8h", "h24": "24h", "d3": "3d", "d7": "7d"}
_QUESTION, _OPTIONS, _UNTIL, _PANEL = "question", "options", "until", "panel"

Data = dict[str, Any]


def is_a_beginning(call: Call, wish: Wish) -> bool:
    """Whether somebody wants to be asked for the rest; who writes as the chat could be anybody."""
    return not call.person.anonymous and not wish.options and not wish.decides


async def begin(call: Call, wish: Wish | None = None) -> None:
    """Ask for the question, or for the options if there is one."""
    if call.person.anonymous:
        raise Refusal("vote-usage")
    data: Data = {"step": _QUESTION, "key": request_key(call)}
    if wish is not None and wish.question:
        await _take_question(call, data, wish)
        return
    await _wait(call, data)
    await call.answer(Text("vote-ask-question"), (_cancel(call),), LIFETIME)


async def took(call: Call) -> bool:
    """Whether the words after the command were the answer to a question of the dialogue.

    Not every app can reply to a message that only its reader sees.
    """
    asked = await dialogue.take_up(call, KIND) if call.args and not call.person.anonymous else None
    if asked is None or asked.data.get("step") not in {_QUESTION, _OPTIONS, _UNTIL}:
        return False
    await dialogue.end(call)
    await written(call, asked.data)
    return True


async def written(call: Call, data: Data) -> None:
    """What somebody replied to the last question."""
    step = data.get("step")
    if step == _QUESTION:
        await _take_question(call, data, read_line(call.args))
    elif step == _OPTIONS:
        check_options(options_in(call.args))
        await _panel(call, data | {"options": list(options_in(call.args)), "decides": ""})
    elif step == _UNTIL:
        votes.closes_at(call.content, community_meant(call), call.args, call.desk.now)
        await _panel(call, data | {"until": call.args})
    else:
        await _panel(call, data)


async def press(call: Call) -> None:
    """A button of the dialogue; refuses one whose dialogue is over."""
    asked = await dialogue.take_up(call, KIND)
    if asked is None:
        raise Refusal("button-too-old")
    community = community_meant(call)
    verb, _, value = call.args.partition(".")
    data = asked.data
    if verb == "cancel":
        await dialogue.end(call)
        await call.edit(Text("vote-form-over"))
    elif data.get("step") == _QUESTION:
        raise Refusal("button-too-old")
    elif verb == "open":
        draft = await votes.draft(call.uow, call.content, community, _wish(data), call.desk.now)
        text = await ask(call, community, draft, data["key"])
        await dialogue.end(call)
        await call.edit(text)
    else:
        await _choose(call, data, verb, value)


async def _take_question(call: Call, data: Data, wish: Wish) -> None:
    """The question alone, or already the whole line."""
    if not wish.question:
        raise Refusal("vote-usage")
    if len(wish.question) > QUESTION_LENGTH:
        raise Refusal("vote-question-too-long", most=QUESTION_LENGTH)
    data |= {
        "question": wish.question, "options": list(wish.options), "until": wish.until, "multi": wish.multi,
        "hidden": wish.hidden, "decides": wish.decides,
    }  # fmt: skip
    if wish.options or wish.decides in {THEME, TOPIC}:
        await _panel(call, data)
        return
    await _wait(call, data | {"step": _OPTIONS})
    ready = tuple(
        _button(call, f"for.{what}", Text("button-vote-for", {"what": what})) for what in (THEME, TOPIC)
    )
    await call.answer(Text("vote-ask-options", {"question": wish.question}), (ready, _cancel(call)), LIFETIME)


async def _choose(call: Call, data: Data, verb: str, value: str) -> None:
    if verb in {"multi", "hidden"}:
        await _panel(call, data | {verb: not data.get(verb)})
    elif verb == "for" and value in {"nothing", *DECIDES}:
        await _panel(call, data | {"decides": "" if value == "nothing" else value})
    elif verb == "time" and value in TIMES:
        await _panel(call, data | {"until": TIMES[value]})
    elif verb == "time" and value == "other":
        await _wait(call, data | {"step": _UNTIL})
        await call.edit(Text("vote-ask-until"), (_cancel(call),))
    elif verb == "until":
        await call.edit(Text("vote-pick-until"), _times(call))
    elif verb == "purpose":
        await call.edit(Text("vote-pick-purpose"), _purposes(call))
    elif verb == "back":
        await _panel(call, data)
    else:
        raise Refusal("button-too-old")


async def _panel(call: Call, data: Data) -> None:
    """The vote as it would be opened, and all that can be changed about it."""
    community = community_meant(call)
    draft = await votes.draft(call.uow, call.content, community, _wish(data), call.desk.now)
    await _wait(call, data | {"step": _PANEL})
    staff = "yes" if await call.is_staff() else "no"
    text = Text("vote-panel", {"summary": summary(community, draft), "staff": staff})
    buttons: Rows = (
        tuple(
            _button(call, name, Text(f"button-vote-{name}", {"on": "yes" if data.get(name) else "no"}))
            for name in ("multi", "hidden")
        ),
        tuple(_button(call, name, Text(f"button-vote-{name}")) for name in ("until", "purpose")),
        (
            _button(call, "open", Text(f"button-vote-{'open' if staff == 'yes' else 'propose'}")),
            *_cancel(call),
        ),
    )
    if call.press_id:
        await call.edit(text, buttons)
    else:
        await call.answer(text, buttons, LIFETIME)


def _wish(data: Data) -> Wish:
    """The weeks on offer take the place of whatever options were written before."""
    decides = data.get("decides", "")
    options = () if decides == THEME else tuple(data.get("options", ()))
    return Wish(
        data.get("question", ""), options, data.get("until", ""), bool(data.get("multi")),
        bool(data.get("hidden")), decides,
    )  # fmt: skip


async def _wait(call: Call, data: Data) -> None:
    await dialogue.ask(call, KIND, data)


def _times(call: Call) -> Rows:
    names = [*TIMES, "other"]
    made = [_button(call, f"time.{name}", Text("button-vote-time", {"time": name})) for name in names]
    return tuple(made[:3]), tuple(made[3:]), (_back(call),)


def _purposes(call: Call) -> Rows:
    rows = (
        _button(call, f"for.{what}", Text("button-vote-for", {"what": what}))
        for what in ("nothing", *DECIDES)
    )
    return (*((button,) for button in rows), (_back(call),))


def _back(call: Call) -> Button:
    return _button(call, "back", Text("button-back"))


def _cancel(call: Call) -> tuple[Button, ...]:
    return (_button(call, "cancel", Text("button-cancel")),)


def _button(call: Call, ref: str, label: Text) -> Button:
    return Button(label, pack_press("voteform", ref, call.person.user_id))
