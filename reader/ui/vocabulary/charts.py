"""Two charts of coverage, drawn in the colours of the theme; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.vocabulary.wording import percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its share (0 to 1), and a figure at its end."""

    name: str
    share: float
    figure: str


class BarChart(QWidget):
    """Bars from left to right, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar], said: str) -> None:
        """Show other bars; `said` is the same in words."""
        self._bars = bars
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line a bar."""
        return QSize(240, round(len(self._bars) * self._line() + 4))

    def minimumSizeHint(self) -> QSize:
        """As high as wished, narrow where it must be."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 12
        figures = max((metrics.horizontalAdvance(bar.figure) for bar in self._bars), default=0) + 10
        width = max(20.0, self.width() - names - figures)
        for number, bar in enumerate(self._bars):
            top = number * self._line()
            line = QRectF(0, top, self.width(), self._line())
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.name)
            ground = QRectF(names, top + self._line() / 2 - 4, width, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(ground, 4, 4)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            filled = QRectF(ground)
            filled.setWidth(width * bar.share)
            if bar.share > 0:
                painter.drawRoundedRect(filled, min(4.0, filled.width() / 2), 4)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.figure)
        painter.end()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() + 9


class CurveChart(QWidget):
    """How the known share grows with every word that is learned, the most helpful first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[tuple[int, float]] = ()
        self._marks: Sequence[tuple[int, float]] = ()
        self._axis = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def set_curve(
        self, points: Sequence[tuple[int, float]], marks: Sequence[tuple[int, float]], axis: str, said: str
    ) -> None:
        """Show a curve of (words learned, share) with some places set off; `axis` names the words, `said` says it."""
        self._points, self._marks, self._axis = points, marks, axis
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """A quiet chart."""
        return QSize(360, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, curve, places and their words."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(max(7.0, self.font().pointSizeF() * 0.88))
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        area = QRectF(self.rect()).adjusted(
            metrics.horizontalAdvance("100 %") + 8, metrics.height(), -14, -metrics.height() * 2 - 8
        )
        lowest = min(share for _, share in self._points)
        low = max(0.0, int(min(lowest, 0.9) * 10) / 10)
        most = max(1, self._points[-1][0])
        self._paint_lines(painter, area, low, metrics)

        def place(point: tuple[int, float]) -> QPointF:
            x = area.left() + area.width() * point[0] / most
            return QPointF(x, area.bottom() - area.height() * (point[1] - low) / max(1e-9, 1 - low))

        path = QPainterPath(place(self._points[0]))
        for point in self._points[1:]:
            path.lineTo(place(point))
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Highlight), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_ends(painter, area, most, metrics)
        for mark in self._marks:
            self._paint_mark(painter, place(mark), mark, metrics, area)
        painter.end()

    def _paint_lines(self, painter: QPainter, area: QRectF, low: float, metrics: QFontMetricsF) -> None:
        wide = 0.2 if low < 0.5 else 0.1 if low < 0.8 else 0.05
        steps = max(1, round((1 - low) / wide))
        for step in range(steps + 1):
            share = low + (1 - low) * step / steps
            y = area.bottom() - area.height() * step / steps
            painter.setPen(QPen(self._colour(QPalette.ColorRole.Mid), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
            words = QRectF(0, y - metrics.height() / 2, area.left() - 8, metrics.height())
            painter.drawText(
                words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{share * 100:.0f} %"
            )

    def _paint_ends(self, painter: QPainter, area: QRectF, most: int, metrics: QFontMetricsF) -> None:
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        below = QRectF(area.left(), area.bottom() + 4, area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{most:,}")
        painter.drawText(below.translated(0, metrics.height()), Qt.AlignmentFlag.AlignHCenter, self._axis)

    def _paint_mark(
        self, painter: QPainter, at: QPointF, mark: tuple[int, float], metrics: QFontMetricsF, area: QRectF
    ) -> None:
        accent = self._colour(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(at, 4, 4)
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        words = f"{mark[0]:,} → {percent(mark[1])}"
        width = metrics.horizontalAdvance(words)
        left = min(at.x() + 8, area.right() - width)
        painter.drawText(QPointF(left, at.y() + metrics.height() + 2), words)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
