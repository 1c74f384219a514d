"""What the box remembers: bots, chats, members, messages. Plain records, no behaviour of Telegram.

Wire dictionaries (`Json`) are never changed once built, only replaced: an update that waits in a
bot's queue keeps saying what was true when it happened.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sandbox.polls import Poll

Json = dict[str, Any]
Kind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


@dataclass(slots=True)
class Bot:
    """A bot of the box; `wire` is its User as messages show it."""

    id: int
    token: str
    wire: Json
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    default_rights: dict[bool, Json] = field(default_factory=dict)
    menus: dict[int, Json] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Member:
    """One member of one chat; a change of standing is a new record.

    `until` is a Unix time, 0 for ever. `present` tells whether a restricted member is in the chat.
    """

    user_id: int
    status: Status
    rights: frozenset[str] = frozenset()
    anonymous: bool = False
    title: str = ""
    promoted_by: int = 0
    allowed: frozenset[str] = frozenset()
    present: bool = True
    until: int = 0
    tag: str = ""
    link: str = ""
    since: int = 0

    @property
    def inside(self) -> bool:
        """Whether the person is in the chat now."""
        if self.status == "restricted":
            return self.present
        return self.status in {"creator", "administrator", "member"}

    @property
    def governs(self) -> bool:
        """Whether the person is the owner or an administrator."""
        return self.status in {"creator", "administrator"}


@dataclass(slots=True)
class Post:
    """A message of a chat: what Telegram shows (`wire`) and what only the server knows.

    `author` is the user or bot that really wrote it; `keyboard_bot` the bot that hears its buttons.
    `seq` orders ordinary and ephemeral messages of the whole box.
    """

    wire: Json
    author: int
    seq: int
    service: bool = False
    keyboard_bot: int = 0
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    poll: "Poll | None" = None
    fixed: bool = False
    receiver: int = 0
    replaces: int = 0


@dataclass(slots=True)
class Link:
    """An invite link of a chat."""

    url: str
    creator: int
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    is_primary: bool = False
    is_revoked: bool = False


@dataclass(slots=True)
class JoinRequest:
    """Somebody who asked to be let in and has no answer yet."""

    user_id: int
    date: int
    bio: str = ""
    link: str = ""
    query_id: str = ""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the id of the message that created it."""

    id: int
    name: str
    creator: int
    icon_color: int
    icon: str = ""
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A chat of any kind. `wire` is the short Chat object, replaced whenever a field of it changes.

    For a private chat `user_id` and `bot_id` name its two ends and `id` equals `user_id`;
    `started` tells whether the person has ever written to the bot.
    """

    id: int
    kind: Kind
    wire: Json
    permissions: frozenset[str] = frozenset()
    approval: bool = False
    description: str = ""
    user_id: int = 0
    bot_id: int = 0
    started: bool = False
    blocked: bool = False
    linked_id: int = 0
    migrated_to: int = 0
    last_id: int = 0
    last_ephemeral: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    bots: list[Bot] = field(default_factory=list)
    posts: dict[int, Post] = field(default_factory=dict)
    ephemerals: dict[int, Post] = field(default_factory=dict)
    pinned: set[int] = field(default_factory=set)
    links: dict[str, Link] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    muted_channels: set[int] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    read: dict[int, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What people call the chat."""
        return str(self.wire.get("title") or self.wire.get("first_name", ""))

    @property
    def is_group(self) -> bool:
        """A basic group or a supergroup."""
        return self.kind in {"group", "supergroup"}

    @property
    def is_forum(self) -> bool:
        """A supergroup with topics."""
        return bool(self.wire.get("is_forum"))
