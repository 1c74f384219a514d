"""Buttons and reactions."""

from sandbox.chats import Chat, Json, Post
from sandbox.errors import Refused
from sandbox.members import administers
from sandbox.presence import writer
from sandbox.queries import CallbackQuery
from sandbox.reactions import as_reactions
from sandbox.rights import permitted
from sandbox.world import World


def press(
    world: World,
    *,
    chat: int | str,
    user: int,
    message: int | None = None,
    ephemeral: int | None = None,
    data: str | None = None,
    button: str | None = None,
) -> Json:
    """Somebody presses a button, found by its data or its label.

    Answers the query's id; the bot's answer is to be looked up with `answer_of`.
    """
    place, post = _pressed(world, chat, user, message, ephemeral)
    rows = post.wire.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [one for row in rows for one in row if "callback_data" in one]
    for one in buttons:
        if data in (None, one["callback_data"]) and button in (None, one["text"]):
            return _ask(world, place, post, user, one["callback_data"])
    wanted = button if button is not None else data
    labels = ", ".join(one["text"] for one in buttons) or "none"
    raise Refused(f"the message has no button {wanted!r} (its buttons: {labels})")


def forge(
    world: World,
    *,
    chat: int | str,
    user: int,
    data: str,
    message: int | None = None,
    ephemeral: int | None = None,
) -> Json:
    """A press as only a tampered app sends it: with data no button has."""
    place, post = _pressed(world, chat, user, message, ephemeral)
    return _ask(world, place, post, user, data)


def _pressed(
    world: World, chat: int | str, user: int, message: int | None, ephemeral: int | None
) -> tuple[Chat, Post]:
    place = world.place(chat, user)
    writer(world, place, user)
    if ephemeral is not None:
        post = place.ephemerals.get(ephemeral)
        if post is None or post.receiver != user:
            raise Refused(f"user {user} sees no ephemeral message {ephemeral}")
        return place, post
    post = place.posts.get(message or 0)
    if post is None:
        raise Refused(f"there is no message {message} in {place.title}")
    return place, post


def _ask(world: World, place: Chat, post: Post, user: int, data: str) -> Json:
    bot_id = post.keyboard_bot or next((bot.id for bot in place.bots), 0)
    ephemeral_id = post.wire.get("ephemeral_message_id", 0)
    query = CallbackQuery(
        world.next_number(),
        bot_id,
        user,
        place,
        post.wire["message_id"],
        ephemeral_id,
        world.now(),
    )
    world.queries[query.id] = query
    if bot_id in world.bots:
        event = {
            "id": query.id,
            "from": world.users[user],
            "message": post.wire,
            "chat_instance": str(7_000_000_000_000 + place.id),
            "data": data,
        }
        world.emit(bot_id, "callback_query", event)
    return {"callback_query_id": query.id, "answer": None}


def answer_of(world: World, callback_query_id: str) -> Json | None:
    """What the bot answered to a press: {text, show_alert, url}; None while it has not."""
    query = world.queries.get(callback_query_id)
    return query.answer if query else None


def react(world: World, *, chat: int | str, message: int, user: int, emoji: list[str]) -> Json:
    """Somebody sets their reactions to a message, or takes them back with an empty list."""
    place = world.place(chat, user)
    member = writer(world, place, user)
    post = place.posts.get(message)
    if post is None:
        raise Refused(f"there is no message {message} in {place.title}")
    if place.is_group and not permitted(place, member, "can_react_to_messages"):
        raise Refused(f"user {user} may not react in {place.title}")
    set_reaction(world, place, post, user, as_reactions(emoji))
    return {"ok": True}


def set_reaction(world: World, place: Chat, post: Post, user: int, new: list[Json]) -> None:
    """Replace somebody's reactions to a message; administrator bots are told of a person's."""
    old = post.reactions.get(user, [])
    if old == new:
        return
    post.reactions[user] = new
    if not new:
        del post.reactions[user]
    if user not in world.bots:
        event = {
            "chat": place.wire,
            "message_id": post.wire["message_id"],
            "user": world.users[user],
            "date": world.now(),
            "old_reaction": old,
            "new_reaction": new,
        }
        for bot in place.bots:
            if place.kind == "private" or administers(place, bot):
                world.emit(bot.id, "message_reaction", event)
    world.changed(place.id)
