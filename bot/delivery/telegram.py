"""The one translator: what the bot wants done -> calls of Telegram's Bot API. Errors come back as data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

import structlog
from aiogram import Bot
from aiogram import types as tg
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteEphemeralMessage,
    DeleteMessage,
    DeleteMessages,
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    SetMyCommands,
    TelegramMethod,
)

from bot.delivery.answers import Said
from bot.delivery.letter import BRIEF, File, Letter, Words, letters, mended
from bot.delivery.outcome import Outcome, Powerless, Refused
from bot.delivery.reasons import NO_BATCH, NOBODY
from bot.delivery.telegram_call import DELETING, call
from bot.delivery.telegram_methods import Errand, errand, letter_method
from bot.delivery.telegram_peace import RESTRICT
from bot.delivery.telegram_probe import administrators, chat_found, linked_found, standing
from bot.delivery.words import TOAST, clip
from bot.domain.outgoing import (
    Erase,
    Menu,
    Outgoing,
    Paper,
    Probe,
    Say,
    Text,
)
from bot.storage.parcel import Sent

Command = tuple[str, str, bool]
"""Name, description, and whether it is typed without the group seeing it."""
BATCH = 100
"""Messages that Telegram deletes in one call."""

log = structlog.get_logger()


class Telegram:
    """Does outgoing acts with a bot's token; `menu` lists the commands of a language, of all or of staff."""

    def __init__(self, bot: Bot, words: Words, menu: Callable[[str, bool], Sequence[Command]]) -> None:
        self._bot = bot
        self._words = words
        self._menu = menu

    async def send(
        self, act: Outgoing, *, whisper: bool = False, fresh: bool = False, file: File | None = None
    ) -> Outcome:
        """Do it. `whisper`: try an ephemeral message; `fresh`: what it answers is young enough for that."""
        match act:
            case Say() | Paper():
                made = letters(act, self._words, file, whisper=whisper, fresh=fresh)
                lifetime = act.lifetime if isinstance(act, Say) else 0
                return await self._send_all(made, lifetime)
            case Erase():
                return await self.delete(act.chat_id, act.message_ids)
            case Probe():
                return await self._probe(act.chat_id)
            case Menu():
                return await self._register(act)
        return await self._do(errand(act, self._words))

    def worded(self, args: Mapping[str, object], language: str) -> dict[str, object]:
        """A drawing's arguments with every text in them, however deep, rendered without mark-up."""
        return {name: self._worded(value, language) for name, value in args.items()}

    def _worded(self, value: object, language: str) -> object:
        match value:
            case Text():
                return self._words.plain(language, value)
            case dict():
                return self.worded(value, language)
            case list() | tuple():
                return [self._worded(item, language) for item in value]
        return value

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> Outcome:
        """Delete messages; those that are gone already count as deleted."""
        outcome: Outcome = Sent()
        for start in range(0, len(message_ids), BATCH):
            batch = list(message_ids[start : start + BATCH])
            outcome = await call(
                self._bot, DeleteMessages(chat_id=chat_id, message_ids=batch), _deleted, DELETING
            )
            if isinstance(outcome, Refused | Powerless) and NO_BATCH.search(outcome.reason):
                outcome = await self._delete_each(chat_id, batch)
            if not isinstance(outcome, Sent):
                return outcome
        return outcome

    async def delete_ephemeral(self, chat_id: int, user_id: int, ephemeral_id: int) -> Outcome:
        """Delete a message that one person sees."""
        method = DeleteEphemeralMessage(
            chat_id=chat_id, receiver_user_id=user_id, ephemeral_message_id=ephemeral_id
        )
        return await call(self._bot, method, _deleted, DELETING)

    async def answer_press(self, press_id: str, text: str = "", *, alert: bool = False) -> None:
        """Answer a pressed button, at once or never: nobody is helped by a late one."""
        shown = clip(text, TOAST) or None
        method = AnswerCallbackQuery(callback_query_id=press_id, text=shown, show_alert=alert or None)
        outcome = await call(self._bot, method, lambda _: Sent())
        if not isinstance(outcome, Sent):
            log.debug("a press went unanswered", reason=repr(outcome))

    async def _send_all(self, made: Sequence[Letter], lifetime: int) -> Outcome:
        """All parts; `also` are those before the last one, which are to go when it goes."""
        done: Sent | None = None
        for number, letter in enumerate(made):
            outcome = await self._send_one(letter, lifetime)
            if not isinstance(outcome, Sent):
                if done is None:
                    return outcome
                return replace(done, note=f"only {number} of {len(made)} parts were sent: {outcome!r}")
            done = _together(done, outcome)
        return done or Refused("nothing to say")

    async def _send_one(self, letter: Letter, lifetime: int) -> Outcome:
        while True:
            read = partial(_sent, letter=letter, lifetime=lifetime)
            outcome = await call(self._bot, letter_method(letter), read, "can_send_messages")
            better = mended(letter, outcome.reason) if isinstance(outcome, Refused | Powerless) else None
            if better is None:
                return outcome
            log.info("sending again with less", chat=letter.chat_id, reason=getattr(outcome, "reason", ""))
            if better.is_blank:  # a picture by itself, that was refused
                return Sent()
            letter = better

    async def _do(self, what: Errand) -> Outcome:
        outcome = await call(self._bot, what.method, what.read, what.right, change=what.change)
        if isinstance(outcome, Refused) and what.right == RESTRICT and NOBODY.search(outcome.reason):
            return Sent(note=outcome.reason)
        return outcome

    async def _delete_each(self, chat_id: int, message_ids: Sequence[int]) -> Outcome:
        """One that cannot be deleted spoils a whole batch; so each on its own."""
        worst: Outcome = Sent()
        for message_id in message_ids:
            method = DeleteMessage(chat_id=chat_id, message_id=message_id)
            outcome = await call(self._bot, method, _deleted, DELETING)
            worst = worst if isinstance(outcome, Sent) else outcome
        return worst

    async def _probe(self, chat_id: int) -> Outcome:
        """What the bot is in the chat must be told; the rest as far as Telegram tells it."""
        found: dict[str, object] = {}
        questions: tuple[tuple[TelegramMethod[Any], Callable[[Any], Sent]], ...] = (
            (GetChatMember(chat_id=chat_id, user_id=self._bot.id), standing),
            (GetChatAdministrators(chat_id=chat_id), administrators),
            (GetChat(chat_id=chat_id), chat_found),
        )
        for method, read in questions:
            outcome = await call(self._bot, method, read)
            if isinstance(outcome, Sent):
                found.update(outcome.data)
            elif not found or not isinstance(outcome, Refused | Powerless):
                return outcome
        return await self._with_linked(found)

    async def _with_linked(self, found: dict[str, object]) -> Outcome:
        """With the names of the channel that belongs to the group, if the bot may see it."""
        if not found.get("linked"):
            return Sent(data=found)
        outcome = await call(self._bot, GetChat(chat_id=cast("int", found["linked"])), linked_found)
        if isinstance(outcome, Sent):
            return Sent(data={**found, **outcome.data})
        return Sent(data=found) if isinstance(outcome, Refused | Powerless) else outcome

    async def _register(self, act: Menu) -> Outcome:
        """One chat's menu speaks its language to all; the menu of everywhere is one for each language."""
        commands = [
            tg.BotCommand(command=name, description=text, is_ephemeral=hidden or None)
            for name, text, hidden in self._menu(act.language, act.staff)
        ]
        outcome = await self._set_commands(act, commands)
        if isinstance(outcome, Refused) and any(command.is_ephemeral for command in commands):
            seen = [command.model_copy(update={"is_ephemeral": None}) for command in commands]
            outcome = await self._set_commands(act, seen)
        return outcome

    async def _set_commands(self, act: Menu, commands: list[tg.BotCommand]) -> Outcome:
        code = act.language if not act.chat_id and act.language else None
        method = SetMyCommands(commands=commands, scope=_scope(act), language_code=code)
        return await call(self._bot, method, lambda _: Sent())


def _scope(act: Menu) -> tg.BotCommandScopeUnion:
    if not act.chat_id:
        return tg.BotCommandScopeAllChatAdministrators() if act.staff else tg.BotCommandScopeDefault()
    kind = tg.BotCommandScopeChatAdministrators if act.staff else tg.BotCommandScopeChat
    return kind(chat_id=act.chat_id)


def _deleted(_: object) -> Sent:
    return Sent()


def _together(before: Sent | None, last: Sent) -> Sent:
    """Parts of one text as one: known by its last message."""
    if before is None or not before.message_id:
        return last
    address = before.message_id, before.receiver_id
    return replace(last, also=(*before.also, address))


def _sent(message: Said, letter: Letter, lifetime: int) -> Sent:
    """What became of a letter. A server that does not know ephemeral messages shows it to everybody."""
    if letter.aside:
        return Sent(note="said in private", whisper=False if letter.refused else None)
    if message.ephemeral_message_id:
        stays = 0 if letter.lasting else lifetime
        return Sent(message.ephemeral_message_id, letter.receiver, stays, whisper=True)
    if letter.reader:
        refused = letter.refused or bool(letter.receiver)
        return Sent(message.message_id, 0, lifetime or BRIEF, whisper=False if refused else None)
    return Sent(message.message_id, 0, lifetime)
