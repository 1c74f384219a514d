"""The gate in the rows: each way of answering and of not answering, each consequence, each once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import gate, gate_outcome, lifting, sanctions
from bot.content import Content
from bot.domain.community import Person
from bot.domain.gate import After, OwnQuestion
from bot.domain.outgoing import Admit, Ban, Mute, Say, Unban
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind as SanctionKind
from bot.storage.database import Database
from bot.storage.parcel import Sent
from tests.actions.entrance import MINUTE, SECOND, STAFF, Entrance
from tests.actions.scene import GROUP, NOON

NEW = 9001


@pytest.fixture
async def group(database: Database, content: Content) -> Entrance:
    return await Entrance.furnished(database, content)


async def answers(group: Entrance) -> list[bool]:
    return [act.yes for act in await group.acts(Admit)]


@pytest.mark.parametrize("kind", ["button", "sum", "picture"])
async def test_the_right_answer_lets_in_once(group: Entrance, kind: str) -> None:
    await group.set_gate(kind)
    await group.knock(NEW, NOON)
    knock = await group.press(NEW, NOON + MINUTE)
    assert knock.state == "passed"
    with pytest.raises(Refusal, match="gate-over"):
        await group.press(NEW, NOON + MINUTE)
    assert await answers(group) == [True]
    assert await group.deeds() == ["gate-set", "gate-passed"]


async def test_the_same_request_twice_asks_anew_and_the_first_buttons_are_void(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.knock(NEW, NOON)
    async with group.database.read() as uow:
        first = await uow.knocks.get(group.community.id, NEW)
    assert first is not None
    await group.knock(NEW, NOON + MINUTE)
    turn = f"{int(first.asked_at.timestamp()):x}-0"
    with pytest.raises(Refusal, match="gate-over"):
        async with group.database.begin() as uow:
            await gate.press(uow, group.content, NOON + MINUTE, group.community, NEW, turn, 0)
    assert (await group.press(NEW, NOON + 5 * MINUTE)).state == "passed"


@pytest.mark.parametrize(
    ("after", "acts"),
    [
        (After.DECLINE, [Admit(GROUP, NEW, yes=False)]),
        (After.LATER, [Admit(GROUP, NEW, yes=False)]),
        (
            After.BAN,
            [Admit(GROUP, NEW, yes=False), Ban(GROUP, NEW, (NOON + timedelta(hours=24)).isoformat())],
        ),
        (After.QUEUE, []),
    ],
)
async def test_wrong_answers_have_the_consequence_that_was_chosen(
    group: Entrance, after: After, acts: list[object]
) -> None:
    await group.set_gate("sum", wrong=after)
    await group.knock(NEW, NOON)
    assert (await group.press(NEW, NOON, right=False)).state == "asked"
    state = (await group.press(NEW, NOON, right=False)).state
    assert state == ("queued" if after is After.QUEUE else "failed")
    assert [act for act in await group.acts() if not isinstance(act, Say)] == acts
    cards = [say for say in await group.to_operators() if say.text.key == "gate-card"]
    assert [say.silent for say in cards] == [True] * (after is After.QUEUE)


@pytest.mark.parametrize("after", list(After))
async def test_silence_has_its_own_consequence_once(group: Entrance, after: After) -> None:
    await group.set_gate("sum", silent=after, wrong=After.BAN)
    await group.knock(NEW, NOON)
    await group.sweep(NOON + 299 * SECOND)
    assert await group.state(NEW) == "asked"
    for _ in range(2):
        await group.sweep(NOON + 300 * SECOND)
    assert await group.state(NEW) == ("queued" if after is After.QUEUE else "silent")
    assert await answers(group) == ([] if after is After.QUEUE else [False])
    assert len(await group.acts(Ban)) == (after is After.BAN)


async def test_who_may_come_later_is_told_when_and_asked_then(group: Entrance) -> None:
    await group.set_gate("button", silent=After.LATER)
    await group.knock(NEW, NOON)
    await group.sweep(NOON + 5 * MINUTE)
    await group.knock(NEW, NOON + 25 * MINUTE, query="q")
    told = (await group.acts(Say))[-1]
    assert (told.text.key, told.text.params["minutes"]) == ("gate-not-yet", 40)
    assert (await group.acts(Admit))[-1] == Admit(GROUP, NEW, yes=False, query_id="q")
    await group.knock(NEW, NOON + 66 * MINUTE)
    assert await group.state(NEW) == "asked"


async def test_a_query_is_left_open_at_once_and_answered_later(group: Entrance) -> None:
    await group.set_gate("button")
    await group.knock(NEW, NOON, query="q7")
    await group.press(NEW, NOON + MINUTE)
    queued, admitted = await group.acts(Admit)
    assert (queued.query_id, queued.queue) == ("q7", True)
    assert (admitted.query_id, admitted.yes) == ("", True)


async def test_words_are_right_wrong_or_for_staff(group: Entrance) -> None:
    await group.set_gate("own", OwnQuestion("Why?", ("books",)))
    await group.knock(NEW, NOON)
    assert (await group.answer(NEW, "money", NOON)).state == "asked"
    assert (await group.answer(NEW, "BOOKS!", NOON)).state == "passed"


async def test_staff_decide_once_and_take_it_back_once(group: Entrance) -> None:
    await group.set_gate("own", OwnQuestion("Who?"))
    await group.knock(NEW, NOON)
    assert (await group.answer(NEW, "me", NOON)).state == "queued"
    for expected in (1, 0):
        async with group.database.begin() as uow:
            done = await gate_outcome.decide(
                uow, group.content, NOON, group.community, [NEW], STAFF, yes=True
            )
            assert len(done) == expected
    for expected in (True, False):
        async with group.database.begin() as uow:
            undone = await gate_outcome.undo(uow, NOON, group.community, NEW, STAFF)
            assert (undone is not None) is expected
    assert await answers(group) == [True]
    assert await group.acts(Unban) == [Unban(GROUP, NEW, kick=True)]
    assert (await group.deeds())[-2:] == ["gate-let-in", "gate-undo"]


async def test_a_shorter_patience_holds_at_the_door_too(group: Entrance) -> None:
    group.content = replace(group.content, gate=replace(group.content.gate, seconds=90))
    await group.set_gate("sum")
    await group.knock(NEW, NOON)
    [asked] = [say for say in await group.acts(Say) if say.text.key == "gate-ask"]
    assert "You have 1 minute 30 seconds." in group.content.texts.plain("en", asked.text)
    assert "1分钟30秒内完成就好" in group.content.texts.plain("zh", asked.text)
    await group.sweep(NOON + 89 * SECOND)
    assert await group.state(NEW) == "asked"
    await group.sweep(NOON + 90 * SECOND)
    assert await group.state(NEW) == "silent"
    await group.knock(NEW + 1, NOON, now=NOON + 90 * SECOND)
    assert await group.state(NEW + 1) == "queued"


async def test_who_cannot_be_asked_waits_for_staff(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.knock(NEW, NOON)
    async with group.database.begin() as uow:
        waiting = [row_id for row_id, _ in await uow.outbox.waiting(NOON, (), 9)]
        [parcel] = [
            each for each in await uow.outbox.claim(waiting, "test", NOON) if each.on_sent == "gate_asked"
        ]
        await gate.unasked(uow, group.content, NOON, parcel, "Refused: gone")
    assert await group.state(NEW) == "queued"
    assert [say.text.params["why"] for say in await group.to_operators()] == ["unreached"]


async def test_in_the_group_newcomers_are_muted_asked_and_freed(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.join(NEW, NEW + 1, at=NOON)
    assert [act.off for act in await group.acts(Mute)] == [False, False]
    asked = [say for say in await group.acts(Say) if say.text.key == "gate-ask"]
    assert {say.to.user_id for say in asked} == {NEW, NEW + 1}
    await group.press(NEW, NOON + MINUTE)
    assert [act.user_id for act in await group.acts(Mute) if act.off] == [NEW]


async def test_in_the_group_time_runs_from_when_the_question_is_there(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.join(NEW, at=NOON)
    async with group.database.begin() as uow:
        waiting = [row_id for row_id, _ in await uow.outbox.waiting(NOON, (), 9)]
        parcels = await uow.outbox.claim(waiting, "test", NOON)
        while not (found := [each for each in parcels if each.on_sent == "gate_asked"]):
            await uow.outbox.change([each.id for each in parcels], state="sent")
            waiting = [row_id for row_id, _ in await uow.outbox.waiting(NOON, (), 9)]
            parcels = await uow.outbox.claim(waiting, "test", NOON)
        await gate.asked(uow, group.content, NOON + 3 * MINUTE, found[0], Sent())
    await group.sweep(NOON + 8 * MINUTE - SECOND)
    assert await group.state(NEW) == "asked"
    await group.sweep(NOON + 8 * MINUTE)
    assert await group.state(NEW) == "silent"
    [ban] = await group.acts(Ban)
    assert ban.until == (NOON + 9 * MINUTE).isoformat()


async def test_who_has_come_through_the_door_is_not_asked_again_inside(group: Entrance) -> None:
    await group.set_gate("button")
    await group.knock(NEW, NOON)
    await group.press(NEW, NOON)
    await group.join(NEW, at=NOON + SECOND)
    await group.knock(NEW + 1, NOON)
    await group.join(NEW + 1, at=NOON + SECOND)
    assert await group.acts(Mute) == []
    assert await group.state(NEW + 1) == "passed", "an administrator has let them in"
    await group.sweep(NOON + 10 * MINUTE)
    assert await answers(group) == [True]


async def test_switched_off_meanwhile_the_question_still_counts(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.knock(NEW, NOON)
    await group.set_gate("off")
    assert (await group.press(NEW, NOON + MINUTE)).state == "passed"


async def test_a_name_in_a_card_is_a_name_and_no_markup(group: Entrance) -> None:
    await group.set_gate("own", OwnQuestion("Who?"))
    async with group.database.begin() as uow:
        request = gate.Request(Person(NEW, "<b>Eve</b> & co", language_code="en"), NOON, NEW)
        await gate.knocked(uow, group.content, NOON, group.community, request)
    await group.answer(NEW, "<a href='x'>me</a>", NOON)
    [card] = await group.to_operators()
    html = group.content.texts.render("en", card.text)
    assert "<b>Eve" not in html
    assert "<a href='x'>" not in html
    assert card.silent


async def muted(group: Entrance, user: int, hours: int) -> str:
    """Staff have muted somebody; until when, as Telegram reads it."""
    async with group.database.begin() as uow:
        member = await uow.members.ensure(group.community.id, Person(user, "Nia"))
        made = await sanctions.impose(
            uow, group.content, NOON, group.community, member, SanctionKind.MUTE, by=STAFF,
            seconds=hours * 3600,
        )  # fmt: skip
    assert made.until is not None
    return made.until.isoformat()


async def test_who_comes_back_muted_may_write_when_the_mute_ends_and_not_never(group: Entrance) -> None:
    until = await muted(group, NEW, 2)
    await group.set_gate("button")
    await group.join(NEW, at=NOON + MINUTE)
    await group.press(NEW, NOON + 2 * MINUTE)
    assert [act.until for act in await group.acts(Mute)] == [until, "", until]


async def test_whom_staff_let_write_is_not_sent_out_for_silence(group: Entrance) -> None:
    await group.set_gate("sum")
    await group.join(NEW, NEW + 1, at=NOON)
    async with group.database.begin() as uow:
        await lifting.changed_in_telegram(
            uow, group.content, NOON + MINUTE, group.community, NEW, STAFF, "restricted", "member"
        )
    await group.sweep(NOON + 24 * 60 * MINUTE)
    assert [await group.state(each) for each in (NEW, NEW + 1)] == ["passed", "silent"]
    assert [ban.user_id for ban in await group.acts(Ban)] == [NEW + 1]
    assert "gate-let-in" in await group.deeds()
