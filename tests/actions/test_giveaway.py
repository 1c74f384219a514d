"""Giveaways on both databases: announcing, conditions frozen at the start, entering, calling off."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from bot.actions import giveaway as subject
from bot.actions import giveaway_draw
from bot.domain.giveaway import Giveaway, Rule, commitment
from bot.domain.outgoing import Listing, Text
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.storage.tables import giveaway as giveaways
from tests.actions.games import (
    DRAFT,
    DRAWN_AT,
    came,
    deliver,
    enter,
    leaves,
    open_giveaway,
    redraw,
    refusal,
    said,
    tick,
    winners,
)
from tests.actions.scene import ANN, BO, DAY, NOON, Scene


async def missing(scene: Scene, each: Giveaway, user: int) -> list[tuple[str, object]]:
    """What somebody is told that they lack, and what they have of it."""
    refused = (await refusal(scene, each, user)).text
    assert refused.key == "giveaway-not-entitled"
    listing = refused.params["missing"]
    assert isinstance(listing, Listing)
    found = [text for text in listing.items if isinstance(text, Text)]
    return [(text.key.removeprefix("giveaway-missing-"), text.params["has"]) for text in found]


async def test_it_is_announced_once_with_its_commitment_and_without_its_seed(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    assert commitment(each.seed) == each.commitment
    [announced] = await said(scene, "giveaway-announced")
    assert announced.text.params["commitment"] == each.commitment
    assert each.seed not in str(await scene.wanted())
    with pytest.raises(Refusal) as again:
        await open_giveaway(scene, DRAFT)
    assert again.value.text.key == "already-done"
    other = await open_giveaway(scene, DRAFT, key="another")
    assert other.seed != each.seed


async def test_entering_counts_once_and_names_the_chance(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    await enter(scene, each, ANN)
    told = await enter(scene, each, BO)
    assert told.params == {"people": 2, "winners": 1, "chance": 50}
    assert (await refusal(scene, each, BO)).text.key == "giveaway-in-already"
    async with scene.database.read() as uow:
        assert await uow.giveaways.entered(each) == 2


async def test_who_looks_on_reads_what_they_lack_before_they_press(scene: Scene) -> None:
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(checkins=1)))
    async with scene.database.read() as uow:
        lacks = await subject.missing(uow, scene.content, scene.community, await scene.member(ANN), each)
    assert [text.key for text in lacks] == ["giveaway-missing-checkins"]


async def test_days_in_the_group_count_from_joining_to_the_start(scene: Scene) -> None:
    await came(scene, 3001, NOON - DAY * 7)
    await came(scene, 3002, NOON - DAY * 6)
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(days=7)))
    await came(scene, 3003, NOON + timedelta(minutes=1))
    await enter(scene, each, 3001)
    assert await missing(scene, each, 3002) == [("days", 6)]
    assert await missing(scene, each, 3003) == [("here", 0)]


async def test_who_was_there_before_the_bot_counts_from_the_first_sign_of_them(scene: Scene) -> None:
    today = scene.community.day_of(NOON)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, first_day=today - DAY * 30)
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(days=7)))
    await enter(scene, each, ANN)
    assert await missing(scene, each, BO) == [("days", 0)]


async def test_leaving_and_coming_back_starts_the_days_anew(scene: Scene) -> None:
    await came(scene, 3001, NOON - DAY * 30)
    await leaves(scene, 3001, NOON - DAY * 2)
    await came(scene, 3001, NOON - DAY)
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(days=7)))
    assert await missing(scene, each, 3001) == [("days", 1)]


async def test_checkins_and_level_are_those_of_the_start_whatever_comes_later(scene: Scene) -> None:
    second = scene.content.levels.levels[1].points
    await scene.check_in_days(ANN, NOON - DAY * 3, 3)
    await scene.pay(ANN, second)
    await scene.check_in_days(BO, NOON - DAY * 2, 2)
    start = NOON + timedelta(minutes=1)
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(level=2, checkins=3)), start)
    async with scene.database.begin() as uow:
        entry = Entry(BO, second, "gift", "late:gift")
        await uow.ledger.record(scene.community.id, entry, scene.community.day_of(NOON), start + DAY)
    await scene.check_in(BO, start + timedelta(hours=1))
    await enter(scene, each, ANN)
    assert [name for name, _ in await missing(scene, each, BO)] == ["level", "checkins"]


async def test_points_spent_do_not_lower_the_level(scene: Scene) -> None:
    second = scene.content.levels.levels[1].points
    await scene.pay(ANN, second)
    async with scene.database.begin() as uow:
        spent = Entry(ANN, -second, "purchase", f"purchase:1:{ANN}")
        await uow.ledger.record(scene.community.id, spent, scene.community.day_of(NOON), NOON)
    each = await open_giveaway(scene, replace(DRAFT, rule=Rule(level=2)), NOON + timedelta(minutes=1))
    await enter(scene, each, ANN)


async def test_the_announcement_follows_and_loses_its_button(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    await deliver(scene, f"giveaway:{each.id}", 77)
    await enter(scene, each, ANN, BO)
    for seconds in (10, 21, 40):
        await tick(scene, NOON + timedelta(seconds=seconds))
    await tick(scene, DRAWN_AT)
    _, first, last = await said(scene, "giveaway-announced")
    assert (first.text.params["people"], bool(first.buttons)) == (2, True)
    assert (last.text.params["state"], last.buttons) == ("drawn", ())


async def test_before_the_draw_there_is_no_further_round_and_afterwards_no_calling_off(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    assert await redraw(scene, each) == "giveaway-not-drawn"
    await enter(scene, each, ANN)
    await tick(scene, DRAWN_AT)
    with pytest.raises(Refusal) as refused:
        async with scene.database.begin() as uow:
            await subject.cancel(uow, DRAWN_AT, scene.community, 5001, each.id)
    assert refused.value.text.key == "giveaway-over"


async def test_one_that_is_called_off_is_never_drawn(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    await enter(scene, each, ANN)
    async with scene.database.begin() as uow:
        await subject.cancel(uow, NOON, scene.community, 5001, each.id)
    await tick(scene, DRAWN_AT)
    assert await winners(scene, each) == []
    assert (await refusal(scene, each, BO)).text.key == "giveaway-over"
    assert await said(scene, "giveaway-announced") == [], "what was not yet said is taken back"


async def test_a_giveaway_of_another_group_cannot_be_touched(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    other = replace(scene.community, id=scene.community.id + 1)
    ann = await scene.member(ANN)
    async with scene.database.begin() as uow:
        for attempt in (
            subject.enter(uow, scene.content, NOON, other, ann, each.id),
            subject.cancel(uow, NOON, other, 5001, each.id),
            giveaway_draw.redraw(uow, NOON, other, each.id, 1),
        ):
            with pytest.raises(Refusal) as refused:
                await attempt
            assert refused.value.text.key == "button-too-old"


async def test_the_seed_is_no_part_of_what_is_exported_before_the_draw(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    async with scene.database.read() as uow:
        exported = await uow.privacy.export(5001)
        stored = (await uow.connection.execute(giveaways.select())).one()
    assert exported["giveaways_made"][0]["commitment"] == each.commitment
    assert stored.seed not in str(exported)
    assert stored.opened_at.astimezone(UTC) == NOON
