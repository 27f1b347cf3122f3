"""The look-up at work: its window, its index made in the background, and what is kept from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.model import Entry
from reader.ui import tasks
from reader.ui.dialogs.look_up import LookUpDialog
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.theme import load_theme, theme_name


class LookUp(QObject):
    """Opens with Ctrl+K; answers as one types."""

    kept = Signal()
    concept_requested = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._dialog: LookUpDialog | None = None
        self._task: tasks.Task | None = None
        window.actions_by_name["look_up"].triggered.connect(self.open)

    def open(self) -> None:
        """Show the look-up on what is selected on the page; its index is made the first time."""
        theme = load_theme(self._desk.paths.resources / "themes", theme_name(self._desk.settings.theme))
        self._dialog = LookUpDialog(theme, self._window)
        self._dialog.search_changed.connect(lambda _typed: self._search())
        self._dialog.keep_requested.connect(self._on_dialog_keep_requested)
        self._dialog.concept_requested.connect(self.concept_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._prepare()
        self._dialog.type(self._window.page.selected_text())
        self._dialog.open()

    def _prepare(self) -> None:
        looking_up = self._desk.looking_up
        if looking_up.ready or self._task is not None:
            return

        def work(_report: tasks.Report) -> None:
            looking_up.prepare()

        self._task = tasks.run(work, lambda _result: self._on_prepared(), self._on_failed)

    def _search(self) -> None:
        if self._dialog is not None:
            looking_up = self._desk.looking_up
            self._dialog.set_found(looking_up.find(self._dialog.typed, self._desk.concepts), looking_up.ready)

    def _on_prepared(self) -> None:
        self._task = None
        self._desk.looking_up.open()
        self._search()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, ReaderError):
            raise error
        tell(self._window, error)

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
