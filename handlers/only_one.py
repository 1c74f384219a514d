"""Commands about one community, wherever they are given: which one is meant?"""

from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Listing
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.panel_entry import enter, on_offer
from handlers.panel_screen import in_ops


async def the_one(call: Call) -> Community:
    """The community that staff mean from here: the call goes on for it alone, and it is locked.

    In private it is the one they were last active in. Refuses who is not staff, and with "which-community"
    where it could be several.
    """
    found = await on_offer(call)
    if len(found) > 1 and (in_ops(call) or found[0] != call.community):
        raise Refusal("which-community", communities=Listing(tuple(name_of(each) for each in found)))
    return await enter(call, found[0].id)
