"""What goes over the wire: JSON where it can, aiogram's own form where it must."""

import json
from datetime import UTC, datetime

from aiogram import Bot
from aiogram import types as tg
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage, SendPhoto, SendPoll

from bot.delivery.session import Session, written

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
