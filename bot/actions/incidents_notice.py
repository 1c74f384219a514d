"""The card of an incident in the operators' chat: who, what, how it was found, what was done, what can be."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.actions.escalation_duty import duty_line
from bot.actions.findings import category_named, how_named, rule_named
from bot.actions.incidents_buttons import buttons_of
from bot.actions.registration import tell_operators
from bot.actions.sanctions import points_of
from bot.actions.sanctions_notice import moment, until
from bot.actions.spam import told_again
from bot.content import Content
from bot.domain.community import Community, Member, is_channel
from bot.domain.incident import ALARMED, EXCERPT, PERSONAL, Incident, State, Verdict, excerpt
from bot.domain.outgoing import Edit, Listing, Mention, Param, Rows, Say, Text
from bot.domain.sanctions import BOT, Kind, Sanction
from bot.domain.screening import How, Rule
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

KEY = "incident:"
ON_SENT = "incident_card"
_REASONS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card tells besides its incident. `names` of all who are mentioned, by user id."""

    community: Community
    member: Member | None
    incidents: Sequence[Incident]
    sanctions: Sequence[Sanction]
    record: Sequence[Sanction]
    before: int
    names: Mapping[int, str]
    duty: Text
    points: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def mention(self, user_id: int | None) -> Param:
        """Somebody by name; the bot by what it is."""
        if not user_id:
            return Text("peace-the-bot")
        return Mention(user_id, self.names.get(user_id, ""))


async def gather(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    incidents: Collection[Incident],
) -> dict[int, Facts]:  # fmt: skip
    """What the cards of these incidents need to tell, by incident; a fixed number of statements for all."""
    people = {(each.community_id, each.user_id) for each in incidents}
    shared = await uow.incidents.on_card([each.id for each in incidents])
    counted = {each.id: shared.get(each.id) or [each] for each in incidents}
    done = await uow.sanctions.of_incidents([one.id for some in counted.values() for one in some])
    records = await uow.sanctions.counting(people)
    before = await uow.incidents.count(people)
    staff = {
        (each.community_id, user)
        for each in incidents
        for user in (each.owner_id, each.closed_by, *_hands(done, counted[each.id]))
        if user
    }
    members = await uow.members.among(people | staff)
    duty = {place: await duty_line(uow, communities[place]) for place in {place for place, _ in people}}
    facts = {}
    for each in incidents:
        community, person = communities[each.community_id], (each.community_id, each.user_id)
        record = records.get(person, [])
        facts[each.id] = Facts(
            community, members.get(person), counted[each.id],
            [one for some in counted[each.id] for one in done.get(some.id, [])], record,
            before.get(person, 0) - len([one for one in counted[each.id] if _counts(one)]),
            {user: known.name for (place, user), known in members.items() if place == each.community_id},
            duty[each.community_id], points_of(content, community, record, now),
            Counter(one.kind.value for one in record),
        )  # fmt: skip
    return facts


def _counts(each: Incident) -> bool:
    return each.verdict is not Verdict.PARDONED and not each.dry


def _hands(done: Mapping[int, Sequence[Sanction]], incidents: Sequence[Incident]) -> Iterator[int]:
    for each in incidents:
        for sanction in done.get(each.id, []):
            yield sanction.by_id
            yield sanction.undone_by or BOT


def card(content: Content, each: Incident, facts: Facts) -> tuple[Text, Rows]:
    """The card and its buttons."""
    content = content.of(facts.community)
    lines = tuple(_lines(content, each, facts))
    text = Text("incident-card", {
        "head": Text("incident-head", {
            "number": each.id, "severity": each.severity, "dry": _yes(each.dry),
            "community": facts.community.title,
        }),
        "lines": Listing(lines, "lines"),
    })  # fmt: skip
    return text, buttons_of(facts.community, each, facts.sanctions, content.ladder.mute_minutes)


def _lines(content: Content, each: Incident, facts: Facts) -> Iterator[Param]:
    yield _who(each, facts)
    yield Text("incident-record", {
        "points": facts.points, "before": max(0, facts.before), "warnings": facts.done[Kind.WARN],
        "mutes": facts.done[Kind.MUTE], "bans": facts.done[Kind.BAN] + facts.done[Kind.KICK],
    })  # fmt: skip
    yield Text("incident-found", {
        "rule": rule_named(each.rule), "category": category_named(content, _origin(each), each.category),
        "what": _what(each), "told": _yes(each.what), "how": how_named(each.how),
        "certain": _yes(each.certain and each.how in {"", How.EXACT}),
        "by": "people" if each.rule == "report" else "bot",
    })  # fmt: skip
    yield from _quote(each)
    yield from (_reason(content, one) for one in each.reasons[:_REASONS_SHOWN] if "channel" not in one)
    yield from _deeds(content, each, facts)
    if len(facts.incidents) > 1:
        yield Text("incident-more", {"count": len(facts.incidents) - 1})
    yield from _standing(each, facts)


def _yes(fact: object) -> str:
    return "yes" if fact else "no"


def _what(each: Incident) -> Param:
    """The word that was met; of a personal number only its kind is known."""
    if each.category == PERSONAL and each.what:
        return Text(f"personal-{each.what.replace(' ', '-')}")
    return each.what


def _origin(each: Incident) -> str:
    """Words are looked for in names too, and called by their category there as well."""
    return Rule.WORDS if each.rule == Rule.NAMES and each.certain else each.rule


def _who(each: Incident, facts: Facts) -> Text:
    member = facts.member
    if is_channel(each.user_id):
        name, username = each.channel
        return Text("incident-who-channel", {
            "name": name, "id": each.user_id, "username": username, "named": _yes(username),
        })  # fmt: skip
    joined = facts.community.day_of(member.joined_at) if member and member.joined_at else ""
    return Text("incident-who", {
        "name": Mention(each.user_id, member.name if member else ""), "id": each.user_id,
        "username": member.username if member else "", "named": _yes(member and member.username),
        "joined": joined, "known": _yes(joined),
    })  # fmt: skip


def _quote(each: Incident) -> Iterator[Text]:
    if not each.evidence:
        return
    before, hit, after = excerpt(each.evidence, each.span, EXCERPT)
    if not hit:
        yield Text("incident-quote", {"before": before})
    else:
        yield Text("incident-quote-hit", {"before": before, "hit": hit, "after": after})


def _reason(content: Content, kept: Mapping[str, object]) -> Param:
    """Something else that spoke for it: the spam model's opinion, or another rule that was met."""
    spam = kept.get("spam")
    if isinstance(spam, Mapping):
        return told_again(spam)
    rule, category = str(kept.get("rule", "")), str(kept.get("category", ""))
    return Text("incident-also", {
        "rule": rule_named(rule), "category": category_named(content, rule, category),
        "what": str(kept.get("what", "")),
    })  # fmt: skip


def _deeds(content: Content, each: Incident, facts: Facts) -> Iterator[Text]:
    if each.dry:
        rung = content.ladder.rung(facts.points + content.ladder.points.get(each.severity, 0))
        deletes = each.message_id is not None and each.severity >= content.ladder.delete_from
        yield Text("incident-dry", {
            "certain": _yes(each.certain), "kind": rung.kind, "deletes": _yes(deletes),
        })  # fmt: skip
        return
    if any(one.erased for one in facts.incidents):
        yield Text("incident-erased")
    for sanction in facts.sanctions:
        yield Text("incident-done", {
            "kind": sanction.kind, "by": facts.mention(sanction.by_id), "points": sanction.points,
            "until": until(facts.community, sanction), "undone": _yes(sanction.undone_at),
            "who": facts.mention(sanction.undone_by),
        })  # fmt: skip
    if not facts.sanctions and each.is_open and not (each.erased and is_channel(each.user_id)):
        yield Text("incident-nothing-done", {"certain": _yes(each.certain)})


def _standing(each: Incident, facts: Facts) -> Iterator[Text]:
    due = moment(facts.community, each.deadline) if each.deadline else ""
    if each.state is State.OPEN and each.severity >= ALARMED:
        yield facts.duty
    if each.is_open and each.deadline:
        who = facts.mention(each.owner_id) if each.owner_id else ""
        yield Text("incident-due", {"until": due, "taken": _yes(each.owner_id), "name": who})
    if each.state is State.CLOSED and each.verdict:
        erased = any(one.erased for one in facts.incidents)
        yield Text("incident-closed-as", {
            "verdict": each.verdict, "name": facts.mention(each.closed_by), "erased": _yes(erased),
        })  # fmt: skip
    if each.note:
        yield Text("incident-note", {"note": each.note})


async def post(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    incidents: Sequence[Incident],
) -> None:  # fmt: skip
    """Put the cards of these incidents before the operators, as loudly as they are grave."""
    if not incidents:
        return
    facts = await gather(uow, content, now, communities, incidents)
    for each in incidents:
        text, buttons = card(content, each, facts[each.id])
        await tell_operators(
            uow, facts[each.id].community, text, now, key=f"{KEY}{each.id}:{each.severity}", buttons=buttons,
            silent=each.severity < ALARMED or each.dry, important=True, on_sent=ON_SENT,
        )  # fmt: skip


async def rewrite(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    incidents: Sequence[Incident],
) -> None:  # fmt: skip
    """Bring the cards of these incidents up to date, where they stand."""
    standing = [each for each in incidents if each.notice_id]
    facts = await gather(uow, content, now, communities, standing) if standing else {}
    for each in standing:
        community = facts[each.id].community
        if community.ops_chat_id is not None:
            text, buttons = card(content, each, facts[each.id])
            edit = Edit(community.ops_chat_id, each.notice_id or 0, community.language, text, buttons)
            await uow.outbox.put(edit, now, community_id=community.id)


async def carded(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The card stands in the operators' chat; what happened meanwhile is made good in it."""
    each = await uow.incidents.get(int((parcel.key or "").split(":")[1]))
    if each is None or not result.message_id or not isinstance(parcel.outgoing, Say):
        return
    await uow.communities.lock([each.community_id])
    await uow.incidents.change([each.id], notice_id=result.message_id)
    each = await uow.incidents.get(each.id)
    assert each is not None  # noqa: S101 - it was there
    communities = {each.community_id: await uow.communities.get(each.community_id)}
    facts = await gather(uow, content, now, communities, [each])
    if card(content, each, facts[each.id]) != (parcel.outgoing.text, parcel.outgoing.buttons):
        await rewrite(uow, content, now, communities, [each])
