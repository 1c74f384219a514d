"""The newcomer's gift: points on arrival, a code once it is clear that they came in peace."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Button, Place, Say, Text, Whisper
from bot.domain.points import Entry
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.storage.uow import UnitOfWork

POOL = "gift"
NOTICE_LIFETIME = 24 * 3600


async def give_points(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, at: datetime
) -> None:
    """Once per person for ever; nothing for members from before our time who left and came back."""
    points = content.welcome.gift_points
    if points and await uow.welcome.came_first(community.id, [user_id]):
        entry = Entry(user_id, points, "gift", f"gift:{user_id}")
        await uow.ledger.record(community.id, entry, community.day_of(at), now)


async def give_codes(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, people: dict[int, str]
) -> None:
    """A code for each who has none yet; `people` are user id -> language, first come first.

    Operators are told when the pool is empty, once a day.
    """
    if not content.welcome.gives_codes or not people:
        return
    new = await uow.welcome.came_first(community.id, people)
    had = await uow.welcome.codes_of(community.id, POOL, people)
    wanting = [user for user in people if user in new and user not in had]
    given = await uow.welcome.codes_given(POOL) if wanting else set()
    free = [code for code in dict.fromkeys(content.welcome.codes) if code not in given]
    reachable = await uow.members.open_contacts(wanting)
    for user, code in zip(wanting, free, strict=False):
        await uow.welcome.give_code(community.id, POOL, code, user, now)
        private = code if user in reachable else None
        await _tell(uow, now, community, user, people[user], private)
    await _alarm(uow, now, community, wanting[len(free) :])


async def code_of(uow: UnitOfWork, community: Community, user_id: int) -> str:
    """The code that a member was given; refuses with "welcome-no-code"."""
    found = await find_code(uow, community, user_id)
    if not found:
        raise Refusal("welcome-no-code")
    return found


async def find_code(uow: UnitOfWork, community: Community, user_id: int) -> str:
    """The code that a member was given, empty if none."""
    return (await uow.welcome.codes_of(community.id, POOL, [user_id])).get(user_id, "")


def gift_button(owner: int = 0) -> Button:
    """Shows whoever presses it their own code, and nobody else."""
    return Button(Text("welcome-button-gift"), pack_press("gift", owner=owner))


async def _tell(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, language: str, code: str | None
) -> None:
    """The code itself only in private: a whisper that fails is said aloud, so it points to the button."""
    if code is not None:
        text = Text("welcome-code", {"code": code, "community": community.title})
        say = Say(Place(user_id), language, text)
        await uow.outbox.put(say, now, community_id=community.id, repeat=True)
    elif community.ephemeral:
        to = Whisper(community.chat_id, user_id)
        rows = ((gift_button(user_id),),)
        say = Say(to, language, Text("welcome-code-waits"), rows, NOTICE_LIFETIME)
        await uow.outbox.put(say, now, community_id=community.id)


async def _alarm(uow: UnitOfWork, now: datetime, community: Community, without: Sequence[int]) -> None:
    if without:
        text = Text("welcome-no-codes-left", {"community": community.title, "without": len(without)})
        await tell_operators(uow, community, text, now, key=f"codes:{community.id}:{community.day_of(now)}")
