"""The rules of screening beside the words: what each counts, how much of it is too much, and how bad that is.

The defaults of a whole instance stand in `content/screening.toml`; a community's own are a `RuleBook` made
from them with `dataclasses.replace`.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from bot.domain.screening import Mode, Rule

FEWEST_EMOJI = 10
"""Nobody counts fewer emoji in a message than that."""
TELEGRAM = "t.me/"
"""How one of Telegram's groups or channels is written among the domains that a community allows."""


class Kind(StrEnum):
    """What a rule met: the `category` of its hits."""

    SCAM = "scam"
    BANNED = "banned"
    USERINFO = "userinfo"
    HIDDEN = "hidden"
    LOOKALIKE = "lookalike"
    IP = "ip"
    PORT = "port"
    DISGUISED = "disguised"
    NOT_ALLOWED = "not-allowed"
    SHORTENER = "shortener"
    INVITE = "invite"
    PROMOTION = "promotion"
    PROXY = "proxy"
    ELSEWHERE = "elsewhere"
    FORWARD = "forward"
    MENTIONS = "mentions"
    FLOOD = "flood"
    COPIES = "copies"
    SHARED_COPIES = "shared-copies"
    MIXED = "mixed"
    SPACED = "spaced"
    INVISIBLE = "invisible"
    EMOJI = "emoji"
    LINK = "link"
    MEDIA = "media"
    CONTACT = "contact"
    STAFF_NAME = "staff-name"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule that has nothing to set here but its mode: words and the spam model have files of their own."""

    mode: Mode = Mode.ON


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Links. `allowed` and `banned` are domains of the community, beside those of the content.

    A domain stands for everything below it. `only_allowed`: every other link is a hit too.
    """

    mode: Mode = Mode.ON
    severity: int = 2
    scam_severity: int = 3
    only_allowed: bool = False
    allowed: frozenset[str] = frozenset()
    banned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class InviteRule:
    """Invitations to other groups. `promotions`: links to a public channel, group or bot count too.

    `allowed` are public names (without @), or the part of an invite link that begins with +.
    """

    mode: Mode = Mode.ON
    severity: int = 2
    promotions: bool = True
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ForwardRule:
    """Messages from channels and other groups; `from_members`: those that a person wrote elsewhere too."""

    mode: Mode = Mode.OFF
    severity: int = 1
    from_members: bool = False
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MentionRule:
    """More than `most` different people in one message."""

    mode: Mode = Mode.ON
    severity: int = 1
    most: int = 8


@dataclass(frozen=True, slots=True)
class FloodRule:
    """`messages` of one member within `seconds`."""

    mode: Mode = Mode.ON
    severity: int = 2
    messages: int = 15
    seconds: int = 10


@dataclass(frozen=True, slots=True)
class CopyRule:
    """The same text of at least `length` characters `times` by one member within `minutes`.

    Or, of at least `shared_length` characters, by so many different `members`: a raid, or people who copy
    for fun, so staff are only shown it. 0 members: never.
    """

    mode: Mode = Mode.ON
    severity: int = 2
    length: int = 12
    times: int = 3
    minutes: int = 10
    members: int = 5
    shared_length: int = 24


@dataclass(frozen=True, slots=True)
class MixedRule:
    """Letters of two scripts within one word, so many `words`; so many letters `spaced` out one by one.

    So many `invisible` characters between letters; so many `emoji` in all. 0: never. Staff are only shown it.
    """

    mode: Mode = Mode.ON
    severity: int = 2
    words: int = 2
    spaced: int = 8
    invisible: int = 2
    emoji: int = 30


@dataclass(frozen=True, slots=True)
class NewcomerRule:
    """What staff are shown when it comes within a member's first `hours`."""

    mode: Mode = Mode.ON
    severity: int = 2
    hours: int = 24
    links: bool = True
    forwards: bool = True
    media: bool = False
    contacts: bool = True

    @property
    def span(self) -> timedelta:
        """So long somebody is a newcomer."""
        return timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class NameRule:
    """Names on joining: those of staff, links in them, and `roles` that only staff should carry."""

    mode: Mode = Mode.ON
    severity: int = 2
    links: bool = True
    staff: bool = True
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a community, each under its name in `Rule`."""

    words: PlainRule = PlainRule()
    links: LinkRule = LinkRule()
    invites: InviteRule = InviteRule()
    forwards: ForwardRule = ForwardRule()
    mentions: MentionRule = MentionRule()
    flood: FloodRule = FloodRule()
    copies: CopyRule = CopyRule()
    mixed: MixedRule = MixedRule()
    newcomers: NewcomerRule = NewcomerRule()
    names: NameRule = NameRule()
    spam: PlainRule = PlainRule()

    def mode(self, rule: Rule) -> Mode:
        """What the community wants of a rule."""
        mode: Mode = getattr(self, rule.value).mode
        return mode

    @property
    def dry(self) -> frozenset[Rule]:
        """The rules that only report."""
        return frozenset(rule for rule in Rule if self.mode(rule) is Mode.DRY)

    def with_mode(self, rule: Rule, mode: Mode) -> "RuleBook":
        """The same book with one rule switched."""
        return replace(self, **{rule.value: replace(getattr(self, rule.value), mode=mode)})

    def with_own(self, *names: str) -> "RuleBook":
        """With names of the community itself: its group, its channel, its bot, its invite links (`+…`)."""
        own = frozenset(name.removeprefix("@").casefold() for name in names if name)
        invites = replace(self.invites, allowed=self.invites.allowed | own)
        forwards = replace(self.forwards, allowed=self.forwards.allowed | own)
        return replace(self, invites=invites, forwards=forwards)

    def with_links(self, allowed: Collection[str], banned: Collection[str]) -> "RuleBook":
        """With what the community itself allows and bans; it counts before what all communities have.

        `allowed` are domains, and of Telegram's groups `t.me/name` or `t.me/+secret`.
        """
        groups = [each.removeprefix(TELEGRAM) for each in allowed if each.startswith(TELEGRAM)]
        sites = frozenset(each for each in allowed if not each.startswith(TELEGRAM))
        links = replace(
            self.links,
            allowed=self.links.allowed.difference(banned) | sites,
            banned=self.links.banned - sites | frozenset(banned),
        )
        return replace(self.with_own(*groups), links=links)
