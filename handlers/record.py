"""`/record`: what is known of a member, with a button to take each part of it back."""

from collections.abc import Mapping, Sequence

from bot.actions import reports, staff
from bot.actions.sanctions import standing
from bot.actions.sanctions_notice import moment, until
from bot.desk import Call
from bot.domain.community import Member
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind, Sanction
from bot.domain.setup import Screen, name_of
from handlers.games import number_in
from handlers.panel_entry import enter
from handlers.panel_screen import in_rows
from handlers.staff_scene import disclose, home, names_of, read, require_a_reader

RECORD = "record"
"""The action of the buttons; the ref is a community and a sanction, or who may report again."""
SHOWN, NOTES, BUTTONS = 8, 5, 6
"""Sanctions, incidents and appeals of a record; its notes; its buttons."""
_LIFTED = (Kind.WARN, Kind.MUTE, Kind.BAN, Kind.NOTE)
"""A kick cannot be taken back."""


async def record(call: Call) -> None:
    """Somebody's standing, sanctions, notes, incidents and appeals, with a button to undo each."""
    require_a_reader(call)
    member, _ = await read(call)
    await disclose(call, await _record(call, member))


async def press(call: Call) -> None:
    """Take something on a record back; the record is shown anew."""
    first, _, second = call.args.partition(".")
    community = await enter(call, number_in(first))
    what, _, third = second.partition(".")
    if what == reports.AGAIN:
        user_id, by = number_in(third), call.person.user_id
        await reports.let_report(call.uow, call.content, call.desk.now, community, user_id, by)
    else:
        user_id = (await staff.undo(call, community, number_in(second))).user_id
    member = await call.uow.members.get(community.id, user_id)
    if member is None:
        raise Refusal("button-too-old")
    await disclose(call, await _record(call, member))


async def _record(call: Call, member: Member) -> Screen:
    community, uow = home(call), call.uow
    given = await uow.sanctions.of(community.id, member.user_id)
    deeds = [each for each in given if each.kind is not Kind.NOTE]
    notes = [each for each in given if each.kind is Kind.NOTE]
    shown = [*deeds[:SHOWN], *notes[:NOTES]]
    names = await names_of(call, {each.by_id for each in shown})
    points = await standing(uow, call.content, community.id, member.user_id, call.desk.now)
    barred = await reports.barred(uow, call.content, call.desk.now, community, member.user_id)
    text = Text("record", {
        "barred": Text("record-barred", {"until": moment(community, barred)}) if barred else "",
        "name": Mention(member.user_id, member.name), "id": str(member.user_id),
        "username": Text("record-username", {"username": member.username}) if member.username else "",
        "community": name_of(community),
        "points": points, "trusted": "yes" if member.trusted else "no",
        "status": _status(member), "sanctions": _section(call, "sanctions", len(deeds), deeds[:SHOWN], names),
        "notes": _section(call, "notes", len(notes), notes[:NOTES], names),
        "incidents": await _incidents(call, member), "appeals": await _appeals(call, member),
    })  # fmt: skip
    again = (reports.let_report_button(community, member.user_id),) if barred else ()
    return Screen(text, (*_lifts(call, shown), *again))


def _status(member: Member) -> str:
    if member.is_staff:
        return "staff"
    return "left" if member.left_at is not None else "member"


def _section(
    call: Call, name: str, count: int, shown: Sequence[Sanction], names: Mapping[int, Param]
) -> Param:
    lines = tuple(_sanction(call, each, names) for each in shown)
    return _part(name, count, lines)


def _part(name: str, count: int, lines: Sequence[Text]) -> Param:
    if not lines:
        return Text(f"record-no-{name}")
    return Text(f"record-{name}", {"count": count, "lines": Listing(tuple(lines), "lines")})


def _sanction(call: Call, each: Sanction, names: Mapping[int, Param]) -> Text:
    state = "undone" if each.undone_at is not None else "holds" if each.holds(call.desk.now) else "over"
    return Text("record-line", {
        "number": each.id, "when": moment(home(call), each.at), "kind": each.kind.value, "state": state,
        "until": until(home(call), each), "by": names[each.by_id],
        "reason": Text("record-reason", {"reason": each.reason}) if each.reason else "",
    })  # fmt: skip


async def _incidents(call: Call, member: Member) -> Param:
    community = home(call)
    count, found = await call.uow.record.incidents(community.id, member.user_id, SHOWN)
    lines = [
        Text("record-incident", {
            "number": each.id, "when": moment(community, each.at), "rule": Text(f"rule-{each.rule}"),
            "severity": each.severity, "verdict": each.verdict or ("dry" if each.dry else "none"),
        })
        for each in found
    ]  # fmt: skip
    return _part("incidents", count, lines)


async def _appeals(call: Call, member: Member) -> Param:
    community = home(call)
    found = await call.uow.record.appeals(community.id, member.user_id, SHOWN)
    lines = [
        Text("record-appeal", {
            "number": each.sanction_id, "when": moment(community, each.at), "state": each.state,
        })
        for each in found
    ]  # fmt: skip
    return _part("appeals", len(found), lines)


def _lifts(call: Call, shown: Sequence[Sanction]) -> Rows:
    buttons = [
        Button(
            Text("button-record-undo", {"kind": each.kind.value, "number": each.id}),
            pack_press(RECORD, f"{home(call).id}.{each.id}"),
        )
        for each in shown
        if each.undone_at is None and each.kind in _LIFTED
    ]
    return in_rows(buttons[:BUTTONS], 2)
