"""What is true of a community's points whatever happened: recounted from the rows, without our own sums."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, select

from bot.domain.checkin import CheckinRules
from bot.domain.levels import number_at
from bot.domain.points import UNDOABLE, PointsRules
from bot.storage.tables import (
    challenge,
    giveaway,
    giveaway_win,
    ledger,
    ledger_day,
    level,
    member,
    purchase,
    rung,
    standing,
    tag,
    vote,
)
from tests.actions.ledger_life import STOCK, Life

SPENT = {"makeup", "purchase", "expiry"}
OFF_BOARD = {*SPENT, "refund"}


async def audit(life: Life) -> None:
    """All of it, in one look."""
    async with life.database.read() as uow:

        async def rows(table: Table) -> list[Any]:
            mine = select(table).where(table.c.community_id == life.home.id)
            return list(await uow.connection.execute(mine))

        entries = sorted(await rows(ledger), key=lambda row: row.id)
        orders, people = await rows(purchase), await rows(member)
        stands, steps = await rows(standing), await rows(rung)
        told, tags = await rows(level), await rows(tag)
        challenges, giveaways, wins = await rows(challenge), await rows(giveaway), await rows(giveaway_win)
        votes, days = await rows(vote), await rows(ledger_day)
        held = {row.user_id: await uow.ledger.balance(life.home.id, row.user_id) for row in people}
    _balances(entries, held)
    _days(entries, days)
    _undone(entries)
    _caps(entries, life.content.points, life.content.checkin)
    _boards(entries, stands, steps)
    _orders(entries, orders)
    _challenges(entries, challenges)
    _giveaways(entries, giveaways, wins)
    _honours(entries, votes, life.content.votes.honour_points)
    _levels(life, stands, told, people)
    assert {row.user_id for row in tags} <= {row.user_id for row in people}


def _balances(entries: Sequence[Any], held: dict[int, int]) -> None:
    sums: Counter[int] = Counter()
    for row in entries:
        sums[row.user_id] += row.amount
        if row.kind in SPENT:
            assert row.amount <= 0, row
            assert sums[row.user_id] >= 0, f"spent what was not there: {row}"
    assert {user: sums[user] for user in held} == held


def _days(entries: Sequence[Any], days: Sequence[Any]) -> None:
    sums: Counter[tuple[Any, str]] = Counter()
    for row in entries:
        if row.amount:
            sums[row.local_date, row.kind] += row.amount
    assert {(row.local_date, row.kind): row.amount for row in days} == dict(sums)


def _undone(entries: Sequence[Any]) -> None:
    earned = {str(row.id): row for row in entries if row.kind in {*UNDOABLE, "title"} and row.amount > 0}
    undone = [row for row in entries if row.kind == "undo"]
    assert len({row.ref for row in undone}) == len(undone), "taken back once"
    for row in undone:
        given = earned[row.ref]
        assert (row.user_id, row.amount, row.local_date) == (given.user_id, -given.amount, given.local_date)


def _caps(entries: Sequence[Any], points: PointsRules, checkin: CheckinRules) -> None:
    undone = {row.ref for row in entries if row.kind == "undo"}
    per_day: Counter[tuple[str, int, Any]] = Counter()
    given: Counter[Any] = Counter()
    makeups: Counter[Any] = Counter()
    pairs: Counter[Any] = Counter()
    for row in entries:
        per_day[row.kind, row.user_id, row.local_date] += row.amount
        if row.kind == "award" and str(row.id) not in undone:
            given[row.actor, row.local_date] += row.amount
        if row.kind == "makeup":
            makeups[row.user_id, row.local_date.replace(day=1)] += 1
        if row.kind == "thanks":
            assert row.actor != row.user_id
            assert row.amount in {0, points.thanks_points}
            pairs[row.actor, row.user_id, row.local_date] += 1
    for (kind, _, _), total in per_day.items():
        assert kind != "thanks" or total <= points.thanks_per_day
        assert kind != "message" or total <= points.messages_per_day * points.message_points
    assert max(given.values(), default=0) <= points.awards_per_day
    assert max(makeups.values(), default=0) <= checkin.makeups_per_month
    assert max(pairs.values(), default=0) <= 1
    once = Counter((row.kind, row.user_id) for row in entries if row.kind in {"answer", "gift"})
    once += Counter((row.ref, row.user_id) for row in entries if row.kind == "vote")
    assert max(once.values(), default=0) <= 1
    days = Counter((row.user_id, row.local_date) for row in entries if row.kind == "checkin")
    assert max(days.values(), default=0) <= 1


def _boards(entries: Sequence[Any], stands: Sequence[Any], steps: Sequence[Any]) -> None:
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for row in entries:
        if row.amount and row.kind not in OFF_BOARD:
            year, week, _ = row.local_date.isocalendar()
            for period in ("all", f"{year}-W{week:02d}", f"{row.local_date:%Y-%m}"):
                sums[period, row.user_id] += row.amount
    assert {(row.period, row.user_id): row.earned for row in stands} == sums
    counted = Counter((row.period, row.earned) for row in stands if row.listed and row.earned > 0)
    assert {(row.period, row.earned): row.members for row in steps if row.members} == counted


def _orders(entries: Sequence[Any], orders: Sequence[Any]) -> None:
    paid = {row.key: (row.user_id, row.amount) for row in entries if row.kind in {"purchase", "refund"}}
    wanted = {f"purchase:{row.id}": (row.user_id, -row.price) for row in orders}
    wanted |= {f"refund:{row.id}": (row.user_id, row.price) for row in orders if row.state == "refused"}
    assert paid == wanted, "each order is charged once, each refused one given back once"
    units = [row.unit for row in orders if row.item == "mug" and row.state != "refused"]
    assert sorted(units) == sorted(set(units)) and all(1 <= unit <= STOCK for unit in units)  # noqa: PT018
    codes = [row.code for row in orders if row.item == "coupon"]
    assert len(set(codes)) == len(codes)
    weeks = Counter(
        (row.user_id, row.local_date.isocalendar()[:2])
        for row in orders
        if row.item == "weekly" and row.state != "refused"
    )
    assert max(weeks.values(), default=0) <= 1


def _challenges(entries: Sequence[Any], challenges: Sequence[Any]) -> None:
    """Everybody who made it is paid, once; nobody while it runs, or when it was called off."""
    paid = Counter(row.ref for row in entries if row.kind == "challenge")
    assert (
        max(Counter((row.ref, row.user_id) for row in entries if row.kind == "challenge").values(), default=0)
        <= 1
    )
    finished = {f"challenge:{row.id}": row for row in challenges if row.state == "finished"}
    assert paid == Counter({ref: row.result["finishers"] for ref, row in finished.items()})
    assert all(row.amount == finished[row.ref].points for row in entries if row.kind == "challenge")


def _giveaways(entries: Sequence[Any], giveaways: Sequence[Any], wins: Sequence[Any]) -> None:
    """Each win is paid once; only what was won is taken back, and only from those whose win fell away."""
    prizes = {row.id: row.prize["amount"] for row in giveaways}
    won = Counter((row.user_id, prizes[row.giveaway_id]) for row in wins)
    gone = Counter((row.user_id, -prizes[row.giveaway_id]) for row in wins if row.withdrawn)
    assert Counter((row.user_id, row.amount) for row in entries if row.kind == "giveaway") == won
    assert Counter((row.user_id, row.amount) for row in entries if row.kind == "giveaway_back") <= gone
    alive = Counter(row.giveaway_id for row in wins if not row.withdrawn)
    assert all(alive[row.id] <= row.winners for row in giveaways)


def _honours(entries: Sequence[Any], votes: Sequence[Any], points: int) -> None:
    """A vote honours one person at most, and only when it is counted and somebody has voted."""
    paid = {row.ref: (row.user_id, row.amount) for row in entries if row.kind == "honour"}
    assert len(paid) == sum(row.kind == "honour" for row in entries)
    counted = [row for row in votes if row.state == "closed" and row.result["choice"] is not None]
    chosen = {str(row.id): (int(row.result["choice"]), points) for row in counted}
    assert paid == {ref: honoured for ref, honoured in chosen.items() if honoured[0] > 0 or ref in paid}


def _levels(life: Life, stands: Sequence[Any], told: Sequence[Any], people: Sequence[Any]) -> None:
    """Whoever was here all the time has been told of the level where they stand, or of a higher one."""
    known = {row.user_id: row.level for row in told}
    earned = {row.user_id: row.earned for row in stands if row.period == "all"}
    for row in people:
        if row.user_id > 0 and row.user_id not in life.away:
            assert known.get(row.user_id, 1) >= number_at(earned.get(row.user_id, 0), life.content.levels)
