"""What staff read of a share: a copy of the message, and the card with the buttons that decide it."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.registration import tell_operators
from bot.actions.topics_wrapup import linked
from bot.content import Content
from bot.domain.community import QUEUE, Community
from bot.domain.outgoing import Button, Edit, Mention, Param, Rows, Text
from bot.domain.outgoing_reach import Forward
from bot.domain.press import pack_press
from bot.domain.shares import APPROVED, DECLINED, FEATURED, WAITING, Share, worth
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

CARDED = "share_card"
_KEY = "share:"
SHARE = "share"
"""The action of the buttons: a share's id, then what is to become of it."""


async def show(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, shares: Sequence[Share]
) -> None:
    """Ask the operators about new shares: each with the message itself before it, where there is a chat."""
    ops = community.ops_chat_id
    for each in shares:
        if ops is not None and ops != community.chat_id:
            copy = Forward(ops, community.chat_id, each.message_id, community.ops_topic(QUEUE))
            key = f"share-copy:{each.id}"
            await uow.outbox.put(copy, now, community_id=community.id, key=key)
        text, buttons = await card(uow, content, community, each)
        key = f"{_KEY}{each.id}"
        await tell_operators(uow, community, text, now, key=key, buttons=buttons, on_sent=CARDED, topic=QUEUE)


async def carded(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The card is in the operators' chat; it can be changed there from now on."""
    del content, now
    number = (parcel.key or "").removeprefix(_KEY)
    if number.isdecimal() and result.message_id:
        await uow.shares.change(int(number), notice_id=result.message_id)


async def card(uow: UnitOfWork, content: Content, community: Community, each: Share) -> tuple[Text, Rows]:
    """A share as staff see it, with what can be done about it."""
    people = [each.user_id, each.shared_by, each.decided_by or 0]
    names = await uow.members.names(community.id, people)
    params: dict[str, Param] = {
        "share": each.id, "community": community.title, "state": each.state,
        "name": Mention(max(0, each.user_id), names.get(each.user_id, "")),
        "words": linked(community, each.message_id, Text("share-words")),
        "other": "no" if each.shared_by == each.user_id else "yes",
        "sharer": names.get(each.shared_by, ""), "day": each.local_date,
        "by": names.get(each.decided_by or 0, "") or Text("share-by-staff"),
        "reason": each.reason, "told": "yes" if each.reason else "no",
    }  # fmt: skip
    return Text("share-card", params), card_buttons(content, each)


def card_buttons(content: Content, each: Share) -> Rows:
    """What staff can decide about it now."""
    undo = _button(each, "undo", Text("button-undo"))
    feature = _feature(content, each)
    if each.state == WAITING:
        points = {"points": worth(APPROVED, content.shares)}
        return (
            (_button(each, APPROVED, Text("button-share-approve", {**points})), feature),
            (_button(each, DECLINED, Text("button-share-decline")),),
        )
    return ((feature, undo),) if each.state == APPROVED else ((undo,),)


def _feature(content: Content, each: Share) -> Button:
    points = worth(FEATURED, content.shares)
    return _button(each, FEATURED, Text("button-share-feature", {"points": points}))


def _button(each: Share, verb: str, label: Text) -> Button:
    return Button(label, pack_press(SHARE, f"{each.id}.{verb}"))


def queue_row(each: Share, name: str) -> tuple[Button, ...]:
    """A button that shows one of the queue."""
    return (_button(each, "show", Text("button-share-show", {"share": each.id, "name": name})),)


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Share
) -> None:
    """Bring the card in the operators' chat up to date."""
    if each.notice_id and community.ops_chat_id is not None:
        text, buttons = await card(uow, content, community, each)
        edit = Edit(community.ops_chat_id, each.notice_id, community.language, text, buttons)
        await uow.outbox.put(edit, now, community_id=community.id)
