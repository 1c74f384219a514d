"""The little Markdown that a community manager writes, as Telegram HTML. Standard library only.

Headings, lists, quotes, **bold**, *italic*, ~~struck out~~, `code` and [links](https://...); line breaks stay
where they were written.
"""

import re
from html import escape
from itertools import groupby

_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\[(?P<words>[^\]]+)\]\((?P<url>[^()\s]+)\)"
    r"|\*\*(?P<b>\S(?:.*?\S)?)\*\*"
    r"|~~(?P<s>\S(?:.*?\S)?)~~"
    r"|\*(?P<i>[^\s*](?:[^*]*[^\s*])?)\*",
)
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_BULLET = re.compile(r"(\s*)[-*+]\s+")
_QUOTE = re.compile(r">\s?")


def telegram_html(markdown: str) -> str:
    """The text as Telegram HTML, with at most one empty line between paragraphs."""
    blocks = []
    for quoted, lines in groupby(markdown.strip().splitlines(), lambda line: line.startswith(">")):
        block = "\n".join(_line(_QUOTE.sub("", line, count=1) if quoted else line) for line in lines)
        blocks.append(f"<blockquote>{block}</blockquote>" if quoted else block)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(blocks))


def _line(line: str) -> str:
    line = line.rstrip()
    if heading := _HEADING.fullmatch(line):
        return f"<b>{_inline(heading[1])}</b>"
    return _inline(_BULLET.sub(r"\1• ", line, count=1) if _BULLET.match(line) else line)


def _inline(words: str) -> str:
    """Marks become tags; what is between them is escaped."""
    html, end = "", 0
    for found in _INLINE.finditer(words):
        html += escape(words[end : found.start()], quote=False) + _tagged(found)
        end = found.end()
    return html + escape(words[end:], quote=False)


def _tagged(found: re.Match[str]) -> str:
    if found["code"]:
        return f"<code>{escape(found['code'], quote=False)}</code>"
    if found["words"]:
        return f'<a href="{escape(found["url"])}">{_inline(found["words"])}</a>'
    tag = str(found.lastgroup)
    return f"<{tag}>{_inline(found[tag])}</{tag}>"
