"""The buttons of alarms: each does the real thing, and the alarm says who has pressed it."""

from bot.actions import alarms as subject
from bot.actions import dialogue, topics_today
from bot.actions.alarms_notice import (
    DONE,
    GIVEAWAY,
    JOIN,
    LATER,
    TOPIC,
    WAKE,
    card,
    fallen_silent,
    others_of,
)
from bot.desk import Call
from bot.domain.alarms import MERGE, QUIET, SEEN_TO, Alarm
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Mention, Place, Rows, Say, Text
from bot.domain.post import mark_of
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.alarms import Silent
from handlers import giveaway
from handlers.games import number_in
from handlers.panel_entry import enter
from handlers.panel_post import preview
from handlers.panel_screen import in_ops

LISTED = 10
"""So many of the silent are named."""
_PARTS = 3
_LIVELIER = (QUIET, MERGE)
_FOR = {
    TOPIC: _LIVELIER, GIVEAWAY: _LIVELIER, WAKE: _LIVELIER, JOIN: (MERGE,), DONE: SEEN_TO, LATER: SEEN_TO,
}  # fmt: skip


async def press(call: Call) -> None:
    """`<alarm>.<what>.<more>`; staff of its community only, and only while it lasts."""
    parts = call.args.split(".")
    found = await call.uow.alarms.get(number_in(parts[0])) if len(parts) == _PARTS else None
    if found is None:
        raise Refusal("button-too-old")
    community = await enter(call, found.community_id)
    each, verb, more = await call.uow.alarms.get(found.id), parts[1], number_in(parts[2])
    if each is None or each.cause not in _FOR.get(verb, ()) or (more and verb != JOIN):
        raise Refusal("button-too-old")
    if each.cleared_on is not None:
        raise Refusal("alarm-over")
    await _do(call, community, each, verb, more)
    fresh = await call.uow.alarms.get(each.id) or each
    today = community.day_of(call.desk.now)
    await call.edit(*await card(call.uow, call.content, community, fresh, today))


async def _do(call: Call, community: Community, each: Alarm, verb: str, more: int) -> None:
    by, now = call.person.user_id, call.desk.now
    if verb in {DONE, LATER}:
        await subject.settle(call.uow, call.content, now, community, each, by, done=verb == DONE)
        return
    await subject.press(call.uow, now, community, each, by, verb)
    if verb == TOPIC:
        await _ask_group(call, community)
    elif verb == GIVEAWAY:
        await dialogue.ask(call, giveaway.KIND, {"community": community.id})
        await _aside(call, Text("giveaway-ask"))
    elif verb == WAKE:
        await _wake(call, community)
    else:
        await _join(call, community, more)


async def _ask_group(call: Call, community: Community) -> None:
    """The best of the content's questions, now."""
    now = call.desk.now
    best = next(iter(await topics_today.offered(call.uow, call.content, community, now)), None)
    if best is None:
        raise Refusal("alarm-no-topic")
    by, mark = call.person.user_id, mark_of(best.id)
    await topics_today.ask_offered(call.uow, call.content, now, community, by, mark)
    call.toast(Text("alarm-topic-asked"))


async def _wake(call: Call, community: Community) -> None:
    """Who has fallen silent, and words for the group in which nobody is named, to be sent or changed.

    The bot writes to none of them: who has left off is not to be called, and a list before the group shames.
    """
    rules = call.content.statistics
    since = fallen_silent(community, call.desk.now, rules.silent_days)
    count, people = await call.uow.alarms.silent(community.id, since, rules.silent_messages, LISTED)
    lines = Listing(tuple(_silent(each) for each in people), "lines")
    more = {"count": count, "more": count - len(people), "days": rules.silent_days}
    await _aside(call, Text("alarm-silent", {"community": name_of(community), "lines": lines, **more}))
    await _draft(call, community, Text("alarm-wake-words", {"community": name_of(community)}))


def _silent(each: Silent) -> Text:
    name = Mention(0, each.name) if each.name else str(each.user_id)
    return Text("alarm-silent-line", {"name": name, "day": each.last_day})


async def _join(call: Call, community: Community, other_id: int) -> None:
    """Words that tell the group of it; refuses a group that is not to be chosen any more."""
    today = community.day_of(call.desk.now)
    others = {one.community.id: one for one in await others_of(call.uow, community, today)}
    if other_id not in others:
        raise Refusal("button-too-old")
    other = name_of(others[other_id].community)
    words = Text("alarm-join-words", {"community": name_of(community), "other": other})
    await _draft(call, community, words)


async def _draft(call: Call, community: Community, words: Text) -> None:
    """As if the one who pressed had written it in the panel: nothing is sent before they say so."""
    written = call.content.texts.plain(community.language, words)
    screen = await preview(call, written)
    await _aside(call, screen.text, screen.buttons)


async def _aside(call: Call, text: Text, buttons: Rows = ()) -> None:
    """In a message of its own beside the alarm, where only staff read it."""
    seen = call.private or in_ops(call)
    to = Place(call.chat_id, call.topic) if seen else call.audience
    say = Say(to, call.language, text, buttons, lifetime=0 if seen else 600, secret=not seen)
    await call.uow.outbox.put(say, call.desk.now, community_id=call.community_id)
