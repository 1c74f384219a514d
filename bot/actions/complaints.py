"""Complaints become cases: recognised in the talk, or told with `/feedback`. See also `complaints_steps`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from bot.actions import audit, complaints_dry
from bot.actions.complaints_crowd import show_new
from bot.actions.complaints_notice import People, people_of, post_card, rewrite, understand
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.complaint import FEEDBACK, OPEN, TALK, Complaint, Grade, running
from bot.domain.hearing import Found, Heard
from bot.domain.screening import Mode
from bot.storage.complaint import Case
from bot.storage.grumble import Grumble
from bot.storage.uow import UnitOfWork

SETTING, QUOTE = complaints_dry.SETTING, complaints_dry.QUOTE
EVIDENCE, REASONS = 1500, 12
"""Characters that are kept of all that a case's member wrote; phrases that are named."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """What somebody complained of; `message_id` is that of the group's message, None elsewhere."""

    person: Person
    text: str
    complaint: Complaint | None
    source: str = TALK
    message_id: int | None = None

    @property
    def grade(self) -> Grade:
        """At least general."""
        return self.complaint.grade if self.complaint is not None else Grade.GENERAL

    @property
    def reasons(self) -> list[str]:
        """The phrases it was recognised by."""
        return [each.text for each in self.complaint.phrases] if self.complaint is not None else []


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], heard: Heard
) -> None:
    """The complaints among what was heard; those of staff are none, and each message counts once."""
    found = [each for each in heard.found if each.finding.complaint is not None]
    if not found:
        return
    modes = await uow.settings.all(SETTING)
    for community_id in sorted({each.community_id for each in found}):
        mode = Mode(modes.get(community_id, Mode.ON))
        here = [each for each in found if each.community_id == community_id]
        if mode is not Mode.OFF and community_id in communities:
            await _follow(uow, content, now, communities[community_id], here, mode)


async def _follow(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, found: Sequence[Found], mode: Mode
) -> None:
    staff = await uow.members.staff_among(community.id, {each.person.user_id for each in found})
    found = [each for each in found if each.person.user_id not in staff]
    fresh = await uow.grumbles.note([_grumble(each) for each in found])
    voiced = {
        each.message_id: Voiced(each.person, each.finding.text, each.finding.complaint, TALK, each.message_id)
        for each in found
        if (each.community_id, each.message_id) in fresh
    }
    if mode is Mode.DRY:
        key = f"{community.id}:{min(voiced, default=0)}-{max(voiced, default=0)}"
        await complaints_dry.tell(uow, now, community, list(voiced.values()), key)
    else:
        await open_cases(uow, content, now, community, list(voiced.values()))


def _grumble(found: Found) -> Grumble:
    complaint = found.finding.complaint
    phrases = [each.text for each in complaint.phrases][:REASONS] if complaint is not None else []
    return Grumble(found.community_id, found.message_id, found.person.user_id, found.at, phrases)


async def open_cases(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, voiced: Sequence[Voiced]
) -> list[Case]:
    """A case for each member, or one more message in the case of the same day that waits for a solution.

    In a fixed number of statements besides what is said; the caller holds the community's lock.
    """
    by_member: dict[int, list[Voiced]] = {}
    for each in voiced:
        by_member.setdefault(each.person.user_id, []).append(each)
    if not by_member:
        return []
    today = community.day_of(now)
    known = {
        user: case
        for user, case in (await uow.complaints.unsolved_of(community.id, by_member)).items()
        if community.day_of(case.opened_at) == today
    }
    joined = {user: _joined(content, now, case, by_member[user]) for user, case in known.items()}
    opened = await _open(
        uow, content, now, community, [said for user, said in by_member.items() if user not in known]
    )
    people = await people_of(uow, community, [*joined.values(), *opened])
    for user, case in joined.items():
        await _show_change(uow, now, community, known[user], case, people)
    await show_new(uow, now, community, opened, people)
    soothed = [
        await _soothed_if_sure(uow, content, now, community, case, by_member[case.user_id], people)
        for case in (*joined.values(), *opened)
    ]
    before = {case.id: case for case in (*known.values(), *opened)}
    await uow.complaints.rewrite([case for case in soothed if case != before[case.id]])
    return soothed


async def open_case(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, member: Member, text: str,
    complaint: Complaint | None, message_id: int | None = None,
) -> Case:  # fmt: skip
    """What a member tells with `/feedback` is a case, or belongs to the one of the day."""
    person = Person(member.user_id, member.name, member.username)
    voiced = Voiced(person, text, complaint, FEEDBACK, message_id)
    [case] = await open_cases(uow, content, now, community, [voiced])
    return case


async def _open(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, groups: Sequence[Sequence[Voiced]]
) -> list[Case]:
    if not groups:
        return []
    cases = await uow.complaints.add(community.id, [_values(content, now, said) for said in groups])
    await uow.audit.add([
        audit.line(community, now, audit.BOT, "case-open", each.user_id, f"case:{each.id}", grade=each.grade)
        for each in cases
    ])  # fmt: skip
    return cases


def _values(content: Content, now: datetime, said: Sequence[Voiced]) -> dict[str, object]:
    grade, first = _gravest(said), said[0]
    return {
        "user_id": first.person.user_id, "message_id": first.message_id, "source": first.source,
        "grade": grade, "reasons": _merged([], said), "evidence": _written(None, said), "state": OPEN,
        "opened_at": now, "runs_from": now, "soothed": any(each.source == FEEDBACK for each in said),
        **asdict(running(grade, now, now, content.complaints)),
    }  # fmt: skip


def _joined(content: Content, now: datetime, case: Case, said: Sequence[Voiced]) -> Case:
    """With more of the same; a graver word makes it a graver case."""
    grade = max(case.grade, _gravest(said), key=_rank)
    more = replace(
        case, reasons=_merged(case.reasons, said), evidence=_written(case.evidence, said),
        soothed=case.soothed or any(each.source == FEEDBACK for each in said),
    )  # fmt: skip
    if grade == case.grade:
        return more
    time = running(grade, case.runs_from, now, content.complaints, case.attention)
    return replace(more, grade=grade, **asdict(time))


async def _show_change(
    uow: UnitOfWork, now: datetime, community: Community, before: Case, case: Case, people: People
) -> None:
    if case.attention > before.attention:
        await post_card(uow, now, community, case, f"graver-{case.grade}", people)
    elif case != before:
        await rewrite(uow, now, community, case, people)


async def _soothed_if_sure(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case,
    said: Sequence[Voiced], people: People,
) -> Case:  # fmt: skip
    """The first step of the calming script, at once, where it is plain enough that it is a complaint."""
    score = max((each.complaint.score for each in said if each.complaint is not None), default=0)
    if case.soothed or score < content.complaints.sure:
        return case
    told = await understand(uow, content, now, community, case, people, said[-1].message_id or 0)
    return replace(case, soothed=True) if told else case


def _gravest(said: Iterable[Voiced]) -> Grade:
    return max((each.grade for each in said), key=_rank)


def _rank(grade: Grade) -> int:
    return grade.rank


def _merged(reasons: Iterable[str], said: Iterable[Voiced]) -> list[str]:
    """Each phrase once, in the order in which they came."""
    return list(dict.fromkeys([*reasons, *(phrase for each in said for phrase in each.reasons)]))[:REASONS]


def _written(evidence: str | None, said: Iterable[Voiced]) -> str:
    return with_words(evidence, *(each.text for each in said))


def with_words(evidence: str | None, *words: str) -> str:
    """What was kept, and what came after it; the beginning stays when it gets long."""
    parts = [evidence] if evidence else []
    parts += [each.strip()[:QUOTE].replace("\0", "") for each in words]
    return "\n".join(parts)[:EVIDENCE]
