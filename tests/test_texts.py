"""Texts: whatever people call themselves or write, what is sent is safe, and nothing ever raises."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SHIPPED_CONTENT
from bot.content_markup import faults
from bot.content_texts import placeholders, read_texts
from bot.domain.outgoing import Drawing, Html, Listing, Mention, Param, Text
from bot.texts import Texts

ROOT = Path(__file__).parent.parent
ZH = """
list-separator = 、
date-short = { $month }月{ $day }日
hello = 你好，{ $who }。
only-zh = 只有中文 { $n }
long = 前{ $body }后
kind = { $kind ->
    [koc] 达人
   *[other] 其他
}
"""
EN = """
list-separator = { ", " }
date-short = { $day }/{ $month }
hello = Hello <b>{ $who }</b>.
points = { $n } { $n ->
    [one] point
   *[other] points
}
large = { NUMBER($n, useGrouping: 1) }
"""


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts({"zh": FluentResource(ZH), "en": FluentResource(EN)}, default="zh")


def hello(texts: Texts, who: Param, language: str = "zh") -> str:
    said = texts.render(language, Text("hello", {"who": who}))
    return said.removeprefix("你好，").removesuffix("。")


def test_what_people_wrote_is_escaped(texts: Texts) -> None:
    assert hello(texts, "<b>&\"'") == "&lt;b&gt;&amp;\"'"


def test_trusted_mark_up_stays(texts: Texts) -> None:
    assert hello(texts, Html("<i>x</i>")) == "<i>x</i>"


def test_what_people_wrote_cannot_turn_the_writing_direction(texts: Texts) -> None:
    assert hello(texts, "a\u202eb\u2066c\x00d\r\ne") == "abcd\ne"


def test_an_emoji_of_several_signs_stays_whole_in_what_people_wrote(texts: Texts) -> None:
    assert hello(texts, "👩‍👧") == "👩‍👧"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann", "Ann"),
        ("  A\n B\t", "A B"),
        ("<b>", "&lt;b&gt;"),
        ("\u202eevil\u200b\u2060", "evil"),
        ("\u3164\u200d\u2800", "42"),
        ("", "42"),
        ("王" * 64, "王" * 64),
        ("王" * 65, "王" * 63 + "…"),
    ],
)
def test_a_mention_links_a_clean_name(texts: Texts, name: str, shown: str) -> None:
    assert hello(texts, Mention(42, name)) == f'<a href="tg://user?id=42">{shown}</a>'


def test_a_chat_that_speaks_for_itself_is_named_without_a_link(texts: Texts) -> None:
    assert hello(texts, Mention(-100, "Group")) == "Group"


def test_a_listing_is_joined_as_the_language_does(texts: Texts) -> None:
    people = Listing(("a", Mention(-1, "b"), 3))
    assert hello(texts, people) == "a、b、3"
    assert texts.render("en", Text("hello", {"who": people})) == "Hello <b>a, b, 3</b>."
    assert hello(texts, Listing(("a", "b"), "lines")) == "a\nb"


def test_a_text_within_a_text_speaks_the_same_language(texts: Texts) -> None:
    inner = Text("points", {"n": 1})
    assert texts.render("en", Text("hello", {"who": inner})) == "Hello <b>1 point</b>."


def test_a_date_is_written_as_the_language_does(texts: Texts) -> None:
    assert hello(texts, date(2026, 11, 21)) == "11月21日"


def test_plurals_follow_the_number(texts: Texts) -> None:
    assert texts.render("en", Text("points", {"n": 1})) == "1 point"
    assert texts.render("en", Text("points", {"n": 0})) == "0 points"


def test_numbers_are_plain_unless_the_text_asks_for_grouping(texts: Texts) -> None:
    assert hello(texts, 1234567) == "1234567"
    assert texts.render("en", Text("large", {"n": 1234567})) == "1,234,567"


def test_words_choose_a_variant(texts: Texts) -> None:
    assert texts.render("zh", Text("kind", {"kind": "koc"})) == "达人"


def test_plain_has_no_mark_up_left(texts: Texts) -> None:
    assert texts.plain("en", Text("hello", {"who": "<i>&"})) == "Hello <i>&."


def test_a_long_value_arrives_whole(texts: Texts) -> None:
    body = "<b>" + "x" * 5000 + "</b>"
    assert texts.render("zh", Text("long", {"body": Html(body)})) == f"前{body}后"


@pytest.mark.parametrize("code", ["en", "en-GB", "EN_us"])
def test_a_language_code_means_its_language(texts: Texts, code: str) -> None:
    assert texts.language(code) == "en"


def test_an_unknown_language_gets_the_default_one(texts: Texts) -> None:
    assert texts.render("fr", Text("hello", {"who": "x"})) == "你好，x。"


def test_a_text_missing_in_a_language_falls_back_and_is_logged(
    texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    assert texts.render("en", Text("only-zh", {"n": 1})) == "只有中文 1"
    assert "only-zh is missing in en" in caplog.text


def test_a_missing_parameter_never_raises_and_is_logged(
    texts: Texts, caplog: pytest.LogCaptureFixture
) -> None:
    assert "Hello" in texts.render("en", Text("hello"))
    assert "hello in en" in caplog.text


def test_a_key_that_nobody_has_never_raises(texts: Texts) -> None:
    assert texts.render("en", Text("nowhere<")) == "nowhere&lt;"


@given(st.text(max_size=200), st.integers(), st.sampled_from(["zh", "en"]))
def test_anything_people_can_write_gives_mark_up_that_telegram_takes(
    written: str, user_id: int, language: str
) -> None:
    texts = Texts({"zh": FluentResource(ZH), "en": FluentResource(EN)})
    for who in (written, Mention(user_id, written), Listing((written, written))):
        said = texts.render(language, Text("hello", {"who": who}))
        assert list(faults(said)) == []
        assert said.encode()


def _uses() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where the code names a text by a literal key: place, key, parameters (None when not literal)."""
    for room in ("bot", "handlers", "scheduled"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield from _use(f"{path.relative_to(ROOT)}:{node.lineno}", node)


def _use(place: str, call: ast.Call) -> Iterator[tuple[str, str, set[str] | None]]:
    assert isinstance(call.func, ast.Name)
    if call.func.id not in ("Text", "Refusal") or not call.args:
        return
    key = call.args[0]
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield place, key.value, _params(call)


def _params(call: ast.Call) -> set[str] | None:
    names: set[object] = {word.arg for word in call.keywords if word.arg != "params"}
    tables = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "params")]
    for table in tables:
        if not isinstance(table, ast.Dict):
            return None
        names |= {key.value if isinstance(key, ast.Constant) else None for key in table.keys}
    return None if None in names else {str(name) for name in names}


def test_every_text_that_the_code_names_exists_and_gets_what_it_wants() -> None:
    entries, _ = read_texts(SHIPPED_CONTENT / "texts")
    wrong = []
    for place, key, params in _uses():
        if key not in entries["zh"]:
            wrong.append(f"{place}: {key} is in no text")
        elif params is not None and (lacking := placeholders(entries["zh"][key]) - params):
            wrong.append(f"{place}: {key} wants {sorted(lacking)}")
    assert wrong == []


def test_a_drawing_shows_its_texts_in_plain_words_however_deep(texts: Texts) -> None:
    rows = ({"name": Text("hello", {"who": "A & B"}), "share": 0.5}, {"name": "<3", "share": None})
    shown = texts.shown("en", Drawing("sheet", {"title": Text("points", {"n": 2}), "top": {"rows": rows}}))
    assert shown == {
        "title": "2 points",
        "top": {"rows": [{"name": "Hello A & B.", "share": 0.5}, {"name": "<3", "share": None}]},
    }
