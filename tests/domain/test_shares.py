"""Shares: hashtags in any writing, what a decision is worth, which decisions there are."""

from bot.domain.shares import APPROVED, DECLINED, FEATURED, WAITING, ShareRules, can_become, hashtags, worth


def test_hashtags_are_found_in_any_writing() -> None:
    assert hashtags("My #Share today ＃晒单, not # this") == {"share", "晒单"}
    assert hashtags("no tag") == frozenset()


def test_a_featured_share_is_worth_more_and_never_less() -> None:
    assert [worth(state, ShareRules()) for state in (WAITING, APPROVED, FEATURED, DECLINED)] == [0, 10, 30, 0]
    assert worth(FEATURED, ShareRules(points=50, featured_points=30)) == 50


def test_what_was_decided_stays_but_an_approved_share_may_be_featured() -> None:
    assert all(can_become(WAITING, to) for to in (APPROVED, FEATURED, DECLINED))
    assert can_become(APPROVED, FEATURED)
    assert not can_become(APPROVED, DECLINED)
    assert not can_become(DECLINED, APPROVED)
    assert not can_become(WAITING, WAITING)
