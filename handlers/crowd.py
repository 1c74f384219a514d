"""The buttons under the card of many incidents: for all that are still open, or one by one."""

from bot.actions import incidents_crowd, verdicts
from bot.actions.incidents_crowd import DEEDS, KINDS
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.incident import Incident
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from handlers.games import number_in
from handlers.panel_entry import enter


async def press(call: Call) -> None:
    """What is to be done, and the ids of the first and the last incident that the card names."""
    deed, _, ref = call.args.partition(".")
    community, crowd = await _meant(call, ref)
    uow, content, now = call.uow, call.content, call.desk.now
    if deed in DEEDS:
        await call.edit(*incidents_crowd.ask_sure(content, crowd, deed))
        return
    if deed == "next":
        if not await incidents_crowd.show_next(uow, content, now, community, crowd):
            raise Refusal("crowd-all-shown")
        call.toast(Text("crowd-shown"))
        return
    if deed.startswith("do-") and deed.removeprefix("do-") in DEEDS:
        await _decide(call, community, crowd, deed.removeprefix("do-"))
    elif deed != "show":
        raise Refusal("button-too-old")
    await call.edit(*await incidents_crowd.crowd_card(uow, content, community, await _again(call, crowd)))


async def _decide(call: Call, community: Community, crowd: list[Incident], deed: str) -> None:
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    if deed not in KINDS:
        settle = verdicts.pardon_all if deed == "pardon" else verdicts.agree_all
        await settle(uow, content, now, community, crowd, by)
        return
    seconds = content.ladder.mute_minutes * 60 if deed == "mute" else None
    await verdicts.confirm_all(
        uow,
        content,
        now,
        community,
        crowd,
        call.person,
        KINDS[deed],
        seconds=seconds,
        owners=call.desk.owners,
    )


async def _meant(call: Call, ref: str) -> tuple[Community, list[Incident]]:
    """The crowd of a card, for those who act for its community from here."""
    first, _, last = ref.partition(".")
    crowd = await call.uow.incidents.crowd(number_in(first), number_in(last))
    community = await enter(call, crowd[0].community_id if crowd else 0)
    if crowd[-1].id != number_in(last):
        raise Refusal("button-too-old")
    return community, await _again(call, crowd)


async def _again(call: Call, crowd: list[Incident]) -> list[Incident]:
    """As they are under the community's lock, or after a decision."""
    return await call.uow.incidents.crowd(crowd[0].id, crowd[-1].id)
