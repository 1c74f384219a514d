"""The card of honours: everybody on it, within its width, in any script."""

from bot.pictures import palette
from bot.pictures.drawings import draw
from bot.pictures.honour_card import SHOWN, HonourCard, Winner, drawn

ANN = Winner("🤝 Helping Hand", "Ann", "Valued by 9 people on 5 days")
LONG = Winner("优质内容创作者", "陈" * 60, "九" * 60)


def card(*winners: Winner) -> HonourCard:
    return HonourCard("荣誉", "晨读书友会", "3月2日至3月8日", winners)


def test_each_winner_makes_the_card_higher_up_to_eight() -> None:
    heights = [drawn(card(*[ANN] * count)).height for count in (1, 2, SHOWN, SHOWN + 3)]
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_a_title_without_an_emoji_gets_a_medal() -> None:
    assert LONG.parts == ("🏅", "优质内容创作者")
    assert ANN.parts == ("🤝", "Helping Hand")


def test_what_is_too_long_is_cut() -> None:
    svg = drawn(card(LONG)).svg()
    assert "…" in svg
    assert "陈" * 30 not in svg


def test_it_is_drawn_by_name_as_wide_as_all_pictures() -> None:
    winner = {"title": ANN.title, "name": "名字 <b>", "why": ANN.why}
    args = {"heading": "Honours", "community": "Readers", "period": "2 Mar – 8 Mar", "winners": [winner]}
    picture = draw("honour_card", args)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * palette.WIDTH
