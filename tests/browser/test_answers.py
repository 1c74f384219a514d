"""Buttons, polls, reactions, notes for one person."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.stage import GROUP, JONAS, LIN, MAYA, Stage, bubble, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CHECK_IN = {"inline_keyboard": [[{"text": "Check in", "callback_data": "in"}]]}


async def answer_press(stage: Stage, **answer: object) -> int:
    """The bot answers the next press; returns who pressed."""
    query = await stage.hear("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], **answer)
    return int(query["from"]["id"])


async def test_a_pressed_button_shows_the_bots_words_and_vanishes(stage: Stage) -> None:
    await stage.post("Good morning", reply_markup=CHECK_IN)
    page = await stage.open(MAYA)
    await page.get_by_role("button", name="Check in").click()
    assert await answer_press(stage, text="Day 4 in a row") == MAYA
    await expect(page.get_by_text("Day 4 in a row")).to_be_visible()


async def test_an_alert_waits_until_it_is_confirmed(stage: Stage) -> None:
    await stage.post("Good morning", reply_markup=CHECK_IN)
    page = await stage.open(MAYA)
    await page.get_by_role("button", name="Check in").click()
    await answer_press(stage, text="Already done today", show_alert=True)
    alert = page.get_by_role("dialog")
    await expect(alert).to_contain_text("Already done today")
    await alert.get_by_role("button", name="OK").click()
    await expect(alert).to_have_count(0)


async def test_a_button_redrawn_by_the_bot_changes_on_the_page(stage: Stage) -> None:
    number = await stage.post("Good morning", reply_markup=CHECK_IN)
    page = await stage.open(MAYA)
    await expect(page.get_by_role("button", name="Check in")).to_be_visible()
    await stage.bot("editMessageText", chat_id=GROUP, message_id=number, text="12 checked in")
    await expect(bubble(page, "12 checked in")).to_be_visible()
    await expect(page.get_by_role("button", name="Check in")).to_have_count(0)


async def test_a_vote_counts_and_can_be_taken_back(stage: Stage) -> None:
    await stage.bot(
        "sendPoll",
        chat_id=GROUP,
        question="Next book?",
        options=[{"text": "Dune"}, {"text": "Emma"}],
        is_anonymous=False,
    )
    page = await stage.open(MAYA)
    poll = page.locator(".poll")
    await poll.get_by_role("button", name="Emma").click()
    await expect(poll.locator(".result.chosen")).to_contain_text("Emma")
    assert (await stage.hear("poll_answer"))["option_ids"] == [1]
    await poll.get_by_role("button", name="Retract vote").click()
    await expect(poll.get_by_role("button", name="Dune")).to_be_visible()
    assert (await stage.hear("poll_answer"))["option_ids"] == []


async def test_several_answers_are_sent_together(stage: Stage) -> None:
    await stage.bot(
        "sendPoll",
        chat_id=GROUP,
        question="Which days?",
        options=[{"text": "Monday"}, {"text": "Friday"}, {"text": "Sunday"}],
        is_anonymous=False,
        allows_multiple_answers=True,
    )
    page = await stage.open(MAYA)
    await page.get_by_label("Monday").check()
    await page.get_by_label("Sunday").check()
    await page.locator(".poll").get_by_role("button", name="Vote", exact=True).click()
    assert (await stage.hear("poll_answer"))["option_ids"] == [0, 2]


async def test_a_closed_poll_shows_results_and_takes_no_more_votes(stage: Stage) -> None:
    sent = await stage.bot(
        "sendPoll",
        chat_id=GROUP,
        question="Next book?",
        options=[{"text": "Dune"}, {"text": "Emma"}],
        is_anonymous=False,
    )
    page = await stage.open(MAYA)
    await expect(page.locator(".choice")).to_have_count(2)
    await stage.bot("stopPoll", chat_id=GROUP, message_id=sent["message_id"])
    await expect(page.locator(".poll")).to_contain_text("Final results")
    await expect(page.locator(".choice")).to_have_count(0)


async def test_a_reaction_is_counted_and_a_second_press_removes_it(stage: Stage) -> None:
    await stage.post("We are 100 now!")
    page, other = await stage.open(MAYA), await stage.open(LIN)
    await bubble(page, "We are 100 now!").click(button="right")
    await page.get_by_role("menuitem", name="React 🎉").click()
    reaction = bubble(other, "We are 100 now!").locator(".reaction")
    await expect(reaction).to_have_attribute("aria-pressed", "false")
    await reaction.click()
    await expect(reaction).to_have_text("🎉2")
    await reaction.click()
    await expect(reaction).to_have_text("🎉1")


async def test_an_ephemeral_note_is_seen_by_its_person_only(stage: Stage) -> None:
    maya, jonas = await stage.open(MAYA), await stage.open(JONAS)
    await stage.bot(
        "sendMessage",
        chat_id=GROUP,
        text="Your streak: 9 days",
        ephemeral_message_parameters={"receiver_user_id": MAYA},
    )
    await stage.post("for all to see")
    await expect(bubble(maya, "Your streak: 9 days")).to_contain_text("Only you see this")
    await expect(bubble(jonas, "for all to see")).to_be_visible()
    await expect(bubble(jonas, "Your streak")).to_have_count(0)


async def test_a_command_registered_as_ephemeral_stays_between_person_and_bot(
    stage: Stage,
) -> None:
    await stage.bot(
        "setMyCommands",
        commands=[{"command": "me", "description": "Your card", "is_ephemeral": True}],
    )
    maya, jonas = await stage.open(MAYA), await stage.open(JONAS)
    await say(maya, "/me")
    await say(maya, "and hello")
    await expect(bubble(maya, "/me")).to_contain_text("Only you see this")
    await expect(bubble(jonas, "and hello")).to_be_visible()
    await expect(bubble(jonas, "/me")).to_have_count(0)


async def test_a_button_of_an_ephemeral_note_can_be_pressed(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await stage.bot(
        "sendMessage",
        chat_id=GROUP,
        text="Remind you tonight?",
        reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]},
        ephemeral_message_parameters={"receiver_user_id": MAYA},
    )
    await page.get_by_role("button", name="Yes").click()
    assert await answer_press(stage, text="At nine") == MAYA
    await expect(page.get_by_text("At nine")).to_be_visible()


async def test_a_press_nobody_answers_does_not_block_the_page(stage: Stage) -> None:
    await stage.post("Good morning", reply_markup=CHECK_IN)
    page = await stage.open(MAYA)
    async with asyncio.timeout(5):
        await page.get_by_role("button", name="Check in").click()
        await say(page, "meanwhile")
        await expect(bubble(page, "meanwhile")).to_be_visible()
