"""Personal answers in a group: ephemeral where the chat takes them, otherwise short-lived."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.delivery.answers import Said
from bot.delivery.doors import Doors
from bot.delivery.letter import BRIEF, Letter
from bot.delivery.telegram import _sent
from bot.domain.outgoing import Button, Edit, Place, Say, Text
from tests.delivery.office import ANN, BEN, GROUP, TOKEN, Office, whisper

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


async def _take_rights(office: Office) -> None:
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin=False, status="member", by=1)


async def test_only_the_person_sees_a_whisper_and_the_chat_is_remembered(office: Office) -> None:
    await office.send(whisper("for you"))
    assert await office.seen(ANN) == ["~for you"]
    assert await office.seen(1) == []
    assert (await office.community()).ephemeral is True
    [row] = await office.rows()
    assert (row["receiver_id"], row["message_id"] > 0) == (ANN, True)


async def test_a_chat_that_takes_no_whispers_gets_a_reply_that_vanishes(office: Office) -> None:
    await _take_rights(office)
    asked = await office.control("say", chat=GROUP, user=ANN, text="/points")
    await office.send(whisper("for you", reply_to=asked["message_id"]))
    [shown] = await office.shown(1)
    assert (shown["text"], shown["reply_to"]["message_id"]) == ("for you", asked["message_id"])
    assert (await office.community()).ephemeral is False
    await office.later(59)
    assert await office.seen(1) == ["for you"]
    await office.later(2)
    assert await office.seen(1) == []


async def test_a_server_that_knows_no_whispers_says_404_and_gets_a_reply(office: Office) -> None:
    await office.fault("error", method="sendMessage", code=404, description="Not Found: method not found")
    assert await office.send(whisper("for you")) == 1
    assert await office.seen(1) == ["for you"]


async def test_what_lasts_stays_where_only_one_person_sees_it(office: Office) -> None:
    await office.send(replace(whisper("for you"), lifetime=120, lasting=True))
    await office.send(replace(whisper("briefly"), lifetime=120))
    await office.later(121)
    assert await office.seen(ANN) == ["~for you"]
    await _take_rights(office)
    await office.send(replace(whisper("before all"), lifetime=120, lasting=True))
    assert await office.seen(1) == ["before all"]
    await office.later(121)
    assert await office.seen(1) == []
    assert await office.seen(ANN) == ["~for you"]


async def test_what_was_refused_is_not_tried_again_before_a_day_has_passed(office: Office) -> None:
    await _take_rights(office)
    await office.send(whisper("one"))
    await office.send(whisper("two"))
    tried = [each for each in await office.requests("sendMessage") if "ephemeral_message_parameters" in each]
    assert len(tried) == 1
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin=True, by=1)
    await office.later(24 * 3600)
    await office.send(whisper("three"))
    assert await office.seen(ANN) == ["~three"]
    assert (await office.community()).ephemeral is True


async def test_without_rights_a_fresh_press_opens_the_door(office: Office) -> None:
    await _take_rights(office)
    await office.send(whisper("no door"))
    press = await _press(office)
    await office.send(whisper("answer", press_id=press))
    assert "~answer" in await office.seen(ANN)
    assert "~answer" not in await office.seen(1)


async def test_a_door_that_closed_meanwhile_is_no_property_of_the_chat(office: Office) -> None:
    press = await _press(office)
    await office.put(whisper("late", press_id=press))
    await office.later(20)
    assert "~late" in await office.seen(ANN)
    assert (await office.community()).ephemeral is True


async def test_a_press_that_telegram_finds_too_old_is_left_out(office: Office) -> None:
    await office.send(whisper("answer", press_id="4711"))
    assert await office.seen(ANN) == ["~answer"]


async def test_a_person_who_is_not_there_says_nothing_about_the_chat(office: Office) -> None:
    await office.send(whisper("come back", BEN))
    assert await office.seen(1) == ["come back"]
    assert (await office.community()).ephemeral is None


async def test_a_whisper_is_edited_and_vanishes_when_its_time_is_over(office: Office) -> None:
    say = whisper("for you")
    await office.send(type(say)(say.to, "en", say.text, lifetime=60))
    address = (await office.rows())[0]["message_id"]
    await office.send(Edit(GROUP, 0, "en", Text("say", {"words": "changed"}), (), address, ANN))
    assert await office.seen(ANN) == ["~changed"]
    await office.later(61)
    assert await office.seen(ANN) == []
    assert len(await office.requests("deleteEphemeralMessage")) == 1


async def _press(office: Office) -> str:
    button = Button(Text("button"), data="go")
    await office.send(Say(Place(GROUP), "en", Text("say", {"words": "press"}), ((button,),)))
    message = (await office.shown())[-1]["message_id"]
    pressed = await office.control("press", chat=GROUP, message=message, user=ANN, data="go")
    return str(pressed["callback_query_id"])


def test_an_open_door_is_tried_although_the_chat_refused_without_one() -> None:
    doors = Doors()
    assert doors.learn(GROUP, known=None, took=False, fresh=False, now=NOON) is False
    assert not doors.may_try(GROUP, known=False, fresh=False, now=NOON)
    assert doors.may_try(GROUP, known=False, fresh=True, now=NOON)
    assert doors.learn(GROUP, known=False, took=True, fresh=True, now=NOON) is False


def test_after_a_restart_a_known_refusal_is_kept_for_a_day() -> None:
    doors = Doors()
    assert not doors.may_try(GROUP, known=False, fresh=False, now=NOON)
    assert not doors.may_try(GROUP, known=False, fresh=False, now=NOON + timedelta(hours=23))
    assert doors.may_try(GROUP, known=False, fresh=False, now=NOON + timedelta(hours=24))


def test_new_rights_forget_the_refusal() -> None:
    doors = Doors()
    doors.learn(GROUP, known=None, took=False, fresh=False, now=NOON)
    assert doors.may_try(GROUP, known=None, fresh=False, now=NOON)


def test_a_server_that_shows_a_whisper_to_everybody_is_not_asked_again() -> None:
    sent = _sent(Said(9), Letter(GROUP, "psst", reader=ANN, receiver=ANN), 0)
    assert (sent.whisper, sent.receiver_id, sent.lifetime) == (False, 0, BRIEF)
