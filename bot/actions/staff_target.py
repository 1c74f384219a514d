"""Whom staff mean, and whether anything may be done to them."""

from collections.abc import Sequence

from bot.desk import Call
from bot.domain.community import Community, Member, Person
from bot.domain.outgoing import Listing, Mention, Text
from bot.domain.refusal import Refusal
from bot.domain.rights import NEEDED
from bot.domain.setup import name_of
from bot.domain.staff_line import TWO_PEOPLE, Order
from bot.storage.uow import UnitOfWork

TELEGRAM, ANONYMOUS, CHANNEL = 777000, 1087968824, 136817688
"""Accounts through which linked channels, groups (for their administrators) and channels speak."""

Found = tuple[Community, Member]


async def find(
    uow: UnitOfWork, communities: Sequence[Community], order: Order, pointed: Person | None, command: str,
    *, strangers: bool = False,
) -> Found:  # fmt: skip
    """The one person that is meant, in one of these communities.

    `pointed` is whom a reply or a picked name points at. `strangers`: an id that was never seen will do.
    Refuses, with an example of `command`, nobody, somebody unknown, and what could be several.
    """
    if pointed is not None and pointed.bot:
        if not order.names_somebody:
            raise Refusal("staff-not-a-person")
        pointed = None
    found = [(each, one) for each in communities for one in await _matches(uow, each, order, pointed)]
    if pointed is not None and any(one.user_id != pointed.user_id for _, one in found):
        raise Refusal(TWO_PEOPLE, command=command)
    if len(found) == 1:
        return found[0]
    if not found and strangers and order.user_id and len(communities) == 1:
        return communities[0], await uow.members.ensure(communities[0].id, Person(order.user_id, ""))
    raise _unclear(order, found, command)


async def _matches(
    uow: UnitOfWork, community: Community, order: Order, pointed: Person | None
) -> list[Member]:
    if order.username:
        return await uow.record.by_username(community.id, order.username)
    if order.name:
        return await uow.record.by_name(community.id, order.name)
    wanted = order.user_id or (pointed.user_id if pointed else 0)
    one = await uow.members.get(community.id, wanted) if wanted > 0 else None
    return [one] if one is not None else []


def _unclear(order: Order, found: Sequence[Found], command: str) -> Refusal:
    if len({community.id for community, _ in found}) > 1:
        names = tuple(dict.fromkeys(name_of(community) for community, _ in found))
        return Refusal("staff-which", communities=Listing(names))
    if found:
        people = tuple(
            Text("staff-person", {"name": Mention(one.user_id, one.name), "id": str(one.user_id)})
            for _, one in found
        )
        return Refusal("staff-several", people=Listing(people, "lines"), command=command)
    if order.username:
        return Refusal("staff-unknown-username", name=f"@{order.username}", command=command)
    if order.names_somebody:
        return Refusal("staff-unknown", name=order.name or str(order.user_id), command=command)
    return Refusal("staff-whom", command=command)


async def require_touchable(call: Call, community: Community, member: Member) -> None:
    """Refuse what may be done to nobody: the bot, oneself, staff, owners, and those who speak as chats."""
    name = Mention(member.user_id, member.name)
    if member.user_id == call.desk.bot_id:
        raise Refusal("staff-not-me")
    if member.user_id in {TELEGRAM, ANONYMOUS, CHANNEL} or member.user_id <= 0:
        raise Refusal("staff-not-a-person")
    if member.user_id == call.person.user_id:
        raise Refusal("staff-not-yourself")
    if await is_staff(call, community, member):
        raise Refusal("staff-is-staff", name=name)


async def is_staff(call: Call, community: Community, member: Member) -> bool:
    """Whether somebody acts for the community themselves."""
    if member.is_staff or member.user_id in call.desk.owners:
        return True
    ops = community.ops_chat_id
    return ops is not None and await call.uow.communities.is_operator(member.user_id, ops)


async def require_right(uow: UnitOfWork, community: Community, right: str) -> None:
    """Refuse, naming the right, what the bot is known not to be allowed to do in the group."""
    has = await uow.communities.rights(community.id)
    if has and right not in has:
        raise Refusal("staff-lacks-right", community=name_of(community), right=Text(NEEDED[right]))
