"""Who is called when it matters: whoever is on duty in a community, and the instance's owners."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import audit
from bot.domain.community import Community, Person
from bot.domain.outgoing import Lane, Listing, Mention, Place, Rows, Say, Text
from bot.storage.uow import UnitOfWork

DUTY = "duty"
"""The setting: user ids of those on duty, in the order in which they came."""
_NAMED = 5
"""Telegram notifies of so many mentions in a message."""


async def on_duty(uow: UnitOfWork, community: Community) -> list[Mention]:
    """Those on duty."""
    users: list[int] = await uow.settings.get(community.id, DUTY, [])
    if not users:
        return []
    names = await uow.members.names(community.id, users)
    return [Mention(user, names.get(user, "")) for user in users]


async def duty_line(uow: UnitOfWork, community: Community) -> Text:
    """A line that calls them, or says that nobody is on duty."""
    people = tuple(await on_duty(uow, community))[:_NAMED]
    if not people:
        return Text("duty-nobody")
    return Text("duty-called", {"names": Listing(people)})


async def go_on_duty(
    uow: UnitOfWork, now: datetime, community: Community, person: Person, *, on: bool
) -> Sequence[Mention]:
    """Somebody of the staff goes on or off duty; who is on duty since."""
    users: list[int] = await uow.settings.get(community.id, DUTY, [])
    if (person.user_id in users) != on:
        after = [*users, person.user_id] if on else [each for each in users if each != person.user_id]
        await uow.settings.put(community.id, DUTY, after or None)
        await audit.record(uow, community, now, person.user_id, "duty-on" if on else "duty-off")
    if on:
        await uow.members.ensure(community.id, person)
    return await on_duty(uow, community)


async def tell_owners(
    uow: UnitOfWork, now: datetime, community: Community, text: Text, *, key: str, buttons: Rows = ()
) -> int:
    """Tell the instance's owners in private, those who have opened the bot; how many these are."""
    owners = sorted(await uow.members.open_contacts(await uow.communities.owners()))
    members = await uow.members.among([(community.id, user) for user in owners]) if owners else {}
    for user in owners:
        member = members.get((community.id, user))
        language = member.language if member is not None and member.language else community.language
        await uow.outbox.put(
            Say(Place(user), language, text, buttons), now, community_id=community.id, lane=Lane.HARM,
            key=f"{key}:owner:{user}", repeat=True,
        )  # fmt: skip
    return len(owners)
