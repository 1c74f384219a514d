import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.types import BufferedInputFile
from aiohttp import ClientConnectionError, FormData

from sandbox.methods import METHODS
from tests.sandbox.wire import START, TOKEN, Wire, wired

pytestmark = pytest.mark.asyncio


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with wired() as wire:
        await wire.say("/start")
        yield wire


@pytest.fixture
async def bot(wire: Wire) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(wire.url)))
    yield bot
    await bot.session.close()


async def test_aiogram_talks_to_the_sandbox(wire: Wire, bot: Bot) -> None:
    assert (await bot.get_me()).username == "wire_bot"
    [update] = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start"
    sent = await bot.send_message(7, "<b>hi</b>", parse_mode="HTML")
    assert sent.text == "hi"
    assert sent.date.timestamp() == START
    assert (await wire.get("journal"))["violations"] == 0


async def test_an_uploaded_picture_can_be_downloaded_again(bot: Bot) -> None:
    sent = await bot.send_photo(7, BufferedInputFile(b"not really a png", "a.png"), caption="c")
    assert sent.caption == "c"
    assert sent.photo
    content = await bot.download(sent.photo[-1])
    assert content
    assert content.read() == b"not really a png"


async def test_a_chunked_multipart_body_is_read(wire: Wire) -> None:
    async def slowly() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 10
            await asyncio.sleep(0)

    form = FormData({"chat_id": "7", "document": "attach://d"})
    form.add_field("d", slowly(), filename="d.bin", content_type="text/plain")
    async with wire.http.post(f"{wire.url}/bot{TOKEN}/sendDocument", data=form) as answer:
        done = await answer.json()
    assert done["result"]["document"]["file_size"] == 30


async def test_a_form_and_a_query_string_work_like_json(wire: Wire) -> None:
    url = f"{wire.url}/bot{TOKEN}/sendMessage"
    told = {"chat_id": "7", "text": "x"}
    for request in (wire.http.post(url, data=told), wire.http.get(url, params=told)):
        async with request as answer:
            assert (await answer.json())["result"]["text"] == "x"


async def test_method_names_are_read_in_any_case_and_unknown_ones_are_not_found(wire: Wire) -> None:
    assert (await wire.bot("GETME"))["result"]["id"] == 42
    assert await wire.bot("sendNothing") == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    unsupported = await wire.bot("getMyStarBalance")
    assert unsupported["description"] == "Bad Request: method is not supported by the sandbox"


async def test_a_malformed_token_is_unauthorized(wire: Wire) -> None:
    async with wire.http.get(f"{wire.url}/botnobody/getMe") as answer:
        assert answer.status == 401
        assert (await answer.json())["description"] == "Unauthorized"


async def test_an_unknown_parameter_is_a_violation_but_works(wire: Wire) -> None:
    assert (await wire.bot("sendMessage", chat_id=7, text="x", colour="red"))["ok"]
    journal = await wire.get("journal", kind="violation")
    assert journal["violations"] == 1
    assert journal["entries"][0]["text"] == "sendMessage has no parameter colour"


async def test_a_result_that_breaks_the_schema_fails_the_call(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Any:
        return {"id": "42"}

    monkeypatch.setitem(METHODS, "getMe", broken)
    answer = await wire.bot("getMe")
    assert answer["error_code"] == 500
    assert "result of getMe" in answer["description"]
    assert (await wire.get("journal"))["violations"] == 1


async def test_an_update_that_breaks_the_schema_fails_the_act(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Any:
        wire.box.emit(42, "message", {"text": "no chat"})
        return True

    monkeypatch.setitem(METHODS, "close", broken)
    monkeypatch.setitem(METHODS, "getMe", broken)
    assert (await wire.bot("getMe"))["error_code"] == 500
    assert len(await wire.updates()) == 1


async def test_a_sandbox_bug_is_told_as_500(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(METHODS, "getMe", bug)
    assert "ZeroDivisionError" in (await wire.bot("getMe"))["description"]


async def test_too_many_requests_reach_aiogram_as_such(wire: Wire, bot: Bot) -> None:
    await wire.post("faults", kind="429", retry_after=4, method="sendMessage", chat=7)
    with pytest.raises(TelegramRetryAfter) as no:
        await bot.send_message(7, "x")
    assert no.value.retry_after == 4
    assert (await bot.send_message(7, "x")).text == "x"


@pytest.mark.parametrize(("kind", "sent"), [("reset", 0), ("lost", 1)])
async def test_a_broken_connection_leaves_the_call_undone_or_done(
    wire: Wire, bot: Bot, kind: str, sent: int
) -> None:
    await wire.post("faults", kind=kind, method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(7, "x")
    shown = (await wire.get("messages", chat=7, **{"as": "7"}))["messages"]
    assert [m["text"] for m in shown].count("x") == sent
    assert [e["text"] for e in (await wire.get("journal", kind="fault"))["entries"]] == [kind]


async def test_a_garbled_answer_is_not_json_and_a_slow_one_is_late(wire: Wire) -> None:
    await wire.post("faults", kind="garbled", method="getMe")
    async with wire.http.get(f"{wire.url}/bot{TOKEN}/getMe") as answer:
        assert (await answer.text()).startswith("<html>")
    await wire.post("faults", kind="slow", seconds=0.05, method="getMe")
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert (await wire.bot("getMe"))["ok"]
    assert loop.time() - began >= 0.05


async def test_limits_refuse_the_fourth_message_at_once(wire: Wire) -> None:
    await wire.post("limits", on=True, virtual=True)
    answers = [await wire.bot("sendMessage", chat_id=7, text="x") for _ in range(4)]
    assert [a["ok"] for a in answers] == [True, True, True, False]
    assert answers[3]["parameters"] == {"retry_after": 3}


async def test_the_token_is_in_no_log(wire: Wire, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    await wire.bot("getMe")
    await wire.post("faults", kind="reset")
    with pytest.raises(ClientConnectionError):
        await wire.bot("getMe")
    assert TOKEN not in caplog.text
    assert TOKEN not in str(await wire.get("journal"))
