"""Hearing: every message of the groups is counted and screened; only what is meant for us goes on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import NamedTuple

from bot.domain.commands import command_in, read_command
from bot.domain.community import Community, Person, display_name, is_channel
from bot.domain.hearing import (
    Answer,
    Ballot,
    Finding,
    Found,
    Heard,
    Proof,
    Reacted,
    Spoken,
    StrayBallot,
    Tagged,
    Watching,
)
from bot.domain.shares import hashtags
from bot.guard import Guard, Said
from bot.intake.looking import channel_of, is_forwarded, is_marked, look_of, said_in
from bot.intake.slim import (
    Message,
    PollAnswer,
    Reaction,
    Update,
    User,
    has_media,
    has_picture,
    is_reply,
    is_spoken,
)

TELLING = frozenset({"report", "feedback", "appeal"})
"""The commands by which members tell staff of something."""


def person_of(user: User) -> Person:
    """Somebody as the domain knows them."""
    return Person(
        user.id, display_name(user.first_name, user.last_name), user.username or "", user.language_code or ""
    )


@lru_cache(maxsize=1024)
def instant_of(date: int) -> datetime:
    """Telegram's Unix seconds as an instant."""
    return datetime.fromtimestamp(date, UTC)


class Asked(NamedTuple):
    """A command and what follows it; no name: the answer to something that the bot asked."""

    command: str
    words: str

    def regarding(self, finding: Finding) -> Finding | None:
        """What of a finding matters here; who tells staff of others may repeat what those said."""
        hits = finding.hits
        if self.command in TELLING:
            hits = tuple(replace(each, flag=True) for each in hits)
        return Finding(hits, finding.text, dry=finding.dry) if hits else None


class Ear:
    """Sorts a batch: counters for all, and which updates somebody has to look at.

    `commands` are the names that `/name` may have; `phrases` map what people say without a slash to one.
    """

    def __init__(
        self, commands: frozenset[str], phrases: Mapping[str, str], bot_username: str, guard: Guard
    ) -> None:
        self._commands = commands
        self._phrases = phrases
        self._bot = bot_username.lower()
        self.guard = guard

    def hear(
        self, update: Update, communities: Mapping[int, Community], heard: Heard, watching: Watching,
        now: datetime,
    ) -> bool:  # fmt: skip
        """Count the update; True if it is meant for us."""
        if update.message is not None:
            return self._message(update.message, communities, heard, watching)
        if update.message_reaction is not None:
            _react(update.message_reaction, communities, heard)
            return False
        if update.poll_answer is not None:
            _vote(update.poll_answer, communities, heard, watching, now)
            return False
        if update.edited_message is not None:
            self._edited(update.edited_message, communities, heard, watching)
            return False
        return (
            update.callback_query or update.chat_member or update.my_chat_member or update.chat_join_request
        ) is not None

    def _message(
        self, message: Message, communities: Mapping[int, Community], heard: Heard, watching: Watching
    ) -> bool:
        community = communities.get(message.chat.id)
        if community is None:
            return True
        if not is_spoken(message):
            self._screen_channel(message, community, heard, watching)
            return True
        assert message.from_ is not None  # noqa: S101 - is_spoken says so
        media = not message.text and has_media(message)
        at, user = instant_of(message.date), message.from_.id
        heard.message(community, person_of(message.from_), at, media=media, reply=is_reply(message))
        asked = self._asked(message)
        if asked is None and (message.chat.id, user) in watching.dialogues and self._is_to_us(message):
            asked = Asked("", "")
        text = message.text or message.caption or ""
        length = 0 if asked and asked.command else len(text.strip())
        heard.spoken.append(Spoken(community.id, message.message_id, user, at, length))
        for wanted in watching.proofs.get(community.id, ()):
            if wanted.is_met(text, picture=has_picture(message)):
                heard.proofs.append(Proof(community.id, wanted.challenge_id, user, message.message_id, at))
        if asked is not None:
            if asked.words or not asked.command or is_forwarded(message):
                self._screen(message, community, person_of(message.from_), heard, watching, asked=asked)
            return True
        _answer(message, community, user, at, heard, watching)
        if "#" in text or "＃" in text:
            tags = hashtags(text)
            heard.tagged.append(Tagged(community.id, message.message_id, user, at, tags))
        self._screen(message, community, person_of(message.from_), heard, watching)
        return False

    def _is_to_us(self, message: Message) -> bool:
        """Whether it replies to the bot."""
        replied = message.reply_to_message
        to = replied.from_ if replied is not None else None
        return to is not None and (to.username or "").lower() == self._bot

    def _asked(self, message: Message) -> "Asked | None":
        """What the message asks of the bot; None for talk."""
        text = message.text
        if not text:
            return None
        if text[0] == "/":
            name, bot, words = read_command(text)
            return Asked(name, words) if bot in {"", self._bot} and name in self._commands else None
        meant = command_in(self._phrases, text)
        return Asked(meant, "") if meant is not None else None

    def _edited(
        self, message: Message, communities: Mapping[int, Community], heard: Heard, watching: Watching
    ) -> None:
        """What somebody made of a message that was heard before: only screened."""
        community = communities.get(message.chat.id)
        if community is None:
            return
        if is_spoken(message) and message.from_ is not None:
            self._screen(message, community, person_of(message.from_), heard, watching, edited=True)
        else:
            self._screen_channel(message, community, heard, watching, edited=True)

    def _screen_channel(
        self, message: Message, community: Community, heard: Heard, watching: Watching,
        *, edited: bool = False,
    ) -> None:  # fmt: skip
        """What somebody writes as a channel, unless it is the group's own or one that it befriends."""
        channel = channel_of(message)
        if channel is not None and not self.guard.is_own(community, channel.id, channel.username or ""):
            speaker = Person(channel.id, display_name(channel.title or ""), channel.username or "", bot=True)
            self._screen(message, community, speaker, heard, watching, edited=edited)

    def _screen(
        self, message: Message, community: Community, person: Person, heard: Heard, watching: Watching,
        *, edited: bool = False, asked: "Asked | None" = None,
    ) -> None:  # fmt: skip
        at = instant_of(message.date)
        newcomer = (community.id, person.user_id) in watching.joined and watching.is_new(
            community.id, person.user_id, at, self.guard.new_for(community)
        )
        text = said_in(message)
        said = Said(
            text, person.user_id, at, partial(look_of, message, text, newcomer=newcomer),
            message.media_group_id or "", marked=is_marked(message), forwarded=is_forwarded(message),
            newcomer=newcomer, edited=edited, message_id=message.message_id,
        )  # fmt: skip
        finding = self.guard.look(said, community)
        if finding is not None and asked is not None:
            finding = asked.regarding(finding)
        if finding is not None and is_channel(person.user_id):
            finding = finding.about_channel
        if finding is not None:
            thread = message.message_thread_id if message.is_topic_message else None
            found = Found(community.id, message.message_id, person, at, finding, thread, newcomer, edited)
            heard.found.append(found)


def _answer(
    message: Message, community: Community, user: int, at: datetime, heard: Heard, watching: Watching
) -> None:
    """A reply to one of our posts, or a message in the forum topic of one."""
    replied, post = message.reply_to_message, None
    if replied is not None:
        post = watching.posts.get((community.id, replied.message_id))
    if post is None and message.is_topic_message and message.message_thread_id:
        post = watching.threads.get((community.id, message.message_thread_id))
    if post is not None and post.listens(at):
        heard.answers.append(Answer(community.id, post.id, user, message.message_id, at))


def _react(change: Reaction, communities: Mapping[int, Community], heard: Heard) -> None:
    community, user = communities.get(change.chat.id), change.user
    if community is None or user is None or user.is_bot:
        return
    at, now, before = instant_of(change.date), len(change.new_reaction), len(change.old_reaction)
    heard.reactions.append(Reacted(community.id, change.message_id, user.id, now, before, at))
    if now > before:
        heard.reaction(community, person_of(user), at, now - before)


def _vote(
    answer: PollAnswer, communities: Mapping[int, Community], heard: Heard, watching: Watching, now: datetime
) -> None:
    """Telegram does not say when it was given: it counts from when it is heard."""
    if answer.user is None or answer.user.is_bot:
        return
    person, options = person_of(answer.user), tuple(answer.option_ids)
    known = watching.polls.get(answer.poll_id)
    if known is None:
        heard.strays.append(StrayBallot(answer.poll_id, person, options, now))
        return
    community_id, vote_id = known
    community = next((each for each in communities.values() if each.id == community_id), None)
    if community is not None:
        heard.person(community, person, community.day_of(now))
        heard.ballots.append(Ballot(community_id, vote_id, person, options, now))
