"""`/setup`: the dialogue in the group, `/setup timezone Europe/Berlin`, `/setup check`."""

from bot.actions import registration, rights, setup
from bot.desk import Call
from bot.domain import setup as dialogue
from bot.domain.community import Community, State
from bot.domain.outgoing import Button, Edit, Erase, Place, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen

OPEN = "open"
"""The button of somebody who wrote anonymously: people press as themselves."""


async def set_up(call: Call) -> None:
    """Open the dialogue, or do what is typed after the command."""
    if call.private:
        raise Refusal("only-in-group")
    if call.person.anonymous:
        await ask_who(call)
        return
    word, _, rest = call.args.partition(" ")
    community = await _allowed(call)
    if word == "check":
        await _check(call, community)
    elif community is None and call.chat_id in call.desk.ops:
        raise Refusal("setup-in-ops")
    elif word == "timezone":
        await _type_zone(call, rest)
    else:
        await _open(call)


async def ask_who(call: Call, ref: str = OPEN) -> None:
    """An anonymous administrator cannot be told from the others; the press of a button (with `ref`) can."""
    button = Button(Text("button-its-me"), pack_press(call.name, ref))
    await call.answer(Text("setup-anonymous", {"command": call.name}), ((button,),))


async def press(call: Call) -> None:
    """A button of the dialogue."""
    community = await _allowed(call)
    order = dialogue.read_order(call.args)
    if call.args == OPEN:
        call.args = ""
        await set_up(call)
    elif community is None or order.stamp != dialogue.stamp_of(community):
        call.toast(Text("setup-over"))
    elif order.verb == dialogue.GO:
        await _go(call, community, order.value)
    else:
        await _choose(call, community, order.verb, order.value)


async def _allowed(call: Call) -> Community | None:
    """The community of this very chat, if it is one and the caller may set it up."""
    community = call.desk.communities.get(call.chat_id)
    _speak(call, community)
    await setup.allow(call.uow, call.desk.owners, call.person.user_id, community)
    return community


def _speak(call: Call, community: Community | None) -> None:
    """The dialogue is for one person, so it is in their language."""
    own = call.person.language_code[:2]
    if call.member is not None and call.member.language:
        call.language = call.member.language
    elif own in call.content.texts.languages:
        call.language = own
    elif community is not None:
        call.language = community.language


async def _open(call: Call) -> None:
    community = await setup.begin(call.uow, call.desk.defaults, call.desk.now, call.chat_id)
    await _show(call, community, dialogue.STEPS[0] if community.state == State.SETUP else dialogue.PANEL)


async def _type_zone(call: Call, written: str) -> None:
    zone = setup.zone_of(written)
    community = await setup.begin(call.uow, call.desk.defaults, call.desk.now, call.chat_id)
    await _choose(call, community, dialogue.ZONE, zone)


async def _check(call: Call, community: Community | None) -> None:
    """Ask Telegram anew; in an operators' chat for each community operated from it."""
    operated = [community] if community is not None else call.desk.ops.get(call.chat_id, [])
    if not operated:
        raise Refusal("not-registered")
    to = call.audience if community is not None else Place(call.chat_id, call.topic)
    for each in operated:
        lifetime = registration.REPORT if community is not None else 0
        then = Say(to, call.language, dialogue.rights_of(each), lifetime=lifetime)
        await rights.check(call.uow, each, then, call.desk.now)


async def _choose(call: Call, community: Community, step: str, value: str) -> None:
    user_id = call.person.user_id
    fresh = await setup.choose(call.uow, call.content, call.desk.now, community, user_id, step, value)
    await _go(call, fresh, dialogue.after(step) if fresh.state == State.SETUP else dialogue.PANEL)


async def _go(call: Call, community: Community, where: str) -> None:
    """Show a step or what else the dialogue has."""
    _speak(call, community)
    if where == dialogue.CLOSE:
        await call.uow.outbox.put(Erase(call.chat_id, (call.pressed_message,)), call.desk.now)
    elif where == dialogue.RIGHTS:
        await _with_rights(call, community, "setup-checked")
    elif where == dialogue.DONE:
        community = await setup.finish(call.uow, call.desk.now, community, call.person.user_id)
        await _with_rights(call, community, "setup-done")
    elif where in {*dialogue.STEPS, dialogue.PANEL}:
        await _show(call, community, where)
    else:
        raise Refusal("button-too-old")


async def _with_rights(call: Call, community: Community, key: str) -> None:
    """The panel, and once Telegram has answered, with what the bot is still not allowed."""
    choices = await setup.choices(call.uow, call.content, call.person.user_id)
    asking = dialogue.panel(community, choices, key, rights=Text("setup-rights-asking"))
    await _say(call, community, asking)
    then = Edit(call.chat_id, call.pressed_message, call.language, asking.text, asking.buttons)
    await rights.check(call.uow, community, then, call.desk.now)


async def _show(call: Call, community: Community, where: str) -> None:
    choices = await setup.choices(call.uow, call.content, call.person.user_id)
    if where == dialogue.PANEL:
        await _say(call, community, dialogue.panel(community, choices))
    else:
        await _say(call, community, dialogue.step_screen(where, community, choices))


async def _say(call: Call, community: Community, screen: Screen) -> None:
    """In the pressed message, or in a new one that takes the place of the last."""
    call.desk.communities[call.chat_id] = community
    if call.press_id and call.args:
        await call.edit(screen.text, screen.buttons)
        return
    say = Say(Place(call.chat_id, call.topic), call.language, screen.text, screen.buttons, slot="setup")
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)
