"""What counts as the proof of a challenge's day: a phrase, a hashtag or a picture, in either script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.proof import HASHTAG, PHRASE, PICTURE, Wanted


@pytest.mark.parametrize(
    ("word", "text", "met"),
    [
        ("读书打卡", "今天读书打卡，第三天", True),
        ("读书打卡", "读书 打卡", False),
        ("done for today", "I'm DONE for Today!", True),
        ("done", "not do ne", False),
        ("", "anything", False),
    ],
)
def test_a_phrase_may_stand_anywhere_in_the_text(word: str, text: str, *, met: bool) -> None:
    assert Wanted(1, PHRASE, word).is_met(text, picture=False) is met


@pytest.mark.parametrize(
    ("word", "text", "met"),
    [
        ("读书7天", "#读书7天 第三章", True),
        ("读书7天", "第三章，#读书7天。", True),
        ("读书7天", "＃读书7天", True),
        ("读书7天", "#读书7天打卡", False),
        ("读书7天", "读书7天", False),
        ("Read7", "my page #read7!", True),
        ("read7", "#READ7", True),
        ("read7", "#read77", False),
        ("read7", "# read7", False),
        ("read7", "#other #read7", True),
        ("read_7", "#read_7", True),
    ],
)
def test_a_hashtag_counts_as_a_whole(word: str, text: str, *, met: bool) -> None:
    assert Wanted(1, HASHTAG, word).is_met(text, picture=False) is met


@pytest.mark.parametrize("text", ["", "#read7 done"])
def test_a_picture_counts_with_any_words_and_words_without_one_do_not(text: str) -> None:
    assert Wanted(1, PICTURE).is_met(text, picture=True)
    assert not Wanted(1, PICTURE).is_met(text, picture=False)


def test_a_picture_alone_is_no_phrase_and_no_hashtag() -> None:
    assert not Wanted(1, PHRASE, "done").is_met("", picture=True)
    assert not Wanted(1, HASHTAG, "done").is_met("", picture=True)


@given(
    before=st.text(max_size=20), after=st.text(max_size=20), word=st.from_regex(r"\w{1,20}", fullmatch=True)
)
def test_a_phrase_is_found_whatever_stands_around_it(before: str, after: str, word: str) -> None:
    assert Wanted(1, PHRASE, word).is_met(before + word + after, picture=False)
    assert Wanted(1, HASHTAG, word).is_met(f"{before} #{word} {after}", picture=False)
