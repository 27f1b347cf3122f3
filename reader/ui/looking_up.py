"""The look-up at work: its window, its index made in the background, and what is kept from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reader.cards import Shown
from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.model import Entry
from reader.ui.dialogs.look_up import LookUpDialog
from reader.ui.index_maker import IndexMaker
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.theme import load_theme, theme_name

_REST_MS = 4000
"""How long the index waits for the engine to read what is on the page, in ms."""

_PAINTED_MS = 30
"""After this the window is there, and nobody has typed yet."""


class LookUp(QObject):
    """Opens with Ctrl+K; answers as one types."""

    kept = Signal()
    concept_requested = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow, maker: IndexMaker) -> None:
        super().__init__(window)
        self._desk, self._window, self._maker = desk, window, maker
        self._dialog: LookUpDialog | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(maker.start)
        maker.failed.connect(self._on_maker_failed)
        maker.made.connect(self._on_maker_made)
        window.actions_by_name["look_up"].triggered.connect(self.open)

    def prepare(self) -> None:
        """Open the index of the dictionary in use, or have it made when the first words are on the page."""
        if not self._desk.looking_up.open():
            self._resting.start()

    def open(self) -> None:
        """Show the look-up on what is selected on the page; its index is made the first time."""
        theme = load_theme(self._desk.paths.resources / "themes", theme_name(self._desk.settings.theme))
        form = Shown.of(self._desk.settings).form
        dialog = self._dialog = LookUpDialog(theme, self._window, self._desk.entry_card, form)
        self._dialog.search_changed.connect(lambda _typed: self._search())
        self._dialog.keep_requested.connect(self._on_dialog_keep_requested)
        self._dialog.concept_requested.connect(self.concept_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        if not self._desk.looking_up.ready and not self._desk.looking_up.open():
            self._maker.start()
        self._dialog.type(self._window.page.selected_text())
        self._dialog.open()
        QTimer.singleShot(_PAINTED_MS, dialog, lambda: self._desk.looking_up.warm(self._desk.concepts))

    def _search(self) -> None:
        if self._dialog is not None:
            looking_up = self._desk.looking_up
            self._dialog.set_found(looking_up.find(self._dialog.typed, self._desk.concepts), looking_up.ready)

    def _on_maker_made(self) -> None:
        if not self._desk.looking_up.open():
            self._resting.start()  # another dictionary has been loaded meanwhile
        self._search()

    def _on_maker_failed(self, said: str) -> None:
        if self._dialog is not None:
            tell(self._window, ReaderError(said or self.tr("the dictionary's index cannot be made.")))

    def _on_dialog_keep_requested(self, entry: Entry) -> None:
        try:
            self._desk.keep_entry(entry)
        except ReaderError as error:
            tell(self._window, error)
            return
        self.kept.emit()

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
