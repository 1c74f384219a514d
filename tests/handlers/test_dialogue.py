"""Asking somebody something: whose words are taken for the answer, where, and for how long."""

from datetime import timedelta

import pytest

from bot.content import Content
from bot.domain.community import Person
from bot.storage.database import Database
from tests.actions.scene import community_of
from tests.handlers.doorway import Doorway
from tests.intake.mail import ANN, BO, BOT, ELSEWHERE, GROUP, NOON, OPS, Json, chat, person, wrote

US = person(BOT, is_bot=True, username="steward_bot")
REPLY: Json = {
    "reply_to_message": {"message_id": 70, "date": 1, "chat": chat(GROUP), "from": US, "text": "Who?"}
}
TO_BO: Json = {"reply_to_message": REPLY["reply_to_message"] | {"from": person(BO)}}
TODAY = NOON.date()
UNSEEN: Json = {"message_id": 0, "ephemeral_message_id": 5}


@pytest.fixture
async def door(database: Database, content: Content) -> Doorway:
    """A group with its operators' chat; Ann is a member, and of another group too."""
    async with database.begin() as uow:
        home = await community_of(uow, GROUP, ops_chat_id=OPS)
        other = await community_of(uow, ELSEWHERE, title="Runners")
        for each in (home, other):
            await uow.members.ensure(each.id, Person(ANN, "Ann"))
            await uow.members.change(each.id, ANN, last_day=TODAY)
        await uow.members.change(home.id, ANN, last_day=TODAY + timedelta(days=1))
    return Doorway(database, content)


async def test_a_reply_to_the_bot_is_the_answer_and_comes_with_what_was_kept(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask because"), wrote(2, text="  Anna Maria ", **REPLY))
    assert door.heard == [("name", "Anna Maria", ANN, {"why": "because"})]
    assert await door.open() == set()
    [call] = door.calls
    assert (call.chat_id, call.private, call.message_id) == (GROUP, False, 2)
    assert call.community is not None
    assert call.community.chat_id == GROUP


async def test_an_answer_is_taken_once(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="Anna", **REPLY), wrote(3, text="Maria", **REPLY))
    assert [each[1] for each in door.heard] == ["Anna"]


@pytest.mark.parametrize(
    ("who", "written"),
    [
        (ANN, {}),
        (ANN, TO_BO),
        (BO, REPLY),
        (ANN, REPLY | {"sender_chat": chat(GROUP)}),
    ],
    ids=["no reply", "a reply to somebody else", "somebody else's reply", "a reply as the chat"],
)
async def test_other_words_in_the_group_are_no_answer(door: Doorway, who: int, written: Json) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, who, text="Anna", **written))
    assert door.heard == []
    assert await door.open() == {(GROUP, ANN, "name")}


async def test_what_only_the_bot_sees_is_the_answer_without_a_reply(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="Anna", **UNSEEN))
    assert [each[:3] for each in door.heard] == [("name", "Anna", ANN)]
    assert door.calls[0].ephemeral_id == 5


async def test_in_private_whatever_is_said_next_is_the_answer(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask", place=ANN), wrote(2, text="Anna", place=ANN))
    assert [each[:3] for each in door.heard] == [("name", "Anna", ANN)]
    assert door.calls[0].private


async def test_an_answer_belongs_to_the_group_it_was_asked_for(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask", place=ANN))
    async with door.database.begin() as uow:
        [other] = [each for each in await uow.communities.all() if each.chat_id == ELSEWHERE]
        await uow.members.change(other.id, ANN, last_day=TODAY + timedelta(days=9))
    await door.take(wrote(2, text="Anna", place=ANN))
    call = door.calls[0]
    assert call.community is not None
    assert call.member is not None
    assert (call.community.chat_id, call.member.community_id) == (GROUP, call.community.id)


async def test_an_operator_is_asked_in_the_operators_chat(door: Doorway) -> None:
    await door.take(wrote(1, text="/award", place=OPS))
    there = {"reply_to_message": REPLY["reply_to_message"] | {"chat": chat(OPS)}}
    await door.take(wrote(2, text="talk among us", place=OPS), wrote(3, text="40", place=OPS, **there))
    assert door.heard == [("age", "40", ANN, {})]


async def test_in_another_chat_nothing_was_asked(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="Anna", place=ANN))
    assert [each[0] for each in door.heard] == ["/note"]
    assert await door.open() == {(GROUP, ANN, "name")}


@pytest.mark.parametrize(("seconds", "answers"), [(599, 1), (600, 0)])
async def test_after_ten_minutes_nobody_waits_any_more(door: Doorway, seconds: int, answers: int) -> None:
    await door.take(wrote(1, text="/ask"))
    door.clock.advance(seconds=seconds)
    await door.take(wrote(2, text="Anna", **REPLY))
    assert len(door.heard) == answers


async def test_who_is_refused_may_answer_again(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="no", **REPLY))
    assert await door.said() == ["already-done"]
    assert await door.open() == {(GROUP, ANN, "name")}
    await door.take(wrote(3, text="Anna", **REPLY))
    assert [each[:2] for each in door.heard] == [("name", "Anna")]
    assert await door.open() == set()


@pytest.mark.parametrize("place", [GROUP, ANN])
async def test_a_command_is_a_command_and_no_answer(door: Doorway, place: int) -> None:
    await door.take(wrote(1, text="/ask", place=place), wrote(2, text="/note it", place=place, **REPLY))
    assert [each[:2] for each in door.heard] == [("/note", "it")]
    assert await door.open() == {(place, ANN, "name")}


async def test_a_picture_is_no_answer(door: Doorway) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 10, "height": 10}]
    await door.take(wrote(1, text="/ask"), wrote(2, photo=photo, caption="Anna", **REPLY))
    assert door.heard == []
    assert await door.open() == {(GROUP, ANN, "name")}


async def test_a_new_question_takes_the_place_of_the_last(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="/award"), wrote(3, text="40", **REPLY))
    assert [each[:2] for each in door.heard] == [("age", "40")]
    assert await door.open() == set()


async def test_each_person_is_asked_on_their_own(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, BO, text="/award"))
    await door.take(wrote(3, BO, text="50", **REPLY), wrote(4, text="Anna", **REPLY))
    assert [each[:3] for each in door.heard] == [("age", "50", BO), ("name", "Anna", ANN)]


async def test_nobody_can_be_asked_who_speaks_as_the_chat(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask", sender_chat=chat(GROUP)))
    assert await door.said() == ["not-as-anonymous"]
    assert await door.open() == set()


async def test_an_answer_counts_as_a_message_like_any_other(door: Doorway) -> None:
    await door.take(wrote(1, text="/ask"), wrote(2, text="Anna", **REPLY))
    async with door.database.read() as uow:
        [home] = [each for each in await uow.communities.all() if each.chat_id == GROUP]
        assert await uow.ledger.balance(home.id, ANN) == 1
