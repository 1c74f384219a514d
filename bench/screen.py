"""A screen as a group may have it: a thousand words looked for in everything that is said."""

import random
import re
import unicodedata
from collections.abc import Iterable

from bot.domain.community import Community

_SIGNS = "赌博彩票代开发票刷单返利贷款加微信私聊兼职日结带飞内幕稳赚回血棋牌开户充值提现低价出号代练"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(count: int = 1000) -> list[str]:
    """Invented words, half of them Chinese; the same each time, none of them in `bench.traffic`."""
    chance = random.Random(3)
    chinese = ["".join(chance.sample(_SIGNS, chance.randint(3, 5))) for _ in range(count // 2)]
    latin = ["zq" + "".join(chance.choices(_LETTERS, k=chance.randint(3, 7))) for _ in range(count // 2)]
    return sorted({*chinese, *latin})


def pattern_of(wanted: Iterable[str]) -> re.Pattern[str]:
    """One expression for all words; by their beginnings, so that it need not try each at each place."""
    tree: dict[str, dict[str, list[str]]] = {}
    for word in wanted:
        tree.setdefault(word[0], {}).setdefault(word[1], []).append(word[2:])
    branches = (
        first
        + "(?:"
        + "|".join(f"{second}(?:{'|'.join(map(re.escape, rests))})" for second, rests in more.items())
        + ")"
        for first, more in tree.items()
    )
    return re.compile("|".join(branches))


_PATTERN = pattern_of(words())


def flagged(text: str) -> bool:
    """Whether one of the words is in it, however wide or tall it is written."""
    return _PATTERN.search(unicodedata.normalize("NFKC", text).casefold()) is not None


def screen(text: str, community: Community) -> bool:
    """The same for all communities; it has the shape of `bot.intake.hear.Screen`."""
    del community
    return flagged(text)
