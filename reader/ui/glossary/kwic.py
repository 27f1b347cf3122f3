"""A concordance: every mention with its context, the keyword of each under that of the other, made as it is seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.concordance import Line
from reader.ui.glossary.lists import (
    ELIDE_LEFT,
    NOTHING,
    PADDING,
    LongList,
    ModelIndex,
    Pen,
    bold,
    line_height,
    small,
)
from reader.ui.messages import plain_tip
from reader.ui.page.guard import guarded

LINE_ROLE = Qt.ItemDataRole.UserRole
_WIDE = 620
"""From this width on, in px, speaker and time stand beside the line and not below it."""
_KEYWORD_AT = 0.4
_KEPT_LINES = 600

Group = tuple[str, str, int]
"""A text: digest, title, how many lines it has."""


class ConcordanceModel(QAbstractListModel):
    """A heading a text, then its lines, each asked for when it is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._starts: list[int] = []
        self._rows = 0
        self._line_of: Callable[[int], Line] | None = None
        self._lines: dict[int, Line] = {}

    def set_lines(self, groups: Sequence[Group], line_of: Callable[[int], Line]) -> None:
        """Show the lines of these texts; `line_of` gives one by its number."""
        self.beginResetModel()
        self._groups, self._line_of = list(groups), line_of
        sizes = [count + 1 for _, _, count in groups]
        self._starts = list(accumulate(sizes, initial=0))[:-1]
        self._rows = sum(sizes)
        self._lines = {}
        self.endResetModel()

    def heading(self, row: int) -> Group | None:
        """The text whose heading a row is."""
        group = bisect_right(self._starts, row) - 1
        return self._groups[group] if group >= 0 and self._starts[group] == row else None

    def line(self, row: int) -> Line | None:
        """The line of a row, None for a heading."""
        if not 0 <= row < self._rows or self._line_of is None or self.heading(row) is not None:
            return None
        number = row - bisect_right(self._starts, row)
        if number not in self._lines:
            if len(self._lines) > _KEPT_LINES:
                self._lines.clear()
            self._lines[number] = self._line_of(number)
        return self._lines[number]

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Headings and lines."""
        return 0 if parent.isValid() else self._rows

    @guarded(NOTHING)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line or the heading itself, the words for a screen reader, or the tip."""
        heading = self.heading(index.row())
        if heading is not None:
            words = f"{heading[1]}, {heading[2]}"
            return (
                heading
                if role == LINE_ROLE
                else words
                if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
                else None
            )
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            reading = " ".join(part for part in line.reading if part)
            return ", ".join(part for part in (_near(line), reading, line.where, line.title) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(part for part in (line.title, line.where) if part))
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ConcordanceDelegate(QStyledItemDelegate):
    """Paints the lines around one column of keywords."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.with_reading = False

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint a line or a heading."""
        shown = index.data(LINE_ROLE)
        self.initStyleOption(option, index)
        painter.save()
        pen = Pen(painter, option)
        if isinstance(shown, Line):
            pen.ground()
            self._paint_line(pen, shown, option)
        elif shown:
            self._paint_heading(pen, shown, option)
        painter.restore()

    @guarded(QSize(0, 24))
    def sizeHint(self, option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        """One line, one more below it in a narrow list, and one above it for readings."""
        height = line_height(option.font) + 8
        if not _is_wide(option):
            height += line_height(small(option.font))
        if self.with_reading:
            height += line_height(small(option.font))
        return QSize(0, round(height))

    def _paint_heading(self, pen: Pen, group: Group, option: QStyleOptionViewItem) -> None:
        font, muted = bold(small(option.font)), pen.colour(QPalette.ColorRole.PlaceholderText)
        figure = f"{group[2]:,}"
        room = QFontMetricsF(font).horizontalAdvance(figure) + 8
        height = line_height(font)
        top = pen.height - height - 4
        pen.text(group[1], QRectF(PADDING, top, pen.width - 2 * PADDING - room, height), font, muted)
        place = QRectF(PADDING, top, pen.width - 2 * PADDING, height)
        pen.text(figure, place, font, muted, right=True)

    def _paint_line(self, pen: Pen, line: Line, option: QStyleOptionViewItem) -> None:
        muted = pen.colour(QPalette.ColorRole.PlaceholderText)
        left, top = PADDING, 4.0
        second = line_height(small(option.font))
        if _is_wide(option):
            room = min(200.0, pen.width * 0.22)
            place = QRectF(
                PADDING, top + (second if self.with_reading else 0), room, line_height(option.font)
            )
            where = " · ".join(part for part in (line.time, line.speaker) if part)
            pen.text(where or (line.section or ""), place, small(option.font), muted)
            left += room + 14
        if self.with_reading:
            self._paint_parts(pen, line.reading, left, top, option, reading=True)
            top += second
        self._paint_parts(pen, (line.before, line.keyword, line.after), left, top, option)
        if not _is_wide(option):
            place = QRectF(PADDING, top + line_height(option.font), pen.width - 2 * PADDING, second)
            pen.text(line.where, place, small(option.font), muted)

    def _paint_parts(
        self,
        pen: Pen,
        parts: tuple[str, str, str],
        left: float,
        top: float,
        option: QStyleOptionViewItem,
        *,
        reading: bool = False,
    ) -> None:
        """What stands before the column of keywords, in it, and after it."""
        before, keyword, after = parts
        font = small(option.font) if reading else option.font
        plain = pen.colour(QPalette.ColorRole.PlaceholderText if reading else QPalette.ColorRole.Text)
        column = left + (pen.width - left - PADDING) * _KEYWORD_AT
        height = line_height(font)
        gap = 5.0 if reading else 0.0
        pen.text(before, QRectF(left, top, column - left - gap, height), font, plain, ELIDE_LEFT, right=True)
        strong = bold(font)
        room = pen.width - PADDING - column
        pen.text(keyword, QRectF(column, top, room, height), strong, pen.colour(QPalette.ColorRole.Link))
        at = column + QFontMetricsF(strong).horizontalAdvance(keyword) + gap
        pen.text(after, QRectF(at, top, pen.width - PADDING - at, height), font, plain)


class ConcordanceList(LongList):
    """The mentions of a concept; click or Enter leads to the place."""

    place_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = ConcordanceModel(self)
        self._delegate = ConcordanceDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._emit_place)
        self.activated.connect(self._emit_place)

    def set_lines(
        self, groups: Sequence[Group], line_of: Callable[[int], Line], *, with_reading: bool = False
    ) -> None:
        """Show other lines; the chosen row and the scroll stay where they can."""
        chosen, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self._delegate.with_reading = with_reading
        self._model.set_lines(groups, line_of)
        if 0 <= chosen < self._model.rowCount() and self._model.heading(chosen) is None:
            self.setCurrentIndex(self._model.index(chosen))
        self.verticalScrollBar().setValue(scroll)

    def lines(self) -> int:
        """How many rows there are, headings among them."""
        return self._model.rowCount()

    def _emit_place(self, index: ModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None:
            self.place_requested.emit(line)


def _is_wide(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return isinstance(view, QListView) and view.viewport().width() >= _WIDE


def _near(line: Line) -> str:
    """The line as it is heard: some words before the keyword, it, and some words after it."""
    return f"{line.before[-20:]}{line.keyword}{line.after[:40]}"
