"""Points for being valued: by other people, once each a day, and never more than the day's ten."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.community import Person
from bot.storage.tables import activity, dead_update, reaction, standing
from tests.intake.mail import ANN, BO, BOT, NOON, Json, chat, person, reacted, wrote
from tests.intake.purse import earned, entries, statements
from tests.intake.reception import Reception

CHEN = 503
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ROLL_OVER = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""Four in the morning in Shanghai."""
MESSAGE = 100
"""Ann's."""


@pytest.fixture
async def spoken(reception: Reception) -> Reception:
    """Ann, Bo and Chen have each said something: messages 100, 101 and 102."""
    people = enumerate((ANN, BO, CHEN))
    await reception.take(*(wrote(900 + n, user, number=MESSAGE + n, text="hm") for n, user in people))
    return reception


async def day_of(reception: Reception, user: int) -> tuple[int, int]:
    """How often somebody was valued on the (one) day, and how much of that was paid."""
    [row] = [row for row in await reception.rows(activity) if row.user_id == user]
    return row.received, row.thanked


async def test_a_reaction_pays_the_author_two_points_and_says_whose_it_was(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE))
    [entry] = await entries(spoken, "thanks")
    assert (entry.user_id, entry.amount, entry.actor, entry.ref) == (ANN, 2, BO, str(MESSAGE))
    assert {(row.user_id, row.earned) for row in await spoken.rows(standing)} == {(ANN, 2)}
    assert await day_of(spoken, ANN) == (1, 1)


async def test_a_reaction_to_a_message_of_the_same_batch_pays(reception: Reception) -> None:
    await reception.take(reacted(1, MESSAGE), wrote(2, number=MESSAGE))
    assert await earned(reception, "thanks") == {ANN: 2}


async def test_each_giver_pays_an_author_once_a_day_whatever_they_like(spoken: Reception) -> None:
    await spoken.take(wrote(1, number=200), reacted(2, MESSAGE), reacted(3, 200))
    await spoken.take(reacted(4, 200, at=NOON + MINUTE), reacted(5, MESSAGE, CHEN))
    assert await earned(spoken, "thanks") == {ANN: 4}
    assert await day_of(spoken, ANN) == (4, 2)


async def test_a_new_local_day_pays_again_also_for_an_old_message(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE, at=ROLL_OVER - MINUTE))
    await spoken.take(reacted(2, MESSAGE, now=2, before=1, at=ROLL_OVER))
    assert [row.local_date.day for row in await entries(spoken, "thanks")] == [2, 3]


@pytest.mark.parametrize("size", [1, 4, 12])
async def test_nobody_gets_more_than_ten_points_a_day(spoken: Reception, size: int) -> None:
    likes = [reacted(giver, MESSAGE, giver) for giver in range(1, 13)]
    for start in range(0, len(likes), size):
        await spoken.take(*likes[start : start + size])
    assert await earned(spoken, "thanks") == {ANN: 10}
    written = [(row.actor, row.amount) for row in await entries(spoken, "thanks")]
    assert sorted(written) == [(giver, 2 if giver <= 5 else 0) for giver in range(1, 13)]
    assert await day_of(spoken, ANN) == (12, 5)
    [everybody] = [row for row in await spoken.rows(standing) if row.period == "all"]
    assert everybody.earned == 10


@pytest.mark.parametrize(
    ("what", "message", "more"),
    [
        ("one's own message", MESSAGE, {"user": person(ANN)}),
        ("a bot's reaction", MESSAGE, {"user": person(77, is_bot=True)}),
        ("the chat's reaction", MESSAGE, {"user": None, "actor_chat": chat(-1001)}),
        ("a message of the bot", 555, {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_is_no_appreciation_of_one_member_by_another_pays_nothing(
    spoken: Reception, what: str, message: int, more: dict[str, Any]
) -> None:
    await spoken.take(reacted(1, message, **more))
    assert await spoken.rows(dead_update) == []
    assert await earned(spoken, "thanks") == {}, what
    assert {row.received for row in await spoken.rows(activity)} == {0}


async def test_what_a_bot_says_is_nobodys(spoken: Reception) -> None:
    ours: Json = {"text": "I am a bot", "from": person(BOT, is_bot=True)}
    await spoken.take(wrote(1, number=300, **ours), reacted(2, 300))
    assert await earned(spoken, "thanks") == {}
    assert [(row.message_id, row.author_id) for row in await spoken.rows(reaction)] == [(300, 0)]


async def test_a_reaction_taken_back_and_given_again_pays_nothing_more(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE))
    await spoken.take(reacted(2, MESSAGE, now=0, before=1))
    await spoken.take(reacted(3, MESSAGE), reacted(4, MESSAGE, now=0, before=1), reacted(5, MESSAGE))
    assert await earned(spoken, "thanks") == {ANN: 2}


async def test_a_reaction_is_kept_as_it_is_now(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE), reacted(2, MESSAGE, now=3, before=1), reacted(3, MESSAGE + 1, ANN))
    await spoken.take(reacted(4, MESSAGE + 1, ANN, now=0, before=1))
    rows = {
        (row.message_id, row.user_id, row.author_id): row.reactions for row in await spoken.rows(reaction)
    }
    assert rows == {(MESSAGE, BO, ANN): 3, (MESSAGE + 1, ANN, BO): 0}


async def test_taking_back_what_was_given_before_our_time_pays_nothing(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE, now=0, before=1), reacted(2, MESSAGE, CHEN, now=1, before=1))
    assert await earned(spoken, "thanks") == {}


async def test_two_friends_who_like_each_other_all_day_get_two_points_each(spoken: Reception) -> None:
    number = 1000
    for hour in range(12):
        at = NOON + hour * timedelta(hours=1)
        for author, friend in ((ANN, BO), (BO, ANN)):
            number += 2
            await spoken.take(
                wrote(number, author, at, text="hm"), reacted(number + 1, number, friend, at=at)
            )
    assert await earned(spoken, "thanks") == {ANN: 2, BO: 2}


async def test_an_author_who_has_left_gets_nothing_and_does_not_take_a_place(spoken: Reception) -> None:
    async with spoken.database.begin() as uow:
        [home] = await uow.communities.all()
        await uow.members.change(home.id, ANN, left_at=NOON)
    await spoken.take(reacted(1, MESSAGE), reacted(2, MESSAGE + 1, CHEN))
    assert await earned(spoken, "thanks") == {BO: 2}


async def test_a_giver_nobody_knew_becomes_a_member(spoken: Reception) -> None:
    await spoken.take(reacted(1, MESSAGE, 9))
    async with spoken.database.read() as uow:
        [home] = await uow.communities.all()
        found = await uow.members.get(home.id, 9)
    assert found is not None
    assert found.name == Person(9, "Name9").name


@pytest.mark.parametrize("seed", range(3))
async def test_however_reactions_fall_into_batches_counts_and_points_are_the_same(
    spoken: Reception, seed: int
) -> None:
    chance = random.Random(seed)
    givers = [chance.choice((ANN, BO, CHEN, *range(1, 9))) for _ in range(40)]
    rest = [
        reacted(n, MESSAGE + chance.randint(0, 2), giver, at=NOON + n * MINUTE)
        for n, giver in enumerate(givers, 1)
    ]
    whole = rest
    while rest:
        size = chance.randint(1, 12)
        await spoken.take(*rest[:size])
        rest = rest[size:]
    shown = [_pair(each) for each in whole]
    others = [(giver, author) for giver, author in shown if giver != author]
    for author in (ANN, BO, CHEN):
        different = len({giver for giver, whom in others if whom == author})
        received, paid = await day_of(spoken, author)
        assert received == sum(whom == author for _, whom in others)
        assert paid == min(different, 5)
        assert (await earned(spoken, "thanks")).get(author, 0) == 2 * paid
        facts = [row.actor for row in await entries(spoken, "thanks") if row.user_id == author]
        assert sorted(facts) == sorted({giver for giver, whom in others if whom == author})


def _pair(raw: bytes) -> tuple[int, int]:
    change = json.loads(raw)["message_reaction"]
    return change["user"]["id"], (ANN, BO, CHEN)[change["message_id"] - MESSAGE]


async def test_a_hundred_reactions_cost_as_many_statements_as_two(spoken: Reception) -> None:
    counts = []
    for givers in (range(1, 3), range(100, 200)):
        with statements(spoken) as run:
            await spoken.take(*(reacted(giver, MESSAGE + giver % 3, giver) for giver in givers))
        counts.append(len(run))
    assert counts[0] == counts[1] < 20
