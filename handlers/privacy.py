"""`/mydata` and `/forgetme`: what is stored about somebody is theirs to have and to have erased."""

from bot.actions import privacy
from bot.desk import Call
from bot.domain.outgoing import Button, Text
from bot.domain.press import pack_press

MINUTES = 10
"""How long the question whether to erase everything may be answered."""


async def my_data(call: Call) -> None:
    """Send all of it as a file, in private only."""
    if await privacy.send_my_data(call.uow, call.desk.now, call.person.user_id, call.language):
        if not call.private:
            await call.answer(Text("mydata-sent"))
        return
    url = f"https://t.me/{call.desk.bot_username}?start=mydata"
    await call.answer(Text("mydata-open-private"), ((Button(Text("button-open-private"), url=url),),))


async def forget_me(call: Call) -> None:
    """Ask whether it is meant."""
    asked = int(call.sent_at.timestamp())
    button = Button(Text("button-forget"), pack_press("forget", asked, call.person.user_id))
    await call.answer(Text("forget-sure", {"minutes": MINUTES}), ((button,),), MINUTES * 60)


async def forget(call: Call) -> None:
    """Erase it. The answer is a toast: a message would be a new row about them."""
    await privacy.forget(call.uow, call.desk.now, call.person, call.args, MINUTES)
    if call.desk.guard is not None:
        call.desk.guard.forget(call.person.user_id)
    call.toast(Text("forget-done"), alert=True)
