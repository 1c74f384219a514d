"""One batch, one transaction: everything in it takes effect once, whatever is among it."""

import random

import pytest
from sqlalchemy.exc import OperationalError

from bot.storage.tables import activity, dead_update, member, outbox, seen_update
from tests.intake.mail import ANN, BO, GROUP, OPS, OWNER, said, update
from tests.intake.reception import Reception

BROKEN = b'{"update_id": 55, "message": {"chat": "nowhere"}}'


async def counted(reception: Reception) -> dict[int, int]:
    """Messages by member."""
    days = {row.user_id: row.messages for row in await reception.rows(activity)}
    assert {row.user_id for row in await reception.rows(member)} == set(days)
    return days


async def told(reception: Reception) -> list[int]:
    """The chats that were told something."""
    return [row.chat_id for row in await reception.rows(outbox)]


async def test_a_batch_is_added_up_by_member(reception: Reception) -> None:
    await reception.take(said(1), said(2), said(3, user=BO))
    assert await counted(reception) == {ANN: 2, BO: 1}
    assert {row.update_id for row in await reception.rows(seen_update)} == {1, 2, 3}


async def test_an_update_that_comes_twice_in_a_batch_counts_once(reception: Reception) -> None:
    await reception.take(said(1), said(1), said(2, "/note"), said(2, "/note"))
    assert await counted(reception) == {ANN: 2}
    assert reception.acted == [2]


async def test_an_update_that_comes_again_in_another_batch_counts_once(reception: Reception) -> None:
    await reception.take(said(1), said(2, "/note"))
    await reception.take(said(2, "/note"), said(3))
    assert await counted(reception) == {ANN: 3}
    assert reception.acted == [2]


async def test_ids_that_begin_anew_lower_are_no_repeats(reception: Reception) -> None:
    await reception.take(said(900), said(901))
    await reception.take(said(17), said(18))
    assert await counted(reception) == {ANN: 4}


async def test_any_mixture_of_repeats_and_batches_counts_each_once(reception: Reception) -> None:
    chance = random.Random(5)
    everything = [said(number, "/note" if number % 7 == 0 else "hello") for number in range(1, 60)]
    coming = everything * 3
    chance.shuffle(coming)
    while coming:
        size = chance.randint(1, 20)
        await reception.take(*coming[:size])
        coming = coming[size:]
    assert await counted(reception) == {ANN: 59}
    assert sorted(reception.acted) == list(range(7, 60, 7))


async def test_brackets_in_brackets_without_end_are_set_aside_like_all_that_is_broken(
    reception: Reception,
) -> None:
    deep = b'{"update_id": 55, "message": ' + b'{"poll": ' * 5000 + b"}" * 5001
    await reception.take(said(54), deep, said(56))
    assert await counted(reception) == {ANN: 2}
    assert [row.update_id for row in await reception.rows(dead_update)] == [55]


async def test_what_cannot_be_decoded_is_set_aside_and_the_owners_told_once(reception: Reception) -> None:
    await reception.take(said(54), BROKEN, said(56))
    await reception.take(BROKEN)
    assert await counted(reception) == {ANN: 2}
    dead = await reception.rows(dead_update)
    assert [(row.update_id, row.raw, row.chat_id, row.state) for row in dead] == [(55, BROKEN, None, "dead")]
    assert "cannot be decoded" in dead[0].error
    assert await told(reception) == [OWNER]


@pytest.mark.parametrize("raw", [b"", b"nonsense", b"[]", b"\xff\xfe", b'{"update_id": 1e99}'])
async def test_what_is_no_update_at_all_blocks_nobody(reception: Reception, raw: bytes) -> None:
    await reception.take(said(1), raw, said(2))
    assert await counted(reception) == {ANN: 2}
    assert [row.raw for row in await reception.rows(dead_update)] == [raw]


@pytest.mark.parametrize("text", ["/break", "/sql"])
async def test_a_request_that_fails_is_set_aside_and_its_operators_told(
    reception: Reception, text: str
) -> None:
    await reception.take(said(1, "/note"), said(2, text), said(3, "/note"))
    assert reception.acted == [1, 3]
    assert [(row.update_id, row.chat_id) for row in await reception.rows(dead_update)] == [(2, GROUP)]
    assert await told(reception) == [OPS]
    assert await counted(reception) == {ANN: 3}


async def test_a_batch_that_cannot_be_committed_is_done_one_by_one(reception: Reception) -> None:
    await reception.take(said(1), said(2, "unscreenable"), said(3, "/note"))
    assert await counted(reception) == {ANN: 2}
    assert reception.acted == [3]
    dead = await reception.rows(dead_update)
    assert [row.update_id for row in dead] == [2]
    assert "unscreenable" in dead[0].error


async def test_nothing_takes_effect_while_the_database_is_away(reception: Reception) -> None:
    reception.away = 1
    batch = said(1), said(2, "/note"), said(3, "/break")
    with pytest.raises(OperationalError):
        await reception.take(*batch)
    assert await counted(reception) == {}
    assert not await reception.rows(seen_update)
    assert not reception.done
    await reception.take(*batch)
    assert await counted(reception) == {ANN: 3}
    assert reception.acted == [2]
    assert len(await reception.rows(dead_update)) == 1


async def test_an_update_without_anything_known_in_it_is_only_remembered(reception: Reception) -> None:
    await reception.take(update(1), update(2, purchased_paid_media={"any": "thing"}))
    assert len(await reception.rows(seen_update)) == 2
    assert not await reception.rows(dead_update)
    assert not await told(reception)
