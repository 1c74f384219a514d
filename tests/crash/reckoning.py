"""Holding the rows against what was done: all of it, each once."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.domain.outgoing import Say, Whisper
from bot.domain.packing import unpack
from bot.storage.database import Database
from bot.storage.inspection import SUBJECTS, Question, look
from bot.storage.outbox_care import STOPPED
from bot.storage.tables import activity_hour, dead_update, job_run, movement, outbox, seen_update
from tests.crash.town import OPS, OWNER, Town, Who

BUSY = ("waiting", "sending")
MESSAGE_MINUTES = 5
_EVER = datetime(2030, 1, 1, tzinfo=UTC)


class Books:
    """What the database says, read through a session of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def inspected(self, subject: str) -> list[dict[str, Any]]:
        """The rows that `steward inspect SUBJECT --json` prints."""
        async with self._database.read() as uow:
            return await look(uow.connection, SUBJECTS[subject], Question(_EVER))

    async def rows(self, table: Any) -> list[Any]:
        """All rows of a table."""
        async with self._database.read() as uow:
            return list(await uow.connection.execute(select(table)))

    async def open(self) -> int:
        """How many messages are still to be sent."""
        async with self._database.read() as uow:
            counts = await uow.outbox.counts()
        return sum(counts.get(state, 0) for state in BUSY)


async def reckon(town: Town, books: Books) -> None:
    """Everything the town did is in the books, once; and what was said about it was said as promised."""
    await _counted(town, books)
    await _paid(town, books)
    await _buried(town, books)
    await _answered(town, books)


async def _counted(town: Town, books: Books) -> None:
    account = town.account
    rows = await books.inspected("activity")
    days = {row["local_date"] for row in rows}
    assert len(days) == 1
    messages = {_who(row): row["messages"] for row in rows if row["messages"]}
    assert _apart(messages, account.messages) == {}
    reactions = {_who(row): row["reactions"] for row in rows if row["reactions"]}
    assert _apart(reactions, account.reactions) == {}
    assert sum(row.messages for row in await books.rows(activity_hour)) == account.messages.total()
    totals = {_who(row): row["messages"] for row in await books.inspected("members") if row["messages"]}
    assert totals == messages
    seen = [row.update_id for row in await books.rows(seen_update)]
    assert set(seen) == town.updates()
    arrivals = [row.user_id for row in await books.rows(movement) if row.kind == "join"]
    assert sorted(arrivals) == sorted(user for _, user in account.joined)


async def _paid(town: Town, books: Books) -> None:
    account = town.account
    checkins = await books.inspected("checkins")
    assert sorted(map(_who, checkins)) == sorted(account.asked)
    ledger = await books.inspected("ledger")
    _valued(town, ledger)
    once = [row for row in ledger if row["kind"] in {"checkin", "gift", "task"} and row["ref"] != "hello"]
    lines = Counter((*_who(row), row["kind"], row["amount"]) for row in once)
    expected = Counter((*_who(row), "checkin", row["points"]) for row in checkins)
    for who in account.joined:
        expected[*who, "gift", 10] += 1
        expected[*who, "task", 5] += 1
    assert lines == expected
    bonus = sum(row["points"] - 30 for row in checkins)
    assert bonus == len({row["chat_id"] for row in checkins}) * (5 + 3 + 1)


def _valued(town: Town, ledger: list[dict[str, Any]]) -> None:
    """Talk is paid for within minutes, thanks once for each pair of people."""
    talk = Counter(_who(row) for row in ledger if row["kind"] == "message")
    assert set(talk) == town.account.talked
    assert max(talk.values()) <= 1 + town.minutes // MESSAGE_MINUTES
    thanks = [(row["chat_id"], row["actor"], row["user_id"]) for row in ledger if row["kind"] == "thanks"]
    assert len(thanks) == len(set(thanks))
    assert set(thanks) <= set(town.account.liked)
    assert all(giver != receiver for _, giver, receiver in thanks)


async def _buried(town: Town, books: Books) -> None:
    dead = await books.rows(dead_update)
    assert sorted(row.update_id for row in dead) == sorted(town.account.poison)
    told = {OWNER: "", OPS: ""}
    for call in town.calls("sendMessage"):
        if (chat := call.params["chat_id"]) in told:
            told[chat] += f" {call.params['text']} "
    for row in dead:
        chat = OPS if row.update_id in town.account.unbearable else OWNER
        assert str(row.update_id) in told[chat], "the operators were not told"


async def _answered(town: Town, books: Books) -> None:
    wanted: Counter[Who] = Counter()
    came: Counter[Who] = Counter()
    for row in await books.rows(outbox):
        assert row.state in {"sent", "failed"}
        assert row.state == "sent" or row.error == STOPPED
        outgoing = unpack(row.payload)
        if isinstance(outgoing, Say) and isinstance(outgoing.to, Whisper):
            who = outgoing.to.chat_id, outgoing.to.user_id
            wanted[who] += 1
            came[who] += row.state == "sent"
    said = _whispers(town)
    asked = town.account.asked + town.account.whispers
    assert {who: wanted[who] for who in asked} == dict(asked)
    for who in wanted:
        assert came[who] <= len(said[who]) <= wanted[who]
        assert not [text for text, times in Counter(said[who]).items() if times > 1], "said twice"
    assert {row.job for row in await books.rows(job_run)} <= {"posts"}, "it is noon: no other job is due"


def _whispers(town: Town) -> dict[Who, list[str]]:
    said: dict[Who, list[str]] = defaultdict(list)
    for call in town.calls("sendMessage"):
        if private := call.params.get("ephemeral_message_parameters"):
            said[call.params["chat_id"], private["receiver_user_id"]].append(call.params["text"])
    return said


def _who(row: dict[str, Any]) -> Who:
    return row["chat_id"], row["user_id"]


def _apart(booked: Mapping[Who, int], done: Mapping[Who, int]) -> dict[Who, tuple[int, int]]:
    """Where two accounts differ: (booked, done)."""
    both = {who: (booked.get(who, 0), done.get(who, 0)) for who in {*booked, *done}}
    return {who: numbers for who, numbers in both.items() if numbers[0] != numbers[1]}
