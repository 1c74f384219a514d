"""Displeasure without a wire: a batch's complaints go straight to the follower, staff press, time passes."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.actions import complaints, complaints_steps
from bot.content import Content
from bot.domain.community import Community, Person
from bot.domain.hearing import Found, Heard
from bot.domain.outgoing import Say
from bot.guard import Guard
from bot.screening.matcher import Matcher
from bot.storage.complaint import Case
from bot.storage.parcel import Sent
from bot.storage.tables import audit, complaint, outbox
from bot.storage.uow import UnitOfWork
from tests.actions.scene import ANN, NOON, PEOPLE, Scene

BROKEN = "the parcel arrived broken and the quality is terrible"
CHEATED = "still no refund, nobody answers"
PLAIN = "they refused to refund me"
"""A complaint, but with no more points than that takes."""
OLGA, OTTO = Person(5001, "Olga"), Person(5002, "Otto")
Step = Callable[..., Awaitable[Any]]


def said(scene: Scene, message: int, text: str, user: int = ANN, at: datetime = NOON, **more: Any) -> Found:
    """A message of somebody, as screening finds it."""
    person = next((each for each in PEOPLE if each.user_id == user), Person(user, f"Name{user}"))
    finding = Guard(scene.content, shared=Matcher(())).complaint(text)
    return Found(scene.community.id, message, person, at, finding, **more)


async def hear(scene: Scene, *messages: Found, now: datetime = NOON) -> None:
    """A batch with these messages."""
    here = scene.community
    async with scene.database.begin() as uow:
        await uow.communities.lock([here.id])
        for each in messages:
            await uow.members.ensure(here.id, each.person)
        await complaints.heard(uow, scene.content, now, {here.id: here}, Heard(found=list(messages)))


async def cases(scene: Scene) -> list[Case]:
    """All cases, by number."""
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(complaint.c.id).order_by(complaint.c.number))
        found = [await uow.complaints.get(row.id) for row in rows]
    return [each for each in found if each is not None]


async def step(scene: Scene, act: Step, case: Case, *args: Any, now: datetime = NOON, **more: Any) -> Case:
    """Somebody does something about a case."""
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        done: Case = await act(uow, *_content(act, scene.content), now, scene.community, case, *args, **more)
        return done


def _content(act: Step, content: Content) -> tuple[Content, ...]:
    return (content,) if "content" in act.__annotations__ else ()


async def pass_to(scene: Scene, now: datetime, *sweeps: Step) -> None:
    """The clock looks at an instant."""
    for sweep in sweeps or (complaints_steps.sweep,):
        async with scene.database.begin() as uow:
            await sweep(uow, scene.content, now)


async def told(scene: Scene, prefix: str, chat: int | None = None) -> list[Say]:
    """What is to be said whose text begins so, called out or not."""
    says = [each for each in await scene.wanted() if isinstance(each, Say)]
    return [
        each for each in says
        if words(each).key.startswith(prefix) and (chat is None or each.to.chat_id == chat)
    ]  # fmt: skip


def words(say: Say) -> Any:
    """What is said, whether somebody is called for it or not."""
    return say.text.params["text"] if say.text.key == "complaint-called" else say.text


async def deeds(scene: Scene) -> list[str]:
    """The audit log."""
    async with scene.database.read() as uow:
        return list((await uow.connection.execute(select(audit.c.action).order_by(audit.c.id))).scalars())


async def stand(scene: Scene, first: int = 100, now: datetime = NOON) -> None:
    """All cards that wait are sent: their messages are numbered from `first` on."""
    from bot.actions.sent import ON_SENT  # noqa: PLC0415 - it knows every action there is

    async with scene.database.begin() as uow:
        rows = await uow.connection.execute(
            select(outbox.c.id).where(outbox.c.on_sent == "case_card", outbox.c.state == "waiting")
        )
        for number, parcel in enumerate(await uow.outbox.claim([row.id for row in rows], "test", now), first):
            await uow.outbox.change([parcel.id], state="sent", message_id=number)
            await ON_SENT[parcel.on_sent](uow, scene.content, now, parcel, Sent(number))


async def community_now(uow: UnitOfWork, scene: Scene) -> Community:
    """The community as its row is now."""
    scene.community = await uow.communities.get(scene.community.id)
    return scene.community
