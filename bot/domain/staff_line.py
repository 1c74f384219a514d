"""What staff write after a command such as /mute: whom they mean, for how long, and why, in any order.

Reading never fails: what could be meant in two ways comes out as a `fault`, which is said with an example.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from bot.domain.refusal import Refusal
from bot.domain.spans import DAY, FOREVER, HAN, MARKS, WORDS, span_before, span_in

SHORTEST, LONGEST = 30, 366 * DAY
"""Seconds for which Telegram mutes or bans somebody; what is outside of these it takes as for good."""
REASON_LENGTH = 300

TWO_PEOPLE, TWO_TIMES = "staff-two-people", "staff-two-times"
NO_UNIT, TOO_SHORT, UNTIL_WHEN = "staff-number-of-what", "staff-too-short", "staff-until-when"

_NAME = re.compile(r"@([A-Za-z0-9_]{1,32})(?:[,:;、。]+|(?=[^\x00-\x7f]|[.!?]?$))")
_ID = re.compile(r"(?:id[:=]?)?([0-9]{4,15})")
_SURE_ID = 6
"""Digits from which a number at the head of a reply's words is somebody's id rather than a figure."""
_QUOTED = re.compile(r"[\"“”„«「『](?P<name>[^\"“”„«»「」『』]{1,64})[\"“”»」』]")
_BARE = re.compile(r"[0-9]{1,4}|[0-9]{7,}[a-z]|[0-9]+e[0-9]+[a-z]?", re.IGNORECASE)
"""A number without a unit, or one that is too long for a time."""
_NEGATIVE = re.compile(r"[-−][0-9]")
_ONE = re.compile(rf"(?:an?|{'|'.join(WORDS)}) ", re.IGNORECASE)
"""At the head "a day" is a time; further on it may be "ads three times a day"."""
_CLOCK = r"[0-9]{1,2}[:：][0-9]{2}(?![0-9])"
_DAYS = r"明|后天|後天|今[天晚]|早上|上午|中午|下午|晚上|凌晨|下?(?:周|週|星期)"
_UNTIL = re.compile(
    rf"(?:until|till?)\b|{_CLOCK}|"
    rf"(?:直?到|至) ?(?:{_DAYS}|{_CLOCK}|(?:[0-9]+|{HAN}) ?[点點号號日月])",
    re.IGNORECASE,
)
_UNTIL_LAST = re.compile(rf"(?:\b(?:until|till?)|到|至) ?{_CLOCK}(?: ?[ap]m)?$", re.IGNORECASE)
"""Somebody says until when, not how long: that is not understood, and no reason either."""
_WINDOW = 6
"""A time takes so many words at most ("for 1 hour and 30 minutes" has six)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was understood. One of `username` (without @), `user_id` and `name`, or none of them.

    `seconds` is how long (None: not said), with `forever` for good; `capped`: they asked for longer than can
    be counted. `fault` is the text that says what is not clear, "" if nothing.
    """

    username: str = ""
    user_id: int = 0
    name: str = ""
    seconds: int | None = None
    forever: bool = False
    capped: bool = False
    reason: str = ""
    fault: str = ""

    @property
    def names_somebody(self) -> bool:
        """Whether the words themselves say who is meant."""
        return bool(self.username or self.user_id or self.name)


@dataclass(slots=True)
class _Words:
    """The words still unread, and what was found among those that are gone."""

    left: list[str]
    people: list[str] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_order(written: str, *, pointed: bool, timed: bool) -> Order:
    """Read a line; never raises.

    `pointed`: somebody is meant already, by a reply or a picked name. `timed`: the line can have a time.
    """
    words = _Words(written.replace("\0", "").split())
    who = _who(words, pointed=pointed)
    if timed:
        _take_times(words)
    seconds = words.spans[0] if words.spans else None
    if len(words.spans) > 1:
        words.faults.append(TWO_TIMES)
    elif timed and seconds is None and _says_until(" ".join(words.left).strip(MARKS)):
        words.faults.append(UNTIL_WHEN)
    elif timed and seconds is None and _has_bare_number(words.left):
        words.faults.append(NO_UNIT)
    elif seconds is not None and 0 <= seconds < SHORTEST:
        words.faults.append(TOO_SHORT)
    capped = seconds is not None and seconds > LONGEST
    forever = capped or seconds == FOREVER
    return replace(
        who, seconds=None if forever else seconds, forever=forever, capped=capped,
        reason=" ".join(words.left).strip(MARKS), fault=next(iter(words.faults), ""),
    )  # fmt: skip


def check(order: Order, command: str) -> None:
    """Refuse what could be meant in two ways, is too short or too long; the example shows `command`."""
    if order.fault:
        raise Refusal(order.fault, command=command, shortest=SHORTEST)
    if len(order.reason) > REASON_LENGTH:
        raise Refusal("staff-reason-too-long", most=REASON_LENGTH)


def _who(words: _Words, *, pointed: bool) -> Order:
    """Take out the words that say who is meant: an @name, then a number, or a name in quotes."""
    _take_names(words)
    if words.people:
        if len({each.casefold() for each in words.people}) > 1:
            words.faults.append(TWO_PEOPLE)
        return Order(username=words.people[0])
    quoted_first = not pointed and bool(words.left) and _QUOTED.match(" ".join(words.left)) is not None
    number = 0 if quoted_first else _take_id(words, pointed=pointed)
    return Order(user_id=number, name="" if number or pointed else _take_quoted(words))


def _take_names(words: _Words) -> None:
    """Every @name, also one that Chinese follows without a blank."""
    left: list[str] = []
    for word in words.left:
        match = _NAME.match(_plain(word))
        if match is None:
            left.append(word)
            continue
        words.people.append(match[1])
        if rest := _plain(word)[match.end() :].lstrip(MARKS):
            left.append(rest)
    words.left = left


def _take_quoted(words: _Words) -> str:
    text = " ".join(words.left)
    match = _QUOTED.search(text)
    if match is None:
        return ""
    words.left = f"{text[: match.start()]} {text[match.end() :]}".split()
    return match["name"].strip()


def _take_id(words: _Words, *, pointed: bool) -> int:
    """A number that is somebody's id; after a reply only one at the head that can hardly be anything else."""
    numbers = [(place, _id_in(word)) for place, word in enumerate(words.left)]
    found = [(place, number) for place, number in numbers if number]
    if pointed:
        found = [each for each in found if each[0] == 0 and len(str(each[1])) >= _SURE_ID]
    if len({number for _, number in found}) > 1 and found[0][0] != 0:
        words.faults.append(TWO_PEOPLE)
    if not found:
        return 0
    place, number = found[0]
    del words.left[place]
    return number


def _id_in(word: str) -> int:
    match = _ID.fullmatch(_plain(word).casefold().strip(MARKS))
    return int(match[1]) if match else 0


def _take_times(words: _Words) -> None:
    """All lengths of time, the longest reading of each first."""
    place = 0
    while place < len(words.left):
        for size in range(min(_WINDOW, len(words.left) - place), 0, -1):
            text = " ".join(words.left[place : place + size]).strip(MARKS)
            seconds = None if place and _ONE.match(text) else span_in(text)
            if seconds is not None:
                words.spans.append(0 if _NEGATIVE.match(words.left[place]) else seconds)
                del words.left[place : place + size]
                break
        else:
            place += 1
    glued = span_before(words.left[0]) if words.left and not words.spans else None
    if glued:
        seconds, words.left[0] = glued
        words.spans.append(seconds)


def _says_until(text: str) -> bool:
    return bool(_UNTIL.match(text) or _UNTIL_LAST.search(text))


def _has_bare_number(left: list[str]) -> bool:
    """Whether the words begin or end with a number that nobody can tell the meaning of."""
    return any(_BARE.fullmatch(_plain(word)) for word in (*left[:1], *left[-1:]))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word)
