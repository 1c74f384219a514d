"""What a button carries survives the trip, and nothing that people forge is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.press import LONGEST, Press, pack_press, read_press

words = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=12)


@given(words, words, st.integers(0, 2**52))
def test_what_a_button_carries_is_read_back(action: str, ref: str, owner: int) -> None:
    try:
        data = pack_press(action, ref, owner)
    except ValueError:
        assert len(f"{action}:{ref}:{owner or ''}".encode()) > LONGEST
    else:
        assert read_press(data) == Press(action, ref, owner)
        assert len(data.encode()) <= LONGEST


@given(st.text(max_size=70))
def test_forged_data_is_read_or_ignored(data: str) -> None:
    press = read_press(data)
    assert press is None or press.owner >= 0


@pytest.mark.parametrize("data", ["", "checkin", "a:b", "a:b:c", "a:b:-1", "a:b:1:2", "a:b: 1"])
def test_data_that_no_button_of_ours_carries_is_ignored(data: str) -> None:
    assert read_press(data) is None


def test_a_button_for_anybody_names_nobody() -> None:
    assert pack_press("checkin") == "checkin::"
    assert read_press("checkin::") == Press("checkin", "", 0)


def test_a_colon_inside_a_part_is_a_programming_mistake() -> None:
    with pytest.raises(ValueError, match="malformed"):
        pack_press("a", "b:c")
