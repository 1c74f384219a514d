"""Weekly posts as the clock makes them due: once, in time, approved where they must be, told if missed."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.actions import schedule
from bot.actions.weekly import coming
from bot.content import Content
from bot.domain.outgoing import Pin, Place
from bot.domain.refusal import Refusal
from bot.domain.settings import FORUM
from bot.storage.database import Database
from tests.actions.posts import ASKED, DAY, GROUP, HOUR, MON, OPS, STAFF, Town, content_with

MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="session")
def posts_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("posts") / "content"
    return content_with(folder)


@pytest.fixture
async def town(database: Database, posts_content: Content) -> Town:
    return await Town.of(database, posts_content)


async def test_a_post_goes_out_at_its_slot_and_once(town: Town) -> None:
    await town.clock(MON)
    await town.clock(MON)
    [said] = await town.said()
    assert (said.to, said.language) == (Place(GROUP), "en")
    assert town.words(said) == "<b>Hello</b> Readers"
    assert said.buttons[0][0].data == "leaderboard::"
    assert await town.posts() == {"plain": "sending"}


async def test_what_telegram_answers_is_kept_and_the_post_is_pinned(town: Town) -> None:
    await town.clock(MON)
    await town.deliver(77, MON + MINUTE)
    post = await town.post("plain", MON)
    assert (post.state, post.message_id, post.sent_at) == ("sent", 77, MON + MINUTE)
    assert (await town.said())[1] == Pin(GROUP, 77)


async def test_in_a_group_without_topics_a_post_for_one_just_goes_to_the_group(town: Town) -> None:
    await town.clock(MON)
    assert [said.to for said in await town.said()] == [Place(GROUP)]
    assert await town.told() == []


async def test_a_post_for_a_forum_topic_goes_there_once_it_is_known(town: Town) -> None:
    async with town.database.begin() as uow:
        await uow.settings.put(town.community.id, FORUM, value=True)
    await town.clock(MON)
    assert await town.told() == ["post-topic-unknown"]
    async with town.database.begin() as uow:
        await schedule.name_forum_topic(uow, MON, town.community, STAFF.user_id, "Books", 5)
    await town.clock(MON + 14 * DAY)
    assert [said.to for said in await town.said()] == [Place(GROUP), Place(GROUP, 5)]
    assert await town.told() == ["post-topic-unknown"]


async def test_a_weeks_theme_follows_the_cycle_or_a_vote(town: Town) -> None:
    await town.decide("2026-W45", "odd")  # that of MON, which would be "even"
    for week in range(3):
        await town.clock(MON + 7 * week * DAY)
    assert [said.text.key for said in await town.said()] == [
        "calendar-calendar-post-other", "calendar-calendar-post-other", "calendar-calendar-post-plain",
    ]  # fmt: skip


async def test_late_is_late_for_each_post_by_itself_and_is_told_in_one_message(town: Town) -> None:
    await town.clock(ASKED, ASKED + 31 * MINUTE)
    assert await town.posts() == {"asked": "missed", "strict": "skipped"}
    assert "post-missed" in await town.told()
    assert await town.said() == []


async def test_what_was_missed_is_told_by_the_last_slot_that_is_due_and_once(town: Town) -> None:
    now = MON + 8 * DAY
    await town.clock(MON, now)
    await town.clock(ASKED, now)
    assert "post-missed" not in await town.told()
    await town.clock(MON + 7 * DAY, now)
    await town.clock(ASKED + 7 * DAY, now)
    told = [each for each in await town.said(OPS) if each.text.key == "post-missed"]
    assert [each.text.params["count"] for each in told] == [4]
    await town.clock(MON + 14 * DAY)
    assert (await town.told()).count("post-missed") == 1


async def test_while_all_is_paused_nothing_goes_out_and_it_is_not_made_up_for(town: Town) -> None:
    await town.pause(paused=True)
    await town.preview(ASKED)
    await town.clock(MON)
    await town.pause(paused=False)
    await town.clock(MON)
    assert await town.posts() == {"plain": "paused"}
    assert await town.said() == await town.said(OPS) == []


async def test_a_skipped_post_stays_out_and_one_taken_back_goes_out(town: Town) -> None:
    await town.does(schedule.skip, "plain", MON)
    await town.clock(MON)
    assert await town.posts() == {"plain": "skipped"}
    later = MON + 14 * DAY
    await town.does(schedule.skip, "plain", later)
    await town.does(schedule.unskip, "plain", later)
    await town.clock(later)
    assert len(await town.said()) == 1


async def test_new_words_are_said_once_and_cannot_be_markup(town: Town) -> None:
    await town.does(schedule.write, "plain", MON, "  <b>Sold out</b> ")
    await town.clock(MON)
    await town.clock(MON + 14 * DAY)
    assert [town.words(said) for said in await town.said()] == [
        "&lt;b&gt;Sold out&lt;/b&gt;", "<b>Hello</b> Readers",
    ]  # fmt: skip
    assert (await town.post("plain", MON)).decided_by == STAFF.user_id


@pytest.mark.parametrize(("words", "why"), [(" \n", "post-empty"), ("x" * 3501, "post-too-long")])
async def test_words_that_cannot_be_posted_are_refused(town: Town, words: str, why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        await town.does(schedule.write, "plain", MON, words)
    assert refusal.value.text.key == why


async def test_operators_are_shown_what_asks_for_it_with_buttons_and_once(town: Town) -> None:
    await town.preview(ASKED)
    await town.preview(ASKED)
    assert await town.posts() == {"asked": "held", "strict": "held"}
    first, second = await town.said(OPS)
    assert (first.text.params["unasked"], second.text.params["unasked"]) == ("send", "skip")
    acts = [button.data.split(".")[2] for button in first.buttons[0]]
    assert acts == ["approve", "edit", "skip"]
    assert "Asked" in town.words(first)


async def test_unanswered_it_goes_out_or_not_as_the_calendar_says(town: Town) -> None:
    await town.preview(ASKED)
    await town.clock(ASKED)
    assert await town.posts() == {"asked": "sending", "strict": "skipped"}
    assert (await town.told())[2:] == ["post-unanswered"]


async def test_approved_or_rewritten_it_goes_out(town: Town) -> None:
    await town.preview(ASKED)
    await town.does(schedule.approve, "asked", ASKED)
    await town.does(schedule.write, "strict", ASKED, "Gently")
    assert await town.posts() == {"asked": "approved", "strict": "approved"}
    await town.clock(ASKED)
    assert [town.words(said) for said in await town.said()] == ["Asked", "Gently"]


async def test_what_was_decided_before_the_preview_is_not_asked_again(town: Town) -> None:
    await town.does(schedule.skip, "asked", ASKED, now=ASKED - 5 * HOUR)
    await town.does(schedule.write, "strict", ASKED, "Gently", now=ASKED - 5 * HOUR)
    await town.preview(ASKED)
    assert await town.told() == []
    assert await town.posts() == {"asked": "skipped", "strict": "approved"}


async def test_a_preview_that_comes_too_late_is_none(town: Town) -> None:
    await town.preview(ASKED, ASKED)
    assert await town.posts() == {}


async def test_run_now_posts_at_once_and_its_slot_is_done(town: Town) -> None:
    await town.does(schedule.run_now, "plain", MON)
    with pytest.raises(Refusal) as again:
        await town.does(schedule.run_now, "plain", MON)
    assert again.value.text.key == "already-done"
    await town.clock(MON)
    assert len(await town.said()) == 1


async def test_run_now_says_the_words_that_were_written(town: Town) -> None:
    await town.does(schedule.write, "plain", MON, "Now!")
    await town.does(schedule.run_now, "plain", MON)
    assert [town.words(said) for said in await town.said()] == ["Now!"]


@pytest.mark.parametrize("act", [schedule.skip, schedule.approve, schedule.unskip])
async def test_what_is_due_already_cannot_be_decided_any_more(town: Town, act: object) -> None:
    await town.does(schedule.skip, "asked", ASKED)
    with pytest.raises(Refusal):
        await town.does(act, "asked", ASKED, now=ASKED)  # type: ignore[arg-type]


async def test_the_same_decision_twice_is_told_so(town: Town) -> None:
    await town.does(schedule.skip, "plain", MON)
    with pytest.raises(Refusal) as again:
        await town.does(schedule.skip, "plain", MON)
    assert again.value.text.key == "already-done"


async def test_a_button_about_a_post_that_is_not_planned_then_is_too_old(town: Town) -> None:
    for entry, slot in (("plain", MON + 7 * DAY), ("nobody", MON), ("plain", MON + MINUTE)):
        with pytest.raises(Refusal) as refusal:
            await town.does(schedule.run_now, entry, slot)
        assert refusal.value.text.key == "button-too-old"


async def test_moving_to_another_time_zone_brings_no_post_twice_and_keeps_decisions(town: Town) -> None:
    await town.clock(MON)
    await town.preview(ASKED)
    await town.does(schedule.skip, "asked", ASKED)
    await town.does(schedule.write, "strict", ASKED, "Gently")
    async with town.database.begin() as uow:
        await uow.communities.change(town.community.id, timezone="Europe/Berlin")
        town.community = await uow.communities.get(town.community.id)
    await town.clock(MON + 7 * HOUR)
    await town.preview(ASKED + 7 * HOUR)
    await town.clock(ASKED + 7 * HOUR)
    assert await town.posts() == {"plain": "sending", "asked": "skipped", "strict": "sending"}
    assert [town.words(said) for said in await town.said()] == ["<b>Hello</b> Readers", "Gently"]


async def states(town: Town) -> list[tuple[str, str]]:
    """What is coming in ten days, and how each stands."""
    async with town.database.read() as uow:
        found = await coming(uow, town.content, town.community, MON - HOUR, MON + 10 * DAY)
    return [(each.entry, each.state) for each in found]


async def test_coming_posts_know_how_they_stand(town: Town) -> None:
    await town.does(schedule.skip, "plain", MON)
    await town.preview(ASKED)
    assert await states(town) == [
        ("plain", "skipped"), ("asked", "held"), ("strict", "held"),
        ("other", ""), ("asked", ""), ("strict", ""),
    ]  # fmt: skip
    await town.pause(paused=True)
    assert [state for _, state in await states(town)] == ["skipped", *["paused"] * 5]


async def test_what_staff_decide_about_a_post_is_in_the_audit_log(town: Town) -> None:
    for act, *words in ((schedule.skip,), (schedule.unskip,), (schedule.write, "Hi"), (schedule.run_now,)):
        await town.does(act, "plain", MON, *words)
    await town.does(schedule.approve, "asked", ASKED)
    async with town.database.read() as uow:
        deeds = (await uow.audit.latest(town.community.id))[::-1]
    assert [each.action for each in deeds] == [
        "post-skip", "post-unskip", "post-write", "post-run", "post-approve"
    ]  # fmt: skip
    assert {each.actor_id for each in deeds} == {STAFF.user_id}
    assert deeds[0].details == {"reason": "plain 2026-11-02"}
    assert all(town.content.texts.has(f"audit-{each.action}") for each in deeds)
