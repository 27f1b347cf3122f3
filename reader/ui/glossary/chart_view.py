"""A chart on the screen: painted to the room there is, said in words under the pointer, and as a table."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QEvent,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QImage, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QToolTip, QWidget

from reader.charting import Chart, Mark, OverTime, Table
from reader.ui.glossary.chart_brush import Colours, Spot
from reader.ui.glossary.chart_painting import height_of, paint_chart, title_of
from reader.ui.messages import plain_tip
from reader.ui.page.guard import guarded

_SAVED = QSize(1000, 560)
"""The size of a saved picture, in px at 1x; charts of rows are as high as their rows."""


class ChartView(QWidget):
    """One chart."""

    mark_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._colours: Colours | None = None
        self._spots: list[Spot] = []
        self.rates = False
        self.setMouseTracking(True)

    def set_colours(self, colours: Colours) -> None:
        """Paint in these colours."""
        self._colours = colours
        self.update()

    def set_chart(self, chart: Chart | None, *, rates: bool = False) -> None:
        """Show another chart; `rates` gives mentions by length of text."""
        self._chart, self.rates = chart, rates
        self.setMinimumHeight(int(height_of(chart)) if chart is not None else 0)
        self.setAccessibleName(title_of(chart, rates=rates) if chart is not None else "")
        said = translated(table_of(chart, rates=rates)).as_sentences() if chart is not None else ""
        self.setAccessibleDescription(said)
        self.update()

    def spots(self) -> list[Spot]:
        """What says more, where it was painted last."""
        return self._spots

    def svg(self) -> bytes:
        """The chart as an SVG file, its words as shapes and, in its description, as text."""
        size, buffer = self._saved_size(), QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(0, 0), size))
        generator.setTitle(self.accessibleName())
        generator.setDescription(self.accessibleDescription())
        painter = QPainter(generator)
        self._paint(painter, QSizeF(size), outlined=True)
        painter.end()
        return bytes(buffer.data().data())

    def png(self) -> bytes:
        """The chart as a PNG file at twice the size."""
        size, buffer = self._saved_size(), QBuffer()
        picture = QImage(size * 2, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(2)
        painter = QPainter(picture)
        self._paint(painter, QSizeF(size))
        painter.end()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    @guarded(None)
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart."""
        painter = QPainter(self)
        self._spots = self._paint(painter, QSizeF(self.size()))
        painter.end()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Say more of what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(spot.tip) if spot is not None else "", self)
            return True
        return super().event(event)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark leads to its place in the text."""
        spot = self._spot_at(event.position())
        if spot is not None and isinstance(spot.mark, Mark):
            self.mark_clicked.emit(spot.mark)

    def _spot_at(self, point: QPointF) -> Spot | None:
        return next((spot for spot in reversed(self._spots) if spot.place.contains(point)), None)

    def _paint(self, painter: QPainter, size: QSizeF, *, outlined: bool = False) -> list[Spot]:
        if self._chart is None or self._colours is None:
            return []
        how = {"rates": self.rates, "outlined": outlined}
        return paint_chart(painter, self._chart, size, self._colours, self.font(), **how)

    def _saved_size(self) -> QSize:
        """Lines get room to be told apart; rows are as high as they are."""
        least = int(height_of(self._chart)) if self._chart is not None else 0
        return QSize(
            _SAVED.width(), max(_SAVED.height(), least) if isinstance(self._chart, OverTime) else least
        )


class ChartTable(QTableWidget):
    """A chart in words and figures; Ctrl+C copies all of it for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table((), ())
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAccessibleName(self.tr("The chart as a table"))

    def set_table(self, table: Table) -> None:
        """Show a table."""
        self._table = translated(table)
        self.setRowCount(len(table.rows))
        self.setColumnCount(len(table.headers))
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setTextAlignment(_side(column))
                self.setItem(row, column, item)
        for column, header in enumerate(self._table.headers):
            head = QTableWidgetItem(header)
            head.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, head)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(260, self.columnWidth(column) + 8))

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QApplication.clipboard().setText(self._table.as_text())

    @guarded(None)
    def keyPressEvent(self, event: object) -> None:
        """Copy as everywhere."""
        if event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]
            self.copy()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def _side(column: int) -> Qt.AlignmentFlag:
    """Names stand at the left, figures at the right."""
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def table_of(chart: Chart, *, rates: bool) -> Table:
    """The figures that a chart shows; `rates` matters where it is drawn over time."""
    return chart.table(rates=rates) if isinstance(chart, OverTime) else chart.table()


def translated(table: Table) -> Table:
    """A table with its headers in the reader's language."""
    headers = (QCoreApplication.translate("charts", header) for header in table.headers)
    return Table(tuple(headers), table.rows)
