"""Who is in a community: joins and leaves are counted once, whichever of two messages tells of them."""

from datetime import datetime

from bot.actions import tags
from bot.desk import Desk
from bot.domain.community import Community, Person, State
from bot.storage.uow import UnitOfWork


async def joined(uow: UnitOfWork, community: Community, person: Person, at: datetime) -> bool:
    """Somebody is in the group now; False if that was known, or is older news than their leaving."""
    member = await uow.members.ensure(community.id, person)
    known = member.joined_at is not None and member.left_at is None
    stale = member.left_at is not None and at < member.left_at
    if known or stale:
        return False
    day = community.day_of(at)
    greet = community.state == State.ACTIVE
    if not await uow.welcome.move(community.id, person.user_id, "join", at, day, greet=greet):
        return False
    await uow.members.change(
        community.id, person.user_id, joined_at=at, left_at=None, status="member",
        name=person.name, username=person.username,
    )  # fmt: skip
    if member.left_at is not None:
        await uow.ledger.list_member(community.id, person.user_id, listed=True)
        await tags.show_again(uow, at, community, person.user_id)
    return True


async def left(uow: UnitOfWork, community: Community, person: Person, at: datetime) -> bool:
    """Somebody is no longer in the group; False if that was known, or is older news than their joining."""
    member = await uow.members.ensure(community.id, person)
    stale = member.joined_at is not None and at < member.joined_at
    if member.left_at is not None or stale:
        return False
    await uow.welcome.move(community.id, person.user_id, "leave", at, community.day_of(at), greet=False)
    await uow.members.change(community.id, person.user_id, left_at=at, status="left")
    await uow.ledger.list_member(community.id, person.user_id, listed=False)
    return True


async def status_changed(desk: Desk, community: Community, person: Person, status: str) -> None:
    """Somebody, who may never have spoken, became or is no longer an administrator."""
    await desk.uow.members.ensure(community.id, person)
    await desk.uow.members.change(community.id, person.user_id, status=status)
