"""`/thanks`: saying that somebody's words were worth something."""

from bot.actions import appreciation
from bot.desk import Call
from bot.domain.outgoing import Mention, Say, Text, Whisper
from bot.domain.refusal import Refusal

LIFETIME = 600
"""Seconds that the one who was thanked is told so."""


async def thanks(call: Call) -> None:
    """Thank whoever wrote the message replied to; only the two of them read of it."""
    community, member = call.at_home
    if call.private:
        raise Refusal("only-in-group")
    if call.target is None:
        raise Refusal("thanks-usage")
    if call.target.bot:
        raise Refusal("thanks-not-to-bots")
    receiver = await call.uow.members.ensure(community.id, call.target)
    now, ref = call.desk.now, str(call.reply_to)
    points = await appreciation.thank(call.uow, call.content, community, member, receiver, call.sent_at, ref)
    await call.answer(Text("thanks-done", {"name": Mention(0, receiver.name), "points": points}))
    if community.ephemeral is not False and not receiver.quiet:
        text = Text("thanks-received", {"name": Mention(member.user_id, member.name), "points": points})
        whisper = Whisper(community.chat_id, receiver.user_id, topic=call.topic)
        say = Say(whisper, receiver.language or community.language, text, lifetime=LIFETIME, secret=True)
        await call.uow.outbox.put(say, now, community_id=community.id)
