"""Folding, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screening.normal import fold, places, plain, solid, usual_solid, without_unseen

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ＦｕＣＫ", "fuck"),
        ("Ⓕⓤc⒦", "fuck"),
        ("🅵🅤𝒸𝖐", "fuck"),
        ("ᴘᴏᴋᴇʀ", "poker"),
        ("рау", "pay"),
        ("ραγ", "pay"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("微\u200b信", "微信"),
        ("微\ufe0f信", "微信"),
        ("五星紅旗", "五星红旗"),
        ("⼤⼈", "大人"),
        ("9⓿二肆⁹₈③⑸⒋➃㈤㊄", "90二四983544五五"),
        ("가나다", "가나다"),
        ("ガラス", "ガラス"),
    ],
)
def test_a_disguised_letter_is_read_as_what_it_looks_like(written: str, meant: str) -> None:
    assert fold(written) == meant


def test_gaps_keep_their_kind() -> None:
    assert fold("a b😀c。d(e\nf") == "a b\tc\nd\re\nf"


def test_leet_signs_stay_because_they_may_be_letters() -> None:
    assert fold("p@$$ f*ck ｈ！") == "p@$$ f*ck h\n"


def test_solid_text_has_no_gaps() -> None:
    assert solid(fold("毛---主。 *席")) == "毛主席"


def test_plain_text_differs_only_in_case_width_and_white_space() -> None:
    assert plain("Ｈａｎｄ  Job") == plain("hand job")
    assert plain("cafe") != plain("café")
    assert plain("cafe\u0301") == plain("café")


def test_places_lead_back_over_what_became_longer_or_vanished() -> None:
    text = "㎏\u200b信"
    assert fold(text) == "kg信"
    assert list(places(text)) == [0, 0, 2]


def test_places_tell_what_vanished_from_what_became_longer_though_the_length_is_the_same() -> None:
    text = "信㎏\u200b信"
    assert len(fold(text)) == len(text)
    assert list(places(text)) == [0, 1, 1, 3]


def test_usual_chinese_need_not_be_folded() -> None:
    assert usual_solid("今天,他们 7 点到。😀") == "今天他们7点到"


@pytest.mark.parametrize("text", ["今天ok", "紅旗", "Ｖ", "一\u200b二", "贰", "㎏", "❌", "🅰"])
def test_what_must_be_undone_is_not_usual(text: str) -> None:
    assert usual_solid(text) is None


def test_every_usual_sign_is_one_that_folding_leaves_or_takes_for_a_gap() -> None:
    for code in range(0x20, 0x20000):
        if (short := usual_solid(chr(code))) is not None:
            assert short == solid(fold(chr(code)))


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert without_unseen("a\u200bb\u0301\U000e0041") == "ab"


@given(ANY_TEXT)
def test_every_folded_character_comes_from_a_place_in_the_text(text: str) -> None:
    origin = list(places(text))
    assert len(origin) == len(fold(text))
    assert origin == sorted(origin)
    assert all(0 <= place < len(text) for place in origin)


@given(ANY_TEXT)
def test_folding_leaves_nothing_that_cannot_be_seen(text: str) -> None:
    kinds = {unicodedata.category(sign) for sign in fold(text)} - {"Cc"}
    assert not kinds & {"Cf", "Mn", "Me", "Cs", "Co", "Cn"}
