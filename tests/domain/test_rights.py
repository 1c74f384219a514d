"""What the bot needs to be allowed, by table."""

import pytest

from bot.domain.rights import ADMINISTRATOR, FORUM_ONLY, NEEDED, held, missing

ALL = [right for right in NEEDED if right != ADMINISTRATOR]


def test_an_administrator_with_every_right_lacks_nothing() -> None:
    assert missing("administrator", ALL, is_forum=True) == []


@pytest.mark.parametrize("right", ALL)
def test_each_right_that_is_not_granted_is_missing(right: str) -> None:
    granted = [each for each in ALL if each != right]
    assert missing("administrator", granted, is_forum=True) == [right]


def test_only_a_forum_needs_the_right_to_topics() -> None:
    granted = [each for each in ALL if each != FORUM_ONLY]
    assert missing("administrator", granted, is_forum=False) == []


def test_whoever_is_no_administrator_lacks_everything_whatever_members_are_permitted() -> None:
    permissions = ["can_invite_users", "can_pin_messages", "can_send_messages"]
    for status in ("member", "restricted"):
        assert missing(status, permissions, is_forum=True) == list(NEEDED)


def test_a_row_keeps_the_rights_of_an_administrator_only() -> None:
    assert held("administrator", ["can_pin_messages"]) == ["administrator", "can_pin_messages"]
    assert held("restricted", ["can_pin_messages"]) == ["restricted"]
