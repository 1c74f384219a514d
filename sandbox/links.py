"""Invite links: how they are written, found and used up."""

from sandbox.chats import Chat, Json, Link
from sandbox.errors import Refused
from sandbox.world import World


def link_wire(world: World, chat: Chat, link: Link, viewer: int = 0) -> Json:
    """The ChatInviteLink object; others' links are shown with their second half hidden."""
    url = link.url
    if viewer and viewer != link.creator:
        shown = len("https://t.me/+") + len(url.rpartition("+")[2]) // 2
        url = url[:shown] + "..."
    wire: Json = {
        "invite_link": url,
        "creator": world.users[link.creator],
        "creates_join_request": link.creates_join_request,
        "is_primary": link.is_primary,
        "is_revoked": link.is_revoked,
    }
    if link.name:
        wire["name"] = link.name
    if link.expire_date:
        wire["expire_date"] = link.expire_date
    if link.member_limit:
        wire["member_limit"] = link.member_limit
    waiting = sum(request.link == link.url for request in chat.requests.values())
    if waiting:
        wire["pending_join_request_count"] = waiting
    return wire


def new_link(world: World, chat: Chat, creator: int, *, primary: bool = False) -> Link:
    """A fresh link of a chat; a primary one revokes the creator's earlier primary link."""
    if primary:
        for link in chat.links.values():
            if link.is_primary and link.creator == creator:
                link.is_revoked = True
    link = Link(f"https://t.me/+{world.secret()}", creator, is_primary=primary)
    chat.links[link.url] = link
    return link


def primary_link(chat: Chat, creator: int) -> Link | None:
    """The creator's valid primary link, or None."""
    for link in chat.links.values():
        if link.is_primary and link.creator == creator and not link.is_revoked:
            return link
    return None


def usable(world: World, chat: Chat, url: str) -> Link:
    """A link somebody follows; `Refused` if it is unknown, revoked, expired or used up."""
    link = chat.links.get(url)
    if link is None or link.is_revoked:
        raise Refused("the invite link is not valid (any more)")
    if link.expire_date and link.expire_date <= world.now():
        raise Refused("the invite link has expired")
    used = sum(m.link == url and m.inside for m in chat.members.values())
    if link.member_limit and used >= link.member_limit:
        raise Refused("the invite link has been used by as many people as it allows")
    return link
