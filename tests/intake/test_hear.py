"""What hearing makes of single updates: whom they are for, what they answer, prove or choose."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.community import Community, Person
from bot.domain.hearing import (
    Answer,
    Ballot,
    Heard,
    Posted,
    Proof,
    Reacted,
    Spoken,
    StrayBallot,
    Watching,
)
from bot.domain.proof import HASHTAG, PHRASE, PICTURE, Wanted
from bot.intake.hear import Ear
from bot.intake.slim import decode
from bot.storage.word import Changes
from tests.intake.guards import guard
from tests.intake.mail import (
    ANN,
    BO,
    BOT,
    ELSEWHERE,
    GROUP,
    NOON,
    Json,
    chat,
    chose,
    message,
    person,
    reacted,
    wrote,
)

HOME = Community(
    3, GROUP, "Readers", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOON
)  # fmt: skip
NOW = NOON + timedelta(minutes=1)
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 10, "height": 10}]
US = person(BOT, is_bot=True, username="Steward_Bot")
ANNS = Person(ANN, f"Name{ANN}")


def reply(number: int, who: Json) -> Json:
    return {"reply_to_message": message() | {"message_id": number, "from": who}}


GUARD = guard()
GUARD._wards[3] = GUARD._ward(HOME, Changes())


def hear(raw: bytes, watching: Watching | None = None) -> tuple[bool, Heard]:
    """Whether an update is for us, and what was heard."""
    heard = Heard()
    ear = Ear(frozenset({"note"}), {"签到": "note"}, "steward_bot", guard())
    return ear.hear(decode(raw), {GROUP: HOME}, heard, watching or Watching(), NOW), heard


def test_what_somebody_says_is_noted_with_its_length() -> None:
    for_us, heard = hear(wrote(8, text=" hello "))
    assert not for_us
    assert heard.spoken == [Spoken(3, 8, ANN, NOON, 5)]
    assert heard.has_effects


@pytest.mark.parametrize("text", ["/note", "/note@Steward_bot now", "签到", "签到！"])
def test_a_request_is_for_us_and_has_no_length(text: str) -> None:
    for_us, heard = hear(wrote(8, text=text))
    assert for_us
    assert [each.length for each in heard.spoken] == [0]


OURS, THREAD = Posted(7, NOON - timedelta(hours=22)), Posted(9, NOON)
POSTS = Watching(posts={(3, 50): OURS}, threads={(3, 60): THREAD})


@pytest.mark.parametrize(
    ("content", "post"),
    [
        (reply(50, US), 7),
        (reply(51, US), None),
        ({"message_thread_id": 60, "is_topic_message": True}, 9),
        ({"message_thread_id": 60, "is_topic_message": True} | reply(50, US), 7),
        ({"message_thread_id": 61, "is_topic_message": True}, None),
        ({"message_thread_id": 60}, None),
        ({}, None),
    ],
)
def test_a_reply_to_a_post_or_a_message_in_its_topic_is_an_answer(content: Json, post: int | None) -> None:
    for_us, heard = hear(wrote(8, text="because", **content), POSTS)
    assert not for_us
    assert heard.answers == ([Answer(3, post, ANN, 8, NOON)] if post else [])


def test_a_request_in_a_topic_is_no_answer() -> None:
    assert hear(wrote(8, text="/note", **reply(50, US)), POSTS)[1].answers == []


def test_the_same_number_in_another_group_is_another_message() -> None:
    assert hear(wrote(8, text="yes", **reply(50, US)), Watching(posts={(4, 50): OURS}))[1].answers == []


PROOFS = Watching(
    proofs={
        3: (Wanted(1, PHRASE, "打卡"), Wanted(2, HASHTAG, "read"), Wanted(5, PICTURE)),
        4: (Wanted(6, PICTURE),),
    }
)


@pytest.mark.parametrize(
    ("content", "met"),
    [
        ({"text": "今天打卡"}, [1]),
        ({"text": "#Read 打卡"}, [1, 2]),
        ({"photo": PHOTO}, [5]),
        ({"photo": PHOTO, "caption": "page 9 #read"}, [2, 5]),
        ({"sticker": {"file_id": "f"}}, []),
        ({"text": "hello"}, []),
    ],
)
def test_a_message_can_prove_a_day_of_several_challenges(content: Json, met: list[int]) -> None:
    assert hear(wrote(8, **content), PROOFS)[1].proofs == [Proof(3, each, ANN, 8, NOON) for each in met]


@pytest.mark.parametrize("text", ["签到", "#签到", "/note 签到"])
def test_a_request_proves_a_day_as_well(text: str) -> None:
    wanted = Watching(proofs={3: (Wanted(1, PHRASE, "签到"),)})
    for_us, heard = hear(wrote(8, text=text), wanted)
    assert for_us
    assert [each.challenge_id for each in heard.proofs] == [1]


@pytest.mark.parametrize(("hours", "answers"), [(1, 1), (2, 0)])
def test_an_answer_counts_by_when_it_was_sent(hours: int, answers: int) -> None:
    raw = wrote(8, at=NOON + timedelta(hours=hours), text="because", **reply(50, US))
    assert len(hear(raw, POSTS)[1].answers) == answers


@pytest.mark.parametrize(("hours", "new"), [(-1, False), (0, True), (23, True), (24, False)])
def test_who_joined_a_day_before_their_words_is_a_newcomer(hours: int, *, new: bool) -> None:
    joined = Watching(joined={(3, ANN): NOON - timedelta(hours=hours)})
    heard, ear = Heard(), Ear(frozenset({"note"}), {}, "steward_bot", GUARD)
    said = decode(wrote(8, text="写信给我 someone@example.org"))
    ear.hear(said, {GROUP: HOME}, heard, joined, NOW)
    assert [each.newcomer for each in heard.found] == ([True] if new else [])


ASKED = Watching(dialogues=frozenset({(GROUP, ANN)}), posts={(3, 50): OURS})


@pytest.mark.parametrize(
    ("who", "content", "for_us"),
    [
        (ANN, reply(40, US), True),
        (ANN, reply(40, person(BO)), False),
        (ANN, reply(40, person(88, is_bot=True, username="another_bot")), False),
        (ANN, {}, False),
        (BO, reply(40, US), False),
    ],
)
def test_who_was_asked_answers_by_replying_to_the_bot(who: int, content: Json, *, for_us: bool) -> None:
    found, heard = hear(wrote(8, who, text="my words", **content), ASKED)
    assert found is for_us
    assert len(heard.spoken) == 1


def test_the_answer_to_a_question_is_no_answer_to_a_post() -> None:
    assert hear(wrote(8, text="my words", **reply(50, US)), ASKED)[1].answers == []


def test_reactions_are_heard_with_their_numbers() -> None:
    for_us, heard = hear(reacted(8, 100, ANN, now=2, before=1))
    assert not for_us
    assert heard.reactions == [Reacted(3, 100, ANN, 2, 1, NOON)]
    assert hear(reacted(8, 100, place=ELSEWHERE))[1].reactions == []


POLLS = Watching(polls={"p": (3, 11)})


def test_an_answer_to_a_known_poll_is_a_ballot_at_the_time_it_is_heard() -> None:
    for_us, heard = hear(chose(8, "p", 2, 0), POLLS)
    assert not for_us
    assert heard.ballots == [Ballot(3, 11, ANNS, (2, 0), NOW)]
    assert (heard.strays, heard.has_effects) == ([], True)
    assert list(heard.people) == [(3, ANN)]
    assert heard.spoken == []


def test_taking_an_answer_back_is_a_ballot_without_options() -> None:
    assert [each.options for each in hear(chose(8, "p"), POLLS)[1].ballots] == [()]


def test_an_answer_to_an_unknown_poll_is_kept_for_later() -> None:
    heard = hear(chose(8, "q", 1), POLLS)[1]
    assert (heard.ballots, heard.strays) == ([], [StrayBallot("q", ANNS, (1,), NOW)])


@pytest.mark.parametrize(
    "more",
    [
        {"user": person(77, is_bot=True)},
        {"user": None, "voter_chat": chat(GROUP)},
    ],
    ids=["a bot", "a chat"],
)
@pytest.mark.parametrize("poll", ["p", "q"])
def test_bots_and_chats_have_no_vote(poll: str, more: dict[str, Any]) -> None:
    heard = hear(chose(8, poll, 1, **more), POLLS)[1]
    assert (heard.ballots, heard.strays, heard.people) == ([], [], {})


def test_a_ballot_for_a_community_of_another_batch_is_left_out() -> None:
    heard = hear(chose(8, "p", 1), Watching(polls={"p": (99, 11)}))[1]
    assert (heard.ballots, heard.strays) == ([], [])


def test_a_poll_answer_without_any_user_is_read() -> None:
    raw = json.loads(chose(8, "p", 1))
    del raw["poll_answer"]["user"]
    assert hear(json.dumps(raw).encode(), POLLS)[1].ballots == []
