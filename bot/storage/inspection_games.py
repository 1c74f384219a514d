"""Rows of challenges and giveaways for `steward inspect`. A seed is not shown before its draw is done."""

from collections.abc import Mapping

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.giveaway import DRAWN
from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.tables import (
    challenge,
    community,
    entrant,
    giveaway,
    giveaway_draw,
    giveaway_entry,
    giveaway_win,
    proof,
)


async def _add_entrants(connection: AsyncConnection, question: Question, found: Found) -> None:
    del question
    rows = await connection.execute(
        select(entrant.c.challenge_id, func.count().label("people")).group_by(entrant.c.challenge_id)
    )
    people = {row.challenge_id: row.people for row in rows}
    for row in found:
        row["entrants"] = people.get(row["id"], 0)


async def _add_draws(connection: AsyncConnection, question: Question, found: Found) -> None:
    """How many entered, how many rounds there were, and who has won and still has."""
    del question
    entered = await connection.execute(
        select(giveaway_entry.c.giveaway_id, func.count().label("people")).group_by(
            giveaway_entry.c.giveaway_id
        )
    )
    people = {row.giveaway_id: row.people for row in entered}
    drawn = await connection.execute(
        select(giveaway_draw.c.giveaway_id, func.max(giveaway_draw.c.round).label("rounds")).group_by(
            giveaway_draw.c.giveaway_id
        )
    )
    rounds = {row.giveaway_id: row.rounds for row in drawn}
    won: dict[int, list[int]] = {}
    for row in await connection.execute(
        select(giveaway_win.c.giveaway_id, giveaway_win.c.user_id)
        .where(giveaway_win.c.withdrawn.is_(False))
        .order_by(giveaway_win.c.round, giveaway_win.c.place)
    ):
        won.setdefault(row.giveaway_id, []).append(row.user_id)
    for each in found:
        number = each["id"]
        each |= {
            "entered": people.get(number, 0),
            "rounds": rounds.get(number, 0),
            "won": won.get(number, []),
        }


_SEED = case((giveaway.c.state == DRAWN, giveaway.c.seed), else_="").label("seed")

GAMES: Mapping[str, Subject] = {
    "challenges": Subject(
        of_community(
            challenge, "id", "state", "title", "proof", "word", "days", "needed", "teams", "points", "badge",
            "starts_on", "ends_on", "begins_at", "ends_at", "made_by", "message_id", "at", "result",
        ),
        [challenge.c.id], community.c.chat_id, None, ("entrants",), _add_entrants,
    ),
    "entrants": Subject(
        of_community(entrant, "challenge_id", "user_id", "team", "at"),
        [entrant.c.challenge_id, entrant.c.user_id], community.c.chat_id, entrant.c.user_id,
    ),
    "proofs": Subject(
        of_community(
            proof, "challenge_id", "user_id", "local_date", "message_id", "at", "struck_by", "struck_at"
        ),
        [proof.c.challenge_id, proof.c.local_date, proof.c.user_id], community.c.chat_id, proof.c.user_id,
    ),
    "giveaways": Subject(
        of_community(
            giveaway, "id", "state", "title", "prize", "winners", "rule", "commitment", "made_by",
            "message_id", "opened_at", "closes_at", "drawn_at",
        ).add_columns(_SEED),
        [giveaway.c.id], community.c.chat_id, None, ("entered", "rounds", "won"), _add_draws,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
