"""Polls of bots."""

from sandbox.chats import Bot, Json
from sandbox.errors import bad_request
from sandbox.formatting import formatted
from sandbox.keyboards import check_data, inline_keyboard
from sandbox.messages import sender_fields
from sandbox.methods.access import Params, chat_of, post_of
from sandbox.methods.sending import check_may_send, dressed, place_fields
from sandbox.people_polls import open_poll
from sandbox.polls import LARGEST_OPEN, MOST_OPTIONS, SHORTEST_OPEN, Poll
from sandbox.world import World

LONGEST_QUESTION = 300
LONGEST_OPTION = 100


def send_poll(world: World, bot: Bot, params: Params) -> Json:
    """Send a poll."""
    keyboard = inline_keyboard(params.get("reply_markup"))
    settings, options = _settings(world, params), _options(params)
    chat = chat_of(world, bot, params)
    head = place_fields(world, bot, chat, params)
    if chat.kind == "channel" and not settings["is_anonymous"]:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    if settings["members_only"] and chat.kind != "channel":
        raise bad_request("poll voters can be restricted only in channel chats")
    check_may_send(world, chat, bot, "poll", head)
    check_data(keyboard)
    poll = Poll(world.next_number(), chat, 0, bot.id, settings, options)
    _end(world, poll, params)
    poll.hidden = bool(params.get("hide_results_until_closes"))
    poll.dressing = _description(world, params)
    sender = sender_fields(world, chat, bot.id)
    body = dressed({"reply_markup": keyboard} if keyboard else {}, params)
    post = open_poll(world, chat, bot.id, {**sender, **head, **body}, poll)
    post.keyboard_bot = bot.id if keyboard else 0
    return post.wire


def _settings(world: World, params: Params) -> Json:
    question = str(params["question"]).strip()
    if not question:
        raise bad_request("text must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad_request("poll question length must not exceed 300")
    kind = str(params.get("type") or "regular")
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    revoting = params.get("allows_revoting")
    settings: Json = {
        "question": question,
        "is_anonymous": params.get("is_anonymous", True) is not False,
        "type": kind,
        "allows_multiple_answers": bool(params.get("allows_multiple_answers")),
        "allows_revoting": kind == "regular" if revoting is None else bool(revoting),
        "members_only": bool(params.get("members_only")),
    }
    if kind == "quiz":
        settings.update(_quiz(world, params))
    return settings


def _quiz(world: World, params: Params) -> Json:
    right = params.get("correct_option_ids") or []
    if not right:
        raise bad_request("correct quiz option list must be non-empty")
    if right != sorted(set(right)):
        raise bad_request("correct quiz option list must be increasing")
    if not 0 <= right[0] <= right[-1] < len(params["options"]):
        raise bad_request("wrong correct option ID specified")
    if not params.get("explanation"):
        return {"correct_option_ids": right}
    mode, marks = params.get("explanation_parse_mode"), params.get("explanation_entities")
    text, entities = formatted(params["explanation"], mode, marks, world.users)
    fields = {"correct_option_ids": right, "explanation": text}
    return {**fields, "explanation_entities": entities} if entities else fields


def _options(params: Params) -> list[Json]:
    given = params["options"]
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    texts = [str(o.get("text", "") if isinstance(o, dict) else o).strip() for o in given]
    if not all(texts):
        raise bad_request("text must be non-empty")
    if max(map(len, texts)) > LONGEST_OPTION:
        raise bad_request("poll options length must not exceed 100")
    return [{"persistent_id": f"{n}", "text": text} for n, text in enumerate(texts)]


def _end(world: World, poll: Poll, params: Params) -> None:
    period, date = params.get("open_period") or 0, params.get("close_date") or 0
    poll.closed = bool(params.get("is_closed"))
    seconds = period or (date - world.now() if date else SHORTEST_OPEN)
    if not SHORTEST_OPEN <= seconds <= LARGEST_OPEN:
        raise bad_request("POLL_CLOSE_DATE_INVALID" if date else "POLL_OPEN_PERIOD_INVALID")
    if period:
        poll.settings.update(open_period=period, close_date=world.now() + period)
    elif date:
        poll.settings.update(close_date=date)
    poll.close_date = poll.settings.get("close_date", 0)


def _description(world: World, params: Params) -> Json:
    if not params.get("description"):
        return {}
    mode, marks = params.get("description_parse_mode"), params.get("description_entities")
    text, entities = formatted(params["description"], mode, marks, world.users)
    fields: Json = {"description": text}
    return {**fields, "description_entities": entities} if entities else fields


def stop_poll(world: World, bot: Bot, params: Params) -> Json:
    """Close a poll of the bot's own; answers its final state."""
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat = chat_of(world, bot, params)
    post = post_of(chat, params["message_id"], "message with poll to stop")
    poll = post.poll
    if poll is None:
        raise bad_request("message is not a poll")
    if post.author != bot.id:
        raise bad_request("poll can't be stopped")
    if poll.closed:
        raise bad_request("poll has already been closed")
    check_data(keyboard)
    post.wire = {key: value for key, value in post.wire.items() if key != "reply_markup"}
    if keyboard is not None:
        post.wire["reply_markup"] = keyboard
    world.close_poll(poll)
    return poll.wire()
