"""`/warn /mute /unmute /ban /unban /kick /del /note /trust /untrust`, and the buttons that take them back."""

from bot.actions import staff
from bot.actions.sanctions import standing
from bot.actions.sanctions_notice import moment, until
from bot.desk import Call
from bot.domain.community import Member
from bot.domain.outgoing import Button, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind, Sanction, longest
from bot.domain.spans import said
from bot.domain.staff_line import Order
from handlers.games import number_in
from handlers.panel_entry import enter, on_offer
from handlers.staff_scene import card_of, home, read, respond

STAFF = "staff"
"""The action of the buttons; the ref is a verb, a community and a row or a member."""
UNDO, AGAIN, TRUST, UNTRUST = "undo", "again", "trust", "untrust"


async def warn(call: Call) -> None:
    """A word to a member, with points of sanction."""
    await _impose(call, Kind.WARN)


async def mute(call: Call) -> None:
    """Somebody may read but not write, for a while or for good."""
    await _impose(call, Kind.MUTE, timed=True)


async def ban(call: Call) -> None:
    """Somebody has to leave and cannot come back, for a while or for good."""
    await _impose(call, Kind.BAN, timed=True)


async def kick(call: Call) -> None:
    """Somebody has to leave, but may come back."""
    await _impose(call, Kind.KICK)


async def note(call: Call) -> None:
    """Something for the record, which the member never sees."""
    member, order = await read(call)
    if not order.reason:
        raise Refusal("staff-note-empty")
    await _done(call, member, await staff.impose(call, home(call), member, Kind.NOTE, order), order)


async def unmute(call: Call) -> None:
    """A mute ends now."""
    await _lift(call, Kind.MUTE)


async def unban(call: Call) -> None:
    """A ban ends now; they have to come back by themselves."""
    await _lift(call, Kind.BAN)


async def trust(call: Call) -> None:
    """Screening leaves somebody alone from now on."""
    member, _ = await read(call)
    await staff.trust(call, home(call), member, on=True)
    await _trusted(call, member, on=True)


async def untrust(call: Call) -> None:
    """Screening looks at what somebody writes again."""
    member, _ = await read(call)
    await staff.trust(call, home(call), member, on=False)
    await _trusted(call, member, on=False)


async def delete(call: Call) -> None:
    """The message that this replies to goes; under a card, the message that the card is about."""
    communities = await on_offer(call)
    card = await card_of(call)
    if card is not None and card.message_id is not None:
        community = await enter(call, card.community_id)
        await staff.erase(call, community, card.message_id, None)
    elif call.reply_to and call.chat_id == communities[0].chat_id:
        community = await enter(call, communities[0].id)
        await staff.erase(call, community, call.reply_to, call.target, call.message_id)
    else:
        raise Refusal("staff-del-usage")
    await respond(call, Text("staff-deleted"))


async def press(call: Call) -> None:
    """A button under an answer; whoever acts for the community may press it."""
    verb, _, rest = call.args.partition(".")
    first, _, second = rest.partition(".")
    community, number = await enter(call, number_in(first)), number_in(second)
    if verb == UNDO:
        given = await staff.undo(call, community, number, hours=staff.UNDO_HOURS)
        await respond(call, Text(f"staff-undone-{given.kind}", {"name": await _name(call, given.user_id)}))
    elif verb == AGAIN:
        given = await staff.again(call, community, number)
        member = await call.uow.members.get(community.id, given.user_id)
        if member is not None:
            await _done(call, member, given, Order())
    elif verb in {TRUST, UNTRUST}:
        member = await call.uow.members.get(community.id, number)
        if member is None:
            raise Refusal("button-too-old")
        await staff.trust(call, community, member, on=verb == TRUST)
        await respond(call, Text(f"staff-{verb}ed", {"name": Mention(number, member.name)}))
    else:
        raise Refusal("button-too-old")


def undo_button(call: Call, verb: str, number: int, label: str = "button-undo") -> Rows:
    """The one button under an answer."""
    return ((Button(Text(label), pack_press(STAFF, f"{verb}.{home(call).id}.{number}")),),)


async def _impose(call: Call, kind: Kind, *, timed: bool = False) -> None:
    member, order = await read(call, timed=timed, strangers=kind is Kind.BAN)
    given = await staff.impose(call, home(call), member, kind, order)
    await _done(call, member, given, order, asked=kind)


async def _done(
    call: Call, member: Member, given: Sanction, order: Order, *, asked: Kind | None = None
) -> None:
    """Say what was done, to whom, until when on the community's clock, why, and how to undo it.

    A warning that was `asked` for may have become more: then how that came about.
    """
    params: dict[str, Param] = {
        "name": Mention(member.user_id, member.name), "time": _time(call, given, order),
        "why": Text("staff-why", {"reason": given.reason}) if given.reason else Text("staff-no-reason"),
        "reason": given.reason,
    }  # fmt: skip
    done = Text(f"staff-done-{given.kind}", params)
    if asked is Kind.WARN and given.kind is not Kind.WARN:
        points = await standing(call.uow, call.content, given.community_id, given.user_id, call.desk.now)
        done = Text("staff-warning-climbed", {"points": points, "done": done})
    held = await call.uow.sanctions.holding(given.community_id, given.user_id, given.kind, call.desk.now)
    if held and longest(held).until != given.until:
        end = until(home(call), longest(held))
        done = Text("staff-lasts-longer", {"done": done, "kind": given.kind, "until": end})
    await respond(call, done, undo_button(call, UNDO, given.id))


def _time(call: Call, given: Sanction, order: Order) -> Text:
    if given.until is None:
        return Text("staff-capped" if order.capped else "staff-for-good")
    seconds = round((given.until - given.at).total_seconds())
    return Text("staff-until", {"span": said(max(1, seconds)), "when": moment(home(call), given.until)})


async def _lift(call: Call, kind: Kind) -> None:
    member, _ = await read(call, strangers=True)
    ended = await staff.lift(call, home(call), member, kind)
    name = Mention(member.user_id, member.name)
    key = f"staff-un{kind}" if ended is not None else f"staff-un{kind}-unknown"
    await respond(
        call, Text(key, {"name": name}), undo_button(call, AGAIN, ended.id) if ended is not None else ()
    )


async def _trusted(call: Call, member: Member, *, on: bool) -> None:
    key, back = ("staff-trusted", UNTRUST) if on else ("staff-untrusted", TRUST)
    text = Text(key, {"name": Mention(member.user_id, member.name)})
    await respond(call, text, undo_button(call, back, member.user_id))


async def _name(call: Call, user_id: int) -> Mention:
    names = await call.uow.members.names(home(call).id, [user_id])
    return Mention(user_id, names.get(user_id, ""))
