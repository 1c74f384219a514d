"""What follows from what was sent, or could not be: facts that only Telegram's answer tells.

Run by delivery, in the transaction that records the answer.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.actions import (
    alarms_notice,
    appeals,
    award,
    challenge_notice,
    complaints_notice,
    gate,
    giveaway_notice,
    headcount,
    honours_notice,
    honours_told,
    incidents_notice,
    koc_path,
    permissions,
    posting,
    raid_notice,
    rights,
    shares_notice,
    tags,
    votes,
)
from bot.actions.registration import carry_on, tell_operators, tell_ops_lost
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.outgoing import Ban, Mute, Text
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

OnSent = Callable[[UnitOfWork, Content, datetime, Parcel, Sent], Awaitable[None]]
OnFailed = Callable[[UnitOfWork, Content, datetime, Parcel, str], Awaitable[None]]

ON_SENT: Mapping[str, OnSent] = {
    "probed": rights.probed,
    "checked": rights.checked,
    headcount.COUNTED: headcount.counted,
    alarms_notice.CARDED: alarms_notice.carded,
    "appeal_shown": appeals.shown,
    "incident_card": incidents_notice.carded,
    "case_card": complaints_notice.carded,
    koc_path.LINKED: koc_path.linked,
    shares_notice.CARDED: shares_notice.carded,
    "award_announced": award.announced,
    "vote_opened": votes.opened,
    "challenge_announced": challenge_notice.announced,
    "giveaway_announced": giveaway_notice.announced,
    honours_notice.PREVIEWED: honours_notice.previewed,
    honours_told.CARDED: honours_told.told,
    "post_sent": posting.sent,
    "post_sent_to_pin": posting.sent_to_pin,
    "permissions_seen": permissions.seen,
    "permissions_set": permissions.done,
    "gate_asked": gate.asked,
    raid_notice.TOLD: raid_notice.told,
    tags.TAKEN_OFF: tags.untagged,
}
"""By the name that `outbox.put(on_sent=...)` gives."""

ON_FAILED: Mapping[str, OnFailed] = {
    "post_sent": posting.failed,
    "post_sent_to_pin": posting.failed,
    "gate_asked": gate.unasked,
    honours_told.CORRECTED: honours_told.uncorrected,
    koc_path.LINKED: koc_path.unlinked,
    tags.TAKEN_OFF: tags.untagged,
}
"""By the same name: what follows where it cannot be sent at all, with the reason."""


async def closed(uow: UnitOfWork, now: datetime, chat_id: int) -> None:
    """A person does not take private messages (any more)."""
    await uow.members.close_contact(chat_id, now)


async def moved(uow: UnitOfWork, now: datetime, old: int, new: int) -> None:
    """A group became a supergroup, and the news came as an error."""
    if await uow.communities.migrate(old, new, now):
        await carry_on(uow, new, now)
    await uow.communities.move_ops(old, new)
    await uow.outbox.move(old, new)


async def expelled(uow: UnitOfWork, now: datetime, chat_id: int, reason: str) -> None:
    """The bot is not in a chat (any more): what waits for it is dropped, the operators are told once."""
    await uow.outbox.give_up(chat_id, now, reason)
    await tell_ops_lost(uow, now, chat_id)
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    if community is None or community.state != State.ACTIVE:
        return
    await uow.communities.change(community.id, state=State.LEFT)
    await uow.posts.give_up(community.id)
    text = Text("setup-bot-left", {"community": community.title})
    await _tell(uow, community, text, now, f"left:{chat_id}:{community.day_of(now)}")


async def powerless(uow: UnitOfWork, now: datetime, chat_id: int, right: str) -> None:
    """The bot lacks a right in a chat: remembered, and told to the operators once a day with the mend."""
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    if community is None:
        return
    await uow.outbox.lose_right(community.id, right)
    text = Text("delivery-lacks-right", {"community": community.title, "right": right or "other"})
    await _tell(uow, community, text, now, f"right:{chat_id}:{right}:{community.day_of(now)}")


async def unenforced(uow: UnitOfWork, now: datetime, parcel: Parcel, reason: str) -> None:
    """Telegram did not mute or ban somebody: whoever wanted it must not believe that it is done."""
    act = parcel.outgoing
    if parcel.community_id is None or not isinstance(act, Mute | Ban):
        return
    community = await uow.communities.get(parcel.community_id)
    what = "unmute" if isinstance(act, Mute) and act.off else type(act).__name__.lower()
    text = Text("delivery-unenforced", {
        "community": community.title, "what": what, "who": str(act.user_id), "reason": reason,
    })  # fmt: skip
    await tell_operators(uow, community, text, now, key=f"unenforced:{parcel.id}", important=True)


async def _tell(uow: UnitOfWork, community: Community, text: Text, now: datetime, key: str) -> None:
    """Nobody is told in the very chat that cannot be written to."""
    if community.ops_chat_id != community.chat_id:
        await tell_operators(uow, community, text, now, key=key)
