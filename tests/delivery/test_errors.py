"""Every kind of error: what becomes of the row, of the others, and of what the bot knows."""

import pytest

from bot.actions import posting
from bot.domain.outgoing import Edit, Erase, Paper, Place, Say, Text
from bot.domain.post import FAILED, PLANNED
from tests.delivery.office import ANN, GROUP, OPS, Office, say

FINAL = [
    (400, "Bad Request: chat not found"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (413, "Request Entity Too Large"),
]
FOR_NOW = [
    (500, "Internal Server Error"),
    (502, "Bad Gateway"),
    (401, "Unauthorized"),
    (404, "Not Found"),
]


@pytest.mark.parametrize(("code", "description"), FINAL)
async def test_what_will_never_work_is_not_tried_again(office: Office, code: int, description: str) -> None:
    await office.fault("error", method="sendMessage", code=code, description=description, chat=GROUP)
    await office.send(say("hello"))
    row = (await office.rows())[0]
    assert row["state"] == "failed"
    assert description.rpartition(": ")[2] in row["error"]
    await office.later(3600)
    asked = [each for each in await office.requests("sendMessage") if each["chat_id"] == GROUP]
    assert len(asked) == 1


@pytest.mark.parametrize(("code", "description"), FOR_NOW)
async def test_what_may_work_later_is_tried_later(office: Office, code: int, description: str) -> None:
    await office.fault("error", method="sendMessage", code=code, description=description)
    assert await office.send(say("hello")) == 0
    assert await office.states() == ["waiting"]
    assert not office.delivery.idle
    assert await office.later(61) == 1
    assert await office.seen() == ["hello"]


async def test_429_shuts_the_chat_and_no_other_and_burns_no_attempt(office: Office) -> None:
    await office.fault("429", chat=GROUP, retry_after=30)
    await office.send(say("group"), say("operators", OPS))
    assert await office.states() == ["waiting", "sent"]
    assert (await office.rows())[0]["attempts"] == 0
    await office.later(29)
    assert await office.states() == ["waiting", "sent"]
    assert len(await office.requests("sendMessage")) == 2
    await office.later(2)
    assert await office.states() == ["sent", "sent"]


async def test_5xx_backs_off_longer_each_time(office: Office) -> None:
    await office.fault("500", method="sendMessage", times=-1)
    await office.send(say("hello"))
    for wait in (1, 2, 4, 8, 16, 32, 60):
        before = len(await office.requests("sendMessage"))
        await office.later(wait - 0.5)
        assert len(await office.requests("sendMessage")) == before
        await office.later(0.6)
        assert len(await office.requests("sendMessage")) == before + 1


async def test_a_message_that_breaks_telegram_steps_aside_and_is_given_up_after_a_day(office: Office) -> None:
    await office.fault("500", method="sendMessage", times=8)
    await office.send(say("poison"), say("next"))
    for _ in range(9):
        await office.later(61)
    assert await office.seen() == ["next", "poison"]
    await office.fault("500", method="sendMessage", times=-1)
    await office.send(say("old"))
    await office.later(24 * 3600)
    await office.later(61)
    assert await office.states() == ["sent", "sent", "failed"]


async def test_no_connection_means_nothing_was_sent(office: Office) -> None:
    good = office.telegram._bot.session.api
    office.telegram._bot.session.api = type(good).from_base("http://127.0.0.1:9")
    await office.send(say("hello"), say("operators", OPS))
    assert await office.states() == ["waiting", "waiting"]
    assert [row["attempts"] for row in await office.rows()] == [0, 0]
    office.telegram._bot.session.api = good
    assert await office.later(1.1) == 2


async def test_a_lost_answer_is_not_sent_twice(office: Office) -> None:
    await office.fault("lost", method="sendMessage")
    await office.send(say("hello"))
    await office.later(3600)
    assert await office.seen() == ["hello"]
    [row] = await office.rows()
    assert row["state"] == "sent"
    assert row["error"].startswith("sent, outcome unknown")


async def test_an_alert_whose_answer_is_lost_is_sent_again(office: Office) -> None:
    await office.fault("lost", method="sendMessage")
    await office.send(say("alarm"), repeat=True)
    await office.later(2)
    assert await office.seen() == ["alarm", "alarm"]


async def test_an_answer_that_cannot_be_decoded_means_sent(office: Office) -> None:
    await office.fault("garbled", method="sendMessage")
    await office.send(say("hello"), repeat=True)
    await office.later(3600)
    assert await office.seen() == ["hello"]
    assert (await office.rows())[0]["error"] == "sent, outcome unknown"


async def test_an_edit_whose_answer_is_lost_is_done_again(office: Office) -> None:
    await office.send(say("one"))
    message_id = (await office.rows())[0]["message_id"]
    await office.fault("lost", method="editMessageText")
    await office.send(Edit(GROUP, message_id, "en", Text("say", {"words": "uno"})))
    await office.later(2)
    assert await office.seen() == ["uno"]
    assert await office.states() == ["sent", "sent"]


async def test_a_blocked_bot_remembers_that_the_person_closed_the_chat(office: Office) -> None:
    async with office.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", office.clock.now())
    await office.fault("error", code=403, description="Forbidden: bot was blocked by the user")
    await office.send(say("psst", ANN))
    async with office.database.read() as uow:
        assert await uow.members.open_contacts([ANN]) == set()


async def test_a_bot_that_was_thrown_out_drops_the_rest_and_tells_the_operators(office: Office) -> None:
    await office.control(f"chats/{GROUP}/bot", bot="steward_bot", status="kicked", by=1)
    await office.send(say("a"), say("b"))
    assert (await office.community()).state == "left"
    assert await office.states() == ["failed", "failed", "sent"]
    assert await office.seen(chat=OPS) == ["I am no longer in Club"]


async def test_a_missing_right_is_remembered_and_told_once_a_day_with_the_mend(office: Office) -> None:
    async with office.database.begin() as uow:
        await uow.communities.change(1, rights=["can_delete_messages", "can_pin_messages"])
    reason = "Bad Request: not enough rights to delete messages"
    await office.fault("error", method="deleteMessages", description=reason, times=-1)
    await office.send(Erase(GROUP, (1,)), Erase(GROUP, (2,)))
    assert await office.seen(chat=OPS) == ["In Club I lack can_delete_messages"]
    async with office.database.read() as uow:
        found = await uow.connection.exec_driver_sql("SELECT rights FROM community")
        assert "can_delete_messages" not in str(found.scalar_one())
    await office.later(24 * 3600)
    await office.send(Erase(GROUP, (3,)))
    assert len(await office.seen(chat=OPS)) == 2


async def test_a_message_of_others_that_cannot_be_deleted_fails_quietly(office: Office) -> None:
    reason = "Bad Request: message can't be deleted"
    await office.fault("error", method="deleteMessages", description=reason)
    await office.fault("error", method="deleteMessage", description=reason)
    await office.send(Erase(GROUP, (1,)))
    assert await office.states() == ["failed"]
    assert await office.seen(chat=OPS) == []


async def test_changing_what_is_gone_or_already_so_is_done(office: Office) -> None:
    await office.send(say("one"))
    message_id = (await office.rows())[0]["message_id"]
    same = Edit(GROUP, message_id, "en", Text("say", {"words": "one"}))
    gone = Edit(GROUP, 4711, "en", Text("say", {"words": "one"}))
    await office.send(same, gone, Erase(GROUP, (4711,)))
    assert await office.states() == ["sent"] * 4


async def test_broken_mark_up_is_sent_as_plain_text(office: Office) -> None:
    await office.send(Say(Place(GROUP), "en", Text("broken", {"words": "1 < 2"})))
    assert await office.seen() == ["1 < 2"]
    assert await office.states() == ["sent"]


async def test_a_topic_that_is_gone_is_left_out(office: Office) -> None:
    await office.send(Say(Place(GROUP, 777), "en", Text("say", {"words": "here"})))
    assert await office.seen() == ["here"]


async def test_a_group_that_became_a_supergroup_takes_everything_along(office: Office) -> None:
    await office.control("chats", id=-77, type="group", title="Small", owner=1, members=[2])
    await office.control("chats/-77/bot", bot="steward_bot", admin=True)
    async with office.database.begin() as uow:
        await uow.communities.change(1, chat_id=-77)
    new = (await office.control("chats/-77/migrate"))["chat"]
    later = office.clock.now().replace(hour=13)
    await office.put(say("tomorrow", -77), not_before=later)
    await office.send(say("a", -77), say("b", -77))
    assert await office.seen(chat=new) == ["a", "b"]
    assert (await office.community()).chat_id == new
    await office.later(3600)
    assert await office.seen(chat=new) == ["a", "b", "tomorrow"]
    assert {row["chat_id"] for row in await office.rows()} == {new}


async def test_a_migration_that_is_already_known_moves_what_still_waits(office: Office) -> None:
    await office.control("chats", id=-77, type="group", title="Small", owner=1, members=[2])
    await office.control("chats/-77/bot", bot="steward_bot", admin=True)
    new = (await office.control("chats/-77/migrate"))["chat"]
    async with office.database.begin() as uow:
        await uow.communities.change(1, chat_id=new)
    await office.send(say("a", -77))
    assert await office.seen(chat=new) == ["a"]


async def test_a_post_that_telegram_will_not_take_has_failed_and_the_operators_hear_why(
    office: Office,
) -> None:
    async with office.database.begin() as uow:
        slot = office.clock.now()
        post_id = await uow.posts.reserve(1, "weekly", "monday", slot, slot.date(), PLANNED, slot)
        assert post_id is not None
        community = await uow.communities.get(1)
        await posting.send(uow, slot, community, post_id, Text("say", {"words": "hello"}))
    await office.fault("error", method="sendMessage", code=400, description="Bad Request: oh no", chat=GROUP)
    await office.later(0)
    await office.later(1)
    async with office.database.read() as uow:
        found = await uow.posts.get(post_id)
    assert found is not None
    assert found.state == FAILED
    assert any("oh no" in text for text in await office.seen(chat=OPS))


async def test_a_payload_of_a_newer_version_fails_alone(office: Office) -> None:
    await office.put(say("a"))
    async with office.database.begin() as uow:
        await uow.outbox.change([1], payload={"$": "Hologram"})
    await office.send(say("b"))
    assert await office.states() == ["failed", "sent"]


async def test_a_file_whose_rows_cannot_be_read_waits_for_the_database(office: Office) -> None:
    async def make(*_: object) -> tuple[str, bytes]:
        raise ConnectionRefusedError("the database is away")

    office.makers["mine"] = make
    await office.send(Paper(Place(GROUP), "en", "mine", {}, Text("say", {"words": "x"})))
    assert await office.states() == ["waiting"]
