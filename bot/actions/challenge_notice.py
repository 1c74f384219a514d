"""What the group reads of a challenge: the announcement, kept up to date, and what follows from it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.actions import game_notice
from bot.actions.game_notice import Notice, awake, when
from bot.content import Content
from bot.domain.challenge import CANCELLED, SIGNUP, Challenge
from bot.domain.community import Community
from bot.domain.outgoing import Button, Lane, Listing, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

KEY = "challenge:"
ANY = "any"
"""The team of those who do not mind."""

Sizes = Mapping[int | None, int]


def how(each: Challenge) -> Text:
    """What is a day's proof."""
    return Text(f"challenge-how-{each.proof}", {"word": each.word})


def announcement(community: Community, each: Challenge, sizes: Sizes) -> Text:
    """What it is, and how many are in."""
    return Text("challenge-announced", {
        "title": each.title, "starts": each.starts_on, "ends": each.ends_on, "days": each.days,
        "lines": Listing(tuple(_lines(community, each, sizes)), "lines"),
    })  # fmt: skip


def _lines(community: Community, each: Challenge, sizes: Sizes) -> Iterator[Text]:
    yield how(each)
    yield Text("challenge-goal", {"needed": each.needed, "days": each.days, "points": each.points})
    people = sum(sizes.values())
    if each.state == SIGNUP:
        yield Text("challenge-until", {"until": when(community, each.begins_at)})
    yield Text("challenge-people", {"people": people})
    if each.teams:
        teams = tuple(
            Text("challenge-team", {"name": name, "people": sizes.get(number, 0)})
            for number, name in enumerate(each.teams)
        )
        yield Text("challenge-teams-line", {"teams": Listing(teams)})


def join_buttons(each: Challenge, *, named: bool = False) -> Rows:
    """Anybody may press them, once for each team; `named` where they stand among those of others."""
    if not each.teams:
        label = Text("challenge-button-join")
        if named:
            label = Text("challenge-button-join-named", {"title": each.title})
        return ((Button(label, pack_press("join", each.id)),),)
    teams = tuple(
        (
            Button(
                Text("challenge-button-team", {"name": f"{name} · {each.title}" if named else name}),
                pack_press("join", f"{each.id}.{number}"),
            ),
        )
        for number, name in enumerate(each.teams)
    )
    either = Button(Text("challenge-button-any"), pack_press("join", f"{each.id}.{ANY}"))
    return (*teams, (either,))


async def announce(uow: UnitOfWork, now: datetime, community: Community, each: Challenge) -> None:
    """Tell the group, once; the message's id comes back to `announced`."""
    notice = Notice(announcement(community, each, {}), join_buttons(each))
    await game_notice.announce(uow, now, community, f"{KEY}{each.id}", notice, "challenge_announced")


async def announced(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The announcement stands in the group; what happened meanwhile is made good in it."""
    del content
    challenge_id = int((parcel.key or "").removeprefix(KEY))
    if not result.message_id or parcel.community_id is None:
        return
    await uow.communities.lock([parcel.community_id])
    await uow.challenges.change(challenge_id, message_id=result.message_id)
    each = await uow.challenges.get(challenge_id)
    if each is not None and each.state != SIGNUP:
        await rewrite(uow, now, await uow.communities.get(each.community_id), each)


async def rewrite(uow: UnitOfWork, now: datetime, community: Community, each: Challenge) -> None:
    """Bring the announcement up to date: people while they sign up, no buttons afterwards."""
    if each.state == CANCELLED:
        notice = Notice(Text("challenge-cancelled", {"title": each.title}), gone=True)
    else:
        text = announcement(community, each, await uow.challenges.sizes(each))
        notice = Notice(text, join_buttons(each) if each.state == SIGNUP else ())
    if await game_notice.rewrite(uow, now, community, f"{KEY}{each.id}", each.message_id, notice):
        await uow.challenges.change(each.id, stale_since=None)


async def tell_group(
    uow: UnitOfWork, now: datetime, community: Community, each: Challenge, what: str, text: Text,
    buttons: Rows = (),
) -> None:  # fmt: skip
    """Say something to the group, once for each `what` of a challenge; at night it waits for the morning."""
    say = Say(Place(community.chat_id), community.language, text, buttons)
    key = f"{KEY}{each.id}:{what}"
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, key=key, repeat=True,
        not_before=awake(community, now),
    )  # fmt: skip
