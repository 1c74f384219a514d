"""How a chat becomes a community, stays one, and stops being one."""

from datetime import datetime

from bot.content import Content
from bot.desk import Desk
from bot.domain.community import Community, State
from bot.domain.outgoing import Lane, Menu, Place, Probe, Say, Text
from bot.storage.uow import UnitOfWork
from bot.storage.update import Dead


async def tell_how_to_register(desk: Desk, chat_id: int, language: str) -> None:
    """Say once, for ever, how an unregistered chat can be set up; store nothing else."""
    say = Say(Place(chat_id), language, Text("setup-how"))
    await desk.uow.outbox.put(say, desk.now, key=f"how:{chat_id}")


async def tell_operators(
    uow: UnitOfWork, community: Community, text: Text, now: datetime, *, key: str | None = None,
    silent: bool = False,
) -> None:  # fmt: skip
    """An alert for the operators' chat; repeated after a crash rather than lost. Nobody there: no alert."""
    if community.ops_chat_id is None:
        return
    say = Say(Place(community.ops_chat_id, community.topic_alerts), community.language, text, silent=silent)
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.ANSWER, key=key, repeat=True)


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
    """A community named in the configuration: made, or brought in line with what is written there."""
    community = await uow.communities.register({**values, "state": State.ACTIVE, "registered_at": now})
    await uow.communities.change(community.id, **values)
    await probe(uow, community, now)
    return await uow.communities.get(community.id)


async def probe(uow: UnitOfWork, community: Community, now: datetime) -> None:
    """Ask Telegram what the bot may do there and who the administrators are."""
    await uow.outbox.put(
        Probe(community.chat_id), now, community_id=community.id, lane=Lane.POST, repeat=True,
        on_sent="probed",
    )  # fmt: skip


async def menus(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Register the commands that people see, in each language."""
    for language in content.texts.languages:
        await uow.outbox.put(Menu(0, language), now, lane=Lane.BROADCAST, repeat=True)


async def bot_moved(desk: Desk, chat_id: int, status: str, language: str) -> None:
    """The bot's own state in a group changed: added, given rights, or thrown out."""
    community = desk.communities.get(chat_id)
    inside = status in {"member", "administrator", "restricted"}
    if community is None:
        if inside and chat_id not in desk.ops:
            await tell_how_to_register(desk, chat_id, language)
        return
    if inside:
        state = State.ACTIVE if community.state == State.LEFT else community.state
        await desk.uow.communities.change(community.id, state=state, ephemeral=None)
        await probe(desk.uow, community, desk.now)
    elif community.state != State.LEFT:
        await desk.uow.communities.change(community.id, state=State.LEFT)
        text = Text("setup-bot-left", {"community": community.title})
        await tell_operators(desk.uow, community, text, desk.now)


async def migrated(desk: Desk, old: int, new: int) -> None:
    """A group became a supergroup: everything stays, under the new id."""
    if await desk.uow.communities.migrate(old, new, desk.now):
        fresh = await desk.uow.communities.by_chats([new])
        desk.communities.pop(old, None)
        desk.communities.update(fresh)
        await desk.uow.outbox.move(old, new)
    await desk.uow.communities.move_ops(old, new)
