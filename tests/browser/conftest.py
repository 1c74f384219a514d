"""One Chromium for the session, one sandbox for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, async_playwright

from bench.screenshots import ARGUMENTS, find_chromium
from sandbox.clock import Clock
from sandbox.server import Sandbox
from tests.browser.stage import START, Stage, set_up


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("there is no Chromium on this machine (chromium, google-chrome)")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """The stage, set; afterwards no page may have complained in its console."""
    async with Sandbox(Clock("manual", START)).running() as url, ClientSession() as http:
        stage = Stage(url, http, browser)
        await set_up(stage)
        yield stage
        for context in browser.contexts:
            await context.close()
        assert stage.complaints == []
