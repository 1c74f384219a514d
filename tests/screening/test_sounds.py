"""Words by their sound."""

import pytest

from bot.domain.screening import How
from bot.screening import tables
from bot.screening.sounds import rows_of, spoken
from bot.screening.tables import __main__ as making
from tests.screening.words import found, how


def test_the_tables_are_what_the_libraries_say() -> None:
    assert (tables.FOLDER / "traditional.txt").read_text("utf-8") == making.traditional()
    assert (tables.FOLDER / "sounds.txt").read_text("utf-8") == making.sounds()


@pytest.mark.parametrize(("marked", "typed"), [("zhuàng", "zhuang"), ("lǜ", "lv"), ("nǚ", "nv"), ("ê̄", "e")])
def test_a_syllable_is_written_as_it_is_typed(marked: str, typed: str) -> None:
    assert making.toneless(marked) == typed


def test_a_text_is_spoken_with_its_letters_and_figures() -> None:
    assert spoken("加v信1") == "jiavxinyi"


def test_a_character_of_several_sounds_makes_several_rows() -> None:
    assert set(rows_of("银行")) == {("yin", "xing"), ("yin", "hang")}


def test_a_word_with_letters_has_no_sound() -> None:
    assert rows_of("加vx") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有人带开发飘吗", How.HOMOPHONE),
        ("这里 daikaifapiao 便宜", How.PINYIN),
        ("这里 dai kai fa piao 便宜", How.PINYIN),
        ("dai开fa票", How.PINYIN),
        ("Dai·Kai·Fa·Piao", How.PINYIN),
    ],
)
def test_a_long_word_is_heard(text: str, expected: How) -> None:
    assert how(text, "代开发票") == [expected]


def test_the_span_of_what_is_heard_is_that_of_the_text() -> None:
    assert found("这里 dai kai 发piao!", "代开发票") == ["dai kai 发piao"]


@pytest.mark.parametrize("text", ["xdaikaifapiao", "daikaifapiaos", "dai kaif apiao", "da ikaifapiao"])
def test_letters_that_are_no_whole_syllables_are_not_heard(text: str) -> None:
    assert found(text, "代开发票") == []


def test_two_syllables_are_heard_only_where_the_word_asks_for_it() -> None:
    assert found("都博", "赌博") == []
    assert found("都博", "赌博 | pinyin") == ["都博"]


def test_a_word_may_refuse_to_be_heard() -> None:
    assert found("带开发飘", "代开发票 | no-pinyin") == []


def test_a_sentence_does_not_run_on_into_the_next() -> None:
    assert found("我带。开发飘", "代开发票") == []
