"""What `/schedule` announces for a week is what the group gets in it; a pause holds for all of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.actions import responses, topics_answers
from bot.actions.coming import coming, planned
from bot.actions.weekly import PAUSE
from bot.domain.outgoing import Place, Poll, Say
from bot.domain.post import PAUSED
from bot.domain.schedule import slots
from bot.domain.shares import FEATURED
from bot.domain.topics import TOPIC
from bot.domain.votes import Wish
from scheduled.job import Job
from scheduled.jobs import JOBS
from tests.actions.booth import Booth, with_rules
from tests.actions.scene import ANN, BO, DAY, NOON, Scene
from tests.actions.topics_scene import answers, deliver, posts

START = NOON + timedelta(hours=12)
"""Midnight after a Monday, in Shanghai."""
END = START + 7 * DAY
NEWS = {"badges", "honours"}
"""The jobs that tell of members: no posts, and never known before."""
ONCE = {"theme_vote", "gallery"}
KINDS = {"calendar", "topic", "wrapup", "evening_line", *ONCE}


@pytest.fixture
async def busy(scene: Scene) -> Scene:
    """A week with something to say at every occasion: check-ins, shares, and a question that was answered."""
    busy = replace(scene, community=replace(scene.community, pack="reading"))
    rows = [
        {
            "community_id": scene.community.id, "message_id": n, "user_id": ANN, "shared_by": ANN,
            "local_date": scene.community.day_of(START), "at": START, "state": FEATURED, "decided_at": START,
        }
        for n in (1, 2)
    ]  # fmt: skip
    async with scene.database.begin() as uow:
        await uow.shares.add(rows)
    for number in range(9):
        await busy.check_in(ANN, NOON + number * DAY)
    [question] = [job for job in JOBS if job.name == "topics"]
    await act(busy, question, NOON + timedelta(minutes=30))
    return busy


async def act(scene: Scene, job: Job, slot: datetime) -> bool:
    """Do what is due, and let the day's question be answered; whether the group got something."""
    before = len(await scene.wanted())
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        await job.act(uow, scene.content, slot, scene.community, slot)
    said = (await scene.wanted())[before:]
    await deliver(scene, slot)
    for post in (await posts(scene, TOPIC))[-1:] if job.name == "topics" else ():
        batch = answers(scene, post.id, (BO, 9000 + post.id, slot))
        async with scene.database.begin() as uow:
            for follow in (responses.heard, topics_answers.heard):
                await follow(uow, scene.content, slot, {scene.community.id: scene.community}, batch)
            await uow.ledger.settle(slot)
    return any(isinstance(each, Say | Poll) and isinstance(each.to, Place) for each in said)


async def played(scene: Scene) -> list[datetime]:
    """When the group got something in that week, news of members aside."""
    due = [
        (slot, number)
        for number, job in enumerate(JOBS)
        for rule in (() if job.name in NEWS else job.when(scene.content, scene.community))
        for slot in slots(rule, scene.community.timezone, START, END)
    ]
    return [slot for slot, number in sorted(due) if await act(scene, JOBS[number], slot)]


async def announced(scene: Scene) -> list[tuple[datetime, str, str]]:
    async with scene.database.read() as uow:
        found = await coming(uow, scene.content, scene.community, START, END)
    return [(each.at, each.kind, each.state) for each in found]


async def test_a_week_brings_what_was_announced_and_nothing_else(busy: Scene) -> None:
    ahead = await announced(busy)
    assert {kind for _, kind, _ in ahead} == KINDS
    assert [kind for _, kind, _ in ahead if kind in ONCE] == ["theme_vote", "gallery"]
    assert await played(busy) == [at for at, _, _ in ahead]
    bare = planned(busy.content, busy.community, START, END)
    assert [(each.at, each.kind, each.state) for each in bare] == ahead


async def test_while_all_is_paused_the_group_gets_nothing_by_plan(busy: Scene) -> None:
    async with busy.database.begin() as uow:
        await uow.settings.put(busy.community.id, PAUSE, value=True)
    assert {state for _, _, state in await announced(busy)} == {PAUSED}
    assert await played(busy) == []


async def test_what_a_group_does_not_want_is_not_announced(busy: Scene) -> None:
    async with busy.database.begin() as uow:
        for name in ("theme_vote", "evening_line"):
            await uow.settings.put(busy.community.id, name, value=False)
    assert {kind for _, kind, _ in await announced(busy)} == KINDS - {"theme_vote", "evening_line"}
    content = with_rules(busy, theme_vote=False)
    bare = planned(content, busy.community, START, END)
    assert {each.kind for each in bare} == KINDS - {"theme_vote"}


async def test_a_theme_vote_that_was_opened_by_hand_is_not_announced_again(busy: Scene) -> None:
    await Booth(busy, busy.content).open(Wish(decides="theme", until="5d"))
    assert "theme_vote" not in {kind for _, kind, _ in await announced(busy)}
