"""Entries of the ledger that were taken back: the counter-entry names the entry in its key."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, select

from bot.storage.tables import ledger


def still_stands(community_id: int, cutoff: datetime | None = None) -> ColumnElement[bool]:
    """Whether nobody had taken an entry of `ledger` back, by an instant or by now."""
    back = ledger.alias()
    undone = select(back.c.id).where(
        back.c.community_id == community_id, back.c.key == "undo:" + cast(ledger.c.id, String)
    )
    return ~(undone if cutoff is None else undone.where(back.c.at <= cutoff)).exists()
