"""Hearing bad messages without a wire: a batch's findings go straight to the ladder, staff decide."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from bot.actions import ladder
from bot.domain.community import Community, Member, Person
from bot.domain.hearing import Finding, Found, Heard
from bot.domain.incident import Incident
from bot.domain.outgoing import Edit, Say, Text
from bot.domain.sanctions import Sanction
from bot.domain.screening import Hit, How, Rule
from bot.storage.parcel import Sent
from bot.storage.tables import audit, community, incident, outbox, sanction
from tests.actions.scene import ANN, NOON, Scene

OPS = -900
MINUTE = timedelta(minutes=1)
AS_HEARD = datetime.max.replace(tzinfo=UTC)
"""Written when it is heard, whenever that is."""


def hit(severity: int = 2, *, how: How = How.EXACT, rule: Rule = Rule.WORDS, **more: Any) -> Hit:
    """A word of fraud that was met at the beginning of a text."""
    return Hit(rule, "bad", severity, 0, 3, how, more.pop("category", "fraud"), **more)


def found(
    message: int, *hits: Hit, user: int = ANN, text: str = "bad <b>words</b>", dry: tuple[Rule, ...] = (),
    edited: bool = False, at: datetime = AS_HEARD,
) -> Found:  # fmt: skip
    """A message of somebody in which this was found."""
    finding = Finding(hits, text, dry=frozenset(dry))
    return Found(1, message, Person(user, f"Name{user}"), at, finding, edited=edited)


async def operated(scene: Scene) -> Community:
    """The community has an operators' chat from now on."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        scene.community = await uow.communities.get(scene.community.id)
    return scene.community


async def hear(scene: Scene, *messages: Found, now: datetime = NOON) -> None:
    """A batch with these messages."""
    here = scene.community
    batch = Heard(found=[replace(each, community_id=here.id) for each in messages])
    async with scene.database.begin() as uow:
        await uow.communities.lock([here.id])
        await ladder.heard(uow, scene.content, now, {here.id: here}, batch)


async def met(scene: Scene, *messages: Found, now: datetime = NOON) -> Incident:
    """A batch with these messages; the one incident that there is then."""
    await hear(scene, *messages, now=now)
    [each] = await incidents(scene)
    return each


async def incidents(scene: Scene) -> list[Incident]:
    """All incidents, the oldest first."""
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(incident.c.id).order_by(incident.c.id))
        found = [await uow.incidents.get(row.id) for row in rows]
    return [each for each in found if each is not None]


async def sanctions(scene: Scene) -> list[Sanction]:
    """All that was done, the oldest first."""
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(sanction.c.id).order_by(sanction.c.id))
        found = [await uow.sanctions.get(row.id) for row in rows]
    return [each for each in found if each is not None]


async def given(scene: Scene) -> list[tuple[str, int]]:
    """The kinds and points of all that was done."""
    return [(str(each.kind), each.points) for each in await sanctions(scene)]


async def deeds(scene: Scene, *kinds: str) -> list[Any]:
    """What is to be done of such kinds ("mute", "erase")."""
    return [act for act in await scene.wanted() if type(act).__name__.lower() in kinds]


async def told(scene: Scene, prefix: str) -> list[Say]:
    """What is to be said whose text begins so."""
    return [act for act in await scene.wanted() if isinstance(act, Say) and act.text.key.startswith(prefix)]


async def edits(scene: Scene) -> list[Edit]:
    """Messages of ours that are to be changed."""
    return [act for act in await scene.wanted() if isinstance(act, Edit)]


async def cards_stand(scene: Scene, first: int = 100) -> None:
    """All cards that wait are sent: their messages are numbered from `first` on."""
    from bot.actions.sent import ON_SENT  # noqa: PLC0415 - it knows every action there is

    async with scene.database.begin() as uow:
        rows = await uow.connection.execute(
            select(outbox.c.id).where(outbox.c.on_sent == "incident_card", outbox.c.state == "waiting")
        )
        for number, parcel in enumerate(await uow.outbox.claim([row.id for row in rows], "test", NOON)):
            sent = Sent(first + number)
            await uow.outbox.change([parcel.id], state="sent", message_id=sent.message_id)
            await ON_SENT[parcel.on_sent](uow, scene.content, NOON, parcel, sent)


async def is_staff(scene: Scene, user: int, status: str = "administrator") -> None:
    """Somebody administers the chat from now on."""
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, user, status=status)


async def allow(scene: Scene, *rights: str) -> None:
    """The bot is an administrator with these rights and no others."""
    async with scene.database.begin() as uow:
        held = ["administrator", *rights]
        statement = update(community).where(community.c.id == scene.community.id)
        await uow.connection.execute(statement.values(rights=held))


async def logged(scene: Scene) -> list[tuple[str, int]]:
    """The audit log: actions and who did them."""
    async with scene.database.read() as uow:
        rows = await uow.connection.execute(select(audit.c.action, audit.c.actor_id).order_by(audit.c.id))
        return [(row.action, row.actor_id) for row in rows]


async def member(scene: Scene, user: int) -> Member:
    """A member's row."""
    return await scene.member(user)


def rendered(scene: Scene, text: Text, language: str = "en") -> str:
    """A text as it would be sent."""
    return scene.content.texts.render(language, text)
