"""What waits for staff, complaints and incidents, with a button for each; an incident shown anew."""

from collections.abc import Sequence

from bot.actions import complaints_notice, incidents_notice
from bot.actions.game_notice import when
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.complaint import SOLVED
from bot.domain.incident import Incident
from bot.domain.outgoing import Button, Listing, Mention, Param, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen
from bot.storage.complaint import Case
from handlers.staff_scene import disclose

SHOWN = 10
"""Of each kind."""
_Shown = tuple[Param, Button]


async def show_all(call: Call, communities: list[Community]) -> None:
    """Complaints and incidents that nobody has settled, what is due first before the rest."""
    cases = [shown for each in communities for shown in await _cases(call, each)]
    incidents = [shown for each in communities for shown in await _incidents(call, each)]
    if not cases and not incidents:
        raise Refusal("complaints-none")
    count = sum([await call.uow.complaints.count_open(each.id) for each in communities])
    parts: list[Param] = []
    if cases:
        lines = Listing(tuple(line for line, _ in cases[:SHOWN]), "lines")
        parts.append(Text("complaints-list", {"count": count, "lines": lines}))
    if incidents:
        lines = Listing(tuple(line for line, _ in incidents[:SHOWN]), "lines")
        parts += [""] if parts else []
        parts.append(Text("cases-incidents", {"count": len(incidents), "lines": lines}))
    buttons = tuple((button,) for _, button in [*cases[:SHOWN], *incidents[:SHOWN]])
    await disclose(call, Screen(Text("cases-all", {"parts": Listing(tuple(parts), "lines")}), buttons))


async def show_incident(call: Call, communities: list[Community], number: int) -> None:
    """An incident's card, to whoever asks for it."""
    meant = await incident_meant(call, communities, number)
    if meant is None:
        raise Refusal("incident-unknown", number=number)
    community, each = meant
    uow, content, now = call.uow, call.content, call.desk.now
    facts = await incidents_notice.gather(uow, content, now, {community.id: community}, [each])
    await disclose(call, Screen(*incidents_notice.card(call.content, each, facts[each.id])))


async def incident_meant(
    call: Call, communities: Sequence[Community], number: int
) -> tuple[Community, Incident] | None:
    """The incident of this number, if it is one of these communities'."""
    each = await call.uow.incidents.get(number)
    community = next((one for one in communities if each and one.id == each.community_id), None)
    return (community, each) if community is not None and each is not None else None


async def _cases(call: Call, community: Community) -> list[_Shown]:
    waiting = await call.uow.complaints.open(community.id, SHOWN)
    people = {each for case in waiting for each in (case.user_id, case.owner_id or 0)}
    names = await call.uow.members.names(community.id, people)
    return [(_case(call, community, case, names), _button(community, case)) for case in waiting]


def _case(call: Call, community: Community, case: Case, names: dict[int, str]) -> Text:
    late = case.deadline <= call.desk.now and case.state != SOLVED
    return Text("complaints-line", {
        "grade": complaints_notice.grade_text(case.grade), "case": case.number,
        "name": Mention(0, names.get(case.user_id, "")), "until": when(community, case.deadline),
        "owner": complaints_notice.owner_text(case, names), "late": "yes" if late else "no",
        "state": case.state,
    })  # fmt: skip


def _button(community: Community, case: Case) -> Button:
    label = Text("button-complaint-open", {"case": case.number, "community": community.title})
    return Button(label, pack_press("case", f"show.{case.id}"))


async def _incidents(call: Call, community: Community) -> list[_Shown]:
    waiting = await call.uow.incidents.waiting(community.id, SHOWN)
    people = {user for each in waiting for user in (each.user_id, each.owner_id or 0)}
    names = await call.uow.members.names(community.id, people)
    return [(_incident(each, names), _incident_button(community, each)) for each in waiting]


def _incident(each: Incident, names: dict[int, str]) -> Text:
    name = names.get(each.user_id) or each.channel[0]
    return Text("cases-incident-line", {
        "number": each.id, "severity": each.severity, "name": Mention(0, name),
        "taken": "yes" if each.owner_id else "no", "owner": Mention(0, names.get(each.owner_id or 0, "")),
    })  # fmt: skip


def _incident_button(community: Community, each: Incident) -> Button:
    label = Text("button-cases-incident", {"number": each.id, "community": community.title})
    return Button(label, pack_press("case", f"incident.{each.id}"))
