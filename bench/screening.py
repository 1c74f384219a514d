"""What looking for words costs, beside what decoding the same update costs: `python -m bench.screening`.

Messages of about 100 characters in Chinese, English and both, harmless ones, ones with odd writing in them
(links, figures, signs) and ones with a hit, against 10,000 and 100,000 invented words with all that is on by
default. The figure that counts is the ratio to `json.loads` and aiogram's `Update.model_validate` in the same
run, because machines differ.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from aiogram.types import Update

from bench.report import is_full, table
from bot.screening.lexicon import Lexicon, Word
from bot.screening.matcher import Matcher

BOUND, GROWTH = 0.6, 1.5
"""The share of decoding that screening may cost with 10,000 words; how much more with 100,000."""
LENGTH, ROUNDS = 100, 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HAN = "".join(
    bytes((row, place)).decode("gb2312") for row in range(0xB0, 0xD7) for place in range(0xA1, 0xFA)
)
"""The 3,500 most usual characters."""
_STORY = {
    "Chinese": (
        "昨天下班以后我们几个人去河边走了一圈,风很大,桥上站着不少钓鱼的老人,"
        "他们聊得很开心,谁也没有钓到鱼。回来的路上买了半个西瓜,切开一看居然是黄瓤的,"
        "孩子们高兴坏了,一人抱着一块坐在门口慢慢啃。"
    ),
    "English": (
        "Yesterday after work a few of us walked along the river, the wind was strong and nobody had caught"
        " a fish all day."
    ),
    "mixed": (
        "这个 plugin 我装了三次都不行,后来发现是 Python 版本的问题,换成新版 virtualenv 以后就好了,"
        "你们可以先看看 readme 再装,记得把 cache 清掉,然后 restart 一下。"
    ),
    "odd English": (
        "See https://example.org/maps?id=7 at 19:30, re-read page 3b, it's the 2nd edition (v2.1), ask"
        " @reader_7 for it!!"
    ),
}


_TRIPLE = re.compile(r"(.)\1\1")


def invented(count: int, seed: int = 5) -> list[str]:
    """Words that nobody says: half Chinese, of two to five characters, half Latin, some of them phrases.

    A longer list has all words of a shorter one.
    """
    han, latin = random.Random(seed), random.Random(seed + 1)
    chinese: set[str] = set()
    while len(chinese) < count // 2:
        chinese.add("".join(han.choices(_HAN, k=han.choice((2, 3, 3, 4, 4, 5)))))
    others: set[str] = set()
    while len(others) < count - count // 2:
        parts = (
            "".join(latin.choices(_LETTERS, k=latin.randint(4, 9))) for _ in range(latin.choice((1, 1, 1, 2)))
        )
        others.add(" ".join(parts))
    return sorted(chinese | others)


def messages(words: Sequence[str]) -> dict[str, str]:
    """Kind of message -> an example of about `LENGTH` characters; `words` are those that may be hit."""
    found = {kind: f"{text}{text}"[:LENGTH] for kind, text in _STORY.items()}
    chinese = next(word for word in words if ord(word[0]) > 255 and len(word) == 4)
    latin = next(word for word in words if word.isascii() and " " not in word and not _TRIPLE.search(word))
    found["Chinese, a hit"] = found["Chinese"][: LENGTH - 4] + chinese
    found["Chinese, a split hit"] = found["Chinese"][: LENGTH - 7] + "*".join(chinese)
    found["English, a hit"] = found["English"][: LENGTH - len(latin)].rpartition(" ")[0] + " " + latin
    return found


def update_of(text: str) -> bytes:
    """The update that brings it."""
    user = {"id": 10_000_001, "is_bot": False, "first_name": "Ann", "last_name": "Lee"}
    user |= {"username": "ann_lee", "language_code": "zh-hans"}
    chat = {"id": -1_001_000_000_001, "type": "supergroup", "title": "Readers", "username": "readers"}
    message = {"message_id": 77, "from": user, "chat": chat, "date": 1_790_000_000, "text": text}
    return json.dumps({"update_id": 500_000_001, "message": message}).encode()


def microseconds(action: Callable[[], object], times: int) -> float:
    """Processor time of one call."""
    began = time.process_time()
    for _ in range(times):
        action()
    return (time.process_time() - began) / times * 1e6


def side_by_side(actions: Sequence[Callable[[], object]], times: int) -> list[list[float]]:
    """Microseconds of each, in rounds that follow closely, so that a busy machine is busy for all of them."""
    return [[microseconds(action, times) for action in actions] for _ in range(ROUNDS)]


def figures(counts: Sequence[int], times: int) -> dict[str, list[list[float]]]:
    """Kind of message -> rounds of microseconds: decoding, then looking with each number of words."""
    lists = [invented(count) for count in counts]
    matchers = [Matcher.of(Lexicon(tuple(map(Word, words)))) for words in lists]
    found = {}
    for kind, text in messages(sorted(set(lists[0]).intersection(*lists))).items():
        decode = partial(_decoded, update_of(text))
        found[kind] = side_by_side([decode, *(partial(matcher.find, text) for matcher in matchers)], times)
    return found


def _decoded(raw: bytes) -> Update:
    return Update.model_validate(json.loads(raw))


def report() -> str:
    """The table."""
    counts, times = ((10_000, 100_000), 1000) if is_full() else ((1_000, 5_000), 200)
    rows = []
    for kind, rounds in figures(counts, times).items():
        decode, fewer, more = (median(column) for column in zip(*rounds, strict=True))
        share = median(few / decoding for decoding, few, _ in rounds)
        growth = median(many / few for _, few, many in rounds)
        rows.append(
            [kind, *(f"{cost:.1f}" for cost in (decode, fewer, more)), f"{share:.2f}", f"{growth:.2f}"]
        )
    named = (f"{count:,} words" for count in counts)
    head = ["100 characters, microseconds", "decoding", *named, "share", "growth"]
    return table(head, [*rows, ["bound", "", "", "", BOUND, GROWTH]])


if __name__ == "__main__":
    sys.stdout.write(report())
