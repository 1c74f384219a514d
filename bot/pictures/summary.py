"""The summary for operators: a group's period on one picture that is legible on a phone."""

from collections.abc import Sequence

from bot.pictures import palette
from bot.pictures.chart import draw_trend, trend_height
from bot.pictures.heat import draw_heat, heat_height
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper, whole
from bot.pictures.summary_lists import cohorts_height, draw_cohorts, draw_top, top_height
from bot.pictures.summary_sheet import SummarySheet, Tile

WIDTH = 540
"""Points; the picture has 1080 pixels, and a phone shows all of it without zooming."""
TILES_SHOWN = 6

_EDGE, _PAD = 12.0, 18.0
_LEFT, _INNER = _EDGE + _PAD, WIDTH - 2 * (_EDGE + _PAD)
_BANNER, _TILE, _GAP = 98.0, 106.0, 9.0
_ACROSS = 3
_HEADING = 45.0

_GROUP = Pen(27, palette.ON_DEEP, bold=True)
_TITLE = Pen(18, palette.ON_DEEP_SOFT)
_PERIOD = Pen(18, palette.ON_DEEP)
_LABEL = Pen(15.5, palette.INK_SOFT)
_VALUE = Pen(32, palette.INK, bold=True)
_HEAD = Pen(19, palette.INK, bold=True)
_TONES = {1: palette.GREEN, -1: palette.CLAY, 0: palette.INK_SOFT}


def summary(sheet: SummarySheet) -> bytes:
    """The summary as PNG: 1080 pixels wide, as high as it has things to show."""
    return drawn(sheet).png()


def drawn(sheet: SummarySheet) -> Paper:
    """The summary on its sheet."""
    tiles = sheet.tiles[:TILES_SHOWN]
    lines = -(-len(tiles) // _ACROSS)
    parts = (
        (sheet.trend.title, trend_height(sheet.trend)),
        (sheet.heat.title, heat_height(sheet.heat)),
        (sheet.cohorts.title, cohorts_height(sheet.cohorts)),
        (sheet.top.title, top_height(sheet.top)),
    )
    begin = _EDGE + _BANNER + _PAD + lines * (_TILE + _GAP) - _GAP
    end = begin + sum(_HEADING + height for _, height in parts) + _PAD
    paper = Paper(WIDTH, end + _EDGE)
    paper.box(_EDGE, _EDGE, WIDTH - 2 * _EDGE, end - _EDGE, palette.CARD, round_=20)
    _banner(paper, sheet)
    _tiles(paper, _EDGE + _BANNER + _PAD, tiles)
    top, tops = begin, []
    for title, height in parts:
        paper.write(_LEFT, top + 32, title, _HEAD, room=_INNER * 0.62)
        tops.append(top + _HEADING)
        top += _HEADING + height
    draw_trend(paper, _LEFT, tops[0], _INNER, sheet.trend, sheet.units, sheet.nothing)
    draw_heat(paper, _LEFT, tops[1], _INNER, sheet.heat, sheet.nothing)
    draw_cohorts(paper, _LEFT, tops[2], _INNER, sheet.cohorts, sheet.nothing)
    draw_top(paper, _LEFT, tops[3], _INNER, sheet.top, sheet.nothing)
    return paper


def _banner(paper: Paper, sheet: SummarySheet) -> None:
    wide = WIDTH - 2 * _EDGE
    paper.box(_EDGE, _EDGE, wide, _BANNER, palette.DEEP, round_=20)
    paper.box(_EDGE, _EDGE + _BANNER / 2, wide, _BANNER / 2, palette.DEEP)
    paper.write(_LEFT, _EDGE + 45, sheet.group, _GROUP, room=_INNER)
    used = paper.write(_LEFT + _INNER, _EDGE + 76, sheet.period, _PERIOD, side="end", room=_INNER * 0.62)
    paper.write(_LEFT, _EDGE + 76, sheet.title, _TITLE, room=_INNER - used - 16)


def _tiles(paper: Paper, top: float, tiles: Sequence[Tile]) -> None:
    wide = (_INNER - (_ACROSS - 1) * _GAP) / _ACROSS
    for number, tile in enumerate(tiles):
        row, place = divmod(number, _ACROSS)
        _tile(paper, _LEFT + place * (wide + _GAP), top + row * (_TILE + _GAP), wide, tile)


def _tile(paper: Paper, x: float, y: float, wide: float, tile: Tile) -> None:
    room = wide - 24
    paper.box(x, y, wide, _TILE, palette.WELL, round_=14)
    paper.write(x + 12, y + 23, tile.label, _LABEL, room=room)
    paper.write(x + 12, y + 57, tile.value, whole(tile.value, _VALUE, room))
    if tile.change:
        at, tone = x + 12, _TONES[tile.good]
        if tile.trend:
            _arrow(paper, at, y + 78, tile.trend, tone)
            at += 18
        paper.write(at, y + 78, tile.change, Pen(15.5, tone, bold=True), room=x + 12 + room - at)
    if tile.goal:
        at = x + 12
        if tile.met:
            paper.dot(at + 5, y + 92, 5, _TONES[tile.met])
            at += 17
        paper.write(at, y + 97, tile.goal, Pen(14.5, palette.INK_SOFT), room=x + 12 + room - at)


def _arrow(paper: Paper, x: float, foot: float, trend: int, colour: str) -> None:
    """▲ or ▼ as a shape: the fonts draw them in different sizes."""
    base, tip = (foot, foot - 11) if trend > 0 else (foot - 11, foot)
    paper.shape(((x, base), (x + 13, base), (x + 6.5, tip)), colour)
