"""What a handler is given: the open unit of work and the facts about who asks, and where.

One `Desk` serves one batch; one `Call` one thing somebody asked. Neither knows Telegram's types.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.content import Content
from bot.domain.community import Community, Defaults, Member, Person
from bot.domain.gate import Arrival
from bot.domain.hearing import Heard, Watching
from bot.domain.outgoing import Audience, Drawing, Edit, Lane, Place, Rows, Say, Text, Whisper
from bot.domain.refusal import Refusal
from bot.guard import Guard
from bot.storage.uow import UnitOfWork

BRIEF = 60
"""Seconds that a personal answer stays where it could not be made ephemeral."""


@dataclass(frozen=True, slots=True)
class Toast:
    """The direct answer to a pressed button, given after the commit; a late one is useless."""

    press_id: str
    language: str
    text: Text | None = None
    alert: bool = False


@dataclass(slots=True)
class Desk:
    """One batch's desk. `communities` and `ops` are those of the batch's chats, by chat id.

    `heard` is what the batch's talk came to; what follows from it is done after everything else.
    """

    uow: UnitOfWork
    content: Content
    now: datetime
    bot_id: int
    bot_username: str
    owners: frozenset[int]
    communities: dict[int, Community]
    ops: dict[int, list[Community]]
    defaults: Defaults = field(default_factory=Defaults)
    watching: Watching = field(default_factory=Watching)
    toasts: list[Toast] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    guard: Guard | None = None
    heard: Heard = field(default_factory=Heard)
    call: "Call | None" = None


@dataclass(slots=True)
class Call:
    """One request. `sent_at` is when the person made it, `args` what follows the command.

    `reply_to` is the message they replied to, `quoted` its text, and `target` its author. `message_id` is 0
    for an ephemeral command. In a private chat `community` is the one they were last active in, for operators
    who are in none the one they operate, otherwise None; `chosen`: out of those it could be, they have said
    which.
    """

    desk: Desk
    name: str
    args: str
    chat_id: int
    private: bool
    person: Person
    language: str
    sent_at: datetime
    community: Community | None = None
    member: Member | None = None
    message_id: int = 0
    ephemeral_id: int = 0
    topic: int | None = None
    target: Person | None = None
    reply_to: int = 0
    quoted: str = ""
    press_id: str = ""
    pressed_message: int = 0
    pressed_ephemeral: int = 0
    chosen: bool = False
    turned_to: Community | None = None

    @property
    def uow(self) -> UnitOfWork:
        """The open unit of work."""
        return self.desk.uow

    @property
    def content(self) -> Content:
        """What community managers edit, with the numbers of the community that this is about."""
        content, about = self.desk.content, self.turned_to or self.community
        return content.of(about) if about is not None else content

    @property
    def community_id(self) -> int | None:
        """The community's row id, None outside of one."""
        return self.community.id if self.community is not None else None

    @property
    def at_home(self) -> tuple[Community, Member]:
        """The community and the caller's row in it; refuses where there is none."""
        if self.community is not None and self.member is not None:
            return self.community, self.member
        if self.person.anonymous:
            raise Refusal("not-as-anonymous")
        unknown = self.community is None and not self.private
        raise Refusal("not-registered" if unknown else "no-community-yet")

    @property
    def audience(self) -> Audience:
        """Where an answer for the caller alone goes."""
        if self.private or self.person.anonymous or self.community is None:
            return Place(self.chat_id, self.topic)
        return Whisper(
            self.chat_id, self.person.user_id, self.message_id, self.press_id, self.ephemeral_id, self.topic
        )

    def turn_to(self, community: Community) -> None:
        """From now on this is about that community: its numbers, and in an operators' chat its language."""
        self.turned_to = community
        if self.chat_id in self.desk.ops and self.chat_id not in self.desk.communities:
            self.language = community.language

    async def answer(
        self, text: Text, buttons: Rows = (), lifetime: int = BRIEF, drawing: Drawing | None = None
    ) -> None:
        """Say something to the caller: privately, ephemerally, or in a reply that soon vanishes."""
        keep = self.private or (self.community is None and not self.person.anonymous)
        stay = 0 if keep else lifetime
        say = Say(self.audience, self.language, text, buttons, lifetime=stay, drawing=drawing)
        await self.uow.outbox.put(say, self.desk.now, community_id=self.community_id)

    async def announce(self, text: Text, buttons: Rows = (), *, lifetime: int = 0, slot: str = "") -> None:
        """Say something to the whole community, in its own language."""
        community, _ = self.at_home
        say = Say(Place(community.chat_id, self.topic), community.language, text, buttons, lifetime, slot)
        await self.uow.outbox.put(say, self.desk.now, community_id=community.id, lane=Lane.POST)

    async def edit(self, text: Text, buttons: Rows = (), reckon: str = "") -> None:
        """Change the message whose button was pressed."""
        act = Edit(
            self.chat_id, self.pressed_message, self.language, text, buttons,
            self.pressed_ephemeral, self.person.user_id, reckon=reckon,
        )  # fmt: skip
        await self.uow.outbox.put(act, self.desk.now, community_id=self.community_id)

    def toast(self, text: Text, *, alert: bool = False) -> None:
        """Answer a pressed button with a line at the top of the screen (or a box to close)."""
        self.desk.toasts.append(Toast(self.press_id, self.language, text, alert))

    async def is_staff(self) -> bool:
        """Whether the caller may act for the community: its administrators, operators and owners."""
        if self.person.user_id in self.desk.owners or self.person.anonymous:
            return True
        if self.member is not None and self.member.is_staff:
            return True
        ops = self.community.ops_chat_id if self.community else None
        return ops is not None and await self.uow.communities.is_operator(self.person.user_id, ops)

    async def require_staff(self) -> None:
        """Refuse everybody else."""
        if not await self.is_staff():
            raise Refusal("not-staff")
