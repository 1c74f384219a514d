"""Mark-up: what Telegram takes, what it refuses, and the Markdown that becomes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content_markdown import telegram_html
from bot.content_markup import faults, visible_length


@pytest.mark.parametrize(
    "fine",
    [
        "<b>a <i>b</i></b> &amp; &lt; &#39;",
        '<a href="https://x.org/?a=1&amp;b=2">x</a>',
        '<pre><code class="language-python">x</code></pre>',
        "<blockquote expandable>x</blockquote><tg-spoiler>y</tg-spoiler>",
    ],
)
def test_mark_up_that_telegram_takes_has_no_faults(fine: str) -> None:
    assert list(faults(fine)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "a < b", "a > b", "a & b", "&nbsp;", "<br>", "<b>x", "x</b>", "<b><i>x</b></i>",
        "<a>x</a>", '<a href="javascript:x">x</a>', "<b style='x'>x</b>", "", "<b> </b>",
    ],
)  # fmt: skip
def test_mark_up_that_telegram_refuses_has_a_fault(wrong: str) -> None:
    assert list(faults(wrong))


def test_length_is_counted_as_telegram_does() -> None:
    assert visible_length("<b>a&amp;👋</b>") == 4


def test_markdown_becomes_telegrams_mark_up() -> None:
    written = "# Hi *you*\n\n\n\n- **a** & `b<c`\n> q1\n> q2\n[x](https://x.org/?a=1&b=2) 2*3*4 ~~no~~"
    assert telegram_html(written) == (
        "<b>Hi <i>you</i></b>\n\n• <b>a</b> &amp; <code>b&lt;c</code>\n"
        "<blockquote>q1\nq2</blockquote>\n"
        '<a href="https://x.org/?a=1&amp;b=2">x</a> 2<i>3</i>4 <s>no</s>'
    )


@given(st.text(alphabet="ab*~`[]()<>&#-_ \n", max_size=60))
def test_any_markdown_becomes_mark_up_that_telegram_takes(written: str) -> None:
    wrong = [what for what, _ in faults(telegram_html(written)) if what != "is empty"]
    assert wrong == []
