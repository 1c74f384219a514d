"""The end: by the clock, not before the last ballots are in, once, and what follows from it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.actions import honours_undo, votes
from bot.domain.outgoing import ClosePoll
from bot.domain.vote import CLOSED, CLOSING, OPEN
from bot.domain.votes import Wish, lot
from tests.actions.booth import HOUR, STAFF, TEA, Booth, with_rules
from tests.actions.honouring import mute
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene


@pytest.fixture
async def booth(scene: Scene) -> Booth:
    made = Booth(scene, scene.content)
    await made.open()
    return made


async def words(booth: Booth) -> str:
    """What the group reads in the end."""
    [said] = await booth.said("vote-result")
    return booth.content.texts.plain("en", said.text)


async def test_it_is_closed_at_its_time_and_counted_once_the_last_ballots_are_in(booth: Booth) -> None:
    await booth.sweep(hours=1, minutes=58)
    assert (await booth.vote()).state == OPEN
    await booth.sweep(minutes=2)
    assert (await booth.vote()).state == CLOSING
    assert ClosePoll(-1009, 70) in await booth.scene.wanted()
    await booth.sweep(seconds=4)
    await booth.cast((ANN, [1]))
    assert (await booth.vote()).state == CLOSING
    await booth.sweep(seconds=2)
    vote = await booth.vote()
    assert (vote.state, vote.result and vote.result["counts"]) == (CLOSED, [0, 1, 0])


async def test_after_a_restart_the_last_ballots_get_their_time_anew(booth: Booth) -> None:
    await booth.sweep(hours=3)
    booth.at += HOUR
    async with booth.scene.database.begin() as uow:
        await uow.votes.settle_anew(booth.at)
    await booth.sweep()
    assert (await booth.vote()).state == CLOSING
    await booth.cast((ANN, [2]))
    await booth.sweep(seconds=6)
    assert (await booth.vote()).state == CLOSED


async def test_while_a_backlog_is_read_the_count_waits_but_not_for_ever(booth: Booth) -> None:
    await booth.sweep(hours=3)
    for number in range(15):
        booth.at += timedelta(seconds=10)
        async with booth.scene.database.begin() as uow:
            await uow.updates.claim(42, range(number * 100, number * 100 + 100), booth.at)
        await booth.sweep()
        waited = (number + 1) * 10
        assert (await booth.vote()).state == (CLOSING if waited < 120 else CLOSED)


async def test_a_backlog_is_one_though_some_of_it_came_before_and_a_batch_takes_seconds(booth: Booth) -> None:
    await booth.sweep(hours=3)
    async with booth.scene.database.begin() as uow:
        await uow.updates.claim(42, range(60), booth.at)
    await booth.sweep(seconds=8)
    assert (await booth.vote()).state == CLOSING
    await booth.sweep(seconds=4)
    assert (await booth.vote()).state == CLOSED


async def test_it_is_told_once_with_shares_winner_and_turnout(booth: Booth) -> None:
    await booth.cast((ANN, [1]), (BO, [1]), (CHEN, [0]))
    await booth.finish()
    for _ in range(3):
        await booth.sweep(minutes=1)
    told = await words(booth)
    assert "🏆 Coffee\n  ▓▓▓▓▓▓▓░░░ 2 · 67%" in told
    assert "The choice is: Coffee" in told
    assert "3 people voted, 100% of the 3 who could" in told
    assert "don't count" not in told


async def test_turnout_is_of_those_who_were_there_before_and_still_are(booth: Booth) -> None:
    community = booth.scene.community.id
    await booth.cast((ANN, [1]), (BO, [1]))
    async with booth.scene.database.begin() as uow:
        await uow.members.change(community, BO, left_at=booth.at)  # voted, and left: one of both
        await uow.members.change(community, CHEN, joined_at=booth.at)
    await booth.cast((CHEN, [0]))
    vote = await booth.finish()
    assert vote.result is not None
    assert (vote.result["voters"], vote.result["electorate"], vote.result["turnout"]) == (2, 2, 1.0)
    assert vote.result["aside"] == 1
    assert "The poll itself shows 1 ballot differently" in await words(booth)


async def test_nobody_votes_and_nothing_is_decided(booth: Booth) -> None:
    await booth.cast((ANN, [1]), (ANN, []))
    vote = await booth.finish()
    assert vote.result is not None
    assert (vote.result["winner"], vote.result["voters"]) == (None, 0)
    assert "nothing is decided" in await words(booth)


async def test_of_equals_the_one_listed_first_wins_as_announced(booth: Booth) -> None:
    await booth.cast((ANN, [2]), (BO, [1]))
    vote = await booth.finish()
    assert vote.result is not None
    assert (vote.result["winner"], vote.result["tied"]) == (1, [1, 2])
    assert "A tie between Coffee, Milk. As announced, the one listed first wins: Coffee" in await words(booth)


async def test_a_lot_is_drawn_as_announced_whatever_the_content_says_by_then(scene: Scene) -> None:
    booth = Booth(scene, with_rules(scene, ties="lot"))
    await booth.open()
    booth.content = scene.content
    await booth.cast((ANN, [2]), (BO, [1]), (CHEN, [0]))
    vote = await booth.finish()
    assert vote.result is not None
    seed = vote.result["seed"]
    assert vote.result["winner"] == min(range(3), key=lambda option: lot(str(seed), option))
    assert f"seed {seed}" in await words(booth)


async def test_an_honour_pays_its_winner_and_names_them(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(Wish("Who helped most?", ("@ann_x", str(BO)), "2h", decides="honour"))
    assert (await booth.vote()).options == ("Ann", "Bo <b>")
    await booth.cast((CHEN, [1]))
    await booth.finish()
    assert await scene.balance(BO) == 50
    [said] = await booth.said("vote-result")
    words = booth.content.texts.render("en", said.text)
    assert f'Congratulations, <a href="tg://user?id={BO}">Bo &lt;b&gt;</a>! +50 points' in words


async def test_an_honour_by_vote_has_a_card_and_a_tag_for_a_week_and_can_be_taken_back(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=-2009)
    await booth.open(Wish("Who helped most?", ("@ann_x", str(BO)), "2h", decides="honour"))
    await booth.cast((CHEN, [1]))
    await booth.finish()
    [said] = await booth.said("vote-result")
    assert said.drawing is not None
    winners: Any = said.drawing.args["winners"]
    assert [each["name"] for each in winners] == ["Bo <b>"]
    assert [booth.content.texts.plain("en", each["why"]) for each in winners] == ["Chosen by the group"]
    [told] = await booth.said("honours-preview")
    assert told.to.chat_id == -2009
    async with scene.database.begin() as uow:
        home = await uow.communities.get(scene.community.id)
        [each] = await uow.honours.of_period(home.id, "vote-1")
        assert each.until is not None
        assert each.until - each.elected_at == timedelta(days=7)
        assert await uow.tags.until(home.id, BO, "honour", "Group's Choice") == each.until
        await honours_undo.revoke(uow, scene.content, each.elected_at, home, each, 5001)
        assert await uow.tags.held(home.id, BO) == {}
    assert await scene.balance(BO) == 0
    assert len(await booth.said("honours-revoked-told")) == 1


async def test_a_vote_that_honours_nobody_has_no_card(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(Wish("Tea or coffee?", ("Tea", "Coffee"), "2h"))
    await booth.cast((CHEN, [1]))
    await booth.finish()
    assert [each.drawing for each in await booth.said("vote-result")] == [None]


async def test_who_was_sanctioned_during_the_vote_gets_no_honour_and_the_result_says_so(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(Wish("Who helped most?", ("@ann_x", str(BO)), "2h", decides="honour"))
    await booth.cast((CHEN, [1]))
    await mute(scene, BO, booth.at)
    await booth.finish()
    assert await scene.balance(BO) == 0
    async with scene.database.read() as uow:
        assert await uow.honours.recent(scene.community.id, 5) == []
    told = await words(booth)
    assert "Bo <b> can't get a title just now" in told
    assert "Congratulations" not in told


async def test_a_topic_is_decided_for_the_day_after(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    prompt = scene.content.prompts_of("general")[0].id
    await booth.open(Wish("What about tomorrow?", (prompt, "Rainy days"), "2h", decides="topic"))
    await booth.cast((CHEN, [1]))
    await booth.finish()
    assert await decided(booth, "topic") == {"2026-11-03": "text:Rainy days"}
    await booth.open(Wish("And now?", (prompt, "Rainy days"), "2h", decides="topic"), key="2")
    await booth.cast((CHEN, [0]))
    await booth.finish()
    assert await decided(booth, "topic") == {"2026-11-03": prompt}


async def test_a_vote_closed_early_decides_about_the_day_after_that(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(Wish(until="4d", decides="topic"))
    assert (await booth.vote()).period == "2026-11-07"
    assert (await booth.vote()).question == "What shall we talk about tomorrow?"
    await booth.cast((CHEN, [0]))
    async with scene.database.begin() as uow:
        await votes.close_early(uow, booth.at, scene.community, STAFF, await booth.vote())
    await booth.sweep(seconds=6)
    assert await decided(booth, "topic") == {"2026-11-03": (await booth.vote()).choices[0]}


async def decided(booth: Booth, what: str) -> dict[str, str]:
    async with booth.scene.database.read() as uow:
        return await uow.votes.decided(booth.scene.community.id, what)


async def test_a_theme_is_decided_for_the_week_after_the_close(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, pack="reading")
    booth = Booth(replace(scene, community=replace(scene.community, pack="reading")), scene.content)
    await booth.open(Wish(until="2h", decides="theme"))
    vote = await booth.vote()
    assert vote.period == "2026-W46"
    await booth.cast((ANN, [1]))
    await booth.finish()
    assert await decided(booth, "week") == {"2026-W46": vote.choices[1]}
    assert "Next week's theme: " in await words(booth)


async def test_a_bot_that_was_thrown_out_counts_and_says_nothing(booth: Booth) -> None:
    await booth.cast((ANN, [1]))
    async with booth.scene.database.begin() as uow:
        await uow.communities.change(booth.scene.community.id, state="left")
    assert (await booth.finish()).state == CLOSED
    assert await booth.said("vote-result") == []


async def test_two_replicas_count_once(booth: Booth) -> None:
    await booth.cast((ANN, [1]))
    await booth.sweep(hours=3)
    await booth.sweep(seconds=6)
    async with booth.scene.database.begin() as uow:
        assert await uow.votes.move(booth.vote_id, [CLOSING], state=CLOSED) is None
    assert TEA.question in await words(booth)
    assert (await booth.vote()).opened_at == NOON


async def test_who_is_forgotten_after_the_count_stays_in_it_as_nobody(scene: Scene) -> None:
    booth = Booth(scene, scene.content)
    await booth.open(Wish("Who helped most?", ("@ann_x", str(BO)), "2h", decides="honour"))
    await booth.cast((ANN, [0]), (BO, [0]), (CHEN, [1]))
    await booth.finish()
    async with scene.database.begin() as uow:
        pseudonym = await uow.privacy.erase(ANN, booth.at)
    vote = await booth.vote()
    assert (vote.options, vote.choices) == (("…", "Bo <b>"), (str(pseudonym), str(BO)))
    assert vote.result is not None
    assert (vote.result["counts"], vote.result["voters"]) == ([2, 1], 3)
    assert (pseudonym, (0,), True) in await booth.journal()


async def test_who_is_forgotten_in_the_middle_of_a_vote_cannot_count_twice(booth: Booth) -> None:
    for _ in range(3):
        await booth.cast((ANN, [1]))
        async with booth.scene.database.begin() as uow:
            await uow.privacy.erase(ANN, booth.at)
    await booth.cast((ANN, [1]), (BO, [0]))
    done = await booth.finish()
    assert done.result is not None
    assert (done.result["counts"], done.result["voters"], done.result["aside"]) == ([1, 1, 0], 2, 3)
