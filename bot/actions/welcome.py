"""The welcome ritual: arriving, and the path of small tasks that begins with it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.actions import membership
from bot.actions.welcome_gift import give_points
from bot.content import Content
from bot.domain.community import Community, Member, Person, State
from bot.domain.hearing import Heard
from bot.domain.outgoing import Mention, Place, Say, Text, Whisper
from bot.domain.points import Entry
from bot.domain.welcome import ACTIVE_TASKS, ANSWER, GRADUATE, HELLO, REACT, on_path, tasks_left
from bot.storage.uow import UnitOfWork

CONGRATULATION_LIFETIME = 600


async def arrive(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, person: Person, at: datetime
) -> bool:
    """Somebody joined: counted once, given the points, greeted later with the others of the same minute.

    False if that was known.
    """
    fresh = await membership.joined(uow, community, person, at)
    if fresh and community.state == State.ACTIVE:
        await give_points(uow, content, now, community, person.user_id, at)
    return fresh


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """What newcomers did for the first time among all that a batch heard.

    One statement says whether there is any newcomer in it, which is rare; then one for each task.
    To be called when the batch's joins have taken effect, since people may join and speak in one batch.
    """
    done: dict[str, set[tuple[int, int]]] = {
        HELLO: {(each.community_id, each.user_id) for each in batch.spoken},
        REACT: {(each.community_id, each.user_id) for each in batch.reactions if each.now > each.before}
        | {(each.community_id, each.person.user_id) for each in batch.ballots if each.options},
        ANSWER: {(each.community_id, each.user_id) for each in batch.answers},
    }
    people = sorted(set().union(*done.values()))
    if not people:
        return
    earliest = min(batch.people[key].day for key in people) - timedelta(days=content.welcome.path_days + 1)
    since = datetime.combine(earliest, time(), UTC)
    new = await uow.welcome.newcomers(people, since)
    for task, doers in done.items():
        if doers & new:
            await _first_times(uow, content, now, communities, batch, task, sorted(doers & new), since)


async def _first_times(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard,
    task: str, people: Sequence[tuple[int, int]], since: datetime,
) -> None:  # fmt: skip
    for new in await uow.welcome.newcomers_without(task, people, since):
        community = communities[new.community_id]
        day = batch.people[new.community_id, new.user_id].day
        if on_path(community.day_of(new.joined_at), day, content.welcome):
            await _done(uow, content, community, new.user_id, task, now, day)


async def complete(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, task: str, at: datetime
) -> None:
    """A member did what is a task for newcomers; it counts once, and only within the first days."""
    if task not in ACTIVE_TASKS:
        return
    member = await uow.members.get(community.id, user_id)
    if member is not None and _is_new(content, community, member, at):
        await _done(uow, content, community, user_id, task, at, community.day_of(at))


async def ahead_of(
    uow: UnitOfWork, content: Content, community: Community, member: Member, at: datetime
) -> tuple[str, ...]:
    """The tasks that a newcomer still has before them; none for those who are through or not new."""
    if not _is_new(content, community, member, at):
        return ()
    return tasks_left((await uow.welcome.tasks(community.id, [member.user_id]))[member.user_id])


def _is_new(content: Content, community: Community, member: Member, at: datetime) -> bool:
    if member.joined_at is None or member.left_at is not None:
        return False
    return on_path(community.day_of(member.joined_at), community.day_of(at), content.welcome)


async def _done(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, task: str, at: datetime, day: date
) -> None:
    if not await uow.welcome.add_task(community.id, user_id, task, at):
        return
    if points := content.welcome.task_points[task]:
        entry = Entry(user_id, points, "task", f"task:{task}:{user_id}", ref=task)
        await uow.ledger.record(community.id, entry, day, at)
    done = (await uow.welcome.tasks(community.id, [user_id]))[user_id]
    if not tasks_left(done) and await uow.welcome.add_task(community.id, user_id, GRADUATE, at):
        await _congratulate(uow, community, user_id, at)


async def _congratulate(uow: UnitOfWork, community: Community, user_id: int, at: datetime) -> None:
    """Once for each member, so also where the group takes no ephemeral messages; never to the quiet."""
    member = await uow.members.get(community.id, user_id)
    if member is None or member.quiet:
        return
    language = member.language or community.language
    who = Mention(user_id, member.name)
    text = Text("welcome-graduated", {"member": who, "community": community.title})
    if await uow.members.open_contacts([user_id]):
        say = Say(Place(user_id), language, text)
    else:
        whisper = Whisper(community.chat_id, user_id)
        say = Say(whisper, language, text, lifetime=CONGRATULATION_LIFETIME)
    await uow.outbox.put(say, at, community_id=community.id)
