"""Measures of the week, summaries, alarms and headcounts for `steward inspect`."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.statistics import WEEK, Span
from bot.domain.statistics_names import NAMES, measures
from bot.storage.community import CommunityRows
from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.statistics import figures
from bot.storage.tables import alarm, community, headcount, job_run


async def _add_measures(connection: AsyncConnection, question: Question, found: Found) -> None:
    """Of the seven local days that end with the community's today, or the day asked for."""
    homes = {each.chat_id: each for each in await CommunityRows(connection).all()}
    for row in found:
        home = homes[row["chat_id"]]
        span = Span.ending(question.to or home.day_of(question.now), WEEK)
        row.update({"from": span.first, "to": span.last})
        rules = question.rules(home.pack) if question.rules is not None else None
        row.update(measures(await figures(connection, home, span.first, span.last, rules)))


INSIGHT: Mapping[str, Subject] = {
    "alarms": Subject(
        of_community(
            alarm, "id", "cause", "raised_on", "figures", "told_on", "remind_on", "done", "cleared_on"
        ),
        [alarm.c.id], community.c.chat_id,
    ),
    "headcounts": Subject(
        of_community(headcount, "local_date", "members", "at"),
        [headcount.c.local_date, headcount.c.community_id], community.c.chat_id,
    ),
    "measures": Subject(
        select(community.c.chat_id), [community.c.id], community.c.chat_id, None, ("from", "to", *NAMES),
        _add_measures,
    ),
    "summaries": Subject(
        of_community(job_run, "job", "slot", "state", "finished_at").where(
            job_run.c.job.in_(("summary_day", "summary_week"))
        ),
        [job_run.c.slot, job_run.c.community_id, job_run.c.job], community.c.chat_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
