"""`/night`: when the group sleeps."""

from bot.actions import night
from bot.actions.night import clock, night_of
from bot.desk import Call
from bot.domain.night import night_at, read_night
from bot.domain.outgoing import Button, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from handlers.checkin import LIFETIME
from handlers.gate import only_one
from handlers.panel_entry import enter
from handlers.panel_night import night_line, night_screen
from handlers.panel_screen import home, number_in, show
from handlers.setup import OPEN

_OFF = ("off", "stop", "end", "关", "关闭", "停", "取消")


async def night_(call: Call) -> None:
    """Times like "23:00-07:00" set it; "off" opens the group for tonight, by day for good."""
    if not await only_one(call):
        return
    word = call.args.strip().casefold()
    if not word:
        await show(call, await night_screen(call, []))
    elif word in _OFF:
        await _off(call)
    else:
        wanted = read_night(word)
        if wanted is None:
            raise Refusal("night-usage")
        await night.set_night(call.uow, call.desk.now, home(call), call.person.user_id, wanted)
        await call.answer(Text("night-set", {"line": await night_line(call)}), lifetime=LIFETIME)


async def press(call: Call) -> None:
    """*Every night*, under the answer to `/night off`; or who asked anonymously."""
    if call.args == OPEN:
        call.args = ""
        await night_(call)
        return
    await enter(call, number_in(call.args))
    await night.set_night(call.uow, call.desk.now, home(call), call.person.user_id, None)
    await call.edit(Text("night-set", {"line": await night_line(call)}))


async def _off(call: Call) -> None:
    community, now, by = home(call), call.desk.now, call.person.user_id
    found = await night_of(call.uow, community)
    if found is None:
        raise Refusal("night-is-off")
    if night_at(found, community.timezone, now) is None:
        await night.set_night(call.uow, now, community, by, None)
        await call.answer(Text("night-set", {"line": await night_line(call)}), lifetime=LIFETIME)
        return
    until = await night.skip(call.uow, call.content, now, community, by)
    owner = 0 if call.person.anonymous else by
    always = Button(Text("night-always-off"), pack_press("night", community.id, owner))
    await call.answer(Text("night-skipped", {"until": clock(community, until)}), ((always,),), LIFETIME)
