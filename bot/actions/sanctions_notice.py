"""What members read when something is done to them, or taken back: kindly, why, until when, how to appeal."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.community import Community, Member
from bot.domain.incident import Incident
from bot.domain.outgoing import Audience, Button, Lane, Mention, Param, Place, Rows, Say, Text, Whisper
from bot.domain.press import pack_press
from bot.domain.sanctions import BOT, Kind, Sanction
from bot.storage.uow import UnitOfWork

APPEAL = "appeal"
"""The button's action; it names the sanction, and only who it is about may press it."""
_OUT = (Kind.BAN, Kind.KICK)
"""After these nobody can be reached in the group."""


def moment(community: Community, at: datetime) -> Text:
    """An instant on the community's wall clock."""
    wall = at.astimezone(ZoneInfo(community.timezone))
    return Text("peace-when", {"day": wall.date(), "time": f"{wall:%H:%M}"})


def until(community: Community, sanction: Sanction) -> Param:
    """Until when it holds, or that it holds for good."""
    return moment(community, sanction.until) if sanction.until is not None else Text("peace-for-good")


def why(sanction: Sanction, rule: str = "") -> Param:
    """The reason that staff gave, otherwise what the rule is about, in general words."""
    if sanction.reason:
        return sanction.reason
    return Text("notice-why", {"rule": rule})


async def tell(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, sanction: Sanction,
    *, contacts: Collection[int], seconds: int, incident: Incident | None = None, deleted: bool = False,
) -> None:  # fmt: skip
    """Tell a member what was done and why; to be put into the outbox before the deed itself.

    `contacts` are people who have opened the bot. `seconds` is how long it stays where all can see it.
    """
    if sanction.kind is Kind.NOTE or sanction.user_id <= 0:
        return
    if not _is_there(member, sanction) and member.user_id not in contacts:
        return
    text = Text(f"notice-{sanction.kind}", {
        "name": Mention(member.user_id, member.name), "community": community.title,
        "why": why(sanction, incident.rule if incident else ""), "until": until(community, sanction),
        "deleted": "yes" if deleted else "no", "told": "yes" if sanction.reason or incident else "no",
    })  # fmt: skip
    await _say(uow, now, community, member, sanction, text, appeal(sanction), contacts, seconds)


async def tell_undone(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, sanction: Sanction, seconds: int
) -> None:
    """Tell a member that it was taken back."""
    if sanction.kind is Kind.NOTE or sanction.user_id <= 0:
        return
    contacts = await uow.members.open_contacts([member.user_id])
    if (sanction.kind in _OUT or not _is_there(member, sanction)) and not contacts:
        return
    text = Text("notice-undone", {
        "name": Mention(member.user_id, member.name), "community": community.title, "kind": sanction.kind,
    })  # fmt: skip
    await _say(uow, now, community, member, sanction, text, (), contacts, seconds)


def _is_there(member: Member, sanction: Sanction) -> bool:
    """Whether they can read it in the group. Staff may mean somebody who was never seen, and has no name."""
    seen = member.name or member.username or sanction.by_id == BOT
    return member.left_at is None and bool(seen)


def appeal(sanction: Sanction) -> Rows:
    """The way to object."""
    return ((Button(Text("button-appeal"), pack_press(APPEAL, sanction.id, sanction.user_id)),),)


async def _say(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, sanction: Sanction, text: Text,
    buttons: Rows, contacts: Collection[int], seconds: int,
) -> None:  # fmt: skip
    to: Audience = Whisper(community.chat_id, member.user_id)
    if (sanction.kind in _OUT or not _is_there(member, sanction)) and member.user_id in contacts:
        to = Place(member.user_id)
    language = member.language or community.language
    stay = 0 if isinstance(to, Place) else seconds
    say = Say(to, language, text, buttons, lifetime=stay, lasting=True)
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.HARM)
