"""The page while things happen: new messages, one's place, the clock, a long conversation."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import GROUP, JONAS, LIN, MAYA, Stage, bubble

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

DAY = 86_400


async def fill(stage: Stage, count: int) -> None:
    """Maya and Jonas say `count` lines."""
    lines = [
        {"path": "say", "chat": GROUP, "user": (MAYA, JONAS)[n % 2], "text": f"line {n} of many"}
        for n in range(count)
    ]
    await stage.do("batch", do=lines)


async def scrolled(page: Page) -> float:
    """Pixels between what is in view and the end of the conversation."""
    return float(
        await page.locator(".scroller").evaluate("box => box.scrollHeight - box.scrollTop - box.clientHeight")
    )


async def test_a_message_of_another_appears_by_itself_and_is_announced(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await stage.do("say", chat=GROUP, user=JONAS, text="anybody awake?")
    await expect(bubble(page, "anybody awake?")).to_be_visible()
    await expect(page.locator("#news")).to_have_text("Jonas: anybody awake?")


async def test_a_new_message_does_not_move_a_reader_who_looks_back(stage: Stage) -> None:
    await fill(stage, 60)
    page = await stage.open(LIN)
    await expect(bubble(page, "line 59 of many")).to_be_visible()
    await page.locator(".scroller").evaluate("box => { box.scrollTop = box.scrollHeight / 2; }")
    before = await page.locator(".scroller").evaluate("box => box.scrollTop")
    await stage.do("say", chat=GROUP, user=JONAS, text="news at the end")
    await expect(page.locator(".jump")).to_have_attribute("data-count", "1")
    assert await page.locator(".scroller").evaluate("box => box.scrollTop") == before
    await page.get_by_role("button", name="To the latest message").click()
    await expect(bubble(page, "news at the end")).to_be_in_viewport()


async def test_a_reader_at_the_end_stays_at_the_end(stage: Stage) -> None:
    await fill(stage, 60)
    page = await stage.open(LIN)
    await expect(bubble(page, "line 59 of many")).to_be_in_viewport()
    await stage.post("the newest\n" * 10)
    await expect(bubble(page, "the newest")).to_be_in_viewport()
    assert await scrolled(page) < 2


async def test_a_thousand_messages_are_reached_by_scrolling_and_not_drawn_again(
    stage: Stage,
) -> None:
    await fill(stage, 1000)
    page = await stage.open(LIN)
    for _ in range(5):
        await page.locator(".scroller").evaluate("box => { box.scrollTop = 0; }")
        await page.wait_for_timeout(50)
        if await bubble(page, "line 0 of many").count():
            break
        await expect(page.locator(".scroller")).not_to_have_js_property("scrollTop", 0)
    await expect(page.locator(".row")).to_have_count(1000)
    drawn = page.locator(".row", has_text="line 500 of many")
    await drawn.evaluate("row => { row.touched = true; }")
    await stage.do("say", chat=GROUP, user=JONAS, text="one more")
    await expect(bubble(page, "one more")).to_have_count(1)
    assert await drawn.evaluate("row => row.touched === true")


async def test_the_next_day_comes_at_a_press_and_gets_its_heading(stage: Stage) -> None:
    await stage.post("day one")
    page = await stage.open(MAYA)
    await expect(page.locator(".clock .date")).to_have_text("Thu 5 March")
    was = (await stage.read("clock"))["now"]
    await page.get_by_role("button", name="Next day").click()
    await expect(page.locator(".clock .date")).to_have_text("Fri 6 March")
    assert (await stage.read("clock"))["now"] - was == DAY
    await stage.post("day two")
    await expect(page.locator(".day")).to_have_text(["Yesterday", "Today"])


async def test_times_are_those_of_the_communitys_zone(stage: Stage) -> None:
    await stage.do("clock", tz="Asia/Shanghai")
    await stage.post("late already")
    page = await stage.open(MAYA)
    await expect(bubble(page, "late already").locator(".meta")).to_contain_text("22:10")
    await expect(page.locator(".clock .hour")).to_have_text("22:10")


async def test_the_chats_list_counts_what_was_not_read(stage: Stage) -> None:
    page = await stage.open(MAYA, chat=None)
    await page.locator("[data-chat=bot4242]").click()
    await stage.post("one")
    await stage.post("two")
    row = page.locator(f"[data-chat='{GROUP}']")
    await expect(row.locator(".unread")).to_be_visible()
    await row.click()
    await expect(row.locator(".unread")).to_have_count(0)


async def test_the_keyboard_alone_reaches_a_message_and_its_menu(stage: Stage) -> None:
    await stage.post("reach me")
    page = await stage.open(MAYA)
    await expect(bubble(page, "reach me")).to_be_visible()
    await page.locator(".feed").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="React 👍")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(bubble(page, "reach me")).to_be_focused()


async def test_a_reset_sandbox_empties_the_page_without_a_complaint(stage: Stage) -> None:
    await stage.post("soon gone")
    page = await stage.open(MAYA)
    await expect(bubble(page, "soon gone")).to_be_visible()
    stage.refusals_expected = True  # requests about what is no more may fail; the page goes on
    await stage.do("reset")
    await expect(bubble(page, "soon gone")).to_have_count(0)
