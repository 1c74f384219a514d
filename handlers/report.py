"""`/report` as a reply: a message that staff should look at."""

from bot.actions import reports
from bot.actions.reports import Reported
from bot.desk import Call
from bot.domain.outgoing import Erase, Lane, Text
from bot.domain.refusal import Refusal


async def report(call: Call) -> None:
    """Report the message that is replied to; what follows the command is the reason."""
    if call.private:
        raise Refusal("only-in-group")
    community, member = call.at_home
    if not call.reply_to or call.target is None:
        raise Refusal("report-usage")
    if call.target.bot or call.target.user_id == call.desk.bot_id:
        raise Refusal("report-bot")
    if call.target.user_id in call.desk.owners:
        raise Refusal("report-staff")
    author = await call.uow.members.ensure(community.id, call.target)
    what = Reported(call.reply_to, author, call.quoted, call.args, call.topic)
    outcome = await reports.report(
        call.uow, call.content, call.desk.now, community, member, what, is_staff=await call.is_staff()
    )
    await _hide(call)
    await call.answer(Text(f"report-{outcome}"))


async def _hide(call: Call) -> None:
    """Nobody needs to see who reported: where the command was typed before all, it goes."""
    community, _ = call.at_home
    if call.message_id and "can_delete_messages" in await call.uow.communities.rights(community.id):
        act = Erase(community.chat_id, (call.message_id,))
        await call.uow.outbox.put(act, call.desk.now, community_id=community.id, lane=Lane.ANSWER)
