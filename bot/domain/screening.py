"""What screening says of a message: which rule it met, where, how surely, what a community wants of it."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What a community wants of a rule: nothing, a report of what would have been done, or the whole."""

    OFF = "off"
    DRY = "dry"
    ON = "on"


class Rule(StrEnum):
    """The rules of screening, each with a `Mode` of its own in each community."""

    WORDS = "words"
    LINKS = "links"
    INVITES = "invites"
    FORWARDS = "forwards"
    MENTIONS = "mentions"
    FLOOD = "flood"
    COPIES = "copies"
    MIXED = "mixed"
    NEWCOMERS = "newcomers"
    NAMES = "names"
    SPAM = "spam"


class How(StrEnum):
    """How a word was found: as it is written, or only after undoing a disguise."""

    EXACT = "exact"
    SPLIT = "split"
    TRADITIONAL = "traditional"
    LOOKALIKE = "lookalike"
    INVISIBLE = "invisible"
    LEET = "leet"
    PINYIN = "pinyin"
    HOMOPHONE = "homophone"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found in a text.

    `start` and `end` are places in the original text, in characters; `what` is the word, domain or figure
    that was met, `category` that of the lexicon (for other rules: a `bot.domain.screening_rules.Kind`),
    `severity` 1 to 4. A hit that is not `certain` is only ever shown to staff; `flag` says so of one that is
    exact.
    """

    rule: Rule
    what: str
    severity: int
    start: int
    end: int
    how: How = How.EXACT
    category: str = ""
    flag: bool = False

    @property
    def certain(self) -> bool:
        """Whether the ladder may follow from it (SPEC 7)."""
        return self.how is How.EXACT and not self.flag


class Forward(StrEnum):
    """Where a message was forwarded from."""

    NOWHERE = ""
    MEMBER = "member"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Entity:
    """A part of a text that Telegram marked: its kind in Telegram's words (`url`, `text_link`, ...).

    `start` and `end` are places in characters (Telegram itself counts UTF-16 units), `url` the target of a
    `text_link`, `user` whom a `text_mention` means.
    """

    kind: str
    start: int
    end: int
    url: str = ""
    user: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """A message as the rules of screening see it, without Telegram's types.

    `forward_from` is the public name of the chat it was forwarded from (empty: none, or unknown); the posts
    of the group's own channel are no forwards. `is_newcomer`: in the community for less than 24 hours.
    """

    text: str
    entities: tuple[Entity, ...] = ()
    forward: Forward = Forward.NOWHERE
    forward_from: str = ""
    has_media: bool = False
    is_newcomer: bool = False
