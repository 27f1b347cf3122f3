"""An export at work: preview, writing in a thread with progress, sending to Anki, printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import write_atomically
from reader.store import Store
from reader.ui import tasks
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.vocabulary.export_dialog import ExportDialog
from reader.ui.vocabulary.paper import first_page, pdf_of, print_on
from reader.ui.vocabulary.table_work import TableWork
from reader.ui.vocabulary.wording import status_name, word_count
from reader.vocabulary.cards import Shown, as_lines
from reader.vocabulary.exchange import format_named, notes_of
from reader.vocabulary.model import Word, WordStatus
from reader.vocabulary.search import Search
from reader.word_export import (
    ALL,
    ANKI,
    PDF_CARDS,
    PDF_LIST,
    SELECTED,
    SHOWN,
    Choice,
    export_of,
    numbers_of,
    remembered,
    written,
)

if TYPE_CHECKING:
    from reader.vocabulary.anki_connect import Sent

_PREVIEWED = 20
_PAPER = (PDF_LIST, PDF_CARDS)


class ExportWork(QObject):
    """One dialog at a time; what was chosen last stands in it."""

    def __init__(self, desk: Desk, main: MainWindow, table: TableWork) -> None:
        super().__init__(main)
        self._desk, self._main, self._table = desk, main, table
        self._task: tasks.Task | None = None
        self.dialog: ExportDialog | None = None
        main.actions_by_name["export_vocabulary"].triggered.connect(self.open)
        main.vocabulary.export_requested.connect(self.open)

    def open(self) -> None:
        """Show the dialog over the window that asks."""
        choice = remembered(self._desk.settings.vocabulary_export)
        self.dialog = ExportDialog(self._table.window or self._main)
        self.dialog.set_words(self._choices())
        self.dialog.set_choice(choice)
        self.dialog.cancel_requested.connect(self._on_dialog_cancel_requested)
        self.dialog.choice_changed.connect(self.preview)
        self.dialog.export_requested.connect(self.export)
        self.dialog.print_requested.connect(self._on_dialog_print_requested)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()
        self.preview()

    def preview(self) -> None:
        """Show the beginning of what would be written."""
        if self.dialog is None:
            return
        choice = self.dialog.choice
        numbers = self._numbers(choice)
        words = self._desk.words.words(numbers[:_PREVIEWED])
        try:
            if choice.form in _PAPER:
                self.dialog.set_picture(self._first_page(words, choice), len(numbers))
            else:
                self.dialog.set_text(self._beginning(words, choice), len(numbers))
        except ReaderError as error:
            self.dialog.set_text(str(error), 0)

    def export(self) -> None:
        """Write a file, or send the words to Anki."""
        if self.dialog is None or self._task is not None:
            return
        choice = self.dialog.choice
        self._desk.prefer(vocabulary_export=choice.to_json())
        if choice.form == ANKI:
            self._send(choice)
            return
        file = self._file(choice)
        if file is not None:
            self._write(choice, file)

    def _choices(self) -> list[tuple[str, str, int]]:
        words, facets = self._desk.words, self._desk.words.facets()
        choices = [(ALL, self.tr("All words"), len(words.find()))]
        window = self._table.window
        if window is not None:
            shown, selected = window.table.words.numbers, window.table.selected_numbers()
            if len(shown) != choices[0][2]:
                choices.append((SHOWN, self.tr("Shown in the table"), len(shown)))
            if selected:
                choices.append((SELECTED, self.tr("Selected in the table"), len(selected)))
        named = [("status:learning", self.tr("Learning, 1 to 4"))]
        named += [(f"status:{each.value}", status_name(each)) for each in (WordStatus.NEW, WordStatus.KNOWN)]
        named += [(f"tag:{name}", self.tr("Tag: %1").replace("%1", name)) for name in facets.tags]
        named += [(f"list:{name}", self.tr("List: %1").replace("%1", name)) for name in facets.lists]
        named += [
            (f"text:{digest}", self.tr("Met in: %1").replace("%1", title))
            for digest, title in facets.transcripts.items()
        ]
        choices += [(value, said, len(numbers_of(words, value, (), ()))) for value, said in named]
        return [each for each in choices if each[2] or each[0] == ALL]

    def _numbers(self, choice: Choice) -> list[int]:
        window = self._table.window
        shown: Sequence[int] = window.table.words.numbers if window is not None else ()
        selected = window.table.selected_numbers() if window is not None else ()
        return numbers_of(self._desk.words, choice.words, shown, selected)

    def _beginning(self, words: Sequence[Word], choice: Choice) -> str:
        """The beginning as text; what is no text is shown as the spreadsheet or the cards that it holds."""
        if choice.form in ("apkg", ANKI):
            options = choice.options
            cards = Shown(options.scripts, options.sentence, options.note)
            return "\n\n".join("\n".join(as_lines(word, cards)) for word in words)[:20_000]
        instead = {"xlsx": "csv"}
        shown = Choice(instead.get(choice.form, choice.form), choice.words, choice.options, guard=False)
        content = written(words, shown if choice.form in instead else choice, lambda _share: None)
        return content.decode("utf-8-sig", "replace")[:20_000]

    def _first_page(self, words: Sequence[Word], choice: Choice) -> QImage:
        assert self.dialog is not None
        export = export_of(words, choice, lambda _share: None)
        return first_page(
            export,
            cards=choice.form == PDF_CARDS,
            font=QApplication.font(),
            width=self.dialog.preview_width(),
        )

    def _file(self, choice: Choice) -> Path | None:
        form = format_named(choice.form)
        suffix = form.suffix if form is not None else ".pdf"
        folder = Path(self._desk.settings.recent_folder or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self.dialog, self.tr("Export words"), str(folder / f"vocabulary{suffix}"), f"(*{suffix})"
        )
        if not chosen:
            return None
        self._desk.prefer(recent_folder=str(Path(chosen).parent))
        return Path(chosen)

    def _write(self, choice: Choice, file: Path) -> None:
        font = QApplication.font()

        def work(words: Sequence[Word], report: tasks.Report) -> object:
            if choice.form in _PAPER:
                export = export_of(words, choice, report)
                content = pdf_of(export, cards=choice.form == PDF_CARDS, font=font)
            else:
                content = written(words, choice, report)
            report(1.0)
            _put(file, content)
            return len(words)

        said = self.tr("%1 written to %2")
        self._run(choice, work, lambda count: said.replace("%1", word_count(count)).replace("%2", str(file)))

    def _send(self, choice: Choice) -> None:
        from reader.vocabulary.anki_connect import send

        def work(words: Sequence[Word], report: tasks.Report) -> object:
            notes = notes_of(export_of(words, choice, lambda share: report(share * 0.2)))
            return send(notes, choice.options.deck, progressed=lambda share: report(0.2 + share * 0.8))

        self._run(choice, work, self._said_of_sent)

    def _said_of_sent(self, sent: Sent) -> str:
        said = self.tr("Anki has %1 new notes and %2 updated ones.")
        return said.replace("%1", f"{sent.added:,}").replace("%2", f"{sent.updated:,}")

    def _run(
        self,
        choice: Choice,
        work: Callable[[Sequence[Word], tasks.Report], object],
        said: Callable[..., str],
    ) -> None:
        """Do something with the words in a thread, which reads them from a connection of its own."""
        assert self.dialog is not None
        paths, numbers = self._desk.paths, self._numbers(choice)
        self.dialog.set_progress(0.0)

        def whole(report: tasks.Report) -> object:
            with closing(Store.peek(paths.database)) as store:
                words = Search(store).words(numbers)
            return work(words, report)

        self._task = tasks.run(
            whole, lambda result: self._on_done(said(result)), self._on_failed, self.dialog.set_progress
        )

    def _on_done(self, said: str) -> None:
        self._task = None
        self._main.say(said, 12000)
        if self.dialog is not None:
            self.dialog.set_progress(None)
            self.dialog.say(said)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if self.dialog is not None:
            self.dialog.set_progress(None)
        if not isinstance(error, ReaderError):
            raise error
        tell(self.dialog or self._main, error)

    def _on_dialog_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.dialog is not None:
            self.dialog.set_progress(None)
            self.dialog.say(self.tr("Cancelled; nothing was written."))

    def _on_dialog_print_requested(self) -> None:
        if self.dialog is None:
            return
        choice = self.dialog.choice
        self._desk.prefer(vocabulary_export=choice.to_json())
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.dialog)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            words = self._desk.words.words(self._numbers(choice))
            export = export_of(words, choice, lambda _share: None)
            print_on(printer, export, cards=choice.form == PDF_CARDS, font=QApplication.font())
        dialog.deleteLater()

    def _on_dialog_finished(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.dialog is not None:
            self._desk.prefer(vocabulary_export=self.dialog.choice.to_json())
            self.dialog.deleteLater()
            self.dialog = None


def _put(file: Path, content: bytes) -> None:
    try:
        write_atomically(file, content)
    except OSError as error:
        raise FileRefused(
            f"the file cannot be written ({error.strerror or error}).",
            path=file,
            advice="Choose a folder that exists and is yours.",
        ) from error
