"""`/health`: the last 30 days against the goals, for staff."""

from bot.desk import Call
from bot.domain.outgoing import Text
from bot.domain.setup import Screen
from handlers.panel_entry import enter, on_offer
from handlers.staff_scene import disclose, require_a_reader
from handlers.stats import HEALTH, chosen, state


async def health(call: Call) -> None:
    """Of several groups the one that is chosen."""
    require_a_reader(call)
    communities = await on_offer(call)
    if len(communities) > 1:
        await disclose(call, Screen(Text("stats-which"), chosen(communities, HEALTH)))
        return
    community = await enter(call, communities[0].id)
    await disclose(call, state(call, community))
