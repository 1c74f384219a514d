"""All rules of screening beside the words, over one message; fast on harmless ones, which most are."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.screening import Forward, Hit, Look, Mode, Rule
from bot.domain.screening_rules import FEWEST_EMOJI, ForwardRule, Kind, MentionRule, NewcomerRule, RuleBook
from bot.screening.addresses import AFTER_GAP, NEAR_DOT, Address, addresses_in
from bot.screening.contacts import contact_in
from bot.screening.hosts import DomainLists
from bot.screening.invites import invite_hits
from bot.screening.letters import INVISIBLE
from bot.screening.links import is_allowed, link_hits
from bot.screening.names import Words, name_hits
from bot.screening.scripts import OTHER, STYLED, TOUCHING, mixed_hits

_JOINER = re.compile(r"[点\])}）】*_-]")
_SINGLE = re.compile(r" [^\W\d_] [^\W\d_] [^\W\d_]")
_STRUNG = re.compile(r"[*_-][^\W\d_][*_-][^\W\d_][*_-]")
_PICTURE = "\u203c-\u2b55\U0001f000-\U0001faff"
_PICTURES = re.compile(f"[{_PICTURE}]")
_RARE = re.compile(f"[{OTHER}{STYLED}{INVISIBLE}{_PICTURE}]")
_UNSEEN = re.compile(f"[{STYLED}{INVISIBLE}]")
_MENTION = re.compile(r"(?<![\w@/.])@([A-Za-z]\w{3,31})", re.ASCII)


class Rules:
    """The rules that look at one message alone; flooding and copies are `bot.screening.recent`."""

    def __init__(self, lists: DomainLists) -> None:
        self._lists = lists

    def might_matter(
        self, text: str, *, marked: bool = False, forwarded: bool = False, newcomer: bool = False
    ) -> bool:
        """False for most messages: nothing that `look` could find is in it, so no `Look` need be made.

        `marked`: Telegram found a link, a hidden link or a mention in it.
        """
        if marked or forwarded or newcomer:
            return True
        if "@" in text or "//" in text or " . " in text or "tg:" in text or "TG:" in text:
            return True
        if "dot" in text or "Dot" in text or "DOT" in text:
            return True
        if NEAR_DOT.search(text) or _SINGLE.search(text):
            return True
        if _JOINER.search(text) and (AFTER_GAP.search(text) or _STRUNG.search(text)):
            return True
        return not text.isascii() and _RARE.search(text) is not None and _is_odd(text)

    def look(self, look: Look, book: RuleBook) -> tuple[Hit, ...]:
        """All that the rules say of a message; what is dry is not left out, what is off is."""
        return tuple(hit for hit in self._all(look, book) if book.mode(hit.rule) is not Mode.OFF)

    def names(
        self, name: str, username: str, staff_names: Iterable[str], book: RuleBook, words: Words
    ) -> tuple[Hit, ...]:
        """What is wrong with the name of somebody who joins; see `bot.screening.names.name_hits`."""
        if book.names.mode is Mode.OFF:
            return ()
        return name_hits(name, username, staff_names, book.names, words)

    def _all(self, look: Look, book: RuleBook) -> Iterator[Hit]:
        found = addresses_in(look.text, look.entities)
        if found:
            yield from link_hits(found, book.links, self._lists)
        yield from invite_hits(look.text, found, book.invites, self._lists)
        yield from _forward_hits(look, book.forwards)
        yield from _mention_hits(look, book.mentions)
        yield from mixed_hits(look.text, book.mixed)
        if look.is_newcomer:
            foreign = [each for each in found if each.sure and not is_allowed(each, book.links, self._lists)]
            yield from _newcomer_hits(look, book, foreign)


def _is_odd(text: str) -> bool:
    """Whether letters of another script, or emoji, are there in a way that `mixed_hits` may care for."""
    if _UNSEEN.search(text) or TOUCHING.search(text):
        return True
    return len(_PICTURES.findall(text)) >= FEWEST_EMOJI


def _forward_hits(look: Look, rule: ForwardRule) -> Iterator[Hit]:
    counts = look.forward is Forward.CHAT or (look.forward is Forward.MEMBER and rule.from_members)
    if counts and look.forward_from.casefold() not in rule.allowed:
        what = look.forward_from or look.forward
        yield Hit(Rule.FORWARDS, what, rule.severity, 0, len(look.text), category=Kind.FORWARD)


def _mention_hits(look: Look, rule: MentionRule) -> Iterator[Hit]:
    if look.text.count("@") + len(look.entities) <= rule.most:
        return
    named = {found[1].casefold() for found in _MENTION.finditer(look.text)}
    meant = {each.user for each in look.entities if each.kind == "text_mention"}
    if (count := len(named) + len(meant)) > rule.most:
        yield Hit(Rule.MENTIONS, str(count), rule.severity, 0, len(look.text), category=Kind.MENTIONS)


def _newcomer_hits(look: Look, book: RuleBook, foreign: list[Address]) -> Iterator[Hit]:
    rule, whole = book.newcomers, (0, len(look.text))
    if rule.links and foreign:
        first = foreign[0]
        yield _shown(rule, first.host, Kind.LINK, (first.start, first.end))
    if rule.forwards and look.forward is not Forward.NOWHERE and not _is_own(look, book.forwards):
        yield _shown(rule, look.forward_from or look.forward, Kind.FORWARD, whole)
    if rule.media and look.has_media:
        yield _shown(rule, "", Kind.MEDIA, whole)
    if rule.contacts and (place := contact_in(look.text, look.entities)):
        yield _shown(rule, look.text[slice(*place)], Kind.CONTACT, place)


def _is_own(look: Look, rule: ForwardRule) -> bool:
    return bool(look.forward_from) and look.forward_from.casefold() in rule.allowed


def _shown(rule: NewcomerRule, what: str, kind: Kind, place: tuple[int, int]) -> Hit:
    return Hit(Rule.NEWCOMERS, what, rule.severity, *place, category=kind, flag=True)
