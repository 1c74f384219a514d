"""The buttons under a greeting that belong to the welcome ritual itself."""

from bot.actions import welcome
from bot.actions.welcome_gift import code_of
from bot.desk import Call
from bot.domain.outgoing import Listing, Mention, Text
from bot.domain.welcome import HELLO


async def hello(call: Call) -> None:
    """*Say hello*: a warm line that says what to do next. Saying it is up to the newcomer."""
    community, member = call.at_home
    ahead = await welcome.ahead_of(call.uow, call.content, community, member, call.sent_at)
    if HELLO in ahead:
        call.toast(Text("welcome-hello", {"points": call.content.welcome.task_points[HELLO]}))
    elif ahead:
        left = Listing(tuple(Text(f"welcome-task-{task}") for task in ahead))
        call.toast(Text("welcome-hello-next", {"left": left}))
    else:
        call.toast(Text("welcome-hello-again", {"name": Mention(0, call.person.name)}))


async def gift(call: Call) -> None:
    """The newcomer's own code, in a box that only they see; the others learn that it is for newcomers."""
    community, member = call.at_home
    code = await code_of(call.uow, community, member.user_id)
    call.toast(Text("welcome-code-toast", {"code": code}), alert=True)
