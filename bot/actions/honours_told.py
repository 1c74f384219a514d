"""What the group reads of honours: one post with a card for all titles of a period, and what became of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions.honours_notice import KEY, period_text
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    REVOKED,
    VOTE,
    Figures,
    Honour,
    Nominee,
    first_free,
    title_name,
)
from bot.domain.outgoing import Drawing, Edit, Lane, Listing, Mention, Param, Place, Say, Text
from bot.domain.setup import name_of
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

CARDED, CORRECTED = "honours_told", "honours_corrected"
_FRESH = timedelta(days=2)
"""A post that is neither there nor on its way after so long is one that nobody remembers any more."""


async def announce(
    uow: UnitOfWork, now: datetime, community: Community, granted: Sequence[Honour], key: str = ""
) -> None:
    """Tell the group of all titles of a period in one post, with a card."""
    names = await uow.members.names(community.id, [each.user_id or 0 for each in granted])
    lines = {each.id: first_of(each, await uow.honours.nominees(each.id)) for each in granted}
    winners = [(each, names.get(each.user_id or 0, ""), lines[each.id]) for each in granted]
    first = granted[0]
    period = period_text(first.period, first.first_day, first.last_day)
    parts = tuple(_winner(*each) for each in winners)
    drawing = Drawing("honour_card", card(name_of(community), period, winners))
    say = Say(Place(community.chat_id), community.language, _post(period, parts), drawing=drawing)
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, repeat=True, on_sent=CARDED,
        key=key or _key(first, granted),
    )  # fmt: skip


def _key(each: Honour, together: Sequence[Honour]) -> str:
    return f"{KEY}:{each.community_id}:{each.period}:{min(one.id for one in together)}"


def _post(period: Text, lines: tuple[Text, ...]) -> Text:
    return Text("honours-announced", {"period": period, "lines": Listing(lines, "lines")})


async def told(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The group's post is there; what was taken back while it was on its way is made good in it."""
    del content
    first = await uow.honours.get(int((parcel.key or "").split(":")[3]))
    if first is None or not result.message_id:
        return
    await uow.communities.lock([first.community_id])
    named = [
        each
        for each in await _together(uow, first)
        if each.state == ANNOUNCED or (each.revoked_at is not None and each.revoked_at > parcel.created_at)
    ]
    await uow.honours.told([each.id for each in named], result.message_id)
    community = await uow.communities.get(first.community_id)
    for each in named:
        if each.state == REVOKED:
            await _correct(uow, now, community, each, result.message_id)


async def _together(uow: UnitOfWork, each: Honour) -> list[Honour]:
    """The titles that were granted with this one, in one post."""
    found = await uow.honours.of_period(each.community_id, each.period)
    return [one for one in found if one.announced_at == each.announced_at is not None]


async def take_down(uow: UnitOfWork, now: datetime, community: Community, each: Honour) -> None:
    """A title was taken back: its post says so, or leaves it out if it is to come; else one line does."""
    together = await _together(uow, each)
    key = _key(each, together)
    message_id = each.card_id or await uow.outbox.withdraw(community.chat_id, key)
    left = [one for one in together if one.state == ANNOUNCED]
    if each.how == VOTE:
        await _say_so(uow, now, community, each)
    elif message_id:
        if each.card_id is None:
            await uow.honours.told([one.id for one in together], message_id)
        await _correct(uow, now, community, each, message_id)
    elif each.announced_at is None or each.announced_at < now - _FRESH:
        await _say_so(uow, now, community, each)
    elif left:
        await announce(uow, now, community, left, key)  # nothing, if the post is on its way: see `told`


async def _correct(
    uow: UnitOfWork, now: datetime, community: Community, each: Honour, message_id: int
) -> None:
    found = await uow.honours.of_period(community.id, each.period)
    named = [one for one in found if one.card_id == message_id]
    names = await uow.members.names(community.id, [one.user_id or 0 for one in named])
    lines = []
    for one in named:
        if one.state == ANNOUNCED:
            figures = first_of(one, await uow.honours.nominees(one.id))
            lines.append(_winner(one, names.get(one.user_id or 0, ""), figures))
        else:
            lines.append(Text("honours-winner-revoked", {"title": title_name(one.title)}))
    text = _post(period_text(each.period, each.first_day, each.last_day), tuple(lines))
    edit = Edit(community.chat_id, message_id, community.language, text, caption=True)
    key = f"{KEY}:{community.id}:{each.period}:{each.id}:revoked"
    await uow.outbox.put(edit, now, community_id=community.id, key=key, on_sent=CORRECTED)


async def uncorrected(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, reason: str) -> None:
    """The post cannot be edited: the group reads it in a line of its own."""
    del content, reason
    each = await uow.honours.get(int((parcel.key or "").split(":")[3]))
    if each is not None:
        await _say_so(uow, now, await uow.communities.get(each.community_id), each)


async def _say_so(uow: UnitOfWork, now: datetime, community: Community, each: Honour) -> None:
    name = (await uow.members.names(community.id, [each.user_id or 0])).get(each.user_id or 0, "")
    text = Text("honours-revoked-told", {
        "title": title_name(each.title), "name": Mention(0, name),
        "period": period_text(each.period, each.first_day, each.last_day),
    })  # fmt: skip
    say = Say(Place(community.chat_id), community.language, text, silent=True)
    key = f"{KEY}:{community.id}:{each.period}:{each.id}:line"
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST, repeat=True, key=key)


async def chosen_card(uow: UnitOfWork, community: Community, vote_id: int) -> Drawing | None:
    """The card for whoever a vote has just honoured; None if it honoured nobody."""
    found = await uow.honours.of_period(community.id, f"{VOTE}-{vote_id}")
    if not found:
        return None
    [each] = found
    names = await uow.members.names(community.id, [each.user_id or 0])
    day = period_text(each.period, each.first_day, each.last_day)
    winner = each, names.get(each.user_id or 0, ""), Figures()
    return Drawing("honour_card", card(name_of(community), day, [winner]))


def first_of(each: Honour, line: Sequence[Nominee]) -> Figures:
    """The winner's figures."""
    winner = next((one for one in line if one.user_id == each.user_id), first_free(line))
    return winner.figures if winner else Figures()


def why(each: Honour, figures: Figures) -> Text:
    """Why somebody got a title, in a phrase."""
    score = VOTE if each.how == VOTE else str(each.rule.get("score", "people"))
    params: dict[str, Param] = {
        "score": score, "people": figures.people, "days": figures.days, "pieces": figures.pieces,
        "streak": figures.streak,
    }  # fmt: skip
    return Text("honours-why", params)


def _winner(each: Honour, name: str, figures: Figures) -> Text:
    return Text("honours-winner", {
        "title": title_name(each.title), "name": Mention(each.user_id or 0, name),
        "why": why(each, figures), "points": int(each.rule.get("points", 0)),
    })  # fmt: skip


def card(
    community: str, period: Text, winners: Sequence[tuple[Honour, str, Figures]]
) -> dict[str, "Param | tuple[object, ...] | dict[str, object]"]:
    """What the picture shows, see `bot.pictures.honour_card`."""
    return {
        "heading": Text("honours-card-heading"), "community": community, "period": period,
        "winners": tuple(
            {"title": title_name(each.title), "name": name or str(each.user_id), "why": why(each, figures)}
            for each, name, figures in winners
        ),
    }  # fmt: skip


def line_of(each: Honour, name: str) -> Text:
    """One title that somebody has had, in a list."""
    period = period_text(each.period, each.first_day, each.last_day)
    params: dict[str, Param] = {
        "title": title_name(each.title), "name": Mention(0, name), "period": period, "day": each.last_day,
        "state": each.state if each.state != ANNOUNCED else "",
    }  # fmt: skip
    return Text("honours-line", params)
