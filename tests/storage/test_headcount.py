"""Members by what Telegram said of them, on both databases; alarms of which one cause has one at a time."""

from datetime import timedelta

from sqlalchemy import insert

from bot.domain.community import Community
from bot.domain.statistics import DAY, Share, Span
from bot.storage.database import Database
from bot.storage.statistics import figures, series
from bot.storage.tables import activity, member, movement
from tests.actions.scene import ANN, BO, CHEN, NOON, community_of

TODAY = NOON.date()
HOUR = timedelta(hours=1)


async def _moved(database: Database, home: Community, *moves: tuple[int, str, timedelta]) -> None:
    rows = [
        {
            "community_id": home.id, "user_id": user, "kind": kind, "at": NOON + after,
            "local_date": home.day_of(NOON + after),
        }
        for user, kind, after in moves
    ]  # fmt: skip
    async with database.begin() as uow:
        await uow.connection.execute(insert(movement), rows)


async def _home(database: Database) -> Community:
    async with database.begin() as uow:
        home = await community_of(uow)
        people = [{"community_id": home.id, "user_id": user} for user in (ANN, BO)]
        await uow.connection.execute(insert(member), people)
        return home


async def _members(database: Database, home: Community, days: int = 3) -> list[int]:
    async with database.read() as uow:
        found = await series(uow.connection, home, TODAY - (days - 1) * DAY, TODAY)
    return [each.members for each in found]


async def test_until_telegram_says_it_those_count_whom_the_bot_has_met(database: Database) -> None:
    home = await _home(database)
    await _moved(database, home, (BO, "join", -DAY))
    assert await _members(database, home) == [1, 2, 2]


async def test_who_came_before_it_was_told_is_in_it_and_who_came_after_is_added(database: Database) -> None:
    home = await _home(database)
    await _moved(
        database, home, (ANN, "join", -DAY), (BO, "join", -HOUR), (CHEN, "join", HOUR),
        (BO, "leave", 2 * HOUR), (BO, "join", 3 * HOUR),
    )  # fmt: skip
    async with database.begin() as uow:
        await uow.alarms.count(home.id, TODAY, 90, NOON - 2 * HOUR)
        await uow.alarms.count(home.id, TODAY, 100, NOON)
    assert await _members(database, home) == [98, 99, 101]
    async with database.read() as uow:
        found = await figures(uow.connection, home, TODAY, TODAY)
        assert await uow.statistics.speaker_share(home, TODAY) == Share(0, 101)
    assert (found.people.members, found.people.speaker_share.whole) == (101, 101)


async def test_what_was_told_last_week_is_counted_on_from(database: Database) -> None:
    home = await _home(database)
    await _moved(database, home, (CHEN, "join", -4 * DAY), (ANN, "join", -DAY))
    async with database.begin() as uow:
        await uow.alarms.count(home.id, TODAY - 5 * DAY, 40, NOON - 5 * DAY)
    assert await _members(database, home) == [41, 42, 42]
    async with database.read() as uow:
        assert await uow.alarms.watched(home.id, [TODAY - n * DAY for n in range(7)]) == 1


async def test_of_one_cause_there_is_one_alarm_at_a_time(database: Database) -> None:
    home = await _home(database)
    async with database.begin() as uow:
        first = await uow.alarms.raise_(home.id, "quiet", TODAY, NOON)
        assert first is not None
        assert await uow.alarms.raise_(home.id, "quiet", TODAY, NOON) is None
        assert await uow.alarms.raise_(home.id, "split", TODAY, NOON) is not None
        await uow.alarms.change(first.id, cleared_on=TODAY)
        await uow.alarms.change(first.id, done=True)
        await uow.alarms.change(first.id, notice_id=7)
        again = await uow.alarms.raise_(home.id, "quiet", TODAY + DAY, NOON + DAY)
        assert again is not None
        over = await uow.alarms.get(first.id)
        assert [each.cause for each in await uow.alarms.open(home.id)] == ["split", "quiet"]
    assert over is not None
    assert (over.done, over.notice_id) == (False, 7), "what is over stays as it was, but for its card"


async def test_the_silent_are_those_who_wrote_and_want_to_be_asked(database: Database) -> None:
    home, last = await _home(database), TODAY - 14 * DAY
    usual: dict[str, object] = {"community_id": home.id, "name": "Somebody", "last_day": last}
    rows: list[dict[str, object]] = [
        {"user_id": 1}, {"user_id": 2}, {"user_id": 3, "last_day": last + DAY},
        {"user_id": 4}, {"user_id": 5, "quiet": True}, {"user_id": 6, "left_at": NOON},
        {"user_id": 7, "status": "administrator"}, {"user_id": -8},
    ]  # fmt: skip
    async with database.begin() as uow:
        for row in rows:
            await uow.connection.execute(insert(member).values(**(usual | row)))
            said = {2: 40, 4: 3}.get(int(str(row["user_id"])), 4)
            await uow.connection.execute(insert(activity), [
                {"community_id": home.id, "user_id": row["user_id"], "local_date": last - day * DAY,
                 "messages": messages}
                for day, messages in ((0, said), (7, 1), (90, 30))
            ])  # fmt: skip
        count, found = await uow.alarms.silent(home.id, last, 5, 1)
    assert (count, [each.user_id for each in found]) == (2, [2])


async def test_groups_of_the_same_owner_or_operators_belong_together(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow, ops_chat_id=-7)
        same_ops = await community_of(uow, -1010, ops_chat_id=-7)
        owned = await community_of(uow, -1011)
        strange = await community_of(uow, -1012)
        gone = await community_of(uow, -1013, ops_chat_id=-7, state="left")
        for each, status in (
            (home, "creator"),
            (owned, "creator"),
            (strange, "administrator"),
            (gone, "creator"),
        ):
            row = {"community_id": each.id, "user_id": ANN, "status": status}
            await uow.connection.execute(insert(member).values(row))
        assert list(await uow.alarms.related(home)) == [same_ops.id, owned.id]
        assert list(await uow.alarms.related(strange)) == []


async def test_the_span_of_a_year_is_reckoned_from_its_last_count(database: Database) -> None:
    home = await _home(database)
    async with database.begin() as uow:
        await uow.alarms.count(home.id, TODAY, 12, NOON)
    span = Span.ending(TODAY, 365)
    async with database.read() as uow:
        found = await uow.statistics.series(home, span)
    assert {each.members for each in found} == {12}
