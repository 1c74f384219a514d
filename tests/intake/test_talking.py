"""Points for talking: a few a day, not for volume, and the same however the messages come in."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.community import Person
from bot.domain.points import worth_paying
from bot.storage.tables import activity
from tests.actions.scene import community_of
from tests.intake.mail import ANN, BO, ELSEWHERE, NOON, wrote
from tests.intake.purse import earned, entries, statements
from tests.intake.reception import Reception

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
ROLL_OVER = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""Four in the morning in Shanghai, sixteen hours after noon."""
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 10, "height": 10}]
SAID: tuple[tuple[str, dict[str, Any], int], ...] = (
    ("four characters", {"text": "早上好呀"}, 1),
    ("three characters", {"text": "早上好"}, 0),
    ("three characters among blanks", {"text": "  yes \n "}, 0),
    ("a request", {"text": "/note"}, 0),
    ("a request with a long tail", {"text": "/note and much more"}, 0),
    ("a command of somebody else's bot", {"text": "/start@another_bot"}, 1),
    ("a photo", {"photo": PHOTO}, 0),
    ("a photo with words", {"photo": PHOTO, "caption": "my book"}, 1),
    ("a photo with a word", {"photo": PHOTO, "caption": "my"}, 0),
)


@pytest.mark.parametrize(("written", "points"), [each[1:] for each in SAID], ids=[each[0] for each in SAID])
async def test_only_words_of_some_length_earn_a_point(
    reception: Reception, written: dict[str, Any], points: int
) -> None:
    await reception.take(wrote(1, **written))
    assert await earned(reception, "message") == ({ANN: points} if points else {})


async def test_no_second_point_within_five_minutes_of_the_last(reception: Reception) -> None:
    for number, minutes in enumerate((0, 1, 4.99, 5, 9.9, 10), 1):
        await reception.take(wrote(number, at=NOON + minutes * MINUTE))
    assert await earned(reception, "message") == {ANN: 3}
    [row] = await reception.rows(activity)
    assert (row.messages, row.paid, row.paid_at) == (6, 3, NOON + 10 * MINUTE)


async def test_six_points_a_day_and_six_more_after_the_roll_over_hour(reception: Reception) -> None:
    for number in range(1, 10):
        await reception.take(wrote(number, at=ROLL_OVER - (10 - number) * 6 * MINUTE))
    assert await earned(reception, "message") == {ANN: 6}
    for number in range(10, 20):
        await reception.take(wrote(number, at=ROLL_OVER + (number - 10) * 6 * MINUTE))
    assert await earned(reception, "message") == {ANN: 12}
    days = [(row.local_date.day, row.key) for row in await entries(reception, "message")]
    assert days[0] == (2, f"message:2026-03-02:1:{ANN}")
    assert days[-1] == (3, f"message:2026-03-03:6:{ANN}")


async def test_the_five_minutes_do_not_reach_over_the_roll_over_hour(reception: Reception) -> None:
    await reception.take(wrote(1, at=ROLL_OVER - MINUTE), wrote(2, at=ROLL_OVER))
    assert await earned(reception, "message") == {ANN: 2}


async def test_a_late_message_counts_for_the_day_it_was_sent(reception: Reception) -> None:
    reception.clock.set(NOON + DAY)
    await reception.take(wrote(1, at=NOON + DAY), wrote(2, at=NOON))
    days = [row.local_date.day for row in await entries(reception, "message")]
    assert sorted(days) == [2, 3]


async def test_a_message_older_than_the_last_paid_one_earns_nothing(reception: Reception) -> None:
    await reception.take(wrote(1, at=NOON))
    await reception.take(wrote(2, at=NOON - 30 * MINUTE))
    assert await earned(reception, "message") == {ANN: 1}


async def test_within_a_batch_the_messages_count_in_the_order_they_were_sent(reception: Reception) -> None:
    later, early = wrote(1, at=NOON + 6 * MINUTE), wrote(2, at=NOON)
    await reception.take(later, early)
    assert await earned(reception, "message") == {ANN: 2}


async def test_a_hundred_people_of_one_batch_are_paid_with_as_many_statements_as_two(
    reception: Reception,
) -> None:
    counts = []
    for people in (range(1, 3), range(100, 200)):
        with statements(reception) as run:
            await reception.take(*(wrote(user, user) for user in people))
        counts.append(len(run))
    assert counts[0] == counts[1] < 20
    assert await earned(reception, "message") == dict.fromkeys((1, 2, *range(100, 200)), 1)


async def test_a_batch_that_comes_twice_pays_once(reception: Reception) -> None:
    batch = [wrote(number, at=NOON + number * 6 * MINUTE) for number in range(1, 4)]
    await reception.take(*batch)
    await reception.take(*batch)
    assert await earned(reception, "message") == {ANN: 3}


@pytest.mark.parametrize("seed", range(3))
async def test_however_a_day_falls_into_batches_it_pays_what_the_rule_says(
    reception: Reception, seed: int
) -> None:
    chance = random.Random(seed)
    said = [(number, chance.choice((ANN, BO)), NOON + number * 100 * SECOND) for number in range(1, 40)]
    rest = [wrote(*each) for each in said]
    while rest:
        size = chance.randint(1, 9)
        await reception.take(*rest[:size])
        rest = rest[size:]
    rules = reception.content.points
    times = {user: [at for _, who, at in said if who == user] for user in (ANN, BO)}
    worth = {user: len(worth_paying(each, 0, None, rules)) for user, each in times.items()}
    assert await earned(reception, "message") == worth


async def test_who_is_gone_by_the_end_of_the_batch_earns_nothing(reception: Reception) -> None:
    async with reception.database.begin() as uow:
        [home] = await uow.communities.all()
        await uow.members.ensure(home.id, Person(ANN, "Ann"))
        await uow.members.change(home.id, ANN, left_at=NOON)
    await reception.take(wrote(1), wrote(2, BO))
    assert await earned(reception, "message") == {BO: 1}


async def test_each_group_pays_for_what_was_said_there(reception: Reception) -> None:
    async with reception.database.begin() as uow:
        await community_of(uow, ELSEWHERE, title="Runners")
    await reception.take(wrote(1), wrote(2, place=ELSEWHERE), wrote(3, number=1, place=ELSEWHERE))
    assert len({row.community_id for row in await entries(reception, "message")}) == 2
    assert await earned(reception, "message") == {ANN: 2}
