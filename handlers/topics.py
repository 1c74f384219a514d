"""`/topic` and its section of the panel: the day's question for everybody; for staff also one right now."""

from collections.abc import Sequence
from typing import Any

from bot.actions import dialogue
from bot.actions import topics_today as topics
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Param, Text
from bot.domain.post import mark_of
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from handlers.checkin import LIFETIME
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import back, home, in_ops, show, way
from handlers.setup import OPEN, ask_who

SECTION, WORDS = "topic", "topic_words"
"""The panel's section, and the question whose answer is asked of the group."""
PAUSE, RESUME, HERE = "pause", "resume", "here"
_WORDS = {
    "here": HERE, "这里": HERE, "這裡": HERE,
    "pause": PAUSE, "off": PAUSE, "暂停": PAUSE, "停": PAUSE,
    "resume": RESUME, "on": RESUME, "恢复": RESUME, "继续": RESUME,
}  # fmt: skip


async def topic(call: Call) -> None:
    """Today's question; to staff what they can do about it, and with words of their own these are asked."""
    if not call.args and not await call.is_staff():
        await _tell(call)
        return
    await call.require_staff()
    if call.person.anonymous and not call.args:
        await ask_who(call)
        return
    found = await on_offer(call)
    if len(found) > 1 and (in_ops(call) or found[0] != call.community):
        raise Refusal("topic-which", communities=Listing(tuple(name_of(each) for each in found)))
    await enter(call, found[0].id)
    if call.args:
        await _obey(call)
    else:
        await show(call, await _screen(call))


async def press(call: Call) -> None:
    """The button under posts of the calendar; and that of an administrator who asked anonymously."""
    if call.args != OPEN:
        await _tell(call)
        return
    call.args = ""
    await topic(call)


async def section(call: Call, path: Sequence[str]) -> Screen:
    """What can be done here, or the next step of it."""
    match list(path):
        case ["ask", mark]:
            by = call.person.user_id
            prompt = await topics.ask_offered(call.uow, call.content, call.desk.now, home(call), by, mark)
            return _asked(call, Text(prompt.text))
        case ["write"]:
            await dialogue.ask(call, WORDS)
            return Screen(Text("topic-write"), ((way(call, "button-cancel", SECTION, "cancel"),),))
        case ["cancel"]:
            await dialogue.end(call)
        case ["pause" | "resume" as act]:
            await _pause(call, act)
        case [_, *_]:
            raise Refusal("button-too-old")
    return await _screen(call)


async def written(call: Call, data: dict[str, Any]) -> None:
    """The question in words of their own."""
    del data
    await enter(call, home(call).id)
    await _ask_own(call)
    await show(call, _asked(call, call.args))


async def _tell(call: Call) -> None:
    await call.answer(await _today(call, home(call)), lifetime=LIFETIME)


async def _obey(call: Call) -> None:
    match _WORDS.get(call.args.casefold()):
        case "here":
            await _place(call)
        case "pause" | "resume" as act:
            await _pause(call, act)
            await call.answer(Text(f"topic-{act}d"))
        case _:
            await _ask_own(call)
            await call.answer(Text("topic-asked", {"question": call.args}))


async def _pause(call: Call, act: str) -> None:
    await topics.pause(call.uow, call.desk.now, home(call), call.person.user_id, paused=act == PAUSE)


async def _place(call: Call) -> None:
    if call.chat_id != home(call).chat_id:
        raise Refusal("only-in-group")
    await topics.set_thread(call.uow, call.desk.now, home(call), call.person.user_id, call.topic)
    await call.answer(Text("topic-thread-set" if call.topic else "topic-thread-unset"))


async def _ask_own(call: Call) -> None:
    key = f"{call.message_id or call.ephemeral_id}-{int(call.sent_at.timestamp())}"
    await topics.ask_own(call.uow, call.desk.now, home(call), call.person.user_id, call.args, key)


def _asked(call: Call, question: Param) -> Screen:
    return Screen(Text("topic-asked", {"question": question}), (back(call, SECTION),))


async def _screen(call: Call) -> Screen:
    """Today's question, the next ones to choose from, and what else can be done."""
    community = home(call)
    found = await topics.offered(call.uow, call.content, community, call.desk.now)
    lines = tuple(
        Text("topic-offer-line", {"number": number, "question": Text(prompt.text)})
        for number, prompt in enumerate(found, start=1)
    )
    choices = tuple(
        way(call, Text("topic-button", {"number": number}), SECTION, "ask", mark_of(prompt.id))
        for number, prompt in enumerate(found, start=1)
    )
    act = RESUME if await topics.is_paused_alone(call.uow, community) else PAUSE
    more = way(call, "topic-button-write", SECTION, "write"), way(call, f"topic-button-{act}", SECTION, act)
    params: dict[str, Param] = {
        "today": await _today(call, community), "lines": Listing(lines, "lines"), "count": len(found)
    }  # fmt: skip
    return Screen(Text("topic-offer", params), (*([choices] if choices else ()), more, back(call)))


async def _today(call: Call, community: Community) -> Text:
    found = await topics.today(call.uow, call.content, community, call.desk.now)
    if found is not None:
        question = found.question
        if found.link:
            question = Text("topic-link", {"link": found.link, "words": question})
        return Text("topic-today", {"question": question, "people": found.people})
    at = await topics.next_time(call.uow, call.content, community, call.desk.now)
    return Text("topic-none-today", {"time": at, "soon": "yes" if at else "no"})
