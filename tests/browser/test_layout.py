"""How the page looks: chats, languages, phone, and names that try to be more than names."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import GROUP, JONAS, LIN, MAYA, PHONE, STRANGER, Stage, bubble, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WICKED = "<img src=x onerror=alert(1)>"


async def too_wide(page: Page) -> bool:
    """Whether the page can be moved sideways."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def test_the_page_opens_on_the_person_and_chat_of_its_address(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await expect(page.locator(".as")).to_contain_text("Maya")
    await expect(page.get_by_role("heading", name="Readers", level=1)).to_be_visible()
    await expect(page.locator(".talkhead")).to_contain_text("4 members")


async def test_another_person_is_found_by_name_and_speaks(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await page.locator(".as").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.locator(".person", has_text="林晓雨")).to_contain_text("owner")
    await dialog.get_by_label("Search by name or username").fill("jon")
    await expect(dialog.locator(".person")).to_have_count(1)
    await dialog.locator(".person").click()
    await expect(page.locator(".as")).to_contain_text("Jonas")
    await say(page, "it is me")
    shown = await stage.read("messages", chat=GROUP, **{"as": LIN})
    assert shown["messages"][-1]["from"]["id"] == JONAS


async def test_the_language_follows_the_browser_and_the_switch_is_remembered(
    stage: Stage,
) -> None:
    page = await stage.open(MAYA, locale="zh-CN")
    await expect(page.locator(".clock")).to_contain_text("下一天")
    await page.get_by_role("button", name="切换到英文 (English)").click()
    await expect(page.locator(".clock")).to_contain_text("Next day")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.reload()
    await expect(page.locator(".clock")).to_contain_text("Next day")


async def test_switching_the_language_keeps_conversation_and_draft(stage: Stage) -> None:
    await stage.post("still here")
    page = await stage.open(MAYA)
    await page.get_by_label("Message", exact=True).fill("half a thought")
    await page.get_by_role("button", name="Switch to Chinese (中文)").click()
    await expect(page.get_by_label("消息", exact=True).and_(page.locator("textarea"))).to_have_value(
        "half a thought"
    )
    await expect(bubble(page, "still here")).to_be_visible()


async def test_a_phone_shows_list_and_conversation_as_two_screens(stage: Stage) -> None:
    await stage.post("A line that is quite long " * 12 + "x" * 200)
    page = await stage.open(MAYA, chat=None, size=PHONE)
    await expect(page.locator("#talk")).to_be_hidden()
    assert not await too_wide(page)
    await page.locator(".chat", has_text="Readers").tap()
    await expect(page.locator("#side")).to_be_hidden()
    await expect(bubble(page, "A line that is quite long")).to_be_visible()
    assert not await too_wide(page)
    await page.get_by_role("button", name="Back to chats").tap()
    await expect(page.locator("#side")).to_be_visible()
    await expect(page.locator("#talk")).to_be_hidden()


async def test_what_one_touches_on_a_phone_is_large_and_in_view(stage: Stage) -> None:
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await stage.post("hello", reply_markup=keys)
    page = await stage.open(MAYA, size=PHONE)
    await expect(bubble(page, "hello")).to_be_visible()
    for name in (".backwards", ".clip", ".send", ".dots", ".key button", ".field"):
        box = await page.locator(name).bounding_box()
        assert box is not None, name
        assert box["height"] >= 44, name
        assert box["y"] + box["height"] <= PHONE["height"], name


async def test_a_tap_on_a_bubble_opens_its_menu_on_a_phone(stage: Stage) -> None:
    await stage.post("tap me")
    page = await stage.open(MAYA, size=PHONE)
    await bubble(page, "tap me").locator(".text").tap()
    await page.get_by_role("menuitem", name="React 👍").tap()
    await expect(bubble(page, "tap me").locator(".reaction")).to_have_text("👍1")
    assert not await too_wide(page)


async def test_names_and_texts_with_mark_up_stay_text(stage: Stage) -> None:
    await stage.do("users", id=1666, first_name=WICKED, last_name="</b><script>alert(2)</script>")
    await stage.do(f"chats/{GROUP}/join", user=1666)
    await stage.do(f"chats/{GROUP}/title", title=f"{WICKED} club", by=LIN)
    await stage.do("say", chat=GROUP, user=1666, text=f"{WICKED}<script>alert(3)</script>")
    keys = {"inline_keyboard": [[{"text": WICKED, "url": "https://example.org/"}]]}
    text = '<a href="https://example.org/?&quot;onmouseover=alert(4)">look</a>'
    await stage.post(text, parse_mode="HTML", reply_markup=keys)
    page = await stage.open(MAYA)
    await expect(bubble(page, "look")).to_be_visible()
    await expect(page.locator(".name", has_text=WICKED).first).to_be_visible()
    await page.locator(".whom").click()
    await expect(page.locator(".info .person", has_text=WICKED)).to_be_visible()
    await page.locator(".as").click()
    picked = page.get_by_role("dialog").locator(".person", has_text="</b>")
    await expect(picked).to_be_visible()
    assert await page.locator("img, script:not([src]), [onmouseover], [onerror]").count() == 0


async def test_members_are_listed_with_role_and_tag(stage: Stage) -> None:
    await stage.bot("setChatMemberTag", chat_id=GROUP, user_id=MAYA, tag="Active Star")
    await stage.do("say", chat=GROUP, user=MAYA, text="hi all")
    page = await stage.open(JONAS)
    await expect(bubble(page, "hi all").locator(".tag")).to_have_text("Active Star")
    await page.get_by_role("heading", name="Readers", level=1).click()
    panel = page.get_by_role("complementary", name="Group info")
    await expect(panel.locator(".person", has_text="林晓雨")).to_contain_text("owner")
    await expect(panel.locator(".person", has_text="Maya")).to_contain_text("Active Star")
    await page.keyboard.press("Escape")
    await panel.get_by_label("Search members").fill("jonas")
    await expect(panel.locator(".person")).to_have_count(1)


async def test_one_can_join_a_group_and_leave_it_again(stage: Stage) -> None:
    page = await stage.open(STRANGER)
    await page.locator(".door").get_by_role("button", name="Join group").click()
    await say(page, "new here")
    await expect(bubble(page, "new here")).to_be_visible()
    await page.get_by_role("button", name="More").click()
    stage.refusals_expected = True  # a look at messages one may no longer read is refused
    await page.get_by_role("menuitem", name="Leave group").click()
    await expect(page.locator(".door").get_by_role("button", name="Join group")).to_be_visible()


async def test_topics_are_tabs_and_what_one_says_stays_in_its_topic(stage: Stage) -> None:
    await stage.do("chats", id=-1001000000888, type="supergroup", title="Forum", owner=MAYA, is_forum=True)
    await stage.do("chats/-1001000000888/topics", name="Gallery", by=MAYA)
    page = await stage.open(MAYA, chat=-1001000000888)
    await page.get_by_role("tab", name="Gallery").click()
    await say(page, "a picture of mine")
    await expect(bubble(page, "a picture of mine")).to_be_visible()
    await page.get_by_role("tab", name="General").click()
    await expect(bubble(page, "a picture of mine")).to_have_count(0)
    await page.get_by_role("tab", name="All", exact=True).click()
    await expect(bubble(page, "a picture of mine")).to_be_visible()


async def test_a_pinned_message_stands_above_the_conversation(stage: Stage) -> None:
    number = await stage.post("House rules: be kind")
    await stage.bot("pinChatMessage", chat_id=GROUP, message_id=number)
    page = await stage.open(MAYA)
    await expect(page.locator(".pinned")).to_contain_text("House rules: be kind")


async def test_a_link_to_the_bot_opens_its_private_chat_and_starts_it(stage: Stage) -> None:
    keys = {"inline_keyboard": [[{"text": "Open", "url": "https://t.me/house_bot?start=gift"}]]}
    await stage.post("A gift for you", reply_markup=keys)
    page = await stage.open(MAYA)
    await page.get_by_role("link", name="Open").click()
    await expect(page.get_by_role("heading", name="House Bot", level=1)).to_be_visible()
    await expect(bubble(page, "/start gift")).to_be_visible()
    heard = await stage.hear("message")
    while heard.get("text") != "/start gift":
        heard = await stage.hear("message")
    assert heard["chat"] == {**heard["chat"], "id": MAYA, "type": "private"}
