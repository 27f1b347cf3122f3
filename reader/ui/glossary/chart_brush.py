"""What all charts are painted with: colours by role, one font in three sizes, texts in their places."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from reader.charting import Mark
from reader.ui.theme import Theme

SERIES = 6
"""Colours, and markers, there are for lines."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart that says more: where it is, in words, and the place in the text that it leads to."""

    place: QRectF
    tip: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a chart."""

    ground: QColor
    text: QColor
    muted: QColor
    rule: QColor
    guest: QColor
    interviewer: QColor
    series: tuple[QColor, ...]

    @classmethod
    def of(cls, theme: Theme) -> Colours:
        """Those of a theme."""
        series = (theme.chart_1, theme.chart_2, theme.chart_3, theme.chart_4, theme.chart_5, theme.chart_6)
        return cls(
            QColor(theme.page),
            QColor(theme.text),
            QColor(theme.muted),
            QColor(theme.rule),
            QColor(theme.guest),
            QColor(theme.interviewer),
            tuple(map(QColor, series)),
        )


class Brush:
    """Paints lines, bars, markers and texts; remembers the spots that say more.

    With `outlined` texts are drawn as shapes: a file looks the same where other fonts are installed.
    """

    def __init__(self, painter: QPainter, colours: Colours, font: QFont, *, outlined: bool = False) -> None:
        self._painter, self.colours, self._outlined = painter, colours, outlined
        self.font = _sized(font, 13)
        self.less = _sized(font, 12)
        self.strong = _sized(font, 13, QFont.Weight.DemiBold)
        self.spots: list[Spot] = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def width_of(self, text: str, font: QFont | None = None) -> float:
        """How wide a text is."""
        return QFontMetricsF(font or self.font).horizontalAdvance(text)

    def text(
        self,
        text: str,
        place: QRectF,
        *,
        colour: QColor | None = None,
        font: QFont | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """One line in the middle of a place's height, elided where it is too long."""
        font = font or self.font
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 0.5)
        if self._outlined:
            room = place.width() - metrics.horizontalAdvance(shown)
            share = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(align, 0.0)
            base = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
            path = QPainterPath()
            path.addText(QPointF(place.left() + room * share, base), font, shown)
            self._painter.fillPath(path, colour or self.colours.text)
            return
        self._painter.setFont(font)
        self._painter.setPen(colour or self.colours.text)
        self._painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def line(self, start: QPointF, end: QPointF, colour: QColor, width: float = 1.0) -> None:
        """A straight line."""
        self._painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(start, end)

    def path(self, points: list[QPointF], colour: QColor) -> None:
        """A line through points."""
        self._painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(points))

    def bar(self, place: QRectF, colour: QColor, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> None:
        """A filled rectangle, with an edge where it is not solid."""
        solid = pattern is Qt.BrushStyle.SolidPattern
        self._painter.setPen(Qt.PenStyle.NoPen if solid else QPen(colour, 1))
        self._painter.setBrush(QBrush(colour, pattern))
        self._painter.drawRect(place)

    def marker(self, at: QPointF, number: int) -> None:
        """The marker of a line: each has a form of its own besides its colour."""
        self._painter.setPen(QPen(self.colours.ground, 1.5))
        self._painter.setBrush(self.colours.series[number % SERIES])
        form, size = number % SERIES, 5.0
        if form == 0:
            self._painter.drawEllipse(at, size, size)
            return
        corners = {1: 4, 2: 3, 3: 4, 4: 3, 5: 6}[form]
        turn = {1: math.pi / 4, 2: -math.pi / 2, 3: 0.0, 4: math.pi / 2, 5: 0.0}[form]
        angles = [turn + 2 * math.pi * step / corners for step in range(corners)]
        reach = size * 1.3
        points = [QPointF(at.x() + reach * math.cos(a), at.y() + reach * math.sin(a)) for a in angles]
        self._painter.drawPolygon(QPolygonF(points))

    def spot(self, place: QRectF, tip: str, mark: Mark | None = None) -> None:
        """Say more here."""
        self.spots.append(Spot(place, tip, mark))


def nice_steps(highest: float, most: int = 5) -> list[float]:
    """Round figures from 0 to at least `highest`, at most so many steps."""
    if highest <= 0:
        return [0, 1]
    rough = highest / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    if highest >= 1:
        step = max(step, 1) if highest > 2 else step
    count = math.ceil(highest / step - 1e-9)
    return [step * at for at in range(count + 1)]


def apart(wanted: list[float], least: float, top: float, bottom: float) -> list[float]:
    """The same heights moved so that no two are nearer than `least`, in order, between top and bottom."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = [0.0] * len(wanted)
    edge = top
    for at in order:
        placed[at] = max(wanted[at], edge)
        edge = placed[at] + least
    edge = bottom
    for at in reversed(order):
        placed[at] = min(placed[at], edge)
        edge = placed[at] - least
    return placed


def _sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made
