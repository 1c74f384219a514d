"""Pace, slots and lifetimes: when a message may go out, and when it has to go."""

from datetime import timedelta

from bot.domain.pacing import Limits, Pace
from tests.delivery.office import OPS, Office, say


async def test_a_group_gets_one_message_a_second(office: Office) -> None:
    office.pace = Pace(Limits())
    assert await office.send(*(say(f"line {number}") for number in range(3)), say("other", OPS)) == 2
    assert await office.later(0.5) == 0
    assert await office.later(0.6) == 1
    assert await office.later(1.1) == 1
    assert await office.seen() == ["line 0", "line 1", "line 2"]


async def test_a_full_chat_is_never_in_the_state_of_sending(office: Office) -> None:
    office.pace = Pace(Limits())
    await office.send(say("one"), say("two"))
    assert await office.states() == ["sent", "waiting"]
    assert not office.delivery.idle


async def test_the_same_slot_shows_one_message(office: Office) -> None:
    for words in ("first", "second", "third"):
        await office.send(say(words, slot="greeting"))
    assert await office.seen() == ["third"]


async def test_another_slot_or_chat_is_left_alone(office: Office) -> None:
    await office.send(say("a", slot="greeting"), say("b", slot="evening"), say("c", OPS, slot="greeting"))
    await office.delivery.sweep()
    assert await office.seen() == ["a", "b"]
    assert await office.seen(chat=OPS) == ["c"]


async def test_a_lifetime_survives_a_restart(office: Office) -> None:
    await office.send(*(say(f"line {number}", lifetime=60) for number in range(3)), say("stays"))
    office._delivery = office.restarted()
    await office.later(59)
    assert len(await office.seen()) == 4
    await office.later(2)
    assert await office.seen() == ["stays"]
    [asked] = await office.requests("deleteMessages")
    assert len(asked["message_ids"]) == 3
    await office.later(3600)
    assert len(await office.requests("deleteMessages")) == 1


async def test_a_message_that_cannot_be_deleted_any_more_is_let_be(office: Office) -> None:
    reason = "Bad Request: message can't be deleted"
    await office.send(say("one", lifetime=60), say("two", lifetime=60))
    await office.fault("error", method="deleteMessages", description=reason)
    await office.fault("error", method="deleteMessage", description=reason)
    await office.later(61)
    await office.later(61)
    assert await office.seen() == ["one"]
    assert len(await office.requests("deleteMessages")) == 1


async def test_a_deletion_that_did_not_get_through_is_done_later(office: Office) -> None:
    await office.send(say("one", lifetime=60))
    await office.fault("502", method="deleteMessages")
    await office.later(61)
    assert await office.seen() == ["one"]
    await office.later(6)
    assert await office.seen() == []


async def test_the_outbox_forgets_after_a_week_but_not_what_it_must_still_delete(office: Office) -> None:
    await office.send(say("gone"), say("kept", lifetime=30 * 24 * 3600), say("slot", slot="greeting"))
    office.clock.advance(days=8)
    await office.put(say("new"), not_before=office.clock.now() + timedelta(days=1))
    assert await office.delivery._sweeper.prune() == 1
    assert [row["state"] for row in await office.rows()] == ["sent", "sent", "waiting"]
