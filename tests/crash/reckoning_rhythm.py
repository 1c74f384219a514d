"""Holding the rows of the daily and weekly rhythm against what was done: answers, ballots, orders, prizes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from bot.domain.shop import PURCHASE
from bot.storage.tables import answer, job_run, outbox, purchase
from tests.crash.occasion import PRICE, SCARCE, STOCK
from tests.crash.reckoning import Books
from tests.crash.rhythm import DRAWN, LivelyTown, takes_part
from tests.crash.town import GROUPS, Who

Row = dict[str, Any]
VALUED_AT_MOST = 5
"""Thanks that one member is paid for in a day."""
WINNERS = 3


async def reckon_rhythm(town: LivelyTown, books: Books) -> dict[str, int]:
    """Everything is there once, and what was paid for it is in the ledger once; returns how much it was."""
    ledger = await books.inspected("ledger")
    paid: dict[str, Counter[Who]] = defaultdict(Counter)
    for row in ledger:
        paid[row["kind"]][row["chat_id"], row["user_id"]] += 1
    assert paid["answer"] == Counter(town.deeds.answered)
    _valued(town, ledger)
    await _voted(town, books, paid["vote"])
    await _bought(town, books, ledger)
    await _drawn(town, books, paid["giveaway"])
    await _proved(town, books)
    await _posted(books)
    return {
        "answers": len(town.deeds.answered),
        "ballots": sum(map(len, town.deeds.ballots.values())),
        "entries": len(town.deeds.entered),
        "orders": paid[PURCHASE].total(),
        "proofs": len(await books.inspected("proofs")),
        "thanks": paid["thanks"].total(),
    }


async def all_over(books: Books) -> bool:
    """Whether the votes are counted and the giveaways that had to be drawn are drawn."""
    states = [row["state"] for row in await books.inspected("votes")]
    drawn = [row for row in await books.inspected("giveaways") if row["state"] == "drawn"]
    return set(states) == {"closed"} and len(drawn) == len(DRAWN)


async def under_fire(books: Books) -> dict[str, int]:
    """What the clock has done so far, while one bot after the other was killed."""
    return {
        "posts": sum(row["kind"] == "calendar" for row in await books.inspected("posts")),
        "closed": sum(row["state"] != "open" for row in await books.inspected("votes")),
        "drawn": sum(row["state"] == "drawn" for row in await books.inspected("giveaways")),
    }


def _valued(town: LivelyTown, ledger: Iterable[Row]) -> None:
    """Each who valued somebody counts, once; the first few of them pay."""
    givers: dict[Who, list[int]] = defaultdict(list)
    for chat, giver, author in town.account.liked:
        if giver != author and giver not in givers[chat, author]:
            givers[chat, author].append(giver)
    wanted = {
        (chat, giver, author): place < VALUED_AT_MOST
        for (chat, author), all_ in givers.items()
        for place, giver in enumerate(all_)
    }
    rows = [row for row in ledger if row["kind"] == "thanks"]
    thanks = [(row["chat_id"], row["actor"], row["user_id"]) for row in rows]
    assert sorted(thanks) == sorted(wanted)
    assert dict(zip(thanks, (row["amount"] > 0 for row in rows), strict=True)) == wanted


async def _voted(town: LivelyTown, books: Books, paid: Counter[Who]) -> None:
    votes = {row["chat_id"]: row for row in await books.inspected("votes")}
    assert len(votes) == len(GROUPS)
    journal: dict[Who, list[tuple[int, ...]]] = defaultdict(list)
    for row in await books.inspected("ballots"):
        assert (row["counted"], row["why"]) == (True, "")
        journal[row["chat_id"], row["user_id"]].append(tuple(row["options"]))
    assert journal == town.deeds.ballots
    for chat, vote in votes.items():
        last = [cast[-1] for (where, _), cast in town.deeds.ballots.items() if where == chat and cast[-1]]
        assert vote["result"]["counts"] == [sum(option in one for one in last) for option in range(3)]
        assert vote["result"]["voters"] == len(last)
        assert vote["closes_at"] == town.closing[chat] <= vote["closed_at"]
    assert paid == Counter(who for who, cast in town.deeds.ballots.items() if any(cast))
    keys = Counter(
        row.key.split(":")[2] for row in await books.rows(outbox) if (row.key or "").startswith("vote:")
    )
    assert keys == dict.fromkeys(("poll", "announced", "close", "result"), len(GROUPS))
    assert all(poll.closed for poll in town.box.world.polls.values())


async def _bought(town: LivelyTown, books: Books, ledger: Iterable[Row]) -> None:
    """Each confirmation is one order at most, each order one payment; nothing is sold that is not there."""
    rows, orders = await books.rows(purchase), await books.inspected("orders")
    pressed = Counter(data.split(":")[1] for data in town.deeds.paid)
    made = Counter(f"{row.item}.{row.key}.{row.price}" for row in rows)
    assert made <= pressed
    assert {what for what in pressed if not what.startswith(SCARCE)} <= set(made)
    wanted = Counter(town.deeds.paid[data][0] for data in town.deeds.paid if data.startswith(f"pay:{SCARCE}"))
    sold = Counter(row["chat_id"] for row in orders if row["item"] == SCARCE)
    assert sold == {chat: min(STOCK, many) for chat, many in wanted.items()}
    payments = [(row["chat_id"], row["user_id"], row["amount"]) for row in ledger if row["kind"] == PURCHASE]
    assert sorted(payments) == sorted((row["chat_id"], row["user_id"], -PRICE) for row in orders)
    assert orders


async def _drawn(town: LivelyTown, books: Books, paid: Counter[Who]) -> None:
    """Where nothing was drawn, everybody is in; where it was, the winners are paid, once."""
    entered: Counter[int] = Counter(chat for chat, _ in town.deeds.entered)
    winners: Counter[Who] = Counter()
    for row in await books.inspected("giveaways"):
        chat = row["chat_id"]
        if chat not in DRAWN:
            assert (row["state"], row["entered"]) == ("open", entered[chat])
            continue
        assert row["rounds"] == 1
        assert WINNERS == len(row["won"]) <= row["entered"] <= entered[chat]
        assert row["closes_at"] == town.closing[chat]
        winners.update((chat, user) for user in row["won"])
    assert paid == winners
    assert set(winners) <= town.deeds.entered


async def _proved(town: LivelyTown, books: Books) -> None:
    proofs = [(row["chat_id"], row["user_id"]) for row in await books.inspected("proofs")]
    assert sorted(proofs) == sorted(who for who in town.deeds.proved if takes_part(who[1]))


async def _posted(books: Books) -> None:
    """A question and the post of noon in each group; what was answered is kept once."""
    posts = Counter((row["chat_id"], row["kind"], row["state"]) for row in await books.inspected("posts"))
    assert posts == Counter((chat, kind, "sent") for chat in GROUPS for kind in ("topic", "calendar"))
    assert len(await books.rows(job_run)) == len(GROUPS)
    assert await books.rows(answer)
