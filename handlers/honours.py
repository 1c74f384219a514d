"""`/honours`: who was honoured lately; for staff the previews that wait, with their buttons."""

from datetime import timedelta

from bot.actions import honours_decide, honours_undo
from bot.actions.honours_notice import doubt, screen
from bot.actions.honours_told import line_of
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.honours import ANNOUNCED, Honour
from bot.domain.outgoing import Listing, Rows, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.games import LIFETIME, number_in, operated_here
from handlers.panel_entry import enter

SHOWN = 15
OPEN = timedelta(days=7)
"""So long after it was due, what was decided can be taken back from a list too; under its preview always."""


async def honours(call: Call) -> None:
    """The list of a group, and what its operators have to decide."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    staff = await call.is_staff()
    if not staff:
        call.at_home  # noqa: B018 - refuses those who are no members
    for community in operated_here(call):
        call.turn_to(community)
        await call.answer(await lately(call, community), lifetime=LIFETIME)
        if staff and call.chat_id != community.chat_id:
            for shown in await screens(call, community):
                await call.answer(*shown)


async def press(call: Call) -> None:
    """A button under a preview: what to do, and the id of a title."""
    deed, _, number = call.args.partition(".")
    each = await call.uow.honours.get(number_in(number))
    if each is None:
        raise Refusal("button-too-old")
    community = await enter(call, each.community_id)
    asked = await do(call, deed, community, each)
    await call.edit(*(asked or await screen(call.uow, call.content, call.desk.now, community, each.period)))


async def screens(call: Call, community: Community) -> list[tuple[Text, Rows]]:
    """The previews that wait, and those of the last days, which can still be taken back."""
    now = call.desk.now
    periods = await call.uow.honours.periods_since(community.id, now - OPEN)
    return [await screen(call.uow, call.content, now, community, period) for period in periods]


async def do(call: Call, deed: str, community: Community, each: Honour) -> tuple[Text, Rows] | None:
    """Announce "all" of its period, "swap" it to the next in line, "skip" it, or take something "back".

    "undo" asks first whether an announced title is to be taken back, and returns the question; "revoke" does.
    """
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    if deed == "all":
        if not await honours_decide.grant_all(uow, content, now, community, each.period, by):
            raise Refusal("honours-decided")
        call.toast(Text("honours-done"))
    elif deed == "swap":
        await honours_decide.swap(uow, now, community, each, by)
        call.toast(Text("honours-swapped"))
    elif deed == "skip":
        await honours_decide.skip(uow, now, community, each, by)
        call.toast(Text("honours-skipped"))
    elif deed == "back":
        await honours_undo.back(uow, content, now, community, each, by)
        call.toast(Text("honours-put-back"))
    elif deed == "undo":
        return await _asked(call, community, each)
    elif deed == "revoke":
        await honours_undo.revoke(uow, content, now, community, each, by)
        call.toast(Text("honours-revoked"))
    elif deed != "keep":
        raise Refusal("button-too-old")
    return None


async def _asked(call: Call, community: Community, each: Honour) -> tuple[Text, Rows]:
    if each.state != ANNOUNCED:
        raise Refusal("honours-decided")
    names = await call.uow.members.names(community.id, [each.user_id or 0])
    return doubt(community, each, names.get(each.user_id or 0, ""))


async def lately(call: Call, community: Community) -> Text:
    """Who was honoured lately."""
    found = await call.uow.honours.recent(community.id, SHOWN)
    known = [each for each in found if call.content.texts.has(f"honour-title-{each.title}")]
    names = await call.uow.members.names(community.id, {each.user_id or 0 for each in known})
    lines = tuple(line_of(each, names.get(each.user_id or 0, "")) for each in known)
    return Text("honours-list" if lines else "honours-none", {
        "community": name_of(community), "lines": Listing(lines, "lines"),
    })  # fmt: skip
