"""Awards: for a reason, within caps, by staff to members, and back again once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.actions import award as subject
from bot.actions.award import Awarded
from bot.actions.points import statement
from bot.actions.sent import ON_SENT
from bot.domain.community import Person
from bot.domain.outgoing import Mention, Place, Text
from bot.domain.points import UNDOABLE, Award, Entry, week_of
from bot.domain.refusal import Refusal
from bot.storage.parcel import Mark, Sent
from bot.storage.tables import outbox
from tests.actions.scene import ANN, BO, CHEN, DAY, GROUP, NOON, Scene, community_of

STAFF = Person(5001, "Olga")
ANONYMOUS = Person(1087968824, "Readers", anonymous=True)


async def award(
    scene: Scene, amount: int, *, to: int = ANN, by: Person = STAFF, key: str = "1", days: int = 0
) -> Awarded:
    member, at = await scene.member(to), NOON + DAY * days
    async with scene.database.begin() as uow:
        wish = Award("", amount, "good answer")
        return await subject.award(uow, scene.content, at, scene.community, by, member, wish, key, at)


async def refused(scene: Scene, amount: int, *, to: int = ANN, by: Person = STAFF, key: str = "1") -> str:
    with pytest.raises(Refusal) as refusal:
        await award(scene, amount, to=to, by=by, key=key)
    return refusal.value.text.key


async def undo(scene: Scene, entry_id: int) -> None:
    async with scene.database.begin() as uow:
        await subject.undo(uow, NOON + DAY * 9, scene.community, Person(5002, "Pia"), entry_id)


async def board(scene: Scene, period: str) -> list[tuple[int, int]]:
    async with scene.database.read() as uow:
        return [(user, points) for user, _, points in await uow.ledger.board(scene.community.id, period, 9)]


async def test_an_award_is_paid_with_its_reason_and_giver_and_told_to_the_group(scene: Scene) -> None:
    done = await award(scene, 20)
    assert done.balance == await scene.balance(ANN) == 20
    async with scene.database.read() as uow:
        line = await uow.ledger.get(scene.community.id, done.entry_id)
    assert line is not None
    assert (line.kind, line.reason, line.actor) == ("award", "good answer", STAFF.user_id)
    [said] = await scene.wanted()
    assert (said.to, said.text.key) == (Place(GROUP), "award-announced")
    assert said.text.params == {"name": Mention(ANN, "Ann"), "points": 20, "reason": "good answer"}


async def test_the_same_request_pays_once(scene: Scene) -> None:
    await award(scene, 20)
    assert await refused(scene, 20) == "already-done"
    assert await scene.balance(ANN) == 20


@pytest.mark.parametrize("amount", [0, 101, 99_999])
async def test_one_award_is_capped(scene: Scene, amount: int) -> None:
    assert await refused(scene, amount) == "award-too-many"


async def test_a_givers_day_is_capped_and_another_giver_or_day_is_not(scene: Scene) -> None:
    for number in range(5):
        await award(scene, 100, key=str(number))
    assert await refused(scene, 1, to=BO, key="6") == "award-day-used-up"
    await award(scene, 100, to=BO, by=ANONYMOUS, key="7")
    await award(scene, 100, to=BO, key="8", days=1)
    assert await scene.balance(BO) == 200


async def test_nobody_awards_themselves(scene: Scene) -> None:
    assert await refused(scene, 5, by=Person(ANN, "Ann")) == "award-not-to-yourself"


async def test_an_undo_takes_the_points_back_once_and_rights_the_boards_of_its_own_week(scene: Scene) -> None:
    done = await award(scene, 20)
    await award(scene, 5, key="2")
    await undo(scene, done.entry_id)
    assert await scene.balance(ANN) == 5
    with pytest.raises(Refusal) as again:
        await undo(scene, done.entry_id)
    assert again.value.text.key == "already-done"
    assert await scene.balance(ANN) == 5
    assert await board(scene, "2026-W45") == await board(scene, "2026-11") == await board(scene, "all")
    assert await board(scene, "all") == [(ANN, 5)]


async def post(scene: Scene, **values: object) -> int:
    """What delivery does to the announcement; the id of its row."""
    async with scene.database.begin() as uow:
        row = (await uow.connection.execute(select(outbox.c.id))).scalar_one()
        await uow.outbox.change([row], **values)
        return int(row)


async def tell_sent(scene: Scene, row: int) -> None:
    """Delivery has sent the announcement."""
    async with scene.database.begin() as uow:
        await uow.outbox.change([row], state="waiting")
        [parcel] = await uow.outbox.claim([row], "test", NOON)
        sent = Sent(77)
        await uow.outbox.mark([Mark(row, "sent", 1, NOON, NOON, message_id=77)])
        await ON_SENT[parcel.on_sent](uow, scene.content, NOON, parcel, sent)


async def test_an_undo_also_takes_back_what_the_group_was_told(scene: Scene) -> None:
    done = await award(scene, 20)
    await post(scene, state="sent", message_id=77)
    await undo(scene, done.entry_id)
    _, edit = await scene.wanted()
    assert (edit.chat_id, edit.message_id, edit.language) == (GROUP, 77, "en")
    assert edit.text == Text("award-taken-back", {"name": Mention(ANN, "Ann"), "points": 20})


async def test_what_the_group_was_not_yet_told_it_is_never_told(scene: Scene) -> None:
    done = await award(scene, 20)
    await undo(scene, done.entry_id)
    assert await scene.wanted() == []


async def test_an_announcement_that_was_just_on_its_way_is_taken_back_when_it_has_arrived(
    scene: Scene,
) -> None:
    done = await award(scene, 20)
    row = await post(scene, state="sending")
    await undo(scene, done.entry_id)
    assert len(await scene.wanted()) == 1
    await tell_sent(scene, row)
    assert (await scene.wanted())[1].message_id == 77


async def test_an_announcement_of_an_award_that_stands_is_let_be(scene: Scene) -> None:
    await award(scene, 20)
    await tell_sent(scene, await post(scene, state="sending"))
    assert len(await scene.wanted()) == 1


async def test_an_announcement_in_a_group_that_has_moved_is_let_be(scene: Scene) -> None:
    done = await award(scene, 20)
    await post(scene, state="sent", message_id=77)
    moved = replace(scene.community, chat_id=-5)
    async with scene.database.begin() as uow:
        await subject.undo(uow, NOON, moved, STAFF, done.entry_id)
    assert len(await scene.wanted()) == 1


async def test_an_entry_is_found_among_several_communities(scene: Scene) -> None:
    done = await award(scene, 20)
    async with scene.database.begin() as uow:
        other = await community_of(uow, -2)
        both = [other, scene.community]
        asked = ((both, done.entry_id), ([other], done.entry_id), (both, 10**9))
        found = [await subject.community_of(uow, homes, entry) for homes, entry in asked]
    assert found == [scene.community, None, None]


async def test_an_award_taken_back_can_be_given_again_the_same_day(scene: Scene) -> None:
    entries = [await award(scene, 100, key=str(number)) for number in range(5)]
    await undo(scene, entries[0].entry_id)
    await award(scene, 100, to=BO, key="right")
    assert await refused(scene, 1, to=BO, key="over") == "award-day-used-up"


async def test_nothing_of_another_community_can_be_undone_nor_what_was_spent_or_taken_back(
    scene: Scene,
) -> None:
    done = await award(scene, 20)
    async with scene.database.begin() as uow:
        other = await community_of(uow, -2)
        today = scene.community.day_of(NOON)
        for kind, amount in (("purchase", -5), ("refund", 5), ("undo", -1), ("giveaway", 9), ("thanks", 0)):
            entry = Entry(BO, amount, kind, kind)
            made = await uow.ledger.record(scene.community.id, entry, today, NOON)
            assert made is not None
            with pytest.raises(Refusal, match="button-too-old"):
                await subject.undo(uow, NOON, scene.community, STAFF, made)
        for community, entry_id in ((other, done.entry_id), (scene.community, 10**9)):
            with pytest.raises(Refusal, match="button-too-old"):
                await subject.undo(uow, NOON, community, STAFF, entry_id)
    assert (await scene.balance(ANN), await scene.balance(BO)) == (20, 8)


@pytest.mark.parametrize("kind", sorted(UNDOABLE - {"message"}))
async def test_points_of_any_source_go_back_once_on_their_own_day(scene: Scene, kind: str) -> None:
    async with scene.database.begin() as uow:
        day = scene.community.day_of(NOON)
        made = await uow.ledger.record(scene.community.id, Entry(ANN, 7, kind, "k", "why"), day, NOON)
    assert made is not None
    assert await board(scene, week_of(day)) == [(ANN, 7)]
    await undo(scene, made)
    assert await board(scene, week_of(day)) == []
    with pytest.raises(Refusal, match="already-done"):
        await undo(scene, made)
    async with scene.database.read() as uow:
        [counter] = await uow.ledger.last(scene.community.id, ANN, 1)
        [deed] = await uow.audit.latest(scene.community.id, limit=9)
    assert (counter.kind, counter.amount, counter.local_date, counter.actor) == ("undo", -7, day, 5002)
    assert (deed.action, deed.target_id) == ("award-undo" if kind == "award" else "points-undo", ANN)
    assert deed.details["points"] == -7
    assert await scene.balance(ANN) == 0


async def test_points_for_talking_go_back_a_day_at_a_time(scene: Scene) -> None:
    day, ids = scene.community.day_of(NOON), []
    async with scene.database.begin() as uow:
        for number, ago in enumerate((1, 0, 0, 0)):
            entry = Entry(ANN, 1, "message", f"m{number}")
            ids.append(await uow.ledger.record(scene.community.id, entry, day - timedelta(days=ago), NOON))
    await undo(scene, ids[-1] or 0)
    assert await scene.balance(ANN) == 1
    with pytest.raises(Refusal, match="already-done"):
        await undo(scene, ids[1] or 0)
    async with scene.database.read() as uow:
        found = await statement(uow, scene.content, scene.community, ANN)
    assert [(line.kind, line.amount) for line in found.lines] == [
        ("undo", -3),
        ("message", 3),
        ("message", 1),
    ]
    assert found.undone == {ids[-1]}
    assert found.taken[found.lines[0].id].kind == "message"


@pytest.mark.parametrize(
    ("named", "found"), [("@bobo", BO), ("@BOBO", BO), ("@ann_x", ANN), (str(CHEN), CHEN)]
)
async def test_a_member_is_found_by_name_in_any_case_and_by_id(scene: Scene, named: str, found: int) -> None:
    async with scene.database.read() as uow:
        member = await subject.member_meant(uow, scene.community, named, None)
    assert member.user_id == found


async def test_whoever_is_replied_to_is_meant_unless_somebody_is_named(scene: Scene) -> None:
    stranger = Person(900, "New")
    async with scene.database.begin() as uow:
        assert (await subject.member_meant(uow, scene.community, "", stranger)).user_id == 900
        assert (await subject.member_meant(uow, scene.community, "@bobo", stranger)).user_id == BO


@pytest.mark.parametrize(
    ("named", "replied", "key"),
    [
        ("@nobody", None, "unknown-member"),
        ("424242", None, "unknown-member"),
        ("", None, "unknown-member"),
        ("", Person(9, "Robot", bot=True), "award-not-to-bots"),
        ("@ann_x", None, "award-left"),
    ],
)
async def test_whoever_cannot_get_points_is_named_in_a_clear_answer(
    scene: Scene, named: str, replied: Person | None, key: str
) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, left_at=NOON - timedelta(days=1))
        with pytest.raises(Refusal) as refusal:
            await subject.member_meant(uow, scene.community, named, replied)
    assert refusal.value.text.key == key
