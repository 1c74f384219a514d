"""Makes the tables again: `python -m bot.screening.tables`; see the package's docstring."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping

from bot.screening.tables import FOLDER, simplified

HAN = "".join(map(chr, [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]))
USUAL = 0.05
"""The share of a character's places in the phrases that a second sound must have to be worth keeping."""
_KEEP = frozenset("著乾")
"""Characters that OpenCC changes in words only, one by one it would change too much."""


def traditional() -> str:
    """The text of `traditional.txt`: the traditional forms, then the Japanese ones."""
    import opencc  # noqa: PLC0415 - not needed to use the tables

    forms: dict[str, list[str]] = defaultdict(list)
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("jp2t")
    signs = "\n".join(HAN)
    simple = to_simplified.convert(signs).split("\n")
    japanese = to_simplified.convert(to_traditional.convert(signs)).split("\n")
    for sign, first, second in zip(HAN, simple, japanese, strict=True):
        to = first if first != sign or _is_simplified(sign) else second
        if to != sign and len(to) == 1 and sign not in _KEEP:
            forms[to].append(sign)
    return "".join(f"{to}\t{''.join(signs)}\n" for to, signs in sorted(forms.items()))


def _is_simplified(sign: str) -> bool:
    """Whether it is in GB 2312: then what it means in Japanese does not matter."""
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def sounds() -> str:
    """The text of `sounds.txt`, for what is left when `traditional.txt` has been used."""
    usual: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for sign, heard in _heard().items():
        total = heard.total()
        first, *rest = [sound for sound, times in heard.most_common(3) if times >= USUAL * total]
        usual[first].append(sign)
        for sound in rest:
            other[sound].append(sign)
    rows = sorted(usual.keys() | other.keys())
    return "".join(f"{row}\t{''.join(sorted(usual[row]))}\t{''.join(sorted(other[row]))}\n" for row in rows)


def _heard() -> dict[str, Counter[str]]:
    """How often each character sounds how in the phrases; the dictionary's first sound counts half a time."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - not needed to use the tables
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - as above

    known: Mapping[int, str] = pinyin_dict
    heard: dict[str, Counter[str]] = {
        sign: Counter({toneless(known[ord(sign)].split(",")[0]): 0.5})
        for sign in HAN[0x4DC0 - 0x3400 :]
        if ord(sign) in known and sign not in simplified()
    }
    for phrase, spoken in phrases_dict.items():
        for sign, choices in zip(phrase, spoken, strict=False):
            if sign in heard:
                heard[sign][toneless(choices[0])] += 1
    return heard


def toneless(spoken: str) -> str:
    """The syllable as it is typed: lǜ is lv."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", spoken).replace("ü", "v"))
    for marked in "ǖǘǚǜ":
        plain = plain.replace(unicodedata.normalize("NFD", marked), "v")
    return "".join(sign for sign in plain if sign.isalpha() and sign.isascii())


if __name__ == "__main__":
    (FOLDER / "traditional.txt").write_text(traditional(), encoding="utf-8")
    (FOLDER / "sounds.txt").write_text(sounds(), encoding="utf-8")
