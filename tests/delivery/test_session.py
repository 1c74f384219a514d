"""What goes over the wire: JSON where it can, aiogram's own form where it must."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram import types as tg
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import (
    EditMessageText,
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    SendMessage,
    SendPhoto,
    SendPoll,
    StopPoll,
    TelegramMethod,
)

from bot.delivery.outcome import Closed, Outcome, Refused, TooFast, Unavailable, Unsure
from bot.delivery.session import Session, written
from bot.delivery.telegram_call import UNKNOWN, call
from bot.delivery.telegram_probe import administrators, chat_found, standing
from bot.storage.parcel import Sent

BOT = Bot("42:TEST")


def told(method: SendMessage, bot: Bot = BOT) -> object:
    body = written(bot, method)
    assert body is not None
    return json.loads(body)


def test_a_message_goes_as_json_without_what_is_not_said() -> None:
    keyboard = tg.InlineKeyboardMarkup(
        inline_keyboard=[[tg.InlineKeyboardButton(text="同意", callback_data="yes")]]
    )
    method = SendMessage(
        chat_id=-1, text="<b>好</b>", parse_mode="HTML", reply_markup=keyboard, reply_to_message_id=0
    )
    assert told(method) == {
        "chat_id": -1, "text": "<b>好</b>", "parse_mode": "HTML", "reply_to_message_id": 0,
        "reply_markup": {"inline_keyboard": [[{"text": "同意", "callback_data": "yes"}]]},
    }  # fmt: skip


def test_what_the_bot_says_by_default_is_filled_in() -> None:
    bot = Bot("42:TEST", default=DefaultBotProperties(protect_content=True))
    assert told(SendMessage(chat_id=1, text="x"), bot) == {"chat_id": 1, "text": "x", "protect_content": True}


def test_an_empty_text_is_left_out_as_aiogram_does() -> None:
    assert told(SendMessage(chat_id=1, text="")) == {"chat_id": 1}


def test_a_file_goes_as_aiogram_sends_it() -> None:
    photo = SendPhoto(chat_id=1, photo=tg.BufferedInputFile(b"png", filename="a.png"))
    assert written(BOT, photo) is None
    assert Session().build_form_data(BOT, photo).is_multipart


def test_an_instant_goes_as_aiogram_writes_it() -> None:
    closes = datetime(2026, 11, 22, tzinfo=UTC)
    poll = SendPoll(chat_id=1, question="?", options=["a", "b"], close_date=closes)
    assert written(BOT, poll) is None
    body = Session().build_form_data(BOT, poll)()
    assert f"close_date={closes.timestamp():.0f}" in body.decode()


PAGE = "<html><h1>Bad Gateway</h1></html>"
BLOCKED = "Forbidden: bot was blocked by the user"
HELLO = SendMessage(chat_id=1, text="hello")


class Wire(Session):
    """Everything is answered with this."""

    def __init__(self, status: int, content: str) -> None:
        super().__init__()
        self.said = status, content

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> Any:
        del timeout
        return self.check_response(bot, method, *self.said).result


async def answered(method: TelegramMethod[Any], status: int, content: object, read: Any = None) -> Outcome:
    """What comes of a call that is answered so."""
    body = content if isinstance(content, str) else json.dumps(content)
    return await call(Bot("42:TEST", session=Wire(status, body)), method, read or (lambda _: Sent(7)))


def no(code: int, description: str = "", **more: object) -> dict[str, object]:
    said = {"description": description} if description else {}
    return {"ok": False, "error_code": code, **said, **more}


@pytest.mark.parametrize(
    ("status", "content", "outcome"),
    [
        (429, no(429, "Too Many Requests: retry after 7"), TooFast(7)),
        (429, no(429, "Too Many Requests", parameters={"retry_after": 0}), TooFast(5)),
        (429, PAGE, TooFast(5)),
        (502, PAGE, Unavailable("HTTP 502")),
        (520, "", Unavailable("HTTP 520")),
        (403, PAGE, Unavailable("HTTP 403")),
        (500, no(500), Unavailable("HTTP 500")),
        (500, {"ok": True, "result": {"message_id": 7}}, Unavailable("HTTP 500")),
        (504, PAGE, Unsure("HTTP 504")),
        (413, PAGE, Refused("HTTP 413")),
        (200, no(403, BLOCKED), Closed(BLOCKED)),
        (200, PAGE, Sent(note=UNKNOWN)),
        (200, {"ok": True, "result": True}, Sent(note=UNKNOWN)),
        (200, {"ok": True, "result": {"message_id": 7, "paid_media": {"new": [1]}}}, Sent(7)),
    ],
)  # fmt: skip
async def test_an_answer_of_another_form_costs_no_message(
    status: int, content: object, outcome: Outcome
) -> None:
    assert await answered(HELLO, status, content) == outcome


async def test_a_server_that_says_less_or_more_than_ours_is_understood() -> None:
    user = {"id": 42, "is_bot": True, "first_name": "S", "last_name": "T", "is_android": True}
    member = {"status": "administrator", "user": user, "can_pin_messages": True, "can_fly": False}
    found = await answered(
        GetChatMember(chat_id=-1, user_id=42), 200, {"ok": True, "result": member}, standing
    )
    assert found == Sent(data={"status": "administrator", "rights": ["can_pin_messages"]})
    people = [{"status": "creator", "user": user | {"is_bot": False}, "custom_title": None}]
    found = await answered(
        GetChatAdministrators(chat_id=-1), 200, {"ok": True, "result": people}, administrators
    )
    assert isinstance(found, Sent)
    told = {"user_id": 42, "name": "S T", "username": "", "status": "creator", "is_anonymous": False}
    assert found.data["administrators"] == [told]
    chat = {"id": -1, "type": "supergroup", "title": "Club", "permissions": {"can_send_messages": True}}
    found = await answered(GetChat(chat_id=-1), 200, {"ok": True, "result": chat}, chat_found)
    assert isinstance(found, Sent)
    assert (found.data["title"], found.data["permissions"]) == ("Club", ["can_send_messages"])


async def test_what_was_done_is_not_done_again_because_its_answer_cannot_be_read() -> None:
    edited = {"ok": True, "result": {"message_id": 1, "chat": "nowhere"}}
    assert await answered(EditMessageText(chat_id=1, message_id=1, text="x"), 200, edited) == Sent(7)
    closed = await answered(StopPoll(chat_id=1, message_id=1), 200, {"ok": True, "result": True})
    assert closed == Sent(note=UNKNOWN)
    unknown = await answered(GetChat(chat_id=1), 200, {"ok": True, "result": True})
    assert unknown == Refused("the answer cannot be decoded")
