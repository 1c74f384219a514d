"""A community's days as a CSV file, a line each: the columns of docs/measures.md."""

import csv
import io
from dataclasses import astuple, fields
from datetime import date

from bot.domain.spreadsheet import cell
from bot.domain.statistics import DayFigures, Span
from bot.storage.uow import UnitOfWork


async def figures_csv(uow: UnitOfWork, community_id: int, span: Span) -> bytes:
    """UTF-8 with a mark at its beginning, which spreadsheets need to read it as such."""
    community = await uow.communities.get(community_id)
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow([field.name for field in fields(DayFigures)])
    for each in await uow.statistics.series(community, span):
        lines.writerow([cell(str(value) if isinstance(value, date) else value) for value in astuple(each)])
    return written.getvalue().encode("utf-8-sig")


def span_of(first: object, last: object) -> Span:
    """The days as a paper's arguments name them."""
    return Span(date.fromisoformat(str(first)), date.fromisoformat(str(last)))
