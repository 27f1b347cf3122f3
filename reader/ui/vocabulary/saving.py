"""Changes that cannot be written now, because the disk is full or the folder read-only: held, told and tried again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from reader.errors import ReaderError, StoreRefused
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell

_AGAIN_MS = 4000


class Saving(QObject):
    """Carries changes out in their order; what is refused waits, and whatever comes later waits behind it."""

    saved = Signal()
    """Something that waited has been written."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Callable[[], object]] = deque()
        self._label = QLabel()
        self._label.setVisible(False)
        window.statusBar().addPermanentWidget(self._label)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.try_again)
        window.may_close = self.may_close

    @property
    def waiting(self) -> int:
        """How many changes are in memory only."""
        return len(self._waiting)

    def carry_out(self, act: Callable[[], object], parent: QWidget | None = None) -> bool:
        """Make a change; whether it is on disk. A refusal that time may mend is told once and tried again."""
        if self._waiting:
            self._waiting.append(act)
            self.try_again()
            return not self._waiting
        try:
            act()
        except StoreRefused as error:
            self._waiting.append(act)
            self._show()
            tell(parent or self._window, error)
        except ReaderError as error:
            tell(parent or self._window, error)
        else:
            return True
        return False

    def try_again(self) -> None:
        """Write what waits, as far as it goes."""
        before = len(self._waiting)
        while self._waiting:
            try:
                self._waiting[0]()
            except StoreRefused:
                break
            except ReaderError as error:
                tell(self._window, error)
            self._waiting.popleft()
        self._show()
        if len(self._waiting) < before:
            if not self._waiting:
                self._window.say(self.tr("Everything is saved now."))
            self.saved.emit()

    def may_close(self) -> bool:
        """Whether the window may go; asked where something would be lost."""
        if self._waiting:
            self.try_again()
        return not self._waiting or self._asked()

    def _asked(self) -> bool:
        box = QMessageBox(QMessageBox.Icon.Warning, "Duidu", "", parent=self._window)
        box.setText(self._said())
        box.setInformativeText(self.tr("If you quit now, that is lost."))
        quit_anyway = box.addButton(self.tr("Quit and lose it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        chosen = box.clickedButton() is quit_anyway
        box.deleteLater()
        if chosen:
            self._waiting.clear()
            self._show()
        return chosen

    def _show(self) -> None:
        self._label.setText(self._said())
        self._label.setVisible(bool(self._waiting))
        if self._waiting and not self._again.isActive():
            self._again.start()
        elif not self._waiting:
            self._again.stop()

    def _said(self) -> str:
        count = len(self._waiting)
        if count == 1:
            return self.tr("1 change is not saved yet; it is tried again and again.")
        return self.tr("%1 changes are not saved yet; they are tried again and again.").replace(
            "%1", str(count)
        )
