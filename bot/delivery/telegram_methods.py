"""What the bot wants done as calls of Telegram's Bot API, each with how its answer is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import types as tg
from aiogram.methods import (
    EditEphemeralMessageText,
    EditMessageCaption,
    EditMessageText,
    PinChatMessage,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendPoll,
    SetChatMemberTag,
    StopPoll,
    TelegramMethod,
    UnpinChatMessage,
)

from bot.delivery.answers import Asked, Said
from bot.delivery.letter import Keys, Letter, Words, keys
from bot.delivery.telegram_peace import Peace, peace
from bot.delivery.telegram_reach import Reach, reach
from bot.delivery.words import CAPTION, MESSAGE, clip, parts
from bot.domain.outgoing import ClosePoll, Edit, Pin, Poll, Tag
from bot.domain.outgoing_reach import Census, Forward, Invite
from bot.storage.parcel import Sent

QUESTION, OPTION, TAG = 300, 100, 16
"""The longest that Telegram takes."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One call: `read` makes something of its answer, `right` is what it needs.

    `change`: asking for what is so already counts as done.
    """

    method: TelegramMethod[Any]
    read: Callable[[Any], Sent] = lambda _: Sent()
    right: str = ""
    change: bool = False


def errand(act: Edit | Poll | ClosePoll | Pin | Tag | Peace | Reach, words: Words) -> Errand:
    """The call for what takes a single one."""
    match act:
        case Edit():
            return Errand(_edit(act, words), change=True)
        case Poll():
            return Errand(_poll(act, words), _asked, "can_send_polls")
        case ClosePoll(chat_id, message_id):
            return Errand(StopPoll(chat_id=chat_id, message_id=message_id), _counted, change=True)
        case Pin():
            return Errand(_pin(act), right="can_pin_messages", change=True)
        case Tag(chat_id, user_id, text):
            tagged = SetChatMemberTag(chat_id=chat_id, user_id=user_id, tag=clip(text, TAG))
            return Errand(tagged, right="can_manage_tags", change=True)
    if isinstance(act, Forward | Invite | Census):
        method, read, right = reach(act)
    else:
        (method, right), read = peace(act), _nothing
    return Errand(method, read, right, change=True)


def _nothing(_: object) -> Sent:
    return Sent()


def _pin(act: Pin) -> TelegramMethod[Any]:
    if act.off:
        return UnpinChatMessage(chat_id=act.chat_id, message_id=act.message_id)
    return PinChatMessage(chat_id=act.chat_id, message_id=act.message_id, disable_notification=True)


def _edit(act: Edit, words: Words) -> TelegramMethod[Any]:
    html = words.render(act.language, act.text)
    markup = keyboard(keys(act.buttons, act.language, words))
    if act.caption and not act.ephemeral_id:
        return EditMessageCaption(
            chat_id=act.chat_id, message_id=act.message_id, caption=parts(html, CAPTION)[0],
            parse_mode="HTML", reply_markup=markup,
        )  # fmt: skip
    shared: dict[str, Any] = {
        "chat_id": act.chat_id, "text": parts(html, MESSAGE)[0], "parse_mode": "HTML", "reply_markup": markup,
        "link_preview_options": tg.LinkPreviewOptions(is_disabled=True),
    }  # fmt: skip
    if act.ephemeral_id:
        return EditEphemeralMessageText(
            receiver_user_id=act.user_id, ephemeral_message_id=act.ephemeral_id, **shared
        )
    return EditMessageText(message_id=act.message_id, **shared)


def _poll(act: Poll, words: Words) -> SendPoll:
    """Voters may change their minds.

    Telegram limits polls to members in channels only: `members_only` is refused in groups, so who counts is
    for us to say.
    """
    options = [
        tg.InputPollOption(text=clip(words.plain(act.language, option), OPTION)) for option in act.options
    ]
    return SendPoll(
        chat_id=act.to.chat_id,
        message_thread_id=act.to.topic,
        question=clip(words.plain(act.language, act.question), QUESTION),
        options=list(options),
        is_anonymous=False,
        allows_multiple_answers=act.multi,
        allows_revoting=True,
        hide_results_until_closes=act.hidden or None,
        close_date=datetime.fromisoformat(act.closes_at) if act.closes_at else None,
        disable_notification=act.silent or None,
    )


def _asked(message: Said) -> Sent:
    poll_id = message.poll.id if message.poll else ""
    return Sent(message.message_id, data={"poll_id": poll_id})


def _counted(poll: Asked) -> Sent:
    counts = [option.voter_count for option in poll.options]
    return Sent(data={"options": counts, "voters": poll.total_voter_count})


def letter_method(letter: Letter) -> SendMessage | SendPhoto | SendDocument:
    """The call that sends a letter."""
    shared: dict[str, Any] = {
        "chat_id": letter.chat_id,
        "parse_mode": None if letter.plain else "HTML",
        "message_thread_id": letter.topic,
        "disable_notification": letter.silent or None,
        "reply_markup": keyboard(letter.keys),
        "reply_parameters": _reply(letter),
        "ephemeral_message_parameters": _private(letter),
    }
    if letter.file is None:
        preview = tg.LinkPreviewOptions(is_disabled=True)
        return SendMessage(text=letter.html, link_preview_options=preview, **shared)
    file = tg.BufferedInputFile(letter.file.body, filename=letter.file.name)
    if letter.file.picture:
        return SendPhoto(photo=file, caption=letter.html or None, **shared)
    return SendDocument(document=file, caption=letter.html or None, **shared)


def _reply(letter: Letter) -> tg.ReplyParameters | None:
    if letter.receiver:
        answers = letter.ephemeral_id
        return tg.ReplyParameters(ephemeral_message_id=answers) if answers else None
    if not letter.reply_to:
        return None
    return tg.ReplyParameters(message_id=letter.reply_to, allow_sending_without_reply=True)


def _private(letter: Letter) -> tg.EphemeralMessageParameters | None:
    if not letter.receiver:
        return None
    press_id = letter.press_id or None
    return tg.EphemeralMessageParameters(receiver_user_id=letter.receiver, callback_query_id=press_id)


def keyboard(rows: Keys) -> tg.InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them."""
    if not rows:
        return None
    board = [
        [tg.InlineKeyboardButton(text=key.label, callback_data=key.data, url=key.url) for key in row]
        for row in rows
    ]
    return tg.InlineKeyboardMarkup(inline_keyboard=board)
