"""The everyday way of a message out of the outbox."""

from dataclasses import replace

import pytest

from bot.content import Content
from bot.domain.outgoing import (
    Button,
    Edit,
    Erase,
    Lane,
    Menu,
    Paper,
    Param,
    Place,
    Probe,
    Say,
    Text,
    Whisper,
)
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork
from tests.delivery.office import ANN, BEN, GROUP, OPS, Office, say, whisper


async def test_what_is_wanted_is_said_and_recorded(office: Office) -> None:
    assert await office.send(say("hello <world> & all")) == 1
    assert await office.seen() == ["hello <world> & all"]
    [row] = await office.rows()
    assert (row["state"], row["attempts"], row["error"]) == ("sent", 1, "")
    assert row["message_id"] > 0
    assert office.delivery.idle


async def test_mark_up_and_buttons_reach_telegram(office: Office) -> None:
    buttons = ((Button(Text("button"), data="x:1"), Button(Text("button"), url="https://example.org/")),)
    await office.send(Say(Place(GROUP), "en", Text("bold", {"words": "hi"}), buttons, silent=True))
    [shown] = await office.shown()
    assert "<b>hi</b>" in shown["html"]
    assert [button["text"] for button in shown["buttons"][0]] == ["Press", "Press"]
    [asked] = await office.requests("sendMessage")
    assert asked["disable_notification"] is True
    assert asked["link_preview_options"] == {"is_disabled": True}


async def test_messages_of_a_chat_keep_their_order(office: Office) -> None:
    words = [f"line {number}" for number in range(12)]
    await office.send(*(say(each) for each in words))
    assert await office.seen() == words


async def test_the_urgent_goes_first(office: Office) -> None:
    for lane in (Lane.BROADCAST, Lane.POST, Lane.ANSWER, Lane.HARM):
        await office.put(say(lane.name), lane=lane)
    await office.delivery.drain()
    assert await office.seen() == ["HARM", "ANSWER", "POST", "BROADCAST"]


async def test_what_is_not_yet_due_waits(office: Office) -> None:
    later = office.clock.now().replace(hour=13)
    assert await office.send(say("at one"), not_before=later) == 0
    assert await office.later(3600) == 1


async def test_the_same_key_is_wanted_once(office: Office) -> None:
    await office.put(say("once"), key="k")
    await office.put(say("twice"), key="k")
    assert await office.delivery.drain() == 1
    assert await office.seen() == ["once"]


async def test_a_message_is_edited_and_deleted(office: Office) -> None:
    await office.send(say("one"), say("two"))
    first, second = [row["message_id"] for row in await office.rows()]
    await office.send(Edit(GROUP, first, "en", Text("say", {"words": "uno"})), Erase(GROUP, (second, 9999)))
    assert await office.seen() == ["uno"]


async def test_a_long_text_is_cut_at_line_breaks_and_the_last_part_has_the_buttons(office: Office) -> None:
    lines = "\n".join(f"{number:04} {'x' * 90}" for number in range(60))
    await office.send(say(lines, buttons=((Button(Text("button"), data="x"),),)))
    shown = await office.shown()
    assert "\n".join(message["text"] for message in shown) == lines
    assert [bool(message.get("buttons")) for message in shown] == [False, True]


async def test_a_file_is_made_when_it_is_sent(office: Office) -> None:
    async def make(_: UnitOfWork, args: dict[str, Param]) -> tuple[str, bytes]:
        return "data.json", str(args["who"]).encode()

    office.makers["mine"] = make
    await office.control("say", chat=ANN, user=ANN, text="/start")
    await office.send(Paper(Place(ANN), "en", "mine", {"who": "Ann"}, Text("say", {"words": "yours"})))
    [shown] = await office.shown(chat=ANN)
    assert shown["caption"] == "yours"
    assert "data.json" in str(shown["document"])


async def test_a_file_for_one_person_is_never_shown_to_the_group(office: Office) -> None:
    async def make(_: UnitOfWork, __: dict[str, Param]) -> tuple[str, bytes]:
        return "data.json", b"{}"

    office.makers["mine"] = make
    await office.send(Paper(Whisper(GROUP, BEN), "en", "mine", {}, Text("say", {"words": "yours"})))
    assert await office.states() == ["failed"]
    assert len(await office.requests("sendDocument")) == 1


async def test_a_file_that_nobody_can_make_fails_alone(office: Office) -> None:
    await office.send(Paper(Place(GROUP), "en", "nobody", {}, Text("say", {"words": "x"})), say("next"))
    assert await office.states() == ["failed", "sent"]


async def test_a_probe_tells_rights_and_administrators(office: Office) -> None:
    results: list[Sent] = []

    async def probed(_: UnitOfWork, __: object, ___: object, ____: Parcel, result: Sent) -> None:
        results.append(result)

    office.on_sent["seen"] = probed
    await office.send(Probe(GROUP), on_sent="seen")
    [data] = [result.data for result in results]
    assert (data["status"], data["title"], data["is_forum"]) == ("administrator", "Club", False)
    assert "can_delete_messages" in str(data["rights"])
    assert "Olga" in str(data["administrators"])


async def test_a_probe_makes_the_owner_staff(office: Office) -> None:
    await office.send(Probe(GROUP), on_sent="probed")
    async with office.database.read() as uow:
        owner = await uow.members.get(1, 1)
    assert owner is not None
    assert owner.is_staff


async def test_a_menu_is_registered_with_its_unseen_commands(office: Office) -> None:
    await office.send(Menu(GROUP, "en"), Menu(0, "en"), Menu(0, ""))
    chat, language, others = await office.requests("setMyCommands")
    assert chat["commands"][0]["is_ephemeral"] is True
    assert chat["scope"] == {"type": "chat", "chat_id": GROUP}
    assert "language_code" not in chat
    assert language["language_code"] == "en"
    assert "language_code" not in others


async def test_administrators_have_a_menu_of_their_own(office: Office) -> None:
    await office.send(Menu(GROUP, "en", staff=True), Menu(0, "en", staff=True))
    chat, everywhere = await office.requests("setMyCommands")
    assert chat["scope"] == {"type": "chat_administrators", "chat_id": GROUP}
    assert chat["commands"][0]["command"] == "mute"
    assert everywhere["scope"] == {"type": "all_chat_administrators"}
    assert everywhere["language_code"] == "en"


async def test_a_menu_does_without_unseen_commands_where_they_are_refused(office: Office) -> None:
    await office.fault("error", method="setMyCommands", description="Bad Request: can't parse BotCommand")
    await office.send(Menu(GROUP, "en"))
    assert await office.states() == ["sent"]
    assert "is_ephemeral" not in (await office.requests("setMyCommands"))[-1]["commands"][0]


async def test_what_must_be_known_afterwards_comes_back_once(office: Office) -> None:
    ids: list[int] = []

    async def learn(_: UnitOfWork, __: object, ___: object, parcel: Parcel, result: Sent) -> None:
        assert parcel.chat_id == GROUP
        ids.append(result.message_id)

    office.on_sent["learn"] = learn
    await office.send(say("hello"), on_sent="learn")
    assert ids == [row["message_id"] for row in await office.rows()]


async def test_what_follows_from_sending_goes_by_the_communitys_own_numbers(office: Office) -> None:
    points: list[int] = []

    async def learn(_: UnitOfWork, content: Content, __: object, ___: Parcel, ____: Sent) -> None:
        points.append(content.votes.points)

    own = replace(office.content, votes=replace(office.content.votes, points=9))
    office.content = replace(office.content, variants={"reading": own})
    office.on_sent["learn"] = learn
    await office.send(say("hello"), on_sent="learn")
    async with office.database.begin() as uow:
        await uow.communities.change(1, pack="reading")
    await office.send(say("hello"), on_sent="learn")
    assert points == [office.content.votes.points, 9]


async def test_an_action_that_fails_leaves_the_others_and_its_own_row_sent(office: Office) -> None:
    async def fail(*_: object) -> None:
        raise ValueError("oh no")

    office.on_sent["fail"] = fail
    await office.put(say("a"), on_sent="fail")
    await office.send(say("b", OPS))
    assert await office.states() == ["sent", "sent"]
    assert "oh no" in (await office.rows())[0]["error"]
    assert await office.seen() == ["a"]


async def test_an_answer_to_a_press_is_given_or_forgotten(office: Office) -> None:
    await office.telegram.answer_press("123456", "too late", alert=True)
    [asked] = await office.requests("answerCallbackQuery")
    assert asked["text"] == "too late"


@pytest.mark.parametrize("many", [60])
async def test_many_answers_cost_few_transactions(office: Office, many: int) -> None:
    users = range(1000, 1000 + many)
    for user in users:
        await office.control("users", id=user, first_name=f"U{user}")
        await office.control("say", chat=user, user=user, text="/start")
    opened = _count_transactions(office)
    assert await office.send(*(whisper_in_private(user) for user in users)) == many
    assert opened[0] <= many / 2


def whisper_in_private(user: int) -> Say:
    return Say(Whisper(user, user), "en", Text("say", {"words": "for you"}), lifetime=0)


def _count_transactions(office: Office) -> list[int]:
    opened = [0]
    begin = office.database.begin

    def counting():  # type: ignore[no-untyped-def]  # noqa: ANN202
        opened[0] += 1
        return begin()

    office.database.begin = counting  # type: ignore[method-assign]
    return opened


async def test_a_whisper_in_private_is_an_ordinary_message(office: Office) -> None:
    await office.control("say", chat=ANN, user=ANN, text="/start")
    await office.send(whisper_in_private(ANN))
    assert await office.seen(chat=ANN) == ["for you"]
    assert whisper("x").to.chat_id == GROUP
