"""A person's data: handed out to them, and erased when they say so."""

from datetime import datetime, timedelta

from bot.actions.registration import probe
from bot.domain.community import Person
from bot.domain.outgoing import Paper, Param, Place, Text
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork


async def send_my_data(uow: UnitOfWork, now: datetime, user_id: int, language: str) -> bool:
    """Send everything stored about a person to them in private; False if they have not opened the bot."""
    if not await uow.members.open_contacts([user_id]):
        return False
    args: dict[str, Param] = {"user_id": user_id, "at": now.isoformat()}
    paper = Paper(Place(user_id), language, "mydata", args, Text("mydata-caption"))
    await uow.outbox.put(paper, now)
    return True


async def forget(uow: UnitOfWork, now: datetime, person: Person, asked: str, minutes: int) -> None:
    """Erase a person everywhere. `asked` is when they were asked, in Unix seconds, valid for some minutes.

    Where they administer the group, Telegram is asked at once, so that they need not wait for their role.
    Refuses with "button-expired".
    """
    moment = now.timestamp()
    since = moment - int(asked) if asked.isdecimal() and len(asked) <= len(f"{moment:.0f}") else -1
    if not 0 <= since <= timedelta(minutes=minutes).total_seconds():
        raise Refusal("button-expired")
    roles = [member.community_id for member in await uow.members.of_user(person.user_id) if member.is_staff]
    await uow.privacy.erase(person.user_id, now)
    for community_id in roles:
        await probe(uow, await uow.communities.get(community_id), now)
