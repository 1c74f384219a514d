"""What staff decide about an incident: take it, pardon it, confirm it by doing something, note something.

Whoever calls has locked the community and checked who may. Decisions hold for all that a card counts.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime

from bot.actions import audit, reports, spam
from bot.actions.incidents_notice import rewrite
from bot.actions.ladder import erase
from bot.actions.sanctions import Order, carry_out, refuse_staff, undo
from bot.actions.verdicts_orders import target, weighed
from bot.content import Content
from bot.domain.community import Community, Person, channel_as_member, is_channel
from bot.domain.incident import NOTE_LENGTH, Incident, State, Verdict, deadline, pardonable
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind, Sanction
from bot.storage.uow import UnitOfWork

Learn = Callable[[UnitOfWork, Content, datetime, Incident, Verdict], Awaitable[None]]

_UNDECIDED = (State.OPEN, State.TAKEN)


async def _teach(
    uow: UnitOfWork, content: Content, now: datetime, incident: Incident, verdict: Verdict
) -> None:
    del content
    await spam.learn(uow, now, incident, incident.evidence, spam=verdict is Verdict.CONFIRMED)


ON_VERDICT: tuple[Learn, ...] = (_teach, reports.decided)
"""What learns from a decision, once for each incident and verdict."""


async def find(uow: UnitOfWork, community: Community, incident_id: int) -> Incident:
    """An incident of this community; refuses with "incident-unknown"."""
    found = await uow.incidents.get(incident_id)
    if found is None or found.community_id != community.id:
        raise Refusal("incident-unknown", number=incident_id)
    return found


async def take(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: int, *,
    over: bool = False,
) -> Incident:  # fmt: skip
    """Somebody sees to it: alarms stop, they have until the deadline; `over`: instead of whoever did.

    Refuses with "already-done" if they do, "incident-taken" if somebody else does, "incident-closed".
    """
    each = await find(uow, community, incident_id)
    due = deadline(each.severity, now, content.ladder)
    if each.state is State.TAKEN and each.owner_id == by:
        raise Refusal("already-done")
    if each.state is State.TAKEN and not over:
        raise Refusal("incident-taken", number=each.id)
    values = {"state": State.TAKEN, "owner_id": by, "taken_at": now, "deadline": due, "next_alert_at": due}
    taken = await uow.incidents.move(each.id, _UNDECIDED, **values)
    if taken is None:
        raise Refusal("incident-closed", number=each.id)
    others = [one.id for one in await on_its_card(uow, each) if one.id != each.id and one.is_open]
    await uow.incidents.change(others, **{**values, "next_alert_at": None})
    return await noted(uow, content, now, community, taken, by, "take")


async def pardon(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: int
) -> Incident:
    """It was nothing: what followed is undone, points too. A deleted message cannot be brought back.

    Refuses with "already-done" the second time.
    """
    each = await find(uow, community, incident_id)
    if each.verdict is Verdict.PARDONED:
        raise Refusal("already-done")
    counted = await on_its_card(uow, each)
    await _undo_all(uow, content, now, community, counted, by)
    await _decide(uow, content, now, counted, Verdict.PARDONED, by)
    return await noted(uow, content, now, community, each, by, "pardon")


async def confirm(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: Person,
    kind: Kind, *, seconds: int | None = None, owners: Collection[int] = (),
) -> Sanction:  # fmt: skip
    """It was what it seemed: the messages go, the member is warned, muted or banned, their points are added.

    Points that the bot has given for it already are not given again. Refuses with "incident-closed" for what
    was decided otherwise, and for members on whom nobody may act.
    """
    each = await find(uow, community, incident_id)
    if not each.is_open:
        raise Refusal("incident-closed", number=each.id)
    whom = await target(uow, each, kind)
    await refuse_staff(uow, community, whom, by.user_id, owners)
    order = Order(community, whom, kind, by.user_id, "", seconds, incident=each)
    [made] = await _execute(uow, content, now, community, [order])
    await noted(uow, content, now, community, each, by.user_id, "confirm")
    return made


async def confirm_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, crowd: Collection[Incident],
    by: Person, kind: Kind, *, seconds: int | None = None, owners: Collection[int] = (),
) -> list[Sanction]:  # fmt: skip
    """The same for all of these that are still open, once for each; staff are left out.

    Refuses with "already-done" where nothing is left to do.
    """
    waiting = [each for each in crowd if each.is_open]
    people = {(community.id, each.user_id) for each in waiting}
    staff = await uow.incidents.staff_among(people)
    targets = {
        person: member
        for person, member in (await uow.members.among(people)).items()
        if not (person in staff or member.is_staff or member.user_id in {by.user_id, *owners})
    }
    if kind is Kind.BAN:
        channels = {each.user_id for each in waiting if is_channel(each.user_id)}
        targets |= {(community.id, each): channel_as_member(community.id, each) for each in channels}
    chosen = [each for each in waiting if (community.id, each.user_id) in targets]
    if not chosen:
        raise Refusal("already-done")
    orders = [
        Order(community, targets[community.id, each.user_id], kind, by.user_id, "", seconds, incident=each)
        for each in chosen
    ]
    made = await _execute(uow, content, now, community, orders)
    await _noted_all(uow, content, now, community, chosen, by.user_id, "confirm")
    return made


async def pardon_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, crowd: Collection[Incident],
    by: int,
) -> None:  # fmt: skip
    """None of these that are still open was anything; if all are decided, none at all was.

    Refuses with "already-done".
    """
    waiting = pardonable(crowd)
    if not waiting:
        raise Refusal("already-done")
    counted = await _counted_all(uow, waiting)
    await _undo_all(uow, content, now, community, counted, by)
    await _decide(uow, content, now, counted, Verdict.PARDONED, by)
    await _noted_all(uow, content, now, community, waiting, by, "pardon")


async def agree_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, crowd: Collection[Incident],
    by: int,
) -> None:  # fmt: skip
    """What the bot did about these was right and is enough, as far as they are open.

    Refuses with "already-done".
    """
    waiting, counted = await _open(uow, crowd)
    await erase(uow, now, {community.id: community}, counted, by=by)
    await _decide(uow, content, now, counted, Verdict.CONFIRMED, by)
    await _noted_all(uow, content, now, community, waiting, by, "confirm")


async def _open(uow: UnitOfWork, crowd: Collection[Incident]) -> tuple[list[Incident], list[Incident]]:
    """Those that wait for a verdict, and all that it will hold for."""
    waiting = [each for each in crowd if each.is_open]
    if not waiting:
        raise Refusal("already-done")
    return waiting, await _counted_all(uow, waiting)


async def _execute(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, orders: Sequence[Order]
) -> list[Sanction]:
    """Delete what the incidents of these orders are about, do it, and count them as confirmed."""
    counted = await _counted_all(uow, [order.incident for order in orders if order.incident is not None])
    by = orders[0].by
    erased = await erase(uow, now, {community.id: community}, counted, by=by)
    made = await carry_out(uow, content, now, await weighed(uow, content, now, orders, counted, erased))
    await _decide(uow, content, now, counted, Verdict.CONFIRMED, by)
    return made


async def _undo_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, counted: Collection[Incident],
    by: int,
) -> None:  # fmt: skip
    followed = await uow.sanctions.of_incidents([one.id for one in counted])
    for sanction in (one for some in followed.values() for one in some if one.undone_at is None):
        await undo(uow, content, now, community, sanction.id, by)


async def close(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: int,
    verdict: Verdict = Verdict.NONE,
) -> Incident:  # fmt: skip
    """Nobody has to see to it any more: without a verdict, or since what the bot did was right and is enough.

    Refuses with "incident-closed".
    """
    each = await find(uow, community, incident_id)
    if not each.is_open:
        raise Refusal("incident-closed", number=each.id)
    counted = await on_its_card(uow, each)
    if verdict is Verdict.CONFIRMED:
        await erase(uow, now, {community.id: community}, counted, by=by)
    await _decide(uow, content, now, counted, verdict, by)
    deed = "close" if verdict is Verdict.NONE else "confirm"
    return await noted(uow, content, now, community, each, by, deed)


async def note(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, incident_id: int, by: int,
    words: str,
) -> Incident:  # fmt: skip
    """Write something down about it; what was written before stays. Refuses with "incident-note-too-long"."""
    each = await find(uow, community, incident_id)
    written = "\n".join(part for part in (each.note, " ".join(words.split())) if part)
    if len(written) > NOTE_LENGTH:
        raise Refusal("incident-note-too-long", most=NOTE_LENGTH)
    await uow.incidents.change([each.id], note=written)
    return await noted(uow, content, now, community, each, by, "note-incident")


async def on_its_card(uow: UnitOfWork, each: Incident) -> list[Incident]:
    """All that is on its card, itself among them."""
    return await _counted_all(uow, [each])


async def _counted_all(uow: UnitOfWork, about: Collection[Incident]) -> list[Incident]:
    """All that is on the cards of these, themselves among them."""
    cards = [each.id for each in about if each.card_id == each.id]
    shared = await uow.incidents.on_card(cards) if cards else {}
    return [one for each in about for one in shared.get(each.id, [each])]


async def _decide(
    uow: UnitOfWork, content: Content, now: datetime, incidents: Collection[Incident], verdict: Verdict,
    by: int,
) -> None:  # fmt: skip
    await uow.incidents.change(
        [each.id for each in incidents], state=State.CLOSED, verdict=verdict, closed_at=now, closed_by=by,
        next_alert_at=None,
    )  # fmt: skip
    for each in incidents:
        if verdict is not Verdict.NONE and each.verdict is not verdict and not each.dry:
            for learn in ON_VERDICT:
                await learn(uow, content, now, each, verdict)


async def noted(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Incident, by: int, deed: str
) -> Incident:
    """In the audit log and on the card."""
    await audit.record(uow, community, now, by, deed, each.user_id, f"incident:{each.id}")
    changed = await find(uow, community, each.id)
    card = changed
    if changed.card_id not in {None, changed.id}:
        card = await uow.incidents.get(changed.card_id or 0) or changed
    await rewrite(uow, content, now, {community.id: community}, [card])
    return changed


async def _noted_all(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, decided: Collection[Incident],
    by: int, deed: str,
) -> None:  # fmt: skip
    """The same for many at once; those without a card of their own stand on that of their crowd."""
    await uow.audit.add([
        audit.line(community, now, by, deed, each.user_id, f"incident:{each.id}") for each in decided
    ])  # fmt: skip
    shown = [await find(uow, community, each.id) for each in decided if each.notice_id]
    await rewrite(uow, content, now, {community.id: community}, shown)
