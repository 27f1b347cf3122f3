"""Coverage at work: texts are counted as their words come; figures stand in the library, the rest in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.reading import Reading
from reader.ui.vocabulary.front import bring_forward
from reader.ui.vocabulary.wording import percent
from reader.ui.vocabulary.work import VocabularyWork
from reader.vocabulary.model import WordKey, WordStatus

if TYPE_CHECKING:
    from reader.ui.vocabulary.coverage_window import CoverageWindow


class CoverageWork(QObject):
    """Counts behind the page and shows figures anew after every change."""

    redo_requested = Signal()
    undo_requested = Signal()

    def __init__(self, desk: Desk, main: MainWindow, reading: Reading, work: VocabularyWork) -> None:
        super().__init__(main)
        self._desk, self._main, self._work = desk, main, work
        self._chosen = ""
        self.window: CoverageWindow | None = None
        self._slices = main.slices.queue()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(0)
        self._resting.timeout.connect(self.show)
        main.actions_by_name["coverage"].triggered.connect(self.open)
        main.closing.connect(self.close)
        reading.annotated.connect(desk.coverage.take)
        reading.text_completed.connect(self._on_reading_text_completed)

    def open(self) -> None:
        """Show the window on the open text."""
        from reader.ui.vocabulary.coverage_window import (
            CoverageWindow,
        )  # windows are loaded when they are opened

        if self.window is None:
            self.window = CoverageWindow()
            self.window.closed.connect(self._on_window_closed)
            self.window.keep_requested.connect(self._on_window_keep_requested)
            self.window.known_requested.connect(self._on_window_known_requested)
            self.window.redo_requested.connect(self.redo_requested)
            self.window.undo_requested.connect(self.undo_requested)
            self.window.text_chosen.connect(self._on_window_text_chosen)
        text = self._desk.text
        self._chosen = text.transcript.digest if text is not None else ""
        self.show()
        bring_forward(self.window)

    def close(self) -> None:
        """Close the window with the program."""
        if self.window is not None:
            self.window.close()

    def show_soon(self) -> None:
        """Show figures anew once what is going on has been done."""
        self._resting.start()

    def show(self) -> None:
        """Show the figures as they are now."""
        shares = self._desk.coverage.shares()
        known = self.tr("%1 known")
        said = self.tr("You know %1 of its running words and %2 of its distinct words.")
        self._main.left.library.set_figures(
            {
                digest: (
                    known.replace("%1", percent(share.of_words)),
                    said.replace("%1", percent(share.of_words)).replace("%2", percent(share.of_distinct)),
                )
                for digest, share in shares.items()
                if share.words
            }
        )
        if self.window is not None:
            self._show_window(self.window)

    def _show_window(self, window: CoverageWindow) -> None:
        entries = self._desk.library.entries()
        window.set_texts([(entry.digest, entry.title) for entry in entries], self._chosen)
        wanted = [self._chosen] if self._chosen else [entry.digest for entry in entries]
        ready = self._desk.coverage.ready(wanted)
        found = self._desk.coverage.coverage(ready) if ready else None
        helpful = None if self._chosen else self._desk.coverage.most_helpful(ready)
        window.set_coverage(found, self._sense, len(wanted) - len(ready), helpful)

    def _sense(self, key: WordKey) -> str:
        return "; ".join(self._desk.senses_of(key)[:2])

    def _on_reading_text_completed(self, digest: str) -> None:
        self._slices.run(self._desk.coverage.completing(digest), self._resting.start)

    def _on_window_text_chosen(self, digest: str) -> None:
        self._chosen = digest
        self.show()

    def _on_window_keep_requested(self, key: WordKey) -> None:
        self._work.do(lambda: self._desk.keep_key(key))

    def _on_window_known_requested(self, key: WordKey) -> None:
        self._work.do(lambda: self._desk.words.set_status([key], WordStatus.KNOWN))

    def _on_window_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
