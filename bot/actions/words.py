"""`/words`: what a community adds to the words that are looked for, takes from them, or allows.

It holds from the next batch on, on every replica: each change raises the community's revision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import audit
from bot.actions.escalation_duty import tell_owners
from bot.actions.registration import tell_operators
from bot.domain.community import Community, State
from bot.domain.outgoing import Param, Text
from bot.domain.refusal import Refusal
from bot.domain.screening import Hit, Mode, Rule
from bot.domain.wordlist import ADD, ALLOW, LINES, MOST, OWN, REMOVE, mark_of
from bot.guard import Guard
from bot.screening.lexicon import LONGEST, OPTIONS, Word, WordFault, read_word, too_long, written
from bot.storage.uow import UnitOfWork
from bot.storage.word import Changes, WordChange

_DIVIDER = " | "
_OPTIONS_LENGTH = 100
_LEAST = Word("", OWN)
"""What is not said about a community's own word."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: the words, and (line, what is wrong with it) of what is none."""

    words: tuple[Word, ...]
    left_out: tuple[tuple[str, WordFault], ...] = ()


async def changes_of(uow: UnitOfWork, community: Community) -> Changes:
    """All that a community has changed."""
    return (await uow.words.changes([community.id])).get(community.id, Changes())


async def add(uow: UnitOfWork, now: datetime, community: Community, by: int, lines: str) -> Added:
    """Look for these from now on: `word | options`, one a line.

    A word that had been taken away and comes without options is again what it was. Refuses with "words-fault"
    a single line that is none, "words-too-many" and "words-too-many-lines".
    """
    asked = [line for line in (each.strip() for each in lines.splitlines()) if line]
    if len(asked) > LINES:
        raise Refusal("words-too-many-lines", most=LINES)
    read, wrong = _read(asked)
    if wrong and len(asked) == 1:
        raise _told(*wrong[0])
    known = {each.key: each for each in (await changes_of(uow, community)).words}
    if len(known.keys() | {word.key for word in read}) > MOST:
        raise Refusal("words-too-many", most=MOST)
    for word in read:
        before = known.get(word.key)
        if before is not None and before.list == REMOVE and word == _like_shipped(word):
            await uow.words.drop(community.id, word.key)
        else:
            await uow.words.put(community.id, _change(word), by, now)
        await audit.record(uow, community, now, by, "words-add", word=word.text)
    return Added(tuple(read), tuple(wrong))


async def remove(
    uow: UnitOfWork, guard: Guard, now: datetime, community: Community, by: int, text: str
) -> tuple[Word, str]:
    """No longer look for a word, or no longer allow a phrase; and on which list it was ("": a shipped word).

    Refuses with "words-unknown", or "words-inside-only" for a text that only contains one.
    """
    word = _one(text)
    known = {each.key: each for each in (await changes_of(uow, community)).words}
    own, shipped = known.get(word.key), any(each.key == word.key for each in guard.lexicon.words)
    if own is not None and own.list != REMOVE:
        await uow.words.drop(community.id, word.key)
    if shipped and (own is None or own.list == ADD):
        change = WordChange(word.key, word.text, REMOVE)
        await uow.words.put(community.id, change, by, now)
    elif own is None or own.list == REMOVE:
        await guard.refresh(uow, [community])
        raise _not_there(guard, community, word)
    await audit.record(uow, community, now, by, "words-remove", word=word.text)
    return word, own.list if own is not None else ""


async def allow(uow: UnitOfWork, now: datetime, community: Community, by: int, text: str) -> Word:
    """Inside this phrase nothing is a hit any more."""
    word = _one(text)
    known = {each.key for each in (await changes_of(uow, community)).words}
    if len(known | {word.key}) > MOST:
        raise Refusal("words-too-many", most=MOST)
    await uow.words.put(community.id, WordChange(word.key, word.text, ALLOW), by, now)
    await audit.record(uow, community, now, by, "words-allow", word=word.text)
    return word


async def take_back(uow: UnitOfWork, now: datetime, community: Community, by: int, mark: str) -> str:
    """Undo a change that a button means (`mark_of`); the word. Refuses with "already-done"."""
    found = [each for each in (await changes_of(uow, community)).words if mark_of(each.key) == mark]
    if not found:
        raise Refusal("already-done")
    await uow.words.drop(community.id, found[0].key)
    await audit.record(uow, community, now, by, "words-undo", word=found[0].word)
    return found[0].word


async def broken(uow: UnitOfWork, now: datetime, problems: Sequence[object], key: str) -> None:
    """The content's words cannot be read: the owners hear of it or, where none can be reached, operators."""
    communities = await uow.communities.all(State.ACTIVE)
    text = Text("words-broken", {"problem": str(problems[0]), "more": len(problems) - 1})
    if not communities or await tell_owners(uow, now, communities[0], text, key=key):
        return
    for chat_id, community in {each.ops_chat_id: each for each in reversed(communities)}.items():
        await tell_operators(uow, community, text, now, key=f"{key}:{chat_id}", important=True)


async def test(uow: UnitOfWork, guard: Guard, community: Community, text: str) -> tuple[Sequence[Hit], Mode]:
    """What would be hit in a text, and what the community wants of that."""
    await guard.refresh(uow, [community])
    return guard.words(community, text), guard.book(community).mode(Rule.WORDS)


def _read(lines: Sequence[str]) -> tuple[list[Word], list[tuple[str, WordFault]]]:
    words: dict[str, Word] = {}
    wrong: list[tuple[str, WordFault]] = []
    for line in lines:
        try:
            word = _checked(read_word(line, _LEAST))
        except WordFault as fault:
            wrong.append((line, fault))
        else:
            words[word.key] = word
    return list(words.values()), wrong


def _one(text: str) -> Word:
    """A word without options. Refuses with "words-fault"."""
    line = " ".join(text.partition(_DIVIDER)[0].split())
    try:
        return _checked(read_word(line, _LEAST))
    except WordFault as fault:
        raise _told(line, fault) from None


def _checked(word: Word) -> Word:
    """Some letters are several in their plain form, and what is kept is the plain form."""
    if len(word.key) > LONGEST:
        raise too_long(len(word.key))
    return word


def why(fault: WordFault) -> Text:
    """What is wrong with a line, in words."""
    params: dict[str, Param] = {"given": fault.given, "most": LONGEST, "options": ", ".join(OPTIONS)}
    return Text(f"words-fault-{fault.kind}", params)


def _told(line: str, fault: WordFault) -> Refusal:
    return Refusal("words-fault", word=line[:LONGEST], why=why(fault))


def _like_shipped(word: Word) -> Word:
    """The word without anything said about it."""
    return Word(word.text, OWN)


def _change(word: Word) -> WordChange:
    options = written(word, Word("", OWN, word.severity)).partition(_DIVIDER)[2]
    return WordChange(word.key, word.text, ADD, OWN, word.severity, options[:_OPTIONS_LENGTH])


def _not_there(guard: Guard, community: Community, word: Word) -> Refusal:
    inside = [hit.what for hit in guard.words(community, word.text)]
    if inside:
        return Refusal("words-inside-only", word=word.text, words=", ".join(inside))
    return Refusal("words-unknown", word=word.text)
