"""A community's changes of the words, page by page and in a button."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.press import pack_press
from bot.domain.wordlist import PAGE, mark_of, page_of


@given(st.integers(0, 100), st.integers(-5, 50))
def test_every_page_has_something_and_all_pages_have_everything(count: int, wanted: int) -> None:
    lines = list(range(count))
    shown, page, pages = page_of(lines, wanted)
    assert 1 <= page <= pages
    assert len(shown) <= PAGE
    assert shown or not lines
    assert [each for number in range(1, pages + 1) for each in page_of(lines, number)[0]] == lines


@given(st.text(min_size=1, max_size=100))
def test_any_word_fits_into_a_button(word: str) -> None:
    assert pack_press("words", f"undo.{mark_of(word)}.{10**9 - 1}", 10**15)
