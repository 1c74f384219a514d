"""What is stored about a person is handed out whole, and erased whole; sums stay."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, LargeBinary, Table, func, select

from bot.actions import privacy as subject
from bot.actions import tags
from bot.actions.award import award, undo
from bot.actions.sent import ON_SENT
from bot.delivery.papers import my_data
from bot.domain.community import Community, Person
from bot.domain.hearing import Heard
from bot.domain.outgoing import Edit, Mention, Paper, Place, Probe, Say, Text, Whisper
from bot.domain.points import Award
from bot.domain.refusal import Refusal
from bot.storage.parcel import Sent
from bot.storage.privacy import PRIVACY
from bot.storage.tables import activity, checkin, ledger, metadata, outbox, standing
from bot.storage.types import UTCDateTime
from bot.storage.uow import UnitOfWork
from bot.storage.update import Dead
from tests.actions.scene import ANN, BO, CHEN, DAY, GROUP, NOON, Scene, community_of

ANNS = Person(ANN, "Ann", "ann_x")
CHATS_AND_BOTS = {
    "chat_id", "ops_chat_id", "topic_alerts", "topic_reports", "topic_queue", "thread_id", "message_id",
    "bot_id", "update_id", "id",
    "number", "post_id", "vote_id", "challenge_id", "giveaway_id", "notice_id", "sanction_id", "incident_id",
    "card_id", "honour_id", "first_id", "last_id",
}  # fmt: skip
"""Large numbers that are no person; `outbox.chat_id` is one in a private chat."""


def people(table: Table) -> list[str]:
    """The columns of a table that hold user ids."""
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, BigInteger) and column.name not in CHATS_AND_BOTS
    ]


def test_every_column_that_names_a_person_is_registered() -> None:
    registered = {(holding.table.name, holding.whose) for holding in PRIVACY}
    columns = {(table.name, column) for table in metadata.tables.values() for column in people(table)}
    missing = ", ".join(f"{table}.{column}" for table, column in sorted(columns - registered))
    assert not missing, f"add to PRIVACY of bot/storage/privacy.py: {missing}"


async def _talk(uow: UnitOfWork, community: Community) -> None:
    heard = Heard()
    for person in (ANNS, Person(BO, "Bo <b>", "BoBo")):
        heard.message(community, person, NOON, media=False, reply=True)
    await uow.activity.flush(heard)


async def _posts(uow: UnitOfWork, community: Community) -> None:
    group, text = Place(GROUP), Text("hello", {"who": Mention(ANN, "Ann")})
    for act in (
        Say(group, "en", text),
        Say(group, "en", Text("board", {"who": Mention(0, "Ann")})),
        Say(Place(ANN), "en", text),
        Say(Whisper(GROUP, ANN), "en", text),
        Edit(GROUP, 5, "en", text, user_id=ANN),
        Say(group, "en", Text("hello", {"who": Mention(BO, "Bo <b>")})),
    ):
        await uow.outbox.put(act, NOON, community_id=community.id)
    await uow.outbox.put(Say(group, "en", text), NOON, key=f"badge:{ANN}:first")


async def lived(scene: Scene) -> None:
    """Ann leaves something in every table that knows people, in two communities."""
    await scene.check_in_days(ANN, NOON, 3)
    await scene.check_in_days(BO, NOON, 2)
    async with scene.database.begin() as uow:
        other = await community_of(uow, -1010, title="Runners")
        await uow.members.ensure(other.id, ANNS)
        here = scene.community
        await _talk(uow, here)
        await _posts(uow, here)
        await uow.members.open_contact(ANN, "en", NOON)
        await uow.communities.add_operator(-77, ANN)
        await uow.welcome.move(here.id, ANN, "join", NOON, here.day_of(NOON), greet=True)
        await uow.welcome.add_task(here.id, ANN, "hello", NOON)
        await uow.welcome.give_code(here.id, "gift", "A", ANN, NOON)
        raw = json.dumps({"update_id": 1, "message": {"from": {"id": ANN, "first_name": "Ann"}}}).encode()
        await uow.updates.bury(42, Dead(1, GROUP, raw, "no"), NOON)
        await uow.updates.bury(42, Dead(2, GROUP, b'{"from": {"id": 777}}', "no"), NOON)
    await _awards(scene)
    await _rest(scene)


async def _rest(scene: Scene) -> None:
    """A row for Ann in each registered table she has left nothing in; whoever else it names is Bo."""
    async with scene.database.begin() as uow:
        for number, holding in enumerate(PRIVACY, start=1):
            table = holding.table
            left = await uow.connection.execute(
                select(func.count()).select_from(table).where(holding.of(ANN))
            )
            if not left.scalar_one() and table is not outbox:
                row = {each.name: _value(each, number) for each in table.columns if _is_needed(each)}
                row |= dict.fromkeys(people(table), BO) | {holding.whose: ANN}
                if "community_id" in row:
                    row["community_id"] = scene.community.id
                await uow.connection.execute(table.insert().values(row))


def _is_needed(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None and column.name != "id"


def _value(column: Column[Any], number: int) -> object:
    """Another one for each `number`, where a table may not have the same twice."""
    values: tuple[tuple[type, object], ...] = (
        (Boolean, False),
        (Integer, number),
        (LargeBinary, b"x"),
        (Date, NOON.date()),
        (UTCDateTime, NOON),
        (JSON, {}),
    )
    return next((value for kind, value in values if isinstance(column.type, kind)), f"x{number}")


async def _awards(scene: Scene) -> None:
    ann, bo = await scene.member(ANN), await scene.member(BO)
    wish, given = Award("", 20, "Ann helped @ann_x"), Award("", 7, "thanks")
    async with scene.database.begin() as uow:
        args = (uow, scene.content, NOON, scene.community)
        await award(*args, Person(CHEN, "陈"), ann, wish, "-1009:1", NOON)
        done = await award(*args, ANNS, bo, given, f"{ANN}:5", NOON)
        await undo(uow, NOON, scene.community, ANNS, done.entry_id)


async def forget(scene: Scene, user: int = ANN, *, seconds: float = 60) -> None:
    asked = str(int(NOON.timestamp()))
    async with scene.database.begin() as uow:
        person = Person(user, "Ann")
        await subject.forget(uow, NOON + timedelta(seconds=seconds), person, asked, 10)
    await telegram_is_told(scene)


async def telegram_is_told(scene: Scene) -> None:
    """What had to be said of the person to Telegram has been said."""
    async with scene.database.begin() as uow:
        rows = await uow.connection.execute(select(outbox.c.id).where(outbox.c.on_sent == tags.TAKEN_OFF))
        for parcel in await uow.outbox.claim(list(rows.scalars()), "test", NOON):
            await ON_SENT[parcel.on_sent](uow, scene.content, NOON, parcel, Sent())


async def everything(scene: Scene) -> dict[str, list[dict[str, Any]]]:
    async with scene.database.read() as uow:
        return {
            name: [row._asdict() for row in await uow.connection.execute(select(table))]
            for name, table in metadata.tables.items()
        }


async def sums(scene: Scene) -> list[Any]:
    """What statistics are made of, by community and day."""
    totals = []
    async with scene.database.read() as uow:
        for table, amount in ((ledger, "amount"), (checkin, "points"), (activity, "messages")):
            days = (table.c.community_id, table.c.local_date)
            statement = select(*days, func.count(), func.sum(table.c[amount])).group_by(*days).order_by(*days)
            totals.append([tuple(row) for row in await uow.connection.execute(statement)])
        earned = select(func.sum(standing.c.earned)).where(standing.c.period == "all")
        totals.append((await uow.connection.execute(earned)).scalar_one())
    return totals


async def test_nothing_is_left_of_a_person_in_any_table(scene: Scene) -> None:
    await lived(scene)
    assert str(ANN) in str(await everything(scene))
    await forget(scene)
    found = await everything(scene)
    for name, rows in found.items():
        for trace in (str(ANN), "Ann", "ann_x"):
            assert trace not in str(rows), f"{trace} in {name}"


async def test_the_sums_stay_and_nobody_else_is_touched(scene: Scene) -> None:
    await lived(scene)
    before, bo = await sums(scene), await scene.balance(BO)
    await forget(scene)
    assert await sums(scene) == before
    assert await scene.balance(BO) == bo
    assert (await scene.member(BO)).name == "Bo <b>"
    assert len((await everything(scene))["dead_update"]) == 1


async def test_an_award_taken_back_by_somebody_forgotten_cannot_be_taken_back_again(scene: Scene) -> None:
    await lived(scene)
    await forget(scene)
    async with scene.database.begin() as uow:
        awards = [line for line in await uow.ledger.last(scene.community.id, BO, 9) if line.kind == "award"]
        with pytest.raises(Refusal) as refusal:
            await undo(uow, NOON, scene.community, Person(CHEN, "陈"), awards[0].id)
    assert refusal.value.text.key == "already-done"


async def test_what_waited_to_be_told_to_the_person_is_dropped_and_the_rest_goes_out(scene: Scene) -> None:
    await lived(scene)
    await forget(scene)
    said = [act.text.params.get("who") for act in await scene.wanted() if act.text.key in {"hello", "board"}]
    assert said == [Mention(-1, "…"), Mention(0, "…"), Mention(BO, "Bo <b>"), Mention(-1, "…")]


async def test_a_short_lived_answer_already_in_the_group_is_still_taken_away(scene: Scene) -> None:
    await scene.wants(Say(Whisper(GROUP, ANN), "en", Text("hello"), lifetime=60))
    async with scene.database.begin() as uow:
        [row] = (await uow.connection.execute(select(outbox.c.id))).scalars()
        await uow.outbox.change([row], state="sent", message_id=9, delete_at=NOON)
    await forget(scene)
    async with scene.database.read() as uow:
        assert [each.message_id for each in await uow.outbox.litter(NOON, 9)] == [9]


async def test_somebody_forgotten_is_on_no_leaderboard_and_starts_anew(scene: Scene) -> None:
    await lived(scene)
    await forget(scene)
    async with scene.database.begin() as uow:
        board = await uow.ledger.board(scene.community.id, "all", 9)
        assert [user for user, _, _ in board] == [BO]
        await uow.members.ensure(scene.community.id, ANNS)
    assert await scene.balance(ANN) == 0
    done = await scene.check_in(ANN, NOON + DAY * 4)
    assert (done.streak.longest, done.pay.first) == (1, 20)


async def test_administrators_who_are_forgotten_get_their_role_back_by_asking_telegram(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        other = await community_of(uow, -1010)
        await uow.members.ensure(other.id, ANNS)
        await uow.members.change(scene.community.id, ANN, status="administrator")
    await forget(scene)
    assert await scene.wanted() == [Probe(GROUP)]
    assert str(ANN) not in str(await everything(scene))


async def test_a_member_who_is_forgotten_causes_no_questions(scene: Scene) -> None:
    await forget(scene)
    assert await scene.wanted() == []


async def test_two_people_forgotten_stay_two(scene: Scene) -> None:
    await lived(scene)
    await forget(scene, ANN)
    await forget(scene, BO)
    users = {row["user_id"] for row in (await everything(scene))["checkin"]}
    assert users == {-1, -2}


@pytest.mark.parametrize("seconds", [-1, 601])
async def test_the_question_is_valid_for_ten_minutes(scene: Scene, seconds: float) -> None:
    with pytest.raises(Refusal) as refusal:
        await forget(scene, seconds=seconds)
    assert refusal.value.text.key == "button-expired"
    assert (await scene.member(ANN)).name == "Ann"


@pytest.mark.parametrize("asked", ["", "x", "-5", "9" * 40, "١"])
async def test_a_forged_question_erases_nothing(scene: Scene, asked: str) -> None:
    async with scene.database.begin() as uow:
        with pytest.raises(Refusal):
            await subject.forget(uow, NOON, ANNS, asked, 10)


async def test_the_export_holds_a_row_of_everything_and_nobody_else(scene: Scene) -> None:
    await lived(scene)
    async with scene.database.read() as uow:
        name, body = await my_data(uow, {"user_id": ANN, "at": NOON.isoformat()})
    data = json.loads(body)
    assert name == f"mydata-{ANN}.json"
    assert data["user_id"] == ANN
    held = {holding.name for holding in PRIVACY} - {"messages_in_groups"}
    assert {key for key in held if not data[key]} == set()
    assert [each["community"] for each in data["memberships"]] == ["Readers", "Runners"]
    assert [each["amount"] for each in data["points"] if each["kind"] == "award"] == [20]
    assert data["codes"][0]["code"] == "A"
    assert [each["update_id"] for each in data["failed_updates"]] == [1]
    for other in (str(BO), str(CHEN), "BoBo", "陈"):
        assert other not in body.decode()


async def test_the_file_is_sent_in_private_only_to_whoever_opened_the_bot(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        assert not await subject.send_my_data(uow, NOON, ANN, "en")
        await uow.members.open_contact(ANN, "en", NOON)
        assert await subject.send_my_data(uow, NOON, ANN, "en")
    [paper] = await scene.wanted()
    assert isinstance(paper, Paper)
    assert (paper.to, paper.build, paper.args["user_id"]) == (Place(ANN), "mydata", ANN)
