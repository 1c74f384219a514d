"""What is read of honours: the operators' preview with its figures and buttons, the group's announcement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.game_notice import when
from bot.actions.honours_line import kept_from
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import QUEUE, Community
from bot.domain.honours import (
    ANNOUNCED,
    HELD,
    SKIPPED,
    SWAP,
    VOTE,
    Figures,
    Honour,
    Nominee,
    Span,
    title_name,
)
from bot.domain.outgoing import Button, Edit, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.setup import name_of
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

HONOUR = "honour"
"""The action of the preview's buttons: a deed ("all", "swap", "undo", ...) and the id of a title."""
PREVIEWED = "honours_previewed"
KEY = "honours"


def period_text(period: str, first: date, last: date) -> Text:
    """The week or the month in words; of a vote its day."""
    if period.startswith(f"{VOTE}-"):
        return Text("honours-day", {"day": first})
    if len(period) == len("2026-11"):
        return Text("card-month", {"year": first.year, "month": first.month})
    return Text("honours-period", {"first": first, "last": last})


async def preview(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str
) -> None:
    """Ask the operators, who read why each of them is first."""
    text, buttons = await screen(uow, content, now, community, period)
    await tell_operators(
        uow, community, text, now, key=f"{KEY}:{community.id}:{period}:preview", buttons=buttons,
        on_sent=PREVIEWED, topic=QUEUE,
    )  # fmt: skip


async def previewed(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Where the preview stands; what was decided meanwhile is made good in it."""
    if not result.message_id or parcel.community_id is None:
        return
    period = (parcel.key or "").split(":")[2]
    await uow.communities.lock([parcel.community_id])
    await uow.honours.noticed(parcel.community_id, period, result.message_id)
    community = await uow.communities.get(parcel.community_id)
    found = await uow.honours.of_period(community.id, period)
    fresh = any(each.state == HELD or (each.state == ANNOUNCED and each.how == VOTE) for each in found)
    if not fresh:
        await rewrite(uow, content, now, community, period)


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str
) -> None:
    """Bring the preview in the operators' chat up to date."""
    found = await uow.honours.of_period(community.id, period)
    notice = next((each.notice_id for each in found if each.notice_id), None)
    if notice is None or community.ops_chat_id is None:
        return
    text, buttons = await screen(uow, content, now, community, period)
    edit = Edit(community.ops_chat_id, notice, community.language, text, buttons)
    await uow.outbox.put(edit, now, community_id=community.id)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A title, who came near it, and those of them who could have it as things are."""

    honour: Honour
    line: Sequence[Nominee]
    free: Sequence[Nominee]

    @property
    def after(self) -> Nominee | None:
        """Who would be next."""
        return next((one for one in self.free if one.user_id != self.honour.user_id), None)


async def screen(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, period: str
) -> tuple[Text, Rows]:
    """All titles of a period with the figures behind each name, and what can still be done about them."""
    seen = [
        await _seen(uow, now, community, each) for each in await uow.honours.of_period(community.id, period)
    ]
    people = {one.user_id for each in seen for one in each.line} | {each.honour.user_id or 0 for each in seen}
    names = await uow.members.names(community.id, people)
    first = seen[0].honour
    params: dict[str, Param] = {
        "community": name_of(community), "period": period_text(period, first.first_day, first.last_day),
        "lines": Listing(tuple(_title(each, names) for each in seen), "lines"),
        "held": sum(each.honour.state == HELD for each in seen),
        "at": when(community, max(each.honour.announce_at for each in seen)),
        "unasked": content.honours.rules.unasked,
    }  # fmt: skip
    return Text("honours-preview", params), tuple(_buttons(seen))


async def _seen(uow: UnitOfWork, now: datetime, community: Community, each: Honour) -> _Seen:
    line = await uow.honours.nominees(each.id)
    if each.state != HELD:
        return _Seen(each, line, ())
    kept = await kept_from(uow, now, community, each, line)
    return _Seen(each, line, [one for one in line if one.user_id not in kept])


def _title(seen: _Seen, names: dict[int, str]) -> Text:
    each, after = seen.honour, seen.after
    winner = next((one for one in seen.line if one.user_id == each.user_id), None)
    params: dict[str, Param] = {
        "title": title_name(each.title), "state": each.state,
        "name": Mention(each.user_id, names.get(each.user_id, "")) if each.user_id else "",
        "figures": told(winner.figures) if winner else "",
        "next": Mention(0, names.get(after.user_id, "")) if after else "",
        "more": "yes" if after else "no",
    }  # fmt: skip
    return Text("honours-preview-title", params)


def told(figures: Figures) -> Text:
    """The figures behind a name."""
    return Text("honours-figures", {
        name: getattr(figures, name)
        for name in ("people", "mutual", "days", "pieces", "present", "replies", "streak")
    })  # fmt: skip


def _buttons(seen: Sequence[_Seen]) -> Iterator[tuple[Button, ...]]:
    held = [each.honour for each in seen if each.honour.state == HELD]
    if held:
        yield (Button(Text("honours-button-announce"), pack_press(HONOUR, f"all.{held[0].id}")),)
    for each in seen:
        if row := tuple(_deeds(each)):
            yield row


def _deeds(seen: _Seen) -> Iterator[Button]:
    """What can be done about a title, and taken back of what was done."""
    each = seen.honour
    if each.state == HELD and seen.after is not None:
        yield _button(each, "swap", "honours-button-swap")
    if each.state == HELD:
        yield _button(each, "skip", "honours-button-skip")
    if each.state == SKIPPED or (each.state == HELD and each.how == SWAP):
        yield _button(each, "back", "honours-button-back")
    if each.state == ANNOUNCED:
        yield _button(each, "undo", "honours-button-undo")


def _button(each: Honour, deed: str, label: str) -> Button:
    return Button(Text(label, {"title": title_name(each.title)}), pack_press(HONOUR, f"{deed}.{each.id}"))


def doubt(community: Community, each: Honour, name: str) -> tuple[Text, Rows]:
    """Whether a title that the group has been told of is really to be taken back."""
    params: dict[str, Param] = {
        "title": title_name(each.title), "name": Mention(each.user_id or 0, name),
        "community": name_of(community),
    }  # fmt: skip
    yes, no = _button(each, "revoke", "honours-button-revoke"), _button(each, "keep", "button-back")
    return Text("honours-undo-sure", params), ((yes,), (no,))


async def tell_of_quiet(uow: UnitOfWork, now: datetime, community: Community, span: Span) -> None:
    """The operators hear that nobody reached the floor; the group hears nothing."""
    period = period_text(span.name, span.first, span.last)
    text = Text("honours-quiet", {"community": name_of(community), "period": period})
    key = f"{KEY}:{community.id}:{span.name}:quiet"
    await tell_operators(uow, community, text, now, key=key, silent=True)
