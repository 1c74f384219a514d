"""Too many messages in too short a time."""

from dataclasses import replace

from bot.domain.screening import Mode, Rule
from bot.domain.screening_rules import FloodRule, Kind, RuleBook
from bot.screening.recent import Recent

BOOK = replace(RuleBook(), flood=FloodRule(messages=3, seconds=10))


def said(
    times: list[float], book: RuleBook = BOOK, recent: Recent | None = None, user: int = 7
) -> list[bool]:
    recent = recent or Recent()
    return [bool(recent.heard(1, user, at, "hi", book)) for at in times]


def test_as_many_as_allowed_less_one_is_no_flood() -> None:
    assert said([0, 1, 11, 12, 22]) == [False] * 5


def test_the_message_that_fills_the_window_and_each_after_it_is_a_hit() -> None:
    assert said([0, 1, 2, 3, 30]) == [False, False, True, True, False]


def test_exactly_so_many_seconds_still_count() -> None:
    assert said([0, 5, 10]) == [False, False, True]
    assert said([0, 5, 10.5]) == [False, False, False]


def test_the_hit_says_how_many_and_is_certain() -> None:
    recent = Recent()
    hits = [recent.heard(1, 7, at, "hi", BOOK) for at in (0, 1, 2)][-1]
    assert [(hit.rule, hit.category, hit.what, hit.certain) for hit in hits] == [
        (Rule.FLOOD, Kind.FLOOD, "3", True)
    ]


def test_each_member_and_each_community_counts_for_itself() -> None:
    recent = Recent()
    turns = [(1, 7), (1, 8), (2, 7), (1, 8), (2, 7), (1, 7)]
    assert not any(recent.heard(*who, at, "hi", BOOK) for at, who in enumerate(turns))


def test_the_pictures_of_one_album_count_once() -> None:
    recent = Recent()
    assert not any(recent.heard(1, 7, 0, "", BOOK, album="a") for _ in range(10))
    assert not recent.heard(1, 7, 1, "hi", BOOK)
    assert recent.heard(1, 7, 2, "", BOOK, album="b")


def test_off_remembers_nothing() -> None:
    recent = Recent()
    assert said([0, 1, 2, 3], BOOK.with_mode(Rule.FLOOD, Mode.OFF), recent) == [False] * 4
    assert said([4, 5], BOOK, recent) == [False, False]


def test_what_is_remembered_has_a_bound_and_the_oldest_go_first() -> None:
    recent = Recent(held=10)
    said([0, 1], recent=recent, user=1)
    for user in range(100, 1_000):
        recent.heard(1, user, 1, f"a text of their own {user}", BOOK, album=str(user))
    assert len(recent._times) == len(recent._copies) == 10
    assert len(recent._albums) <= 10
    assert said([2], recent=recent, user=1) == [False]


def test_a_member_can_be_forgotten() -> None:
    recent = Recent()
    said([0, 1], recent=recent)
    recent.forget(7)
    assert said([2], recent=recent) == [False]
