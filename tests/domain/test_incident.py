"""What hits come to, what is kept of a message, when people hear of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.incident import (
    EVIDENCE_LENGTH,
    Incident,
    State,
    Verdict,
    columns,
    evidence_of,
    excerpt,
    judge,
    next_alert,
    shares_card,
    timing,
)
from bot.domain.sanctions import LadderRules
from bot.domain.screening import Hit, How, Rule

RULES = LadderRules()
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
SURE = Hit(Rule.WORDS, "scam", 3, 0, 4, category="fraud")
UNSURE = replace(SURE, how=How.PINYIN)
FLOOD = Hit(Rule.FLOOD, "8", 1, 0, 4, category="flood")
LINK = Hit(Rule.LINKS, "a.example", 2, 5, 14, category="banned")
INCIDENT = Incident(
    7, 1, "m:5", 2, 5, None, "words", "fraud", "scam", "exact", certain=False, dry=False, severity=2,
    reasons=(), span=(), evidence="text", erased=False, state=State.OPEN, verdict=Verdict.NONE, owner_id=None,
    at=NOON, taken_at=None, deadline=None, next_alert_at=None, alerts=0, card_id=7, notice_id=None,
    closed_at=None, closed_by=None, note="",
)  # fmt: skip


def test_nothing_found_is_no_judgement() -> None:
    assert judge(()) is None


def test_the_gravest_hit_leads_and_among_equals_the_surest() -> None:
    for hits in ([SURE, UNSURE, FLOOD], [UNSURE, FLOOD, SURE]):
        judgement = judge(hits)
        assert judgement is not None
        assert (judgement.lead, judgement.acting) == (SURE, SURE)


def test_a_grave_guess_is_told_as_such_and_only_what_is_sure_is_acted_on() -> None:
    judgement = judge([FLOOD, UNSURE])
    assert judgement is not None
    assert (judgement.lead, judgement.acting, judgement.severity) == (UNSURE, FLOOD, 3)
    only = judge([UNSURE])
    assert only is not None
    assert only.acting is None


def test_what_a_dry_rule_found_gives_way_to_what_is_on_however_small() -> None:
    judgement = judge([SURE, LINK], {Rule.WORDS})
    assert judgement is not None
    assert (judgement.lead, judgement.acting, judgement.dry) == (LINK, LINK, False)
    dry = judge([SURE], {Rule.WORDS})
    assert dry is not None
    assert (dry.lead, dry.acting, dry.dry) == (SURE, SURE, True)


def test_a_dry_rule_never_makes_an_unsure_hit_acted_on() -> None:
    judgement = judge([SURE, replace(LINK, flag=True)], {Rule.WORDS})
    assert judgement is not None
    assert (judgement.acting, judgement.dry) == (None, False)


def test_a_personal_number_is_made_unreadable_in_what_is_kept() -> None:
    text = "my card 6222020200112233445 ok"
    hit = Hit(Rule.WORDS, "bank card", 2, 8, 27, category="personal")
    kept = evidence_of(text, [hit])
    assert kept == "my card " + "•" * 19 + " ok"
    assert len(evidence_of("x" * 9000, [])) == EVIDENCE_LENGTH


def test_columns_fit_the_table() -> None:
    judgement = judge([replace(SURE, what="w" * 500, category="c" * 99)])
    assert judgement is not None
    row = columns(judgement)
    assert (len(str(row["what"])), len(str(row["category"])), row["span"]) == (128, 32, [0, 4])


@pytest.mark.parametrize(
    ("severity", "state", "due", "alert"),
    [
        (1, State.CLOSED, None, None),
        (2, State.OPEN, timedelta(hours=24), timedelta(hours=24)),
        (3, State.OPEN, timedelta(hours=2), timedelta(hours=2)),
        (4, State.OPEN, timedelta(minutes=30), timedelta(0)),
    ],
)
def test_each_severity_has_its_deadline_and_the_gravest_is_told_at_once(
    severity: int, state: State, due: timedelta | None, alert: timedelta | None
) -> None:
    timed = timing(severity, NOON, RULES, dry=False)
    assert timed["state"] is state
    assert timed["deadline"] == (due and NOON + due)
    assert timed["next_alert_at"] == (None if alert is None else NOON + alert)


def test_what_is_dry_waits_for_nobody() -> None:
    assert timing(4, NOON, RULES, dry=True)["state"] is State.CLOSED


def test_only_the_gravest_is_told_again_and_only_until_somebody_takes_it() -> None:
    grave = replace(INCIDENT, severity=4)
    assert next_alert(grave, NOON, RULES) == NOON + timedelta(minutes=5)
    assert next_alert(replace(grave, state=State.TAKEN), NOON, RULES) is None
    assert next_alert(replace(INCIDENT, severity=3), NOON, RULES) is None


def test_a_card_is_shared_for_a_minute_by_what_is_no_graver() -> None:
    new, soon = replace(INCIDENT, id=8), NOON + timedelta(seconds=59)
    assert shares_card(new, INCIDENT, soon, RULES)
    assert not shares_card(new, INCIDENT, NOON + timedelta(seconds=60), RULES)
    assert not shares_card(replace(new, severity=3), INCIDENT, soon, RULES)
    assert not shares_card(replace(new, dry=True), INCIDENT, soon, RULES)
    assert not shares_card(new, replace(INCIDENT, state=State.CLOSED), soon, RULES)
    assert not shares_card(new, None, soon, RULES)


def test_an_excerpt_marks_the_hit_and_leaves_out_what_is_far_from_it() -> None:
    assert excerpt("buy SCAM now", (4, 8), 300) == ("buy ", "SCAM", " now")
    before, hit, after = excerpt("a" * 500 + "HIT" + "b" * 500, (500, 503), 100)
    assert (before, hit, after) == ("…" + "a" * 48, "HIT", "b" * 48 + "…")
    assert excerpt("whole", (0, 5), 300) == ("whole", "", "")
    assert excerpt("short", (), 3) == ("sho…", "", "")


@given(st.text(max_size=400), st.lists(st.integers(-5, 500), max_size=3), st.integers(1, 100))
def test_an_excerpt_is_a_piece_of_the_text_however_odd_the_place(
    text: str, span: list[int], most: int
) -> None:
    before, hit, after = excerpt(text, span, most)
    assert len(before + hit + after) <= most + 2
    assert (before + hit + after).strip("…").rstrip() in text
