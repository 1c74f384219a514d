"""`/checkin`, the button, and the words that mean it; make-ups and the reminder."""

from bot.actions import checkin
from bot.desk import Call
from bot.domain.outgoing import Text


async def check_in(call: Call) -> None:
    """Check in for the local day in which it was sent."""
    community, member = call.at_home
    done = await checkin.check_in(call.uow, call.content, call.desk.now, community, member, call.sent_at)
    await call.answer(Text("checkin-done", {"points": done.pay.daily}), lifetime=120)
