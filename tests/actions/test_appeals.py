"""Appeals: against whom, won, lost, and never forgotten; on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.actions import appeals, incidents, sanctions, verdicts
from bot.domain.appeal import LONGEST, LOST, OPEN, WON
from bot.domain.community import Person
from bot.domain.outgoing import Mute, Place, Say
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT, Kind, Sanction
from bot.storage.appeal import Appeal
from bot.storage.tables import appeal, audit, incident
from tests.actions.scene import ANN, BO, NOON, Scene

MOD, OTHER, OPS = 5001, 5002, -1010
HOUR = timedelta(hours=1)


async def convened(scene: Scene) -> Scene:
    """With two moderators and an operators' chat; Ann has opened the bot."""
    async with scene.database.begin() as uow:
        for person in (Person(MOD, "Mod"), Person(OTHER, "Other")):
            await uow.members.ensure(scene.community.id, person)
            await uow.members.change(scene.community.id, person.user_id, status="administrator")
        await uow.members.open_contact(ANN, "en", NOON)
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        community = await uow.communities.get(scene.community.id)
    return replace(scene, community=community)


@pytest.fixture
async def court(scene: Scene) -> Scene:
    """Where Ann appeals."""
    return await convened(scene)


async def impose(scene: Scene, kind: Kind = Kind.MUTE, by: int = MOD, **more: Any) -> Sanction:
    """Ann is punished."""
    target = await scene.member(ANN)
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        return await sanctions.impose(
            uow, scene.content, NOON, scene.community, target, kind, by=by, reason="too loud", seconds=3600,
            **more,
        )  # fmt: skip


async def object_to(
    scene: Scene, sanction: Sanction, words: str = "It wasn't me", at: datetime = NOON
) -> Appeal:
    """Ann appeals."""
    member = await scene.member(ANN)
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        community, found = await appeals.named(uow, scene.content, at, ANN, sanction.id)
        number = await appeals.open_(uow, at, community, member, found, words)
        made = await uow.appeals.get(community.id, number)
    assert made is not None
    return made


async def decide(
    scene: Scene, made: Appeal, *, won: bool, by: int = OTHER, owner: bool = False, at: datetime = NOON
) -> Appeal:
    """A moderator decides."""
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        person = Person(by, "Other")
        if won:
            return await appeals.grant(uow, scene.content, at, scene.community, made, person)
        return await appeals.refuse(uow, at, scene.community, made, person, owner=owner)


async def sweep(scene: Scene, at: datetime) -> None:
    async with scene.database.begin() as uow:
        await appeals.sweep(uow, scene.content, at)


async def said(scene: Scene, key: str) -> list[Say]:
    return [each for each in await scene.wanted() if isinstance(each, Say) and each.text.key == key]


async def state(scene: Scene, made: Appeal) -> str:
    async with scene.database.read() as uow:
        found = await uow.appeals.get(scene.community.id, made.id)
        return found.state if found else ""


async def refused(attempt: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        await attempt
    return refusal.value.text.key


async def test_staff_see_who_imposed_it_and_what_the_member_says(court: Scene) -> None:
    await object_to(court, await impose(court), "It was <b>my brother</b>")
    [card] = await said(court, "appeal-card")
    assert card.to == Place(OPS)
    shown = court.content.texts.render("en", card.text)
    assert "imposed by <b>Mod</b>: too loud" in shown
    assert "&lt;b&gt;my brother&lt;/b&gt;" in shown
    assert len(card.buttons[0]) == 2


async def test_an_appeal_that_is_won_undoes_what_was_done_and_tells_the_member(court: Scene) -> None:
    sanction = await impose(court, points=10)
    made = await object_to(court, sanction)
    await decide(court, made, won=True)
    assert await state(court, made) == WON
    async with court.database.read() as uow:
        undone = await uow.sanctions.get(sanction.id)
        assert await sanctions.standing(uow, court.content, court.community.id, ANN, NOON) == 0
    assert undone is not None
    assert undone.undone_by == OTHER
    assert [each.off for each in await court.wanted() if isinstance(each, Mute)] == [False, True]
    [told] = await said(court, "appeal-won")
    assert told.to == Place(ANN)


async def test_an_appeal_that_is_lost_leaves_it_and_tells_the_member(court: Scene) -> None:
    sanction = await impose(court)
    made = await object_to(court, sanction)
    await decide(court, made, won=False)
    assert await state(court, made) == LOST
    async with court.database.read() as uow:
        kept = await uow.sanctions.get(sanction.id)
    assert kept is not None
    assert kept.undone_at is None
    assert len(await said(court, "appeal-lost")) == 1


async def test_it_is_decided_once_and_there_is_no_second_appeal(court: Scene) -> None:
    sanction = await impose(court)
    made = await object_to(court, sanction)
    assert await refused(object_to(court, sanction)) == "appeal-waits"
    await decide(court, made, won=False)
    assert await refused(decide(court, made, won=True)) == "appeal-decided"
    assert await refused(object_to(court, sanction)) == "appeal-was-decided"


async def test_whoever_imposed_it_may_grant_but_not_refuse(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    assert await refused(decide(court, made, won=False, by=MOD)) == "appeal-own-sanction"
    assert await state(court, made) == OPEN
    await decide(court, made, won=True, by=MOD)
    assert await state(court, made) == WON


async def test_an_owner_may_refuse_what_they_imposed_themselves(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    await decide(court, made, won=False, by=MOD, owner=True)
    assert await state(court, made) == LOST


async def test_one_cannot_appeal_for_somebody_else_or_against_a_note(court: Scene) -> None:
    sanction = await impose(court)
    note = await impose(court, Kind.NOTE)
    async with court.database.begin() as uow:
        for user, number in ((BO, sanction.id), (ANN, note.id), (ANN, 10**9)):
            assert await refused(appeals.named(uow, court.content, NOON, user, number)) == "button-too-old"


async def test_too_late_and_too_long_are_refused(court: Scene) -> None:
    sanction = await impose(court)
    late = NOON + timedelta(days=court.content.reports.appeal_days, seconds=1)
    assert await refused(object_to(court, sanction, at=late)) == "appeal-too-late"
    assert await refused(object_to(court, sanction, "x" * (LONGEST + 1))) == "appeal-too-long"


async def test_without_saying_which_the_last_one_is_meant(court: Scene) -> None:
    warn, mute = await impose(court, Kind.WARN), await impose(court)
    await impose(court, Kind.NOTE)

    async def meant() -> int:
        async with court.database.read() as uow:
            _, found = await appeals.meant(uow, court.content, NOON, ANN)
            return found.id

    assert await meant() == mute.id
    await object_to(court, mute)
    assert await meant() == warn.id
    await object_to(court, warn)
    assert await refused(meant()) == "appeal-nothing"


async def test_an_appeal_is_reminded_of_after_three_days_and_then_once_a_day(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    for hours, times in ((71, 0), (72, 1), (73, 1), (95, 1), (96, 2)):
        await sweep(court, NOON + hours * HOUR)
        assert len(await said(court, "appeal-alarm")) == times, hours
    await decide(court, made, won=False)
    await sweep(court, NOON + 200 * HOUR)
    assert len(await said(court, "appeal-alarm")) == 2


async def test_what_was_undone_meanwhile_ends_the_appeal_in_the_members_favour(court: Scene) -> None:
    sanction = await impose(court)
    made = await object_to(court, sanction)
    async with court.database.begin() as uow:
        await sanctions.undo(uow, court.content, NOON, court.community, sanction.id, MOD)
    await sweep(court, NOON + HOUR)
    assert await state(court, made) == WON
    await sweep(court, NOON + 2 * HOUR)
    assert len(await said(court, "appeal-won")) == 1
    assert await refused(object_to(court, sanction)) == "appeal-undone"


async def test_an_appeal_against_a_rule_pardons_the_incident_and_teaches(court: Scene) -> None:
    async with court.database.begin() as uow:
        await uow.communities.lock([court.community.id])
        opened = await incidents.open_(
            uow, court.content, NOON, court.community, subject="m:7", user_id=ANN, rule="words", severity=3,
            message_id=7, evidence="a harmless sentence about books", category="fraud",
        )  # fmt: skip
    assert opened is not None
    made = await object_to(court, await impose(court, by=BOT, incident_id=opened.id, points=10))
    await decide(court, made, won=True)
    async with court.database.read() as uow:
        rows = await uow.connection.execute(select(incident.c.verdict))
        assert rows.scalars().all() == ["pardoned"]
        lore = await uow.spam.lore(NOON)
    assert (lore.spam, lore.harmless) == (0, 1)
    shown = court.content.texts.render("en", (await said(court, "appeal-card"))[0].text)
    assert "a harmless sentence about books" in shown
    assert "me, by a rule" in shown


async def test_a_pardon_by_itself_ends_an_open_appeal(court: Scene) -> None:
    async with court.database.begin() as uow:
        opened = await incidents.open_(
            uow, court.content, NOON, court.community, subject="m:7", user_id=ANN, rule="words", severity=3,
        )  # fmt: skip
    assert opened is not None
    made = await object_to(court, await impose(court, by=BOT, incident_id=opened.id))
    async with court.database.begin() as uow:
        await verdicts.pardon(uow, court.content, NOON, court.community, opened.id, MOD)
    await sweep(court, NOON)
    assert await state(court, made) == WON


async def test_all_of_it_is_in_the_audit_log(court: Scene) -> None:
    made = await object_to(court, await impose(court))
    await decide(court, made, won=True)
    async with court.database.read() as uow:
        rows = await uow.connection.execute(
            select(audit.c.action, audit.c.actor_id, audit.c.target_id)
            .where(audit.c.ref == f"appeal:{made.id}")
            .order_by(audit.c.id)
        )
        assert [tuple(row) for row in rows] == [("appeal", ANN, ANN), ("appeal-won", OTHER, ANN)]
        words = (await uow.connection.execute(select(audit.c.details))).scalars().all()
        assert "It wasn't me" not in str(words)
        assert (await uow.connection.execute(select(appeal.c.state))).scalars().all() == [WON]
