"""What was set aside can be tried again or dropped; it counts once in the end."""

from bot.storage.tables import activity, dead_update
from tests.intake.mail import ANN, said, wrote
from tests.intake.purse import earned
from tests.intake.reception import Reception
from tests.intake.test_batches import BROKEN
from tests.intake.test_responses import effect, posted, reply


async def _ask_again(reception: Reception) -> None:
    async with reception.database.begin() as uow:
        for row in await reception.rows(dead_update):
            await uow.updates.settle(row.id, "retry")
    await reception.intake.retry_dead()


async def _states(reception: Reception) -> list[str]:
    rows = await reception.rows(dead_update)
    return [row.state for row in sorted(rows, key=lambda row: row.update_id)]


async def _messages(reception: Reception) -> int:
    return sum(row.messages for row in await reception.rows(activity))


async def test_a_failed_request_that_is_mended_takes_effect_and_is_not_counted_again(
    reception: Reception,
) -> None:
    await reception.take(said(1, "/break"))
    reception.broken = False
    await _ask_again(reception)
    assert reception.acted == [1]
    assert await _states(reception) == ["done"]
    assert await _messages(reception) == 1


async def test_what_was_heard_of_a_failed_update_is_not_followed_a_second_time(reception: Reception) -> None:
    post = await posted(reception)
    await reception.take(wrote(1, text="an unscreenable answer", **reply()))
    reception.broken = False
    await _ask_again(reception)
    assert await _states(reception) == ["done"]
    async with reception.database.begin() as uow:
        await uow.connection.execute(dead_update.delete())
    assert await effect(reception, post) == (1, 0, 1)
    assert await earned(reception, "message") == {ANN: 1}


async def test_what_could_not_even_be_heard_is_counted_when_it_is_tried_again(reception: Reception) -> None:
    await reception.take(said(1, "unscreenable"))
    assert await _messages(reception) == 0
    async with reception.database.begin() as uow:
        await uow.connection.execute(dead_update.update().values(raw=said(1, "harmless now")))
    await _ask_again(reception)
    assert await _states(reception) == ["done"]
    assert await _messages(reception) == 1
    assert await earned(reception, "message") == {ANN: 1}


async def test_what_fails_again_is_set_aside_again(reception: Reception) -> None:
    await reception.take(said(1, "/break"), BROKEN)
    await _ask_again(reception)
    assert await _states(reception) == ["dead", "dead"]
    assert await _messages(reception) == 1


async def test_a_request_that_is_refused_by_now_is_done_with(reception: Reception) -> None:
    await reception.take(said(1, "/break"))
    async with reception.database.begin() as uow:
        await uow.connection.execute(dead_update.update().values(raw=said(1, "/no")))
    await _ask_again(reception)
    assert await _states(reception) == ["done"]


async def test_what_was_tried_again_in_vain_does_not_hold_up_what_can_be_done(reception: Reception) -> None:
    await reception.take(said(1, "/sql"), BROKEN, said(2, "/break"))
    reception.broken = False
    await _ask_again(reception)
    assert await _states(reception) == ["done", "done", "dead"]
    assert reception.acted == [1, 2]
