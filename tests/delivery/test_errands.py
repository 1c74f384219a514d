"""Polls, pins, tags and captions: what Telegram is asked for, and what is learnt from its answer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.content import Content
from bot.domain.outgoing import (
    Button,
    ClosePoll,
    Edit,
    Erase,
    Mute,
    Outgoing,
    Pin,
    Place,
    Poll,
    Say,
    Tag,
    Text,
)
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork
from tests.delivery.office import ANN, GROUP, OPS, TOKEN, Office, say

PICTURE = "hello.png"


def words(written: str) -> Text:
    return Text("say", {"words": written})


TEA = Poll(Place(GROUP), "en", words("Tea?"), (words("Yes"), words("No"), words("Later")))


@pytest.fixture
def learnt(office: Office) -> list[Sent]:
    """What `on_sent="learn"` is told."""
    found: list[Sent] = []

    async def learn(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, sent: Sent) -> None:
        del uow, content, now, parcel
        found.append(sent)

    office.on_sent["learn"] = learn
    return found


async def poll_of(office: Office) -> dict[str, Any]:
    """The one poll in the group."""
    [shown] = [each for each in (await office.look("messages", chat=GROUP))["messages"] if "poll" in each]
    return {"message_id": shown["message_id"], **shown["poll"]}


async def vote(office: Office, user: int, *options: int) -> None:
    message = (await poll_of(office))["message_id"]
    await office.control("vote", chat=GROUP, message=message, user=user, options=list(options))


async def tag_of(office: Office, user: int) -> str:
    members = await office.look("chats/members", chat=GROUP)
    return next(each["tag"] for each in members if each["id"] == user) or ""


async def pinned(office: Office) -> list[int]:
    shown = (await office.look("messages", chat=GROUP))["messages"]
    return [each["message_id"] for each in shown if each["pinned"]]


async def test_a_poll_is_named_by_its_id_and_everybody_sees_who_chose_what(
    office: Office, learnt: list[Sent]
) -> None:
    await office.send(TEA, on_sent="learn")
    assert await office.states() == ["sent"]
    [asked] = await office.requests("sendPoll")
    assert asked["question"] == "Tea?"
    assert [option["text"] for option in asked["options"]] == ["Yes", "No", "Later"]
    assert (asked["is_anonymous"], asked["allows_revoting"]) == (False, True)
    assert not asked.get("allows_multiple_answers")
    [sent] = learnt
    await vote(office, ANN, 1)
    updates = (await office.look("journal", kind="update"))["entries"]
    answers = [each["update"]["poll_answer"] for each in updates if "poll_answer" in each.get("update", {})]
    assert [each["poll_id"] for each in answers] == [sent.data["poll_id"]]
    assert sent.message_id == (await poll_of(office))["message_id"]


async def test_a_poll_may_take_several_answers_hide_them_and_close_by_itself(office: Office) -> None:
    at = office.clock.now() + timedelta(hours=2)
    await office.send(replace(TEA, multi=True, hidden=True, closes_at=at.isoformat(), silent=True))
    [asked] = await office.requests("sendPoll")
    assert (asked["allows_multiple_answers"], asked["hide_results_until_closes"]) == (True, True)
    assert (asked["close_date"], asked["disable_notification"]) == (int(at.timestamp()), True)


async def test_what_is_too_long_for_a_poll_is_cut_and_still_asked(office: Office) -> None:
    await office.send(replace(TEA, question=words("q" * 400), options=(words("a" * 200), words("b"))))
    [asked] = await office.requests("sendPoll")
    assert (len(asked["question"]), len(asked["options"][0]["text"])) == (300, 100)
    assert await office.states() == ["sent"]


async def test_a_closed_poll_tells_its_final_counts(office: Office, learnt: list[Sent]) -> None:
    await office.send(TEA)
    await vote(office, ANN, 2)
    await vote(office, 1, 2)
    message = (await poll_of(office))["message_id"]
    await office.send(ClosePoll(GROUP, message), on_sent="learn")
    assert learnt[0].data == {"options": [0, 0, 2], "voters": 2}
    await office.send(ClosePoll(GROUP, message), on_sent="learn")
    assert await office.states() == ["sent"] * 3
    assert learnt[1].data == {}


async def test_the_message_of_a_poll_that_is_gone_needs_no_closing(office: Office) -> None:
    await office.send(ClosePoll(GROUP, 999))
    assert await office.states() == ["sent"]


async def test_a_message_is_pinned_quietly_and_let_go_again(office: Office) -> None:
    await office.send(say("read me"))
    [message] = [row["message_id"] for row in await office.rows()]
    await office.send(Pin(GROUP, message), Pin(GROUP, message))
    assert await pinned(office) == [message]
    assert {each["disable_notification"] for each in await office.requests("pinChatMessage")} == {True}
    await office.send(Pin(GROUP, message, off=True), Pin(GROUP, 999), Pin(GROUP, 999, off=True))
    assert await pinned(office) == []
    assert set(await office.states()) == {"sent"}


async def test_a_member_wears_a_tag_until_it_is_taken_away(office: Office) -> None:
    await office.send(Tag(GROUP, ANN, "Bookworm"))
    assert await tag_of(office, ANN) == "Bookworm"
    await office.send(Tag(GROUP, ANN, "x" * 30))
    assert len(await tag_of(office, ANN)) == 16
    await office.send(Tag(GROUP, ANN, ""), Tag(GROUP, ANN, ""))
    assert await tag_of(office, ANN) == ""
    assert set(await office.states()) == {"sent"}


@pytest.mark.parametrize(
    ("act", "right"),
    [(Pin(GROUP, 1), "can_pin_messages"), (Tag(GROUP, ANN, "x"), "can_manage_tags")],
    ids=["pin", "tag"],
)
async def test_what_the_bot_has_no_right_to_do_fails_and_the_operators_learn_which(
    office: Office, act: Outgoing, right: str
) -> None:
    await office.control("say", chat=GROUP, user=1, text="hello")
    await office.control(f"chats/{GROUP}/bot", bot=TOKEN, admin={"can_delete_messages": True}, by=1)
    await office.send(act)
    await office.delivery.drain()
    assert (await office.states())[0] == "failed"
    assert await office.seen(1, OPS) == [f"In Club I lack {right}"]


async def test_the_caption_of_a_picture_is_changed_in_place(office: Office, tmp_path: Any) -> None:
    (tmp_path / PICTURE).write_bytes(b"\x89PNG\r\n\x1a\n")
    office.content = replace(office.content, folder=tmp_path)
    await office.send(replace(say("before"), picture=PICTURE))
    [row] = await office.rows()
    buttons = ((Button(Text("button"), data="x"),),)
    await office.send(Edit(GROUP, row["message_id"], "en", words("after"), buttons, caption=True))
    [shown] = await office.shown()
    assert (shown["caption"], shown["buttons"][0][0]["data"]) == ("after", "x")
    assert "photo_url" in shown
    await office.send(Edit(GROUP, row["message_id"], "en", words("after"), buttons, caption=True))
    assert await office.states() == ["sent"] * 3


async def test_a_poll_found_half_sent_after_a_crash_is_asked_again_only_if_it_may(office: Office) -> None:
    await office.put(TEA)
    await office.put(replace(TEA, question=words("Coffee?")), repeat=True)
    async with office.database.begin() as uow:
        found = await uow.outbox.waiting(office.clock.now(), [], 9)
        await uow.outbox.claim([row_id for row_id, _ in found], "one", office.clock.now())
    office._delivery = office.restarted()
    await office.delivery.recover()
    await office.delivery.drain()
    assert [each["question"] for each in await office.requests("sendPoll")] == ["Coffee?"]


HARMLESS = ClosePoll(GROUP, 5), Pin(GROUP, 5), Tag(GROUP, ANN, "x"), Edit(GROUP, 5, "en", words("x"))


@pytest.mark.parametrize("act", HARMLESS, ids=["close", "pin", "tag", "edit"])
async def test_what_does_no_harm_twice_is_done_again_after_a_crash(office: Office, act: Outgoing) -> None:
    await office.put(act)
    async with office.database.begin() as uow:
        found = await uow.outbox.waiting(office.clock.now(), [], 9)
        await uow.outbox.claim([row_id for row_id, _ in found], "one", office.clock.now())
    office._delivery = office.restarted()
    await office.delivery.recover()
    await office.delivery.drain()
    assert await office.states() == ["sent"]


async def test_a_poll_follows_its_group_to_its_new_id(office: Office) -> None:
    await office.put(TEA, say("text"))
    async with office.database.begin() as uow:
        assert await uow.outbox.move(GROUP, OPS) == 2
    await office.delivery.drain()
    assert [each["chat_id"] for each in await office.requests("sendPoll")] == [OPS]
    assert isinstance(TEA.to, Place)
    assert isinstance(say("x"), Say)


async def test_what_waits_for_a_message_of_the_old_chat_touches_none_of_the_new_one(office: Office) -> None:
    await office.put(Erase(GROUP, (5,)), Edit(GROUP, 6, "en", Text("say", {"words": "x"})), Pin(GROUP, 7))
    async with office.database.begin() as uow:
        await uow.outbox.move(GROUP, OPS)
    await office.delivery.drain()
    deleted, edited, pinned = [
        await office.requests(name) for name in ("deleteMessages", "editMessageText", "pinChatMessage")
    ]
    assert [each["message_ids"] for each in deleted] == [[-5]]
    assert [each["message_id"] for each in (*edited, *pinned)] == [-6, -7]


async def test_a_mute_whose_time_is_over_is_not_imposed_for_ever(office: Office) -> None:
    now = office.clock.now()
    await office.send(Mute(GROUP, ANN, (now - timedelta(seconds=1)).isoformat()))
    assert await office.requests("restrictChatMember") == []
    assert await office.states() == ["sent"]


async def test_a_mute_that_has_nearly_ended_still_ends(office: Office) -> None:
    """Telegram takes an end less than 30 seconds ahead for none at all."""
    now = office.clock.now()
    await office.send(Mute(GROUP, ANN, (now + timedelta(seconds=10)).isoformat()))
    [asked] = await office.requests("restrictChatMember")
    assert asked["until_date"] - now.timestamp() == pytest.approx(35, abs=1)
