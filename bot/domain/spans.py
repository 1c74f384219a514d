"""Lengths of time in people's own words, to be read and to be said: 2h30m, 90 min, 7天, 两小时半, 半小时.

A month counts 30 days, a year 365. Standard library only.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bot.domain.outgoing import Text

MINUTE, HOUR, DAY = 60, 3600, 86400
FOREVER = -1
"""What `span_in` answers for a time without end."""

_UNITS: Mapping[int, str] = {
    365 * DAY: "years year y 年",
    30 * DAY: "months month mo 月",
    7 * DAY: "weeks week wk w 周 週 星期 礼拜 禮拜",
    DAY: "days day d 天 日",
    HOUR: "hours hour hrs hr h 小时 小時 钟头 鐘頭 时 時",
    MINUTE: "minutes minute mins min m 分钟 分鐘 分",
    1: "seconds second secs sec s 秒钟 秒鐘 秒",
}
_LENGTHS = {word: seconds for seconds, words in _UNITS.items() for word in words.split()}
WORDS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
"""Numbers that people write out."""
_DIGITS = "零〇一二两兩三四五六七八九"
_VALUES = {sign: (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9)[place] for place, sign in enumerate(_DIGITS)}
HAN = rf"[{_DIGITS}]?百[零〇]?(?:[{_DIGITS}]?十)?[{_DIGITS}]?|[{_DIGITS}]?十[{_DIGITS}]?|[{_DIGITS}]"
_NUMBER = r"(?P<digits>[0-9]{1,6}(?:\.[0-9]{1,2})?)|(?P<half>半|half an? )|(?P<one>an? )|"
_NUMBER += rf"(?P<word>{'|'.join(WORDS)}) |(?P<han>{HAN})"
_UNIT = "|".join(sorted(_LENGTHS, key=len, reverse=True))
_PIECE = re.compile(rf"(?:{_NUMBER}) ?[个個]?(?P<and_half>半)?(?P<unit>{_UNIT})(?![a-z])(?P<half_more>半)?")
_BETWEEN = re.compile(r" ?(?:,|、|and|零|又)? ?")
_FOREVER = re.compile(
    r"for ?ever|for good|perm(?:a|anent|anently)?|"
    r"(?:永久|永远|永遠|无限期|無限期)(?:禁言|封禁|封号|封號|拉黑)?"
)
MARKS = " ,，:：;；、-–—"
"""What people put between the parts of a line."""
_GLUED = re.compile(r"[内內前后後里裡以之来來没沒多了都就才间間左至到]")
"""What follows here belongs to the time: "3天内发了五条广告" is no time to be muted for."""


def span_in(written: str) -> int | None:
    """The seconds that a text means as a whole, `FOREVER`, or None if it is no length of time.

    Larger units come before smaller ones: "30m 2h" is none.
    """
    text = _folded(written)
    if _FOREVER.fullmatch(text):
        return FOREVER
    text = text.removeprefix("for ")
    found = _beginning(text)
    return found[0] if found and found[1] == len(text) else None


def span_before(written: str) -> tuple[int, str] | None:
    """The time that a word without blanks begins with ("30分钟刷屏") and what follows; None without one."""
    text = _folded(written)
    found = _beginning(text)
    rest = text[found[1] :] if found else ""
    if found is None or not rest or (rest[0].isalnum() and rest[0].isascii()) or _GLUED.match(rest):
        return None
    tail = written[-len(rest) :]
    return found[0], (tail if _folded(tail) == rest else rest).lstrip(MARKS)


def said(seconds: int) -> Text:
    """A length of time of a second or more in words, exactly, in days, hours, minutes and seconds."""
    parts = list(_parts(seconds))
    text = parts[-1]
    for part in reversed(parts[:-1]):
        text = Text("span-joined", {"first": part, "then": text})
    return text


def _parts(seconds: int) -> Iterator[Text]:
    for length, key in ((DAY, "span-days"), (HOUR, "span-hours"), (MINUTE, "span-minutes")):
        count, seconds = divmod(seconds, length)
        if count:
            yield Text(key, {"count": count})
    if seconds:
        yield Text("span-seconds", {"count": seconds})


def _folded(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).casefold().split())


def _beginning(text: str) -> tuple[int, int] | None:
    """The seconds that a text begins with, and where that ends."""
    total, last, place = 0.0, 0, 0
    while piece := _PIECE.match(text, place if not last else _gap(text, place)):
        length = _LENGTHS[piece["unit"]]
        if last and length >= last:
            return None
        total += _count(piece) * length
        last, place = length, piece.end()
    short = re.compile(r"[0-9]{1,2}(?![0-9a-z.])").match(text, place) if last == HOUR else None
    if short:  # 2h30
        total, place = total + int(short[0]) * MINUTE, short.end()
    return (round(total), place) if last else None


def _gap(text: str, place: int) -> int:
    gap = _BETWEEN.match(text, place)
    return gap.end() if gap else place


def _count(piece: re.Match[str]) -> float:
    if piece["digits"]:
        count = float(piece["digits"])
    elif piece["word"]:
        count = float(WORDS[piece["word"]])
    elif piece["han"]:
        count = float(han_number(piece["han"]))
    else:
        count = 0.5 if piece["half"] else 1.0
    return count + (0.5 if piece["and_half"] or piece["half_more"] else 0.0)


def han_number(written: str) -> int:
    """What a Chinese number below a thousand (`HAN`) says."""
    hundreds, found, rest = written.rpartition("百")
    count = (_VALUES.get(hundreds, 1) if found else 0) * 100
    tens, found, ones = rest.rpartition("十")
    count += (_VALUES.get(tens.strip("零〇"), 1) if found else 0) * 10
    return count + _VALUES.get(ones.strip("零〇"), 0)
