"""What operators are told of a raid: once when it begins, once when it is over."""

from datetime import datetime

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Button, Edit, Rows, Text
from bot.domain.press import pack_press
from bot.domain.raid import RAID, stamp
from bot.domain.setup import name_of
from bot.storage.measure import Measure
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

PRESS = "raid"
END, BAN, ADMIT, DECLINE = "end", "ban", "admit", "decline"
TOLD = "raid_told"
"""Learns the alarm's message (`bot.actions.sent`)."""


async def tell_began(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, held: Measure, people: int
) -> None:
    """The alarm, with what can be done."""
    rules = content.gate.raid
    text = Text(
        "raid-began",
        {
            "community": name_of(community), "people": people, "quiet": rules.quiet_minutes,
            "mute": rules.mute_minutes,
        },
    )  # fmt: skip
    buttons = ((button(community, END),), (button(community, BAN, held.since),))
    await tell_operators(
        uow, community, text, now, key=key_of(held), buttons=buttons, important=True, on_sent=TOLD
    )


async def told(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The alarm is there: its message will be changed when the raid is over."""
    del content, now
    if parcel.community_id is None or result.receiver_id:
        return
    held = await uow.measures.get(parcel.community_id, RAID)
    if held is not None and key_of(held) == parcel.key:
        state = {**held.state, "notice": result.message_id, "chat": parcel.chat_id}
        await uow.measures.change(parcel.community_id, RAID, state=state)


async def tell_over(uow: UnitOfWork, now: datetime, community: Community, held: Measure, by: int) -> None:
    """The all-clear: how many came, who still waits at the gate; the alarm loses its buttons."""
    came = await uow.raids.joined(community.id, held.since, now)
    waiting = await uow.knocks.queued(community.id, held.since)
    text = Text(
        "raid-over",
        {
            "community": name_of(community), "people": len(came), "waiting": len(waiting),
            "how": "staff" if by else "quiet",
        },
    )  # fmt: skip
    rows: list[tuple[Button, ...]] = []
    if came:
        rows.append((button(community, BAN, held.since, now),))
    if waiting:
        rows.append(tuple(button(community, what, held.since) for what in (ADMIT, DECLINE)))
    await tell_operators(
        uow, community, text, now, key=f"{key_of(held)}:over", buttons=tuple(rows), silent=True
    )
    await _close_alarm(uow, now, community, held)


async def _close_alarm(uow: UnitOfWork, now: datetime, community: Community, held: Measure) -> None:
    if notice := held.state.get("notice"):
        text = Text("raid-alarm-over", {"community": name_of(community)})
        edit = Edit(held.state["chat"], notice, community.language, text)
        await uow.outbox.put(edit, now, community_id=community.id)


def button(community: Community, what: str, *instants: datetime) -> Button:
    """A button about a raid: what, whose, and between which instants."""
    ref = ".".join((what, str(community.id), *(str(stamp(at)) for at in instants)))
    return Button(Text(f"raid-button-{what}"), pack_press(PRESS, ref))


def key_of(held: Measure) -> str:
    """Under which the alarm stands in the outbox."""
    return f"raid:{held.community_id}:{stamp(held.since)}"


def undo_button(community: Community, given_at: datetime) -> Rows:
    """Takes bans back that were given at that instant."""
    ref = f"undo.{community.id}.{stamp(given_at)}"
    return ((Button(Text("button-undo"), pack_press(PRESS, ref)),),)
