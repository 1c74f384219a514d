import pytest

from sandbox.chats import Json
from sandbox.entities import detect, utf16
from sandbox.errors import ApiError
from sandbox.formatting import formatted
from sandbox.view_html import as_html


def read(text: str, mode: str) -> tuple[str, list[tuple[object, ...]]]:
    plain, entities = formatted(text, mode, None, {})
    return plain, [(e["type"], e["offset"], e["length"]) for e in entities]


def problem(text: str, mode: str) -> str:
    with pytest.raises(ApiError) as caught:
        formatted(text, mode, None, {})
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


def test_html_nests_and_counts_utf16() -> None:
    assert read("<b>😀 <i>hi</i></b> &lt;ok&gt;", "HTML") == (
        "😀 hi <ok>",
        [("bold", 0, 5), ("italic", 3, 2)],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("签<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_wrong_html_is_refused_in_telegrams_words(text: str, wanted: str) -> None:
    assert problem(text, "HTML") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hello.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("1-2", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("*bold", "Can't find end of Bold entity at byte offset 0"),
        ("签 _x", "Can't find end of Italic entity at byte offset 4"),
        ("[x](http://a.com", "Can't find end of a URL at byte offset 4"),
        ("```\nx", "Can't find end of Pre entity at byte offset 0"),
    ],
)
def test_wrong_markdown_is_refused_in_telegrams_words(text: str, wanted: str) -> None:
    assert problem(text, "MarkdownV2") == wanted


def test_markdown_knows_all_marks() -> None:
    text = "*b* _i_ __u__ ~s~ ||p|| `c` [l](http://a.com/) \\*"
    plain, entities = read(text, "MarkdownV2")
    assert plain == "b i u s p c l *"
    kinds = "bold italic underline strikethrough spoiler code text_link"
    assert " ".join(str(kind) for kind, _, _ in entities) == kinds


def test_markdown_quotes_end_with_their_line() -> None:
    plain, entities = read(">one\n>two\nthree", "MarkdownV2")
    assert plain == "one\ntwo\nthree"
    assert entities == [("blockquote", 0, 8)]


def test_code_blocks_name_their_language() -> None:
    for text, mode in (
        ('<pre><code class="language-python">x</code></pre>', "HTML"),
        ("```python\nx```", "MarkdownV2"),
    ):
        plain, entities = formatted(text, mode, None, {})
        assert (plain, entities) == (
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": "python"}],
        )


def test_the_old_markdown_is_simple() -> None:
    assert read("*b* _i_ `c` [l](http://a.com)", "Markdown")[0] == "b i c l"
    assert problem("*b", "Markdown").startswith("Can't find end of the entity starting at byte")


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("x", "BBCode", None, {})


def test_a_mention_without_a_name_carries_the_person() -> None:
    ann = {"id": 7, "is_bot": False, "first_name": "Ann"}
    _, entities = formatted('<a href="tg://user?id=7">you</a>', "HTML", None, {7: ann})
    assert entities == [{"type": "text_mention", "offset": 0, "length": 3, "user": ann}]


def test_space_at_the_ends_goes_and_entities_move() -> None:
    assert read("\n <b> x</b> ", "HTML") == ("x", [("bold", 0, 1)])


def test_an_entity_outside_the_text_is_refused() -> None:
    far = {"type": "bold", "offset": 3, "length": 9}
    with pytest.raises(ApiError, match="ends after the end of the text"):
        formatted("hello", None, [far], {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("good morning, everyone", []),
        ("/checkin@steward_bot now", [("bot_command", 0, 20)]),
        ("/签到", []),
        ("你好 @steward_bot!", [("mention", 3, 12)]),
        ("#打卡 #1", [("hashtag", 0, 3)]),
        ("see https://a.com/x?y=1, ok", [("url", 4, 19)]),
        ("例如 shop.xyz 和 package.json", [("url", 3, 8)]),
        ("a@b.com costs $USD", [("email", 0, 7), ("cashtag", 14, 4)]),
        ("😀 t.me/+abc", [("url", 3, 9)]),
    ],
)
def test_entities_are_found_in_plain_text(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(e["type"], e["offset"], e["length"]) for e in detect(text)] == found


def test_nothing_is_found_inside_code() -> None:
    assert read("<code>@steward_bot</code>", "HTML")[1] == [("code", 0, 12)]


def test_html_for_the_page_is_escaped_and_well_nested() -> None:
    text = "<script>x</script>"
    crossing: list[Json] = [
        {"type": "bold", "offset": 0, "length": 9},
        {"type": "italic", "offset": 8, "length": 10},
    ]
    shown = as_html(text, crossing)
    assert "<script" not in shown
    assert shown == ("<b>&lt;script&gt;<i>x</i></b><i>&lt;/script&gt;</i>")


def test_a_link_to_a_script_is_no_link() -> None:
    bad = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}]
    assert as_html("x", bad) == '<span class="plain">x</span>'
    good = [{"type": "text_link", "offset": 0, "length": 1, "url": 'http://a.com/"><b'}]
    assert '"><b' not in as_html("x", good)


def test_utf16_length_counts_pairs() -> None:
    assert (utf16("ab"), utf16("签到"), utf16("😀")) == (2, 2, 2)
