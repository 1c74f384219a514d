"""`/topic`: the day's question for everybody; for staff also a question right now, pause and place."""

from bot.actions import topics_today as topics
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Listing, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.checkin import LIFETIME

_HERE = frozenset({"here", "这里", "這裡"})
_OFF = frozenset({"off", "pause", "暂停", "停"})
_ON = frozenset({"on", "resume", "恢复", "开"})
_ID_LENGTH = 9
"""Digits of a community's id in a button, at most."""


async def topic(call: Call) -> None:
    """Today's question; to staff three more to ask at once, and with words of their own these are asked."""
    if not call.args and not await call.is_staff():
        await today(call)
        return
    await call.require_staff()
    community, words = _meant(call), call.args.casefold()
    if words in _HERE:
        await _place(call, community)
    elif words in _OFF | _ON:
        await topics.pause(call.uow, community, paused=words in _OFF)
        await call.answer(Text("topic-paused" if words in _OFF else "topic-resumed"))
    elif call.args:
        key = f"{call.message_id or call.ephemeral_id}-{int(call.sent_at.timestamp())}"
        await topics.ask_own(call.uow, call.desk.now, community, call.args, key)
        await call.answer(Text("topic-asked", {"question": call.args}))
    else:
        await _offer(call, community)


async def today(call: Call) -> None:
    """Today's question for the caller alone; also the button under posts of the calendar."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    await call.answer(await _today(call, call.community), lifetime=LIFETIME)


async def ask_offered(call: Call) -> None:
    """One of the questions on offer was pressed."""
    await call.require_staff()
    number, _, name = call.args.partition("-")
    operated = call.desk.ops.get(call.chat_id, [])
    homes = [each for each in (call.community, *operated) if each is not None and str(each.id) == number]
    if not homes or len(number) > _ID_LENGTH:
        raise Refusal("button-too-old")
    prompt = await topics.ask_offered(call.uow, call.content, call.desk.now, homes[0], name)
    await call.edit(Text("topic-asked", {"question": Text(prompt.text)}))


def _meant(call: Call) -> Community:
    """The community that staff act for from here; in private the one they were last active in."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    operated = call.desk.ops.get(call.chat_id, [])
    if call.chat_id != call.community.chat_id and len(operated) > 1:
        raise Refusal("topic-which", communities=Listing(tuple(name_of(each) for each in operated)))
    return call.community


async def _place(call: Call, community: Community) -> None:
    if call.chat_id != community.chat_id:
        raise Refusal("only-in-group")
    await topics.set_thread(call.uow, community, call.topic)
    await call.answer(Text("topic-thread-set" if call.topic else "topic-thread-unset"))


async def _offer(call: Call, community: Community) -> None:
    found = await topics.offered(call.uow, call.content, community, call.desk.now)
    params: dict[str, Param] = {"today": await _today(call, community)}
    if not found:
        await call.answer(Text("topic-offer-none", params), lifetime=LIFETIME)
        return
    lines = tuple(
        Text("topic-offer-line", {"number": number, "question": Text(prompt.text)})
        for number, prompt in enumerate(found, start=1)
    )
    buttons: Rows = (
        tuple(
            Button(Text("topic-button", {"number": number}), pack_press("ask", f"{community.id}-{prompt.id}"))
            for number, prompt in enumerate(found, start=1)
        ),
    )
    await call.answer(Text("topic-offer", params | {"lines": Listing(lines, "lines")}), buttons, LIFETIME)


async def _today(call: Call, community: Community) -> Text:
    found = await topics.today(call.uow, call.content, community, call.desk.now)
    if found is not None:
        question = found.question
        if found.link:
            question = Text("topic-link", {"link": found.link, "words": question})
        return Text("topic-today", {"question": question, "people": found.people})
    at = await topics.next_time(call.uow, call.content, community, call.desk.now)
    return Text("topic-none-today", {"time": at, "soon": "yes" if at else "no"})
