"""`/calm`, the buttons of calm mode, and the suggested statement in a crisis."""

from bot.actions import calm as calming
from bot.actions import crisis
from bot.actions.game_notice import when
from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from handlers.games import number_in
from handlers.only_one import the_one
from handlers.panel_entry import enter
from handlers.staff_scene import disclose, home


async def calm(call: Call) -> None:
    """How it stands; "on", "on 4" (hours) or "off" change it."""
    community = await the_one(call)
    wish, _, hours = call.args.strip().lower().partition(" ")
    if wish == "on":
        await _begin(call, number_in(hours.strip().removesuffix("h"), "calm-usage") if hours else None)
    elif wish == "off":
        await calming.end(call.uow, call.desk.now, community, call.person.user_id)
        await call.answer(Text("calm-ended", {"community": name_of(community)}))
    elif wish:
        raise Refusal("calm-usage")
    else:
        held = await call.uow.measures.get(community.id, calming.NAME)
        await disclose(call, Screen(*calming.status(community, held)))


async def press(call: Call) -> None:
    """Calm mode on or off, and the community's id."""
    deed, _, number = call.args.partition(".")
    community = await enter(call, number_in(number))
    if deed == "on":
        await _begin(call, None)
    elif deed == "off":
        await calming.end(call.uow, call.desk.now, community, call.person.user_id)
        call.toast(Text("calm-ended", {"community": name_of(community)}), alert=True)
    else:
        raise Refusal("button-too-old")


async def state(call: Call) -> None:
    """Post the suggested statement; the alarm loses its button."""
    deed, _, number = call.args.partition(".")
    community = await enter(call, number_in(number))
    if deed != "say":
        raise Refusal("button-too-old")
    held = await crisis.state_publicly(call.uow, call.desk.now, community, call.person)
    text = crisis.told(call.content.complaints.crisis, community, held)
    await call.edit(text, crisis.buttons(held))
    call.toast(Text("crisis-stated"))


async def _begin(call: Call, hours: int | None) -> None:
    community, by = home(call), call.person.user_id
    until = await calming.begin(call.uow, call.content, call.desk.now, community, by, hours)
    text = Text("calm-begun", {"community": name_of(community), "until": when(community, until)})
    if call.press_id:
        call.toast(text, alert=True)
    else:
        await call.answer(text)
