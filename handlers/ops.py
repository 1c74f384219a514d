"""`/ops`: makes a chat the operators' chat of one community or several; `/ops off` ends that.

`/ops alerts`, `reports` or `queue` in a topic of it sends these there.
"""

from bot.actions import ops, setup
from bot.desk import Call
from bot.domain.community import ALERTS, QUEUE, REPORTS, Community
from bot.domain.outgoing import Button, Listing, Place, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from handlers.setup import OPEN, ask_who

BUTTONS_AT_MOST = 20
_TOPICS = {
    "alerts": ALERTS, "警报": ALERTS, "告警": ALERTS, "提醒": ALERTS,
    "reports": REPORTS, "报告": REPORTS, "报表": REPORTS, "简报": REPORTS,
    "queue": QUEUE, "待办": QUEUE, "队列": QUEUE, "待处理": QUEUE,
}  # fmt: skip


async def make_ops(call: Call) -> None:
    """Make this the operators' chat: of the community named by its id, of the only one, or ask which."""
    if call.private:
        raise Refusal("only-in-group")
    what = _TOPICS.get(call.args.strip().casefold(), "")
    if call.person.anonymous:
        await ask_who(call, what or OPEN)
        return
    await _allowed(call)
    if what:
        await _place(call, what)
        return
    if call.args == "off":
        await _close(call)
        return
    owners, user_id = call.desk.owners, call.person.user_id
    if call.args:
        meant = [await ops.named(call.uow, owners, user_id, call.args)]
    else:
        meant = await ops.candidates(call.uow, owners, user_id)
    await ops.enter(call.uow, call.chat_id, user_id)
    if len(meant) == 1:
        await _take(call, meant[0])
    await _refresh(call)
    await _tell(call)


async def press(call: Call) -> None:
    """A community was chosen by its button."""
    await _allowed(call)
    if call.args == OPEN:
        call.args = ""
        await make_ops(call)
        return
    if call.args in _TOPICS:
        await _place(call, _TOPICS[call.args])
        return
    owners, user_id = call.desk.owners, call.person.user_id
    offered = await ops.candidates(call.uow, owners, user_id)
    chosen = next((each for each in offered if str(each.id) == call.args), None)
    if chosen is None or call.chat_id not in call.desk.ops:
        raise Refusal("button-too-old")
    await _take(call, chosen)
    await _refresh(call)
    await _tell(call)


async def _allowed(call: Call) -> None:
    await setup.allow(call.uow, call.desk.owners, call.person.user_id)
    if call.chat_id in call.desk.communities:
        raise Refusal("ops-in-community")


async def _take(call: Call, community: Community) -> None:
    await ops.take(
        call.uow, call.desk.owners, call.desk.now, call.person.user_id, community, call.chat_id, call.topic
    )


async def _place(call: Call, what: str) -> None:
    """Where this was written is where such things come from now on."""
    by = call.person.user_id
    here = await ops.place(call.uow, call.desk.owners, call.desk.now, by, call.chat_id, what, call.topic)
    await _refresh(call)
    titles = Listing(tuple(name_of(each) for each in here))
    await _say(call, Text(f"ops-topic-{what}", {"communities": titles}))


async def _close(call: Call) -> None:
    await ops.close(call.uow, call.desk.now, call.chat_id, call.person.user_id)
    call.desk.ops.pop(call.chat_id, None)
    await _say(call, Text("ops-closed"))


async def _refresh(call: Call) -> None:
    """What follows in the same batch must know this chat."""
    _, operated = await call.uow.communities.around([call.chat_id])
    call.desk.ops.update(operated)


async def _tell(call: Call) -> None:
    """What is operated from here now, and buttons for what else could be."""
    here = call.desk.ops.get(call.chat_id, [])
    offered = await ops.candidates(call.uow, call.desk.owners, call.person.user_id)
    others = [each for each in offered if each.ops_chat_id != call.chat_id]
    titles = Listing(tuple(name_of(each) for each in here))
    if here:
        text = Text("ops-set", {"communities": titles})
    else:
        text = Text("ops-which" if others else "ops-waiting")
    buttons = tuple(
        (Button(Text("ops-take", {"community": name_of(each)}), pack_press("ops", each.id)),)
        for each in others[:BUTTONS_AT_MOST]
    )
    await _say(call, text, buttons)


async def _say(call: Call, text: Text, buttons: Rows = ()) -> None:
    if call.press_id and call.args:
        await call.edit(text, buttons)
        return
    say = Say(Place(call.chat_id, call.topic), call.language, text, buttons)
    await call.uow.outbox.put(say, call.desk.now)
