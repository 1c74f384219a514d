"""A message as it will be sent, and how it is mended when Telegram refuses a part of it. No aiogram here."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot.delivery.reasons import (
    NO_MARKUP,
    NO_PICTURE,
    NO_REPLY,
    NO_TOPIC,
    NO_WHISPER,
    NOT_THERE,
    TOO_LATE,
)
from bot.delivery.words import CAPTION, MESSAGE, parts, without_markup
from bot.domain.outgoing import Button, Paper, Rows, Say, Text, Whisper

BRIEF = 60
"""Seconds that a personal answer stays in a group that takes no ephemeral messages."""


class Words(Protocol):
    """Renders texts; `bot.texts.Texts` does."""

    def render(self, language: str, text: Text) -> str:
        """The text as Telegram HTML."""
        ...

    def plain(self, language: str, text: Text) -> str:
        """The text without mark-up."""
        ...


@dataclass(frozen=True, slots=True)
class Key:
    """A button with its label written out."""

    label: str
    data: str | None
    url: str | None


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with the text as its caption; a `picture` is shown, and may be left out."""

    name: str
    body: bytes
    picture: bool = False


class Letter(NamedTuple):
    """One message. `receiver` is set while it is to be ephemeral, `reader` if it is for one person only.

    `press_id` and `ephemeral_id` are what an ephemeral message answers, while that is fresh enough.
    """

    chat_id: int
    html: str
    keys: Keys = ()
    topic: int | None = None
    reply_to: int = 0
    silent: bool = False
    reader: int = 0
    receiver: int = 0
    press_id: str = ""
    ephemeral_id: int = 0
    plain: bool = False
    file: File | None = None
    refused: bool = False  # the chat itself takes no ephemeral messages
    secret: bool = False  # never before the group
    aside: bool = False  # said in private, since the group has no ephemeral messages
    lasting: bool = False  # stays where it is ephemeral

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing (left) to send."""
        return not self.html and self.file is None


def letters(act: Say | Paper, words: Words, file: File | None, *, whisper: bool, fresh: bool) -> list[Letter]:
    """What a text or a file becomes: one message, or several if it is too long (the last has the buttons)."""
    blank = _addressed(act, whisper=whisper, fresh=fresh)
    if isinstance(act, Paper):
        caption = parts(words.render(act.language, act.caption), CAPTION)[:1]
        return [blank._replace(html="".join(caption), file=file)]
    made = _worded(blank, words.render(act.language, act.text), file)
    made[-1] = made[-1]._replace(keys=keys(act.buttons, act.language, words))
    return made


def _worded(blank: Letter, html: str, picture: File | None) -> list[Letter]:
    """The text under its picture, or after it if it is too long for that."""
    if picture is not None:
        captions = parts(html, CAPTION)
        if len(captions) == 1:
            return [blank._replace(html=captions[0], file=picture)]
    made = [blank._replace(html=piece) for piece in parts(html, MESSAGE) or [""]]
    return made if picture is None else [blank._replace(file=picture), *made]


def keys(rows: Rows, language: str, words: Words) -> Keys:
    """Buttons with their labels in one language."""

    def key(button: Button) -> Key:
        return Key(words.plain(language, button.label), button.data, button.url)

    return tuple(tuple(key(button) for button in row) for row in rows)


def _addressed(act: Say | Paper, *, whisper: bool, fresh: bool) -> Letter:
    to, silent = act.to, isinstance(act, Say) and act.silent
    if not isinstance(to, Whisper):
        return Letter(to.chat_id, "", topic=to.topic, silent=silent)
    secret = isinstance(act, Say) and act.secret and to.chat_id < 0
    letter = Letter(
        to.chat_id,
        "",
        topic=to.topic,
        reply_to=to.reply_to,
        silent=silent,
        reader=to.user_id if to.chat_id < 0 else 0,
        receiver=to.user_id if whisper and to.chat_id < 0 else 0,
        press_id=to.press_id if fresh else "",
        ephemeral_id=to.ephemeral_id if fresh else 0,
        secret=secret,
        lasting=isinstance(act, Say) and act.lasting,
    )
    return _aside(letter) if secret and not whisper else letter


def mended(letter: Letter, reason: str) -> Letter | None:
    """The letter without what Telegram just refused; None if nothing can be left out.

    Each mending takes something away, so that mending again and again comes to an end.
    """
    if letter.receiver and (NOT_THERE.search(reason) or NO_WHISPER.search(reason) or _late(letter, reason)):
        return _less_private(letter, reason)
    if letter.file is not None and letter.file.picture and NO_PICTURE.search(reason):
        return letter._replace(file=None)
    if NO_MARKUP.search(reason) and not letter.plain:
        return letter._replace(html=without_markup(letter.html), plain=True)
    if NO_TOPIC.search(reason) and (letter.topic or letter.reply_to):
        return letter._replace(topic=None, reply_to=0)
    if NO_REPLY.search(reason) and letter.reply_to:
        return letter._replace(reply_to=0)
    return None


def _late(letter: Letter, reason: str) -> bool:
    answers = letter.press_id or letter.ephemeral_id
    return bool(answers and (TOO_LATE.search(reason) or NO_REPLY.search(reason)))


def _less_private(letter: Letter, reason: str) -> Letter | None:
    """First without what it answers, if only that is too old; then a reply that everybody sees."""
    if _late(letter, reason):
        return letter._replace(press_id="", ephemeral_id=0)
    if (
        letter.file is not None and not letter.file.picture
    ):  # a file for one person is never shown to the group
        return None
    less = letter._replace(receiver=0, press_id="", ephemeral_id=0, refused=not NOT_THERE.search(reason))
    return _aside(less) if letter.secret else less


def _aside(letter: Letter) -> Letter:
    """To the same person, in private."""
    return letter._replace(chat_id=letter.reader, topic=None, reply_to=0, reader=0, aside=True)
