"""Incidents: opened once for each message (or whatever else they are about), and put before the operators."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.actions.incidents_crowd import post_crowd
from bot.actions.incidents_notice import post, rewrite
from bot.content import Content
from bot.domain.community import Community
from bot.domain.incident import EVIDENCE_LENGTH, LOGGED, Incident, crowds, shares_card, timing
from bot.storage.uow import UnitOfWork

_SUBJECT, _WHAT, _CATEGORY = 64, 128, 32


def subject_of_message(message_id: int) -> str:
    """The subject of the one incident that a message can have."""
    return f"m:{message_id}"


async def open_(
    uow: UnitOfWork, content: Content, now: datetime, community: Community,
    *, subject: str, user_id: int, rule: str, severity: int, what: str = "", category: str = "",
    how: str = "", certain: bool = False, dry: bool = False, message_id: int | None = None,
    evidence: str = "", reasons: Sequence[Mapping[str, Any]] = (), thread_id: int | None = None,
) -> Incident | None:  # fmt: skip
    """Open an incident and tell the operators as its severity (1 to 4) asks; None if `subject` has one.

    Nothing is done to the member. `reasons` are what `bot.actions.spam.kept` makes, under "spam", or other
    rules that were met (rule, category, what). To be called with the community locked.
    """
    row: dict[str, Any] = {
        "community_id": community.id, "subject": subject[:_SUBJECT], "user_id": user_id, "rule": rule,
        "severity": severity, "what": what[:_WHAT], "category": category[:_CATEGORY], "how": how,
        "certain": certain, "dry": dry, "message_id": message_id, "thread_id": thread_id, "span": [],
        "evidence": evidence[:EVIDENCE_LENGTH] or None, "reasons": [dict(each) for each in reasons],
    }  # fmt: skip
    if await uow.incidents.about(community.id, row["subject"]) is not None:
        return None
    opened = await open_all(uow, content, now, [row])
    await show(uow, content, now, {community.id: community}, opened)
    return (await uow.incidents.get(opened[0].id)) if opened else None


async def open_all(
    uow: UnitOfWork, content: Content, now: datetime, rows: Sequence[Mapping[str, Any]]
) -> list[Incident]:
    """Open these, one for each subject; returns the new ones, and those that an edit has made surer."""
    timed = [
        {**row, "at": now, **timing(row["severity"], now, content.ladder, dry=row["dry"])} for row in rows
    ]
    return await uow.incidents.open(timed)


async def show(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community],
    opened: Sequence[Incident],
) -> None:  # fmt: skip
    """Put new incidents before the operators: a card each, or one for what a member does within a minute.

    Where more than a few of one rule come at once they share one. What is only for the log gets none.
    """
    telling = [each for each in opened if each.severity > LOGGED]
    if not telling:
        return
    cards = await uow.incidents.cards({(each.community_id, each.user_id) for each in telling})
    place: dict[int, int] = {}
    fresh: dict[int, Incident] = {}
    touched: dict[int, Incident] = {}
    for each in telling:
        person = (each.community_id, each.user_id)
        card = cards.get(person)
        if card is not None and each.id != card.id and shares_card(each, card, now, content.ladder):
            place[each.id] = card.id
            touched[card.id] = card
        else:
            place[each.id] = each.id
            fresh[each.id] = cards[person] = replace(each, card_id=each.id)
    await uow.incidents.put_on_cards(place)
    alone, together = crowds(fresh.values(), now)
    await post(uow, content, now, communities, alone)
    for some in together:
        await post_crowd(uow, content, now, communities[some[0].community_id], some)
    await rewrite(uow, content, now, communities, [each for key, each in touched.items() if key not in fresh])
