"""What operators read of an alarm: what is the matter, what can be pressed, who has pressed what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.alarms import MERGE, QUIET, SEEN_TO, SIZES, Alarm, most
from bot.domain.community import Community
from bot.domain.insight import percent
from bot.domain.koc import KOC
from bot.domain.outgoing import Button, Edit, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.setup import name_of
from bot.domain.statistics import DAY, Share
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

PRESS, CARDED = "alarm", "alarm_card"
"""The action of the buttons (alarm, verb, more), and what learns where the card is."""
TOPIC, GIVEAWAY, WAKE, JOIN, DONE, LATER = "topic", "giveaway", "wake", "join", "done", "later"
OTHERS = 5
"""So many groups that one could join."""
_KEY = "alarm:"
_DEEDS = 8


@dataclass(frozen=True, slots=True)
class Other:
    """A group that one could join, and how it is."""

    community: Community
    spoke: Share


async def tell(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Alarm, today: date
) -> None:
    """A new card for the operators; told once a day at most."""
    text, buttons = await card(uow, content, community, each, today)
    key = f"{_KEY}{each.id}:{today}"
    await tell_operators(uow, community, text, now, key=key, buttons=buttons, important=True, on_sent=CARDED)


async def carded(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The card is in the operators' chat; it is changed there from now on."""
    del content, now
    number = (parcel.key or "").removeprefix(_KEY).partition(":")[0]
    if number.isdecimal() and result.message_id:
        await uow.alarms.change(int(number), notice_id=result.message_id)


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Alarm, today: date
) -> None:
    """Bring the card in the operators' chat up to date."""
    if each.notice_id and community.ops_chat_id is not None:
        text, buttons = await card(uow, content, community, each, today)
        edit = Edit(community.ops_chat_id, each.notice_id, community.language, text, buttons)
        await uow.outbox.put(edit, now, community_id=community.id)


async def card(
    uow: UnitOfWork, content: Content, community: Community, each: Alarm, today: date
) -> tuple[Text, Rows]:
    """The alarm as it is now."""
    over = each.cleared_on is not None
    others = await others_of(uow, community, today) if each.cause == MERGE else []
    deeds = await _deeds(uow, community, each)
    text = Text("alarm-card", {
        "text": _matter(content, community, each, others), "count": len(deeds),
        "deeds": Listing(deeds, "lines"), "over": "yes" if over else "no",
        "day": each.cleared_on or each.raised_on,
    })  # fmt: skip
    return text, () if over else _buttons(each, others)


def _matter(content: Content, community: Community, each: Alarm, others: Sequence[Other]) -> Text:
    rules, figures = content.statistics, each.figures
    params: dict[str, Param] = {
        "community": name_of(community), "members": figures.get("members", 0),
        "spoke": figures.get("spoke", 0),
        "share": percent(Share(figures.get("spoke", 0), figures.get("of", 0))),
        "alarm": rules.speakers_alarm, "goal": rules.speakers_goal, "weeks": rules.merge_weeks,
    }  # fmt: skip
    if each.cause in SIZES:
        params["most"] = most(each.cause, rules)
    if each.cause == MERGE:
        lines = tuple(_other(one) for one in others)
        params |= {"others": Listing(lines, "lines"), "count": len(lines)}
    return Text(f"alarm-{each.cause}", params)


def _other(one: Other) -> Text:
    return Text("alarm-other", {
        "name": name_of(one.community), "members": one.spoke.whole, "share": percent(one.spoke),
    })  # fmt: skip


def clear_text(content: Content, community: Community, each: Alarm) -> Text:
    """The all-clear."""
    return Text(f"alarm-clear-{each.cause}", dict(_matter(content, community, each, ()).params))


async def others_of(uow: UnitOfWork, community: Community, today: date) -> list[Other]:
    """The groups of the same owner or operators, those first in which most people speak."""
    found = []
    for number in await uow.alarms.related(community):
        each = await uow.communities.get(number)
        if each.kind != KOC:
            found.append(Other(each, await uow.statistics.speaker_share(each, today - DAY)))
    return sorted(found, key=lambda one: (-one.spoke.part, one.community.id))[:OTHERS]


async def _deeds(uow: UnitOfWork, community: Community, each: Alarm) -> tuple[Text, ...]:
    done = (await uow.alarms.pressed(each))[-_DEEDS:]
    names = await uow.members.names(community.id, {one.actor_id for one in done})
    return tuple(
        Text("alarm-deed", {
            "day": community.day_of(one.at), "what": Text(f"audit-{one.action}"),
            "name": Mention(0, names[one.actor_id]) if names.get(one.actor_id) else str(one.actor_id),
        })
        for one in done
    )  # fmt: skip


def _buttons(each: Alarm, others: Sequence[Other]) -> Rows:
    """What can be done about it; where there is no group to join, what can be done about the quiet."""
    if each.done:
        return ()
    rows: list[tuple[Button, ...]] = [
        (_way(each, Text("button-alarm-join", {"name": name_of(one.community)}), JOIN, one.community.id),)
        for one in others
    ]
    if each.cause in {QUIET, MERGE} and not rows:
        rows += [(_way(each, Text(f"button-alarm-{verb}"), verb),) for verb in (TOPIC, GIVEAWAY, WAKE)]
    if each.cause in SEEN_TO:
        rows.append(tuple(_way(each, Text(f"button-alarm-{verb}"), verb) for verb in (DONE, LATER)))
    return tuple(rows)


def _way(each: Alarm, label: Text, verb: str, more: int = 0) -> Button:
    return Button(label, pack_press(PRESS, f"{each.id}.{verb}.{more}"))


def fallen_silent(community: Community, now: datetime, days: int) -> date:
    """The last day of whoever has done nothing for so many days."""
    return community.day_of(now) - timedelta(days=days)
