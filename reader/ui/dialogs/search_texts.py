"""Search over all transcripts: a line to type in, who speaks, and what is found below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.finding.texts import Found
from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.hits import HitList, HitRow

_TYPING_MS = 250
_STEPS = 1000


class SearchTextsDialog(QDialog):
    """Stays beside the window with what was found, until something else is searched for."""

    search_changed = Signal(str)
    place_requested = Signal(object)
    stop_requested = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search all transcripts"))
        self._found: tuple[Found, ...] = ()
        self._counts: dict[str, int] = {}
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Chinese in either script, pinyin, or Latin letters"))
        self._field.setAccessibleName(self.tr("Search all transcripts"))
        self._field.setClearButtonEnabled(True)
        self._speakers = QComboBox()
        self._speakers.setAccessibleName(self.tr("Who says it"))
        self._speakers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._speakers.setMinimumContentsLength(9)
        self._list = HitList(self.tr("Found in the transcripts"))
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the search has come"))
        self._status = QLabel()
        self._status.setProperty("role", "muted")
        self._status.setWordWrap(True)
        self._stop = QPushButton(self.tr("S&top"))
        self._stop.setAutoDefault(False)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()
        self.set_found((), running=False)

    @property
    def typed(self) -> str:
        """What is searched for."""
        return self._field.text().strip()

    @property
    def status(self) -> str:
        """What the line below says."""
        return self._status.text()

    def open_on(self, text: str) -> None:
        """Show the window; with a `text` search for it, else what was searched for stays, selected."""
        if text and text != self.typed:
            self._field.setText(text)
            self._search()
        self._field.selectAll()
        self.show()
        self.activateWindow()
        self._field.setFocus()

    def set_font_family(self, family: str) -> None:
        """Set the lines in the face of the page's script."""
        self._list.set_font_family(family)

    def set_progress(self, share: float) -> None:
        """How far the search has come, from 0 to 1."""
        self._bar.setValue(round(share * _STEPS))

    def set_found(self, found: Sequence[Found], *, running: bool, unread: int = 0) -> None:
        """Show what is found so far; `unread` texts could not be read."""
        former, self._found = self._found, tuple(found)
        new = self._found[len(former) :]
        goes_on = bool(former) and all(one is other for one, other in zip(former, self._found, strict=False))
        if goes_on and len(self._found) >= len(former):
            self._show_speakers(new)
            self._list.add_found(new, self._speaker())
        else:
            self._counts.clear()
            self._show_speakers(self._found)
            self._list.set_found(self._found, self._speaker())
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._status.setText(self._account(running, unread))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in what was found while one types; Enter goes there."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typing.isActive():
                self._search()
            else:
                self._go(self._list.chosen())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits any more."""
        super().hideEvent(event)
        self._typing.stop()
        self.hidden.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._field, 1)
        head.addWidget(self._speakers)
        foot = QHBoxLayout()
        foot.addWidget(self._status, 1)
        foot.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        resize_on_screen(self, 880, 560)

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._typing.start())
        self._list.activated.connect(lambda index: self._go(self._list.row_at(index)))
        self._list.clicked.connect(lambda index: self._go(self._list.row_at(index)))
        self._speakers.activated.connect(lambda _row: self._list.set_found(self._found, self._speaker()))
        self._stop.clicked.connect(self.stop_requested)
        self._typing.timeout.connect(self._search)

    def _search(self) -> None:
        self._typing.stop()
        self.search_changed.emit(self.typed)

    def _go(self, row: HitRow | None) -> None:
        if row is not None and row.hit is not None:
            self.place_requested.emit(row)

    def _speaker(self) -> str:
        return str(self._speakers.currentData() or "")

    def _show_speakers(self, new: Sequence[Found]) -> None:
        """Everybody who says it, most first, with those that are new; the one that is chosen stays chosen."""
        chosen, counts = self._speaker(), self._counts
        for found in new:
            for name, count in found.speakers:
                counts[name] = counts.get(name, 0) + count
        self._speakers.clear()
        self._speakers.addItem(self.tr("All speakers"), "")
        for name, count in sorted(counts.items(), key=lambda item: -item[1]):
            self._speakers.addItem(f"{name}  {count}", name)
        self._speakers.setCurrentIndex(max(self._speakers.findData(chosen), 0))
        self._speakers.setEnabled(bool(counts))

    def _account(self, running: bool, unread: int) -> str:
        if not self.typed:
            return self.tr("Enter or a click goes to the place; Alt+Left leads back.")
        places = sum(found.count for found in self._found)
        texts = sum(bool(found.count) for found in self._found)
        if not places:
            said = self.tr("Searching …") if running else self.tr("Nothing found")
        elif places == 1:
            said = self.tr("1 place")
        elif texts == 1:
            said = self.tr("%1 places in one transcript").replace("%1", f"{places:,}")
        else:
            said = (
                self.tr("%1 places in %2 transcripts").replace("%1", f"{places:,}").replace("%2", str(texts))
            )
        if unread:
            said += " · " + self.tr("%1 could not be read").replace("%1", str(unread))
        return said
