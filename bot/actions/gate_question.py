"""How a question of the gate is put: in private with its buttons, or in the group for one person's eyes."""

from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.community import Community, Person
from bot.domain.gate import Kind, Question, State, Where, question_in
from bot.domain.outgoing import Audience, Button, Mention, Param, Place, Rows, Say, Text, Whisper
from bot.domain.press import pack_press
from bot.domain.raid import stamp
from bot.domain.setup import name_of
from bot.domain.spans import said
from bot.storage.knock import Knock
from bot.storage.uow import UnitOfWork

PRESS, STAFF, OPEN = "gate", "gatekeep", "open"
"""Buttons of who is asked, buttons of who decides, and the one that leads into private."""
UNSENT = timedelta(minutes=10)
"""Where the question has to wait its turn in a full group, so long is it waited for."""


def asking(
    content: Content, community: Community, person: Person, where: Where, chat_id: int, now: datetime
) -> Knock:
    """Somebody who is about to be asked."""
    spoken = person.language_code[:2]
    language = spoken if spoken in content.texts.languages else community.language
    question: dict[str, object] = {
        "where": where, "chat": chat_id, "language": language, "name": person.name,
    }  # fmt: skip
    until = now + content.gate.patience + UNSENT
    return Knock(community.id, person.user_id, State.ASKED, Kind.BUTTON, now, question, expires_at=until)


async def say_question(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, knock: Knock,
    to: Audience | None = None,
) -> None:  # fmt: skip
    """Put it to them; `to` is somewhere else than where they knocked."""
    in_group = knock.question["where"] == Where.GROUP and to is None
    place = to or (Whisper(community.chat_id, knock.user_id) if in_group else Place(knock.question["chat"]))
    text, buttons = screen(content, community, knock, in_private=not in_group)
    lifetime = content.gate.seconds if in_group else 0
    say = Say(place, str(knock.question["language"]), text, buttons, lifetime=lifetime)
    key = f"gate:{community.id}:{knock.user_id}:{stamp(now)}"
    on_sent = "" if to else "gate_asked"
    await uow.outbox.put(say, now, community_id=community.id, key=key, on_sent=on_sent, repeat=not to)


def screen(content: Content, community: Community, knock: Knock, *, in_private: bool) -> tuple[Text, Rows]:
    """The question's words and buttons; after a wrong answer they say so."""
    question, language = question_in(knock.kind, knock.question), str(knock.question["language"])
    params: dict[str, Param] = {
        "community": name_of(community), "time": said(content.gate.seconds),
        "name": Mention(knock.user_id, str(knock.question["name"])),
        "where": str(knock.question["where"]), "left": content.gate.tries - knock.tries,
        "again": "yes" if knock.tries else "no", "task": _task(question, language),
    }  # fmt: skip
    return Text("gate-ask", params), _buttons(community, knock, question, in_private=in_private)


def turn_of(knock: Knock) -> str:
    """Which of all questions that somebody was asked this is: buttons of earlier ones are void."""
    return f"{int(knock.asked_at.timestamp()):x}-{knock.tries}"


def _task(question: Question, language: str) -> Text:
    match question.kind:
        case Kind.SUM:
            return Text("gate-task-sum", {"one": question.facts["one"], "two": question.facts["two"]})
        case Kind.PICTURE:
            names = question.facts["name"]
            return Text("gate-task-picture", {"name": names.get(language) or next(iter(names.values()))})
        case Kind.OWN:
            return Text("gate-task-own", {"text": question.facts["text"]})
    return Text("gate-task-button")


def _buttons(community: Community, knock: Knock, question: Question, *, in_private: bool) -> Rows:
    def button(label: Text, place: int | str) -> Button:
        ref = f"{community.id}.{turn_of(knock)}.{place}"
        return Button(label, pack_press(PRESS, ref, knock.user_id))

    if question.kind is Kind.OWN:
        return () if in_private else ((button(Text("gate-button-private"), OPEN),),)
    if question.kind is Kind.BUTTON:
        return ((button(Text("gate-button-in"), 0),),)
    made = [button(Text("gate-option", {"sign": sign}), place) for place, sign in enumerate(question.options)]
    half = (len(made) + 1) // 2
    return tuple(made[:half]), tuple(made[half:])
