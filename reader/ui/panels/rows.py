"""One kind of row for every list beside the page: title, second line, and a figure at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.records import dataclass
from reader.ui.messages import plain_tip

ModelIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_PADDING_X, _PADDING_Y, _INDENT = 10.0, 6.0, 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows; `payload` comes back when it is chosen. `set_off` is a span of `title` in code points."""

    title: str
    second: str = ""
    figure: str = ""
    level: int = 0
    heading: bool = False
    current: bool = False
    lines: int = 1
    set_off: tuple[int, int] | None = None
    tip: str = ""
    payload: object = None


class RowsModel(QAbstractListModel):
    """Rows for a list view, wherever they come from."""

    def row_at(self, index: ModelIndex) -> Row | None:
        """The row of an index, None outside the list."""
        raise NotImplementedError

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words for a screen reader, or its tip."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.title, row.second.strip(), row.figure) if part)
        return plain_tip(row.tip) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row_at(index)
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowModel(RowsModel):
    """Finished rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: ModelIndex) -> Row | None:
        """The row of an index, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)


class RowDelegate(QStyledItemDelegate):
    """Lays out and paints rows in the colours of the palette."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else None
        if style is not None and not row.heading:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 0.5, -1.5, -0.5), 5, 5)
        painter.translate(option.rect.topLeft())
        self._paint_text(painter, row, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Room for the lines that the title takes at this width and for the second line."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return QSize()
        width = option.widget.viewport().width() if isinstance(option.widget, QListView) else 200
        title = _layout(row, option.font, _title_width(row, width, option.font), option.palette)
        height = _PADDING_Y * 2 + _height(title) + (_second_height(option.font) if row.second else 0)
        return QSize(0, round(height + (6 if row.heading else 0)))

    def _paint_text(self, painter: QPainter, row: Row, option: QStyleOptionViewItem) -> None:
        width = option.rect.width()
        left = _PADDING_X + row.level * _INDENT
        title = _layout(row, option.font, _title_width(row, width, option.font), option.palette)
        if row.current:
            bar = QRectF(3, _PADDING_Y, 3, option.rect.height() - 2 * _PADDING_Y)
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(_colour(row, option.palette))
        top = _PADDING_Y + (6 if row.heading else 0)
        title.draw(painter, QRectF(left, top, 1, 1).topLeft())
        painter.setPen(_muted(option.palette))
        painter.setFont(_small(option.font))
        if row.second:
            metrics = QFontMetricsF(_small(option.font))
            place = QRectF(left, top + _height(title), width - left - _PADDING_X, _second_height(option.font))
            text = metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if row.figure:
            place = QRectF(0, top, width - _PADDING_X, QFontMetricsF(option.font).height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.figure)


class RowList(QListView):
    """A list of rows that are chosen by click or Enter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # rows are measured anew at another width
        self.setMouseTracking(True)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen place and the scroll stay where they are."""
        chosen, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.set_rows(rows)
        if 0 <= chosen < len(rows) and not rows[chosen].heading:
            self.setCurrentIndex(self._model.index(chosen))
        self.verticalScrollBar().setValue(scroll)

    def choose(self, row: int) -> None:
        """Make a row the current one, none for -1."""
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def bring_into_sight(self, row: int) -> None:
        """Scroll as little as shows a row; a row that is not there changes nothing."""
        self.scrollTo(self._model.index(row))

    def payload_at(self, index: ModelIndex) -> object:
        """What the row at an index stands for."""
        row = self._model.row_at(index)
        return None if row is None else row.payload

    def chosen(self) -> object:
        """What the current row stands for."""
        return self.payload_at(self.currentIndex())


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
    return small


def _second_height(font: QFont) -> float:
    return QFontMetricsF(_small(font)).height() + 3


def _muted(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.PlaceholderText)


def _colour(row: Row, palette: QPalette) -> QColor:
    return _muted(palette) if row.heading else palette.color(QPalette.ColorRole.Text)


def _title_width(row: Row, width: int, font: QFont) -> float:
    figure = QFontMetricsF(_small(font)).horizontalAdvance(row.figure) + 10 if row.figure else 0
    return max(40.0, width - 2 * _PADDING_X - row.level * _INDENT - figure)


def _layout(row: Row, font: QFont, width: float, palette: QPalette) -> QTextLayout:
    """The title laid out in at most `row.lines` lines, the last one elided, the set-off part in the accent colour."""
    shown = QFont(_small(font) if row.heading else font)
    shown.setBold(row.heading or row.current)
    if row.lines == 1:
        title = QFontMetricsF(shown).elidedText(row.title, Qt.TextElideMode.ElideRight, width)
    else:
        title = row.title
    layout = _wrapped(title, shown, width, row.lines, _formats(row, palette))
    if row.lines > 1 and _shown_length(layout) < _length(title):
        last = layout.lineAt(row.lines - 1).textStart()
        units = title.encode("utf-16-le")
        head, rest = (units[: last * 2].decode("utf-16-le"), units[last * 2 :].decode("utf-16-le"))
        rest = QFontMetricsF(shown).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout = _wrapped(head + rest, shown, width, row.lines, _formats(row, palette))
    return layout


def _wrapped(
    text: str, font: QFont, width: float, lines: int, formats: list[QTextLayout.FormatRange]
) -> QTextLayout:
    """Text in at most `lines` lines; what goes beyond is left out."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QRectF(0, top, 1, 1).topLeft())
        top += line.height() + (3 if lines > 1 else 0)
    layout.endLayout()
    return layout


def _shown_length(layout: QTextLayout) -> int:
    last = layout.lineAt(layout.lineCount() - 1)
    return int(last.textStart() + last.textLength()) if layout.lineCount() else 0


def _length(text: str) -> int:
    """The length in UTF-16 units, which Qt counts in."""
    return len(text.encode("utf-16-le")) // 2


def _formats(row: Row, palette: QPalette) -> list[QTextLayout.FormatRange]:
    if row.set_off is None:
        return []
    start, end = (_length(row.title[:place]) for place in row.set_off)
    part = QTextLayout.FormatRange()
    part.start, part.length = start, end - start
    form = QTextCharFormat()
    form.setForeground(palette.color(QPalette.ColorRole.Link))
    form.setFontWeight(QFont.Weight.DemiBold)
    part.format = form
    return [part]


def _height(layout: QTextLayout) -> float:
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height() + 2 if layout.lineCount() else 0.0
