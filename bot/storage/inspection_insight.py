"""The measures of the week for `steward inspect`: a row for each community."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.statistics import WEEK, Span
from bot.domain.statistics_names import NAMES, measures
from bot.storage.community import CommunityRows
from bot.storage.inspection_subject import Found, Question, Subject
from bot.storage.statistics import figures
from bot.storage.tables import community


async def _add_measures(connection: AsyncConnection, question: Question, found: Found) -> None:
    """Of the seven local days that end with the community's today."""
    homes = {each.chat_id: each for each in await CommunityRows(connection).all()}
    for row in found:
        home = homes[row["chat_id"]]
        span = Span.ending(home.day_of(question.now), WEEK)
        row.update({"from": span.first, "to": span.last})
        row.update(measures(await figures(connection, home, span.first, span.last)))


INSIGHT: Mapping[str, Subject] = {
    "measures": Subject(
        select(community.c.chat_id), [community.c.id], community.c.chat_id, None, ("from", "to", *NAMES),
        _add_measures,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
