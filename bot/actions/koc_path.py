"""Steps on the KOC path with what people are told of them: the invitation, its answer, the door, the end."""

from datetime import UTC, datetime, timedelta

from bot.actions import koc
from bot.actions.koc_notice import MINE, Who, opened, tell
from bot.actions.tell_member import tell_member
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.koc import (
    ACCEPT,
    APPOINT,
    DECLINE,
    EXPIRE,
    INVITE,
    INVITED,
    KOC,
    LEAVE,
    LOSE,
    RETIRE,
    SERVING,
    Figures,
    Standing,
)
from bot.domain.outgoing import Button, Param, Rows, Text
from bot.domain.outgoing_reach import Invite
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

GROUP = "koc_group"
"""The setting that names the KOC group's chat, and the kind of a community that is one by itself."""
LINKED = "koc_linked"
_KEY = "koc-door:"
_LINK_HOLDS = timedelta(days=7)


async def act(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, move: str,
    by_id: int,
) -> Standing:  # fmt: skip
    """A step that operators take; who it is about hears of what concerns them."""
    done = await koc.take(uow, content, now, community, user_id, move, by_id)
    if move == INVITE:
        await invite(uow, content, now, community, done)
    elif move == APPOINT:
        await _tell_member(uow, content, now, community, user_id, "koc-told-appointed")
    elif move == RETIRE:
        await _tell_member(uow, content, now, community, user_id, "koc-told-retired")
    return done


async def invite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, done: Standing
) -> None:
    """Ask somebody; where they can neither be written to nor seen, the operators hear that."""
    text, buttons = invitation(content, community, done)
    if not await tell_member(uow, now, community, done.user_id, text, buttons):
        await tell(uow, now, community, done.user_id, "koc-unreached", f"unreached:{done.since}")


def invitation(content: Content, community: Community, done: Standing) -> tuple[Text, Rows]:
    """What somebody who is invited reads."""
    until = done.since + timedelta(days=content.koc.answer_days)
    text = Text("koc-invitation", {
        "community": community.title, "until": until, "points": content.koc.benefit_points,
    })  # fmt: skip
    yes, no = (
        Button(Text(f"button-koc-{answer}"), pack_press(MINE, f"{community.id}.{answer}", done.user_id))
        for answer in ("yes", "no")
    )
    return text, ((yes, no),)


async def answer(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, *, yes: bool
) -> Text:
    """The invited accepts or declines; returns what to say to them. Refuses with "koc-invitation-over"."""
    found = await uow.koc.get(community.id, user_id)
    if found is None or found.state != INVITED:
        raise Refusal("koc-invitation-over")
    await koc.take(uow, content, now, community, user_id, ACCEPT if yes else DECLINE, user_id)
    key = "koc-accepted" if yes else "koc-declined"
    await tell(
        uow, now, community, user_id, key, f"answer:{int(now.timestamp())}", opened(community, user_id)
    )
    if yes:
        await open_door(uow, now, community, user_id)
    return Text("koc-welcome" if yes else "koc-thanks-anyway", {
        "community": community.title, "days": content.koc.trainee_days,
    })  # fmt: skip


async def open_door(uow: UnitOfWork, now: datetime, community: Community, user_id: int) -> None:
    """A link into the KOC group, for one person; they get it when Telegram has made it."""
    chat_id = await group_of(uow, community)
    if chat_id is None:
        return
    until = (now + _LINK_HOLDS).astimezone(UTC).isoformat()
    door = Invite(chat_id, f"KOC {user_id}", 1, until)
    key = f"{_KEY}{community.id}:{user_id}:{int(now.timestamp())}"
    await uow.outbox.put(door, now, community_id=community.id, key=key, repeat=True, on_sent=LINKED)


async def group_of(uow: UnitOfWork, community: Community) -> int | None:
    """The KOC group's chat: the one that was set, or the group of that kind with the same operators."""
    chosen = await uow.settings.get(community.id, GROUP)
    if chosen is not None:
        return int(chosen)
    if community.ops_chat_id is None:
        return None
    for each in await uow.communities.all(State.ACTIVE):
        if each.kind == KOC and each.ops_chat_id == community.ops_chat_id and each.id != community.id:
            return each.chat_id
    return None


async def linked(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The link is there: it goes to the one it is for."""
    del content
    found = _whose(parcel)
    link = str(result.data.get("link", ""))
    if found is None or not link:
        return
    community_id, user_id = found
    community = await uow.communities.get(community_id)
    text = Text("koc-door", {"community": community.title})
    button = Button(Text("button-koc-door"), url=link)
    if not await tell_member(uow, now, community, user_id, text, ((button,),)):
        await tell(uow, now, community, user_id, "koc-unreached", f"door:{parcel.id}")


async def unlinked(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, reason: str) -> None:
    """Telegram makes no link: the operators let them in by hand."""
    del content
    found = _whose(parcel)
    if found is not None:
        community = await uow.communities.get(found[0])
        await tell(uow, now, community, found[1], "koc-no-door", f"no-door:{parcel.id}", reason=reason)


def _whose(parcel: Parcel) -> tuple[int, int] | None:
    parts = (parcel.key or "").removeprefix(_KEY).split(":")
    if len(parts) < 3 or not (parts[0].isdecimal() and parts[1].isdecimal()):  # noqa: PLR2004 - see the key
        return None
    return int(parts[0]), int(parts[1])


async def lose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, before: Standing, found: Figures
) -> None:
    """The rule has not been met for too long: told kindly, and the operators can take it back."""
    done = await koc.take(uow, content, now, community, before.user_id, LOSE, found=found)
    await _tell_member(uow, content, now, community, before.user_id, "koc-told-lost")
    buttons = opened(community, before.user_id, undo=True)
    who = Who(found, content.koc)
    key, what = f"lost:{done.since}", "koc-lost"
    await tell(uow, now, community, before.user_id, what, key, buttons, who, state=before.state)


async def gone(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing
) -> None:
    """Somebody on the path has left the group."""
    await koc.take(uow, content, now, community, each.user_id, LEAVE)
    if each.state in SERVING:
        await tell(uow, now, community, each.user_id, "koc-left", f"left:{community.day_of(now)}")


async def expire(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Standing
) -> None:
    """An invitation was not answered in time."""
    await koc.take(uow, content, now, community, each.user_id, EXPIRE)
    buttons = opened(community, each.user_id)
    await tell(uow, now, community, each.user_id, "koc-expired", f"expired:{each.since}", buttons)


async def _tell_member(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, what: str
) -> None:
    params: dict[str, Param] = {"community": community.title, "points": content.koc.benefit_points}
    await tell_member(uow, now, community, user_id, Text(what, params))
