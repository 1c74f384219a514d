"""Where a staff command acts, about whom, and who reads the answer: shared by all of them."""

from collections.abc import Collection

from bot.actions.staff_target import ANONYMOUS, find
from bot.desk import Call
from bot.domain.community import Community, Member, Person
from bot.domain.outgoing import Button, Mention, Param, Place, Rows, Say, Text
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT
from bot.domain.setup import Screen, name_of
from bot.domain.staff_line import Order, check, read_order
from bot.storage.record import Card
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import in_ops

LIFETIME = 3600
"""Seconds that an answer stays where it is ephemeral."""
BRIEFLY = 30
"""Seconds that the group sees that something was done, where only that can be said."""


async def read(call: Call, *, timed: bool = False, strangers: bool = False) -> tuple[Member, Order]:
    """Whom the words or the reply mean and what else is said; from now on the call is about their community.

    Refuses who is not staff, and what is not clear.
    """
    communities = await on_offer(call)
    card = await card_of(call)
    if card is not None:
        communities = [each for each in communities if each.id == card.community_id]
    pointed = Person(card.user_id, "") if card is not None else _pointed(call)
    order = read_order(call.args, pointed=pointed is not None, timed=timed)
    check(order, call.name)
    if pointed is not None and not pointed.bot and call.chat_id == _home_chat(communities):
        await call.uow.members.ensure(communities[0].id, pointed)
    community, member = await find(call.uow, communities, order, pointed, call.name, strangers=strangers)
    await enter(call, community.id)
    return member, order


async def card_of(call: Call) -> Card | None:
    """The card in an operators' chat that the command is a reply to."""
    ours = call.target is not None and call.target.user_id == call.desk.bot_id
    if not (in_ops(call) and call.reply_to and ours):
        return None
    return await call.uow.record.card(call.chat_id, call.reply_to)


def _pointed(call: Call) -> Person | None:
    """In the group the author of what is replied to; elsewhere only somebody picked by name."""
    in_group = not call.private and not in_ops(call)
    return call.target if in_group or not call.reply_to else None


def _home_chat(communities: list[Community]) -> int:
    return communities[0].chat_id if len(communities) == 1 else 0


def home(call: Call) -> Community:
    """The community that the call is about by now."""
    if call.community is None:
        raise Refusal("no-community-yet")
    return call.community


async def respond(call: Call, text: Text, buttons: Rows = ()) -> None:
    """Answer staff alone: in the pressed message, in their chat, or unseen by the group.

    Where the group would see it, or who asks speaks as the group, it hears no more than that it is done.
    """
    if call.press_id:
        await call.edit(text, buttons)
        return
    community, place = home(call), Place(call.chat_id, call.topic)
    short = Say(place, call.language, Text("staff-done-short"), buttons, lifetime=BRIEFLY, silent=True)
    if call.private or in_ops(call):
        text = Text("staff-about", {"community": name_of(community), "text": text})
        say = Say(place, call.language, text, buttons)
    elif call.person.anonymous:
        say = short
    else:
        say = Say(call.audience, call.language, text, buttons, LIFETIME, secret=True, instead=short)
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)


def require_a_reader(call: Call) -> None:
    """Refuse one who speaks as the group: nothing can be shown to them alone."""
    if call.person.anonymous:
        raise Refusal("staff-not-as-chat")


async def disclose(call: Call, screen: Screen) -> None:
    """Never before the group: where it cannot be said to one person alone, that is said instead."""
    if call.press_id:
        await call.edit(screen.text, screen.buttons, screen.reckon)
        return
    place = Place(call.chat_id, call.topic)
    say = Say(place, call.language, screen.text, screen.buttons, reckon=screen.reckon)
    if not call.private and not in_ops(call):
        url = f"https://t.me/{call.desk.bot_username}?start=help"
        button = Button(Text("button-open-private"), url=url)
        words = Text("staff-in-private", {"command": call.name})
        instead = Say(place, call.language, words, ((button,),), lifetime=BRIEFLY, silent=True)
        say = Say(
            call.audience, call.language, screen.text, screen.buttons, LIFETIME, secret=True, instead=instead,
            reckon=screen.reckon,
        )  # fmt: skip
    await call.uow.outbox.put(say, call.desk.now, community_id=home(call).id)


async def names_of(call: Call, user_ids: Collection[int]) -> dict[int, Param]:
    """What people are called, without a link that would ring at them."""
    known = await call.uow.members.names(home(call).id, user_ids)
    named: dict[int, Param] = {
        each: Mention(0, known[each]) if known.get(each) else str(each) for each in user_ids
    }
    special = {BOT: "audit-the-bot", ANONYMOUS: "audit-anonymous"}
    return named | {each: Text(key) for each, key in special.items() if each in user_ids}
