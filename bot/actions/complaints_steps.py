"""A case from hand to hand: taken, graded anew, solved, found good or not, overdue, closed."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from bot.actions import audit
from bot.actions.complaints import EVIDENCE, with_words
from bot.actions.complaints_crowd import show_overdue
from bot.actions.complaints_notice import (
    answer_buttons,
    call_out,
    grade_text,
    member_params,
    owner_text,
    post_card,
    rewrite,
    soothe,
    staff_button,
    tell_member,
)
from bot.actions.game_notice import when
from bot.content import Content
from bot.domain.community import Community, Person
from bot.domain.complaint import (
    CLOSED,
    OPEN,
    SOLVED,
    TAKEN,
    UNSOLVED,
    Grade,
    Running,
    climbed,
    promised,
    running,
)
from bot.domain.incident import GATHERED
from bot.domain.outgoing import Mention, Param, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.complaint import Case
from bot.storage.uow import UnitOfWork

ANSWER = 500
"""Characters of the longest answer."""
DECIDES = 3
"""The attention from which it is no lie that it was passed on to somebody who can decide."""


async def take(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, by: Person, *,
    over: bool = False,
) -> Case:  # fmt: skip
    """Somebody is on it, and the member hears who and until when; `over`: from whoever had it before.

    Refuses with "case-not-open", or "case-yours" if it is theirs already.
    """
    if over and case.owner_id == by.user_id:
        raise Refusal("case-yours", case=case.number)
    await uow.members.ensure(community.id, by)  # an operator need not be in the group, and is named later
    until = promised(case.deadline, case.grade, now, content.complaints)
    climb = max(case.next_climb_at or until, until)
    moved = await uow.complaints.move(
        case, UNSOLVED if over else (OPEN,), state=TAKEN, owner_id=by.user_id, taken_at=now, deadline=until,
        next_climb_at=climb,
    )  # fmt: skip
    if moved is None:
        raise Refusal("case-not-open", case=case.number)
    if not moved.soothed:  # somebody has looked: now it is a complaint for certain
        moved = await soothe(uow, content, now, community, moved)
    params = await member_params(uow, community, moved) | {
        "staff": Mention(0, by.name), "until": when(community, until),
    }  # fmt: skip
    text = Text(content.complaints.grades[moved.grade].promise, params)
    await tell_member(uow, now, community, moved, text)
    await _note(uow, community, now, moved, by.user_id, "case-take")
    return moved


async def regrade(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, by: Person,
    grade: Grade,
) -> Case:  # fmt: skip
    """Another grade has another time, which began when the case was opened. Refuses with "case-not-open"."""
    time = running(grade, case.runs_from, now, content.complaints)
    moved = await uow.complaints.move(case, UNSOLVED, grade=grade, **asdict(time))
    if moved is None:
        raise Refusal("case-not-open", case=case.number)
    await _note(uow, community, now, moved, by.user_id, "case-regrade", grade=grade, before=case.grade)
    return moved


async def dismiss(uow: UnitOfWork, now: datetime, community: Community, case: Case, by: Person) -> Case:
    """It was no complaint; a member who was promised an answer is told. Refuses with "case-not-open"."""
    moved = await uow.complaints.move(
        case, UNSOLVED, state=CLOSED, owner_id=by.user_id, closed_at=now, next_climb_at=None
    )
    if moved is None:
        raise Refusal("case-not-open", case=case.number)
    if moved.soothed:
        text = Text("complaint-remark", await member_params(uow, community, moved))
        await tell_member(uow, now, community, moved, text)
    await _note(uow, community, now, moved, by.user_id, "case-dismiss")
    return moved


async def take_up_again(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, by: Person
) -> Case:
    """It was a complaint after all, or is not solved: its time begins anew. Refuses with "case-not-closed".

    A member who had read that it was solved hears that somebody looks at it again.
    """
    moved = await _reopen(uow, content, now, case, (SOLVED, CLOSED), case.attention, satisfied=None)
    if moved is None:
        raise Refusal("case-not-closed", case=case.number)
    if case.solved_at is not None:
        text = Text("complaint-again", await member_params(uow, community, moved))
        await tell_member(uow, now, community, moved, text)
    await _note(uow, community, now, moved, by.user_id, "case-reopen")
    return moved


async def solve(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, by: Person,
    answer: str,
) -> Case:  # fmt: skip
    """The member reads what was done, and is asked whether they are content.

    Refuses with "case-not-open", or "case-answer-too-long".
    """
    answer = " ".join(answer.replace("\0", "").split())
    if len(answer) > ANSWER:
        raise Refusal("case-answer-too-long", most=ANSWER)
    moved = await uow.complaints.move(
        case, UNSOLVED, state=SOLVED, owner_id=case.owner_id or by.user_id, solution=answer, solved_at=now,
        next_climb_at=now + timedelta(hours=content.complaints.close_hours),
    )  # fmt: skip
    if moved is None:
        raise Refusal("case-not-open", case=case.number)
    await tell_member(
        uow, now, community, moved, await solved_text(uow, content, community, moved), answer_buttons(moved)
    )
    await _note(uow, community, now, moved, by.user_id, "case-solve")
    return moved


async def solved_text(
    uow: UnitOfWork, content: Content, community: Community, case: Case, ending: Text | None = None
) -> Text:
    """The third step of the calming script: what was done, and the question; or an `ending` in its place."""
    rules, params = content.complaints.grades[case.grade], await member_params(uow, community, case)
    solved = Text(rules.solved, params | {"answer": case.solution})
    return Text("complaint-report", {"solved": solved, "question": ending or Text(rules.satisfied, params)})


async def is_content(uow: UnitOfWork, now: datetime, community: Community, case: Case) -> Case:
    """The member is; the case is closed. Refuses with "button-too-old"."""
    moved = await uow.complaints.move(
        case, (SOLVED,), state=CLOSED, satisfied=True, closed_at=now, next_climb_at=None
    )
    if moved is None:
        raise Refusal("button-too-old")
    await rewrite(uow, now, community, moved)
    await _note(uow, community, now, moved, case.user_id, "case-content")
    return moved


async def is_not_content(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case
) -> Case:
    """The member is not: open again, with more attention. Refuses with "button-too-old"."""
    moved = await _reopen(uow, content, now, case, (SOLVED,), case.attention + 1, satisfied=False)
    if moved is None:
        raise Refusal("button-too-old")
    await rewrite(uow, now, community, moved)
    await post_card(uow, now, community, moved, f"again-{now.timestamp():.0f}")
    await _note(uow, community, now, moved, case.user_id, "case-reopen")
    return moved


async def _reopen(
    uow: UnitOfWork,
    content: Content,
    now: datetime,
    case: Case,
    was: Collection[str],
    least: int,
    **values: object,
) -> Case | None:
    time = running(case.grade, now, now, content.complaints, least)
    return await uow.complaints.move(
        case, was, state=OPEN, owner_id=None, taken_at=None, solved_at=None, closed_at=None,
        runs_from=now, **asdict(time), **values,
    )  # fmt: skip


async def say_more(uow: UnitOfWork, now: datetime, community: Community, case: Case, words: str) -> None:
    """What the member has to add stands on the card; what is new is kept if not all can be."""
    room = max(0, EVIDENCE - len(words) - 1)
    changed = await uow.complaints.change(case, evidence=with_words((case.evidence or "")[:room], words))
    await rewrite(uow, now, community, changed)


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Overdue cases ask louder, each climb told once; solved ones that nobody answered to are closed."""
    due = await uow.complaints.due(now)
    if not due:
        return
    places = sorted({case.community_id for case in due})
    await uow.communities.lock(places)
    due = await uow.complaints.due(now)
    for place in places:
        community = await uow.communities.get(place)
        here = [case for case in due if case.community_id == place]
        for case in here:
            if case.state == SOLVED:
                await _close(uow, now, community, case)
        late = [case for case in here if case.state != SOLVED]
        many = len(late) > GATHERED
        numbers = content.of(community)
        moved = [await _climb(uow, numbers, now, community, case, alone=not many) for case in late]
        if many:
            await show_overdue(uow, now, community, moved)


async def _close(uow: UnitOfWork, now: datetime, community: Community, case: Case) -> None:
    moved = await uow.complaints.move(case, (SOLVED,), state=CLOSED, closed_at=now, next_climb_at=None)
    if moved is not None:
        await rewrite(uow, now, community, moved)
        await _note(uow, community, now, moved, audit.BOT, "case-close")


async def _climb(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, *, alone: bool
) -> Case:
    before = Running(case.deadline, case.attention, case.next_climb_at)
    time = climbed(before, case.grade, case.runs_from, now, content.complaints)
    moved = await uow.complaints.change(case, **asdict(time))
    if alone:
        await _tell_of_climb(uow, now, community, case, moved)
    await _apologise(uow, now, community, moved)
    await _note(uow, community, now, moved, audit.BOT, "case-overdue", attention=moved.attention)
    return moved


async def _tell_of_climb(
    uow: UnitOfWork, now: datetime, community: Community, case: Case, moved: Case
) -> None:
    names = await uow.members.names(community.id, [case.user_id, case.owner_id or 0])
    params: dict[str, Param] = {
        "case": case.number, "grade": grade_text(case.grade), "community": name_of(community),
        "name": Mention(case.user_id, names.get(case.user_id, "")), "until": when(community, case.deadline),
        "owner": owner_text(case, names), "attention": moved.attention,
    }  # fmt: skip
    key = f"case:{case.id}:late:{case.deadline.timestamp():.0f}:{moved.attention}"
    deeds = ("over" if case.owner_id else "take", "solve", "show")
    buttons = (tuple(staff_button(deed, case) for deed in deeds),)
    await call_out(uow, now, community, Text("complaint-overdue", params), key, moved.attention, buttons)


async def _apologise(uow: UnitOfWork, now: datetime, community: Community, case: Case) -> None:
    """Once for each promise that was not kept, to a member who knows of it."""
    if (case.soothed or case.taken_at) and case.attention >= DECIDES:
        text = Text("complaint-late", await member_params(uow, community, case))
        key = f"late:{case.id}:{case.deadline.timestamp():.0f}"
        await tell_member(uow, now, community, case, text, key=key)


async def _note(
    uow: UnitOfWork, community: Community, now: datetime, case: Case, by: int, deed: str, **details: object
) -> None:
    await audit.record(uow, community, now, by, deed, case.user_id, f"case:{case.id}", **details)
