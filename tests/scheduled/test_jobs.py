"""The table of jobs itself, with the real actions behind it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.actions.missed import job_name
from bot.domain.community import State
from bot.domain.schedule import Daily
from bot.storage.tables import job_run, outbox, seen_update
from scheduled.job import Job
from scheduled.jobs import JOBS, SWEEPS
from scheduled.summary import weekly_time
from scheduled.upkeep import probe_rights, prune
from tests.scheduled.conftest import DAY, START, Stage


def test_every_job_has_a_name_of_its_own_that_fits_its_column() -> None:
    names = [job.name for job in JOBS] + [sweep.name for sweep in SWEEPS]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= job_run.c.job.type.length  # type: ignore[attr-defined]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_operators_read_the_name_of_every_job_in_their_language(
    stage: Stage, job: Job, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    name = job_name(job.name)
    assert stage.content.texts.render(language, name) != name.key
    assert not caplog.records


async def test_three_ordinary_days_have_each_job_once_a_day(stage: Stage) -> None:
    community = await stage.community()
    heartbeat = stage.heartbeat(*JOBS, sweeps=SWEEPS)
    for step in range(3 * 48 + 1):
        await stage.at(heartbeat, START + step * timedelta(minutes=30))
    rules = {job.name: job.when(stage.content, community) for job in JOBS}
    daily = {name for name, when in rules.items() if len(when) == 1 and isinstance(when[0], Daily)}
    assert {"freeze", "evening", "topics"} <= daily
    runs = [(job, state) for _, job, _, state in await stage.runs()]
    assert Counter(run for run in runs if run[0] in daily) == {(name, "done"): 3 for name in daily}
    assert {state for _, state in runs} == {"done"}
    assert not {"schedule-missed", "schedule-failed"} & set(await stage.told())


async def test_the_weeks_summary_comes_on_the_day_that_the_content_says(stage: Stage) -> None:
    content, community = stage.content, await stage.community()
    later = replace(content, statistics=replace(content.statistics, weekly_on=6))
    days = [rule.weekday for each in (content, later) for rule in weekly_time(each, community)]
    assert days == [0, 6]


async def test_freezes_are_looked_at_for_each_day_of_a_long_downtime(stage: Stage) -> None:
    await stage.community()
    await stage.at(stage.heartbeat(*JOBS), START + 3 * DAY)
    states = [state for _, job, _, state in await stage.runs() if job == "freeze"]
    assert states == ["done"] * 3


async def test_rights_are_asked_for_once_in_six_hours_whoever_asks(stage: Stage) -> None:
    await stage.community(1)
    await stage.community(2)
    await stage.community(3, state=State.LEFT)
    for hours in (0, 1, 6):
        async with stage.database.begin() as uow:
            await probe_rights(uow, stage.content, START + timedelta(hours=hours))
    query = select(outbox.c.chat_id, outbox.c.on_sent).where(outbox.c.kind == "probe")
    async with stage.database.read() as uow:
        rows = sorted(tuple(row) for row in await uow.connection.execute(query))
    assert rows == [(-2, "probed")] * 2 + [(-1, "probed")] * 2


async def test_what_nobody_needs_any_more_is_forgotten(stage: Stage) -> None:
    community = await stage.community()
    async with stage.database.begin() as uow:
        await uow.updates.claim(1, [1], START - timedelta(hours=49))
        await uow.updates.claim(1, [2], START - timedelta(hours=47))
        for days in (401, 399):
            await uow.jobs.claim(community.id, "evening", START - days * DAY, "done", START)
        await prune(uow, stage.content, START)
    async with stage.database.read() as uow:
        ids = await uow.connection.execute(select(seen_update.c.update_id))
        assert list(ids.scalars()) == [2]
        assert (await uow.connection.execute(select(func.count()).select_from(job_run))).scalar_one() == 1
