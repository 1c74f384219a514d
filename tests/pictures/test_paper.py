"""Text on paper: it is there, in the right font, escaped, and it stays within its room."""

import pytest

from bot.pictures.clusters import clusters
from bot.pictures.lettering import BOLD, REGULAR, fold, lay
from bot.pictures.palette import Pen
from bot.pictures.paper import SCALE, Paper, fitted, render
from tests.pictures.cards import size

PEN = Pen(40, "#000000")


def written(text: str, pen: Pen = PEN) -> bytes:
    paper = Paper(200, 60)
    paper.write(10, 45, text, pen)
    return paper.png()


def families(text: str) -> list[str]:
    return [run.face.family for run in lay(text).runs]


def test_a_picture_has_its_size_at_two_pixels_a_point() -> None:
    assert size(Paper(120, 50).png()) == (120 * SCALE, 50 * SCALE)


@pytest.mark.parametrize(
    ("one", "other"), [("签", "到"), ("臺", "灣"), ("a", "b"), ("🌸", "🔥"), ("김", "민")]
)
@pytest.mark.parametrize("bold", [False, True])
def test_each_character_leaves_ink_of_its_own(one: str, other: str, *, bold: bool) -> None:
    pen = Pen(40, "#000000", bold=bold)
    assert len({written(one, pen), written(other, pen), Paper(200, 60).png()}) == 3


def test_bold_is_another_font_than_regular() -> None:
    assert written("签到") != written("签到", Pen(40, "#000000", bold=True))


@pytest.mark.parametrize("sign", ["🌸", "❤️", "🇨🇳", "1️⃣", "👍🏽", "👩‍💻", "👩🏽‍💻", "⭐"])
def test_an_emoji_has_its_own_colours_and_is_one_picture_wide(sign: str) -> None:
    assert written(sign) == written(sign, Pen(40, "#ff0000"))
    assert lay(sign).width == pytest.approx(lay("🌸").width)


def test_letters_take_the_colour_of_the_pen() -> None:
    assert written("签") != written("签", Pen(40, "#ff0000"))


def test_a_name_is_split_between_the_fonts_it_needs() -> None:
    assert families("Ruby 🌸 آمنة 김") == [
        "Noto Sans SC", "Noto Color Emoji", "Noto Sans SC",
        "Noto Sans Arabic SemiBold", "Noto Sans KR SemiBold",
    ]  # fmt: skip


def test_a_name_that_runs_leftward_has_its_parts_from_right_to_left() -> None:
    assert families("שלום 花") == ["Noto Sans SC", "Noto Sans Hebrew SemiBold"]


def test_fancy_letters_are_drawn_as_plain_ones() -> None:
    assert lay("𝓐𝓷𝓷𝓪").text == "Anna"


def test_what_no_font_has_is_a_dot_and_never_a_box() -> None:
    assert lay("aქb").text == "a·b"


def test_heaps_of_accents_are_cleared_away() -> None:
    heaped = "Z" + "\u0351\u036b\u0343\u036a\u0302" * 4 + "o"
    assert [len(cluster) for cluster in clusters(heaped)] == [3, 1]
    assert lay(heaped).width == pytest.approx(lay("Zo").width)


@pytest.mark.parametrize("name", ["<b>&\"'</b>", "]]>", "&amp;", "<!--", "\x00\x1b\u202e\ud800x"])
def test_no_name_breaks_the_picture(name: str) -> None:
    assert size(written(name)) == (400, 120)


def test_a_name_with_marks_is_drawn_as_written() -> None:
    assert written("<b>") != written("b")
    assert "&lt;b&gt;" in lay_svg("<b>")


def lay_svg(text: str) -> str:
    paper = Paper(200, 60)
    paper.write(0, 0, text, PEN)
    return paper.svg()


@pytest.mark.parametrize("name", ["很长" * 40, "Maximiliane " * 9, "🌸" * 50, "שלום " * 30, "W" * 300])
@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_a_long_name_is_cut_where_its_room_ends(name: str, weight: int) -> None:
    line = lay(name, weight, room=8)
    assert 6.5 < line.width <= 8
    assert "…" in line.text


def test_what_is_a_little_too_wide_shrinks_instead_of_being_cut() -> None:
    room = lay("积分排行榜").width * PEN.size * 0.9
    line, shrunk = fitted("积分排行榜", PEN, room)
    assert line.text == "积分排行榜"
    assert shrunk == pytest.approx(PEN.size * 0.9)


def test_what_fits_is_left_alone() -> None:
    assert fitted("ok", PEN, 200) == (lay("ok"), PEN.size)


def test_a_title_folds_at_a_space_or_between_chinese_characters() -> None:
    assert fold("Graduate of the first week", REGULAR, 8) == ("Graduate of the", "first week")
    assert fold("第一次晒单分享", REGULAR, 4.5) == ("第一次晒", "单分享")
    assert fold("short", REGULAR, 8) == ("short", "")


def test_curly_quotes_are_wide_beside_chinese_only() -> None:
    assert lay("to “Regular”, it’s").text == 'to "Regular", it\'s'
    assert lay("“老朋友”").text == "“老朋友”"


def test_what_is_no_svg_is_an_error() -> None:
    with pytest.raises(ValueError, match="document"):
        render("<svg")
