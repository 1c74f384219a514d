"""One message as the page shows it to one person."""

from sandbox.chats import Chat, Json, Post
from sandbox.polls import Poll
from sandbox.rich import rich_text
from sandbox.view_html import as_html
from sandbox.view_service import LONGEST_LINE, name_of, sender_name, service_event, service_line
from sandbox.world import World

_ATTACHED = ("animation", "document", "audio", "video", "voice", "video_note")
_SIGNS = {
    "photo": "🖼",
    "sticker": "{emoji}",
    "dice": "{emoji} {value}",
    "poll": "📊 {question}",
    "contact": "👤 {first_name} {phone_number}",
    "location": "📍 {latitude}, {longitude}",
    "animation": "🎞",
    "document": "📄 {file_name}",
    "video": "🎬",
    "audio": "🎵",
    "voice": "🎤",
    "video_note": "📹",
}


def words(wire: Json) -> str:
    """The text or caption of a message, or a sign for what it carries."""
    text = wire.get("text") or wire.get("caption") or rich_text(wire)
    return str(text or _sign(wire))


def _sign(wire: Json) -> str:
    for kind, form in _SIGNS.items():
        if kind in wire:
            body = wire[kind]
            return form.format_map(_Blanks(body)) if isinstance(body, dict) else form
    return ""


class _Blanks(dict[str, object]):
    """A dictionary in which everything unknown is an empty text."""

    def __missing__(self, key: str) -> str:
        return ""


def message_view(world: World, chat: Chat, post: Post, user: int | None) -> Json:
    """A message as a person sees it; `user` None is somebody who only looks on."""
    wire = post.wire
    event = service_event(wire, words) if post.service else None
    sender = wire.get("from") or wire.get("sender_chat") or chat.wire
    view: Json = {
        "message_id": wire["message_id"],
        "seq": post.seq,
        "date": wire["date"],
        "edit_date": wire.get("edit_date"),
        "from": {
            "id": sender["id"],
            "name": sender_name(wire),
            "is_bot": bool(sender.get("is_bot")) and "sender_chat" not in wire,
            "username": sender.get("username"),
        },
        "sender_chat": wire.get("sender_chat"),
        "tag": wire.get("sender_tag") or wire.get("author_signature"),
        "service": service_line(event) if event else None,
        "event": event,
        "ephemeral": post.receiver != 0,
        "ephemeral_message_id": wire.get("ephemeral_message_id"),
        "pinned": wire["message_id"] in chat.pinned and post.receiver == 0,
        "deleted": False,
        "own": post.author == user,
        "thread": wire.get("message_thread_id"),
        "album": wire.get("media_group_id"),
        "buttons": _buttons(wire),
        "reactions": _reactions(post, user),
        "reply_to": _reply(wire),
        "forward": _forward(wire),
    }
    view.update(_content(wire))
    if post.poll is not None:
        view["poll"] = poll_view(world, post.poll, user)
    return view


def _content(wire: Json) -> Json:
    entities = wire.get("entities") or wire.get("caption_entities") or []
    text = wire.get("text") or wire.get("caption") or ""
    rich = rich_text(wire)
    view: Json = {
        "text": wire.get("text") or rich or ("" if text else _sign(wire)),
        "caption": wire.get("caption"),
        "html": as_html(text or rich or _sign(wire), entities if text else []),
    }
    if "photo" in wire:
        view["photo_url"] = f"/sandbox/files/{wire['photo'][-1]['file_id']}"
    kind = next((k for k in _ATTACHED if k in wire), None)
    if kind is not None:
        file = wire[kind]
        name, url = file.get("file_name"), f"/sandbox/files/{file['file_id']}"
        view["document"] = {"kind": kind, "name": name, "url": url, "size": file.get("file_size")}
    return view


def _buttons(wire: Json) -> list[list[Json]]:
    rows = wire.get("reply_markup", {}).get("inline_keyboard", [])
    return [
        [{"text": b["text"], "data": b.get("callback_data"), "url": b.get("url")} for b in row]
        for row in rows
    ]


def _reactions(post: Post, user: int | None) -> list[Json]:
    counts: dict[str, int] = {}
    for chosen in post.reactions.values():
        for one in chosen:
            emoji = one.get("emoji", "⭐")
            counts[emoji] = counts.get(emoji, 0) + 1
    own = {one.get("emoji", "⭐") for one in post.reactions.get(user or 0, [])}
    return [{"emoji": e, "count": n, "mine": e in own} for e, n in counts.items()]


def _reply(wire: Json) -> Json | None:
    answered = wire.get("reply_to_message")
    if answered is None or "forum_topic_created" in answered:
        return None
    text = wire["quote"]["text"] if "quote" in wire else words(answered)
    name = sender_name(answered)
    return {"message_id": answered["message_id"], "name": name, "text": text[:LONGEST_LINE]}


def _forward(wire: Json) -> str | None:
    came = wire.get("forward_origin")
    if came is None:
        return None
    if "sender_user" in came:
        return name_of(came["sender_user"])
    chat = came.get("chat") or came.get("sender_chat") or {}
    return str(came.get("sender_user_name") or chat.get("title", ""))


def poll_view(world: World, poll: Poll, user: int | None) -> Json:
    """A poll as a voter sees it: counts only once they voted or it closed, as the apps do."""
    del world
    chosen = poll.votes.get(user or 0, [])
    shown = poll.closed or (bool(chosen) and not poll.hidden) or (user is None and not poll.hidden)
    counts = poll.counts()
    return {
        "question": poll.settings["question"],
        "options": [
            {
                "text": option["text"],
                "voters": counts[n] if shown else None,
                "chosen": n in chosen,
            }
            for n, option in enumerate(poll.options)
        ],
        "closed": poll.closed,
        "total": len(poll.votes),
        "anonymous": poll.anonymous,
        "multiple": poll.settings["allows_multiple_answers"],
        "revoting": poll.settings["allows_revoting"],
        "quiz": poll.settings["type"] == "quiz",
        "correct": poll.settings.get("correct_option_ids") if chosen or poll.closed else None,
        "close_date": poll.close_date or None,
    }
