"""The few reminders on the newcomers' path: in private where possible, else one quiet message a day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.actions.welcome_greeting import check_in_button, hello_button, named
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Lane, Listing, Mention, Place, Say, Text
from bot.domain.welcome import is_reminder_day, tasks_left
from bot.storage.uow import UnitOfWork
from bot.storage.welcome import Newcomer

GROUP_LIFETIME = 6 * 3600


async def remind(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Remind the newcomers whose day it is and who gave no sign of life on the local day of `slot`."""
    today, rules = community.day_of(slot), content.welcome
    since = slot - timedelta(days=rules.path_days + 1)
    idle = [
        new
        for new in await uow.welcome.idle_newcomers(community.id, since, today)
        if is_reminder_day(community.day_of(new.joined_at), today, rules)
    ]
    reachable = await uow.members.open_contacts([new.user_id for new in idle])
    await _in_private(uow, now, community, [new for new in idle if new.user_id in reachable], today)
    others = [Mention(new.user_id, new.name) for new in idle if new.user_id not in reachable]
    if others:
        text = Text("welcome-reminder-group", {"members": named(others, content)})
        say = Say(
            Place(community.chat_id), community.language, text, ((check_in_button(), hello_button()),),
            GROUP_LIFETIME, "newcomers", silent=True,
        )  # fmt: skip
        key = f"newcomers:{community.id}:{today}"
        await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, key=key)


async def _in_private(
    uow: UnitOfWork, now: datetime, community: Community, people: Sequence[Newcomer], today: date
) -> None:
    done = await uow.welcome.tasks(community.id, [new.user_id for new in people])
    for new in people:
        left = tuple(Text(f"welcome-task-{task}") for task in tasks_left(done[new.user_id]))
        text = Text("welcome-reminder", {"community": community.title, "left": Listing(left, "lines")})
        say = Say(Place(new.user_id), new.language or community.language, text, silent=True)
        key = f"newcomers:{community.id}:{today}:{new.user_id}"
        await uow.outbox.put(say, now, community_id=community.id, lane=Lane.BROADCAST, key=key)
