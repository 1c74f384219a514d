"""Honours from rows to grant: elected, shown, swapped, skipped, announced, and done again from the rows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.content import Content
from bot.domain.honours import LEFT, PASSED, RESTED, SANCTIONED, SKIP, STAFF, HonourRules
from bot.domain.outgoing import Tag
from bot.storage.tables import ledger
from tests.actions.games import said
from tests.actions.honouring import (
    EVENING,
    FANS,
    FRIEND,
    HELPER,
    MONDAY,
    PAL,
    STAR,
    WEEK,
    change,
    decide,
    elect,
    faults,
    furnish,
    good_week,
    line,
    mute,
    of_week,
    present,
    tick,
    valued,
)
from tests.actions.scene import Scene

pytestmark = pytest.mark.usefixtures("furnished")


@pytest.fixture
async def furnished(scene: Scene) -> None:
    await furnish(scene)


def unasked(content: Content, what: str) -> Content:
    rules = replace(content.honours.rules, unasked=what)
    return replace(content, honours=HonourRules(rules, content.honours.titles))


async def test_those_whom_different_people_valued_are_elected_and_two_friends_are_not(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    found = await of_week(scene)
    assert (found["helping-hand"].user_id, found["active-star"].user_id) == (HELPER, STAR)
    assert found["best-newcomer"].state == "nobody"
    near = {one.user_id for title in found for one in await line(scene, title)}
    assert not near & {FRIEND, PAL}
    [first, *_] = await line(scene, "helping-hand")
    assert (first.figures.people, first.figures.mutual, first.figures.days, first.figures.replies) == (
        8, 0, 4, 10,
    )  # fmt: skip


async def test_electing_twice_is_electing_once(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await elect(scene)
    assert len(await of_week(scene)) == 3
    assert len(await said(scene, "honours-preview")) == 1


async def test_a_quiet_week_elects_nobody_and_only_the_operators_hear(scene: Scene) -> None:
    await valued(scene, HELPER, FANS[:2])
    await present(scene, HELPER)
    await elect(scene)
    assert {each.state for each in (await of_week(scene)).values()} == {"nobody"}
    await tick(scene, EVENING)
    assert await said(scene, "honours-announced") == []
    [told] = await said(scene, "honours-quiet")
    assert told.to.chat_id == scene.community.ops_chat_id


async def test_nothing_is_granted_before_its_time_and_then_once(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING - timedelta(seconds=1))
    assert await scene.balance(HELPER) == 16  # what being valued was worth
    await tick(scene, EVENING)
    await tick(scene, EVENING + timedelta(hours=1))
    assert (await scene.balance(HELPER), await scene.balance(STAR)) == (16 + 60, 12 + 60)
    [post] = await said(scene, "honours-announced")
    assert post.to.chat_id == scene.community.chat_id
    assert post.drawing.name == "honour_card"
    assert [each["name"] for each in post.drawing.args["winners"]] == [f"Name{HELPER}", f"Name{STAR}"]
    tags = [act for act in await scene.wanted() if isinstance(act, Tag)]
    assert {(tag.user_id, tag.text) for tag in tags} == {(HELPER, "Helping Hand"), (STAR, "Active Star")}


async def test_with_skip_nothing_is_granted_by_itself(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    scene.content = unasked(scene.content, SKIP)
    await tick(scene, EVENING)
    assert {each.state for each in (await of_week(scene)).values()} == {"skipped", "nobody"}
    assert await said(scene, "honours-announced") == []


async def test_nobody_is_announced_while_the_group_is_calm(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, calm=True)
    await tick(scene, EVENING)
    assert (await of_week(scene))["helping-hand"].state == "held"


async def test_a_late_preview_leaves_two_hours_to_look(scene: Scene) -> None:
    late = datetime(2026, 11, 9, 12, 0, tzinfo=UTC)  # eight in the evening: two hours after announce_at
    await good_week(scene)
    await elect(scene, late)
    await tick(scene, late + timedelta(hours=2) - timedelta(seconds=1))
    assert await said(scene, "honours-announced") == []
    await tick(scene, late + timedelta(hours=2))
    assert len(await said(scene, "honours-announced")) == 1


async def test_the_next_in_line_takes_the_place_of_whoever_is_swapped(scene: Scene) -> None:
    await good_week(scene)
    await valued(scene, FRIEND, FANS[:5])
    await elect(scene)
    assert await decide(scene, "swap", "helping-hand") == ""
    found = (await of_week(scene))["helping-hand"]
    assert (found.user_id, found.how) == (FRIEND, "swap")
    whys = {one.user_id: one.why for one in await line(scene, "helping-hand")}
    assert (whys[HELPER], whys[STAR]) == (PASSED, "other")
    assert await decide(scene, "swap", "helping-hand") == "honours-no-other"
    await tick(scene, EVENING)
    assert await decide(scene, "skip", "helping-hand") == "honours-decided"
    assert await faults(scene) == []


async def test_a_skipped_title_is_not_granted_and_its_holder_may_win_next_week(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    assert await decide(scene, "skip", "helping-hand") == ""
    await tick(scene, EVENING)
    assert await scene.balance(HELPER) == 16
    await good_week(scene, week=1)
    await elect(scene, MONDAY + timedelta(days=7))
    assert (await of_week(scene, "2026-W46"))["helping-hand"].user_id == HELPER


@pytest.mark.parametrize(("weeks", "again"), [(1, False), (4, False), (5, True)])
async def test_a_title_is_followed_by_four_weeks_without_any(
    scene: Scene, weeks: int, *, again: bool
) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    await good_week(scene, week=weeks)
    await elect(scene, MONDAY + timedelta(days=7 * weeks))
    period = f"2026-W{45 + weeks}"
    found = (await of_week(scene, period))["helping-hand"]
    assert (found.user_id == HELPER) == again
    if not again:
        assert (await line(scene, "helping-hand", period))[0].why == RESTED
        assert await faults(scene, period) == []


async def test_the_sanctioned_staff_and_those_who_left_give_way(scene: Scene) -> None:
    await good_week(scene)
    await mute(scene, HELPER, MONDAY - timedelta(days=3))
    await change(scene, STAR, status="administrator")
    await valued(scene, FRIEND, FANS[:6])
    await change(scene, FRIEND, left_at=MONDAY)
    await elect(scene)
    whys = {one.user_id: one.why for one in await line(scene, "helping-hand")}
    assert whys == {HELPER: SANCTIONED, STAR: STAFF, FRIEND: LEFT}
    assert (await of_week(scene))["helping-hand"].user_id is None
    await change(scene, STAR, status="member")
    await change(scene, FRIEND, left_at=None)
    assert await faults(scene) == []


async def test_whoever_is_muted_between_preview_and_announcement_gives_way(scene: Scene) -> None:
    await good_week(scene)
    await valued(scene, PAL, FANS[:5])
    await elect(scene)
    await mute(scene, HELPER, MONDAY + timedelta(hours=1))
    await tick(scene, EVENING)
    assert (await of_week(scene))["helping-hand"].user_id == PAL
    assert await scene.balance(HELPER) == 16
    assert await faults(scene) == []


async def test_the_thanks_of_the_sanctioned_and_of_strangers_count_for_nobody(scene: Scene) -> None:
    await good_week(scene)
    for fan in FANS[:3]:
        await mute(scene, fan, MONDAY - timedelta(days=2))
    for fan in FANS[3:5]:
        await change(scene, fan, first_day=(MONDAY - timedelta(days=2)).date())
    await elect(scene)
    assert await line(scene, "helping-hand") == []


async def test_a_grant_can_be_derived_again_and_a_forged_one_is_found(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    await valued(scene, STAR, FANS, late=24)  # heard after the election: does not count any more
    assert await faults(scene) == []
    async with scene.database.begin() as uow:
        each = (await of_week(scene))["helping-hand"]
        await uow.honours.move(each.id, ["announced"], user_id=FRIEND)
    assert any("not to the first in line" in fault for fault in await faults(scene))
    async with scene.database.begin() as uow:
        await uow.connection.execute(
            update(ledger).where(ledger.c.user_id == HELPER, ledger.c.kind == "thanks").values(actor=FANS[0])
        )
    assert any("nominated" in fault or "had" in fault for fault in await faults(scene))


async def test_who_is_forgotten_leaves_the_numbers_as_they_were(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    async with scene.database.begin() as uow:
        stored = await uow.privacy.export(HELPER)
        assert [row["title"] for row in stored["honours"]] == ["helping-hand"]
        assert stored["honours_nominations"]
        await uow.privacy.erase(HELPER, EVENING)
    assert ((await of_week(scene))["helping-hand"].user_id or 0) < 0
    assert await faults(scene) == []


async def test_the_period_of_the_week_is_named(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    assert {each.period for each in (await of_week(scene)).values()} == {WEEK}
