"""The search over all transcripts at work: text by text in a thread, stopped when something else is asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from reader.desk import Desk
from reader.errors import ReaderError
from reader.finding.texts import Found, Source
from reader.language.model import Script
from reader.ui import tasks
from reader.ui.dialogs.search_texts import SearchTextsDialog
from reader.ui.main_window import MainWindow
from reader.ui.page.page import Place
from reader.ui.panels.hits import HitRow
from reader.ui.reading import Reading

_TRADITIONAL = (Script.TRADITIONAL, Script.TAIWAN, Script.TAIWAN_PHRASES, Script.HONG_KONG)


class SearchTexts(QObject):
    """Opens with Ctrl+Shift+F on what is selected."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        self.dialog: SearchTextsDialog | None = None
        self._task: tasks.Task | None = None
        self._waiting: list[Source] = []
        self._found: list[Found] = []
        self._count = self._unread = 0
        window.actions_by_name["search_texts"].triggered.connect(self.open)

    def open(self) -> None:
        """Show the search; what was found last is there still."""
        if self.dialog is None:
            self.dialog = SearchTextsDialog(self._window)
            self.dialog.hidden.connect(self._on_dialog_hidden)
            self.dialog.place_requested.connect(self._on_dialog_place_requested)
            self.dialog.search_changed.connect(self.search)
            self.dialog.stop_requested.connect(self.stop)
        script = self._desk.script
        self.dialog.set_font_family("Noto Sans CJK TC" if script in _TRADITIONAL else "Noto Sans CJK SC")
        selected = self._window.page.selected_text()
        self.dialog.open_on(selected if "\n" not in selected and len(selected) < 40 else "")

    def search(self, query: str) -> None:
        """Look for this in all texts; what was looked for before is given up."""
        self._cancel()
        self._found, self._unread = [], 0
        text = self._desk.text
        opened = text.transcript if text is not None else None
        known = self._desk.concordance.transcripts()
        self._waiting = self._desk.searching.sources(opened, known) if query else []
        self._count = len(self._waiting)
        self._next(query)

    def stop(self) -> None:
        """Leave it at what has been found so far."""
        self._cancel()
        self._show()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._waiting = []

    def _next(self, query: str) -> None:
        """Search the next text, if one is left."""
        if not self._waiting:
            self._task = None
            self._show()
            return
        source, script = self._waiting.pop(0), self._desk.script
        done = self._count - len(self._waiting) - 1

        def work(report: tasks.Report) -> Found:
            return self._desk.searching.find(source, query, script, report)

        self._task = tasks.run(
            work,
            partial(self._on_found, query),
            partial(self._on_failed, query),
            lambda share: self._on_progressed((done + share) / max(self._count, 1)),
        )
        self._show()

    def _show(self) -> None:
        if self.dialog is not None:
            self.dialog.set_found(self._found, running=self._task is not None, unread=self._unread)

    def _on_found(self, query: str, found: Found) -> None:
        if found.count:
            self._found.append(found)
        self._next(query)

    def _on_failed(self, query: str, error: Exception) -> None:
        """A text that cannot be read is passed over and counted."""
        self._unread += 1
        self._next(query)
        if not isinstance(error, ReaderError):
            raise error

    def _on_progressed(self, share: float) -> None:
        if self.dialog is not None:
            self.dialog.set_progress(share)

    def _on_dialog_hidden(self) -> None:
        if self._task is not None:
            self.stop()
        self._desk.searching.forget()

    def _on_dialog_place_requested(self, row: HitRow) -> None:
        hit = row.hit
        if hit is None or self.dialog is None:
            return
        self.dialog.hide()
        self._window.activateWindow()
        self._reading.go_to(row.found.digest, hit.paragraph, hit.start)
        self._window.page.select(Place(hit.paragraph, hit.start), Place(hit.paragraph, hit.end))
        self._window.page.setFocus()
