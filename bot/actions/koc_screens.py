"""The board of the KOC path and what staff see of one person on it, with the buttons for what can be done."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.actions.koc import look, standing
from bot.actions.koc_alarm import step_in
from bot.actions.koc_notice import Who, figures, way
from bot.content import Content
from bot.domain.community import Community
from bot.domain.koc import (
    ALUMNI,
    BY_STAFF,
    FINAL,
    INVITE,
    REGULAR,
    RESERVE,
    SERVING,
    STATES,
    Figures,
    Standing,
    merit,
    step,
)
from bot.domain.outgoing import Button, Listing, Mention, Param, Rows, Text
from bot.domain.setup import Screen, name_of
from bot.storage.uow import UnitOfWork

SHOWN, NOTES, STEPS, HANDS = 24, 3, 4, 12
"""People on the board; notes and steps of a person; who may take over."""


async def board(uow: UnitOfWork, community: Community) -> Screen:
    """Everybody on the path by state, each with a button."""
    people = [each for each in await uow.koc.all(community.id) if each.state != REGULAR]
    people.sort(key=lambda each: STATES.index(each.state))
    names = await uow.members.names(community.id, [each.user_id for each in people])
    lines: list[Param] = []
    for state in STATES:
        there = [each for each in people if each.state == state]
        if there:
            title = Text("koc-state", {"state": state})
            shown = Listing(tuple(_brief(each, names) for each in there))
            lines.append(Text("koc-board-line", {"state": title, "count": len(there), "people": shown}))
    text = Text("koc-board", {
        "community": name_of(community), "count": len(people), "lines": Listing(tuple(lines), "lines"),
    })  # fmt: skip
    buttons = [_person_button(community, each, names) for each in people if each.state != ALUMNI][:SHOWN]
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return Screen(text, rows)


def _brief(each: Standing, names: Mapping[int, str]) -> Text:
    alarm = "yes" if each.alarm_on or each.below_since else "no"
    return Text("koc-brief", {"name": Mention(0, names.get(each.user_id, "") or "…"), "alarm": alarm})


def _person_button(community: Community, each: Standing, names: Mapping[int, str]) -> Button:
    label = {"name": names.get(each.user_id, "") or str(each.user_id), "state": each.state}
    return way(community, Text("button-koc-person", {**label}), "open", each.user_id)


async def person(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, today: date
) -> Screen:
    """Where somebody stands, the figures of today, talks, pay, the last steps; what can be done."""
    each = await standing(uow, community, user_id, today)
    found = (await look(uow, content, community, [user_id], today))[user_id]
    notes = await uow.koc.notes(community.id, user_id, NOTES)
    steps = await uow.koc.steps(community.id, user_id, STEPS)
    by = {one.by_id for one in notes} | {one.by_id for one in steps}
    names = await uow.members.names(community.id, {user_id, each.in_charge or 0, *by})
    log = tuple(
        Text("koc-note-line", {"day": one.local_date, "by": _by(one.by_id, names), "text": one.text})
        for one in notes
    )
    taken = tuple(
        Text("koc-step-line", {
            "day": community.day_of(one.at), "move": Text(f"audit-koc-{one.move}"),
            "by": _by(one.by_id, names),
        })
        for one in steps
    )  # fmt: skip
    text = Text("koc-person", {
        **_facts(each, names), "figures": figures(Who(found, content.koc)),
        "points": await uow.koc.earned(community.id, user_id),
        "notes": Listing(log, "lines"), "talks": len(log), "steps": Listing(taken, "lines"),
        "taken": len(taken),
    })  # fmt: skip
    return Screen(text, _deeds(community, each, undo=bool(steps) and steps[0].move not in FINAL))


def _facts(each: Standing, names: Mapping[int, str]) -> dict[str, Param]:
    return {
        "name": Mention(max(0, each.user_id), names.get(each.user_id, "")),
        "state": Text("koc-state", {"state": each.state}),
        "serving": "yes" if each.state in SERVING else "no",
        "since": each.since, "charged": "yes" if each.in_charge else "no",
        "by": _by(each.in_charge or 0, names), "due": each.interview_on or each.since,
        "below": "yes" if each.below_since else "no", "from": each.below_since or each.since,
        "alarm": "yes" if each.alarm_on else "no", "usual": each.usual or 0,
    }  # fmt: skip


def _by(user_id: int, names: Mapping[int, str]) -> Param:
    if not user_id:
        return Text("koc-by-itself")
    return Mention(0, names[user_id]) if names.get(user_id) else str(user_id)


def _deeds(community: Community, each: Standing, *, undo: bool) -> Rows:
    """The steps from here, then what can be done at any time."""
    user = each.user_id
    steps = [
        way(community, Text(f"button-koc-{move}"), move, user)
        for move in BY_STAFF
        if step(each.state, move) is not None
    ]
    more: list[Button] = []
    if each.state != REGULAR:
        more = [
            way(community, Text("button-koc-note"), "note", user),
            way(community, Text("button-koc-hand"), "hand", user),
        ]
    if each.state in SERVING:
        more.append(way(community, Text("button-koc-call-short"), "call", user))
    if undo:
        more.append(way(community, Text("button-koc-undo"), "undo", user))
    rows = [tuple(part[at : at + 2]) for part in (steps, more) for at in range(0, len(part), 2)]
    return (*rows, (way(community, Text("button-koc-board"), "board"),))


async def reserve(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, today: date, by_id: int
) -> Screen:
    """Who could step in, with a button that invites each; `user_id` is for whom, `by_id` who asks."""
    names, count = await step_in(uow, content, community, today)
    waiting = [each.user_id for each in await uow.koc.all(community.id, (RESERVE,))]
    found = await look(uow, content, community, waiting, today)
    best = sorted(waiting, key=lambda user: merit(found.get(user, Figures())), reverse=True)
    called = await uow.members.names(community.id, [user_id, by_id, *best])
    rows = tuple(
        (way(community, Text("button-koc-invite-named", {"name": called.get(user, "")}), INVITE, user, "r"),)
        for user in best[: content.koc.step_in]
    )
    text = Text("koc-reserve", {
        "count": count, "names": names, "name": Mention(0, called.get(user_id, "") or "…"),
        "by": _by(by_id, called),
    })  # fmt: skip
    return Screen(text, (*rows, (way(community, Text("button-back"), "open", user_id),)))


async def hands(uow: UnitOfWork, community: Community, user_id: int, me: int) -> Screen:
    """Who could be in charge of somebody: the one who asks first."""
    staff = sorted(await uow.koc.staff(community.id, community.ops_chat_id) - {me})[: HANDS - 1]
    names = await uow.members.names(community.id, [user_id, me, *staff])
    text = Text("koc-hands", {"name": Mention(0, names.get(user_id, "") or "…")})
    mine = way(community, Text("button-koc-mine"), "give", user_id, str(me))
    return Screen(text, ((mine,), *_others(community, user_id, staff, names)))


def _others(community: Community, user_id: int, staff: Sequence[int], names: Mapping[int, str]) -> Rows:
    others = tuple(
        (
            way(
                community,
                Text("button-koc-give", {"name": names.get(one) or str(one)}),
                "give",
                user_id,
                str(one),
            ),
        )
        for one in staff
    )
    return (*others, (way(community, Text("button-back"), "open", user_id),))
