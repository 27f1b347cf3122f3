"""The library at work: texts are added, pasted, described, removed, and folders watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.desk import Desk
from reader.errors import EncodingInDoubt, ReaderError
from reader.transcript.library import LibraryEntry
from reader.ui.dialogs.transcripts import DetailsDialog, EncodingDialog, PasteDialog
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.reading import Reading

_SETTLE_MS = 400
"""How long a watched folder must be quiet before it is read again, in ms."""


class Shelf(QObject):
    """Carries out what is asked of the library."""

    library_changed = Signal()

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        self._told: set[str] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._connect()
        self._watch()

    def show_entries(self) -> None:
        """Show the library as it is now."""
        text = self._desk.text
        entries = self._desk.library.entries()
        self._window.left.library.set_entries(
            entries, text.transcript.digest if text is not None else None, self._desk.library.problems()
        )
        if text is not None:
            listed = any(entry.digest == text.transcript.digest for entry in entries)
            title = text.entry.title
            self._window.set_title(
                title if listed else self.tr("Removed: %1").replace("%1", title), text.entry.facts
            )

    def refresh(self) -> None:
        """Show library and page as the desk has them now, after something was undone."""
        self._changed()
        self._reading.show_changes()

    def tell_problems(self) -> None:
        """Say in the quiet line which file has come into the library's folders that cannot be read.

        Those that lay there when the program started stand in the list of the library, and nothing is said.
        """
        problems = {str(problem): problem for problem in self._desk.library.problems()}
        new = [each for said, each in problems.items() if self._told is not None and said not in self._told]
        self._told = set(problems)
        if new:
            name = new[0].path.name if new[0].path is not None else ""
            said = self.tr("%1 in the library's folder cannot be read: %2")
            self._window.say(said.replace("%1", name).replace("%2", new[0].reason), 15000)

    def add_files(self, files: Sequence[Path]) -> None:
        """Copy files into the library and open the last one that could be read."""
        added: LibraryEntry | None = None
        for file in files:
            added = self._add(file) or added
        if added is not None:
            self._changed()
            self._reading.open_entry(added)

    def _add(self, file: Path, encoding: str | None = None) -> LibraryEntry | None:
        """Add one file; a doubtful encoding is asked for, a refusal is told."""
        try:
            return self._desk.library.add_file(file, encoding)
        except EncodingInDoubt as doubt:
            dialog = EncodingDialog(file.name, doubt.candidates, self._window)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            chosen = dialog.encoding
            dialog.deleteLater()
            return self._add(file, chosen) if accepted else None
        except ReaderError as error:
            tell(self._window, error)
            return None

    def _connect(self) -> None:
        """Signals by sender."""
        actions = self._window.actions_by_name
        actions["open"].triggered.connect(self._on_open_triggered)
        actions["paste"].triggered.connect(self._on_paste_triggered)
        actions["details"].triggered.connect(self._on_details_triggered)
        actions["remove"].triggered.connect(self._on_remove_triggered)
        library = self._window.left.library
        library.add_requested.connect(self._on_open_triggered)
        library.details_requested.connect(self._on_library_details_requested)
        library.open_requested.connect(self._on_library_open_requested)
        library.remove_requested.connect(self._on_library_remove_requested)
        self._reading.text_opened.connect(self.show_entries)
        self._settling.timeout.connect(self._changed)
        self._watcher.directoryChanged.connect(lambda _path: self._settling.start())
        self._window.files_dropped.connect(self.add_files)

    def _watch(self) -> None:
        folders = [str(folder) for folder in self._desk.library.folders_to_watch() if folder.is_dir()]
        missing = [folder for folder in folders if folder not in self._watcher.directories()]
        if missing:
            self._watcher.addPaths(missing)

    def _changed(self) -> None:
        """The library is another: show it, and read what is new for its mentions."""
        self._watch()
        self.show_entries()
        self.tell_problems()
        self._reading.read_library()
        self.library_changed.emit()

    def _on_open_triggered(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open transcripts"),
            self._desk.settings.recent_folder,
            self.tr("Texts (*.txt *.md);;All files (*)"),
        )
        if names:
            self._desk.prefer(recent_folder=str(Path(names[0]).parent))
            self.add_files([Path(name) for name in names])

    def _on_paste_triggered(self) -> None:
        dialog = PasteDialog(QGuiApplication.clipboard().text(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                entry = self._desk.library.paste(dialog.text, dialog.title)
            except ReaderError as error:
                tell(self._window, error)
            else:
                self._changed()
                self._reading.open_entry(entry)
        dialog.deleteLater()

    def _on_library_open_requested(self, entry: LibraryEntry) -> None:
        self._reading.open_entry(entry)
        self._window.sides.slide_away()
        self._window.page.setFocus()

    def _on_details_triggered(self) -> None:
        if self._desk.text is not None:
            self._on_library_details_requested(self._desk.text.entry)

    def _on_remove_triggered(self) -> None:
        text = self._desk.text
        if text is not None and not text.entry.sample:
            self._on_library_remove_requested(text.entry)
        else:
            self._window.say(self.tr("The samples belong to the program and stay."))

    def _on_library_details_requested(self, entry: LibraryEntry) -> None:
        try:
            details = self._desk.details(entry)
        except ReaderError as error:
            tell(self._window, error)
            return
        dialog = DetailsDialog(details, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.details != details:
            self._edit(entry, dialog)
        dialog.deleteLater()

    def _edit(self, entry: LibraryEntry, dialog: DetailsDialog) -> None:
        try:
            self._desk.edit_details(entry, dialog.details)
        except ReaderError as error:
            tell(self._window, error)
            return
        self._changed()
        self._reading.show_again(entry.digest)

    def _on_library_remove_requested(self, entry: LibraryEntry) -> None:
        try:
            self._desk.remove(entry)
        except ReaderError as error:
            tell(self._window, error)
            return
        self._changed()
        self._window.say(self.tr("Removed: %1 (Ctrl+Z brings it back)").replace("%1", entry.title))
