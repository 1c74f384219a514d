"""What became due while nobody was there: the latest acts, the rest is recorded and told."""

from datetime import date, timedelta

import pytest

from bot.actions.missed import Overdue, report_failed, report_missed
from bot.domain.outgoing import Listing
from bot.domain.schedule import Every
from scheduled.job import Job
from tests.scheduled.conftest import DAY, OPS, SLOT, START, Stage


async def test_of_several_overdue_slots_only_the_latest_acts(stage: Stage) -> None:
    await stage.community()
    await stage.at(stage.heartbeat(), SLOT + 2 * DAY + timedelta(hours=1))
    assert [slot for _, slot in stage.diary.acted] == [SLOT + 2 * DAY]
    assert await stage.states() == ["missed", "missed", "done"]
    assert await stage.told() == ["schedule-missed"]


async def test_a_slot_that_is_too_late_does_not_act_but_is_told(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT + timedelta(hours=2, seconds=1))
    await stage.at(heartbeat, SLOT + timedelta(hours=2, seconds=2))
    assert stage.diary.tried == 0
    assert await stage.states() == ["missed"]
    assert await stage.told() == ["schedule-missed"]


async def test_a_slot_acts_up_to_the_last_moment(stage: Stage) -> None:
    await stage.community()
    await stage.at(stage.heartbeat(), SLOT + timedelta(hours=2))
    assert await stage.states() == ["done"]


async def test_operators_of_several_communities_get_one_message_for_a_job(stage: Stage) -> None:
    for number in (1, 2, 3):
        await stage.community(number, ops_chat_id=-901 if number == 3 else OPS)
    await stage.at(stage.heartbeat(), SLOT + DAY + timedelta(hours=5))
    (say,) = await stage.sent_to(OPS)
    assert say.text.params["communities"] == Listing(("Group 1", "Group 2"))
    assert say.text.params["count"] == 4
    assert (say.text.params["day"], say.text.params["time"]) == (date(2026, 11, 21), "22:00")
    assert [other.text.params["count"] for other in await stage.sent_to(-901)] == [2]


async def test_a_community_without_operators_only_has_the_rows(stage: Stage) -> None:
    await stage.community(ops_chat_id=None)
    await stage.at(stage.heartbeat(), SLOT + timedelta(hours=5))
    assert await stage.states() == ["missed"]
    assert stage.woken == 0


async def test_many_communities_are_not_all_named(stage: Stage) -> None:
    for number in range(1, 13):
        await stage.community(number, title="")
    await stage.at(stage.heartbeat(), SLOT + timedelta(hours=5))
    (say,) = await stage.sent_to(OPS)
    assert say.text.params["communities"] == Listing(tuple(f"-{number}" for number in range(1, 11)))
    assert say.text.params["more"] == 2


async def test_a_job_that_wants_every_slot_gets_them_in_order(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat(stage.job(act_on_latest=False, hours=72))
    await stage.at(heartbeat, SLOT + 4 * DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT + n * DAY for n in (1, 2, 3, 4)]
    assert await stage.states() == ["missed", "done", "done", "done", "done"]


async def test_what_was_due_over_a_month_ago_is_nobodys_news(stage: Stage) -> None:
    await stage.community()
    await stage.at(stage.heartbeat(), SLOT + 400 * DAY)
    assert await stage.states() == ["missed"] * 30 + ["done"]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_message_reads_well_in_every_language(
    stage: Stage, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(1, 13):
        await stage.community(number, language=language)
    await stage.at(stage.heartbeat(), SLOT + timedelta(hours=5))
    (say,) = await stage.sent_to(OPS)
    caplog.clear()
    rendered = stage.content.texts.render(say.language, say.text)
    assert "22:00" in rendered
    assert "Group 10" in rendered
    assert not caplog.records


async def test_a_clock_that_goes_backwards_does_nothing_twice(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT)
    for moment in (START, START - 400 * DAY, SLOT - timedelta(seconds=1), SLOT, SLOT + timedelta(hours=1)):
        await stage.at(heartbeat, moment)
    assert [slot for _, slot in stage.diary.acted] == [SLOT]
    assert await stage.states() == ["done"]
    await stage.at(heartbeat, SLOT + DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT, SLOT + DAY]


async def test_work_goes_on_after_a_visit_to_the_far_future(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT + 1000 * DAY)
    stage.diary.acted.clear()
    await stage.at(heartbeat, START)
    await stage.at(heartbeat, SLOT)
    await stage.at(heartbeat, SLOT + DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT, SLOT + DAY]
    await stage.at(stage.heartbeat(), SLOT + 2 * DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT, SLOT + DAY, SLOT + 2 * DAY]


async def test_a_job_by_the_second_catches_up_with_its_latest_slot(stage: Stage) -> None:
    await stage.community()
    often = Job("often", lambda _content, _community: (Every(600),), stage.diary.act, timedelta(minutes=10))
    heartbeat = stage.heartbeat(often)
    await stage.at(heartbeat, START + timedelta(minutes=10))
    await stage.at(heartbeat, START + timedelta(minutes=45))
    assert [slot for _, slot in stage.diary.acted] == [
        START + timedelta(minutes=10), START + timedelta(minutes=40)
    ]  # fmt: skip


async def test_a_running_clock_that_jumps_far_ahead_looks_back_a_month(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, START)
    await stage.at(heartbeat, SLOT + 400 * DAY)
    assert await stage.states() == ["missed"] * 30 + ["done"]


async def test_slots_that_somebody_else_dealt_with_are_not_told(stage: Stage) -> None:
    community = await stage.community()
    overdue = [Overdue(community, [SLOT, SLOT + DAY])]
    async with stage.database.begin() as uow:
        await uow.jobs.claim(community.id, "evening", SLOT, "done", SLOT)
        await report_missed(uow, stage.clock.now(), "evening", overdue)
        await report_missed(uow, stage.clock.now(), "evening", overdue)
        await report_failed(uow, stage.clock.now(), "evening", community, SLOT)
    (say,) = await stage.sent_to(OPS)
    assert say.text.params["count"] == 1
    assert await stage.states() == ["done", "missed"]


async def test_a_job_new_to_an_old_community_tells_no_news_of_the_days_before_it(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    for day in range(3):
        await stage.at(heartbeat, SLOT + day * DAY + timedelta(minutes=1))
    both = stage.heartbeat(stage.job(), stage.job("checkin_reminder"))
    await stage.at(both, SLOT + 2 * DAY + timedelta(minutes=2))
    assert [(job, slot) for _, job, slot, _ in await stage.runs()] == [
        ("checkin_reminder", SLOT + 2 * DAY),  # not too late, so it acts
        *(("evening", SLOT + day * DAY) for day in range(3)),
    ]
    assert await stage.told() == []
