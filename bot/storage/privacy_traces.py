"""Traces of a person that no column of their own points at: in keys, in messages, in updates that failed."""

import json
import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import dead_update, ledger, outbox, setting, vote

HIDDEN = "…"
"""What stands in a message where the name of somebody forgotten stood."""

_OURS = frozenset({"$", "key", "style", "build", "language", "url", "picture"})
"""Fields of a payload that no person wrote."""
_UNSENT = ("waiting", "sending")


class Trail:
    """What one person left behind."""

    def __init__(self, connection: AsyncConnection, user_id: int) -> None:
        self._connection = connection
        self._user_id = user_id

    async def failed_updates(self) -> list[dict[str, Any]]:
        """The updates from or about the person that took no effect and wait for an operator."""
        return [
            {"update_id": row.update_id, "at": row.at.isoformat(), "raw": row.raw.decode(errors="replace")}
            for row in await self._dead()
        ]

    async def erase(self, pseudonym: int, names: Collection[str]) -> None:
        """Remove the traces; to be called while the rows still carry the user id."""
        await self._unname_keys()
        await self._unname_messages(pseudonym, names)
        await self._unname_votes(pseudonym)
        await self._end_duty()
        dead = [row.id for row in await self._dead()]
        await self._connection.execute(delete(dead_update).where(dead_update.c.id.in_(dead)))

    async def _dead(self) -> list[Any]:
        """Their JSON is kept as bytes that no database can search, and they are few."""
        rows = await self._connection.execute(select(dead_update).order_by(dead_update.c.id))
        named = re.compile(rb'"(?:id|user_id|user_chat_id)"\s*:\s*%d(?!\d)' % self._user_id)
        return [row for row in rows if named.search(row.raw)]

    async def _unname_keys(self) -> None:
        """A ledger key names nobody but the member and the giver of its entry; it stays unique."""
        theirs = or_(ledger.c.user_id == self._user_id, ledger.c.actor == self._user_id)
        new_key = "forgotten:" + cast(ledger.c.id, String)
        await self._connection.execute(
            update(ledger)
            .where(theirs, or_(self._in(ledger.c.key), self._in(ledger.c.ref)))
            .values(
                key=case((self._in(ledger.c.key), new_key), else_=ledger.c.key),
                ref=case((self._in(ledger.c.ref), ""), else_=ledger.c.ref),
            )
        )
        await self._connection.execute(update(outbox).where(self._in(outbox.c.key)).values(key=None))

    def _in(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether the id is one of the parts between the colons of a key."""
        return (":" + column + ":").contains(f":{self._user_id}:")

    async def _unname_messages(self, pseudonym: int, names: Collection[str]) -> None:
        """Messages to the person that have not gone out are dropped, in all others they become nobody."""
        written = cast(outbox.c.payload, String)
        words = [str(self._user_id), *(json.dumps(name)[1:-1] for name in names)]
        rows = await self._connection.execute(
            select(outbox.c.id, outbox.c.state, outbox.c.payload).where(
                or_(*(written.contains(word, autoescape=True) for word in words))
            )
        )
        for row in rows.all():
            this = outbox.c.id == row.id
            if row.state in _UNSENT and self._is_to_them(row.payload):
                await self._connection.execute(delete(outbox).where(this))
            else:
                payload = _without(row.payload, self._user_id, pseudonym, names)
                await self._connection.execute(update(outbox).where(this).values(payload=payload))

    async def _unname_votes(self, pseudonym: int) -> None:
        """As an option of a vote they become nobody; what they proposed and nobody was asked is dropped."""
        person = str(self._user_id)
        rows = await self._connection.execute(
            select(vote.c.id, vote.c.options, vote.c.choices, vote.c.result).where(
                vote.c.decides == "honour", cast(vote.c.choices, String).contains(f'"{person}"')
            )
        )
        for row in rows.all():
            shown = zip(row.options, row.choices, strict=True)
            values = {
                "options": [HIDDEN if choice == person else option for option, choice in shown],
                "choices": [str(pseudonym) if choice == person else choice for choice in row.choices],
                "result": _without(row.result, self._user_id, pseudonym, ()),
            }
            await self._connection.execute(update(vote).where(vote.c.id == row.id).values(values))
        unasked = vote.c.state.in_(["proposed", "refused"]) & (vote.c.asked_by == self._user_id)
        dropped = update(vote).where(unasked).values(state="refused", question=HIDDEN, options=[])
        await self._connection.execute(dropped)

    async def _end_duty(self) -> None:
        """Nobody calls them any more when something grave comes up."""
        rows = await self._connection.execute(
            select(setting.c.community_id, setting.c.value).where(setting.c.name == "duty")
        )
        for row in rows.all():
            if self._user_id in row.value:
                left = [user for user in row.value if user != self._user_id]
                here = (setting.c.name == "duty") & (setting.c.community_id == row.community_id)
                await self._connection.execute(update(setting).where(here).values(value=left))

    def _is_to_them(self, payload: dict[str, Any]) -> bool:
        return self._user_id in {payload.get("user_id"), (payload.get("to") or {}).get("user_id")}


def _tells(written: str, name: str) -> bool:
    """Whether words that somebody wrote name the person; one letter is a name only on its own."""
    return written == name or (len(name) > 1 and name in written)


def _without(value: Any, user_id: int, pseudonym: int, names: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {
            key: item if key in _OURS else _without(item, user_id, pseudonym, names)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_without(item, user_id, pseudonym, names) for item in value]
    if isinstance(value, str):
        told = any(_tells(value, name) for name in names)
        return HIDDEN if told else re.sub(rf"(?<!\d){user_id}(?!\d)", str(pseudonym), value)
    return pseudonym if value == user_id and not isinstance(value, bool) else value
