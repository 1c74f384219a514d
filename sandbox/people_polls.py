"""Polls of persons and ballots of everybody."""

import heapq

from sandbox.chats import Chat, Json, Member, Post
from sandbox.errors import Refused
from sandbox.messages import publish
from sandbox.polls import Poll
from sandbox.presence import governor, writer
from sandbox.world import World


def open_poll(
    world: World,
    chat: Chat,
    author: int,
    head: Json,
    poll: Poll,
    *,
    date: int | None = None,
) -> Post:
    """Put a poll into a chat and note when it closes by itself."""
    poll.message_id = chat.last_id + 1
    world.polls[poll.id] = poll
    if poll.close_date and not poll.closed:
        heapq.heappush(world.closing, (poll.close_date, poll.id))
    content = {"poll": {**poll.wire(), **poll.dressing}}
    post = publish(world, chat, author, head, content, date=date)
    post.poll = poll
    return post


def person_poll(world: World, chat: Chat, member: Member, head: Json, given: Json, *, at: int | None) -> Post:
    """A person's own poll: {question, options, anonymous?, multiple?}; bots hear no votes of it."""
    options = given.get("options") or []
    if not given.get("question") or not options:
        raise Refused("a poll needs a question and options")
    settings = {
        "question": str(given["question"]),
        "is_anonymous": bool(given.get("anonymous", True)),
        "type": "regular",
        "allows_multiple_answers": bool(given.get("multiple", False)),
        "allows_revoting": True,
        "members_only": False,
    }
    numbered = [{"persistent_id": str(n), "text": str(t)} for n, t in enumerate(options)]
    poll = Poll(world.next_number(), chat, 0, 0, settings, numbered)
    return open_poll(world, chat, member.user_id, head, poll, date=at)


def vote(world: World, *, chat: int | str, message: int, user: int, options: list[int]) -> Json:
    """A person votes, changes the vote, or takes it back with an empty list.

    Raises `Refused` in Telegram's words. The bot that sent the poll hears `poll_answer` (unless
    the poll is anonymous) and `poll`.
    """
    place = world.place(chat, user)
    writer(world, place, user)
    post = place.posts.get(message)
    if post is None or post.poll is None:
        raise Refused(f"message {message} is no poll")
    poll = post.poll
    world.tick()
    _check_ballot(poll, user, options)
    if options == poll.votes.get(user, []):
        return {"ok": True}
    if options:
        poll.votes[user] = sorted(set(options))
    else:
        del poll.votes[user]
    _tell(world, poll, user)
    return {"ok": True}


def _check_ballot(poll: Poll, user: int, options: list[int]) -> None:
    if poll.closed:
        raise Refused("Can't answer closed poll")
    if not all(0 <= position < len(poll.options) for position in options):
        raise Refused("Invalid option identifier specified")
    if len(options) > 1 and not poll.settings["allows_multiple_answers"]:
        raise Refused("Can't choose more than 1 option in the poll")
    if user in poll.votes and not poll.settings["allows_revoting"]:
        raise Refused("Can't revote in the poll" if options else "Can't retract vote in the poll")


def _tell(world: World, poll: Poll, user: int) -> None:
    world.show_poll(poll)
    if poll.bot_id not in world.bots:
        return
    if not poll.anonymous:
        world.emit(poll.bot_id, "poll_answer", poll.answer(world.users[user]))
    world.emit(poll.bot_id, "poll", poll.wire())


def close_poll(world: World, *, chat: int | str, message: int, user: int) -> Json:
    """The author of a poll, or an administrator who may delete messages, closes it by hand."""
    place = world.place(chat, user)
    post = place.posts.get(message)
    if post is None or post.poll is None or post.poll.closed:
        raise Refused(f"message {message} is no open poll")
    if post.author != user:
        governor(world, place, user, "can_delete_messages")
    writer(world, place, user)
    world.close_poll(post.poll)
    return {"ok": True}
