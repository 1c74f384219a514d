"""The draw of a giveaway on both databases: once, true, its prizes, and further rounds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import giveaway_prize
from bot.domain.giveaway import Prize, draw
from bot.domain.giveaway_proof import faults
from bot.domain.outgoing import Paper, Place, Whisper
from bot.domain.refusal import Refusal
from bot.storage.giveaway_paper import paper
from bot.storage.tables import giveaway_entry, member
from tests.actions.games import (
    CLOSES,
    CROWD,
    DRAFT,
    DRAWN_AT,
    came,
    drawn,
    enter,
    leaves,
    open_giveaway,
    redraw,
    refusal,
    said,
    tick,
    winners,
)
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene


async def test_the_draw_takes_place_once_after_the_last_presses_and_pays_the_winners(scene: Scene) -> None:
    each = await open_giveaway(scene, replace(DRAFT, winners=3))
    await enter(scene, each, *CROWD)
    await tick(scene, CLOSES)
    assert await winners(scene, each) == []
    for _ in range(2):
        await tick(scene, DRAWN_AT)
    won = await winners(scene, each)
    assert won == draw(each.seed, 1, CROWD, 3)
    assert [await scene.balance(user) for user in CROWD] == [50 * (user in won) for user in CROWD]
    [result] = await said(scene, "giveaway-drawn")
    assert (result.text.params["seed"], result.text.params["people"]) == (each.seed, 10)
    assert (await refusal(scene, each, ANN)).text.key == "giveaway-over"


async def test_the_list_is_published_and_true(scene: Scene) -> None:
    each = await drawn(scene, replace(DRAFT, winners=3))
    [sent] = [act for act in await scene.wanted() if isinstance(act, Paper)]
    assert (sent.build, sent.args) == ("draw", {"giveaway": each.id, "round": 1})
    async with scene.database.read() as uow:
        made = await paper(uow.giveaways, each.id, 1)
        assert await paper(uow.giveaways, each.id, 2) is None
    assert made is not None
    assert faults(made, each.commitment) == []
    assert [row["id"] for row in made["entrants"]] == sorted(CROWD)
    made["winners"].reverse()
    assert faults(made)


async def test_who_has_left_by_then_does_not_win_and_the_result_says_so(scene: Scene) -> None:
    each = await open_giveaway(scene, replace(DRAFT, winners=3))
    await enter(scene, each, *CROWD)
    gone = draw(each.seed, 1, CROWD, 3)
    for user in gone:
        await leaves(scene, user, NOON + timedelta(hours=1))
    await tick(scene, DRAWN_AT)
    assert not set(gone) & set(await winners(scene, each))
    [result] = await said(scene, "giveaway-drawn")
    assert (result.text.params["people"], result.text.params["gone"]) == (7, 3)


async def test_without_entrants_it_ends_kindly_and_without_a_list(scene: Scene) -> None:
    await drawn(scene, people=())
    [result] = await said(scene, "giveaway-drawn")
    assert (result.text.params["people"], result.text.params["winners"]) == (0, 0)
    assert not [act for act in await scene.wanted() if isinstance(act, Paper)]


async def add_codes(scene: Scene, *codes: str) -> tuple[int, int]:
    async with scene.database.begin() as uow:
        return await giveaway_prize.add_codes(uow, DRAWN_AT, scene.community, 5001, "spring", codes)


CODES = replace(DRAFT, prize=Prize("codes", words="spring"), winners=2)


async def test_codes_reach_their_winners_alone(scene: Scene) -> None:
    assert await add_codes(scene, "A-1", "A-2", "A-2", "A-3") == (3, 3)
    each = await open_giveaway(scene, CODES)
    await enter(scene, each, *CROWD)
    first, second = draw(each.seed, 1, CROWD, 2)
    async with scene.database.begin() as uow:
        await uow.members.open_contact(first, "en", NOON)
    await tick(scene, DRAWN_AT)
    told = {str(say.text.params["code"]): say for say in await said(scene, "giveaway-code")}
    assert told.keys() == {"A-1", "A-2"}
    assert told["A-1"].to == Place(first)
    assert isinstance(told["A-2"].to, Whisper)
    assert all(say.secret for say in told.values())
    async with scene.database.read() as uow:
        [won] = await uow.giveaways.prizes_of(scene.community.id, second)
        assert (won.title, won.code) == ("Book", "A-2")
        assert await uow.giveaways.pools(scene.community.id) == {"spring": 1}
    assert await add_codes(scene, "A-1", "A-3") == (0, 1)


async def test_it_cannot_begin_with_fewer_codes_than_winners(scene: Scene) -> None:
    await add_codes(scene, "A-1")
    with pytest.raises(Refusal) as refused:
        await open_giveaway(scene, CODES)
    assert refused.value.text.key == "giveaway-too-few-codes"


async def test_a_pool_that_ran_dry_is_told_and_new_codes_go_to_those_who_wait(scene: Scene) -> None:
    await add_codes(scene, "A-1", "A-2")
    one = await open_giveaway(scene, CODES, key="one")
    two = await open_giveaway(scene, CODES, key="two")
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-55)
    await enter(scene, one, *CROWD)
    await enter(scene, two, *CROWD)
    await tick(scene, DRAWN_AT)
    [alarm] = await said(scene, "giveaway-no-codes-left")
    assert (alarm.to, alarm.text.params["without"]) == (Place(-55), 2)
    assert await add_codes(scene, "B-1") == (1, 0)
    assert await add_codes(scene, "B-2", "B-3") == (2, 1)
    async with scene.database.read() as uow:
        codes = [win.code for win in await uow.giveaways.wins(two.id)]
    assert codes == ["B-1", "B-2"]


async def test_somebody_may_win_codes_of_one_pool_twice(scene: Scene) -> None:
    await add_codes(scene, "A-1", "A-2", "A-3", "A-4")
    for key in ("one", "two"):
        each = await open_giveaway(scene, CODES, key=key)
        await enter(scene, each, ANN, BO)
    await tick(scene, DRAWN_AT)
    async with scene.database.read() as uow:
        assert len(await uow.giveaways.prizes_of(scene.community.id, ANN)) == 2


async def test_where_no_operators_chat_is_administrators_hear_what_to_hand_over(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.set_staff(scene.community.id, dict.fromkeys(range(5001, 5009), "administrator"))
    await drawn(scene, replace(DRAFT, prize=Prize("words", words="a mug")))
    asked = await said(scene, "giveaway-hand-over")
    assert [each.to.user_id for each in asked] == [5001, 5002, 5003, 5004, 5005]
    assert all(each.secret for each in asked)


async def test_prizes_in_words_are_handed_over_by_staff(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-55)
    await drawn(scene, replace(DRAFT, prize=Prize("words", words="a mug")))
    [asked] = await said(scene, "giveaway-hand-over")
    assert asked.text.params["prize"] == "a mug"


async def test_a_further_round_leaves_out_earlier_winners_and_keeps_what_they_have(scene: Scene) -> None:
    each = await drawn(scene, replace(DRAFT, winners=2))
    first = await winners(scene, each)
    assert await redraw(scene, each) == ""
    second = await winners(scene, each, 2)
    left = [user for user in CROWD if user not in first]
    assert second == draw(each.seed, 2, left, 2)
    assert {await scene.balance(user) for user in (*first, *second)} == {50}
    async with scene.database.read() as uow:
        made = await paper(uow.giveaways, each.id, 2)
    assert made is not None
    assert faults(made, each.commitment) == []
    assert made["earlier_winners"] == sorted(first)


async def test_one_winner_is_replaced_and_points_go_back_only_if_staff_say_so(scene: Scene) -> None:
    each = await drawn(scene, replace(DRAFT, winners=2))
    gone, stays = await winners(scene, each)
    assert await redraw(scene, each, gone, back=True) == ""
    [new] = await winners(scene, each, 2)
    assert [await scene.balance(user) for user in (gone, stays, new)] == [0, 50, 50]
    assert await redraw(scene, each, gone) == "giveaway-no-winner"
    async with scene.database.read() as uow:
        assert await uow.giveaways.prizes_of(scene.community.id, gone) == []


async def test_nobody_comes_into_a_further_round_who_was_not_in_the_first(scene: Scene) -> None:
    each = await open_giveaway(scene, DRAFT)
    await enter(scene, each, ANN, BO, CHEN)
    await leaves(scene, CHEN, NOON + timedelta(hours=1))
    await tick(scene, DRAWN_AT)
    await came(scene, CHEN, DRAWN_AT + timedelta(hours=1))
    assert await redraw(scene, each) == ""
    assert await redraw(scene, each) == "giveaway-nobody-left"
    assert {*await winners(scene, each), *await winners(scene, each, 2)} == {ANN, BO}


async def test_somebody_forgotten_leaves_a_draw_that_can_still_be_checked(scene: Scene) -> None:
    each = await drawn(scene, replace(DRAFT, winners=3))
    won = await winners(scene, each)
    async with scene.database.begin() as uow:
        await uow.privacy.erase(won[1], DRAWN_AT)
        made = await paper(uow.giveaways, each.id, 1)
    assert made is not None
    assert faults(made, each.commitment, forgotten=True) == []
    assert faults(made, each.commitment), "no such list was ever published"
    assert str(won[1]) not in str(made)


async def test_five_thousand_entrants_are_drawn_in_one_go(scene: Scene) -> None:
    each = await open_giveaway(scene, replace(DRAFT, winners=50))
    people = range(10_000, 15_000)
    async with scene.database.begin() as uow:
        rows = [{"community_id": scene.community.id, "user_id": user} for user in people]
        await uow.connection.execute(member.insert(), [{**row, "name": "x"} for row in rows])
        entered = [{**row, "giveaway_id": each.id, "entered_at": NOON} for row in rows]
        await uow.connection.execute(giveaway_entry.insert(), entered)
    await tick(scene, DRAWN_AT)
    assert await winners(scene, each) == draw(each.seed, 1, people, 50)
