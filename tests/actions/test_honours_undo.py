"""Honours taken back: skips, swaps and what was announced, with points, tag and post."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.actions import honours, honours_told
from bot.actions.sent import ON_FAILED
from bot.domain.honours import RESTED
from bot.domain.outgoing import Edit, Erase
from bot.storage.parcel import Parcel, Sent
from bot.storage.tables import audit, ledger, outbox
from tests.actions.games import said
from tests.actions.honouring import (
    EVENING,
    FANS,
    FRIEND,
    HELPER,
    MONDAY,
    STAR,
    WEEK,
    change,
    decide,
    elect,
    faults,
    furnish,
    good_week,
    line,
    of_week,
    shown,
    tick,
    valued,
)
from tests.actions.scene import Scene

pytestmark = pytest.mark.usefixtures("furnished")


@pytest.fixture
async def furnished(scene: Scene) -> None:
    await furnish(scene)


async def test_whoever_holds_another_title_is_not_offered_as_the_next(scene: Scene) -> None:
    await good_week(scene)  # behind the helper stands only the star, who has a title of their own
    await elect(scene)
    found = await of_week(scene)
    assert [one.user_id for one in await line(scene, "helping-hand")] == [HELPER, STAR]
    assert f"swap.{found['helping-hand'].id}" not in await shown(scene)
    await decide(scene, "skip", "active-star")
    assert f"swap.{found['helping-hand'].id}" in await shown(scene), "the star holds none any more"


async def test_a_skip_and_a_swap_are_taken_back(scene: Scene) -> None:
    await good_week(scene)
    await valued(scene, FRIEND, FANS[:5])
    await elect(scene)
    assert await decide(scene, "back", "helping-hand") == "honours-decided"
    await decide(scene, "swap", "helping-hand")
    assert await decide(scene, "back", "helping-hand") == ""
    found = (await of_week(scene))["helping-hand"]
    assert (found.user_id, found.how) == (HELPER, "rule")
    await decide(scene, "skip", "helping-hand")
    assert f"back.{found.id}" in await shown(scene)
    assert await decide(scene, "back", "helping-hand", at=EVENING) == ""
    await tick(scene, EVENING + timedelta(hours=2) - timedelta(seconds=1))
    assert (await of_week(scene))["helping-hand"].state == "held"
    await tick(scene, EVENING + timedelta(hours=2))
    assert (await of_week(scene))["helping-hand"].state == "announced"
    assert await scene.balance(HELPER) == 16 + 60
    assert await faults(scene) == []


async def test_somebody_passed_over_who_left_is_not_put_back(scene: Scene) -> None:
    await good_week(scene)
    await valued(scene, FRIEND, FANS[:5])
    await elect(scene)
    await decide(scene, "swap", "helping-hand")
    await change(scene, HELPER, left_at=MONDAY)
    assert await decide(scene, "back", "helping-hand") == "honours-not-back"
    assert (await of_week(scene))["helping-hand"].user_id == FRIEND


async def test_an_announced_title_is_taken_back_once_with_points_and_tag(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    assert f"undo.{(await of_week(scene))['helping-hand'].id}" in await shown(scene)
    assert await decide(scene, "revoke", "helping-hand", at=EVENING + timedelta(days=2)) == ""
    assert await decide(scene, "revoke", "helping-hand", at=EVENING + timedelta(days=2)) == "honours-decided"
    assert (await scene.balance(HELPER), await scene.balance(STAR)) == (16, 12 + 60)
    async with scene.database.read() as uow:
        day = scene.community.day_of(EVENING)
        entries = (await uow.connection.execute(select(ledger).where(ledger.c.user_id == HELPER))).all()
        [given] = [row for row in entries if row.kind == "title"]
        [taken] = [row for row in entries if row.kind == "undo"]
        assert (taken.key, taken.amount, taken.local_date) == (f"undo:{given.id}", -60, day)
        assert await uow.tags.held(scene.community.id, HELPER) == {}
        assert await uow.tags.held(scene.community.id, STAR) != {}
        assert await uow.honours.won(scene.community.id, HELPER, 5) == []
        [row] = (await uow.connection.execute(select(audit).where(audit.c.action == "honour-undo"))).all()
        assert (row.actor_id, row.target_id, row.details) == (
            5001, HELPER, {"title": "helping-hand", "points": 60},
        )  # fmt: skip
    assert await faults(scene) == []


async def test_what_is_taken_back_before_the_group_has_read_it_is_left_out(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    assert await decide(scene, "revoke", "helping-hand", at=EVENING) == ""
    [post] = await said(scene, "honours-announced")
    assert [each["name"] for each in post.drawing.args["winners"]] == [f"Name{STAR}"]
    await decide(scene, "revoke", "active-star", at=EVENING)
    assert await said(scene, "honours-announced") == []


async def test_a_title_that_was_taken_back_gives_no_rest_but_did_until_then(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    await good_week(scene, week=1)
    await elect(scene, MONDAY + timedelta(days=7))
    await decide(scene, "revoke", "helping-hand", at=MONDAY + timedelta(days=8))
    assert (await line(scene, "helping-hand", "2026-W46"))[0].why == RESTED
    assert await faults(scene, "2026-W46") == []
    await good_week(scene, week=2)
    await elect(scene, MONDAY + timedelta(days=14))
    assert (await of_week(scene, "2026-W47"))["helping-hand"].user_id == HELPER
    assert await faults(scene, "2026-W47") == []


async def test_a_post_that_nobody_finds_any_more_is_corrected_by_a_line(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    async with scene.database.begin() as uow:
        await uow.connection.execute(delete(outbox))
    await decide(scene, "revoke", "helping-hand", at=EVENING + timedelta(days=9))
    [told] = await said(scene, "honours-revoked-told")
    assert told.to.chat_id == scene.community.chat_id
    assert await said(scene, "honours-announced") == []


async def test_a_later_tag_stays_when_an_earlier_title_is_taken_back(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    async with scene.database.begin() as uow:
        await honours.by_vote(uow, scene.content, EVENING, scene.community, 7, HELPER, "Who?")
    await decide(scene, "revoke", "helping-hand", at=EVENING)
    async with scene.database.read() as uow:
        assert await uow.tags.held(scene.community.id, HELPER) == {"honour": "Group's Choice"}


async def test_the_tag_goes_also_where_the_groups_pack_has_no_such_title_any_more(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    scene.content = replace(scene.content, honours=replace(scene.content.honours, titles=()))
    assert await decide(scene, "revoke", "helping-hand", at=EVENING) == ""
    async with scene.database.read() as uow:
        assert await uow.tags.held(scene.community.id, HELPER) == {}


def parcel(scene: Scene, key: str) -> Parcel:
    """What was wanted under this key, on its way since the evening."""
    act = Erase(scene.community.chat_id, ())
    return Parcel(
        1,
        scene.community.id,
        act.chat_id,
        1,
        "say",
        act,
        repeat=False,
        on_sent="",
        attempts=1,
        created_at=EVENING,
        key=key,
    )


async def corrections(scene: Scene) -> list[Edit]:
    return [act for act in await scene.wanted() if isinstance(act, Edit) and act.caption]


async def test_a_post_that_is_on_its_way_is_corrected_once_it_is_there(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    async with scene.database.begin() as uow:
        await uow.connection.execute(update(outbox).values(state="sending"))
    await decide(scene, "revoke", "helping-hand", at=EVENING + timedelta(seconds=1))
    assert await corrections(scene) == []
    first = min(each.id for each in (await of_week(scene)).values() if each.announced_at)
    on_its_way = parcel(scene, f"honours:{scene.community.id}:{WEEK}:{first}")
    async with scene.database.begin() as uow:
        await honours_told.told(uow, scene.content, EVENING + timedelta(seconds=2), on_its_way, Sent(555))
    [edit] = await corrections(scene)
    words = scene.content.texts.plain("en", edit.text)
    assert (edit.message_id, "Helping Hand: taken back" in words) == (555, True)
    assert f"Active Star: Name{STAR}" in words


async def test_what_cannot_be_edited_is_corrected_by_a_line(scene: Scene) -> None:
    await good_week(scene)
    await elect(scene)
    await tick(scene, EVENING)
    each = (await of_week(scene))["helping-hand"]
    async with scene.database.begin() as uow:
        await uow.honours.told([each.id], 555)
    await decide(scene, "revoke", "helping-hand", at=EVENING)
    assert [edit.message_id for edit in await corrections(scene)] == [555]
    failed = parcel(scene, f"honours:{scene.community.id}:{WEEK}:{each.id}:revoked")
    async with scene.database.begin() as uow:
        await ON_FAILED[honours_told.CORRECTED](
            uow, scene.content, EVENING, failed, "message to edit not found"
        )
    assert len(await said(scene, "honours-revoked-told")) == 1
