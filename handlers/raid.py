"""`/raid`, and the buttons under an alarm."""

from datetime import datetime, timedelta

from bot.actions import gate_outcome, gate_rules, raid
from bot.actions.raid_notice import ADMIT, END, button, undo_button
from bot.desk import Call
from bot.domain.outgoing import Button, Mention, Text
from bot.domain.press import pack_press
from bot.domain.raid import RAID, instant_in, read_rate
from bot.domain.refusal import Refusal
from handlers.checkin import LIFETIME
from handlers.gate import only_one
from handlers.panel_entry import enter
from handlers.panel_raid import raid_line, raid_screen, rate_shown
from handlers.panel_screen import home, number_in, show
from handlers.setup import OPEN

SURE, WHILE_ON = "sure", "0"
"""A ban of all who have come until now, as long as the raid is on."""
LONGEST = timedelta(days=30)
_ON = ("on", "begin", "start", "开", "开始", "开启")
_OFF = ("off", "end", "stop", "关", "结束", "关闭")


async def raid_(call: Call) -> None:
    """Shut the gate right now, open it again, say how many are too many; alone: how it stands."""
    if not await only_one(call):
        return
    word, by, now = call.args.strip().casefold(), call.person.user_id, call.desk.now
    if not word:
        await show(call, await raid_screen(call, []))
    elif word in _ON:
        await raid.begin_by_hand(call.uow, call.content, now, home(call), by)
        await call.answer(Text("raid-now", {"line": await raid_line(call)}), lifetime=LIFETIME)
    elif word in _OFF:
        await raid.end(call.uow, call.content, now, home(call), by)
        await call.answer(Text("raid-now", {"line": await raid_line(call)}), lifetime=LIFETIME)
    elif (rate := read_rate(word)) is not None:
        wanted = await gate_rules.change_rate(call.uow, call.content, now, home(call), by, rate=rate)
        await call.answer(rate_shown(wanted), lifetime=LIFETIME)
    else:
        raise Refusal("raid-usage")


async def press(call: Call) -> None:
    """A button of an alarm or an all-clear."""
    if call.args == OPEN:
        call.args = ""
        await raid_(call)
        return
    verb, *rest = call.args.split(".")
    community = await enter(call, number_in(rest[0] if rest else ""))
    match verb, rest[1:]:
        case "end", []:
            await raid.end(call.uow, call.content, call.desk.now, community, call.person.user_id)
            await call.edit(Text("raid-ended-by", {"by": _name(call)}))
        case "ban", [since]:
            await _ask_sure(call, since, WHILE_ON)
        case "ban", [since, until]:
            await _ask_sure(call, since, until)
        case "sure", [since, until]:
            await _ban(call, since, until)
        case "undo", [given]:
            await _unban(call, given)
        case (("admit" | "decline"), [since]):
            await _settle_queue(call, since, yes=verb == ADMIT)
        case _:
            raise Refusal("button-too-old")


async def _ask_sure(call: Call, since: str, until: str) -> None:
    """So many would go: asked once more, since most of them cannot be told what happened."""
    first, last = await _span(call, since, until)
    people = await call.uow.raids.joined(home(call).id, first, last)
    if not people:
        raise Refusal("raid-nobody")
    ref = f"{SURE}.{home(call).id}.{since}.{until}"
    yes = Button(Text("raid-button-sure", {"people": len(people)}), pack_press("raid", ref))
    end = ((button(home(call), END),),) if until == WHILE_ON else ()
    await call.edit(Text("raid-sure", {"people": len(people)}), ((yes,), *end))


async def _ban(call: Call, since: str, until: str) -> None:
    first, last = await _span(call, since, until)
    by, now = call.person.user_id, call.desk.now
    people = await raid.ban(call.uow, call.content, now, home(call), by, first, last)
    if not people:
        raise Refusal("raid-nobody")
    text = Text("raid-banned", {"people": people, "by": _name(call)})
    await call.edit(text, undo_button(home(call), now))


async def _span(call: Call, since: str, until: str) -> tuple[datetime, datetime]:
    """Between which instants people came with it: until now, as long as it is on."""
    first = _instant(since)
    if until != WHILE_ON:
        last = _instant(until)
        if not timedelta() <= last - first <= LONGEST:
            raise Refusal("button-too-old")
        return first, last
    held = await call.uow.measures.get(home(call).id, RAID)
    if held is None or held.since != first:
        raise Refusal("raid-is-off")
    return first, call.desk.now + raid.AHEAD


async def _unban(call: Call, given: str) -> None:
    at = _instant(given)
    people = await raid.unban(call.uow, call.desk.now, home(call), call.person.user_id, at)
    if not people:
        raise Refusal("already-done")
    await call.edit(Text("raid-unbanned", {"people": people, "by": _name(call)}))


async def _settle_queue(call: Call, since: str, *, yes: bool) -> None:
    waiting = await call.uow.knocks.queued(home(call).id, _instant(since))
    by = call.person.user_id
    done = await gate_outcome.decide(call.uow, call.content, call.desk.now, home(call), waiting, by, yes=yes)
    if not done:
        raise Refusal("already-done")
    key = "raid-queue-admitted" if yes else "raid-queue-declined"
    await call.edit(Text(key, {"people": len(done), "by": _name(call)}))


def _instant(written: str) -> datetime:
    at = instant_in(written)
    if at is None:
        raise Refusal("button-too-old")
    return at


def _name(call: Call) -> Mention:
    return Mention(0, call.person.name)
