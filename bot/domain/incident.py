"""Incidents: what screening found becomes one of them for each message; how grave, how sure, what is kept.

Pure rules: no words, no rows.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.sanctions import LadderRules
from bot.domain.screening import Hit, Rule

LOGGED, TOLD, ALARMED, ESCALATED = 1, 2, 3, 4
"""Severities: only logged; operators, silently; operators, with a mention of who is on duty; owners too."""
PERSONAL = "personal"
"""The category of personal numbers: these are never kept."""
NOTE_LENGTH = 500
EVIDENCE_LENGTH = 4096
GATHERED = 5
"""Incidents of one rule that a batch may bring with a card each; more of them share one."""
EXCERPT = 300
"""Characters of a message that a card quotes."""
_WHAT, _CATEGORY = 128, 32
_MASK = "•"


class State(StrEnum):
    """Where an incident is."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


class Verdict(StrEnum):
    """What staff said of it; nothing as long as nobody has."""

    NONE = ""
    CONFIRMED = "confirmed"
    PARDONED = "pardoned"


@dataclass(frozen=True, slots=True)
class Incident:
    """One row. `span` is the hit's place in the evidence, `card_id` the incident on whose card it counts."""

    id: int
    community_id: int
    subject: str
    user_id: int
    message_id: int | None
    thread_id: int | None
    rule: str
    category: str
    what: str
    how: str
    certain: bool
    dry: bool
    severity: int
    reasons: tuple[Any, ...]
    span: tuple[int, ...]
    evidence: str | None
    erased: bool
    state: State
    verdict: Verdict
    owner_id: int | None
    at: datetime
    taken_at: datetime | None
    deadline: datetime | None
    next_alert_at: datetime | None
    alerts: int
    card_id: int | None
    notice_id: int | None
    closed_at: datetime | None
    closed_by: int | None
    note: str

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.state is not State.CLOSED

    @property
    def channel(self) -> tuple[str, str]:
        """Title and public name of the channel that wrote it, empty where a person did, or once forgotten."""
        told = (each for each in self.reasons if "channel" in each)
        return next(((each["channel"], each["username"]) for each in told), ("", ""))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the hits of one message come to.

    `lead` is the gravest of them, `acting` the gravest certain one: the ladder follows from it alone. `dry`:
    it is only reported what would have been done.
    """

    lead: Hit
    acting: Hit | None
    dry: bool

    @property
    def severity(self) -> int:
        """How grave it is, 1 to 4."""
        return self.lead.severity


def judge(hits: Iterable[Hit], dry: Collection[Rule] = ()) -> Judgement | None:
    """The judgement on one message; `dry` are the rules that only report. None without hits.

    What a rule that is on has found goes before what a dry one has; then the gravest, then the surest.
    """
    found = sorted(hits, key=lambda hit: (hit.rule not in dry, hit.severity, hit.certain), reverse=True)
    if not found:
        return None
    lead = found[0]
    acting = next((hit for hit in found if hit.certain and hit.rule not in dry), None)
    if lead.rule in dry:
        return Judgement(lead, lead if lead.certain else None, dry=True)
    return Judgement(lead, acting, dry=False)


def evidence_of(text: str, hits: Iterable[Hit]) -> str:
    """What is kept of a message: itself, with personal numbers made unreadable, places unchanged."""
    for hit in hits:
        if hit.category == PERSONAL:
            text = text[: hit.start] + _MASK * (hit.end - hit.start) + text[hit.end :]
    return text[:EVIDENCE_LENGTH]


def columns(judgement: Judgement) -> dict[str, object]:
    """What a judgement says, as columns."""
    lead = judgement.lead
    return {
        "rule": lead.rule.value, "category": lead.category[:_CATEGORY], "what": lead.what[:_WHAT],
        "how": lead.how.value, "certain": judgement.acting is not None, "dry": judgement.dry,
        "severity": judgement.severity, "span": [lead.start, lead.end],
    }  # fmt: skip


def timing(severity: int, now: datetime, rules: LadderRules, *, dry: bool) -> dict[str, object]:
    """State, deadline and the next alert of a new incident: what is dry or only logged waits for nobody."""
    if dry or severity <= LOGGED:
        return {"state": State.CLOSED, "deadline": None, "next_alert_at": None, "closed_at": now}
    due = deadline(severity, now, rules)
    alert = now if severity >= ESCALATED else due
    return {"state": State.OPEN, "deadline": due, "next_alert_at": alert, "closed_at": None}


def deadline(severity: int, now: datetime, rules: LadderRules) -> datetime | None:
    """Until when somebody should have dealt with it."""
    minutes = rules.due_minutes.get(severity, 0)
    return now + timedelta(minutes=minutes) if minutes else None


def next_alert(incident: Incident, now: datetime, rules: LadderRules) -> datetime | None:
    """When people hear of it again after an alert now: the gravest until somebody takes it, others never."""
    if incident.severity >= ESCALATED and incident.state is State.OPEN:
        return now + timedelta(minutes=rules.alert_minutes)
    return None


def shares_card(new: Incident, card: Incident | None, now: datetime, rules: LadderRules) -> bool:
    """Whether a new incident of the same member is only counted on a card that is there already."""
    if card is None or card.dry != new.dry or not (card.is_open or card.dry):
        return False
    young = now - card.at < timedelta(seconds=rules.card_seconds)
    return young and new.severity <= card.severity


def crowds(new: Iterable[Incident], now: datetime) -> tuple[list[Incident], list[list[Incident]]]:
    """Which of a batch's new incidents get a card of their own, and which share one, rule by rule."""
    alone: list[Incident] = []
    alike: dict[tuple[int, str, bool], list[Incident]] = {}
    for each in new:
        if each.at == now:
            alike.setdefault((each.community_id, each.rule, each.dry), []).append(each)
        else:  # an edit has made an old one graver
            alone.append(each)
    alone += [each for some in alike.values() if len(some) <= GATHERED for each in some]
    together = [sorted(some, key=_number) for some in alike.values() if len(some) > GATHERED]
    return sorted(alone, key=_number), together


def pardonable(crowd: Collection[Incident]) -> list[Incident]:
    """Which of many a pardon for all is about: those that wait, or once none does, those not pardoned."""
    waiting = [each for each in crowd if each.is_open]
    return waiting or [each for each in crowd if each.verdict is not Verdict.PARDONED and not each.dry]


def _number(each: Incident) -> int:
    return each.id


def excerpt(text: str, span: Collection[int], most: int) -> tuple[str, str, str]:
    """What stands before the hit, the hit, and what stands after it, in `most` characters around it.

    Without a place, or one that is the whole text, everything stands before.
    """
    start, end = (*span, 0, 0)[:2]
    if not 0 <= start < end <= len(text) or (start, end) == (0, len(text)):
        return _shortened(text, most), "", ""
    end = min(end, start + most)
    room = max(0, most - (end - start)) // 2
    before, after = text[:start], text[end:]
    first = before if len(before) <= room else "…" + before[len(before) - room :]
    return first, text[start:end], _shortened(after, room)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"
