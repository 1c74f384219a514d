"""Members report messages: one alone is noted, several make staff look, and who abuses it loses it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.actions import audit, incidents
from bot.actions.registration import tell_operators
from bot.actions.sanctions_notice import moment
from bot.actions.tell_member import tell_member
from bot.content import Content
from bot.domain.community import Community, Member
from bot.domain.incident import Incident, Verdict, evidence_of
from bot.domain.outgoing import Button, Mention, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.report import REASON_LENGTH, RULE, SEVERITY, barred_until, is_barred
from bot.screening.personal import find_personal
from bot.storage.member_report import Report
from bot.storage.uow import UnitOfWork

_WHAT = 128
DAY = timedelta(days=1)
AGAIN = "reports"
"""In the button on a record that lets somebody report again."""


class Outcome(StrEnum):
    """`noted`: alone so far; `asked`: staff look at it; `settled`: they have; `again`: it is known."""

    NOTED = "noted"
    ASKED = "asked"
    SETTLED = "settled"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Reported:
    """A message that somebody points at: its author, what it says (as far as that is known), and why."""

    message_id: int
    author: Member
    text: str = ""
    reason: str = ""
    thread_id: int | None = None


async def report(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, reporter: Member, what: Reported,
    *, is_staff: bool = False,
) -> Outcome:  # fmt: skip
    """Note a report, and ask staff once enough different members have made one; staff need no second.

    Refuses with "report-own", "report-staff", "report-barred" or "report-too-many".
    """
    await _refuse(uow, content, now, community, reporter, what)
    made = Report(
        community.id, what.message_id, reporter.user_id, what.author.user_id,
        " ".join(what.reason.split())[:REASON_LENGTH], now,
    )  # fmt: skip
    if not await uow.reports.add(made):
        return Outcome.AGAIN
    subject, known = await _subject(uow, community, what.message_id)
    if known is None:
        together = await uow.reports.of_message(community.id, what.message_id)
        if not is_staff and len(together) < content.reports.reporters:
            return Outcome.NOTED
        known = await _ask(uow, content, now, community, subject, what, together)
    if known is None:
        return Outcome.NOTED
    await uow.reports.attach(community.id, what.message_id, known.id)
    return Outcome.SETTLED if known.verdict else Outcome.ASKED


async def _refuse(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, reporter: Member, what: Reported
) -> None:
    author = what.author
    if author.user_id == reporter.user_id:
        raise Refusal("report-own")
    if author.is_staff or await uow.incidents.staff_among([(community.id, author.user_id)]):
        raise Refusal("report-staff")
    until = await barred(uow, content, now, community, reporter.user_id)
    if until is not None:
        raise Refusal("report-barred", until=moment(community, until))
    most = content.reports.per_day
    if await uow.reports.made_since(community.id, reporter.user_id, now - DAY) >= most:
        raise Refusal("report-too-many", most=most)


async def barred(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int
) -> datetime | None:
    """Until when somebody may not report here, None if they may."""
    rules = content.reports
    until = barred_until((await uow.reports.decided(community.id, [user_id], rules.of_last))[user_id], rules)
    return until if until is not None and now < until else None


async def let_report(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, user_id: int, by: int
) -> None:
    """Somebody may report again, and hears so. Refuses with "already-done" if they may."""
    if await barred(uow, content, now, community, user_id) is None:
        raise Refusal("already-done")
    await uow.reports.forgive(community.id, user_id)
    text = Text("report-restored", {"community": community.title})
    await tell_member(uow, now, community, user_id, text)
    await audit.record(uow, community, now, by, "report-again", user_id)


async def _subject(uow: UnitOfWork, community: Community, message_id: int) -> tuple[str, Incident | None]:
    """What an incident about the message is called, and that incident, if people were asked about it.

    One that was only logged, or only says what would have been done, keeps nobody from asking.
    """
    subject = incidents.subject_of_message(message_id)
    known = await uow.incidents.about(community.id, subject)
    if known is None or known.is_open or known.verdict is not Verdict.NONE:
        return subject, known
    return f"r:{message_id}", await uow.incidents.about(community.id, f"r:{message_id}")


async def _ask(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, subject: str, what: Reported,
    together: list[Report],
) -> Incident | None:  # fmt: skip
    reasons = dict.fromkeys(each.reason for each in together if each.reason)
    return await incidents.open_(
        uow, content, now, community, subject=subject, user_id=what.author.user_id,
        rule=RULE, severity=SEVERITY, what=" · ".join(reasons)[:_WHAT], message_id=what.message_id,
        evidence=evidence_of(what.text, find_personal(what.text)), thread_id=what.thread_id,
    )  # fmt: skip


async def decided(
    uow: UnitOfWork, content: Content, now: datetime, incident: Incident, verdict: Verdict
) -> None:
    """Staff have decided about an incident: what that means for those who reported it.

    Who was right is thanked, if they have opened the bot; who has now been wrong too often is told so.
    """
    rules = content.reports
    attached = await uow.reports.of_incident(incident.community_id, incident.id)
    people = [each.reporter_id for each in attached]
    if not people:
        return
    community = await uow.communities.get(incident.community_id)
    before = await uow.reports.decided(community.id, people, rules.of_last)
    changed = await uow.reports.decide(community.id, incident.id, verdict)
    after = await uow.reports.decided(community.id, people, rules.of_last)
    for reporter in changed:
        if verdict is Verdict.CONFIRMED:
            await _thank(uow, now, community, reporter)
        elif is_barred(after[reporter], rules, now) and not is_barred(before[reporter], rules, now):
            await _bar(uow, content, now, community, reporter)


async def _thank(uow: UnitOfWork, now: datetime, community: Community, reporter: int) -> None:
    if await uow.members.open_contacts([reporter]):
        text = Text("report-was-right", {"community": community.title})
        await tell_member(uow, now, community, reporter, text)


async def _bar(uow: UnitOfWork, content: Content, now: datetime, community: Community, reporter: int) -> None:
    rules = content.reports
    text = Text("report-lost", {
        "community": community.title, "wrong": rules.wrong, "last": rules.of_last, "days": rules.barred_days,
    })  # fmt: skip
    await tell_member(uow, now, community, reporter, text)
    await audit.record(uow, community, now, audit.BOT, "report-barred", reporter, days=rules.barred_days)
    names = await uow.members.names(community.id, [reporter])
    told = Text("report-barred-told", {
        "community": community.title, "name": Mention(reporter, names.get(reporter, "")),
        "wrong": rules.wrong, "last": rules.of_last, "days": rules.barred_days,
    })  # fmt: skip
    await tell_operators(
        uow, community, told, now, silent=True, buttons=(let_report_button(community, reporter),)
    )


def let_report_button(community: Community, user_id: int) -> tuple[Button, ...]:
    """Lets somebody report again, and shows their record."""
    return (Button(Text("button-report-again"), pack_press("record", f"{community.id}.{AGAIN}.{user_id}")),)
