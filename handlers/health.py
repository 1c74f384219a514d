"""`/health`: a day, a week or a month against the goals, for staff; the period by button."""

from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from handlers.panel_entry import enter, on_offer
from handlers.staff_scene import disclose, require_a_reader
from handlers.stats import HEALTH, PERIODS, chosen, state


async def health(call: Call) -> None:
    """`/health`, `/health day`, `/health week`; of several groups the one that is chosen."""
    require_a_reader(call)
    kind = PERIODS.get(call.args.strip().casefold() or "month")
    if kind is None:
        raise Refusal("health-which-period")
    communities = await on_offer(call)
    if len(communities) > 1:
        await disclose(call, Screen(Text("stats-which"), chosen(communities, HEALTH, kind)))
        return
    community = await enter(call, communities[0].id)
    await disclose(call, state(call, community, kind))
