"""Hearing: every message of the groups is counted and screened; only what is meant for us goes on."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.domain.commands import command_in, read_command
from bot.domain.community import Community, Person, display_name
from bot.domain.hearing import Heard
from bot.intake.slim import Message, Reaction, Update, User, has_media, is_reply, is_spoken

Screen = Callable[[str, Community], bool]
"""Looks at a member's text; True when a moderator should hear of it. Must cost microseconds."""


def nothing_flagged(text: str, community: Community) -> bool:
    """The screen of a group without a lexicon."""
    del text, community
    return False


def person_of(user: User) -> Person:
    """Somebody as the domain knows them."""
    return Person(
        user.id, display_name(user.first_name, user.last_name), user.username or "", user.language_code or ""
    )


def instant_of(date: int) -> datetime:
    """Telegram's Unix seconds as an instant."""
    return datetime.fromtimestamp(date, UTC)


class Ear:
    """Sorts a batch: counters for all, and which updates somebody has to look at.

    `commands` are the names that `/name` may have; `phrases` map what people say without a slash to one.
    """

    def __init__(
        self, commands: frozenset[str], phrases: Mapping[str, str], bot_username: str, screen: Screen
    ) -> None:
        self._commands = commands
        self._phrases = phrases
        self._bot = bot_username.lower()
        self._screen = screen

    def hear(self, update: Update, communities: Mapping[int, Community], heard: Heard) -> bool:
        """Count the update; True if it is meant for us, or flagged."""
        if update.message is not None:
            return self._message(update.message, communities, heard)
        if update.message_reaction is not None:
            self._reaction(update.message_reaction, communities, heard)
            return update.message_reaction.chat.id in communities
        if update.edited_message is not None:
            return self._flagged(update.edited_message, communities)
        return (update.callback_query or update.chat_member or update.my_chat_member) is not None

    def _message(self, message: Message, communities: Mapping[int, Community], heard: Heard) -> bool:
        community = communities.get(message.chat.id)
        if community is None or not is_spoken(message):
            return True
        assert message.from_ is not None  # noqa: S101 - is_spoken says so
        media = not message.text and has_media(message)
        sent_at = instant_of(message.date)
        heard.message(community, person_of(message.from_), sent_at, media=media, reply=is_reply(message))
        return self._is_request(message.text) or self._flagged(message, communities)

    def _is_request(self, text: str | None) -> bool:
        if not text:
            return False
        if text[0] == "/":
            return self.command(text) is not None
        return command_in(self._phrases, text) is not None

    def command(self, text: str) -> str | None:
        """The name in "/name@bot and more", None if it is not ours."""
        name, bot, _ = read_command(text)
        ours = bot in {"", self._bot}
        return name if ours and name in self._commands else None

    def _flagged(self, message: Message, communities: Mapping[int, Community]) -> bool:
        community = communities.get(message.chat.id)
        text = message.text or message.caption
        return bool(community and text and is_spoken(message) and self._screen(text, community))

    def _reaction(self, change: Reaction, communities: Mapping[int, Community], heard: Heard) -> None:
        community = communities.get(change.chat.id)
        given = len(change.new_reaction) - len(change.old_reaction)
        if community and change.user and not change.user.is_bot and given > 0:
            heard.reaction(community, person_of(change.user), instant_of(change.date), given)
