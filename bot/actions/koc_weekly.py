"""Once a week: who could become a KOC, shown to the operators, who decide."""

from datetime import date, datetime

from bot.actions import koc
from bot.actions.koc_notice import proposal
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import QUEUE, Community
from bot.domain.koc import CANDIDATE, LAPSE, PROPOSE, Figures, may_be_proposed, meets, merit
from bot.domain.koc import KOC as KIND
from bot.storage.uow import UnitOfWork


async def propose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Find candidates anew: who is one no more is let go, who is one still is asked about again."""
    if community.kind == KIND:  # the KOC group itself
        return
    today, rules = community.day_of(slot), content.koc
    since, until = rules.window(today)
    known = {each.user_id: each for each in await uow.koc.all(community.id)}
    waiting = [user for user, each in known.items() if each.state == CANDIDATE]
    regulars = set(await uow.koc.regulars(community.id, since, until, rules.present))
    if not rules.staff:
        regulars -= await uow.koc.staff(community.id, community.ops_chat_id)
    fresh = {user for user in regulars if may_be_proposed(known.get(user), today)}
    found = await koc.look(uow, content, community, fresh | set(waiting), today)
    fit = {user: each for user, each in found.items() if user in regulars and meets(each, rules)}
    for user in waiting:
        if user not in fit:
            await koc.take(uow, content, now, community, user, LAPSE, found=found[user])
    await _ask(uow, content, now, community, today, _chosen(fit, set(waiting), rules.at_once), set(waiting))


def _chosen(fit: dict[int, Figures], waiting: set[int], most: int) -> dict[int, Figures]:
    """Those who wait already, then the best of the others."""
    order = sorted(fit, key=lambda user: (user not in waiting, *(-part for part in merit(fit[user])), user))
    return {user: fit[user] for user in order[: max(most, len(waiting & fit.keys()))]}


async def _ask(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, today: date,
    chosen: dict[int, Figures], waiting: set[int],
) -> None:  # fmt: skip
    for user, found in chosen.items():
        if user in waiting:
            await uow.koc.change(community.id, user, proposed_on=today, figures=found.kept())
        else:
            await koc.take(uow, content, now, community, user, PROPOSE, found=found)
            await uow.koc.change(community.id, user, proposed_on=today)
    if chosen:
        text, buttons = await proposal(uow, content, community, today)
        key = f"koc-proposal:{community.id}:{today}"
        await tell_operators(uow, community, text, now, key=key, buttons=buttons, important=True, topic=QUEUE)
