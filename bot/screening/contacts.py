"""Ways to be reached elsewhere, as somebody who has just come would offer them: numbers, messengers, mail."""

import re

from bot.domain.screening import Entity

Span = tuple[int, int]

_MESSENGER = re.compile(
    r"(?<![A-Za-z])(?P<by>微信|薇信|威信|企鹅|纸飞机|电报|vx|wx|qq|wechat|whats\s?app|telegram|tg|line|viber|skype|zalo)"
    r"[\s号群加联系IDid是为叫:：=\-—~+➕👉➡\ufe0f@]{1,8}(?P<name>\+?[A-Za-z0-9][A-Za-z0-9_\-]{4,30})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WRITE_TO = re.compile(
    r"(?:联系|私聊|私信|找我|加我|咨询|滴滴|\bdm\b|\bpm\b|\bcontact\b|\bwrite(?: to)?\b|\bmessage\b|\binbox\b"
    r"|пишите|писать|напиши)[\s:：,，我me\-—👉➡\ufe0f✉]{0,8}@[A-Za-z]\w{4,31}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?<![\d+.])(?:\+\d{1,3}[ -]?)?"
    r"(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\(?\d{3}\)?[ -]\d{3}[ -]\d{4})(?!\d)"
)
_NAMES_ONLY = frozenset({"line", "tg", "telegram"})
_MARKED = frozenset({"phone_number", "email"})


def contact_in(text: str, entities: tuple[Entity, ...] = ()) -> Span | None:
    """The first contact that a text offers, as a place in it."""
    marked = next(((each.start, each.end) for each in entities if each.kind in _MARKED), None)
    if marked:
        return marked
    for expression in (_MESSENGER, _WRITE_TO, _MAIL, _PHONE):
        for found in expression.finditer(text):
            if expression is not _MESSENGER or _is_name(found["by"].casefold(), found["name"]):
                return found.span()
    return None


def _is_name(messenger: str, name: str) -> bool:
    """Whether what follows a messenger's name is one in it, rather than the next word of a sentence."""
    if name.isdigit():
        return messenger not in _NAMES_ONLY
    return "_" in name or any(map(str.isdigit, name))
