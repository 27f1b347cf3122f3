"""What was found in the texts: a heading a text, a line a place, all matches under each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.finding.texts import Found, Hit
from reader.ui.messages import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_PADDING_X, _PADDING_Y = 10.0, 5.0
_SPEAKER_SHARE, _SPEAKER_MOST = 0.2, 130.0
_BEFORE_SHARE = 0.4
_NARROW = 480.0
_BATCH = 1000
"""Rows that are laid out at a time, so that very many hold nothing up."""


class HitRow(NamedTuple):
    """A place in a text; without a hit the heading of the text."""

    found: Found
    hit: Hit | None = None


class Columns(NamedTuple):
    """Where the parts of a line stand, in px from its left: who speaks, the match, and the end of the line."""

    speaker: float
    text: float
    match: float
    end: float

    @classmethod
    def of(cls, width: float) -> Columns:
        """The parts in a list of this width; a narrow one names no speaker."""
        end = width - _PADDING_X
        speaker = 0.0 if width < _NARROW else min(width * _SPEAKER_SHARE, _SPEAKER_MOST)
        text = _PADDING_X + (speaker + _PADDING_X if speaker else 0.0)
        return cls(speaker, text, text + (end - text) * _BEFORE_SHARE, end)


class HitModel(QAbstractListModel):
    """Texts with their places."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[HitRow] = []

    def set_found(self, found: Sequence[Found], speaker: str = "") -> None:
        """Show these; with a `speaker` only what this one says."""
        self.beginResetModel()
        self._rows = _rows(found, speaker)
        self.endResetModel()

    def add_found(self, found: Sequence[Found], speaker: str = "") -> None:
        """Show these too, below the others."""
        rows = _rows(found, speaker)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row_at(self, index: _Index) -> HitRow | None:
        """The row of an index; None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words for a screen reader, or its tip."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _said(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.hit is not None:
            return plain_tip(" · ".join(part for part in (row.hit.speaker, row.hit.time) if part))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row_at(index)
        if row is None or row.hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitDelegate(QStyledItemDelegate):
    """Paints lines of which the matches begin at one place."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are as high as a line needs."""
        return QSize(0, round(QFontMetricsF(option.font).height() + 2 * _PADDING_Y))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(_ROW)
        if not isinstance(row, HitRow):
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else None
        if style is not None and row.hit is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        if row.hit is None:
            self._paint_heading(painter, option, row.found)
        else:
            self._paint_hit(painter, option, row.hit)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, found: Found) -> None:
        bold = QFont(option.font)
        bold.setBold(True)
        rect = QRectF(option.rect).adjusted(_PADDING_X, 0, -_PADDING_X, 0)
        counts = _counts(found)
        room = rect.width() - min(QFontMetricsF(option.font).horizontalAdvance(counts) + 16, rect.width() / 2)
        title = QFontMetricsF(bold).elidedText(found.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        rest = rect.adjusted(room + 8, 0, 0, 0)
        counts = QFontMetricsF(option.font).elidedText(counts, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, counts)
        painter.fillRect(
            QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
            option.palette.color(QPalette.ColorRole.Mid),
        )

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        columns, area = Columns.of(option.rect.width()), QRectF(option.rect)
        left, palette = area.left(), option.palette
        metrics = QFontMetricsF(option.font)
        right, alone = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter

        def piece(start: float, end: float) -> QRectF:
            return QRectF(left + start, area.top(), max(end - start, 0.0), area.height())

        if columns.speaker:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            name = metrics.elidedText(hit.speaker, Qt.TextElideMode.ElideRight, columns.speaker)
            painter.drawText(piece(_PADDING_X, _PADDING_X + columns.speaker), alone, name)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        before = metrics.elidedText(hit.before, Qt.TextElideMode.ElideLeft, columns.match - columns.text)
        painter.drawText(piece(columns.text, columns.match), alone | right, before)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetricsF(bold)
        room = columns.end - columns.match
        match = wide.elidedText(hit.match, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.drawText(piece(columns.match, columns.end), alone, match)
        start = columns.match + wide.horizontalAdvance(match)
        after = metrics.elidedText(hit.after, Qt.TextElideMode.ElideRight, max(columns.end - start, 0.0))
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(piece(start, columns.end), alone, after)


class HitList(QListView):
    """The list itself; any number of rows, all of one height."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HitModel(self)
        self.setModel(self._model)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_found(self, found: Sequence[Found], speaker: str = "") -> None:
        """Show these, the first place chosen."""
        self._model.set_found(found, speaker)
        self._choose_first()

    def add_found(self, found: Sequence[Found], speaker: str = "") -> None:
        """Show these too, below the others; the place that is chosen stays chosen."""
        self._model.add_found(found, speaker)
        if not self.currentIndex().isValid():
            self._choose_first()

    def _choose_first(self) -> None:
        self.setCurrentIndex(self._model.index(1) if self._model.rowCount() else QModelIndex())

    def set_font_family(self, family: str) -> None:
        """Set the lines in the face of a script, Latin as in the rest of the window."""
        font = self.font()
        font.setFamilies([*font.families()[:1], family])
        self.setFont(font)

    def step(self, by: int) -> None:
        """To the next place, or the one before; headings are passed over."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if self._model.flags(index):
                self.setCurrentIndex(index)
                return
            row += by

    def chosen(self) -> HitRow | None:
        """The place that is chosen."""
        return self._model.row_at(self.currentIndex())

    def row_at(self, index: _Index) -> HitRow | None:
        """What stands in a row."""
        return self._model.row_at(index)


def _rows(found: Sequence[Found], speaker: str) -> list[HitRow]:
    rows: list[HitRow] = []
    for each in found:
        hits = [hit for hit in each.hits if not speaker or hit.speaker == speaker]
        if hits:
            rows.append(HitRow(each))
            rows += [HitRow(each, hit) for hit in hits]
    return rows


def _counts(found: Found) -> str:
    """How many places there are, and who says how many of them."""
    shown = f"{len(found.hits):,} / {found.count:,}" if found.count > len(found.hits) else f"{found.count:,}"
    names = "、".join(f"{name} {count}" for name, count in found.speakers[:3])
    return f"{shown}  ·  {names}" if names else shown


def _said(row: HitRow) -> str:
    if row.hit is None:
        return f"{row.found.title}, {_counts(row.found)}"
    line = f"{row.hit.before}{row.hit.match}{row.hit.after}"
    return f"{row.hit.speaker}: {line}" if row.hit.speaker else line
