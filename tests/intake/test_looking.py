"""What of a message is screened: all that people read of it, and nothing that was read here before."""

import json

import pytest

from bot.domain.hearing import Heard, Watching
from bot.domain.screening import Forward
from bot.intake.hear import Ear
from bot.intake.looking import is_forwarded, look_of
from bot.intake.slim import decode
from tests.intake.mail import ANN, BO, CHANNEL, GROUP, Json, chat, person, wrote
from tests.intake.test_hear import GUARD, HOME, NOW, US, hear, reply

ASKED = Watching(dialogues=frozenset({(GROUP, ANN)}))
ILL = "刷单返现，一天三百"
LINK = [{"type": "url", "offset": 14, "length": 11}]
POLL = {"poll": {"id": "p", "question": "Who wants it?", "options": [{"text": ILL, "voter_count": 0}]}}

INVITE = "https://t.me/+AbCdEfGhIjKlMnOp"


def answering(place: Json) -> Json:
    """What answers a message of this chat, which is not there to be seen."""
    return {"external_reply": {"origin": {"type": "channel", "chat": place, "date": 1}, "chat": place}}


ABROAD = answering(chat(CHANNEL))


@pytest.mark.parametrize(
    ("content", "certain"),
    [
        ({"text": ILL}, True),
        ({"text": f"/note {ILL}"}, True),
        ({"text": f"/report {ILL}"}, False),
        ({"text": f"my words {ILL}"} | reply(40, US), True),
        (POLL, True),
        ({"checklist": {"title": "Today", "tasks": [{"id": 1, "text": ILL}]}}, True),
        ({"contact": {"phone_number": "1", "first_name": ILL}}, True),
        ({"venue": {"location": {}, "title": "Park", "address": ILL}}, True),
        ({"text": "look", "quote": {"text": ILL, "position": 0}} | ABROAD, True),
        ({"text": "/note", "quote": {"text": ILL, "position": 0}} | ABROAD, True),
        (
            {"text": "look", "reply_markup": {"inline_keyboard": [[{"text": ILL}]]}},
            True,
        ),
        ({"text": "look", "reply_markup": {"inline_keyboard": [[{"text": "more", "url": INVITE}]]}}, True),
        ({"text": "look", "link_preview_options": {"url": INVITE}}, True),
    ],
)
def test_whatever_people_read_is_screened(content: Json, certain: bool) -> None:  # noqa: FBT001 - a case
    heard = Heard()
    ear = Ear(frozenset({"note", "report"}), {}, "steward_bot", GUARD)
    ear.hear(decode(wrote(8, **content)), {GROUP: HOME}, heard, ASKED, NOW)
    [found] = heard.found
    assert [each.certain for each in found.finding.hits] == [certain]
    assert found.finding.complaint is None


@pytest.mark.parametrize(
    "content",
    [
        {"quote": {"text": ILL, "position": 0}} | reply(40, person(BO)),
        {"quote": {"text": ILL, "position": 0}} | answering(chat(GROUP)),
        {"link_preview_options": {"url": "http://example.org/"}, "entities": LINK},
        {"link_preview_options": {"is_disabled": True}, "reply_markup": {"inline_keyboard": []}},
        {"external_reply": {"origin": 5}, "quote": 7, "link_preview_options": [], "reply_markup": "no"},
    ],
)
def test_what_the_group_has_read_already_is_not_screened_again(content: Json) -> None:
    heard, ear = Heard(), Ear(frozenset(), {}, "steward_bot", GUARD)
    ear.hear(decode(wrote(8, text="what is this? example.org", **content)), {GROUP: HOME}, heard, ASKED, NOW)
    assert heard.found == []


@pytest.mark.parametrize("content", [ABROAD, {"story": {"chat": chat(CHANNEL), "id": 1}}])
def test_what_is_shown_of_another_chat_is_a_forward(content: Json) -> None:
    message = decode(wrote(8, text="look", **content)).message
    assert message is not None
    look = look_of(message, "look", newcomer=False)
    assert (is_forwarded(message), look.forward) == (True, Forward.CHAT)


def test_a_bare_request_is_not_screened() -> None:
    heard, ear = Heard(), Ear(frozenset({"note"}), {}, "steward_bot", GUARD)
    for number in range(60):
        ear.hear(decode(wrote(number + 1, text="/note")), {GROUP: HOME}, heard, ASKED, NOW)
    assert heard.found == []


def test_what_cannot_be_taken_apart_is_still_heard() -> None:
    deep = json.loads("[" * 900 + "]" * 900)
    assert len(hear(wrote(8, rich_message={"blocks": deep}))[1].spoken) == 1
