"""`/schedule` and its section of the panel: what is posted by the clock, and what staff decide about it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.actions import dialogue, schedule, topics_today
from bot.actions.schedule import Slot
from bot.actions.weekly import coming
from bot.actions.weekly_post import PANEL, SECTION, path_of, words_of
from bot.desk import Call
from bot.domain.community import Community, Person
from bot.domain.outgoing import Button, Place, Say, Text
from bot.domain.post import OPEN as OPEN_STATES
from bot.domain.post import PAUSED, mark_of
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.storage.uow import UnitOfWork
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import home, in_ops, show, way
from handlers.schedule_screens import DAYS, past, questions, view, week
from handlers.setup import OPEN, ask_who

WORDS = "post_words"
"""The question whose answer is what a post is to say."""
PAUSE, RESUME, TOPIC, SKIP, RUN, EDIT = "pause", "resume", "topic", "skip", "run", "edit"
_WORDS = {
    "pause": PAUSE, "off": PAUSE, "暂停": PAUSE, "停": PAUSE,
    "resume": RESUME, "on": RESUME, "恢复": RESUME, "继续": RESUME,
    "topic": TOPIC, "话题": TOPIC,
    "skip": SKIP, "跳过": SKIP, "run": RUN, "现在发": RUN, "edit": EDIT, "改": EDIT, "换一段话": EDIT,
}  # fmt: skip
_LONGEST_NUMBER = 10

Decide = Callable[[UnitOfWork, datetime, Slot, Person], Awaitable[None]]
_DECIDE: Mapping[str, Decide] = {
    "approve": schedule.approve, "skip": schedule.skip, "unskip": schedule.unskip, "run": schedule.run_now,
}  # fmt: skip


async def schedule_(call: Call) -> None:
    """The coming week; or pause, resume, skip, run or edit the next post, or name a forum topic."""
    if call.args == OPEN:
        call.args = ""
    if call.person.anonymous:
        await ask_who(call)
        return
    found = await on_offer(call)
    if len(found) > 1 and (in_ops(call) or found[0] != call.community):
        await show(call, _choice(call, found))
        return
    await enter(call, found[0].id)
    if call.args:
        await _obey(call)
    else:
        await show(call, await week(call))


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The panel's section: the week, one post, or what is to be done about it."""
    match list(path):
        case []:
            return await week(call)
        case ["page", page]:
            return await week(call, _number(page))
        case ["past"]:
            return await past(call)
        case ["questions", *rest]:
            return await _questions(call, rest)
        case ["pause" | "resume" as act]:
            await _pause(call, act)
            return await week(call)
        case [act, at, mark]:
            return await _about_post(call, act, await _slot(call, _number(at), mark))
    raise Refusal("button-too-old")


async def written(call: Call, data: dict[str, Any]) -> None:
    """The new words of a post."""
    await enter(call, home(call).id)
    slot = await _slot(call, int(data["at"]), str(data["mark"]))
    await schedule.write(call.uow, call.desk.now, slot, call.person, call.args)
    await show(call, await view(call, await _slot(call, int(data["at"]), str(data["mark"]))))


async def _about_post(call: Call, act: str, slot: Slot) -> Screen:
    screen = await _done(call, act, slot)
    if act in _DECIDE:
        call.toast(Text(f"schedule-done-{act}"))
    return screen


async def _done(call: Call, act: str, slot: Slot) -> Screen:
    """What was asked for, and the screen that shows it."""
    path = path_of(slot.entry.id, slot.at).split(".")
    if act in _DECIDE:
        await _DECIDE[act](call.uow, call.desk.now, slot, call.person)
    elif act == EDIT:
        await dialogue.ask(call, WORDS, {"at": int(path[0]), "mark": path[1]})
        return Screen(Text("schedule-write"), ((way(call, "button-cancel", SECTION, "keep", *path),),))
    elif act == "keep":
        await dialogue.end(call)
    elif act == "show":
        await _show(call, slot)
    elif act != "view":
        raise Refusal("button-too-old")
    return await view(call, await _slot(call, int(path[0]), path[1]))


async def _show(call: Call, slot: Slot) -> None:
    """The post as the group would see it, for the caller alone."""
    text = words_of(slot.entry, slot.community, slot.words)
    hidden = not call.private and not in_ops(call)
    to = call.audience if hidden else Place(call.chat_id, call.topic)
    say = Say(to, slot.community.language, text, picture=slot.entry.picture, secret=hidden)
    await call.uow.outbox.put(say, call.desk.now, community_id=slot.community.id)


async def _obey(call: Call) -> None:
    verb, _, name = call.args.partition(" ")
    match _WORDS.get(verb.casefold()):
        case "topic":
            await _name_topic(call, name.strip())
        case "pause" | "resume" as act:
            await _pause(call, act)
            await show(call, await week(call))
        case "skip" | "run" | "edit" as act:
            await show(call, await _next(call, act))
        case _:
            raise Refusal("schedule-usage")


async def _next(call: Call, act: str) -> Screen:
    """The next weekly post that is still to come: leave it out, post it now, or ask for its words."""
    now = call.desk.now
    found = await coming(call.uow, call.content, home(call), now, now + DAYS)
    each = next((one for one in found if one.state in ("", PAUSED, *OPEN_STATES)), None)
    if each is None:
        raise Refusal("schedule-no-next")
    slot = await _slot(call, int(each.at.timestamp()), mark_of(each.entry))
    return await _done(call, act, slot)


async def _pause(call: Call, act: str) -> None:
    by = call.person.user_id
    await schedule.pause(call.uow, call.desk.now, home(call), by, paused=act == PAUSE)


async def _name_topic(call: Call, name: str) -> None:
    if call.chat_id != home(call).chat_id:
        raise Refusal("only-in-group")
    await schedule.name_forum_topic(
        call.uow, call.desk.now, home(call), call.person.user_id, name, call.topic
    )
    await call.answer(Text("schedule-topic-named", {"topic": name, "general": "no" if call.topic else "yes"}))


async def _questions(call: Call, path: Sequence[str]) -> Screen:
    """The daily questions; or one of them is left out, or asked after all."""
    match list(path):
        case ["skip" | "unskip" as act, at]:
            out, slot = act == "skip", _instant(_number(at))
            by = call.person.user_id
            await topics_today.skip(call.uow, call.content, call.desk.now, home(call), by, slot, out=out)
            call.toast(Text(f"schedule-done-{act}"))
        case [_, *_]:
            raise Refusal("button-too-old")
    return await questions(call)


async def _slot(call: Call, at: int, mark: str) -> Slot:
    return await schedule.slot_meant(call.uow, call.content, home(call), _instant(at), mark)


def _instant(at: int) -> datetime:
    try:
        return datetime.fromtimestamp(at, UTC)
    except (OverflowError, ValueError, OSError):
        raise Refusal("button-too-old") from None


def _choice(call: Call, found: Sequence[Community]) -> Screen:
    owner = 0 if in_ops(call) else call.person.user_id
    buttons = [
        (
            Button(
                Text("panel-community", {"community": name_of(each)}),
                pack_press(PANEL, f"{each.id}.{SECTION}", owner),
            ),
        )
        for each in found
    ]
    return Screen(Text("panel-which"), tuple(buttons))


def _number(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER):
        raise Refusal("button-too-old")
    return int(written)
