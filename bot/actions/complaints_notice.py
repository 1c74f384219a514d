"""What is said about a case: its card for the operators, and what its member hears at each step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.actions.escalation_duty import duty_line, tell_owners
from bot.actions.game_notice import when
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community, Member
from bot.domain.complaint import CLOSED, FEEDBACK, HIGHEST, OPEN, SOLVED, Grade
from bot.domain.outgoing import Button, Edit, Listing, Mention, Param, Place, Rows, Say, Text, Whisper
from bot.domain.press import pack_press
from bot.domain.setup import name_of
from bot.storage.complaint import Case
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

KEY = "case:"
SHORT, LONG = 600, 6 * 3600
"""Seconds that a word for a member stays in the group: understanding, and what they have to answer."""
LOUD = 3
"""The attention from which somebody is called by name; below it nobody's telephone makes a sound."""


@dataclass(frozen=True, slots=True)
class People:
    """Whom cases are about and who is on them, by user id; `contacts` have opened the bot."""

    members: Mapping[int, Member]
    contacts: Collection[int]

    @property
    def names(self) -> dict[int, str]:
        """What they are called."""
        return {user: member.name for user, member in self.members.items()}


async def people_of(uow: UnitOfWork, community: Community, cases: Collection[Case]) -> People:
    """The people of these cases, asked for once for all."""
    users = {user for case in cases for user in (case.user_id, case.owner_id) if user}
    found = await uow.members.among({(community.id, user) for user in users})
    members = {user: member for (_, user), member in found.items()}
    return People(members, await uow.members.open_contacts([case.user_id for case in cases]))


async def card(
    uow: UnitOfWork, community: Community, case: Case, people: People | None = None
) -> tuple[Text, Rows]:
    """The case as the operators see it now, and what can be done about it."""
    names = (people or await people_of(uow, community, [case])).names
    phrases = Text("complaint-no-phrases")
    if case.reasons:
        phrases = Text("complaint-phrases", {"phrases": Listing(tuple(case.reasons))})
    text = Text("complaint-card", {
        "grade": grade_text(case.grade), "case": case.number, "community": name_of(community),
        "name": Mention(case.user_id, names.get(case.user_id, "")), "source": case.source,
        "quote": case.evidence or Text("complaint-quote-gone"), "phrases": phrases,
        "status": _status(community, case, names),
    })  # fmt: skip
    return text, _buttons(case)


def grade_text(grade: Grade) -> Text:
    """How a grade is called."""
    return Text("complaint-grade", {"grade": grade})


def owner_text(case: Case, names: dict[int, str]) -> Text:
    """Who is on it."""
    if case.owner_id is None:
        return Text("complaint-owner-nobody")
    return Text("complaint-owner", {"name": Mention(case.owner_id, names.get(case.owner_id, ""))})


def _status(community: Community, case: Case, names: dict[int, str]) -> Text:
    params: dict[str, Param] = {
        "case": case.number, "until": when(community, case.deadline), "owner": owner_text(case, names),
        "name": Mention(case.owner_id or 0, names.get(case.owner_id or 0, "")), "answer": case.solution,
    }  # fmt: skip
    if case.state == SOLVED:
        return Text("complaint-card-solved", params)
    if case.state != CLOSED:
        return Text("complaint-card-reopened" if case.satisfied is False else "complaint-card-due", params)
    if case.solved_at is None:
        return Text("complaint-card-dismissed", params)
    return Text("complaint-card-content" if case.satisfied else "complaint-card-unanswered", params)


def _buttons(case: Case) -> Rows:
    if case.state in {SOLVED, CLOSED}:
        return ((staff_button("again" if case.solved_at else "reopen", case),),)
    first = "take" if case.state == OPEN else "over"
    return (
        (staff_button(first, case), staff_button("solve", case)),
        (staff_button("grade", case), staff_button("dismiss", case)),
    )


def staff_button(deed: str, case: Case) -> Button:
    """A button under a card."""
    return Button(
        Text(f"button-complaint-{deed}", {"case": case.number}), pack_press("case", f"{deed}.{case.id}")
    )


def grade_buttons(case: Case) -> Rows:
    """Which grade it is to have."""
    rows = tuple(
        (Button(grade_text(grade), pack_press("case", f"as-{grade}.{case.id}")),)
        for grade in Grade
        if grade != case.grade
    )
    return (*rows, (Button(Text("button-back"), pack_press("case", f"show.{case.id}")),))


async def post_card(
    uow: UnitOfWork, now: datetime, community: Community, case: Case, what: str, people: People | None = None
) -> None:
    """Show the case to the operators, once for each `what`; the louder it asks, the more people hear it."""
    text, buttons = await card(uow, community, case, people)
    key = f"{KEY}{case.id}:{what}"
    await call_out(uow, now, community, text, key, case.attention, buttons, on_sent="case_card")


async def call_out(
    uow: UnitOfWork, now: datetime, community: Community, text: Text, key: str, attention: int,
    buttons: Rows = (), on_sent: str = "",
) -> None:  # fmt: skip
    """Tell the operators as loudly as the attention asks; from 4 on the owners hear it in private too."""
    if attention >= LOUD:
        text = Text("complaint-called", {"text": text, "duty": await duty_line(uow, community)})
    await tell_operators(
        uow, community, text, now, key=key, silent=attention < LOUD, buttons=buttons, important=True,
        on_sent=on_sent,
    )  # fmt: skip
    if attention >= HIGHEST:
        await tell_owners(uow, now, community, text, key=key, buttons=buttons)


async def carded(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The card stands in the operators' chat; what happened meanwhile is made good in it."""
    del content
    case = await uow.complaints.get(int((parcel.key or "").split(":")[1]))
    if case is None or not result.message_id or not isinstance(parcel.outgoing, Say):
        return
    await uow.communities.lock([case.community_id])
    case = await uow.complaints.change(case, notice_id=result.message_id)
    community = await uow.communities.get(case.community_id)
    text, _ = await card(uow, community, case)
    if parcel.outgoing.text not in (text, parcel.outgoing.text.params.get("text")):
        await rewrite(uow, now, community, case)


async def rewrite(
    uow: UnitOfWork, now: datetime, community: Community, case: Case, people: People | None = None
) -> None:
    """Bring the card up to date."""
    if case.notice_id and community.ops_chat_id is not None:
        text, buttons = await card(uow, community, case, people)
        edit = Edit(community.ops_chat_id, case.notice_id, community.language, text, buttons)
        await uow.outbox.put(edit, now, community_id=community.id)


async def soothe(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, reply_to: int = 0
) -> Case:
    """The first step of the calming script, once a day for each member."""
    people = await people_of(uow, community, [case])
    if not await understand(uow, content, now, community, case, people, reply_to):
        return case
    return await uow.complaints.change(case, soothed=True)


async def understand(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, case: Case, people: People,
    reply_to: int = 0,
) -> bool:  # fmt: skip
    """Say so; False if it was said that day. That the member knows of the case is for the caller to keep."""
    rules = content.complaints.grades[case.grade]
    params = await member_params(uow, community, case, people) | {"hours": rules.hours}
    key = f"soothe:{community.id}:{case.user_id}:{community.day_of(now)}"
    return await tell_member(
        uow, now, community, case, Text(rules.understand, params), lifetime=SHORT, reply_to=reply_to, key=key,
        people=people,
    )  # fmt: skip


async def member_params(
    uow: UnitOfWork, community: Community, case: Case, people: People | None = None
) -> dict[str, Param]:
    """Who complained, and the number."""
    names = (people or await people_of(uow, community, [case])).names
    return {"name": Mention(case.user_id, names.get(case.user_id, "")), "case": case.number}


async def tell_member(
    uow: UnitOfWork, now: datetime, community: Community, case: Case, text: Text, buttons: Rows = (), *,
    lifetime: int = LONG, reply_to: int = 0, key: str | None = None, people: People | None = None,
) -> bool:  # fmt: skip
    """In private if they opened the bot, otherwise where only they see it; False if it was said before.

    What they said openly may be answered openly where nothing can be hidden; `/feedback` never is.
    """
    people = people or await people_of(uow, community, [case])
    member = people.members.get(case.user_id)
    if member is None:
        return False
    language = member.language or community.language
    if case.user_id in people.contacts:
        say = Say(Place(case.user_id), language, text, buttons)
    elif member.left_at is None:
        to = Whisper(community.chat_id, case.user_id, reply_to or case.message_id or 0)
        hidden = case.source == FEEDBACK
        say = Say(to, language, text, buttons, lifetime=lifetime, secret=hidden, lasting=True)
    else:
        return False
    return await uow.outbox.put(say, now, community_id=community.id, key=key, repeat=True)


def answer_buttons(case: Case) -> Rows:
    """Whether they are content; only theirs to press."""
    return (
        tuple(
            Button(Text(f"button-complaint-{said}"), pack_press("content", f"{said}.{case.id}", case.user_id))
            for said in ("yes", "no")
        ),
    )
