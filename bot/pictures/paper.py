"""A sheet to draw on: shapes and measured text become SVG, and SVG becomes PNG."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from resvg_py import svg_to_bytes

from bot.pictures.clusters import is_rightward
from bot.pictures.lettering import BOLD, FONTS, REGULAR, Line, lay
from bot.pictures.palette import PAPER, Pen

SCALE = 2
"""Pixels a point: phones have them."""
_SMALLEST = 0.8
"""How far text may shrink before it is cut."""

_LEFTWARD = "\u200f"

Side = Literal["start", "middle", "end"]


@dataclass(slots=True)
class Paper:
    """A picture in the making, in points from the upper left corner; later things lie over earlier ones."""

    width: float
    height: float
    colour: str = PAPER
    _parts: list[str] = field(default_factory=list)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, *, round_: float = 0, edge: str = ""
    ) -> None:
        """A rectangle with rounded corners, and a line around it if `edge` names a colour."""
        border: dict[str, float | str] = {"stroke": edge, "stroke-width": 2} if edge else {}
        self._add("rect", x=x, y=y, width=width, height=height, rx=round_, fill=fill, **border)

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """A circle around a point."""
        self._add("circle", cx=x, cy=y, r=radius, fill=fill)

    def rule(self, x: float, y: float, width: float, colour: str) -> None:
        """A thin level line."""
        self.box(x, y, width, 1.5, colour)

    def line(self, points: Iterable[tuple[float, float]], colour: str, thick: float) -> None:
        """A line through all points, with round corners."""
        pen: dict[str, float | str] = {"stroke": colour, "stroke-width": thick, "stroke-linejoin": "round"}
        self._add("polyline", points=_listed(points), fill="none", **pen, **{"stroke-linecap": "round"})

    def shape(self, points: Iterable[tuple[float, float]], fill: str) -> None:
        """The area between points."""
        self._add("polygon", points=_listed(points), fill=fill)

    def write(
        self, x: float, y: float, text: str, pen: Pen, *, room: float = 0, side: Side = "start"
    ) -> float:
        """One line with its foot at `y`, beginning, centred or ending at `x`; returns its width.

        What is wider than `room` (0: no limit) shrinks a little, then is cut with "…".
        """
        line, size = fitted(text, pen, room)
        width = line.width * size
        at = x - {"start": 0.0, "middle": width / 2, "end": width}[side]
        for run in line.runs:
            self._parts.append(
                f'<text x="{at:.2f}" y="{y:g}" font-size="{size * run.scale:.2f}"'
                f' font-family="{run.face.family}" font-weight="{run.face.weight}"'
                f" fill={quoteattr(pen.colour)}"
                f' xml:space="preserve">{escape(turned(run.text))}</text>'
            )
            at += run.width * size
        return width

    def svg(self) -> str:
        """The whole picture as SVG."""
        ground = f'<rect width="{self.width:g}" height="{self.height:g}" fill={quoteattr(self.colour)}/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}">'
            f"{ground}{''.join(self._parts)}</svg>"
        )

    def png(self) -> bytes:
        """The whole picture as PNG, `SCALE` pixels a point."""
        return render(self.svg())

    def _add(self, tag: str, **values: float | str) -> None:
        written = " ".join(
            f"{name}={quoteattr(value if isinstance(value, str) else f'{value:g}')}"
            for name, value in values.items()
        )
        self._parts.append(f"<{tag} {written}/>")


def _listed(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def turned(text: str) -> str:
    """Text of a script that runs leftward, marked at both ends so that spaces and dots there go along."""
    return text if is_rightward(text) else f"{_LEFTWARD}{text}{_LEFTWARD}"


def fitted(text: str, pen: Pen, room: float) -> tuple[Line, float]:
    """The line and the font size at which it fits into `room` points (0: no limit)."""
    weight = BOLD if pen.bold else REGULAR
    line = lay(text, weight)
    if not room or line.width * pen.size <= room:
        return line, pen.size
    size = max(pen.size * _SMALLEST, room / line.width)
    return (line, size) if line.width * size <= room + 0.01 else (lay(text, weight, room / size), size)


def whole(text: str, pen: Pen, room: float) -> Pen:
    """The pen, made as small as the text needs: a number must not be cut."""
    width = lay(text, BOLD if pen.bold else REGULAR).width
    return replace(pen, size=min(pen.size, room / width)) if width else pen


def render(svg: str) -> bytes:
    """PNG of an SVG, with our own fonts and no others: the same bytes on every machine.

    Holds Python's lock until it is done. Raises ValueError for what is no SVG.
    """
    return svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_dirs=[str(FONTS)], zoom=SCALE)
