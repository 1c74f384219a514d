"""Reports by members: two make staff look, abuse costs the right to; on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.actions import reports, verdicts
from bot.actions.reports import Outcome, Reported
from bot.domain.community import Person
from bot.domain.incident import Incident, State, Verdict
from bot.domain.outgoing import Say
from bot.domain.refusal import Refusal
from bot.domain.report import RULE
from bot.domain.sanctions import Kind
from bot.storage.tables import audit, incident, report
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene

DAN, STAFF = 777004, 5001
DAY = timedelta(days=1)


@pytest.fixture
async def peopled(scene: Scene) -> Scene:
    """With Dan, who is reported, and a moderator."""
    async with scene.database.begin() as uow:
        for person in (Person(DAN, "Dan"), Person(STAFF, "Mod")):
            await uow.members.ensure(scene.community.id, person)
        await uow.members.change(scene.community.id, STAFF, status="administrator")
        await uow.communities.change(scene.community.id, ops_chat_id=-1010)
        community = await uow.communities.get(scene.community.id)
    return replace(scene, community=community)


async def tell(
    scene: Scene, who: int, message: int, *, author: int = DAN, at: datetime = NOON, reason: str = "",
    is_staff: bool = False,
) -> Outcome:  # fmt: skip
    """Somebody reports a message."""
    reporter, whose = await scene.member(who), await scene.member(author)
    what = Reported(message, whose, f"message {message}: 6222021234567890128", reason)
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        return await reports.report(
            uow, scene.content, at, scene.community, reporter, what, is_staff=is_staff
        )


async def incidents(scene: Scene) -> list[Incident]:
    async with scene.database.read() as uow:
        ids = (await uow.connection.execute(select(incident.c.id).order_by(incident.c.id))).scalars().all()
        return [each for each in [await uow.incidents.get(id_) for id_ in ids] if each is not None]


async def decide(scene: Scene, incident_id: int, *, right: bool, at: datetime = NOON) -> None:
    """A moderator decides."""
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        if right:
            by = Person(STAFF, "Mod")
            await verdicts.confirm(
                uow, scene.content, at, scene.community, incident_id, by, Kind.MUTE, seconds=60
            )
        else:
            await verdicts.pardon(uow, scene.content, at, scene.community, incident_id, STAFF)


async def said(scene: Scene, key: str) -> list[Say]:
    return [each for each in await scene.wanted() if isinstance(each, Say) and each.text.key == key]


async def test_one_report_alone_is_noted_and_the_second_asks_staff_once(peopled: Scene) -> None:
    assert await tell(peopled, ANN, 70, reason="spam") is Outcome.NOTED
    assert await incidents(peopled) == []
    assert await tell(peopled, ANN, 70) is Outcome.AGAIN
    assert await incidents(peopled) == []
    assert await tell(peopled, BO, 70, reason="an advert") is Outcome.ASKED
    [found] = await incidents(peopled)
    assert (found.rule, found.severity, found.user_id, found.message_id) == (RULE, 2, DAN, 70)
    assert (found.certain, found.state, found.what) == (False, State.OPEN, "spam · an advert")
    assert await tell(peopled, CHEN, 70) is Outcome.ASKED
    assert len(await incidents(peopled)) == 1
    async with peopled.database.read() as uow:
        attached = await uow.connection.execute(select(report.c.incident_id).distinct())
        assert attached.scalars().all() == [found.id]


async def test_a_bank_card_in_a_reported_message_is_not_kept(peopled: Scene) -> None:
    for who in (ANN, BO):
        await tell(peopled, who, 70)
    [found] = await incidents(peopled)
    assert (found.evidence or "").startswith("message 70: ")
    assert "6222021234567890128" not in (found.evidence or "")


async def test_nothing_is_done_to_whom_is_only_reported(peopled: Scene) -> None:
    for who in (ANN, BO, CHEN):
        await tell(peopled, who, 70)
    async with peopled.database.read() as uow:
        assert await uow.sanctions.of(peopled.community.id, DAN) == []


async def test_one_report_by_staff_is_enough(peopled: Scene) -> None:
    assert await tell(peopled, STAFF, 70, is_staff=True) is Outcome.ASKED
    assert len(await incidents(peopled)) == 1


async def test_one_cannot_report_oneself_nor_staff(peopled: Scene) -> None:
    for author, key in ((ANN, "report-own"), (STAFF, "report-staff")):
        with pytest.raises(Refusal) as refused:
            await tell(peopled, ANN, 70, author=author)
        assert refused.value.text.key == key


async def test_so_many_reports_in_a_day_and_no_more(peopled: Scene) -> None:
    most = peopled.content.reports.per_day
    for number in range(most):
        await tell(peopled, ANN, 100 + number, at=NOON + timedelta(minutes=number))
    with pytest.raises(Refusal) as refused:
        await tell(peopled, ANN, 99, at=NOON + timedelta(hours=5))
    assert refused.value.text.key == "report-too-many"
    assert await tell(peopled, ANN, 99, at=NOON + DAY + timedelta(minutes=9)) is Outcome.NOTED


async def test_what_was_decided_already_is_said_and_counts_for_nobody(peopled: Scene) -> None:
    for who in (ANN, BO):
        await tell(peopled, who, 70)
    [found] = await incidents(peopled)
    await decide(peopled, found.id, right=False)
    assert await tell(peopled, CHEN, 70) is Outcome.SETTLED
    async with peopled.database.read() as uow:
        decided = await uow.reports.decided(peopled.community.id, [CHEN], 5)
    assert decided == {CHEN: []}


async def test_what_was_only_logged_keeps_nobody_from_asking(peopled: Scene) -> None:
    async with peopled.database.begin() as uow:
        row = {
            "community_id": peopled.community.id, "subject": "m:70", "user_id": DAN, "rule": "words",
            "severity": 1, "certain": False, "dry": False, "state": State.CLOSED, "at": NOON,
            "verdict": Verdict.NONE,
        }  # fmt: skip
        await uow.incidents.open([row])
    assert await tell(peopled, ANN, 70) is Outcome.NOTED
    assert await tell(peopled, BO, 70) is Outcome.ASKED
    assert [each.subject for each in await incidents(peopled)] == ["m:70", "r:70"]


async def wrong(scene: Scene, first: int, count: int, at: datetime) -> None:
    """So many messages that Ann and Bo report, and staff find to be fine."""
    for number in range(first, first + count):
        for who in (ANN, BO):
            await tell(scene, who, number, at=at)
        await decide(scene, (await incidents(scene))[-1].id, right=False, at=at)
        at += timedelta(minutes=10)


async def test_whoever_is_wrong_too_often_loses_it_for_thirty_days_and_is_told_once(peopled: Scene) -> None:
    async with peopled.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await wrong(peopled, 70, 2, NOON)
    assert await said(peopled, "report-lost") == []
    for number, at in ((80, NOON), (81, NOON + timedelta(hours=1))):
        for who in (ANN, BO):
            await tell(peopled, who, number, at=at)
    *_, third, fourth = await incidents(peopled)
    await decide(peopled, third.id, right=False)
    await decide(peopled, fourth.id, right=False)
    told = await said(peopled, "report-lost")
    assert len(told) == 2, "Ann and Bo, once each"
    with pytest.raises(Refusal) as refused:
        await tell(peopled, ANN, 90, at=NOON + 29 * DAY)
    assert refused.value.text.key == "report-barred"
    assert await tell(peopled, CHEN, 90, at=NOON + 29 * DAY) is Outcome.NOTED
    assert await tell(peopled, ANN, 90, at=NOON + 31 * DAY) is Outcome.ASKED
    async with peopled.database.read() as uow:
        rows = await uow.connection.execute(
            select(audit.c.target_id).where(audit.c.action == "report-barred")
        )
        assert sorted(rows.scalars()) == [ANN, BO]


async def test_staff_are_told_who_lost_it_and_can_lift_that_once(peopled: Scene) -> None:
    async with peopled.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await wrong(peopled, 70, 3, NOON)
    told = {each.buttons[0][0].data for each in await said(peopled, "report-barred-told")}
    assert told == {f"record:{peopled.community.id}.reports.{who}:" for who in (ANN, BO)}
    async with peopled.database.begin() as uow:
        await reports.let_report(uow, peopled.content, NOON + DAY, peopled.community, ANN, STAFF)
    assert len(await said(peopled, "report-restored")) == 1
    assert await tell(peopled, ANN, 90, at=NOON + DAY) is Outcome.NOTED
    with pytest.raises(Refusal, match="report-barred"):
        await tell(peopled, BO, 90, at=NOON + DAY)
    with pytest.raises(Refusal, match="already-done"):
        async with peopled.database.begin() as uow:
            await reports.let_report(uow, peopled.content, NOON + DAY, peopled.community, ANN, STAFF)


async def test_who_was_right_is_thanked_where_they_can_be_written_to(peopled: Scene) -> None:
    async with peopled.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    for who in (ANN, BO):
        await tell(peopled, who, 70)
    [found] = await incidents(peopled)
    await decide(peopled, found.id, right=True)
    assert len(await said(peopled, "report-was-right")) == 1
    async with peopled.database.read() as uow:
        decided = await uow.reports.decided(peopled.community.id, [ANN, BO], 5)
    assert {user: [each.verdict for each in row] for user, row in decided.items()} == {
        ANN: ["confirmed"], BO: ["confirmed"],
    }  # fmt: skip


async def test_a_verdict_that_is_changed_changes_what_the_reports_were(peopled: Scene) -> None:
    for who in (ANN, BO):
        await tell(peopled, who, 70)
    [found] = await incidents(peopled)
    await decide(peopled, found.id, right=True)
    await decide(peopled, found.id, right=False, at=NOON + DAY)
    async with peopled.database.read() as uow:
        decided = await uow.reports.decided(peopled.community.id, [ANN], 5)
    assert [(each.verdict, each.at) for each in decided[ANN]] == [("pardoned", NOON + DAY)]
