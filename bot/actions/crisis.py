"""Crisis: operators hear once of a wave of displeasure, with what they could say, and once of its end."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from bot.actions import audit
from bot.actions.complaints_notice import call_out
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.calendar import instant
from bot.domain.community import Community, Person
from bot.domain.complaint import HIGHEST
from bot.domain.crisis import Alarm, CrisisRules, Slot, Turn, Wave, step, wave
from bot.domain.outgoing import Button, Listing, Param, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.grumble import Grumble
from bot.storage.measure import Measure
from bot.storage.uow import UnitOfWork

NAME = "crisis"
"""The measure that is the alarm."""
STATED = "stated"
_PHRASES = 6
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Look at the groups in which there is much displeasure, and at those with an alarm, each minute."""
    every = [each.complaints.crisis for each in (content, *content.variants.values())]
    since = now - max(each.window for each in every)
    least = min(each.at_least for each in every)
    loud = await uow.grumbles.loud(since, least, min(each.members for each in every))
    alarmed = [each.community_id for each in await uow.measures.named(NAME)]
    ids = sorted({*loud, *alarmed})
    if not ids:
        return
    await uow.communities.lock(ids)
    for community_id in ids:
        community = await uow.communities.get(community_id)
        rules = content.of(community).complaints.crisis
        await _look(uow, rules, now, community, await uow.measures.get(community_id, NAME))


async def _look(
    uow: UnitOfWork, rules: CrisisRules, now: datetime, community: Community, held: Measure | None
) -> None:
    earliest = now - rules.window - timedelta(days=rules.usual_days)
    grumbles = await uow.grumbles.since(community.id, earliest)
    present = [each for each in grumbles if now - rules.window < each.at <= now]
    slots = await _slots(uow, rules, now, community, grumbles)
    seen = wave(slots, len({each.user_id for each in present}), now, rules)
    alarm, turn = step(_alarm(held), seen, now, rules)
    if turn is Turn.RAISED:
        await _raise(uow, rules, now, community, seen, present)
    elif turn is Turn.CLEARED and held is not None:
        await _clear(uow, rules, now, community, held)
    elif alarm is not None and held is not None:
        await uow.measures.change(community.id, NAME, state={**held.state, **_kept(alarm)})


async def _slots(
    uow: UnitOfWork, rules: CrisisRules, now: datetime, community: Community, grumbles: Sequence[Grumble]
) -> list[Slot]:
    """The negative messages one by one; all messages of the window, and of each full hour before it."""
    since = now - rules.window
    talk = Slot(now, 0, await uow.grumbles.talk(community.id, since))
    return [*(Slot(each.at, 1, 0) for each in grumbles), talk, *await _hours(uow, rules, since, community)]


async def _hours(uow: UnitOfWork, rules: CrisisRules, until: datetime, community: Community) -> list[Slot]:
    first = community.day_of(until - timedelta(days=rules.usual_days))
    slots = []
    for day, hour, messages in await uow.grumbles.hours(community.id, first):
        date = day + _DAY if hour < community.rollover_hour else day  # after midnight it is still that day
        at = instant(date, time(hour), community.timezone)
        if at + _HOUR <= until:
            slots.append(Slot(at, 0, messages))
    return slots


async def _raise(
    uow: UnitOfWork, rules: CrisisRules, now: datetime, community: Community, seen: Wave,
    present: Sequence[Grumble],
) -> None:  # fmt: skip
    said = Counter(phrase for each in present for phrase in each.phrases)
    state = {
        **_kept(Alarm(now, seen.negative)), "negative": seen.negative, "members": seen.members,
        "usual": round(seen.usual, 1), "phrases": [phrase for phrase, _ in said.most_common(_PHRASES)],
    }  # fmt: skip
    held = Measure(community.id, NAME, now, state=state)
    if await uow.measures.begin(held):
        text, key = told(rules, community, held), f"{NAME}:{community.id}:{now.timestamp():.0f}"
        await call_out(uow, now, community, text, key, HIGHEST, buttons(held))
        await audit.record(uow, community, now, audit.BOT, "crisis", negative=seen.negative)


async def _clear(
    uow: UnitOfWork, rules: CrisisRules, now: datetime, community: Community, held: Measure
) -> None:
    await uow.measures.drop(community.id, NAME)
    text = Text("crisis-cleared", {
        "community": name_of(community), "minutes": rules.clear_minutes, "peak": int(held.state["peak"]),
    })  # fmt: skip
    key = f"{NAME}-over:{community.id}:{held.since.timestamp():.0f}"
    await tell_operators(uow, community, text, now, key=key, important=True)
    await audit.record(uow, community, now, audit.BOT, "crisis-over", peak=held.state["peak"])


def told(rules: CrisisRules, community: Community, held: Measure) -> Text:
    """The alarm as the operators read it."""
    state = held.state
    params: dict[str, Param] = {
        "community": name_of(community), "negative": state["negative"], "members": state["members"],
        "minutes": rules.window_minutes, "usual": state["usual"], "hours": rules.calm_hours,
        "phrases": Listing(tuple(state["phrases"])), "statement": Text("crisis-statement"),
    }  # fmt: skip
    return Text("crisis-alarm", params)


def buttons(held: Measure) -> Rows:
    """Post the statement, as long as nobody has; calm mode."""
    calm = Button(Text("button-crisis-calm"), pack_press("calm", f"on.{held.community_id}"))
    if held.state.get(STATED):
        return ((calm,),)
    say = Button(Text("button-crisis-statement"), pack_press(NAME, f"say.{held.community_id}"))
    return ((say,), (calm,))


async def state_publicly(uow: UnitOfWork, now: datetime, community: Community, by: Person) -> Measure:
    """Post the suggested statement to the group, once for each wave.

    Refuses with "crisis-over-already" or "crisis-stated".
    """
    held = await uow.measures.get(community.id, NAME)
    if held is None:
        raise Refusal("crisis-over-already")
    key = f"statement:{community.id}:{held.since.timestamp():.0f}"
    say = Say(Place(community.chat_id), community.language, Text("crisis-statement"))
    if not await uow.outbox.put(say, now, community_id=community.id, key=key, repeat=True):
        raise Refusal("crisis-stated")
    await audit.record(uow, community, now, by.user_id, "crisis-statement")
    changed = await uow.measures.change(community.id, NAME, state={**held.state, STATED: True})
    return changed or held


def _alarm(held: Measure | None) -> Alarm | None:
    if held is None:
        return None
    since = held.state["usual_since"]
    return Alarm(held.since, int(held.state["peak"]), datetime.fromisoformat(since) if since else None)


def _kept(alarm: Alarm) -> dict[str, object]:
    since = alarm.usual_since
    return {"peak": alarm.peak, "usual_since": since.astimezone(UTC).isoformat() if since else None}
