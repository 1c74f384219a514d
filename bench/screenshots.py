"""Pictures of the chat page: desktop and phone, Chinese and English, from a running sandbox.

    python bench/screenshots.py http://127.0.0.1:8081 docs/pictures

Needs Chromium on the system. The person and the chat are the page's own choice unless named.
"""

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
PAUSE = 400  # milliseconds for pictures inside the page to settle


class Device(TypedDict):
    """What a browser context must know to be this device."""

    viewport: ViewportSize
    is_mobile: bool
    has_touch: bool


DEVICES: Mapping[str, Device] = {
    "desktop": {
        "viewport": {"width": 1280, "height": 800},
        "is_mobile": False,
        "has_touch": False,
    },
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


def find_chromium() -> str | None:
    """The path of the system's Chromium, or None."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def address(base: str, place: Mapping[str, str | None], language: str) -> str:
    """The page's address that opens on a person and a chat, as far as they are named."""
    named = {key: value for key, value in {**place, "lang": language}.items() if value}
    return f"{base.rstrip('/')}/#{urlencode(named)}"


def open_conversation(page: Page) -> None:
    """Waits for the page and enters the first chat if none is open yet."""
    page.wait_for_selector("#app:not([aria-busy])")
    if page.locator("#app[data-screen=list]").count():
        page.locator(".chat").first.click()
    page.locator(".feed li:visible").first.wait_for()
    page.wait_for_timeout(PAUSE)


def shoot(browser: Browser, base: str, place: Mapping[str, str | None], file: Path) -> None:
    """One picture; the file's name says device and language: phone.zh.png."""
    device, language = file.stem.split(".")
    context = browser.new_context(**DEVICES[device], locale=LANGUAGES[language], color_scheme="light")
    page = context.new_page()
    page.goto(address(base, place, language))
    open_conversation(page)
    page.screenshot(path=file)
    context.close()


def main() -> int:
    """Returns 1 when there is no Chromium to take pictures with."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("base", help="address of the running sandbox")
    parser.add_argument("out", type=Path, help="folder for the four pictures")
    parser.add_argument("--as", dest="person", help="id of the person to speak as")
    parser.add_argument("--chat", help="id of the chat to open")
    asked = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("there is no Chromium on this machine", file=sys.stderr)
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    place = {"as": asked.person, "chat": asked.chat}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for device in DEVICES:
            for language in LANGUAGES:
                shoot(browser, asked.base, place, asked.out / f"{device}.{language}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
