"""What is read of honours: the operators' preview with its figures and buttons, the group's announcement."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.actions.game_notice import when
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.honours import (
    ANNOUNCED,
    HELD,
    Figures,
    Honour,
    Nominee,
    Span,
    first_free,
    title_name,
)
from bot.domain.outgoing import Button, Drawing, Edit, Lane, Listing, Mention, Param, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.setup import name_of
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

HONOUR = "honour"
"""The action of the preview's buttons: "all.<id>", "swap.<id>", "skip.<id>"."""
PREVIEWED = "honours_previewed"
_KEY = "honours"


def period_text(period: str, first: date, last: date) -> Text:
    """The week or the month in words."""
    if len(period) == len("2026-11"):
        return Text("card-month", {"year": first.year, "month": first.month})
    return Text("honours-period", {"first": first, "last": last})


async def preview(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str
) -> None:
    """Ask the operators, who read why each of them is first."""
    text, buttons = await screen(uow, content, community, period)
    await tell_operators(
        uow, community, text, now, key=f"{_KEY}:{community.id}:{period}:preview", buttons=buttons,
        on_sent=PREVIEWED,
    )  # fmt: skip


async def previewed(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Where the preview stands; what was decided meanwhile is made good in it."""
    if not result.message_id or parcel.community_id is None:
        return
    period = (parcel.key or "").split(":")[2]
    await uow.communities.lock([parcel.community_id])
    await uow.honours.noticed(parcel.community_id, period, result.message_id)
    community = await uow.communities.get(parcel.community_id)
    if not any(each.state == HELD for each in await uow.honours.of_period(community.id, period)):
        await rewrite(uow, content, now, community, period)


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str
) -> None:
    """Bring the preview in the operators' chat up to date."""
    found = await uow.honours.of_period(community.id, period)
    notice = next((each.notice_id for each in found if each.notice_id), None)
    if notice is None or community.ops_chat_id is None:
        return
    text, buttons = await screen(uow, content, community, period)
    edit = Edit(community.ops_chat_id, notice, community.language, text, buttons)
    await uow.outbox.put(edit, now, community_id=community.id)


async def screen(uow: UnitOfWork, content: Content, community: Community, period: str) -> tuple[Text, Rows]:
    """All titles of a period with the figures behind each name, and what can still be done about them."""
    found = await uow.honours.of_period(community.id, period)
    lines = {each.id: await uow.honours.nominees(each.id) for each in found}
    people = {one.user_id for line in lines.values() for one in line}
    names = await uow.members.names(community.id, people | {each.user_id or 0 for each in found})
    parts = [_title(each, lines[each.id], names) for each in found]
    held = [each for each in found if each.state == HELD]
    first = found[0]
    params: dict[str, Param] = {
        "community": name_of(community), "period": period_text(period, first.first_day, first.last_day),
        "lines": Listing(tuple(parts), "lines"), "held": len(held),
        "at": when(community, first.announce_at), "unasked": content.honours.rules.unasked,
    }  # fmt: skip
    return Text("honours-preview", params), tuple(_buttons(held, lines))


def _title(each: Honour, line: Sequence[Nominee], names: dict[int, str]) -> Text:
    winner = next((one for one in line if one.user_id == each.user_id), None)
    after = [one for one in line if winner is not None and one.place > winner.place and not one.why][:1]
    params: dict[str, Param] = {
        "title": title_name(each.title), "state": each.state,
        "name": Mention(winner.user_id, names.get(winner.user_id, "")) if winner else "",
        "figures": told(winner.figures) if winner else "",
        "next": Mention(0, names.get(after[0].user_id, "")) if after else "",
        "more": "yes" if after and each.state == HELD else "no",
    }  # fmt: skip
    return Text("honours-preview-title", params)


def told(figures: Figures) -> Text:
    """The figures behind a name."""
    return Text("honours-figures", {
        name: getattr(figures, name)
        for name in ("people", "mutual", "days", "pieces", "present", "replies", "streak")
    })  # fmt: skip


def _buttons(held: Sequence[Honour], lines: dict[int, list[Nominee]]) -> Iterator[tuple[Button, ...]]:
    if held:
        yield (Button(Text("honours-button-announce"), pack_press(HONOUR, f"all.{held[0].id}")),)
    for each in held:
        name: dict[str, Param] = {"title": title_name(each.title)}
        spare = any(not one.why and one.user_id != each.user_id for one in lines[each.id])
        skip = Button(Text("honours-button-skip", name), pack_press(HONOUR, f"skip.{each.id}"))
        swap = Button(Text("honours-button-swap", name), pack_press(HONOUR, f"swap.{each.id}"))
        yield (swap, skip) if spare else (skip,)


async def tell_of_quiet(uow: UnitOfWork, now: datetime, community: Community, span: Span) -> None:
    """The operators hear that nobody reached the floor; the group hears nothing."""
    period = period_text(span.name, span.first, span.last)
    text = Text("honours-quiet", {"community": name_of(community), "period": period})
    key = f"{_KEY}:{community.id}:{span.name}:quiet"
    await tell_operators(uow, community, text, now, key=key, silent=True)


async def announce(uow: UnitOfWork, now: datetime, community: Community, granted: Sequence[Honour]) -> None:
    """Tell the group of all titles of a period in one post, with a card."""
    names = await uow.members.names(community.id, [each.user_id or 0 for each in granted])
    lines = {each.id: first_of(each, await uow.honours.nominees(each.id)) for each in granted}
    winners = [(each, names.get(each.user_id or 0, ""), lines[each.id]) for each in granted]
    first = granted[0]
    period = period_text(first.period, first.first_day, first.last_day)
    parts = tuple(_winner(*each) for each in winners)
    text = Text("honours-announced", {"period": period, "lines": Listing(parts, "lines")})
    drawing = Drawing("honour_card", card(name_of(community), period, winners))
    say = Say(Place(community.chat_id), community.language, text, drawing=drawing)
    await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, repeat=True,
        key=f"{_KEY}:{community.id}:{first.period}:{first.id}",
    )  # fmt: skip


def first_of(each: Honour, line: Sequence[Nominee]) -> Figures:
    """The winner's figures."""
    winner = next((one for one in line if one.user_id == each.user_id), first_free(line))
    return winner.figures if winner else Figures()


def why(each: Honour, figures: Figures) -> Text:
    """Why somebody got a title, in a phrase."""
    score = str(each.rule.get("score", "people"))
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
