"""Appeals: the link that opens one, and when staff are reminded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.appeal import is_late, link_to, sanction_in

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@given(st.integers(1, 10**15 - 1))
def test_a_link_leads_back_to_its_sanction(number: int) -> None:
    link = link_to("steward_bot", number)
    assert link.startswith("https://t.me/steward_bot?start=")
    assert sanction_in(link.partition("start=")[2]) == number


@pytest.mark.parametrize(
    "link", ["", "appeal", "appeal_", "appeal_x", "appeal_-1", "appeal_²", "panel-3", "appeal_" + "9" * 16]
)
def test_any_other_link_is_none(link: str) -> None:
    assert sanction_in(link) is None


@given(st.text(max_size=40))
def test_whatever_a_link_says_it_is_read_without_an_error(link: str) -> None:
    sanction_in(link)


def test_staff_are_reminded_after_three_days_and_then_once_a_day() -> None:
    opened = NOW
    assert not is_late(opened, None, NOW + 71 * HOUR, 72)
    assert is_late(opened, None, NOW + 72 * HOUR, 72)
    assert not is_late(opened, NOW + 72 * HOUR, NOW + 95 * HOUR, 72)
    assert is_late(opened, NOW + 72 * HOUR, NOW + 96 * HOUR, 72)
