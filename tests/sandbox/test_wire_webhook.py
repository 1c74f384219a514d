import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import FormData, web

from tests.sandbox.wire import Wire, texts, until, wired

pytestmark = pytest.mark.asyncio
Reply = Callable[[], web.Response]


@dataclass
class Hook:
    """A bot's webhook: what it was sent, and what it answers next (200 when nothing is left)."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        self.got.append(await request.json())
        self.headers = dict(request.headers)
        self.arrived.set()
        return self.replies.pop(0)() if self.replies else web.Response()

    async def received(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return self.got


@asynccontextmanager
async def hooked(*replies: Reply) -> AsyncIterator[tuple[Wire, Hook]]:
    hook = Hook(replies=list(replies))
    runner = web.ServerRunner(web.Server(hook))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        async with wired(retry_seconds=0.01) as wire:
            yield wire, hook
    finally:
        await runner.cleanup()


async def until_empty(wire: Wire) -> None:
    await until(lambda: not wire.box.mailbox(42).queue.waiting())


def failing(status: int, **headers: str) -> Reply:
    return lambda: web.Response(status=status, headers=headers)


async def test_updates_reach_the_webhook_with_the_secret() -> None:
    async with hooked() as (wire, hook):
        await wire.say("waiting already")
        done = await wire.bot("setWebhook", url=hook.url, secret_token="s3cret")
        assert done == {"ok": True, "result": True, "description": "Webhook was set"}
        await wire.say("and new")
        assert texts(await hook.received(2)) == ["waiting already", "and new"]
        assert hook.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        assert hook.headers["Content-Type"] == "application/json"
        assert "User-Agent" not in hook.headers
        await until_empty(wire)


async def test_a_refused_update_comes_again_before_the_next_of_its_chat() -> None:
    async with hooked(failing(500), failing(503), failing(404)) as (wire, hook):
        await wire.bot("setWebhook", url=hook.url)
        await wire.say("one", "two")
        assert texts(await hook.received(5)) == ["one", "one", "one", "one", "two"]
        await until_empty(wire)
        info = (await wire.bot("getWebhookInfo"))["result"]
        assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
        assert info["pending_update_count"] == 0


async def test_another_persons_chat_does_not_wait_for_a_failing_one() -> None:
    async with hooked(failing(500, **{"Retry-After": "60"})) as (wire, hook):
        await wire.post("users", id=8, first_name="Bob")
        await wire.bot("setWebhook", url=hook.url)
        await wire.say("stuck")
        await hook.received(1)
        await wire.post("say", chat=8, user=8, text="free")
        assert texts(await hook.received(2)) == ["stuck", "free"]


async def test_an_unreachable_webhook_keeps_its_updates_and_says_why() -> None:
    async with wired(retry_seconds=0.01) as wire:
        await wire.bot("setWebhook", url="http://127.0.0.1:9/")
        await wire.say("hello")
        hook = wire.box.mailbox(42).webhook
        assert hook
        await until(lambda: hook.error is not None)
        info = (await wire.bot("getWebhookInfo"))["result"]
        assert info["last_error_message"] == "Connection refused"
        assert info["last_error_date"] == wire.box.clock.now()
        await wire.bot("deleteWebhook")
        assert texts(await wire.updates()) == ["hello"]


async def test_a_webhook_may_answer_with_a_call() -> None:
    call = FormData({"method": "sendMessage", "chat_id": "7", "text": "hi Ann"})
    call.add_field("unused", b"x", filename="x.bin")
    replies = (
        lambda: web.json_response({"method": "sendMessage", "chat_id": 7, "text": "json"}),
        lambda: web.Response(body=call()),
        lambda: web.json_response({"method": "deleteWebhook"}),
    )
    async with hooked(*replies) as (wire, hook):
        await wire.bot("setWebhook", url=hook.url)
        await wire.say("one", "two", "three")
        await hook.received(3)
        await until_empty(wire)
        sent = (await wire.get("journal", method="sendMessage"))["entries"]
        assert [entry["params"]["text"] for entry in sent] == ["json", "hi Ann"]
        assert (await wire.bot("getWebhookInfo"))["result"]["url"] == hook.url


async def test_pending_updates_can_be_dropped() -> None:
    async with hooked() as (wire, hook):
        await wire.say("dropped")
        await wire.bot("setWebhook", url=hook.url, drop_pending_updates=True)
        await wire.say("kept")
        assert texts(await hook.received(1)) == ["kept"]


async def test_webhook_info_tells_what_was_set() -> None:
    async with hooked() as (wire, hook):
        await wire.bot("setWebhook", url=hook.url, max_connections=500, allowed_updates=["message"])
        assert (await wire.bot("getWebhookInfo"))["result"] == {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": 0,
            "max_connections": 100,
            "allowed_updates": ["message"],
        }
        again = await wire.bot("setWebhook", url=hook.url, max_connections=500)
        assert again["description"] == "Webhook is already set"
        gone = await wire.bot("setWebhook", url="")
        assert gone["description"] == "Webhook was deleted"
        assert (await wire.bot("deleteWebhook"))["description"] == "Webhook is already deleted"


@pytest.mark.parametrize(
    "params", [{"url": "ftp://x/"}, {"url": "http://127.0.0.1/", "secret_token": "no spaces"}]
)
async def test_a_webhook_telegram_could_not_use_is_refused(params: dict[str, str]) -> None:
    async with wired() as wire:
        answer = await wire.bot("setWebhook", **params)
        assert answer["error_code"] == 400
        assert (await wire.bot("getWebhookInfo"))["result"]["url"] == ""
