"""The page of a concept: its words above (or beside, where it is wide) every place where it is spoken of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.concordance import Line
from reader.termbase.page import ConceptPage, Origin
from reader.ui.glossary.concept_text import ConceptText
from reader.ui.glossary.kwic import ConcordanceList, Group
from reader.ui.glossary.wording import mentions, texts
from reader.ui.page.guard import guarded

_BESIDE = 760
"""From this width on, in px, words and mentions stand side by side."""
_ROOM_FOR_EDIT = 270
"""From this width on, in px, editing has a button of its own beside the menu."""
_SHARE_OF_WORDS = 0.46
"""The share of the height that the words take at most where the mentions stand below them."""


class ConceptView(QWidget):
    """One concept."""

    back_requested = Signal()
    concept_requested = Signal(str)
    place_requested = Signal(object)
    mentions_requested = Signal()
    """Other mentions are wanted: see `speaker`, `transcript` and `with_reading`."""
    edit_requested = Signal(str)
    merge_requested = Signal(str)
    delete_requested = Signal(str)
    restore_requested = Signal(str)
    charts_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ConceptPage | None = None
        self.speaker: str | None = None
        self.transcript: str | None = None
        self._back = QPushButton(self.tr("Back"))
        self._edit = QPushButton(self.tr("Edit…"))
        self._more = QPushButton(self.tr("More"))
        self._text = ConceptText()
        self._lines = ConcordanceList(self.tr("Where it is spoken of"))
        self._status = QLabel()
        self._status.setProperty("role", "muted")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._all = QPushButton(self.tr("Show all"))
        self._reading = QPushButton(self.tr("Pinyin"))
        self._reading.setCheckable(True)
        self._reading.setToolTip(self.tr("Pinyin over every line (P)"))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._menu = self._make_menu()
        self.setFocusProxy(self._lines)
        self._build()
        self._connect()

    @property
    def concept_id(self) -> str | None:
        """The concept that is shown."""
        return self._page.concept.id if self._page else None

    @property
    def with_reading(self) -> bool:
        """Whether lines are wanted with pinyin."""
        return self._reading.isChecked()

    def set_page(self, page: ConceptPage) -> None:
        """Show a concept; its mentions are set by `set_mentions`."""
        if self._page is None or self._page.concept.id != page.concept.id:
            self.speaker = self.transcript = None
        self._page = page
        self._text.set_page(page)
        self._restore.setVisible(page.origin is Origin.CHANGED)
        self._arrange()

    def set_mentions(self, groups: list[Group], line_of: Callable[[int], Line]) -> None:
        """Show the mentions of the concept, or those of the chosen text or speaker."""
        self._lines.set_lines(groups, line_of, with_reading=self.with_reading)
        said = self._said(sum(count for _, _, count in groups), groups)
        unfinished = self._page is not None and not self._page.complete
        self._status.setText(
            self.tr("%1 so far; still reading …").replace("%1", said) if unfinished else said
        )
        self._all.setVisible(self.speaker is not None or self.transcript is not None)
        self._reading.setVisible(bool(groups))

    def said(self) -> str:
        """The words of the page, as a screen reader has them."""
        return self._text.toPlainText()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape or Backspace goes back, E edits, Delete deletes, P shows pinyin."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.back_requested.emit()
        elif key == Qt.Key.Key_E:
            self._edit.click()
        elif key == Qt.Key.Key_Delete:
            self._emit(self.delete_requested)
        elif key == Qt.Key.Key_P:
            self._reading.click()
        else:
            super().keyPressEvent(event)

    def _said(self, number: int, groups: list[Group]) -> str:
        if not number:
            return self.tr("Not spoken of in these texts")
        said = self.tr("%1 in %2").replace("%1", mentions(number)).replace("%2", texts(len(groups)))
        if self.speaker is not None:
            return self.tr("%1, said by %2").replace("%1", said).replace("%2", self.speaker)
        return mentions(number) if self.transcript is not None else said

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._more)
        self._restore = menu.addAction(self.tr("&Restore the shipped entry"))
        for action, wish in (
            (menu.addAction(self.tr("&Edit…")), self.edit_requested),
            (self._restore, self.restore_requested),
            (menu.addAction(self.tr("&Join with another entry…")), self.merge_requested),
            (menu.addAction(self.tr("&Charts…")), self.charts_requested),
            (menu.addAction(self.tr("&Delete")), self.delete_requested),
        ):
            action.triggered.connect(lambda _checked=False, wish=wish: self._emit(wish))
        self._more.setMenu(menu)
        return menu

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 4)
        top.setSpacing(6)
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(self._edit)
        top.addWidget(self._more)
        words = QVBoxLayout()
        words.setContentsMargins(10, 2, 6, 0)
        words.addWidget(self._text)
        line = QHBoxLayout()
        line.setContentsMargins(10, 6, 8, 4)
        line.setSpacing(6)
        line.addWidget(self._status, 1)
        line.addWidget(self._all)
        line.addWidget(self._reading)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addLayout(line)
        below.addWidget(self._lines, 1)
        self._halves.addLayout(words, 2)
        self._halves.addLayout(below, 3)
        self._halves.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._halves, 1)
        self._all.hide()

    def _connect(self) -> None:
        self._all.clicked.connect(lambda _checked=False: self._choose(None, None))
        self._back.clicked.connect(self.back_requested)
        self._edit.clicked.connect(lambda _checked=False: self._emit(self.edit_requested))
        self._lines.place_requested.connect(self.place_requested)
        self._reading.toggled.connect(lambda _checked: self.mentions_requested.emit())
        self._text.concept_requested.connect(self.concept_requested)
        self._text.speaker_chosen.connect(lambda name: self._choose(name, None))
        self._text.transcript_chosen.connect(lambda digest: self._choose(None, digest))

    def _choose(self, speaker: str | None, transcript: str | None) -> None:
        self.speaker, self.transcript = speaker, transcript
        self._lines.verticalScrollBar().setValue(0)
        self.mentions_requested.emit()

    def _emit(self, wish: object) -> None:
        if self._page is not None:
            wish.emit(self._page.concept.id)  # type: ignore[attr-defined]

    def _arrange(self) -> None:
        beside = self.width() >= _BESIDE
        self._edit.setVisible(self.width() >= _ROOM_FOR_EDIT)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        if beside:
            self._text.setMinimumHeight(0)
            self._text.setMaximumHeight(16_777_215)
            return
        document = self._text.document()
        document.setTextWidth(max(120, self.width() - 30))
        room = max(80, int(self.height() * _SHARE_OF_WORDS))
        self._text.setFixedHeight(min(int(document.size().height()) + 4, room))
