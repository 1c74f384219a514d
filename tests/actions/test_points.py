"""Balance, leaderboard and one's own figures."""

from datetime import date, timedelta

from bot.actions import points as subject
from bot.domain.checkin import Streak
from bot.domain.points import Entry
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene

TODAY = date(2026, 11, 2)


async def test_the_last_entries_come_newest_first_with_their_givers(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for number in range(7):
            entry = Entry(ANN, number, "award", f"k{number}", f"why {number}", actor=BO)
            await uow.ledger.record(scene.community.id, entry, TODAY, NOON)
    async with scene.database.read() as uow:
        found = await subject.statement(uow, scene.content, scene.community, ANN)
    assert found.balance == sum(range(7))
    assert [line.reason for line in found.lines] == [f"why {number}" for number in (6, 5, 4, 3, 2)]
    assert found.givers == {BO: "Bo <b>"}


async def test_points_for_talking_are_one_line_a_day_where_the_latest_of_them_stands(scene: Scene) -> None:
    told = [("message", 1, TODAY - timedelta(days=1)), ("award", 7, TODAY), ("message", 1, TODAY)]
    told += [("award", 8, TODAY), ("message", 1, TODAY), ("message", 1, TODAY), ("award", 9, TODAY)]
    async with scene.database.begin() as uow:
        for number, (kind, amount, day) in enumerate(told):
            entry = Entry(ANN, amount, kind, f"k{number}")
            await uow.ledger.record(scene.community.id, entry, day, NOON)
    async with scene.database.read() as uow:
        found = await subject.statement(uow, scene.content, scene.community, ANN)
    assert [(line.kind, line.amount, line.local_date) for line in found.lines] == [
        ("award", 9, TODAY), ("message", 3, TODAY), ("award", 8, TODAY), ("award", 7, TODAY),
        ("message", 1, TODAY - timedelta(days=1)),
    ]  # fmt: skip
    assert found.balance == 28


async def test_a_talkative_day_does_not_crowd_out_the_other_entries(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for number in range(5):
            entry = Entry(ANN, 5, "gift", f"g{number}")
            await uow.ledger.record(scene.community.id, entry, TODAY - timedelta(days=9), NOON)
        for ago in range(3, -1, -1):
            for number in range(scene.content.points.messages_per_day):
                entry = Entry(ANN, 1, "message", f"m{ago}:{number}")
                await uow.ledger.record(scene.community.id, entry, TODAY - timedelta(days=ago), NOON)
    async with scene.database.read() as uow:
        found = await subject.statement(uow, scene.content, scene.community, ANN)
    assert [(line.kind, line.amount) for line in found.lines] == [("message", 6)] * 4 + [("gift", 5)]


async def test_the_week_the_month_and_all_time_are_boards_of_their_own(scene: Scene) -> None:
    await scene.pay(ANN, 5, "now", TODAY)
    await scene.pay(BO, 7, "last week", TODAY - timedelta(days=1))
    await scene.pay(CHEN, 9, "last month", date(2026, 10, 7))
    boards = {}
    async with scene.database.read() as uow:
        for period in ("week", "month", "all"):
            found = await subject.board(uow, scene.content, scene.community, ANN, period, TODAY)
            boards[period] = (found.top, found.own)
    assert boards == {
        "week": ([("Ann", 5)], (1, 5)),
        "month": ([("Bo <b>", 7), ("Ann", 5)], (2, 5)),
        "all": ([("陈", 9), ("Bo <b>", 7), ("Ann", 5)], (3, 5)),
    }


async def test_those_who_left_are_not_listed_and_do_not_take_a_place(scene: Scene) -> None:
    await scene.pay(ANN, 5)
    await scene.pay(BO, 7)
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, left_at=NOON)
        await uow.ledger.list_member(scene.community.id, BO, listed=False)
    async with scene.database.read() as uow:
        found = await subject.board(uow, scene.content, scene.community, ANN, "week", TODAY)
    assert (found.top, found.own) == ([("Ann", 5)], (1, 5))


async def test_points_that_come_after_somebody_left_do_not_list_them_again(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, BO, left_at=NOON)
        await uow.ledger.list_member(scene.community.id, BO, listed=False)
    await scene.pay(BO, 7)
    async with scene.database.read() as uow:
        found = await subject.board(uow, scene.content, scene.community, ANN, "week", TODAY)
    assert (found.top, found.own) == ([], None)


async def test_the_board_ends_at_ten_and_ones_own_place_is_told_beyond(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for number in range(12):
            entry = Entry(100 + number, 100 - number, "gift", f"g{number}")
            await uow.ledger.record(scene.community.id, entry, TODAY, NOON)
            await uow.members.set_staff(
                scene.community.id, {100 + each: "administrator" for each in range(12)}
            )
    await scene.pay(ANN, 1)
    async with scene.database.read() as uow:
        found = await subject.board(uow, scene.content, scene.community, ANN, "all", TODAY)
    assert ([points for _, points in found.top], found.own) == (list(range(100, 90, -1)), (13, 1))


async def test_ones_own_figures_add_up(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON - DAY * 5, 3)
    await scene.check_in(ANN, NOON)
    async with scene.database.read() as uow:
        member = await uow.members.get(scene.community.id, ANN)
        assert member is not None
        found = await subject.figures(uow, scene.content, scene.community, member, TODAY)
    assert (found.streak, found.checkins, found.since) == (Streak(1, 3, 0), 4, date(2026, 10, 28))
    assert found.week == (1, 15)
    assert found.balance == await scene.balance(ANN)
