"""What the control API lets one look at."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox import views
from sandbox.box import Box, Mailbox
from sandbox.commands import menu
from sandbox.members import member_of

Query = dict[str, Any]
MOST_MESSAGES = 2000


def number(query: Query, name: str, default: int) -> int:
    """A whole number out of a query; `ValueError` with a plain sentence if it is none."""
    try:
        return int(query.get(name, default))
    except ValueError:
        raise ValueError(f"{name} must be a whole number") from None


async def state(box: Box, _: Query) -> object:
    """Everybody and everything, with the time."""
    return {"clock": box.clock.reading(), **views.state(box.world)}


async def messages(box: Box, query: Query) -> object:
    """A conversation as one person sees it; `read=1` marks it read for them."""
    if "chat" not in query:
        raise ValueError("the request needs a chat")
    chat = number(query, "chat", 0)
    user = number(query, "as", 0) or None
    limit = min(number(query, "limit", 100), MOST_MESSAGES)
    shown = views.messages(box.world, chat, user, number(query, "after", 0), limit)
    if user and query.get("read") == "1":
        box.world.place(chat, user).read[user] = box.world.seq
    return shown


async def chats(box: Box, query: Query) -> object:
    """The chats a person is in."""
    if "as" not in query:
        raise ValueError("say whose chats: ?as=user id")
    return views.chats(box.world, number(query, "as", 0))


async def members(box: Box, query: Query) -> object:
    """Who is in a chat."""
    shown = views.members(box.world, query["chat"])
    return shown["members"]


async def commands(box: Box, query: Query) -> object:
    """The slash menu of a person in a chat, over all its bots."""
    world, user = box.world, number(query, "as", 0)
    chat = world.place(number(query, "chat", 0), user)
    member = member_of(chat, user, world.now())
    language = str(world.user(user).get("language_code", ""))
    return {
        "commands": [
            {"is_ephemeral": False, **command, "bot": bot.wire["username"]}
            for bot in chat.bots
            for command in menu(bot, chat, member, language)
        ]
    }


async def journal(box: Box, query: Query) -> object:
    """Journal entries, oldest first, and the number of violations."""
    found = box.journal.select(
        number(query, "since", 0), query.get("method"), query.get("chat"), query.get("kind")
    )
    return {"entries": [e.shown() for e in found], "violations": box.journal.violations}


async def watch(box: Box, query: Query) -> object:
    """Wait for news since a version; without one, tell the version at once."""
    since = number(query, "since", -1)
    await box.watch.wait(since)
    chats_changed = box.watch.since(since) if since >= 0 else []
    return {
        "version": box.watch.version,
        "chats": chats_changed,
        "clock": box.clock.reading(),
    }


async def pending(box: Box, _: Query) -> object:
    """How much waits for each bot and how it fetches it."""
    return {"bots": {str(bot): _pending(mail) for bot, mail in box.mailboxes.items()}}


def _pending(mail: Mailbox) -> Query:
    waiting = mail.queue.waiting()
    return {
        "pending": len(waiting),
        "unacked_since": waiting[0].since if waiting else None,
        "webhook": mail.webhook.settings.url if mail.webhook else None,
        "polling": mail.polling.is_open,
    }


async def clock(box: Box, _: Query) -> object:
    """The time."""
    return box.clock.reading()


async def faults(box: Box, _: Query) -> object:
    """The faults still in force."""
    return {"faults": box.faults.rules()}


async def limits(box: Box, _: Query) -> object:
    """The limits in force."""
    return box.limits.rules


READS: dict[str, Callable[[Box, Query], Awaitable[object]]] = {
    "state": state,
    "messages": messages,
    "chats": chats,
    "chats/members": members,
    "commands": commands,
    "journal": journal,
    "watch": watch,
    "pending": pending,
    "clock": clock,
    "faults": faults,
    "limits": limits,
}
