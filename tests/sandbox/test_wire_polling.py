import asyncio

import pytest
from aiohttp import ClientTimeout

from sandbox.queues import PRESS_LIFETIME
from tests.sandbox.wire import TOKEN, Wire, texts, until, wired

pytestmark = pytest.mark.asyncio


async def until_polling(wire: Wire, *, open_: bool = True) -> None:
    await until(lambda: wire.box.mailbox(42).polling.is_open is open_)


async def test_updates_come_again_until_an_offset_confirms_them() -> None:
    async with wired() as wire:
        await wire.say("one", "two")
        first = await wire.updates()
        assert texts(first) == ["one", "two"]
        assert await wire.updates() == first
        assert texts(await wire.updates(offset=first[1]["update_id"])) == ["two"]
        assert await wire.updates(offset=first[1]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_all_but_the_last() -> None:
    async with wired() as wire:
        await wire.say("one", "two", "three")
        assert texts(await wire.updates(offset=-1)) == ["three"]
        assert texts(await wire.updates()) == ["three"]


async def test_a_limit_outside_1_to_100_means_100() -> None:
    async with wired() as wire:
        await wire.say("one", "two")
        assert texts(await wire.updates(limit=1)) == ["one"]
        assert len(await wire.updates(limit=0)) == 2


async def test_a_long_poll_wakes_with_the_first_update() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(wire.updates(timeout=30))
        await until_polling(wire)
        await wire.say("hello")
        assert texts(await poll) == ["hello"]
        assert not wire.box.mailbox(42).polling.is_open


async def test_a_second_poll_ends_the_first() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        first = tasks.create_task(wire.bot("getUpdates", timeout=30))
        await until_polling(wire)
        second = tasks.create_task(wire.updates(timeout=30))
        answer = await first
        assert answer["error_code"] == 409
        assert answer["description"] == (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        await wire.say("hello")
        assert texts(await second) == ["hello"]


async def test_a_poll_hung_up_loses_nothing() -> None:
    async with wired() as wire:
        impatient = wire.http.post(
            f"{wire.url}/bot{TOKEN}/getUpdates",
            json={"timeout": 30},
            timeout=ClientTimeout(total=0.05),
        )
        with pytest.raises(TimeoutError):
            await impatient
        await until_polling(wire, open_=False)
        await wire.say("still there")
        assert texts(await wire.updates()) == ["still there"]


async def test_while_a_webhook_is_set_nobody_may_poll() -> None:
    async with wired() as wire:
        await wire.bot("setWebhook", url="http://127.0.0.1:9/")
        answer = await wire.bot("getUpdates")
        assert answer["error_code"] == 409
        assert "use deleteWebhook to delete the webhook first" in answer["description"]


async def test_setting_a_webhook_ends_a_waiting_poll() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(wire.bot("getUpdates", timeout=30))
        await until_polling(wire)
        await wire.bot("setWebhook", url="http://127.0.0.1:9/")
        assert (await poll)["description"] == "Conflict: terminated by setWebhook request"


async def test_allowed_updates_are_remembered_and_do_not_reach_back() -> None:
    async with wired() as wire:
        await wire.say("before")
        assert texts(await wire.updates(allowed_updates=["callback_query"])) == ["before"]
        await wire.say("unheard")
        assert texts(await wire.updates()) == ["before"]
        await wire.updates(allowed_updates=[])
        await wire.say("heard")
        assert texts(await wire.updates()) == ["before", "heard"]


async def test_updates_live_by_the_virtual_clock() -> None:
    async with wired() as wire:
        await wire.say("old")
        await wire.post("clock", days=1)
        await wire.say("new")
        assert texts(await wire.updates()) == ["new"]
        assert PRESS_LIFETIME == 150


async def test_an_update_can_be_delivered_twice() -> None:
    async with wired() as wire:
        await wire.say("one", "two")
        first, second = await wire.updates()
        confirmed = second["update_id"] + 1
        assert await wire.updates(offset=confirmed) == []
        await wire.post("updates", bot="wire_bot", again=first["update_id"])
        assert await wire.updates(offset=confirmed) == [first]
        assert await wire.updates(offset=confirmed) == []
        status, sentence = await wire.refused("updates", bot=42, again=1)
        assert (status, sentence) == (400, "no update 1 is remembered for this bot")


async def test_anything_can_be_put_into_the_queue() -> None:
    async with wired() as wire:
        done = await wire.post("updates", bot=42, raw={"message": {"text": 5}})
        assert await wire.updates() == [
            {"update_id": done["update_id"], "message": {"text": 5}},
        ]
        await wire.post("updates", bot=42, raw="{broken")
        async with wire.http.get(f"{wire.url}/bot{TOKEN}/getUpdates") as answer:
            assert (await answer.text()).endswith("{broken]}")
        assert await wire.updates(offset=done["update_id"] + 2) == []


async def test_pending_tells_what_is_unconfirmed_and_whether_the_bot_polls() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(wire.updates(timeout=30))
        await until_polling(wire)
        assert (await wire.get("pending"))["bots"]["42"]["polling"] is True
        await wire.say("hello")
        await poll
        told = (await wire.get("pending"))["bots"]["42"]
        assert (told["pending"], told["polling"], told["webhook"]) == (1, False, None)
        assert told["unacked_since"] == wire.box.clock.now()
