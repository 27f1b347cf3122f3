"""User data kept safe from the window: backups, restoring, carrying everything elsewhere, and what was repaired."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from reader.backup import back_up_daily, export_everything, import_everything, restore
from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.merge import Merged
from reader.paths import Paths, write_atomically
from reader.store import Store, backups_in
from reader.ui import tasks
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.vocabulary.restore_dialog import Backup, RestoreDialog
from reader.ui.vocabulary.wording import word_count

Result = TypeVar("Result")
_TOLD = 12


class SafetyWork(QObject):
    """Does its work in threads, each with a connection of its own."""

    data_replaced = Signal()

    def __init__(self, desk: Desk, main: MainWindow) -> None:
        super().__init__(main)
        self._desk, self._main = desk, main
        self._task: tasks.Task | None = None
        actions = main.actions_by_name
        actions["back_up"].triggered.connect(self.back_up)
        actions["export_everything"].triggered.connect(self._on_export_triggered)
        actions["import_everything"].triggered.connect(self._on_import_triggered)
        actions["restore"].triggered.connect(self._on_restore_triggered)

    def begin(self) -> None:
        """Tell what was repaired when the data were opened, and back up once a day."""
        if self._desk.repair is not None:
            self._tell(self._desk.repair.account())
        paths = self._desk.paths

        def work(_report: tasks.Report) -> object:
            with closing(Store.open(paths.database, paths.backups)) as store:
                return back_up_daily(store, paths.backups)

        self._run(work, lambda _file: None)

    def back_up(self) -> None:
        """Back up now."""
        paths = self._desk.paths

        def work(_report: tasks.Report) -> Path:
            with closing(Store.open(paths.database, paths.backups)) as store:
                return store.back_up(paths.backups)

        self._run(work, lambda file: self._main.say(self.tr("Backed up: %1").replace("%1", str(file)), 12000))

    def restore(self, file: Path) -> None:
        """Put a backup in the place of the present data."""
        paths = self._desk.paths

        def done(_result: object) -> None:
            self._replaced()
            count = word_count(len(self._desk.words.kept))
            self._tell(
                self.tr(
                    "The backup is restored: you have %1. Own concepts of then are seen after the next start."
                ).replace("%1", count)
            )

        self._run(lambda _report: restore(paths.database, paths.backups, file), done)

    def export_everything(self, file: Path) -> None:
        """Write all user data into one file."""
        paths = self._desk.paths

        def work(_report: tasks.Report) -> None:
            with closing(Store.peek(paths.database)) as store:
                content = export_everything(paths, store)
            try:
                write_atomically(file, content)
            except OSError as error:
                raise FileRefused(
                    f"the file cannot be written ({error.strerror or error}).",
                    path=file,
                    advice="Choose a folder that exists and is yours.",
                ) from error

        said = self.tr("All your data is in %1. On the other computer: File → Bring in data.")
        self._run(work, lambda _none: self._main.say(said.replace("%1", str(file)), 15000))

    def look_into(self, file: Path) -> None:
        """See what a file of all data would bring, and ask before it is brought in."""
        paths = self._desk.paths

        def ask(merged: Merged) -> None:
            if self._confirmed(merged):
                self._run(lambda _report: _merged(paths, file, dry_run=False), self._on_brought_in)

        self._run(lambda _report: _merged(paths, file, dry_run=True), ask)

    def _on_brought_in(self, merged: Merged) -> None:
        self._replaced()
        self._main.say(self._sum(merged), 15000)

    def _replaced(self) -> None:
        self._desk.data_replaced()
        self.data_replaced.emit()

    def _confirmed(self, merged: Merged) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "Duidu", "", parent=self._main)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Bring this in? %1").replace("%1", self._sum(merged)))
        conflicts = [
            self.tr("%1: %2 stays “%3” (there: “%4”)")
            .replace("%1", each.id)
            .replace("%2", each.field)
            .replace("%3", each.here)
            .replace("%4", each.there)
            for each in merged.conflicts[:_TOLD]
        ]
        box.setInformativeText("\n".join([self.tr("What you wrote here stays as it is."), *conflicts]))
        bring = box.addButton(self.tr("Bring in"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        accepted = box.clickedButton() is bring
        box.deleteLater()
        return accepted

    def _sum(self, merged: Merged) -> str:
        said = self.tr("%1 new words, %2 changed, %3 other entries, %4 files.")
        counts = (
            len(merged.words_new),
            len(merged.words_changed),
            sum(merged.rows.values()),
            len(merged.files),
        )
        for number, count in enumerate(counts, 1):
            said = said.replace(f"%{number}", f"{count:,}")
        return said

    def _tell(self, text: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information, "Duidu", "", QMessageBox.StandardButton.Ok, self._main
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _run(self, work: Callable[[tasks.Report], Result], done: Callable[[Result], object]) -> None:
        def finished(result: Result) -> None:
            self._task = None
            done(result)

        self._task = tasks.run(work, finished, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, ReaderError):
            raise error
        tell(self._main, error)

    def _on_restore_triggered(self) -> None:
        present = len(self._desk.words.kept)
        dialog = RestoreDialog(backups_of(self._desk.paths), present, self._main)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if accepted and chosen is not None:
            self.restore(chosen)

    def _on_export_triggered(self) -> None:
        folder = Path(self._desk.settings.recent_folder or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self._main,
            self.tr("Take all your data elsewhere"),
            str(folder / f"{datetime.now():%Y-%m-%d}.duidu"),
            "(*.duidu)",
        )
        if name:
            self.export_everything(Path(name))

    def _on_import_triggered(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._main,
            self.tr("Bring in data from another computer"),
            self._desk.settings.recent_folder,
            "(*.duidu)",
        )
        if name:
            self.look_into(Path(name))


def backups_of(paths: Paths) -> list[Backup]:
    """The backups there are, the newest first."""
    return [Backup(file, _moment(file), _words_in(file)) for file in reversed(backups_in(paths.backups))]


def _moment(file: Path) -> str:
    """When a backup was made, in the reader's own time."""
    made = datetime.strptime(file.stem, "duidu-%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
    return f"{made.astimezone():%Y-%m-%d %H:%M}"


def _words_in(file: Path) -> int | None:
    try:
        with closing(Store.peek(file)) as store:
            return int(store.rows("SELECT count(*) FROM word")[0][0])
    except ReaderError:
        return None


def _merged(paths: Paths, file: Path, *, dry_run: bool) -> Merged:
    with closing(Store.open(paths.database, paths.backups)) as store:
        if not dry_run:
            store.back_up(paths.backups)
        return import_everything(paths, store, file, dry_run=dry_run)
