"""`/points @name`: staff look at somebody's points, each entry with a button that takes it back."""

from bot.actions import award as giving
from bot.actions import points as looking
from bot.actions.points import Statement
from bot.desk import Call
from bot.domain.community import Member
from bot.domain.outgoing import Button, Listing, Mention, Text
from bot.domain.points import UNDOABLE
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.domain.staff_line import read_order
from bot.storage.ledger import LAST_ID, Line
from handlers.games import number_in
from handlers.panel_entry import enter
from handlers.panel_screen import in_ops, in_rows
from handlers.points_lines import entry_line
from handlers.staff_scene import disclose, home, read, require_a_reader

POINTS = "points"
"""The action of the buttons; the ref is a community with an entry, or with a member and where to go on."""
SHOWN, WIDE = 10, 5


def is_about_somebody(call: Call) -> bool:
    """Whether the words after the command name somebody; an operators' chat asks about nobody else."""
    picked = call.target is not None and not call.reply_to
    return picked or in_ops(call) or read_order(call.args, pointed=False, timed=False).names_somebody


async def ask(call: Call) -> None:
    """Somebody's balance and last entries; refuses who is not staff."""
    require_a_reader(call)
    member, _ = await read(call)
    await disclose(call, await _page(call, member))


async def press(call: Call) -> None:
    """An entry is taken back, or older ones are shown."""
    first, *rest = (number_in(each) for each in call.args.split("."))
    community = await enter(call, first)
    match rest:
        case [entry]:
            line = await giving.undo(call.uow, call.desk.now, community, call.person, entry)
            await disclose(call, await _page(call, await _member(call, line.user_id)))
        case [user_id, before]:
            await disclose(call, await _page(call, await _member(call, user_id), before))
        case _:
            raise Refusal("button-too-old")


async def _member(call: Call, user_id: int) -> Member:
    member = await call.uow.members.get(home(call).id, user_id)
    if member is None:
        raise Refusal("button-too-old")
    return member


async def _page(call: Call, member: Member, before: int = 0) -> Screen:
    community = home(call)
    found = await looking.statement(
        call.uow, call.content, community, member.user_id, SHOWN, before or LAST_ID
    )
    lines = tuple(_line(call, number, line, found) for number, line in enumerate(found.lines, start=1))
    text = Text("points-of", {
        "name": Mention(member.user_id, member.name), "community": name_of(community),
        "balance": found.balance, "count": len(lines), "lines": Listing(lines, "lines"),
    })  # fmt: skip
    undo = [
        Button(
            Text("button-points-undo", {"number": number}), pack_press(POINTS, f"{community.id}.{line.id}")
        )
        for number, line in enumerate(found.lines, start=1)
        if _can_go(line, found)
    ]
    return Screen(text, (*in_rows(undo, WIDE), *_turns(call, member, found, first=not before)))


def _can_go(line: Line, found: Statement) -> bool:
    return line.kind in UNDOABLE and line.amount > 0 and line.id not in found.undone


def _line(call: Call, number: int, line: Line, found: Statement) -> Text:
    state = "undone" if line.id in found.undone else "stands"
    return Text("points-of-line", {
        "number": number, "entry": entry_line(call, line, found), "state": state,
    })  # fmt: skip


def _turns(call: Call, member: Member, found: Statement, *, first: bool) -> tuple[tuple[Button, ...], ...]:
    def turn(label: str, before: int) -> Button:
        return Button(Text(label), pack_press(POINTS, f"{home(call).id}.{member.user_id}.{before}"))

    newest = () if first else (turn("button-newest", 0),)
    older = (turn("button-older", found.lines[-1].id),) if len(found.lines) == SHOWN else ()
    return ((*newest, *older),) if newest or older else ()
