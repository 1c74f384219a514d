"""The guard: screens what people write and what they are called, by what each community wants. No query.

What a community changes (`/words`, `/links`, a rule's mode) raises its `revision`; the guard then reads its
words and rules again before the next batch, on every replica. The words that all share are replaced by
`share` when their files change. Knows no Telegram types.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Finding
from bot.domain.screening import Hit, Look, Mode, Rule
from bot.domain.screening_rules import RuleBook
from bot.domain.spam import SHORTEST, Verdict
from bot.screening.complaints import Complaints
from bot.screening.lexicon import Lexicon, Word, with_options
from bot.screening.matcher import Matcher
from bot.screening.personal import find_personal
from bot.screening.recent import Recent
from bot.screening.rules import Rules
from bot.screening.spam import SpamModel
from bot.storage.uow import UnitOfWork
from bot.storage.word import Changes

SAMPLE_SECONDS = 60.0
"""By the messages' own times, between two that are looked at as ordinary ones."""


class Said(NamedTuple):
    """A text as it was said. `marked`: Telegram found a link or a mention in it; `look` makes all of it."""

    text: str
    user_id: int
    at: datetime
    look: Callable[[], Look]
    album: str = ""
    marked: bool = False
    forwarded: bool = False
    newcomer: bool = False
    edited: bool = False
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Ward:
    """A community as it wants to be guarded; `shared` are the content's words that `matcher` was made of."""

    revision: int
    pack: str
    shared: Matcher
    matcher: Matcher
    book: RuleBook
    complaints: Complaints


def matcher_with(shared: Matcher, changes: Changes) -> Matcher:
    """The words that all share with what a community added to them, took from them and allowed."""
    if not changes.words:
        return shared
    added = Lexicon(
        tuple(
            with_options(Word(each.word, each.category, each.severity), each.options)
            for each in changes.words
            if each.list == "add"
        ),
        tuple(each.word for each in changes.words if each.list == "allow"),
    )
    return shared.with_changes(added, [each.word for each in changes.words if each.list == "remove"])


class Guard:
    """Looks at messages and names. `spam` is replaced as moderators decide.

    `sampling`: ordinary messages are wanted as well, to compare spam with. `lexicon` is the content's words
    as they are now; `shared` is made of them, if that has been done before. `new_for_at_most`: so long
    somebody is a newcomer where that is longest.
    """

    def __init__(self, content: Content, bot_username: str = "", shared: Matcher | None = None) -> None:
        self._content = content
        self._bot = bot_username
        self.lexicon = content.words
        self._shared = shared or Matcher.of(content.words)
        self._rules = Rules(content.screening.lists)
        self._recent = Recent()
        self._complaints = Complaints(content.complaints)
        self._own_complaints = {
            pack: Complaints(each.complaints)
            for pack, each in content.variants.items()
            if each.complaints is not content.complaints
        }
        self._wards: dict[int, Ward] = {}
        self.spam = SpamModel()
        self.sampling = False
        self._sampled_at = 0.0
        every = (content, *content.variants.values())
        self.new_for_at_most = max(each.screening.book.newcomers.span for each in every)

    def share(self, lexicon: Lexicon, matcher: Matcher) -> None:
        """From the next batch on all communities have these words of the content, and their own upon them."""
        self.lexicon, self._shared = lexicon, matcher

    async def refresh(self, uow: UnitOfWork, communities: Iterable[Community]) -> None:
        """Read anew what has changed; costs nothing where nothing has."""
        stale = [each for each in communities if self._is_stale(each)]
        if stale:
            changed = [each.id for each in stale if each.revision]
            changes = await uow.words.changes(changed) if changed else {}
            self._wards |= {each.id: self._ward(each, changes.get(each.id, Changes())) for each in stale}

    def _is_stale(self, community: Community) -> bool:
        ward = self._wards.get(community.id)
        if ward is None or ward.revision != community.revision or ward.pack != community.pack:
            return True
        return ward.shared is not self._shared

    def _ward(self, community: Community, changes: Changes) -> Ward:
        book = self._usual(community).with_own(self._bot, *changes.names)
        book = book.with_links(changes.allowed, changes.banned)
        for rule, mode in changes.modes.items():
            if rule in set(Rule) and mode in set(Mode):
                book = book.with_mode(Rule(rule), Mode(mode))
        matcher = matcher_with(self._shared, changes)
        complaints = self._complaints_of(community)
        return Ward(community.revision, community.pack, self._shared, matcher, book, complaints)

    def _complaints_of(self, community: Community) -> Complaints:
        return self._own_complaints.get(community.pack, self._complaints)

    def _usual(self, community: Community) -> RuleBook:
        return self._content.of(community).screening.book

    def book(self, community: Community) -> RuleBook:
        """What the community wants of each rule."""
        ward = self._wards.get(community.id)
        return ward.book if ward is not None else self._usual(community)

    def new_for(self, community: Community) -> timedelta:
        """So long somebody is a newcomer there."""
        return self.book(community).newcomers.span

    def is_own(self, community: Community, channel_id: int, username: str) -> bool:
        """Whether a channel belongs to the group, or is one that `/links allow` has made welcome."""
        return not self.book(community).invites.allowed.isdisjoint({str(channel_id), username.casefold()})

    def words(self, community: Community, text: str) -> tuple[Hit, ...]:
        """The words that are found in a text, whatever the rule's mode: for `/words test`."""
        ward = self._wards.get(community.id)
        matcher = ward.matcher if ward is not None else self._shared
        return matcher.find(text) + find_personal(text)

    def look(self, said: Said, community: Community) -> Finding | None:
        """What there is to say of a message; None for nearly all. `edited` ones are no new messages."""
        ward = self._wards.get(community.id)
        if ward is None:
            return None
        text, book = said.text, ward.book
        hits: tuple[Hit, ...] = ()
        if text and book.words.mode is not Mode.OFF:
            hits = ward.matcher.find(text) + find_personal(text)
        if not said.edited:
            hits += self._recent.heard(
                community.id,
                said.user_id,
                said.at.timestamp(),
                text,
                book,
                said.album,
                message_id=said.message_id,
            )
        if self._rules.might_matter(
            text, marked=said.marked, forwarded=said.forwarded, newcomer=said.newcomer
        ):
            hits += self._rules.look(said.look(), book)
        complaint = ward.complaints.read(text) if text else None
        verdict = self._judge(text, book)
        if not hits and complaint is None and verdict is None:
            return self._ordinary(said, book) if self.sampling else None
        return Finding(hits, text, complaint, verdict, book.dry)

    def _ordinary(self, said: Said, book: RuleBook) -> Finding | None:
        """Once a minute at most, a message in which nothing was found, for the spam model to compare with."""
        at = said.at.timestamp()
        if at - self._sampled_at < SAMPLE_SECONDS or said.edited or said.newcomer or said.forwarded:
            return None
        if book.spam.mode is Mode.OFF or len(said.text) < SHORTEST:
            return None
        self._sampled_at = at
        return Finding((), said.text, ordinary=True)

    def _judge(self, text: str, book: RuleBook) -> Verdict | None:
        if not text or not self.spam.ready or book.spam.mode is Mode.OFF:
            return None
        return self.spam.judge(text)

    def names(
        self, community: Community, name: str, username: str, staff_names: Iterable[str]
    ) -> tuple[Hit, ...]:
        """What is wrong with the name of somebody who joins."""
        ward = self._wards.get(community.id)
        if ward is None:
            return ()
        return self._rules.names(name, username, staff_names, ward.book, ward.matcher.find)

    def complaint(self, text: str, community: Community | None = None) -> Finding:
        """What a text says as a complaint, for `/feedback`."""
        reader = self._complaints_of(community) if community is not None else self._complaints
        return Finding((), text, reader.read(text))

    def forget(self, user_id: int) -> None:
        """What somebody did in the last minutes, in all communities: they want to be forgotten."""
        self._recent.forget(user_id)
