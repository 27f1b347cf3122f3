"""The words that a card leads to, a line each: to be clicked, or gone through with Tab, the arrows and Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from reader.card import readable
from reader.language.display import PinyinForm
from reader.links import Link, Links
from reader.ui.card_text import Style
from reader.ui.card_words import said
from reader.ui.messages import plain_tip
from reader.ui.page.guard import guarded
from reader.ui.theme import Theme

_ROW = 28
_LABEL = 26
_FEW = 4
"""Longer words that are shown before the reader asks for all."""

_WORD_SIZE, _READING_SIZE, _SENSE_SIZE = 16, 13, 13
_GAP, _EDGE = 10, 6
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LinkRow(QAbstractButton):
    """One word with its reading, and as much of its first sense as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._word = self._reading = self._sense = ""
        self._traditional = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def set_words(self, word: str, reading: str, sense: str, *, traditional: bool = False) -> None:
        """Say what the row shows; `traditional` chooses the face of the word."""
        self._word, self._reading, self._sense = word, reading, sense
        self._traditional = traditional
        name = ", ".join(part for part in (word, reading, sense) if part)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Enter is meant for the row that has the focus, not for the page's key of that name."""
        is_override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() in _OWN_KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the word, the arrows go to the next one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row, lit while the pointer is on it and framed while it has the focus."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.row))
            painter.drawRoundedRect(self.rect(), 5, 5)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        quiet = self._theme.text if lit else self._theme.muted
        left = self._paint(painter, _EDGE, self._word, self._word_font(), self._theme.text)
        left = self._paint(painter, left, self._reading, self._small_font(_READING_SIZE), quiet)
        self._paint(painter, left, self._sense, self._small_font(_SENSE_SIZE), quiet)
        painter.end()

    def _paint(self, painter: QPainter, left: int, text: str, font: QFont, colour: str) -> int:
        """Paint one piece from `left` on, cut short at the row's end; give where the next may begin."""
        metrics = QFontMetrics(font)
        room = self.width() - left - _EDGE
        if not text or room < metrics.averageCharWidth() * 2:
            return left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        place = QRect(left, 0, room, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return left + metrics.horizontalAdvance(shown) + _GAP

    def _word_font(self) -> QFont:
        font = QFont(self.font())
        font.setFamilies([f"Noto Sans CJK {'TC' if self._traditional else 'SC'}", *font.families()])
        font.setPixelSize(_WORD_SIZE)
        return font

    def _small_font(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        return font


class CardLinks(QWidget):
    """The parts of a word and the longer words it is in; of these a few until all are asked for."""

    chosen = Signal(object)
    """A link was opened."""
    unfolded = Signal()
    """More rows are shown than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows: list[LinkRow] = []
        self._labels = [self._make_label(), self._make_label()]
        self._more = LinkRow(self)
        self._more.set_words("", "", self.tr("More longer words"))
        self._more.clicked.connect(self._on_more_clicked)
        self._links, self._form = Links(), PinyinForm.MARKS
        self._traditional = self._all = False
        self._shown: tuple[Link, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for label in self._labels:
            label.setStyleSheet(f"color: {theme.muted}; background: transparent;")
        for row in (*self._rows, self._more):
            row.set_theme(theme)

    def set_links(self, links: Links, form: PinyinForm, width: int, *, traditional: bool) -> None:
        """Lay the rows out in `width` px; rows that were unfolded stay so for the same links."""
        if links != self._links:
            self._all = False
        self._links, self._form, self._traditional = links, form, traditional
        self.setFixedWidth(width)
        self._lay_out()

    @property
    def shown(self) -> tuple[Link, ...]:
        """The links that have a row now."""
        return self._shown

    @property
    def has_focus(self) -> bool:
        """Whether one of the rows has the keyboard."""
        return any(row.hasFocus() for row in (*self._rows, self._more))

    def open(self, number: int) -> None:
        """Open the link of a row, as a click on it does."""
        self._rows[number].click()

    def focus_first(self) -> bool:
        """Put the keyboard on the first row; whether there is one."""
        if self._shown:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self._shown)

    def whole_rows(self, height: int) -> int:
        """The most of `height` px that cuts no row."""
        bottoms = [row.geometry().bottom() + 1 for row in (*self._rows, self._more) if not row.isHidden()]
        return max((bottom for bottom in bottoms if bottom <= height), default=0)

    def _lay_out(self) -> None:
        longer = self._links.longer if self._all else self._links.longer[:_FEW]
        sections = (
            (self.tr("Made of"), self._links.parts),
            (self.tr("In longer words"), longer),
        )
        self._shown = (*self._links.parts, *longer)
        top = number = 0
        for label, (words, links) in zip(self._labels, sections, strict=True):
            label.setVisible(bool(links))
            if links:
                label.setText(words)
                label.setGeometry(0, top + 4, self.width(), _LABEL - 4)
                top += _LABEL
            for link in links:
                self._put(number, link, top)
                top, number = top + _ROW, number + 1
        for row in self._rows[number:]:
            row.hide()
        top = self._put_more(top)
        self.setFixedHeight(top)

    def _put(self, number: int, link: Link, top: int) -> None:
        if number == len(self._rows):
            self._rows.append(self._make_row(number))
        row = self._rows[number]
        sense = readable(link.sense, self._form)
        row.set_words(link.text, said(link.pinyin, self._form), sense, traditional=self._traditional)
        row.setGeometry(0, top, self.width(), _ROW)
        row.show()

    def _put_more(self, top: int) -> int:
        hidden = len(self._links.longer) - _FEW
        self._more.setVisible(hidden > 0 and not self._all)
        if self._more.isHidden():
            return top
        self._more.set_words("", "", self.tr("%1 more").replace("%1", str(hidden)))
        self._more.setGeometry(0, top, self.width(), _ROW)
        return top + _ROW

    def _make_row(self, number: int) -> LinkRow:
        row = LinkRow(self)
        if self._theme is not None:
            row.set_theme(self._theme)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(self._shown[number]))
        self.setTabOrder(self._rows[-1] if self._rows else self, row)
        self.setTabOrder(row, self._more)
        return row

    def _make_label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        font = label.font()
        font.setPixelSize(int(Style.LABEL.value[0]))
        font.setWeight(Style.LABEL.value[1])
        label.setFont(font)
        return label

    def _on_more_clicked(self) -> None:
        had_focus = self._more.hasFocus()
        self._all = True
        self._lay_out()
        if had_focus:
            self._rows[len(self._links.parts) + _FEW].setFocus(Qt.FocusReason.TabFocusReason)
        self.unfolded.emit()
