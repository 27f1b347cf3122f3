"""The glossary goes out in any format of the table, and comes in after a look at what would change."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.glossary.exchange import FORMATS, Format
from reader.glossary.importing import Plan
from reader.glossary.settling import settled
from reader.paths import write_atomically
from reader.termbase.exchange import Choice, planned
from reader.ui import tasks
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell, tell_failure

if TYPE_CHECKING:
    from reader.ui.glossary.progress_box import ProgressBox

_GATHERED = 0.7
"""How far the work is when all records are gathered and the file is made of them."""


class GlossaryExchange(QObject):
    """Carries out export and import; both work in a thread and answer here."""

    changed = Signal()
    exported = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._task: tasks.Task | None = None
        self._writing: tasks.Task | None = None
        self._progress: ProgressBox | None = None
        self._format = FORMATS[0].name
        actions, index = window.actions_by_name, window.glossary.index
        actions["export_glossary"].triggered.connect(self.export)
        actions["import_glossary"].triggered.connect(self.import_file)
        index.export_requested.connect(self.export)
        index.import_requested.connect(self.import_file)

    def export(self) -> None:
        """Ask what goes out and where to, and write it."""
        from reader.ui.glossary.export_dialog import ExportDialog  # dialogs are loaded when they are opened

        termbase, filtered = self._desk.termbase, self._window.glossary.index.filter
        listed = [line.concept.id for line in termbase.lines(filtered, self._desk.script)]
        everything = len(termbase.entries.concepts)
        text = self._desk.text
        here = text.transcript.digest if text is not None else None
        spoken_of = len(termbase.concordance.index.counts(here)) if here is not None else None
        is_filtered = len(listed) < everything
        dialog = ExportDialog((everything, len(listed), spoken_of), is_filtered, self._window)
        dialog.choose_format(self._format)
        accepted = dialog.exec() == ExportDialog.DialogCode.Accepted
        form, which, mentions = dialog.format, dialog.which, dialog.mentions
        dialog.deleteLater()
        if not accepted:
            return
        self._format = form.name
        ids = listed if which == ExportDialog.LISTED else None
        choice = Choice(ids, here if which == ExportDialog.TRANSCRIPT else None, mentions)
        path = self._asked_path(form)
        if path is not None:
            self._write(form, choice, path)

    def import_file(self) -> None:
        """Ask for a file, show what it would change, and take it in if the reader agrees."""
        suffixes = " ".join(f"*{each.suffix}" for each in FORMATS if each.is_readable)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import into the glossary"),
            str(self._folder()),
            self.tr("Glossaries (%1)").replace("%1", f"{suffixes} *.tsv *.txt *.xml"),
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Read a file in a thread and show what it would change."""
        concepts = self._desk.termbase.entries.concepts

        def work(_report: tasks.Report) -> Plan:
            return planned(concepts, path)

        self._window.say(self.tr("Reading %1 …").replace("%1", path.name), 0)
        self._task = tasks.run(work, lambda plan: self._on_planned(path, plan), self._on_failed)

    def _on_planned(self, path: Path, plan: Plan) -> None:
        from reader.ui.glossary.import_dialog import ImportDialog

        self._task = None
        self._window.say("", 1)
        entries = self._desk.termbase.entries
        dialog = ImportDialog(plan, path.name, entries.by_id, self._window)
        accepted, choices = dialog.exec() == ImportDialog.DialogCode.Accepted, dialog.choices
        dialog.deleteLater()
        if not accepted:
            return
        writes = settled(entries.concepts, plan, choices)
        try:
            entries.take_in(writes, path.name)
            self._desk.prefer(recent_folder=str(path.parent))
        except ReaderError as error:
            tell(self._window, error)
            return
        self.changed.emit()
        said = self.tr("Imported: %1 entries (Ctrl+Z takes them back)")
        self._window.say(said.replace("%1", f"{len(writes):,}"))

    def _write(self, form: Format, choice: Choice, path: Path) -> None:
        """Gather the records and make the file in a thread, of the glossary as it is now."""
        from reader.ui.glossary.paper import glossary_pdf  # seldom wanted
        from reader.ui.glossary.progress_box import ProgressBox

        if self._writing is not None:
            self._window.say(self.tr("Wait until the file before is written, or cancel it."))
            return
        gather = self._desk.termbase.exporter(choice, time.time())

        def work(report: tasks.Report) -> str:
            export = gather(lambda share: report(share * _GATHERED))
            if form.on_paper:
                content = glossary_pdf(export, lambda share: report(_GATHERED + share * (1 - _GATHERED)))
            else:
                content = form.write(export)
            report(1.0)  # cancelled up to here, nothing is written
            try:
                write_atomically(path, content)
            except OSError as error:
                raise FileRefused(
                    f"the file cannot be written ({error.strerror or error}).",
                    path=path,
                    advice="Choose a folder that exists and is yours.",
                ) from error
            return str(path)

        self._progress = ProgressBox(self.tr("Writing %1 …").replace("%1", path.name), self._window)
        self._progress.cancel_requested.connect(self.cancel)
        self._writing = tasks.run(work, self._on_written, self._on_not_written, self._progress.set_share)

    def cancel(self) -> None:
        """Stop the export that is on its way; nothing is written."""
        if self._writing is not None:
            self._writing.cancel()
            self._end()
            self._window.say(self.tr("Cancelled; nothing was written."))

    def _end(self) -> None:
        self._writing = None
        if self._progress is not None:
            self._progress.close_for_good()
            self._progress = None

    def _on_written(self, path: str) -> None:
        self._end()
        self._desk.prefer(recent_folder=str(Path(path).parent))
        self._window.say(self.tr("Written: %1").replace("%1", path))
        self.exported.emit(path)

    def _on_not_written(self, error: Exception) -> None:
        self._end()
        tell_failure(self._window, error)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._window.say("", 1)
        tell_failure(self._window, error)

    def _asked_path(self, form: Format) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export glossary"),
            str(self._folder() / f"glossary{form.suffix}"),
            f"{form.label} (*{form.suffix})",
        )
        return Path(chosen) if chosen else None

    def _folder(self) -> Path:
        return Path(self._desk.settings.recent_folder or Path.home())
