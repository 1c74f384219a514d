"""A person's data: handed out to them, and erased when they say so."""

from datetime import datetime, timedelta

from bot.actions import tags
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
    places = await uow.members.of_user(person.user_id)
    tagged = [each.community_id for each in places if await tags.wears(uow, each.community_id, each.user_id)]
    await uow.privacy.erase(person.user_id, now)
    for community_id in tagged:
        await tags.take_off(uow, now, await uow.communities.get(community_id), person.user_id)
    for community_id in [each.community_id for each in places if each.is_staff]:
        await probe(uow, await uow.communities.get(community_id), now)
