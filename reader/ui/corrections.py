"""The corrections at work: their list, what is taken back there, and their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.cards import Shown
from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.language.correction_file import read_file, to_bytes
from reader.language.corrections import Merged, StoredCorrection
from reader.paths import write_atomically
from reader.ui.dialogs.corrections import CorrectionsDialog
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.reading import Reading

_FILE = "duidu-corrections.jsonl"


class CorrectionsList(QObject):
    """Opens from the Edit menu; the page shows at once what is changed in it."""

    undo_requested = Signal()

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        self.dialog: CorrectionsDialog | None = None
        window.actions_by_name["corrections"].triggered.connect(self.open)

    def open(self) -> None:
        """Show the list, or bring it to the front."""
        if self.dialog is None:
            self.dialog = CorrectionsDialog(self._window)
            self.dialog.export_requested.connect(self._on_export_requested)
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.import_requested.connect(self._on_import_requested)
            self.dialog.place_requested.connect(self._on_place_requested)
            self.dialog.removal_requested.connect(self._on_removal_requested)
            self.dialog.undo_requested.connect(self._on_undo_requested)
        self.refresh()
        self.dialog.show()
        self.dialog.activateWindow()

    def refresh(self) -> None:
        """Show what there is now, where the list is open."""
        if self.dialog is not None:
            titles = {entry.digest: entry.title for entry in self._desk.library.entries()}
            form = Shown.of(self._desk.settings).form
            self.dialog.set_corrections(self._desk.correcting.all(), titles, form)

    def take_in(self, file: Path) -> None:
        """Import a file; what the reader has stays as it is."""

        def take() -> str:
            merged, take_back = self._desk.correcting.merge(read_file(file))
            if merged.new:
                self._desk.remember(self.tr("the import of corrections"), take_back)
            return self._report(merged)

        self._do(take)

    def write(self, file: Path) -> None:
        """Write all corrections to a file, whole or not at all."""
        try:
            write_atomically(file, to_bytes(self._desk.correcting.all()))
        except OSError as error:
            refusal = FileRefused(
                self.tr("the file cannot be written (%1).").replace("%1", error.strerror or str(error)),
                path=file,
                advice=self.tr("Choose a folder that exists and is yours."),
            )
            tell(self.dialog or self._window, refusal)
            return
        self._say(self.tr("Written: %1").replace("%1", str(file)))

    def _report(self, merged: Merged) -> str:
        said = self.tr("%1 taken in, %2 were here already.")
        said = said.replace("%1", str(len(merged.new))).replace("%2", str(merged.same))
        if merged.conflicts:
            words = ", ".join(dict.fromkeys(ours.stretch for _, ours in merged.conflicts[:5]))
            kept = self.tr("%1 say something else than yours, which stay: %2.")
            said += " " + kept.replace("%1", str(len(merged.conflicts))).replace("%2", words)
        return said

    def _do(self, work: Callable[[], str]) -> None:
        """Change something, show it in the list and on the page, and say what was done."""
        try:
            said = work()
        except ReaderError as error:
            tell(self.dialog or self._window, error)
            return
        self.refresh()
        self._reading.show_changes()
        self._say(said)

    def _say(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.say(words)
        self._window.say(words)

    def _on_removal_requested(self, correction: StoredCorrection) -> None:
        def take_back() -> str:
            self._desk.remember(correction.stretch, self._desk.correcting.remove(correction))
            return self.tr("Taken back: %1 (Ctrl+Z brings it back)").replace("%1", correction.stretch)

        self._do(take_back)

    def _on_undo_requested(self) -> None:
        self.undo_requested.emit()
        self.refresh()

    def _on_place_requested(self, correction: StoredCorrection) -> None:
        """Go to the place of a correction, or to where its word first stands in its text."""
        entry = self._desk.library.entry(correction.digest)
        place = None
        if entry is not None:
            try:
                transcript = self._desk.library.load(entry)
            except ReaderError as error:
                tell(self.dialog or self._window, error)
                return
            place = self._desk.correcting.place_of(correction, transcript)
        if place is None:
            self._say(self.tr("The place is not found in your texts any more."))
        else:
            self._reading.go_to(correction.digest, *place)

    def _on_import_requested(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import corrections"),
            self._desk.settings.recent_folder,
            self.tr("Corrections (*.jsonl);;All files (*)"),
        )
        if chosen:
            self.take_in(Path(chosen))

    def _on_export_requested(self) -> None:
        folder = Path(self._desk.settings.recent_folder or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export corrections"), str(folder / _FILE), self.tr("Corrections (*.jsonl)")
        )
        if chosen:
            self._desk.prefer(recent_folder=str(Path(chosen).parent))
            self.write(Path(chosen))

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
