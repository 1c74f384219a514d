"""What badges are for, as queries: each fact is a list of events, one or many a member, that can be added up.

An event is (user id, how much, when); `when` is an instant, or a local day where only that is known.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Integer, Select, cast, func, literal_column, or_, select

from bot.domain.challenge import FINISHED
from bot.domain.checkin import FREEZE, NORMAL
from bot.domain.honours import ANNOUNCED
from bot.domain.points import SPENDING
from bot.storage.honours_facts import FORGOTTEN, THANKS
from bot.storage.tables import (
    activity,
    ballot,
    challenge,
    checkin,
    giveaway_draw,
    giveaway_entry,
    giveaway_win,
    honour,
    koc_step,
    ledger,
    member,
    proof,
    response,
    share,
)
from bot.storage.undone import still_stands

Events = Select[tuple[int, int, Any]]
"""Columns `user_id`, `amount`, `at`."""
_ONE = literal_column("1", Integer)
Among = tuple[int, int]
"""The first and the last account that is looked at."""
EVERYBODY: Among = (1, 2**62)
NEW_FOR = 30
"""Days for which somebody counts as a newcomer."""


def _checkins(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(checkin.c.user_id, _ONE.label("amount"), checkin.c.at).where(
        checkin.c.community_id == community, checkin.c.kind == NORMAL
    )


def streak_days(dialect: Dialect, community: int, among: Among = EVERYBODY) -> Select[tuple[int, date, int]]:
    """Each day that adds to a run, and how many that makes: `user_id`, `at`, `so_far`.

    Days of a run without a gap share what is left of them less their number. A freeze bridges its day.
    """
    place = func.row_number().over(partition_by=checkin.c.user_id, order_by=checkin.c.local_date)
    days = (
        select(
            checkin.c.user_id, checkin.c.local_date, checkin.c.kind,
            (_number(dialect, checkin.c.local_date) - place).label("run"),
        )
        .where(checkin.c.community_id == community, checkin.c.user_id.between(*among))
        .subquery("days")
    )  # fmt: skip
    so_far = func.row_number().over(partition_by=(days.c.user_id, days.c.run), order_by=days.c.local_date)
    return select(days.c.user_id, days.c.local_date.label("at"), so_far.label("so_far")).where(
        days.c.kind != FREEZE
    )


def _number(dialect: Dialect, day: Any) -> Any:  # noqa: ANN401 - a column of dates, one of numbers
    """Days as numbers that grow by one a day."""
    if dialect.name == "sqlite":
        return cast(func.julianday(day), Integer)
    return cast(func.extract("epoch", day) / 86_400, Integer)


def _messages(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(
        activity.c.user_id, activity.c.messages.label("amount"), activity.c.local_date.label("at")
    ).where(activity.c.community_id == community, activity.c.messages > 0)


def _appreciated(dialect: Dialect, community: int) -> Events:
    """Different people who valued somebody, each from the first time on."""
    del dialect
    return (
        select(ledger.c.user_id, _ONE.label("amount"), func.min(ledger.c.at).label("at"))
        .where(*_thanks(community))
        .group_by(ledger.c.user_id, ledger.c.actor)
    )


def _newcomers(dialect: Dialect, community: int) -> Events:
    """Different people who valued somebody while they were new themselves."""
    giver = (member.c.community_id == ledger.c.community_id) & (member.c.user_id == ledger.c.actor)
    newcomer = _number(dialect, ledger.c.local_date) < _number(dialect, member.c.first_day) + NEW_FOR
    return (
        select(ledger.c.user_id, _ONE.label("amount"), func.min(ledger.c.at).label("at"))
        .join_from(ledger, member, giver)
        .where(*_thanks(community), newcomer)
        .group_by(ledger.c.user_id, ledger.c.actor)
    )


def _thanks(community: int) -> tuple[ColumnElement[bool], ...]:
    """Their keys begin with their kind, so that the unique index finds them among all entries."""
    keys = or_(ledger.c.key.between(f"{THANKS}:", f"{THANKS};"), ledger.c.key.between(*FORGOTTEN))
    ours = ledger.c.community_id == community
    return ours, keys, ledger.c.kind == THANKS, still_stands(community)


def _answers(dialect: Dialect, community: int) -> Events:
    """Questions answered, however often."""
    del dialect
    return select(response.c.user_id, _ONE.label("amount"), response.c.at).where(
        response.c.community_id == community, response.c.replies > 0
    )


def _votes(dialect: Dialect, community: int) -> Events:
    del dialect
    return (
        select(ballot.c.user_id, _ONE.label("amount"), func.min(ballot.c.at).label("at"))
        .where(ballot.c.community_id == community, ballot.c.counted.is_(True))
        .group_by(ballot.c.user_id, ballot.c.vote_id)
    )


def _challenges(dialect: Dialect, community: int) -> Events:
    """Challenges made: on as many days as were needed, those that were struck left out."""
    del dialect
    return (
        select(proof.c.user_id, _ONE.label("amount"), challenge.c.ends_at.label("at"))
        .join_from(proof, challenge, challenge.c.id == proof.c.challenge_id)
        .where(proof.c.community_id == community, proof.c.struck_at.is_(None), challenge.c.state == FINISHED)
        .group_by(proof.c.user_id, challenge.c.id, challenge.c.needed, challenge.c.ends_at)
        .having(func.count() >= challenge.c.needed)
    )


def _giveaways(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(
        giveaway_entry.c.user_id, _ONE.label("amount"), giveaway_entry.c.entered_at.label("at")
    ).where(giveaway_entry.c.community_id == community)


def _wins(dialect: Dialect, community: int) -> Events:
    del dialect
    drawn = (giveaway_draw.c.giveaway_id == giveaway_win.c.giveaway_id) & (
        giveaway_draw.c.round == giveaway_win.c.round
    )
    return (
        select(giveaway_win.c.user_id, _ONE.label("amount"), giveaway_draw.c.at)
        .join_from(giveaway_win, giveaway_draw, drawn)
        .where(giveaway_win.c.community_id == community, giveaway_win.c.withdrawn.is_(False))
    )


def _honours(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(honour.c.user_id, _ONE.label("amount"), honour.c.announced_at.label("at")).where(
        honour.c.community_id == community, honour.c.state == ANNOUNCED, honour.c.user_id.is_not(None)
    )


def _points(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(ledger.c.user_id, ledger.c.amount, ledger.c.at).where(
        ledger.c.community_id == community, ledger.c.kind.not_in(sorted(SPENDING))
    )


def _shares(dialect: Dialect, community: int) -> Events:
    del dialect
    return select(share.c.user_id, _ONE.label("amount"), share.c.at).where(
        share.c.community_id == community, share.c.state.in_(("approved", "featured"))
    )


def _koc(dialect: Dialect, community: int) -> Events:
    """Becoming one, for the first time."""
    del dialect
    return (
        select(koc_step.c.user_id, _ONE.label("amount"), func.min(koc_step.c.at).label("at"))
        .where(
            koc_step.c.community_id == community, koc_step.c.state == "koc", koc_step.c.undone_at.is_(None)
        )
        .group_by(koc_step.c.user_id)
    )


EVENTS: Mapping[str, Callable[[Dialect, int], Events]] = {
    "checkins": _checkins,
    "messages": _messages,
    "appreciated": _appreciated,
    "answers": _answers,
    "votes": _votes,
    "challenges": _challenges,
    "giveaways": _giveaways,
    "wins": _wins,
    "newcomers": _newcomers,
    "honours": _honours,
    "points": _points,
    "shares": _shares,
    "koc": _koc,
}
"""All but `days` and `streak`, which are no sums."""
