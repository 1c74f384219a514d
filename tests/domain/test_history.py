"""Who came and went, walked through as an export tells it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.history import Presence, Span, Step, settle, span_of

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
JOIN, LEAVE, SAID, GONE = Step.JOIN, Step.LEAVE, Step.SAID, Step.GONE


def steps(*kinds: Step) -> list[tuple[Step, datetime]]:
    return [(kind, BEGIN + timedelta(hours=number)) for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("kinds", "moved", "here"),
    [
        ([JOIN], [JOIN], True),
        ([JOIN, JOIN], [JOIN], True),
        ([SAID, JOIN], [JOIN], True),
        ([JOIN, LEAVE, JOIN], [JOIN, LEAVE, JOIN], True),
        ([LEAVE], [LEAVE], False),
        ([LEAVE, LEAVE], [LEAVE], False),
        ([JOIN, LEAVE, SAID], [JOIN, LEAVE], True),
        ([JOIN, LEAVE, SAID, LEAVE], [JOIN, LEAVE], False),
        ([JOIN, SAID, GONE], [JOIN], False),
        ([SAID], [], True),
    ],
)
def test_steps_come_to_movements_and_an_end(kinds: list[Step], moved: list[Step], here: bool) -> None:  # noqa: FBT001 - by table
    found = settle(1, Presence(), steps(*kinds))
    assert [kind for kind, _ in found.moved] == moved
    assert (found.left_at is None) == here
    assert found.seen_at == BEGIN + timedelta(hours=len(kinds))


@given(st.lists(st.sampled_from(list(Step)), min_size=2, max_size=12), st.data())
def test_it_does_not_matter_where_a_stretch_ends(kinds: list[Step], data: st.DataObject) -> None:
    whole = settle(1, Presence(), steps(*kinds))
    cut = data.draw(st.integers(1, len(kinds) - 1))
    first = settle(1, Presence(), steps(*kinds)[:cut])
    joined = [at for kind, at in first.moved if kind is JOIN]
    left = [at for kind, at in first.moved if kind is LEAVE]
    between = Presence(
        joined[-1] if joined else None, left[-1] if left and not (joined and joined[-1] > left[-1]) else None
    )
    second = settle(1, between, steps(*kinds)[cut:])
    assert first.moved + second.moved == whole.moved
    assert second.left_at == whole.left_at


def test_a_message_belongs_to_the_stretch_around_it() -> None:
    spans = [Span(-9, -2, BEGIN), Span(1, 5, BEGIN)]
    assert [span_of(spans, each) for each in (-10, -2, 0, 1, 6)] == [None, spans[0], None, spans[1], None]
