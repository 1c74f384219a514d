"""How a chat becomes a community, stays one, and stops being one."""

from dataclasses import replace
from datetime import datetime
from typing import cast

from bot.content import Content
from bot.desk import Desk
from bot.domain.community import ALERTS, Community, State
from bot.domain.outgoing import Lane, Menu, Place, Probe, Rows, Say, Text, Whisper
from bot.domain.setup import name_of, resumed, rights_of
from bot.storage.uow import UnitOfWork
from bot.storage.update import Dead

DECLARED = "declared"
"""The setting that keeps what the configuration said of a community when it was last read."""
REPORT = 300
"""Seconds that a report on the bot's rights stays where it could not be made ephemeral."""
STAFF_TOLD = 5
"""At most so many administrators hear what waits for an answer where there is no operators' chat."""
STAFF_LIFETIME = 6 * 3600
"""Seconds that such a message stays in the group, where only they see it."""


async def tell_how_to_register(desk: Desk, chat_id: int, language: str) -> None:
    """Say once, for ever, how an unregistered chat can be set up; store nothing else."""
    say = Say(Place(chat_id), language, Text("setup-how"), slot="how")  # rows with a slot are not pruned
    await desk.uow.outbox.put(say, desk.now, key=f"how:{chat_id}")


async def tell_operators(
    uow: UnitOfWork, community: Community, text: Text, now: datetime, *, key: str | None = None,
    silent: bool = False, buttons: Rows = (), important: bool = False, on_sent: str = "", topic: str = ALERTS,
) -> None:  # fmt: skip
    """An alert for the operators' chat (`topic`: or what else); repeated after a crash rather than lost.

    Where there is no such chat, administrators hear in secret what has buttons or is `important`, and nobody
    hears the rest. `on_sent` learns the message's id, where there is one message for all.
    """
    if community.ops_chat_id is None:
        if buttons or important:
            await _tell_staff(uow, community, text, now, key, buttons)
        return
    place = Place(community.ops_chat_id, community.ops_topic(topic))
    say = Say(place, community.language, text, buttons, silent=silent)
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.ANSWER, key=key, repeat=True, on_sent=on_sent
    )


async def _tell_staff(
    uow: UnitOfWork, community: Community, text: Text, now: datetime, key: str | None, buttons: Rows
) -> None:
    for member in (await uow.members.staff(community.id))[:STAFF_TOLD]:
        to, language = Whisper(community.chat_id, member.user_id), member.language or community.language
        say = Say(to, language, text, buttons, lifetime=STAFF_LIFETIME, secret=True)
        own = f"{key}:{member.user_id}" if key else None
        await uow.outbox.put(say, now, community_id=community.id, lane=Lane.ANSWER, key=own, repeat=True)


async def tell_ops_lost(uow: UnitOfWork, now: datetime, chat_id: int) -> None:
    """If this was an operators' chat, the bot is not in it (any more): administrators hear it, once a day."""
    _, operated = await uow.communities.around([chat_id])
    for each in operated.get(chat_id, ()):
        if each.state == State.ACTIVE:
            alone, text = replace(each, ops_chat_id=None), Text("ops-lost", {"community": name_of(each)})
            key = f"ops-lost:{each.id}:{each.day_of(now)}"
            await tell_operators(uow, alone, text, now, key=key, important=True)


async def tell_of_dead(desk: Desk, dead_id: int, dead: Dead) -> None:
    """Tell the chat's operators (or the owners, if there are none) that an update took no effect."""
    text = Text("dead-update", {"dead": dead_id, "update": dead.update_id or 0})
    key = f"dead:{dead_id}"
    community = desk.communities.get(dead.chat_id or 0)
    if community is not None and community.ops_chat_id is not None:
        await tell_operators(desk.uow, community, text, desk.now, key=key)
        return
    for owner in sorted(desk.owners):
        say = Say(Place(owner), "en", text)
        await desk.uow.outbox.put(say, desk.now, key=f"{key}:{owner}", repeat=True)


async def declare(uow: UnitOfWork, now: datetime, values: dict[str, object]) -> Community:
    """A community named in the configuration: made, or brought in line with what is new there.

    What staff have set in chat since stays, until somebody writes something else in the configuration.
    """
    chat_id = cast("int", values["chat_id"])
    known = (await uow.communities.by_chats([chat_id])).get(chat_id)
    community = await uow.communities.register({**values, "state": State.ACTIVE, "registered_at": now})
    if known is not None:
        unfinished = {"state": State.ACTIVE, "registered_at": now} if known.state == State.SETUP else {}
        written = await uow.settings.get(community.id, DECLARED, {})
        news = {
            name: value for name, value in values.items() if name not in written or written[name] != value
        }
        await uow.communities.change(community.id, **{**news, **unfinished, "chat_id": chat_id})
    await uow.settings.put(community.id, DECLARED, values)
    community = await uow.communities.get(community.id)
    if known is None or known.language != community.language:
        await show_menu(uow, community, community.language, now)
    await probe(uow, community, now)
    return community


async def probe(uow: UnitOfWork, community: Community, now: datetime, then: Say | None = None) -> None:
    """Ask Telegram what the bot may do there and who the administrators are.

    `then` is said if the bot has got more of what it needs.
    """
    await uow.outbox.put(
        Probe(community.chat_id, then), now, community_id=community.id, lane=Lane.POST, repeat=True,
        on_sent="probed",
    )  # fmt: skip


async def menus(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Register the commands that people see, in each language, and what staff of each community see."""
    for language in ("", *content.texts.languages):  # "": for people who speak neither
        await uow.outbox.put(Menu(0, language), now, lane=Lane.BROADCAST, repeat=True)
    for community in await uow.communities.all(State.ACTIVE):
        await show_menu(uow, community, community.language, now)


async def show_menu(uow: UnitOfWork, community: Community, language: str, now: datetime) -> None:
    """Register the commands that members, and administrators, see in the group."""
    for staff in (False, True):
        menu = Menu(community.chat_id, language, staff)
        await uow.outbox.put(menu, now, community_id=community.id, lane=Lane.BROADCAST, repeat=True)


async def bot_moved(desk: Desk, chat_id: int, status: str, language: str, by: int = 0) -> None:
    """The bot's state in a group changed: added, given rights, thrown out (`by`: a person, 0: unknown)."""
    community = desk.communities.get(chat_id)
    inside = status in {"member", "administrator", "restricted"}
    if community is None:
        if not inside:
            await tell_ops_lost(desk.uow, desk.now, chat_id)
        elif chat_id not in desk.ops:
            await tell_how_to_register(desk, chat_id, language)
    elif inside:
        await _came_in(desk, community, language, by)
    elif community.state == State.ACTIVE:
        await desk.uow.communities.change(community.id, state=State.LEFT)
        desk.communities[chat_id] = replace(community, state=State.LEFT)
        text = Text("setup-bot-left", {"community": name_of(community)})
        await tell_operators(desk.uow, community, text, desk.now)


async def _came_in(desk: Desk, community: Community, language: str, by: int) -> None:
    """The bot is (back) in a community, perhaps with other rights; who gave them hears what is missing."""
    if community.state == State.LEFT:
        community = replace(community, state=State.ACTIVE, returned_at=desk.now)
        text = Text("setup-bot-back", {"community": name_of(community)})
        await tell_operators(desk.uow, community, text, desk.now, silent=True)
    await desk.uow.communities.change(
        community.id, state=community.state, returned_at=community.returned_at, ephemeral=None
    )
    desk.communities[community.chat_id] = replace(community, ephemeral=None)
    to = Whisper(community.chat_id, by)
    then = Say(to, language, rights_of(community), lifetime=REPORT) if by else None
    await probe(desk.uow, community, desk.now, then)


async def migrated(desk: Desk, old: int, new: int) -> None:
    """A group became a supergroup: everything stays, under the new id."""
    if await desk.uow.communities.migrate(old, new, desk.now):
        fresh = await desk.uow.communities.by_chats([new])
        desk.communities.pop(old, None)
        desk.communities.update(fresh)
        await desk.uow.outbox.move(old, new)
        await carry_on(desk.uow, new, desk.now)
    await desk.uow.communities.move_ops(old, new)


async def carry_on(uow: UnitOfWork, chat_id: int, now: datetime) -> None:
    """After a group's id changed: its menu, and the dialogue of `/setup` where that was open, anew."""
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    if community is None:
        return
    if community.state == State.SETUP:
        screen = resumed(community)
        say = Say(Place(chat_id), community.language, screen.text, screen.buttons, slot="setup")
        await uow.outbox.put(say, now, community_id=community.id)
        return
    await show_menu(uow, community, community.language, now)
