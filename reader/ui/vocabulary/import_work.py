"""An import at work: the file is read and its words are found in a thread, and so is the change made."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.language.levels import Levels
from reader.language.sources import language_file
from reader.paths import Paths
from reader.records import dataclass
from reader.store import Store
from reader.transcript.decode import read_bytes
from reader.ui import tasks
from reader.ui.main_window import MainWindow
from reader.ui.vocabulary.import_dialog import LEVELS, ImportDialog, Source
from reader.ui.vocabulary.wording import level_name
from reader.ui.vocabulary.work import VocabularyWork
from reader.vocabulary.importing import Plan, Resolved, Undo, carry_out, plan
from reader.vocabulary.incoming import Incoming, Read, of_list
from reader.vocabulary.model import WordStatus
from reader.vocabulary.reading import read_file, read_text
from reader.vocabulary.store import Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """A source that has been read, and which words of ours its words are."""

    source: Source
    read: Read
    resolved: dict[Incoming, Resolved]


class ImportWork(QObject):
    """One dialog at a time."""

    def __init__(self, desk: Desk, main: MainWindow, work: VocabularyWork) -> None:
        super().__init__(main)
        self._desk, self._main, self._work = desk, main, work
        self._found: Found | None = None
        self._task: tasks.Task | None = None
        self.dialog: ImportDialog | None = None
        main.actions_by_name["import_words"].triggered.connect(lambda: self.open())
        main.actions_by_name["mark_level"].triggered.connect(lambda: self.open(level=True))

    def open(self, *, level: bool = False) -> None:
        """Show the dialog."""
        self._found = None
        self.dialog = ImportDialog(self._desk.settings.recent_folder, self._main)
        self.dialog.plan_requested.connect(self._on_dialog_plan_requested)
        self.dialog.import_requested.connect(self._on_dialog_import_requested)
        self.dialog.finished.connect(self._on_dialog_finished)
        if level:
            self.dialog.choose_level()
        self.dialog.open()

    def _on_dialog_plan_requested(self) -> None:
        dialog = self.dialog
        self._cancel()
        if dialog is None or dialog.source.empty:
            if dialog is not None:
                dialog.set_idle()
            return
        dialog.set_busy()
        paths, source, found = self._desk.paths, dialog.source, self._found
        status, mark_only = dialog.status, dialog.mark_only

        def work(_report: tasks.Report) -> tuple[Found, Plan]:
            known = found if found is not None and found.source == source else read_source(paths, source)
            with closing(Store.peek(paths.database)) as store:
                return known, _planned(known, store, status, mark_only)

        self._task = tasks.run(work, self._on_planned, self._on_failed)

    def _on_planned(self, result: tuple[Found, Plan]) -> None:
        self._task = None
        self._found, planned = result
        if self.dialog is not None:
            self.dialog.set_plan(planned.told)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, ReaderError):
            raise error
        if self.dialog is not None:
            self.dialog.set_refused(str(error))

    def _on_dialog_import_requested(self) -> None:
        """Plan once more against what is stored now, and carry it out at one go."""
        dialog, found = self.dialog, self._found
        if dialog is None or found is None or self._task is not None:
            return
        dialog.set_writing()
        paths, status, mark_only = self._desk.paths, dialog.status, dialog.mark_only

        def work(_report: tasks.Report) -> tuple[Plan, Undo]:
            with closing(Store.open(paths.database, paths.backups)) as store:
                planned = _planned(found, store, status, mark_only)
                return planned, carry_out(store, planned)

        what = self._name_of(found.source)
        self._task = tasks.run(work, partial(self._on_imported, what), self._on_failed)

    def _on_imported(self, what: str, result: tuple[Plan, Undo]) -> None:
        self._task = None
        planned, undo = result
        self._desk.words.took_in(planned, undo, what)
        self._work.changed.emit()
        told = planned.told
        said = self.tr("Imported: %1 new, %2 changed (Ctrl+Z takes it back)")
        self._main.say(said.replace("%1", f"{len(told.new):,}").replace("%2", f"{len(told.changed):,}"))
        if self.dialog is not None:
            if self.dialog.folder != self._desk.settings.recent_folder:
                self._desk.prefer(recent_folder=self.dialog.folder)
            self.dialog.accept()

    def _name_of(self, source: Source) -> str:
        if source.file is not None:
            return source.file.name
        return level_name(source.level) if source.level else self.tr("pasted list")

    def _on_dialog_finished(self) -> None:
        self._cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._found = None

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def read_source(paths: Paths, source: Source) -> Found:
    """Read a source and find its words; raises FileRefused. For a thread: what finds words is heavy to load."""
    from reader.commands.words import resolve

    if source.file is not None:
        read = _read_file(source.file)
    elif source.level:
        read = of_list("\n".join(_words_of_level(paths, source.level)))
    else:
        read = read_text(source.text)
    return Found(source, read, resolve(paths, read.words))


def _words_of_level(paths: Paths, level: str) -> list[str]:
    with closing(Levels.open(language_file(paths))) as levels:
        return levels.words(LEVELS[: LEVELS.index(level) + 1])


def _read_file(file: Path) -> Read:
    content = read_bytes(file)
    try:
        return read_file(file.name, content)
    except FileRefused as error:
        raise FileRefused(error.reason, path=file, line=error.line, advice=error.advice) from error


def _planned(found: Found, store: Store, status: WordStatus | None, mark_only: bool) -> Plan:
    return plan(found.read, lambda _words: found.resolved, Vocabulary(store), status, mark_only=mark_only)
