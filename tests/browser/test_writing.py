"""What a person types, and what becomes of it."""

import struct
import zlib

import pytest
from playwright.async_api import expect

from tests.browser.stage import GROUP, LIN, MAYA, Stage, bubble, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def png(side: int = 8) -> bytes:
    """A small red square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xd0\x20\x20" * side) * side)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


async def test_a_spoken_line_appears_and_reaches_the_bot(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await say(page, "good morning")
    await expect(bubble(page, "good morning")).to_be_visible()
    heard = await stage.hear("message")
    while heard.get("text") is None:
        heard = await stage.hear("message")
    assert (heard["from"]["id"], heard["chat"]["id"], heard["text"]) == (MAYA, GROUP, "good morning")
    await expect(page.get_by_label("Message", exact=True)).to_have_value("")


async def test_shift_and_enter_begin_a_new_line_without_sending(stage: Stage) -> None:
    page = await stage.open(MAYA)
    field = page.get_by_label("Message", exact=True)
    await field.fill("one")
    await field.press("Shift+Enter")
    await field.type("two")
    await expect(field).to_have_value("one\ntwo")
    await expect(bubble(page, "one")).to_have_count(0)


async def test_an_enter_that_picks_a_word_from_an_input_method_does_not_send(stage: Stage) -> None:
    page = await stage.open(MAYA)
    field = page.get_by_label("Message", exact=True)
    await field.fill("nihao")
    await field.evaluate(
        "node => node.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    await expect(field).to_have_value("nihao")


async def test_escape_takes_back_a_reply(stage: Stage) -> None:
    number = await stage.post("Who reads tonight?")
    page = await stage.open(MAYA)
    await bubble(page, "Who reads tonight?").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await expect(page.locator(".bar", has_text="Reply to House Bot")).to_be_visible()
    await page.get_by_label("Message", exact=True).press("Escape")
    await expect(page.locator(".bar", has_text="Reply to")).to_be_hidden()
    assert number > 0


async def test_a_reply_shows_what_it_answers(stage: Stage) -> None:
    number = await stage.post("Who reads tonight?")
    page = await stage.open(MAYA)
    await bubble(page, "Who reads tonight?").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await say(page, "I do")
    await expect(bubble(page, "I do").locator(".quote")).to_contain_text("Who reads tonight?")
    shown = await stage.read("messages", chat=GROUP, **{"as": MAYA})
    assert shown["messages"][-1]["reply_to"]["message_id"] == number


async def test_an_edited_message_changes_for_everybody(stage: Stage) -> None:
    writer, reader = await stage.open(MAYA), await stage.open(LIN)
    await say(writer, "see you at nin")
    await expect(bubble(reader, "see you at nin")).to_be_visible()
    await bubble(writer, "see you at nin").click(button="right")
    await writer.get_by_role("menuitem", name="Edit").click()
    await say(writer, "see you at nine")
    await expect(bubble(reader, "see you at nine")).to_contain_text("edited")


async def test_a_deleted_message_leaves_every_screen(stage: Stage) -> None:
    writer, reader = await stage.open(MAYA), await stage.open(LIN)
    await say(writer, "wrong window")
    await expect(bubble(reader, "wrong window")).to_be_visible()
    await bubble(writer, "wrong window").click(button="right")
    await writer.get_by_role("menuitem", name="Delete").click()
    await expect(bubble(reader, "wrong window")).to_have_count(0)


async def test_somebody_elses_message_offers_a_member_no_edit_or_delete(stage: Stage) -> None:
    await stage.post("Rules are rules")
    page = await stage.open(MAYA)
    await expect(page.locator(".role", has_text="admin").first).to_be_visible()
    await bubble(page, "Rules are rules").click(button="right")
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Edit")).to_have_count(0)
    await expect(page.get_by_role("menuitem", name="Delete")).to_have_count(0)


async def test_a_chosen_picture_is_sent_with_its_caption_and_shown(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await page.locator("input[type=file]").set_input_files(
        {"name": "desk.png", "mimeType": "image/png", "buffer": png()}
    )
    await say(page, "my desk")
    picture = bubble(page, "my desk").locator("img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 8)


async def test_a_refused_picture_says_why_and_keeps_its_caption(stage: Stage) -> None:
    await stage.do(f"chats/{GROUP}/restrict", user=MAYA, by=LIN, permissions={"can_send_messages": True})
    page = await stage.open(MAYA)
    stage.refusals_expected = True  # it is in the console as a failed request
    await page.locator("input[type=file]").set_input_files(
        {"name": "desk.png", "mimeType": "image/png", "buffer": png()}
    )
    await say(page, "my desk")
    await expect(page.locator(".toast")).to_contain_text("may not send")
    await expect(page.get_by_label("Message", exact=True)).to_have_value("my desk")
    await expect(bubble(page, "my desk")).to_have_count(0)


async def test_somebody_muted_is_told_instead_of_offered_a_field(stage: Stage) -> None:
    page = await stage.open(MAYA)
    await stage.do(f"chats/{GROUP}/restrict", user=MAYA, by=LIN, permissions={})
    await expect(page.get_by_text("You may not write here at the moment")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()


async def test_a_slash_lists_the_bots_commands_and_tab_takes_one(stage: Stage) -> None:
    await stage.bot(
        "setMyCommands",
        commands=[
            {"command": "checkin", "description": "Check in for today"},
            {"command": "rank", "description": "Who leads"},
        ],
    )
    page = await stage.open(MAYA)
    field = page.get_by_label("Message", exact=True)
    await field.fill("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await field.type("ra")
    await expect(page.get_by_role("option")).to_contain_text("Who leads")
    await field.press("Tab")
    await expect(field).to_have_value("/rank ")
