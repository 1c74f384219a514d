"""Words that stand on the screen otherwise than in the text, and texts that only look as if they did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.screening import How
from bot.screening.readings import otherwise
from tests.screening.words import matcher_of

MATCHER = matcher_of("刷单返利", "shady deal", "bastard", "pedo")


def flags(word: str) -> str:
    return word.translate({ord("a") + number: chr(0x1F1E6 + number) for number in range(26)})


@pytest.mark.parametrize(
    ("text", "what", "how", "spot"),
    [
        ("看 \u202e利返单刷\u202c 吧", "刷单返利", How.INVISIBLE, (3, 7)),
        ("look \u202elaed ydahs", "shady deal", How.INVISIBLE, (6, 16)),
        ("\u202ed\u200bratsab\u2069 you", "bastard", How.INVISIBLE, (1, 9)),
        (f"you {flags('bastard')}!", "bastard", How.LOOKALIKE, (4, 11)),
        (" ".join(flags("bastard")), "bastard", How.SPLIT, (0, 13)),
        ("you b\na\ns\nt\na\nr\nd there", "bastard", How.SPLIT, (4, 17)),
    ],
)
def test_what_people_read_is_found_and_shown_to_staff(
    text: str, what: str, how: How, spot: tuple[int, int]
) -> None:
    [hit] = MATCHER.find(text)
    assert (hit.what, hit.how, (hit.start, hit.end)) == (what, how, spot)
    assert not hit.certain


def test_what_is_written_plainly_beside_it_stays_certain() -> None:
    hits = MATCHER.find("bastard \u202elaed ydahs\u202c")
    assert [(hit.what, hit.certain) for hit in hits] == [("bastard", True), ("shady deal", False)]


@pytest.mark.parametrize(
    "text",
    [
        "🇨🇳 against 🇩🇪 tonight",
        "bastion🇩🇪🇫🇷",
        "a\nb",
        "1\n2\n3\n4",
        "shopping:\neggs\nmilk\na pear",
        "hello",
    ],
)
def test_what_is_read_as_it_is_written_has_no_other_reading(text: str) -> None:
    assert MATCHER.find(text) == ()


def test_flags_are_no_letters_of_the_word_before_them() -> None:
    [hit] = MATCHER.find("bastard🇺🇸🇬🇧")
    assert hit.certain


@given(st.text("\u202e\u202cab c\n🇦🇧", max_size=30))
def test_another_reading_is_as_long_and_has_the_same_places(text: str) -> None:
    reading = otherwise(text)
    if reading is not None:
        assert len(reading.text) == len(text)
        assert sorted(reading.places or range(len(text))) == list(range(len(text)))
