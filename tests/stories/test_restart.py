"""The bot stops in the middle of everything and another one goes on: late things end late, and once."""

from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.points import Entry
from bot.storage.tables import giveaway_draw, giveaway_entry, ledger, outbox, post, purchase, vote
from tests.stories.panel_hands import datas, forge
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO, CHEN = 1002, 1003, 1004
SAT = START + timedelta(days=5, minutes=30)
"""Saturday 10:30 in Shanghai: a post that the operators are shown at 08:30."""
SHOWN = SAT - timedelta(hours=2)
CLOSING = SHOWN + timedelta(hours=3)


async def rows(stage: Stage, table: Any) -> list[Any]:
    """All rows of a table, by a second look."""
    async with stage.database.read() as uow:
        return list(await uow.connection.execute(select(table)))


async def say(stage: Stage, user: int, text: str, chat: int = GROUP) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat)
    await stage.settle()
    return await stage.last(user, chat)


async def told(stage: Stage, part: str, user: int = BO, chat: int = GROUP) -> list[dict[str, Any]]:
    """The bot's messages that somebody sees and that have this in them."""
    found = await stage.seen(user, chat)
    return [each for each in found if each["from"]["id"] == BOT and part in each["text"]]


async def preview(stage: Stage) -> dict[str, Any]:
    """Saturday morning: what the operators are asked about."""
    await stage.until(SHOWN, step=timedelta(days=7))
    [shown] = await told(stage, "planned for 7 Mar at 10:30", OWNER, OPS)
    return shown


async def decide(stage: Stage, shown: dict[str, Any], act: str) -> str:
    """The owner presses a button under it; the toast."""
    [data] = [each for each in datas(shown) if f".{act}." in each]
    return await forge(stage, OWNER, shown, data, OPS)


async def begin_everything(stage: Stage) -> None:
    """A challenge that runs, a vote and a giveaway until 11:30, an order that waits."""
    async with stage.database.begin() as uow:
        purse, now = Entry(ANN, 200, "award", "purse"), stage.clock.now()
        await uow.ledger.record(1, purse, SHOWN.date(), now)
    await say(stage, OWNER, "/vote Tea or coffee? | Tea | Coffee --until 3h")
    poll = [each for each in await stage.seen(ANN) if each.get("poll")][-1]
    await stage.post("vote", chat=GROUP, user=ANN, message=poll["message_id"], options=[1])
    await say(stage, OWNER, "/giveaway A book | 40 points | 1 --until 3h")
    for user in (BO, CHEN):
        await stage.press(user, (await told(stage, "To be won"))[-1], "enter")
    await say(stage, ANN, "/shop")
    await stage.press(ANN, await stage.last(ANN), "shop:pick-topic")
    await stage.press(ANN, await stage.last(ANN), "pay:pick-topic")


async def counts(stage: Stage) -> dict[str, object]:
    """What must never be there twice."""
    keys = Counter(row.key for row in await rows(stage, outbox) if row.key)
    [asked] = await rows(stage, vote)
    return {
        "said": sorted(keys),
        "paid": sorted((row.key, row.amount) for row in await rows(stage, ledger)),
        "vote": (asked.state, asked.closes_at, asked.result and asked.result["counts"]),
        "drawn": len(await rows(stage, giveaway_draw)),
        "posts": Counter((row.kind, row.entry, row.state) for row in await rows(stage, post)),
        "orders": [(row.user_id, row.state) for row in await rows(stage, purchase)],
    }


async def test_all_that_is_open_at_once_ends_late_and_once(stage: Stage) -> None:
    await stage.until(SHOWN - timedelta(days=1), step=timedelta(days=7))
    await say(stage, OWNER, "/challenge Read | 2 days | #reading --need 1 --points 40")
    await stage.press(ANN, (await told(stage, "days make it"))[-1], "join")
    await preview(stage)
    await say(stage, ANN, "#reading at breakfast")
    await begin_everything(stage)
    before = await counts(stage)
    assert before["vote"] == ("open", CLOSING, None)
    assert before["orders"] == [(ANN, "open")]

    await stage.end()
    await stage.post("vote", chat=GROUP, user=BO, message=(await polls(stage))[-1], options=[1])
    await stage.say(ANN, "#reading once more")
    await stage.restart(hours=4)
    await stage.pass_time(seconds=6)
    [result] = await told(stage, "The choice is: Coffee")
    assert "2 people voted" in result["text"]
    assert len(await told(stage, "the winner of")) == 1
    assert len(await told(stage, "ten minutes")) == 1, "nobody had decided, so it went out, though late"
    after = await counts(stage)
    assert after["vote"] == ("closed", CLOSING, [0, 2])
    assert after["drawn"] == 1
    assert after["orders"] == [(ANN, "open")]
    assert [row.user_id for row in await rows(stage, giveaway_entry)] == [BO, CHEN]
    assert sum(row.kind == "giveaway" for row in await rows(stage, ledger)) == 1

    await stage.restart()
    await stage.restart(minutes=1)
    assert await counts(stage) == after
    await settle_the_order(stage)
    await stage.restart(days=3)
    await stage.restart()
    await stage.pass_time(minutes=1)
    [over] = await told(stage, "is over")
    assert "1 person took part, and 1 made it" in over["text"]
    assert [row.user_id for row in await rows(stage, ledger) if row.kind == "challenge"] == [ANN]


async def polls(stage: Stage) -> list[int]:
    """The ids of the polls in the group."""
    return [each["message_id"] for each in await stage.seen(ANN) if each.get("poll")]


async def settle_the_order(stage: Stage) -> None:
    """Hours and several bots later its buttons still do what they say, once."""
    [order] = await told(stage, "bought", OWNER, OPS)
    await stage.press(OWNER, order, "order:done.1", OPS)
    await stage.restart()
    twice = await forge(stage, OWNER, order, "order:refuse.1:", OPS)
    assert "settled already" in twice
    assert [row.state for row in await rows(stage, purchase)] == ["done"]


async def test_an_approved_post_goes_out_once_though_its_time_passed_without_a_bot(stage: Stage) -> None:
    shown = await preview(stage)
    assert "Approved" in await decide(stage, shown, "approve")
    await stage.restart(hours=3)
    await stage.restart()
    assert len(await told(stage, "ten minutes")) == 1
    assert "already" in await decide(stage, shown, "skip")


async def test_a_post_that_was_skipped_stays_so_for_the_next_bot(stage: Stage) -> None:
    shown = await preview(stage)
    await decide(stage, shown, "skip")
    await stage.restart(hours=2, minutes=1)
    await stage.restart()
    assert await told(stage, "ten minutes") == []


async def test_what_waits_too_long_for_an_answer_is_left_out_and_said_so(stage: Stage) -> None:
    shown = await preview(stage)
    await stage.restart(hours=6)
    await stage.restart()
    assert await told(stage, "ten minutes") == []
    missed = await told(stage, "fell due while I was away", OWNER, OPS)
    assert ["Small challenge" in each["text"] for each in missed] == [False, True]
    assert "already" in await decide(stage, shown, "approve")
