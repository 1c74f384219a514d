"""Cutting texts to Telegram's lengths."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.words import clip, parts, without_markup


def test_a_short_text_stays_whole() -> None:
    assert parts("<b>hello</b>") == ["<b>hello</b>"]


def test_a_cut_falls_on_a_line_break_and_tags_go_on() -> None:
    assert parts("<b>aaaa\nbbbb</b> c", 7) == ["<b>aaaa</b>", "<b>bbbb</b> c"]


def test_an_escaped_sign_is_one_character_and_never_torn() -> None:
    assert parts("&lt;" * 5, 2) == ["&lt;&lt;", "&lt;&lt;", "&lt;"]


def test_links_are_opened_again_with_their_address() -> None:
    assert parts('<a href="tg://user?id=1">abcd</a>', 3) == [
        '<a href="tg://user?id=1">abc</a>',
        '<a href="tg://user?id=1">d</a>',
    ]


def test_emoji_count_as_telegram_clients_count_them() -> None:
    assert parts("😀😀😀", 4) == ["😀😀", "😀"]


@given(
    st.lists(st.sampled_from(["<b>x</b>", "<i>", "</i>", "\n", "&amp;", "word ", "😀", "é"]), max_size=60),
    st.integers(3, 20),
)
def test_nothing_is_lost_and_nothing_is_too_long(pieces: list[str], limit: int) -> None:
    html = _balanced(pieces)
    made = parts(html, limit)
    for part in made:
        assert len(without_markup(part).encode("utf-16-le")) // 2 <= limit
        assert part.count("<i>") == part.count("</i>")
    shown = "".join(map(without_markup, made))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", without_markup(html))


def _balanced(pieces: list[str]) -> str:
    kept, depth = [], 0
    for piece in pieces:
        if piece == "</i>" and not depth:
            continue
        depth += {"<i>": 1, "</i>": -1}.get(piece, 0)
        kept.append(piece)
    return "".join(kept) + "</i>" * depth


def test_plain_text_is_clipped_with_an_ellipsis() -> None:
    assert (clip("abcdef", 4), clip("abc", 4)) == ("abc…", "abc")
