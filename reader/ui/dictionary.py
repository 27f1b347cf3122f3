"""The dictionary at work: a newer file checked in the background, used at once, and given up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.cedict_file import BOUNDS, Bounds, Checked, read_file
from reader.language.dictionary_in_use import in_use
from reader.language.own_dictionary import OwnDictionary, remove, restore_former, use
from reader.ui import tasks
from reader.ui.dialogs.dictionary import DictionaryDialog
from reader.ui.main_window import MainWindow
from reader.ui.reading import Reading


class DictionaryChoice(QObject):
    """Opens from the Help menu; engine and look-up follow what is chosen at once."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, bounds: Bounds = BOUNDS) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._bounds = desk, window, reading, bounds
        self._task: tasks.Task | None = None
        self.dialog: DictionaryDialog | None = None
        window.closing.connect(self.cancel)
        window.actions_by_name["dictionary"].triggered.connect(self.open)

    def open(self) -> None:
        """Show which dictionary is in use."""
        dialog = self.dialog = DictionaryDialog(self._window)
        dialog.cancel_requested.connect(self.cancel)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.former_requested.connect(lambda: self._go_back(restore_former))
        dialog.load_requested.connect(self._on_load_requested)
        dialog.shipped_requested.connect(lambda: self._go_back(remove))
        dialog.show_in_use(in_use(self._desk.paths))
        dialog.open()

    def take(self, file: Path) -> None:
        """Check a file in the background and use it where it is sound."""
        if self._task is not None:
            return
        bounds = self._bounds

        def work(report: tasks.Report) -> Checked:
            return read_file(file, bounds, report)

        self._tell(progress=0.0)
        self._task = tasks.run(work, partial(self._on_checked, file), self._on_failed, self._on_progressed)

    def cancel(self) -> None:
        """Give up the check; the dictionary stays as it is."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._tell(self.tr("Given up. Nothing was changed."))

    def _go_back(self, change: Callable[..., OwnDictionary | None]) -> None:
        try:
            change(self._desk.paths)
        except OSError as error:
            self._tell(self.tr("The dictionary cannot be changed (%1).").replace("%1", str(error)))
            return
        self._renew()

    def _renew(self) -> None:
        """Let everything use what is chosen now."""
        self._tell(self.tr("In use from now on. The words are being read anew …"))
        if self.dialog is not None:
            self.dialog.show_in_use(in_use(self._desk.paths))
        self._reading.renew_engine()

    def _tell(self, words: str = "", *, progress: float | None = None) -> None:
        if self.dialog is not None:
            self.dialog.say(words)
            self.dialog.show_progress(progress)

    def _on_progressed(self, share: float) -> None:
        if self.dialog is not None and self._task is not None:
            self.dialog.show_progress(share)

    def _on_checked(self, file: Path, checked: Checked) -> None:
        """The file is sound: now something is changed, and not before, so that giving up changes nothing."""
        self._task = None
        try:
            use(self._desk.paths, file, checked)
        except ReaderError as error:
            self._on_failed(error)
        else:
            self._renew()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, ReaderError):
            self._tell()
            raise error
        self._tell(self.tr("Nothing was changed: %1").replace("%1", str(error)))

    def _on_load_requested(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Load a newer CC-CEDICT file"),
            self._desk.settings.recent_folder,
            self.tr("CC-CEDICT (*.txt *.u8 *.gz *.zip);;All files (*)"),
        )
        if chosen:
            self._desk.prefer(recent_folder=str(Path(chosen).parent))
            self.take(Path(chosen))

    def _on_dialog_finished(self) -> None:
        self.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
