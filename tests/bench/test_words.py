"""The measuring of words runs, and can tell right from wrong."""

from bench.screening import figures, invented, messages
from bench.words import case_is_right, hit_is_right, recall_by_kind
from tests.screening.words import matcher_of


def case(text: str, **expect: object) -> dict[str, object]:
    return {"lexicon": ["微信"], "allow": [], "opts": {}, "text": text, "expect": {"hit": True, **expect}}


def test_a_case_is_right_only_if_all_that_is_told_is() -> None:
    assert case_is_right(case("加微.信", words=["微.信"], count=1, first="微信", masked="加***"))
    assert not case_is_right(case("加微.信", count=2))
    assert not case_is_right(case("加微.信", masked="加微.信"))
    assert not hit_is_right(case("早上好"))


def test_recall_is_by_kind() -> None:
    kinds = recall_by_kind(matcher_of("no such word"))
    assert all(found == 0 and lines == len(missed) for found, lines, missed in kinds.values())


def test_screening_is_measured_beside_decoding() -> None:
    found = figures((40, 80), 1)
    assert found.keys() == messages(invented(40)).keys()
    assert all(cost > 0 for rounds in found.values() for costs in rounds for cost in costs)
