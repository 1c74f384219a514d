"""Doing something to members who break the rules, and taking it back. Whoever calls has checked who may."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import audit
from bot.actions.sanctions_notice import tell, tell_undone
from bot.content import Content
from bot.domain.community import Community, Member, is_channel
from bot.domain.incident import Incident
from bot.domain.outgoing import Ban, Lane, Mention, Mute, Outgoing, Unban
from bot.domain.refusal import Refusal
from bot.domain.sanctions import BOT, REASON_LENGTH, Kind, Sanction, end_of, longest
from bot.domain.sanctions import standing as standing_of
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to somebody; `seconds` None is for good. `deleted`: what they wrote has gone.

    `at` is when they wrote it, if that was before now.
    """

    community: Community
    target: Member
    kind: Kind
    by: int = BOT
    reason: str = ""
    seconds: int | None = None
    points: int = 0
    incident: Incident | None = None
    incident_id: int | None = None
    deleted: bool = False
    at: datetime | None = None

    def row(self, now: datetime) -> dict[str, object]:
        """As it is written down."""
        lasting = self.kind in {Kind.MUTE, Kind.BAN}
        until = end_of(now, self.seconds) if lasting else None
        return {
            "community_id": self.community.id, "user_id": self.target.user_id, "kind": self.kind,
            "points": self.points, "seconds": self.seconds if lasting else None, "until": until,
            "reason": " ".join(self.reason.split())[:REASON_LENGTH], "by_id": self.by,
            "incident_id": self.incident.id if self.incident else self.incident_id,
            "at": self.at or now,
        }  # fmt: skip


async def impose(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, target: Member, kind: Kind,
    *, by: int, reason: str = "", seconds: int | None = None, points: int = 0,
    incident_id: int | None = None, announce: bool = True, owners: Collection[int] = (),
) -> Sanction:  # fmt: skip
    """Warn, mute, ban, kick, or note something about a member; they are told if `announce`.

    `seconds` is how long a mute or ban lasts (None, or over 366 days: for good; at least 30). `by` is who
    does it, 0 the bot. Refuses with "sanction-not-staff" or "sanction-not-yourself".
    """
    await refuse_staff(uow, community, target, by, owners)
    incident = await uow.incidents.get(incident_id) if incident_id is not None else None
    order = Order(community, target, kind, by, reason, seconds, points, incident, incident_id)
    [made] = await carry_out(uow, content, now, [order], announce=announce)
    return made


async def refuse_staff(
    uow: UnitOfWork, community: Community, target: Member, by: int = BOT, owners: Collection[int] = ()
) -> None:
    """Nobody acts on administrators, operators, or the instance's owners; nor on themselves."""
    if target.user_id == by:
        raise Refusal("sanction-not-yourself")
    person = (community.id, target.user_id)
    if target.is_staff or target.user_id in owners or await uow.incidents.staff_among([person]):
        raise Refusal("sanction-not-staff", name=Mention(target.user_id, target.name))


async def carry_out(
    uow: UnitOfWork, content: Content, now: datetime, orders: Sequence[Order], *, announce: bool = True
) -> list[Sanction]:
    """Do all of this; notices go before the deeds, since afterwards the banned cannot be told."""
    made = await uow.sanctions.add([order.row(now) for order in orders])
    people = [order.target.user_id for order in orders if order.kind is not Kind.NOTE]
    contacts = await uow.members.open_contacts(people) if people and announce else set()
    in_force = await _in_force(uow, now, made)
    for order, sanction, deed in zip(orders, made, in_force, strict=True):
        if announce:
            await tell(
                uow, now, order.community, order.target, sanction, contacts=contacts,
                seconds=content.ladder.notice_seconds, incident=order.incident, deleted=order.deleted,
            )  # fmt: skip
        await _do(uow, now, order.community, _deed(order.community, deed))
    await uow.audit.add([
        audit.line(
            order.community, now, order.by, sanction.kind, order.target.user_id, f"sanction:{sanction.id}",
            **_details(sanction),
        )
        for order, sanction in zip(orders, made, strict=True)
    ])  # fmt: skip
    return made


async def _in_force(uow: UnitOfWork, now: datetime, made: Sequence[Sanction]) -> list[Sanction]:
    """For each of these what holds longest of its kind: in Telegram the newer replaces the older.

    Of the bot's own doing it is that itself: the ladder cuts nothing short (`LadderRules.rung_for`).
    """
    ordered = {(each.community_id, each.user_id) for each in made if each.by_id != BOT}
    known = await uow.sanctions.counting(ordered) if ordered else {}
    return [
        longest([each, *_like(each, known.get((each.community_id, each.user_id), []), now)]) for each in made
    ]


def _like(sanction: Sanction, given: Sequence[Sanction], now: datetime) -> list[Sanction]:
    return [each for each in given if each.kind is sanction.kind and each.holds(now)]


def _details(sanction: Sanction) -> Mapping[str, object]:
    told = {"seconds": sanction.seconds, "points": sanction.points, "incident": sanction.incident_id}
    return {name: value for name, value in told.items() if value} | {"reason": sanction.reason}


def _deed(community: Community, sanction: Sanction) -> Outgoing | None:
    """What does it in Telegram; nothing for those who were forgotten and have no account here any more."""
    if not _has_account(sanction):
        return None
    end = sanction.until.isoformat() if sanction.until is not None else ""
    match sanction.kind:
        case Kind.MUTE:
            return Mute(community.chat_id, sanction.user_id, end)
        case Kind.BAN:
            return Ban(community.chat_id, sanction.user_id, end)
        case Kind.KICK:
            return Unban(community.chat_id, sanction.user_id, kick=True)
    return None


def _has_account(sanction: Sanction) -> bool:
    return sanction.user_id > 0 or is_channel(sanction.user_id)


async def _do(uow: UnitOfWork, now: datetime, community: Community, deed: Outgoing | None) -> None:
    if deed is not None:
        await uow.outbox.put(deed, now, community_id=community.id, lane=Lane.HARM)


async def undo(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, sanction_id: int, by: int,
    *, announce: bool = True,
) -> Sanction:  # fmt: skip
    """Take something back: its points count no more, a mute or ban ends, the member is told if `announce`.

    Refuses with "button-too-old" for what is not of this community, "already-done" the second time.
    """
    known = await uow.sanctions.get(sanction_id)
    if known is None or known.community_id != community.id:
        raise Refusal("button-too-old")
    undone = await uow.sanctions.undo(sanction_id, by, now)
    if undone is None:
        raise Refusal("already-done")
    await _do(uow, now, community, await _relief(uow, now, community, undone))
    member = await uow.members.get(community.id, undone.user_id)
    if member is not None and announce:
        await tell_undone(uow, now, community, member, undone, content.ladder.notice_seconds)
    ref, what = f"sanction:{undone.id}", undone.kind.value
    await audit.record(uow, community, now, by, "undo", undone.user_id, ref, what=what)
    return undone


async def restore(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, sanction_id: int, by: int
) -> Sanction | None:
    """What was taken back holds again, with its points and until when it did; the member is told.

    None if it was not taken back. Who was only removed may stay.
    """
    again = await uow.sanctions.restore(sanction_id)
    if again is None:
        return None
    member = await uow.members.get(community.id, again.user_id)
    if member is not None and (again.kind is Kind.WARN or again.holds(now)):
        contacts = await uow.members.open_contacts([again.user_id])
        about = await uow.incidents.get(again.incident_id) if again.incident_id is not None else None
        seconds = content.ladder.notice_seconds
        await tell(uow, now, community, member, again, contacts=contacts, seconds=seconds, incident=about)
    holding = await uow.sanctions.holding(community.id, again.user_id, again.kind, now)
    if again in holding:
        await _do(uow, now, community, _deed(community, longest(holding)))
    ref, what = f"sanction:{again.id}", again.kind.value
    await audit.record(uow, community, now, by, "redo", again.user_id, ref, what=what)
    return again


async def _relief(uow: UnitOfWork, now: datetime, community: Community, undone: Sanction) -> Outgoing | None:
    """What ends it in Telegram; where another one like it still holds, that one is put in its place."""
    if not _has_account(undone) or not replace(undone, undone_at=None).holds(now):
        return None
    others = await uow.sanctions.holding(community.id, undone.user_id, undone.kind, now)
    if others:
        return _deed(community, longest(others))
    if undone.kind is Kind.MUTE:
        return Mute(community.chat_id, undone.user_id, off=True)
    return Unban(community.chat_id, undone.user_id)


async def standing(uow: UnitOfWork, content: Content, community_id: int, user_id: int, now: datetime) -> int:
    """Somebody's points of sanction after fading."""
    community = await uow.communities.get(community_id)
    person = (community_id, user_id)
    given = (await uow.sanctions.counting([person])).get(person, [])
    return points_of(content, community, given, now)


def points_of(content: Content, community: Community, given: Sequence[Sanction], now: datetime) -> int:
    """What these amount to today."""
    marks = [(community.day_of(each.at), each.points) for each in given]
    return standing_of(marks, community.day_of(now), content.of(community).ladder.fade_per_day)
