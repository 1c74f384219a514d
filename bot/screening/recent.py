"""What was said lately: whether somebody floods, and whether the same text comes again and again.

Kept in memory only, in bounds, with the messages' own times: a restart forgets at most the windows, and each
of several replicas sees only the messages that it was given.
"""

import re
from collections import OrderedDict

from bot.domain.screening import Hit, Mode, Rule
from bot.domain.screening_rules import CopyRule, FloodRule, Kind, RuleBook
from bot.screening.letters import INVISIBLE

HELD = 10_000
"""Members, and texts, that are remembered; those not heard of for the longest time go first."""

_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_PICTURES = re.compile(f"[{INVISIBLE}\u2000-\u2bff\U0001f000-\U0001faff]+")
_MOST_COPIES = 100
"""Of one text so many are remembered: more than any rule asks for."""

_Member = tuple[int, int]
_Times = tuple[tuple[float, int], ...]
_Copies = tuple[tuple[float, int, int], ...]
"""When, (who,) and which message: one that is heard again, since its batch was taken twice, counts once."""


class Recent:
    """The latest messages of all communities; `heard` is called once for each, in the order they came."""

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._times: OrderedDict[_Member, _Times] = OrderedDict()
        self._copies: OrderedDict[tuple[int, int], _Copies] = OrderedDict()
        self._albums: dict[_Member, str] = {}

    def heard(
        self,
        community_id: int,
        user_id: int,
        at: float,
        text: str,
        book: RuleBook,
        album: str = "",
        *,
        message_id: int = 0,
    ) -> tuple[Hit, ...]:
        """Flooding or copying that this message completes.

        `at` is its own time in Unix seconds. The pictures of one `album` count as one message. Edited
        messages are not meant for this. The same `message_id` counts once; 0 is always another message.
        """
        member = (community_id, user_id)
        if album and self._is_same_album(member, album):
            return ()
        hits: tuple[Hit, ...] = ()
        if book.flood.mode is not Mode.OFF:
            hits = self._flood(member, (at, message_id), len(text), book.flood)
        if len(text) >= book.copies.length and book.copies.mode is not Mode.OFF and text[0] != "/":
            hits += self._copied(member, (at, message_id), text, book.copies)
        return hits

    def forget(self, user_id: int) -> None:
        """Begin anew with somebody in all communities: they want to be forgotten."""
        for memory in (self._times, self._albums):
            for key in [key for key in memory if key[1] == user_id]:
                del memory[key]
        for text, copies in list(self._copies.items()):
            if any(copy[1] == user_id for copy in copies):
                self._copies[text] = tuple(copy for copy in copies if copy[1] != user_id)

    def _is_same_album(self, member: _Member, album: str) -> bool:
        if self._albums.get(member) == album:
            return True
        if len(self._albums) >= self._held:
            self._albums.clear()
        self._albums[member] = album
        return False

    def _flood(
        self, member: _Member, this: tuple[float, int], length: int, rule: FloodRule
    ) -> tuple[Hit, ...]:
        times, most = self._times, rule.messages
        before = times.pop(member, ())
        if before and this[0] - before[-1][0] > rule.seconds:
            before = ()  # long past: most people, most of the time
        seen = before if this[1] and this in before else (*before, this)[-most:]
        times[member] = seen
        if len(times) > self._held:
            times.popitem(last=False)
        if len(seen) < most or this[0] - seen[0][0] > rule.seconds:
            return ()
        return (Hit(Rule.FLOOD, str(len(seen)), rule.severity, 0, length, category=Kind.FLOOD),)

    def _copied(self, member: _Member, this: tuple[float, int], text: str, rule: CopyRule) -> tuple[Hit, ...]:
        plain, letters = _plain(text)
        if letters < rule.length:
            return ()
        community_id, user_id = member
        key = (community_id, hash(plain))
        copy = (this[0], user_id, this[1])
        copies: _Copies = (copy,)
        if before := self._copies.pop(key, None):
            since = this[0] - rule.minutes * 60
            again = this[1] and copy in before
            copies = (*(each for each in before if each[0] >= since), *(() if again else copies))
            copies = copies[-_MOST_COPIES:]
        self._copies[key] = copies
        if len(self._copies) > self._held:
            self._copies.popitem(last=False)
        return _copy_hits(copies, user_id, letters, len(text), rule) if before else ()


def _plain(text: str) -> tuple[bytes, int]:
    """What of a text makes it a copy, without case, spaces, signs and emoji, and its length in characters.

    By bytes, for this is done with every message: UTF-8 keeps the signs of ASCII apart from all others.
    """
    if not text.isascii() and _PICTURES.search(text):
        text = _PICTURES.sub("", text)
    folded = text.casefold()
    written = folded.encode(errors="replace")
    plain = written.translate(None, _SIGNS)
    return plain, len(folded) - len(written) + len(plain)


def _copy_hits(copies: _Copies, user_id: int, letters: int, length: int, rule: CopyRule) -> tuple[Hit, ...]:
    own = sum(user == user_id for _, user, _ in copies)
    if own >= rule.times:
        return (Hit(Rule.COPIES, str(own), rule.severity, 0, length, category=Kind.COPIES),)
    members = len({user for _, user, _ in copies})
    if rule.members and letters >= rule.shared_length and members >= rule.members:
        what = str(members)
        return (Hit(Rule.COPIES, what, rule.severity, 0, length, category=Kind.SHARED_COPIES, flag=True),)
    return ()
