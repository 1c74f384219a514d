"""What staff do to members by command, and how each is taken back. Who is meant is known by now.

Everything goes through `bot.actions.sanctions`, which tells the member and writes the audit log.
"""

from datetime import timedelta

from bot.actions import audit, lifting, sanctions
from bot.actions.staff_target import (
    ANONYMOUS,
    CHANNEL,
    TELEGRAM,
    is_staff,
    require_right,
    require_touchable,
)
from bot.desk import Call
from bot.domain.community import Community, Member, Person
from bot.domain.outgoing import Erase, Lane, Mention, Mute, Unban
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT, Kind, Rung, Sanction, longest
from bot.domain.staff_line import Order

UNDO_HOURS = 24
"""How long the button under an answer undoes what it tells of; `/record` undoes what is older."""
RESTRICT, DELETE = "can_restrict_members", "can_delete_messages"
_RIGHTS = {Kind.MUTE: RESTRICT, Kind.BAN: RESTRICT, Kind.KICK: RESTRICT}


async def impose(call: Call, community: Community, member: Member, kind: Kind, order: Order) -> Sanction:
    """Do it: a mute without a time lasts as long as the ladder's first, a ban without one for good.

    A warning climbs the ladder: it is what the points so far and its own amount to. Refuses for those to whom
    nothing may be done, for who is gone already or was warned just now, and without the bot's right.
    """
    await require_touchable(call, community, member)
    if kind in {Kind.WARN, Kind.KICK} and member.left_at is not None:
        raise Refusal("staff-has-left", name=Mention(member.user_id, member.name))
    rules = call.content.ladder
    seconds, points = order.seconds, 0
    if kind is Kind.WARN:
        rung, points = await _next_rung(call, community, member), rules.staff_warning
        kind, seconds = rung.kind, rung.seconds
    elif kind is Kind.MUTE and seconds is None and not order.forever:
        seconds = next((each.seconds for each in rules.rungs if each.kind is Kind.MUTE), None)
    if kind in _RIGHTS:
        await require_right(call.uow, community, _RIGHTS[kind])
    return await sanctions.impose(
        call.uow, call.content, call.desk.now, community, member, kind, by=call.person.user_id,
        reason=order.reason, seconds=seconds, points=points, owners=call.desk.owners,
    )  # fmt: skip


async def _next_rung(call: Call, community: Community, member: Member) -> Rung:
    """What one more warning amounts to; refuses while somebody has hardly read the last one."""
    rules, now, person = call.content.ladder, call.desk.now, (community.id, member.user_id)
    given = (await call.uow.sanctions.counting([person])).get(person, [])
    for last in reversed(rules.told_lately(given, now)):
        if last.kind is Kind.WARN or last.points:
            raise await _told_just_now(call, community, member, last)
    points = sanctions.points_of(call.content, community, given, now) + rules.staff_warning
    rung = rules.rung_for(points, given, now)
    return rung if rung.kind is not Kind.NOTE else Rung(0, Kind.WARN)


async def _told_just_now(call: Call, community: Community, member: Member, last: Sanction) -> Refusal:
    name = Mention(member.user_id, member.name)
    if last.by_id == BOT:
        return Refusal("staff-told-by-me", name=name, kind=last.kind)
    names = await call.uow.members.names(community.id, [last.by_id])
    by = Mention(last.by_id, names.get(last.by_id, ""))
    return Refusal("staff-told-just-now", name=name, kind=last.kind, by=by)


async def lift(call: Call, community: Community, member: Member, kind: Kind) -> Sanction | None:
    """End a mute or ban early; the one that would have held longest comes back, None if none was known.

    Also ends what somebody imposed in Telegram itself.
    """
    await require_right(call.uow, community, RESTRICT)
    uow, now, by = call.uow, call.desk.now, call.person.user_id
    held = await lifting.lift(uow, call.content, now, community, member.user_id, kind, by)
    if held:
        return longest(held)
    if member.is_staff or member.user_id in {call.desk.bot_id, TELEGRAM, ANONYMOUS, CHANNEL}:
        await require_touchable(call, community, member)  # Telegram would refuse, too late to be told
    where, who = community.chat_id, member.user_id
    act = Mute(where, who, off=True) if kind is Kind.MUTE else Unban(where, who)
    await uow.outbox.put(act, now, community_id=community.id, lane=Lane.HARM)
    await audit.record(uow, community, now, call.person.user_id, f"un{kind}", member.user_id)
    return None


async def undo(call: Call, community: Community, sanction_id: int, *, hours: int = 0) -> Sanction:
    """Take a sanction back, once; with `hours` only while it is no older.

    Refuses with "button-too-old", "staff-undo-too-late" or "already-done".
    """
    given = await _of(call, community, sanction_id)
    if given.undone_at is not None:
        raise Refusal("already-done")
    if hours and call.desk.now - given.at > timedelta(hours=hours):
        raise Refusal("staff-undo-too-late", hours=hours)
    uow, content, now, by = call.uow, call.content, call.desk.now, call.person.user_id
    undone = await sanctions.undo(uow, content, now, community, sanction_id, by)
    await lifting.rewrite_cards(uow, content, now, community, [undone])
    return undone


async def again(call: Call, community: Community, sanction_id: int) -> Sanction:
    """Undo a `lift`: what is left of a mute or ban that was ended early holds again, once."""
    given, now = await _of(call, community, sanction_id), call.desk.now
    if given.undone_at is None or given.kind not in {Kind.MUTE, Kind.BAN}:
        raise Refusal("already-done")
    if now - given.undone_at > timedelta(hours=UNDO_HOURS):
        raise Refusal("staff-undo-too-late", hours=UNDO_HOURS)
    if await call.uow.sanctions.holding(community.id, given.user_id, given.kind, now):
        raise Refusal("already-done")
    left = None if given.until is None else int((given.until - now).total_seconds())
    member = await call.uow.members.get(community.id, given.user_id)
    if member is None or (left is not None and left <= 0):
        raise Refusal("staff-over-by-now")
    await require_touchable(call, community, member)
    await require_right(call.uow, community, RESTRICT)
    return await sanctions.impose(
        call.uow, call.content, now, community, member, given.kind, by=call.person.user_id,
        reason=given.reason, seconds=left, points=given.points, incident_id=given.incident_id,
        owners=call.desk.owners,
    )  # fmt: skip


async def trust(call: Call, community: Community, member: Member, *, on: bool) -> None:
    """Let screening leave somebody alone, or no more. Refuses staff, and what is so already."""
    await require_touchable(call, community, member)
    if member.trusted == on:
        key = "staff-trusted-already" if on else "staff-not-trusted"
        raise Refusal(key, name=Mention(member.user_id, member.name))
    await call.uow.members.change(community.id, member.user_id, trusted=on)
    action = "trust" if on else "untrust"
    await audit.record(call.uow, community, call.desk.now, call.person.user_id, action, member.user_id)


async def erase(
    call: Call, community: Community, message_id: int, author: Person | None, command_id: int = 0
) -> None:
    """Delete a message, and the command that asked for it. Not what staff or the linked channel wrote."""
    if author is not None and author.user_id != call.desk.bot_id:
        known = await call.uow.members.get(community.id, author.user_id)
        chat = author.user_id in {TELEGRAM, ANONYMOUS}
        if chat or (known is not None and await is_staff(call, community, known)):
            raise Refusal("staff-del-not-theirs")
    await require_right(call.uow, community, DELETE)
    ids = tuple(each for each in (message_id, command_id) if each)
    act = Erase(community.chat_id, ids)
    now = call.desk.now
    await call.uow.outbox.put(act, now, community_id=community.id, lane=Lane.HARM)
    whom = author.user_id if author is not None and not author.bot else None
    ref = f"message:{message_id}"
    await audit.record(call.uow, community, now, call.person.user_id, "del", whom, ref)


async def _of(call: Call, community: Community, sanction_id: int) -> Sanction:
    given = await call.uow.sanctions.get(sanction_id)
    if given is None or given.community_id != community.id:
        raise Refusal("button-too-old")
    return given
