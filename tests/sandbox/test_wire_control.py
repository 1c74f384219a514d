import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.sandbox.wire import TOKEN, texts, until, wired

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize(
    ("path", "body", "status", "told"),
    [
        ("nothing", {}, 404, "nothing can be done at /sandbox/nothing"),
        ("chats/here/join", {"user": 7}, 400, "'here' is not a chat id"),
        ("batch", {}, 400, "the request needs 'do'"),
        ("clock", {"mode": "fast"}, 400, "mode must be real or manual"),
        ("clock", {"speed": 2}, 400, "the clock has no speed"),
        ("clock", {"set": "tomorrow"}, 400, "neither Unix seconds nor"),
        ("updates", {"bot": "nobody", "raw": {}}, 400, "there is no such bot"),
        ("say", {"chat": 7, "user": "7", "text": "x"}, 400, "user must be a whole number"),
        ("say", {"chat": [7], "user": 7, "text": "x"}, 400, "chat must be an id or a name"),
        ("say", {"chat": 7, "bot": "who", "user": 7, "text": "x"}, 400, "there is no such bot"),
        ("batch", {"do": [5]}, 400, "do must be a list of objects"),
        ("limits", {"on": "perhaps"}, 400, "Expected `bool`"),
    ],
)
async def test_a_wrong_order_is_answered_with_a_sentence(
    path: str, body: dict[str, object], status: int, told: str
) -> None:
    async with wired() as wire:
        got, sentence = await wire.refused(path, **body)
        assert got == status
        assert told in sentence


async def test_a_body_that_is_not_a_json_object_is_refused() -> None:
    async with wired() as wire:
        for data, told in ((b"{", "not JSON"), (b"[]", "must be a JSON object")):
            async with wire.http.post(f"{wire.url}/sandbox/say", data=data) as answer:
                assert answer.status == 400
                assert told in (await answer.json())["error"]


async def test_other_pages_in_the_browser_give_no_orders() -> None:
    async with wired() as wire:
        url = f"{wire.url}/sandbox/reset"
        async with wire.http.post(url, headers={"Origin": "http://elsewhere"}) as answer:
            assert answer.status == 403
        async with wire.http.post(url, headers={"Origin": wire.url}) as answer:
            assert answer.status == 200


async def test_a_batch_does_many_things_and_tells_which_failed() -> None:
    async with wired() as wire:
        done = await wire.post(
            "batch",
            do=[
                {"path": "say", "chat": 7, "user": 7, "text": "one"},
                {"path": "chats/12/leave", "user": 7},
                {"path": "clock", "advance": 60},
                {"path": "say", "chat": 7, "user": 7, "text": "two"},
            ],
        )
        assert done["errors"] == 1
        assert "error" in done["results"][1]
        updates = await wire.updates()
        assert texts(updates) == ["one", "two"]
        assert updates[1]["message"]["date"] - updates[0]["message"]["date"] == 60


async def test_reset_forgets_everything_and_ends_polls() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(wire.updates(timeout=30))
        await until(lambda: wire.box.mailbox(42).polling.is_open)
        before = wire.box.watch.version
        await wire.post("reset")
        assert await poll == []
        state = await wire.get("state")
        assert (state["bots"], state["users"], state["chats"]) == ([], [], [])
        assert wire.box.watch.version > before


async def test_watch_tells_the_version_at_once_and_then_waits_for_news() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        seen = (await wire.get("watch"))["version"]
        news = tasks.create_task(wire.get("watch", since=seen))
        await asyncio.sleep(0.02)
        assert not news.done()
        await wire.say("hello")
        told = await news
        assert told["version"] > seen
        assert told["chats"] == [7]


async def test_the_journal_is_filtered_and_cleared() -> None:
    async with wired() as wire:
        await wire.say("hello")
        await wire.bot("sendMessage", chat_id=7, text="x")
        await wire.bot("getMe")
        everything = (await wire.get("journal"))["entries"]
        last = everything[-1]["n"]
        assert [e["method"] for e in (await wire.get("journal", chat=7))["entries"]] == [
            "message",
            "sendMessage",
        ]
        assert len((await wire.get("journal", kind="request", method="GETME"))["entries"]) == 1
        assert (await wire.get("journal", since=last))["entries"] == []
        async with wire.http.delete(f"{wire.url}/sandbox/journal") as answer:
            assert answer.status == 200
        assert (await wire.get("journal"))["entries"] == []


async def test_faults_are_listed_and_cleared() -> None:
    async with wired() as wire:
        done = await wire.post("faults", kind="500", times=-1)
        listed = (await wire.get("faults"))["faults"]
        assert [(f["id"], f["kind"], f["times"]) for f in listed] == [(done["id"], "500", -1)]
        async with wire.http.delete(f"{wire.url}/sandbox/faults") as answer:
            assert answer.status == 200
        assert (await wire.bot("getMe"))["ok"]


async def test_a_press_waits_for_the_bots_answer() -> None:
    async with wired() as wire, asyncio.TaskGroup() as tasks:
        await wire.say("/start")
        keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
        sent = await wire.bot("sendMessage", chat_id=7, text="?", reply_markup=keyboard)
        press = tasks.create_task(
            wire.post(
                "press",
                chat=7,
                user=7,
                message=sent["result"]["message_id"],
                button="Yes",
                wait=10,
            )
        )
        query = (await wire.updates(timeout=10, offset=-1))[-1].get("callback_query")
        while query is None:
            query = (await wire.updates(timeout=10, offset=-1))[-1].get("callback_query")
        await wire.bot("answerCallbackQuery", callback_query_id=query["id"], text="ok")
        done = await press
        assert done["callback_query_id"] == query["id"]
        assert done["answer"]["text"] == "ok"


async def test_reading_a_chat_marks_it_read_and_is_no_event() -> None:
    async with wired() as wire:
        await wire.say("/start")
        await wire.bot("sendMessage", chat_id=7, text="x")

        async def unread() -> int:
            [chat] = (await wire.get("chats", **{"as": "7"}))["chats"]
            return int(chat["unread"])

        assert await unread() == 1
        version = wire.box.watch.version
        await wire.get("messages", chat=7, read=1, **{"as": "7"})
        assert await unread() == 0
        assert wire.box.watch.version == version


async def test_the_slash_menu_is_what_the_bots_of_the_chat_offer() -> None:
    async with wired() as wire:
        await wire.say("/start")
        commands = [{"command": "me", "description": "About me"}]
        await wire.bot("setMyCommands", commands=commands)
        told = await wire.get("commands", chat=7, **{"as": "7"})
        assert told == {"commands": [{**commands[0], "is_ephemeral": False, "bot": "wire_bot"}]}


async def test_with_several_bots_one_is_named_beside_the_person() -> None:
    async with wired() as wire:
        await wire.post("bots", token="43:other", username="other_bot")
        await wire.post("say", chat=7, bot="other_bot", user=7, text="to the other")
        assert await wire.updates() == []
        shown = await wire.get("messages", chat=7, bot=43, **{"as": "7"})
        assert [m["text"] for m in shown["messages"]] == ["to the other"]


async def test_the_page_is_served_and_nothing_beside_it() -> None:
    async with wired() as wire:
        async with wire.http.get(f"{wire.url}/") as answer:
            assert answer.content_type == "text/html"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        for path in ("/page/..%2fserver.py", "/page/nothing.js", "/elsewhere"):
            async with wire.http.get(wire.url + path) as answer:
                assert answer.status == 404


async def test_the_program_says_where_it_listens_and_ends_on_sigterm() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox", "--port", "0", "--clock", "manual", "--at", "2030-01-01"),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    line = (await process.stdout.readline()).decode()
    assert line.startswith("sandbox: http://127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    _, errors = await process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert TOKEN not in line
