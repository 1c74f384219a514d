"""Setting a community up: who may, what may be chosen, and what becomes of it in the rows."""

from datetime import datetime, timedelta

from bot.actions import audit, registration
from bot.content import Content
from bot.domain import setup as dialogue
from bot.domain.community import KINDS, Community, Defaults, State
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Choices, name_of
from bot.domain.zones import zone_like, zone_named
from bot.storage.community import NO_TOPICS
from bot.storage.uow import UnitOfWork


async def allow(
    uow: UnitOfWork, owners: frozenset[int], user_id: int, community: Community | None = None
) -> None:
    """Refuse whoever is neither owner nor operator.

    A community with an operators' chat is for the operators in it; otherwise those of any chat will do.
    """
    if user_id in owners:
        return
    ops = community.ops_chat_id if community is not None else None
    if await uow.communities.is_operator(user_id, ops):
        return
    if not owners:
        raise Refusal("setup-no-owner", id=str(user_id))
    raise Refusal("setup-not-allowed")


async def begin(uow: UnitOfWork, defaults: Defaults, now: datetime, chat_id: int) -> Community:
    """Register the chat with the defaults, or go on with it; buttons of an earlier dialogue become void."""
    values = {
        "chat_id": chat_id, "kind": "interest", "language": defaults.language, "timezone": defaults.timezone,
        "rollover_hour": defaults.rollover_hour, "pack": "general", "state": State.SETUP,
        "registered_at": now,
    }  # fmt: skip
    known = chat_id in await uow.communities.by_chats([chat_id])
    community = await uow.communities.register(values)
    if community.state == State.SETUP:
        fresh = max(now, community.registered_at + timedelta(seconds=known))
        await uow.communities.change(community.id, registered_at=fresh)
    elif community.state == State.LEFT:
        await uow.communities.change(community.id, state=State.ACTIVE, returned_at=now)
    await registration.probe(uow, community, now)
    return await uow.communities.get(community.id)


async def choices(uow: UnitOfWork, content: Content, user_id: int) -> Choices:
    """What this person can choose from."""
    packs = {name: pack.title for name, pack in content.packs.items()}
    return Choices(content.texts.languages, packs, await uow.communities.ops_chats_of(user_id))


async def choose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, step: str,
    value: str,
) -> Community:  # fmt: skip
    """Set one of the five answers; refuses with "setup-gone" what cannot be chosen (any more)."""
    changes = await _changes(uow, content, community, user_id, step, value)
    if changes:
        await uow.communities.change(community.id, **changes)
        await audit.record(uow, community, now, user_id, "setting", reason=f"{step} {value}")
    if step == dialogue.LANGUAGE and community.state == State.ACTIVE:
        await registration.show_menu(uow, community, value, now)
    return await uow.communities.get(community.id)


async def finish(uow: UnitOfWork, now: datetime, community: Community, by: int) -> Community:
    """The dialogue is done: the community is at work from now on."""
    if community.state != State.SETUP:
        return community
    await uow.communities.change(community.id, state=State.ACTIVE, registered_at=now)
    await audit.record(uow, community, now, by, "setup-done")
    await registration.show_menu(uow, community, community.language, now)
    text = Text("setup-ops-told", {"community": name_of(community)})
    await registration.tell_operators(uow, community, text, now, silent=True)
    return await uow.communities.get(community.id)


def zone_of(written: str) -> str:
    """The time zone somebody typed; refuses with "setup-unknown-zone" and the nearest that exists."""
    zone = zone_named(written)
    if zone is None:
        raise Refusal("setup-unknown-zone", zone=written[:64], close=zone_like(written[:64]))
    return zone


async def _changes(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, step: str, value: str
) -> dict[str, object]:
    """The columns that an answer sets."""
    if step == dialogue.OPS:
        return await _ops_changes(uow, community, user_id, value)
    valid = {
        dialogue.KIND: value in KINDS,
        dialogue.LANGUAGE: value in content.texts.languages,
        dialogue.ZONE: zone_named(value) == value,
        dialogue.PACK: value in content.packs,
    }
    if not valid.get(step):
        raise Refusal("setup-gone")
    return {"timezone" if step == dialogue.ZONE else step: value}


async def _ops_changes(uow: UnitOfWork, community: Community, user_id: int, value: str) -> dict[str, object]:
    if value == dialogue.LATER:
        return {}
    if value == dialogue.NONE:
        return {"ops_chat_id": None, **NO_TOPICS}
    mine = await uow.communities.ops_chats_of(user_id)
    chat_id = next((each for each in mine if str(each) == value and each != community.chat_id), None)
    if chat_id is None:
        raise Refusal("setup-gone")
    _, operated = await uow.communities.around([chat_id])
    others = operated.get(chat_id, ())
    topics = {name: getattr(others[0], name) for name in NO_TOPICS} if others else NO_TOPICS
    return {"ops_chat_id": chat_id, **topics}
