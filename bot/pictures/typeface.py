"""What a font file can show and how wide: just enough of TrueType to lay text out before it is drawn."""

from pathlib import Path
from struct import iter_unpack, unpack_from

_RANGES, _GROUPS = 4, 12
"""The two ways in which our fonts map characters to glyphs (formats of the table `cmap`)."""


class Typeface:
    """One font: its `family` and `weight` as the drawing names them, the characters it has, their widths."""

    def __init__(self, path: Path, family: str, weight: int) -> None:
        self.family = family
        self.weight = weight
        data = path.read_bytes()
        tables = {
            tag.decode(): (start, length) for tag, _, start, length in iter_unpack(">4sIII", _directory(data))
        }
        (units,) = unpack_from(">H", data, tables["head"][0] + 18)
        (counted,) = unpack_from(">H", data, tables["hhea"][0] + 34)
        start, _ = tables["hmtx"]
        widths = [width / units for width, _ in iter_unpack(">Hh", data[start : start + 4 * counted])]
        self._widths: dict[int, float] = {
            sign: widths[min(glyph, counted - 1)] for sign, glyph in _glyphs(data, tables["cmap"][0]).items()
        }

    def has(self, sign: str) -> bool:
        """Whether there is a picture of this one character."""
        return ord(sign) in self._widths

    def width(self, sign: str) -> float:
        """The width of one character as a part of the font size; 0 for one it has not."""
        return self._widths.get(ord(sign), 0.0)


def _directory(data: bytes) -> bytes:
    (count,) = unpack_from(">H", data, 4)
    return data[12 : 12 + 16 * count]


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Character -> glyph; of several tables the one that knows more."""
    (count,) = unpack_from(">H", data, start + 2)
    places = {start + unpack_from(">HHI", data, start + 4 + 8 * each)[2] for each in range(count)}
    formats = {unpack_from(">H", data, place)[0]: place for place in places}
    if _GROUPS in formats:
        return _grouped(data, formats[_GROUPS])
    return _ranged(data, formats[_RANGES])


def _grouped(data: bytes, start: int) -> dict[int, int]:
    (count,) = unpack_from(">I", data, start + 12)
    groups = iter_unpack(">III", data[start + 16 : start + 16 + 12 * count])
    return {sign: glyph + sign - first for first, last, glyph in groups for sign in range(first, last + 1)}


def _ranged(data: bytes, start: int) -> dict[int, int]:
    """Four columns of numbers, one row a range; the fourth points into a list that follows them."""
    (twice,) = unpack_from(">H", data, start + 6)
    count = twice // 2
    columns = [start + 14, start + 16 + twice, start + 16 + 2 * twice, start + 16 + 3 * twice]
    ends, begins, deltas, offsets = (unpack_from(f">{count}H", data, at) for at in columns)
    found = {}
    for each, (first, last) in enumerate(zip(begins, ends, strict=True)):
        listed = columns[3] + 2 * each + offsets[each]
        for sign in range(first, min(last, 0xFFFE) + 1):
            glyph = sign
            if offsets[each]:
                (glyph,) = unpack_from(">H", data, listed + 2 * (sign - first))
            if glyph:
                found[sign] = (glyph + deltas[each]) % 0x10000
    return {sign: glyph for sign, glyph in found.items() if glyph}
