"""What holds for whatever anybody types."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.entities import detect, utf16
from sandbox.errors import ApiError
from sandbox.formatting import formatted
from sandbox.view_html import as_html

MARKS = """
<b> </b> <i> </ <a href=' '> </a> &lt; &#0; & * _ __ ~ || ` ``` [ ]( ) ! ![ > \\ 😀 签 a.com @abc /go #x
"""
PIECES = st.sampled_from([*MARKS.split(), " ", "\n"])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
FEW = settings(max_examples=300, deadline=None)


@FEW
@given(TEXTS, st.sampled_from(["HTML", "MarkdownV2", "Markdown", None]))
def test_marked_up_text_is_read_or_refused(text: str, mode: str | None) -> None:
    try:
        plain, entities = formatted(text, mode, None, {})
    except ApiError:
        return
    room = utf16(plain)
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= room


@FEW
@given(TEXTS)
def test_the_page_gets_every_tag_closed_in_order(text: str) -> None:
    shown = as_html(text, detect(text))
    waiting: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)", shown):
        if closing:
            assert waiting.pop() == name
        else:
            waiting.append(name)
    assert waiting == []
    assert set(re.findall(r"<([a-z]+)", shown)) <= {"a", "span"}
