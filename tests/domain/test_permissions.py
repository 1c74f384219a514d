"""What is left while something holds: the strictest decides, and nothing is given that was not there."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.permissions import NOTHING, SENDING, TEXT, USUAL, left_by

names = st.sampled_from((*USUAL, "can_pin_messages"))
sets = st.frozensets(names)


def test_a_closed_group_keeps_what_is_not_sending() -> None:
    assert left_by(USUAL, [NOTHING]) == ("can_react_to_messages", "can_invite_users")


def test_the_strictest_of_two_decides() -> None:
    assert left_by(USUAL, [TEXT, NOTHING]) == left_by(USUAL, [NOTHING])
    assert "can_send_messages" in left_by(USUAL, [TEXT])
    assert "can_send_photos" not in left_by(USUAL, [TEXT])


@given(st.lists(names, unique=True), st.lists(sets, max_size=3))
def test_nothing_is_allowed_that_was_not_or_that_one_forbids(
    before: list[str], holding: list[frozenset[str]]
) -> None:
    left = left_by(before, holding)
    assert set(left) <= set(before)
    for name in before:
        forbidden = name in SENDING and any(name not in each for each in holding)
        assert (name in left) is not forbidden
