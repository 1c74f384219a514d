"""Checking in: paid once a day, freezes, reminder and evening line."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.actions.checkin import cover_missed_days, evening_line, remind
from bot.domain.checkin import NORMAL, Pay
from bot.domain.outgoing import Listing, Mention, Place, Say, Whisper
from bot.domain.refusal import Refusal
from tests.actions.scene import ANN, BO, CHEN, DAY, GROUP, NOON, Scene

ROLL_OVER = NOON.replace(hour=20, minute=5)
"""Five past four in the morning of the next day, in Shanghai."""


async def night(scene: Scene, days: int) -> None:
    """The night after the `days`-th day from NOON (0: the day itself)."""
    slot = ROLL_OVER + DAY * days
    async with scene.database.begin() as uow:
        await cover_missed_days(uow, scene.content, slot, scene.community, slot)


async def test_the_first_check_in_ever_pays_and_tells_its_parts(scene: Scene) -> None:
    done = await scene.check_in(ANN, NOON)
    assert done.pay == Pay(10, 0, 0, 20, 5)
    assert (done.points, done.place, done.streak.current, done.balance) == (35, 1, 1, 35)
    assert done.next_milestone == (6, 50)
    assert done.gaps == []
    async with scene.database.read() as uow:
        [line] = await uow.ledger.last(scene.community.id, ANN, 5)
    assert (line.amount, line.kind, line.reason) == (35, "checkin", "base=10 first=20 early=5")


async def test_a_second_try_on_the_same_day_is_refused_kindly_and_pays_nothing(scene: Scene) -> None:
    await scene.check_in(ANN, NOON)
    with pytest.raises(Refusal) as refused:
        await scene.check_in(ANN, NOON + timedelta(hours=15, minutes=59))
    assert (refused.value.text.key, refused.value.text.params) == ("checkin-already", {"streak": 1})
    assert await scene.balance(ANN) == 35


async def test_the_day_ends_at_the_roll_over_hour_and_not_at_midnight(scene: Scene) -> None:
    await scene.check_in(ANN, NOON)
    done = await scene.check_in(ANN, NOON + timedelta(hours=16))
    assert done.streak.current == 2


async def test_the_first_three_of_the_day_get_a_little_more(scene: Scene) -> None:
    places = [await scene.check_in(user, NOON) for user in (BO, ANN, CHEN)]
    assert [(done.place, done.pay.early) for done in places] == [(1, 5), (2, 3), (3, 1)]
    async with scene.database.read() as uow:
        assert await uow.checkins.people_of(scene.community.id, date(2026, 11, 2)) == [BO, ANN, CHEN]


async def test_a_week_in_a_row_pays_the_week_and_the_milestone(scene: Scene) -> None:
    done = await scene.check_in_days(ANN, NOON, 7)
    assert [each.pay.streak for each in done] == [0, 2, 4, 6, 8, 10, 12]
    assert [each.pay.week for each in done] == [0] * 6 + [15]
    assert [each.milestones for each in done] == [[]] * 6 + [[(7, 50)]]
    assert done[-1].balance == 7 * (10 + 5) + 42 + 15 + 20 + 50
    assert await scene.balance(ANN) == sum(each.points for each in done)


async def test_a_milestone_is_paid_once_for_ever(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 7)
    again = await scene.check_in_days(ANN, NOON + DAY * 20, 7)
    assert again[-1].streak.current == 7
    assert again[-1].milestones == []
    assert again[-1].points == again[-1].pay.daily


async def test_a_late_message_counts_for_the_day_it_was_sent(scene: Scene) -> None:
    """Yesterday's message comes after today's: the sum is as if they had come in order."""
    for day in (0, 1, 3):
        await scene.check_in(ANN, NOON + DAY * day)
        await scene.check_in(BO, NOON + DAY * day)
    late = await scene.check_in(ANN, NOON + DAY * 2, now=NOON + DAY * 3)
    assert (late.day, late.streak.current, late.pay.late) == (date(2026, 11, 4), 4, 6)
    await scene.check_in_days(CHEN, NOON, 4)
    early = {ANN: 5 + 5 + 5 + 5, CHEN: 1 + 1 + 3 + 1}
    assert await scene.balance(ANN) - early[ANN] == await scene.balance(CHEN) - early[CHEN]


async def test_a_missed_day_uses_a_freeze_once_and_the_member_is_told(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 14)
    async with scene.database.begin() as uow:
        await uow.members.open_contact(ANN, "en", NOON)
    await night(scene, 13)
    assert await scene.wanted() == []
    await night(scene, 14)
    await night(scene, 14)
    [told] = await scene.wanted()
    assert (told.to, told.text.key) == (Place(ANN), "checkin-frozen")
    assert told.text.params == {"day": date(2026, 11, 16), "streak": 14, "freezes": 0}
    done = await scene.check_in(ANN, NOON + DAY * 15)
    assert (done.streak.current, done.streak.freezes) == (15, 0)
    assert done.frozen == [date(2026, 11, 16)]


async def test_a_second_missed_day_ends_the_streak_when_one_freeze_was_held(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 14)
    await night(scene, 14)
    await night(scene, 15)
    done = await scene.check_in(ANN, NOON + DAY * 16)
    assert (done.streak.current, done.streak.longest) == (1, 14)


async def test_a_freeze_that_no_night_used_is_used_at_the_next_check_in(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 14)
    done = await scene.check_in(ANN, NOON + DAY * 15)
    assert done.streak.current == 15
    assert done.frozen == [date(2026, 11, 16)]


async def test_a_late_check_in_takes_the_place_of_a_freeze_and_gives_it_back(scene: Scene) -> None:
    await scene.check_in_days(ANN, NOON, 14)
    await night(scene, 14)
    done = await scene.check_in(ANN, NOON + DAY * 14, now=NOON + DAY * 15)
    assert (done.streak.current, done.streak.freezes) == (15, 1)
    async with scene.database.read() as uow:
        history = await uow.checkins.history(scene.community.id, ANN)
    assert history[date(2026, 11, 16)] == NORMAL


async def test_days_stay_days_when_the_clocks_change(scene: Scene) -> None:
    """Berlin, last days of March: one of them is 23 hours long."""
    scene.community = replace(scene.community, timezone="Europe/Berlin")
    times = ["2026-03-28T23:50+01:00", "2026-03-29T03:59+02:00", "2026-03-29T04:00+02:00"]
    await scene.check_in(ANN, datetime.fromisoformat(times[0]))
    with pytest.raises(Refusal):
        await scene.check_in(ANN, datetime.fromisoformat(times[1]))
    done = await scene.check_in(ANN, datetime.fromisoformat(times[2]))
    assert (done.day, done.streak.current) == (date(2026, 3, 29), 2)


async def test_the_reminder_goes_to_those_who_asked_and_whose_streak_would_end(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        for user in (ANN, BO, CHEN):
            await uow.members.change(scene.community.id, user, reminder=True)
            await uow.members.open_contact(user, "en", NOON)
    await scene.check_in_days(ANN, NOON, 3)
    await scene.check_in_days(BO, NOON, 4)
    await scene.check_in_days(CHEN, NOON + DAY, 2)
    evening = NOON + DAY * 3 + timedelta(hours=9)
    async with scene.database.begin() as uow:
        await remind(uow, scene.content, evening, scene.community, evening)
    [reminder] = await scene.wanted()
    assert (reminder.to, reminder.text.key) == (Place(ANN), "checkin-reminder")
    assert reminder.text.params["streak"] == 3
    assert reminder.buttons[0][0].data == "checkin::"


@pytest.mark.parametrize("wish", [{"quiet": True}, {"reminder": False}, {"left_at": NOON}])
async def test_nobody_is_reminded_against_their_wish(scene: Scene, wish: dict[str, object]) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, **{"reminder": True, **wish})
        await uow.members.open_contact(ANN, "en", NOON)
    await scene.check_in_days(ANN, NOON, 3)
    evening = NOON + DAY * 3
    async with scene.database.begin() as uow:
        await remind(uow, scene.content, evening, scene.community, evening)
    assert await scene.wanted() == []


async def test_who_has_not_opened_the_bot_is_reminded_where_only_they_see_it(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, reminder=True)
    scene.community = replace(scene.community, ephemeral=True)
    await scene.check_in_days(ANN, NOON, 3)
    evening = NOON + DAY * 3
    async with scene.database.begin() as uow:
        await remind(uow, scene.content, evening, scene.community, evening)
    [reminder] = await scene.wanted()
    assert reminder.to == Whisper(GROUP, ANN)


async def test_the_evening_line_counts_all_and_names_the_longest_streaks(scene: Scene) -> None:
    await scene.check_in_days(CHEN, NOON - DAY, 2)
    await scene.check_in(ANN, NOON)
    async with scene.database.begin() as uow:
        await evening_line(uow, scene.content, NOON, scene.community, NOON)
        await evening_line(uow, scene.content, NOON, scene.community, NOON)
    [line] = await scene.wanted()
    assert isinstance(line, Say)
    assert line.text.params["count"] == 2
    best = line.text.params["best"]
    assert isinstance(best, Listing)
    assert [each.params for each in best.items] == [  # type: ignore[union-attr]
        {"name": Mention(CHEN, "陈"), "streak": 2},
        {"name": Mention(ANN, "Ann"), "streak": 1},
    ]


async def test_an_evening_without_check_ins_is_silent(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await evening_line(uow, scene.content, NOON, scene.community, NOON)
    assert await scene.wanted() == []
