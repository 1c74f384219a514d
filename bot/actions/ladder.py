"""What follows from what screening found in a batch: incidents, deleted messages, the ladder. Set-based."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.actions import audit, incidents, spam
from bot.actions.sanctions import Order, carry_out, points_of
from bot.content import Content
from bot.desk import Desk
from bot.domain.community import Community, Person, State, is_channel
from bot.domain.hearing import Finding, Found, Heard
from bot.domain.incident import Incident, Judgement, columns, evidence_of, judge
from bot.domain.outgoing import Erase, Lane
from bot.domain.sanctions import BOT, Kind, Sanction, end_of
from bot.domain.screening import Hit, Rule
from bot.guard import Guard
from bot.storage.uow import UnitOfWork

_AT_ONCE = 100
"""Messages that Telegram deletes in one call."""
_ALSO = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A message (or a name) in which something was found, and when it was written."""

    community: Community
    person: Person
    subject: str
    finding: Finding
    judgement: Judgement
    at: datetime
    message_id: int | None = None
    thread_id: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Community and member."""
        return self.community.id, self.person.user_id

    def row(self) -> dict[str, Any]:
        """As an incident."""
        return {
            "community_id": self.community.id, "subject": self.subject, "user_id": self.person.user_id,
            "message_id": self.message_id, "thread_id": self.thread_id, **columns(self.judgement),
            "evidence": evidence_of(self.finding.text, self.finding.hits) or None,
            "reasons": [*_reasons(self.finding, self.judgement.lead), *_speaker(self.person)],
        }  # fmt: skip


def _reasons(finding: Finding, lead: Hit) -> Iterator[dict[str, Any]]:
    if finding.verdict is not None:
        yield {"spam": spam.kept(finding.verdict)}
    seen = {(lead.rule, lead.category)}
    for hit in finding.hits:
        if (hit.rule, hit.category) not in seen and len(seen) <= _ALSO:
            seen.add((hit.rule, hit.category))
            yield {"rule": hit.rule.value, "category": hit.category, "what": hit.what}


def _speaker(person: Person) -> Iterator[dict[str, Any]]:
    """A channel is no member: what it is called stands nowhere else."""
    if is_channel(person.user_id):
        yield {"channel": person.name, "username": person.username}


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """One incident for each message in which something was found; what is certain goes up the ladder."""
    cases = list(_cases(communities, batch.found, now))
    if cases:
        await _follow(uow, content, now, communities, cases)


def _cases(communities: Mapping[int, Community], found: Iterable[Found], now: datetime) -> Iterator[Case]:
    """A message and its edits in one batch are one case, with the gravest of all that was found.

    Of an edit the time is not known: it counts as made now, not when the message was first sent.
    """
    together: dict[tuple[int, int], list[Found]] = {}
    for each in found:
        if communities[each.community_id].state == State.ACTIVE:
            together.setdefault((each.community_id, each.message_id), []).append(each)
    for (community_id, message_id), some in together.items():
        judged = [(judge(_hits(each.finding), each.finding.dry), each) for each in some]
        known = [(judgement, each) for judgement, each in judged if judgement is not None]
        if known:
            judgement, each = max(known, key=lambda one: _weight(one[0]))
            yield Case(
                communities[community_id], each.person, incidents.subject_of_message(message_id),
                each.finding, judgement, now if each.edited else min(each.at, now), message_id,
                each.thread_id,
            )  # fmt: skip


def _hits(finding: Finding) -> tuple[Hit, ...]:
    return finding.hits if finding.verdict is None else (*finding.hits, finding.verdict.hit)


def _weight(judgement: Judgement) -> tuple[bool, bool, int]:
    return not judgement.dry, judgement.acting is not None, judgement.severity


async def named(desk: Desk) -> None:
    """What is wrong with the names of those who came in with a batch: an incident each, one a day."""
    if desk.guard is None:
        return
    came = [each for each in desk.arrivals if each.fresh]
    for community in desk.communities.values():
        people = [each.person for each in came if each.community_id == community.id]
        if people and community.state == State.ACTIVE:
            cases = await _misnamed(desk, desk.guard, community, people)
            if cases:
                await _follow(
                    desk.uow, desk.content.of(community), desk.now, {community.id: community}, cases
                )


async def _misnamed(desk: Desk, guard: Guard, community: Community, people: Sequence[Person]) -> list[Case]:
    staff, dry = await desk.uow.members.staff(community.id), guard.book(community).dry
    cases = {}
    for person in people:
        others = [each for each in staff if each.user_id != person.user_id]
        names = [name for each in others for name in (each.name, each.username) if name]
        hits = guard.names(community, person.name, person.username, names)
        judgement = judge(hits, dry)
        if judgement is not None:
            subject = f"name:{person.user_id}:{community.day_of(desk.now)}"
            finding = Finding(hits, person.name, dry=dry)
            cases[subject] = Case(community, person, subject, finding, judgement, desk.now)
    return list(cases.values())


async def _follow(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    cases: Sequence[Case],
) -> None:  # fmt: skip
    exempt = await uow.incidents.exempt({case.key for case in cases})
    people = {case.key: case.person for case in cases if case.key not in exempt}
    rows = [case.row() for case in cases if case.key in people]
    opened = await incidents.open_all(uow, content, now, rows)
    judged = {(case.community.id, case.subject): case for case in cases}
    acting = [
        replace(each, severity=hit.severity, rule=hit.rule.value, at=case.at)
        for each in opened
        for case in [judged[each.community_id, each.subject]]
        if not each.dry and (hit := case.judgement.acting) is not None
    ]
    if acting:
        erased = await erase(uow, now, communities, acting, content.ladder.delete_from)
        await _climb(uow, content, now, communities, acting, erased)
        opened = [replace(each, erased=each.erased or each.id in erased) for each in opened]
    await incidents.show(uow, content, now, communities, opened)


async def erase(
    uow: UnitOfWork, now: datetime, communities: Mapping[int, Community], about: Sequence[Incident],
    severity: int = 1, by: int = BOT,
) -> set[int]:  # fmt: skip
    """Delete the messages of these incidents, from a severity on, where the bot may; which ones were."""
    may = await uow.incidents.may_delete({each.community_id for each in about})
    chosen = [
        each for each in about
        if each.message_id and not each.erased and each.severity >= severity and each.community_id in may
    ]  # fmt: skip
    for community_id in sorted({each.community_id for each in chosen}):
        ids = [each.message_id or 0 for each in chosen if each.community_id == community_id]
        for start in range(0, len(ids), _AT_ONCE):
            act = Erase(communities[community_id].chat_id, tuple(ids[start : start + _AT_ONCE]))
            await uow.outbox.put(act, now, community_id=community_id, lane=Lane.HARM)
    done = {each.id for each in chosen}
    if done:
        await uow.incidents.change(done, erased=True)
        await uow.audit.add([
            audit.line(
                communities[each.community_id], now, by, "delete", each.user_id, f"incident:{each.id}",
                message=each.message_id, rule=each.rule,
            )
            for each in chosen
        ])  # fmt: skip
    return done


async def _climb(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    acting: Sequence[Incident], erased: set[int],
) -> None:  # fmt: skip
    """Add each one's points in turn and do what these amount to, as of when it was written.

    Whoever has just been told of another has time to read that.
    """
    rules, keys = content.ladder, {(each.community_id, each.user_id) for each in acting}
    given = await uow.sanctions.counting(keys)
    members = await uow.members.among(keys)
    orders: list[Order] = []
    out: set[tuple[int, int]] = set()
    for each in sorted(acting, key=lambda one: (one.community_id, one.message_id or 0, one.id)):
        key, community = (each.community_id, each.user_id), communities[each.community_id]
        so_far, target = given.setdefault(key, []), members.get(key)
        points = rules.points.get(each.severity, 0)
        if target is None or not points:
            continue
        since = [one for one in so_far if one.at >= each.at]  # who could write is muted by nothing older
        rung = rules.rung_for(points_of(content, community, so_far, each.at) + points, since, now)
        if key in out or rules.spares(so_far, rung, points, each.at, flood=each.rule == Rule.FLOOD):
            continue
        order = Order(
            community, target, rung.kind, BOT, "", rung.seconds, points, each, deleted=each.id in erased,
            at=each.at,
        )  # fmt: skip
        orders.append(order)
        so_far.append(_as_given(order, now))
        if rung.kind in {Kind.BAN, Kind.KICK}:
            out.add(key)
    await carry_out(uow, content, now, orders)


def _as_given(order: Order, now: datetime) -> Sanction:
    return Sanction(
        0, order.community.id, order.target.user_id, order.kind, order.points, order.seconds,
        end_of(now, order.seconds), "", BOT, None, order.at or now,
    )  # fmt: skip
