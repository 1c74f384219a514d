"""The state of the box and how its things are found. Pure memory, no network, no tasks.

Everything that happens goes through `people*` (what persons do) or `methods` (what bots ask for);
both change the records of `chats` and tell the bots through `emit` and the page through `changed`.
"""

import heapq
import random
import re
from collections.abc import Callable

from sandbox.chats import Bot, Chat, Json
from sandbox.clock import Clock
from sandbox.errors import ApiError, Refused
from sandbox.files import Files
from sandbox.polls import Poll
from sandbox.queries import CallbackQuery

TOKEN = re.compile(r"(\d+):[A-Za-z0-9_-]{3,}")
FIRST_USER = 1001
FIRST_GROUP = -5001
FIRST_SUPERGROUP = -1_001_000_000_001

ANONYMOUS_ADMIN = 1_087_968_824
CHANNEL_SENDER = 136_817_688
TELEGRAM = 777_000
FAKE_SENDERS: dict[int, Json] = {
    ANONYMOUS_ADMIN: {
        "id": ANONYMOUS_ADMIN,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    },
    CHANNEL_SENDER: {
        "id": CHANNEL_SENDER,
        "is_bot": True,
        "first_name": "Channel",
        "username": "Channel_Bot",
    },
    TELEGRAM: {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"},
}

PRIVATE_NAMES = ("username", "first_name", "last_name")

Emit = Callable[[int, str, Json], None]
Changed = Callable[[int], None]


def private_wire(user: Json) -> Json:
    """The Chat object of a person's private chat."""
    names = {name: user[name] for name in PRIVATE_NAMES if name in user}
    return {"id": user["id"], "type": "private", **names}


class World:
    """Everything in the box.

    `emit(bot_id, kind, payload)` hands an update to a bot's queue; `changed(chat_id)` wakes who
    watches a chat. The same seed and the same acts give the same ids.
    """

    def __init__(self, clock: Clock, seed: int, emit: Emit, changed: Changed) -> None:
        self.clock = clock
        self.random = random.Random(seed)
        self.emit = emit
        self.changed = changed
        self.bots: dict[int, Bot] = {}
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.privates: dict[tuple[int, int], Chat] = {}
        self.doors: dict[tuple[int, int], int] = {}
        self.polls: dict[str, Poll] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.files = Files()
        self.closing: list[tuple[int, str]] = []
        self.seq = 0
        self._numbers = 0

    def now(self) -> int:
        """The virtual time, in Unix seconds."""
        return self.clock.now()

    def next_seq(self) -> int:
        """The next place in the order of everything that is shown."""
        self.seq += 1
        return self.seq

    def next_number(self) -> str:
        """A long number as text, unique in the box, for polls and queries."""
        self._numbers += 1
        return str(5_000_000_000_000_000 + self._numbers * 7919)

    def secret(self, length: int = 16) -> str:
        """Letters and digits that look random and are the same for the same seed."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return "".join(self.random.choices(letters, k=length))

    def bot(self, token: str) -> Bot:
        """The bot of a token, made on first use; `ApiError` 401 for what is no token."""
        match = TOKEN.fullmatch(token)
        if match is None:
            raise ApiError(401, "Unauthorized")
        bot_id = int(match.group(1))
        known = self.bots.get(bot_id)
        if known is None:
            return self.add_bot(bot_id, token, "Steward", f"box{bot_id}_bot")
        if known.token != token:
            raise ApiError(401, "Unauthorized")
        return known

    def add_bot(self, bot_id: int, token: str, first_name: str, username: str) -> Bot:
        """A new bot, or the same one under a new name."""
        wire: Json = {"id": bot_id, "is_bot": True, "first_name": first_name, "username": username}
        known = self.bots.get(bot_id)
        if known is None:
            known = self.bots[bot_id] = Bot(bot_id, token, wire)
        known.token, known.wire = token, wire
        self.users[bot_id] = wire
        return known

    def add_user(self, wire: Json) -> Json:
        """A new person; without an id the next free one from 1001 on."""
        user_id = wire.get("id")
        if user_id is None:
            user_id = max((i for i in self.users if i not in self.bots), default=0) + 1
            user_id = max(user_id, FIRST_USER)
        named = self.users[user_id] = {**wire, "id": user_id}
        for (owner, _), chat in self.privates.items():
            if owner == user_id:
                chat.wire = private_wire(named)
        return named

    def free_chat_id(self, *, basic: bool) -> int:
        """The next free id of a basic group, or of a supergroup or channel."""
        chat_id = FIRST_GROUP if basic else FIRST_SUPERGROUP
        while chat_id in self.chats:
            chat_id -= 1
        return chat_id

    def user(self, user_id: int) -> Json:
        """A person or bot by id; `Refused` if there is none."""
        known = self.users.get(user_id)
        if known is None:
            raise Refused(f"there is no user {user_id}")
        return known

    def sender(self, user_id: int) -> Json:
        """The User to write as a sender: a person, a bot, or one of Telegram's stand-ins."""
        return self.users.get(user_id) or FAKE_SENDERS[user_id]

    def private(self, user_id: int, bot_id: int) -> Chat:
        """The private chat of a person and a bot, made on first use."""
        chat = self.privates.get((user_id, bot_id))
        if chat is None:
            wire = private_wire(self.users[user_id])
            chat = Chat(user_id, "private", wire, user_id=user_id, bot_id=bot_id)
            chat.bots = [self.bots[bot_id]]
            self.privates[user_id, bot_id] = chat
        return chat

    def place(self, chat: int | str, user_id: int, bot_id: int | None = None) -> Chat:
        """The chat a person means by an id or @name; `Refused` if there is none.

        Their own id means the private chat with `bot_id` or the first bot, a bot's id with that.
        """
        if isinstance(chat, str):
            if not chat.removeprefix("-").isdecimal():
                return self.named(chat)
            chat = int(chat)
        if not isinstance(chat, int):
            raise Refused(f"{chat} names no chat")
        if chat > 0:
            bot_id = chat if chat in self.bots else bot_id or next(iter(self.bots), None)
            if bot_id not in self.bots or chat not in self.users:
                raise Refused(f"there is no private chat {chat}")
            return self.private(user_id, bot_id)
        found = self.chats.get(chat)
        if found is None:
            raise Refused(f"there is no chat {chat}")
        return found

    def named(self, name: str) -> Chat:
        """A chat by its @name; `Refused` if there is none."""
        wanted = name.removeprefix("@").lower()
        for chat in self.chats.values():
            if str(chat.wire.get("username", "")).lower() == wanted:
                return chat
        raise Refused(f"there is no chat called {name}")

    def show_poll(self, poll: Poll) -> None:
        """Put the poll as it stands into the message it was sent in."""
        post = poll.chat.posts.get(poll.message_id)
        if post is not None:
            post.wire = {**post.wire, "poll": {**poll.wire(), **poll.dressing}}
            self.changed(poll.chat.id)

    def close_poll(self, poll: Poll, *tell: int) -> None:
        """Close an open poll and send its final state to its bot and the bots in `tell`."""
        poll.closed = True
        self.show_poll(poll)
        for bot_id in {poll.bot_id, *tell} & self.bots.keys():
            self.emit(bot_id, "poll", poll.wire())

    def tick(self) -> None:
        """Close the polls whose time has come; call it whenever the clock has moved."""
        while self.closing and self.closing[0][0] <= self.now():
            poll = self.polls[heapq.heappop(self.closing)[1]]
            if not poll.closed:
                self.close_poll(poll)
