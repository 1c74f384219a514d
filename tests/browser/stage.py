"""A sandbox with a small group in it, a bot played by the test, and people at the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession
from playwright.async_api import Browser, Page, ViewportSize, expect

TOKEN = "4242:browser-test"
GROUP = -1001000000777
LIN, MAYA, JONAS, STRANGER = 1001, 1002, 1003, 1009
START = 1_772_719_800  # a Thursday, 5 March 2026, 14:10 UTC
PATIENCE = 5_000  # milliseconds until an expectation about the page counts as failed
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE)


@dataclass
class Stage:
    """One test's world: `url` of its sandbox, the bot's hands, and every complaint of a page."""

    url: str
    http: ClientSession
    browser: Browser
    complaints: list[str] = field(default_factory=list)
    refusals_expected: bool = False
    seen_updates: int = 0

    async def do(self, path: str, **body: object) -> Any:
        """A call of the control API."""
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def read(self, path: str, **query: str | int) -> Any:
        """A look through the control API."""
        async with self.http.get(f"{self.url}/sandbox/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def bot(self, method: str, **params: object) -> Any:
        """A Bot API call of the bot; answers its result."""
        async with self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as answer:
            body = await answer.json()
            assert body["ok"], body
            return body["result"]

    async def post(self, text: str, **more: object) -> int:
        """The bot writes in the group; answers the message's id."""
        sent = await self.bot("sendMessage", chat_id=GROUP, text=text, **more)
        return int(sent["message_id"])

    async def hear(self, kind: str) -> Any:
        """The next update of a kind that the bot receives; others are passed over."""
        for _ in range(20):
            found = await self.bot("getUpdates", offset=self.seen_updates, timeout=5, limit=1)
            for update in found:
                self.seen_updates = update["update_id"] + 1
                if kind in update:
                    return update[kind]
        raise AssertionError(f"the bot heard no {kind}")

    async def open(
        self,
        person: int = LIN,
        chat: int | None = GROUP,
        size: ViewportSize = DESKTOP,
        locale: str = "en-GB",
        extra: Mapping[str, str] | None = None,
    ) -> Page:
        """The page of a person, in a browser of its own, with a conversation open."""
        context = await self.browser.new_context(
            viewport=size, locale=locale, has_touch=size is PHONE, is_mobile=size is PHONE
        )
        page = await context.new_page()
        page.on("console", lambda note: self._note(note.type, note.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("dialog", lambda dialog: self._note("error", f"dialog {dialog.message}"))
        place = {"as": str(person), **({"chat": str(chat)} if chat else {}), **(extra or {})}
        await page.goto(f"{self.url}/#{urlencode(place)}")
        await expect(page.locator("#app")).not_to_have_attribute("aria-busy", "true")
        return page

    def _note(self, kind: str, text: str) -> None:
        if self.refusals_expected and text.startswith("Failed to load resource"):
            return
        if kind in {"error", "warning"}:
            self.complaints.append(text)


async def set_up(stage: Stage) -> None:
    """A group of four: an owner, two members, a bot that is administrator."""
    await stage.do("bots", token=TOKEN, username="house_bot", first_name="House Bot")
    people = {LIN: "林晓雨", MAYA: "Maya", JONAS: "Jonas", STRANGER: "Sam"}
    for person, name in people.items():
        await stage.do("users", id=person, first_name=name, language_code="en")
    members = [MAYA, JONAS]
    await stage.do("chats", id=GROUP, type="supergroup", title="Readers", owner=LIN, members=members)
    await stage.do(f"chats/{GROUP}/bot", bot=4242, by=LIN, admin=True)


def bubble(page: Page, text: str) -> Any:
    """The row of the conversation that says `text`."""
    return page.locator(".feed .row", has_text=text)


async def say(page: Page, text: str) -> None:
    """Types a line and sends it with Enter."""
    field_ = page.get_by_label("Message", exact=True)
    await field_.fill(text)
    await field_.press("Enter")
