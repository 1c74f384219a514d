"""Batches that hold several local days: after an outage one may be of a week."""

from datetime import timedelta

from bot.storage.tables import activity, member
from tests.intake.mail import ANN, BO, NOON, wrote
from tests.intake.reception import Reception

DAY = timedelta(days=1)


async def test_a_batch_of_several_days_knows_everybodys_first_and_last(reception: Reception) -> None:
    days = [(ANN, 0), (BO, 2), (ANN, 3), (ANN, 1), (BO, 2)]
    await reception.take(
        *(wrote(number, user, NOON + DAY * day) for number, (user, day) in enumerate(days, 1))
    )
    await reception.take(wrote(9, BO, NOON + DAY))

    people = {row.user_id: (row.first_day, row.last_day) for row in await reception.rows(member)}
    start = NOON.date()
    assert people == {ANN: (start, start + DAY * 3), BO: (start + DAY, start + DAY * 2)}
    rows = await reception.rows(activity)
    assert {(row.user_id, row.local_date): row.messages for row in rows} == {
        (ANN, start): 1, (ANN, start + DAY): 1, (ANN, start + DAY * 3): 1,
        (BO, start + DAY): 1, (BO, start + DAY * 2): 2,
    }  # fmt: skip
