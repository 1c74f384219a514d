"""Whether a person is there and may do what they try to do; the answer is a plain sentence."""

from sandbox.chats import Chat, Member
from sandbox.errors import Refused
from sandbox.members import member_of
from sandbox.rights import CONTENT_PERMISSION, has_right, permitted
from sandbox.world import World


def writer(world: World, place: Chat, user: int) -> Member:
    """The member who wants to act in a chat; `Refused` with the reason when they are not in it."""
    world.user(user)
    if user in world.bots:
        raise Refused(f"{user} is a bot; bots speak through the Bot API")
    if place.kind == "private":
        if place.blocked:
            raise Refused(f"user {user} has blocked the bot")
        place.started = True
        return Member(user, "creator")
    if place.migrated_to:
        raise Refused(f"the group has become the supergroup {place.migrated_to}")
    member = member_of(place, user, world.now())
    if not member.inside:
        why = "is banned from" if member.status == "kicked" else "is not a member of"
        raise Refused(f"user {user} {why} {place.title}")
    return member


def require(place: Chat, member: Member, kind: str) -> None:
    """`Refused` unless the member may send this kind of content here."""
    if place.kind == "channel":
        if not has_right(place, member, "can_post_messages"):
            raise Refused(f"user {member.user_id} may not post in {place.title}")
        return
    permission, named = CONTENT_PERMISSION[kind]
    if place.kind != "private" and not permitted(place, member, permission):
        raise Refused(f"user {member.user_id} may not send {named} in {place.title}")


def governor(world: World, place: Chat, user: int, right: str) -> Member:
    """The administrator who wants to use a right; `Refused` when they do not have it."""
    member = writer(world, place, user)
    if not has_right(place, member, right):
        raise Refused(f"user {user} has no right {right} in {place.title}")
    return member
