"""`/vote Question | A | B --until 20:00 --multi`: what people write after the command, read with patience.

Full-width signs, dashes that a keyboard has joined, Chinese words, and lines in place of strokes are fine.
"""

import re
from collections.abc import Iterator, Mapping

from bot.domain.refusal import Refusal
from bot.domain.votes import HONOUR, MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH, THEME, TOPIC, Wish

_FLAGS: Mapping[str, tuple[str, ...]] = {
    "until": ("until", "till", "截止到", "截止", "直到", "到"),
    "multi": ("multiple", "multi", "多选", "多選"),
    "hidden": ("hidden", "hide", "隐藏", "隱藏"),
    "decides": ("decides", "decide", "决定", "決定"),
}
_WORDS = {word: flag for flag, words in _FLAGS.items() for word in words}
_MEANT: Mapping[str, tuple[str, ...]] = {
    THEME: ("theme", "week", "主题", "主題"),
    TOPIC: ("topic", "话题", "話題"),
    HONOUR: ("honour", "honor", "荣誉", "榮譽"),
}
_KNOWN = "|".join(sorted(_WORDS, key=len, reverse=True))
_DASHES = r"(?:--|——|－－|–|—)"
_CHINESE = "|".join(word for word in _KNOWN.split("|") if not word.isascii() and word != "到")
_TIMELY = r"到(?=\s*(?:\d|[今明后後周週]|[本这這下][周週]|星期|礼拜|凌晨|[早晚]上|[上中下]午))"
_LAST = r"(?=\s*(?:$|[|｜]|--))"
_FLAG = re.compile(
    rf"(?:^|(?<=[\s|｜])){_DASHES}(?:(?P<known>{_KNOWN})(?![a-z])|(?P<other>[^\W\d_]+))[=＝:：]?[^\S\n]*"
    rf"|(?:--|——|－－)(?P<joined>{_CHINESE}|{_TIMELY})[=＝:：]?[^\S\n]*"
    rf"|(?<=\s)--[^\S\n](?P<apart>(?:until|till|decides?)(?=[=:\s])|(?:{_KNOWN}){_LAST})[=:]?[^\S\n]*",
    re.IGNORECASE,
)
"""A flag as it should be; one in Chinese with no blank before it; one with a blank after its dashes."""
_GIVEN = re.compile(r"[=＝:：]\s*\Z")
_YES = ("yes", "on", "true", "1", "是", "开", "開")
_NO = ("no", "off", "false", "0", "否", "关", "關")
_ONE_WORD = re.compile(r"[^\s|｜]*")
_STROKE = re.compile(r"[|｜]")
_PARTS = re.compile(r"[|｜\n]")


def read_line(written: str) -> Wish:
    """What is wanted; the question and the options may be missing, `check` tells.

    Refuses with "vote-unknown-flag" or "vote-unknown-purpose".
    """
    flags: dict[str, str] = {}
    text = _without_flags(written, flags)
    parts = [" ".join(part.split()) for part in (_STROKE if _STROKE.search(text) else _PARTS).split(text)]
    question, *options = parts
    return Wish(
        question, tuple(option for option in options if option), flags.get("until", ""),
        bool(flags.get("multi")), bool(flags.get("hidden")), flags.get("decides", ""),
    )  # fmt: skip


def options_in(written: str) -> tuple[str, ...]:
    """Options as somebody writes them in a message of their own: by lines or by strokes."""
    parts = (" ".join(part.split()) for part in _PARTS.split(written))
    return tuple(part for part in parts if part)


def check(wish: Wish) -> None:
    """Refuse what no poll can ask; each refusal says how it would work."""
    if not wish.question:
        raise Refusal("vote-usage")
    if len(wish.question) > QUESTION_LENGTH:
        raise Refusal("vote-question-too-long", most=QUESTION_LENGTH)
    check_options(wish.options)


def check_options(options: tuple[str, ...]) -> None:
    """Two to twelve, each different, none too long."""
    if len(options) < 2:  # noqa: PLR2004 - one is no choice
        raise Refusal("vote-too-few-options")
    if len(options) > MOST_OPTIONS:
        raise Refusal("vote-too-many-options", most=MOST_OPTIONS)
    long = next((option for option in options if len(option) > OPTION_LENGTH), None)
    if long is not None:
        raise Refusal("vote-option-too-long", option=f"{long[:30]}…", most=OPTION_LENGTH)
    for place, option in enumerate(options):
        if option.casefold() in {other.casefold() for other in options[:place]}:
            raise Refusal("vote-option-twice", option=option)


def purpose_meant(written: str) -> str | None:
    """What a vote is to decide, by the word somebody wrote; None for any other word."""
    word = written.casefold()
    return next((meaning for meaning, words in _MEANT.items() if word in words), None)


def _without_flags(written: str, flags: dict[str, str]) -> str:
    """The text with its flags taken out and put into `flags`."""
    kept: list[str] = []
    rest = 0
    for match, end in _flags(written):
        name = _WORDS[_word(match).casefold()]
        value = written[match.end() : end]
        kept.append(written[rest : match.start()])
        rest = match.end()
        if name == "until":
            flags[name] = _STROKE.split(value.partition("\n")[0])[0].strip()
            rest += len(_STROKE.split(value.partition("\n")[0])[0])
        elif name == "decides":
            word = _first_word(value)
            flags[name] = _purpose(word)
            rest += len(word)
        else:
            word = _yes_or_no(match, value)
            flags[name] = "" if word.casefold() in _NO else "yes"
            rest += len(word)
    return "".join([*kept, written[rest:]])


def _flags(written: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each flag and where what belongs to it ends at the latest.

    A joined dash before any other word is a dash, and part of the text.
    """
    found: list[re.Match[str]] = []
    for match in _FLAG.finditer(written):
        if _word(match):
            found.append(match)
        elif match[0].startswith("--"):
            raise Refusal("vote-unknown-flag", flag=f"--{match['other'][:30]}")
    ends = [*(match.start() for match in found), len(written)]
    yield from zip(found, ends[1:], strict=True)


def _first_word(text: str) -> str:
    found = _ONE_WORD.match(text)
    return found[0] if found else ""


def _yes_or_no(match: re.Match[str], value: str) -> str:
    """What `--multi=yes` says after its sign; empty where the next word is the text's own."""
    word = _first_word(value) if _GIVEN.search(match[0]) else ""
    return word if word.casefold() in (*_YES, *_NO) else ""


def _word(match: re.Match[str]) -> str:
    return match["known"] or match["joined"] or match["apart"] or ""


def _purpose(word: str) -> str:
    meant = purpose_meant(word)
    if meant is None:
        raise Refusal("vote-unknown-purpose")
    return meant
