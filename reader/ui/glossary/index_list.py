"""The rows of the index: two lines each in a narrow panel, columns in a wide one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.records import dataclass
from reader.ui.glossary.lists import NOTHING, PADDING, LongList, ModelIndex, Pen, bold, line_height, small
from reader.ui.messages import plain_tip
from reader.ui.page.guard import guarded

ROW_ROLE = Qt.ItemDataRole.UserRole
WIDE = 560
"""From this width on, in px, a row has columns."""
_SHARES = (0.2, 0.32, 0.48)
"""How the room left of the figures is shared: Chinese, title, second."""
_FIGURE = 70.0


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What a row shows; `figures` stand at the right, the last one alone where it is narrow.

    With `chinese_first` the first line of a narrow row is the Chinese and the second the title.
    """

    title: str
    chinese: str = ""
    second: str = ""
    figures: tuple[str, ...] = ()
    heading: bool = False
    chinese_first: bool = False
    tip: str = ""
    payload: object = None


class IndexModel(QAbstractListModel):
    """Rows for the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[IndexRow] = ()

    def set_rows(self, rows: Sequence[IndexRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(NOTHING)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its words for a screen reader, or its tip."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.title, row.chinese, row.second, *row.figures) if part)
        return plain_tip(row.tip) or None if role == Qt.ItemDataRole.ToolTipRole else None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or index.row() >= len(self.rows) or self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class IndexDelegate(QStyledItemDelegate):
    """Paints rows by the width there is."""

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, IndexRow):
            return
        self.initStyleOption(option, index)
        painter.save()
        pen = Pen(painter, option)
        if row.heading:
            self._paint_heading(pen, row, option)
        elif is_wide(option.widget):
            pen.ground()
            self._paint_columns(pen, row, option)
        else:
            pen.ground()
            self._paint_two_lines(pen, row, option)
        painter.restore()

    @guarded(QSize(0, 24))
    def sizeHint(self, option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        """One line in a wide list, two in a narrow one."""
        height = line_height(option.font) + 10
        if not is_wide(option.widget):
            height += line_height(small(option.font))
        return QSize(0, round(height))

    def _paint_heading(self, pen: Pen, row: IndexRow, option: QStyleOptionViewItem) -> None:
        font = bold(small(option.font))
        height = line_height(font)
        place = QRectF(PADDING, pen.height - height - 3, pen.width - 2 * PADDING, height)
        pen.text(row.title, place, font, pen.colour(QPalette.ColorRole.PlaceholderText))

    def _paint_columns(self, pen: Pen, row: IndexRow, option: QStyleOptionViewItem) -> None:
        muted, text = pen.colour(QPalette.ColorRole.PlaceholderText), pen.colour(QPalette.ColorRole.Text)
        height = line_height(option.font)
        styles = ((row.chinese, option.font, text), (row.title, option.font, text))
        columns = column_places(pen.width, len(row.figures), height)
        for (words, font, colour), place in zip(
            (*styles, (row.second, small(option.font), muted)), columns, strict=False
        ):
            pen.text(words, place, font, colour)
        for figure, place in zip(row.figures, columns[3:], strict=True):
            pen.text(figure, place, small(option.font), muted, right=True)

    def _paint_two_lines(self, pen: Pen, row: IndexRow, option: QStyleOptionViewItem) -> None:
        muted, text = pen.colour(QPalette.ColorRole.PlaceholderText), pen.colour(QPalette.ColorRole.Text)
        font, less = option.font, small(option.font)
        figure = row.figures[-1] if row.figures else ""
        taken = QFontMetricsF(less).horizontalAdvance(figure) + 8 if figure else 0
        width = pen.width - 2 * PADDING
        first, second = (row.chinese, "") if row.chinese_first else (row.title, row.chinese)
        rest = row.title if row.chinese_first else row.second
        pen.text(first, QRectF(PADDING, 5, width - taken, line_height(font)), font, text)
        pen.text(figure, QRectF(PADDING, 5, width, line_height(font)), less, muted, right=True)
        top = 5 + line_height(font)
        pen.text(second, QRectF(PADDING, top, width, line_height(less)), less, text)
        indent = min(QFontMetricsF(less).horizontalAdvance(second) + 10, width) if second else 0
        pen.text(rest, QRectF(PADDING + indent, top, width - indent, line_height(less)), less, muted)


class IndexHead(QWidget):
    """The names of the columns, over a wide list."""

    def __init__(self, view: LongList) -> None:
        super().__init__()
        self._view = view
        self._names: tuple[str, ...] = ()
        self.setFixedHeight(round(line_height(small(self.font()))) + 6)

    def set_names(self, names: tuple[str, ...]) -> None:
        """The names, those of the figures last."""
        self._names = names
        self.update()

    @guarded(None)
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names where the columns of the list are."""
        painter = QPainter(self)
        painter.setFont(bold(small(self.font())))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        width = self._view.viewport().width()
        for number, (name, place) in enumerate(
            zip(self._names, column_places(width, len(self._names) - 3, self.height()), strict=False)
        ):
            side = Qt.AlignmentFlag.AlignRight if number > 2 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(place.translated(0, -4), side | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()


class IndexList(LongList):
    """The list of the index."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = IndexModel(self)
        self.setModel(self._model)
        self.setItemDelegate(IndexDelegate(self))

    def set_rows(self, rows: Sequence[IndexRow], *, stay: bool = True) -> None:
        """Show other rows; with `stay` the chosen row and the scroll stay where they are."""
        chosen, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.set_rows(rows)
        if stay and 0 <= chosen < len(rows) and not rows[chosen].heading:
            self.setCurrentIndex(self._model.index(chosen))
        self.verticalScrollBar().setValue(scroll if stay else 0)

    def payload_at(self, index: ModelIndex) -> object:
        """What the row at an index stands for."""
        rows = self._model.rows
        return rows[index.row()].payload if index.isValid() and index.row() < len(rows) else None

    def first(self) -> object:
        """What the first row that can be chosen stands for."""
        return next((row.payload for row in self._model.rows if not row.heading), None)

    def chosen(self) -> object:
        """What the current row stands for."""
        return self.payload_at(self.currentIndex())


def is_wide(widget: QWidget | None) -> bool:
    """Whether rows have columns."""
    return isinstance(widget, QListView) and widget.width() >= WIDE


def column_places(width: float, figures: int, height: float) -> list[QRectF]:
    """Where the columns stand: Chinese, title, second, then the figures."""
    room = width - 2 * PADDING - figures * _FIGURE
    places, left = [], PADDING
    for share in _SHARES:
        places.append(QRectF(left, 5, room * share - 12, height))
        left += room * share
    return places + [QRectF(left + at * _FIGURE, 5, _FIGURE, height) for at in range(figures)]
