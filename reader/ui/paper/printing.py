"""Printing and saving at work: the open text or what is selected, as it stands on the screen.

What is needed for it is loaded when it is asked for: a window opens without.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.model import Script
from reader.ui.exporting import file_name, save_as
from reader.ui.main_window import MainWindow
from reader.ui.page.ruby import Ruby, RubyMode, RubyScript
from reader.ui.page.tone_colours import TONE_PALETTES

if TYPE_CHECKING:
    from reader.ui.paper.edition import Edition, Ends
    from reader.ui.paper.pages import Setting

_PATIENCE_MS = 700


class Stopped(ReaderError):
    """The reader did not want to wait for the last page."""


class Printing(QObject):
    """Carries out Print, Save as PDF and Save as HTML; with a selection only that is taken."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        wishes: dict[str, Callable[[], object]] = {
            "print": self.print,
            "save_html": self.save_html,
            "save_pdf": self.save_pdf,
        }
        for name, wish in wishes.items():
            window.actions_by_name[name].triggered.connect(lambda _checked=False, wish=wish: wish())

    def print(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from reader.ui.paper.pages import paint

        edition = self._edition()
        if edition is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(edition.title)
        printer.setCreator("Duidu")
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self._title(self.tr("Print"), self.tr("Print what is selected")))
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            with _Waiting(self._window, self.tr("Printing …")) as waiting:
                pages = paint(edition, self._setting(), printer, waiting.report)
            self._window.say(self.tr("Printed: %1 pages").replace("%1", str(pages)))

    def save_pdf(self) -> None:
        """Ask for a file and write a PDF."""
        self._save("pdf", self.tr("PDF (*.pdf)"), self._pdf)

    def save_html(self) -> None:
        """Ask for a file and write HTML."""
        from reader.ui.paper.writing import html_bytes

        self._save("html", self.tr("Web page (*.html)"), html_bytes)

    def _save(self, ending: str, kinds: str, content: Callable[[Edition], bytes]) -> None:
        edition = self._edition()
        if edition is None:
            return
        title = self._title(self.tr("Save the transcript"), self.tr("Save what is selected"))
        name = file_name(edition.title, ending)

        def made(_path: Path) -> bytes:
            return content(edition)

        save_as(self._desk, self._window, title, name, kinds, made)

    def _pdf(self, edition: Edition) -> bytes:
        from reader.ui.paper.writing import pdf_bytes

        with _Waiting(self._window, self.tr("Writing the pages …")) as waiting:
            content = pdf_bytes(edition, self._setting(), waiting.report)
            if waiting.stopped:
                raise Stopped(self.tr("nothing was written, because you stopped it."))
        return content

    def _edition(self) -> Edition | None:
        """What is to go on paper; None, and a word about it, where it cannot go yet."""
        from reader.ui.paper.edition import Wishes, make_edition, unread

        text, ends = self._desk.text, self._ends()
        if text is None:
            self._window.say(self.tr("There is no text to print."))
            return None
        if unread(text, ends):
            self._window.say(self.tr("The words are still being read. Try again when that is done."))
            return None
        concepts = {concept.id: concept for concept in self._desk.concepts}
        settings = self._desk.settings
        ruby = Ruby(RubyMode(settings.ruby), RubyScript(settings.ruby_script), self._desk.statuses())
        wishes = Wishes(Script(settings.script), ruby)
        return make_edition(text, concepts, self._desk.kept_words(), wishes, ends)

    def _ends(self) -> Ends | None:
        ends = self._window.page.selection()
        if ends is None:
            return None
        first, last = ends
        return (first.paragraph, first.offset), (last.paragraph, last.offset)

    def _setting(self) -> Setting:
        from reader.ui.paper.writing import setting

        name = self._desk.settings.tone_colours
        return setting(tones=TONE_PALETTES[name][0] if name != "none" else None)

    def _title(self, whole: str, part: str) -> str:
        return part if self._ends() is not None else whole


class _Waiting:
    """A window that says how far it is, once it takes long, and by which it is stopped."""

    def __init__(self, window: MainWindow, words: str) -> None:
        self._dialog = QProgressDialog(words, window.tr("Stop"), 0, 1000, window)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_PATIENCE_MS)
        self.stopped = False

    def __enter__(self) -> _Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        self._dialog.close()
        self._dialog.deleteLater()

    def report(self, _page: int, share: float) -> bool:
        """A page is done; whether to go on."""
        self._dialog.setValue(min(round(share * 1000), 999))
        QCoreApplication.processEvents()
        self.stopped = self._dialog.wasCanceled()
        return not self.stopped
