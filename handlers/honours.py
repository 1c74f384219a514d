"""`/honours`: who was honoured lately; for staff the previews that wait, with their buttons."""

from bot.actions import honours_decide
from bot.actions.honours_notice import line_of, screen
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.honours import Honour
from bot.domain.outgoing import Listing, Text
from bot.domain.refusal import Refusal
from handlers.games import LIFETIME, number_in, operated_here
from handlers.panel_entry import enter

SHOWN = 15


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
            for period in dict.fromkeys(each.period for each in await call.uow.honours.held(community.id)):
                await call.answer(*await screen(call.uow, call.content, community, period))


async def press(call: Call) -> None:
    """A button under a preview: "all", "swap" or "skip" and the id of a title."""
    deed, _, number = call.args.partition(".")
    each = await call.uow.honours.get(number_in(number))
    if each is None:
        raise Refusal("button-too-old")
    community = await enter(call, each.community_id)
    await do(call, deed, community, each)
    await call.edit(*await screen(call.uow, call.content, community, each.period))


async def do(call: Call, deed: str, community: Community, each: Honour) -> None:
    """Announce "all" of its period, "swap" it to the next in line, or "skip" it."""
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
    else:
        raise Refusal("button-too-old")


async def lately(call: Call, community: Community) -> Text:
    """Who was honoured lately."""
    found = await call.uow.honours.recent(community.id, SHOWN)
    known = [each for each in found if call.content.texts.has(f"honour-title-{each.title}")]
    names = await call.uow.members.names(community.id, {each.user_id or 0 for each in known})
    lines = tuple(line_of(each, names.get(each.user_id or 0, "")) for each in known)
    return Text("honours-list" if lines else "honours-none", {"lines": Listing(lines, "lines")})
